"""Whole lines of a file that may be growing, in pieces of bounded size."""

from __future__ import annotations

from collections.abc import Iterator
from io import FileIO
from typing import NamedTuple

CHUNK = 1 << 20
"""Bytes read at once: they stay in the processor's cache while lines are decoded (4 MiB: 15 % slower)."""

LONGEST = 64 << 20
"""A longer line is passed over in pieces: no client has been seen to write a response above 1 MB."""

_TAIL = 64
_ENDS = 1024


def make_room() -> None:
    """Have the memory of one piece serve for the next one.

    The C library of most Linux systems takes fresh pages for every block above 128 KiB and gives them back
    with it, until a larger one was freed once: a tenth of a long reading's time went into clearing pages.
    """
    bytes(2 * CHUNK)


class Piece(NamedTuple):
    """`data[:end]` is whole lines and `after` the offset behind them; `rest` is a last line without its end.

    A line above `LONGEST` comes as a piece without data; `hit` says whether it held one of the marks.
    """

    data: bytes
    end: int
    after: int
    rest: bytes = b""
    hit: bool = False


def pieces(file: FileIO, offset: int, size: int, marks: tuple[bytes, ...]) -> Iterator[Piece]:
    """Read from `offset` to the end of a file that had `size` bytes a moment ago.

    Each read starts where the last whole line ended, so nothing is copied together; only a line longer
    than a chunk is read again with a larger one.
    """
    chunk = CHUNK
    while True:
        wanted = min(chunk, max(size - offset, 0) + 4096)
        file.seek(offset)
        data = file.read(wanted) or b""
        end = data.rfind(b"\n") + 1
        last = len(data) < wanted
        if end or last:
            yield Piece(data, end, offset + end, data[end:] if last else b"")
            offset += end
            chunk = CHUNK
            if last:
                return
        elif wanted < chunk:  # it has grown since: no end of line yet in what was expected
            size = offset + chunk
        elif chunk < LONGEST:
            chunk *= 4
        else:
            piece = _pass_over(file, offset, marks)
            if piece is None:
                return
            yield piece
            offset, chunk = piece.after, CHUNK


def _pass_over(file: FileIO, offset: int, marks: tuple[bytes, ...]) -> Piece | None:
    """Go behind the line that starts at `offset`; None when it has no end yet."""
    file.seek(offset)
    hit, seam = False, b""
    while data := file.read(CHUNK):
        end = data.find(b"\n") + 1
        seen = seam + (data[:end] if end else data)
        hit = hit or any(mark in seen for mark in marks)
        if end:
            return Piece(b"", 0, offset + end, hit=hit)
        seam = data[-_TAIL:]
        offset += len(data)
    return None


def tail_hash(file: FileIO, offset: int) -> int:
    """63 bits of the first and the last kilobyte before `offset`: they tell an append from other content.

    Every line of a session may end in the same 200 bytes (its id, the client's version, a branch).
    """
    file.seek(0)
    head = file.read(min(_ENDS, offset)) or b""
    file.seek(max(0, offset - _ENDS))
    return digest(head + (file.read(min(_ENDS, offset)) or b""))


def digest(content: bytes) -> int:
    """63 bits that name `content`; SQLite's integers have a sign."""
    from hashlib import blake2b  # noqa: PLC0415 (2 ms, and what has not changed is not read)

    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big") >> 1
