"""Reads files that have something new, and has it kept in batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from io import FileIO
from typing import TYPE_CHECKING

from trayapp.domain.saying import saying
from trayapp.logs import Limit, Parser
from trayapp.logs._names import real
from trayapp.logs.keeping import Found, Keeper, Mark
from trayapp.logs.pieces import CHUNK, Piece, make_room, pieces, tail_hash
from trayapp.logs.sweep import Seen

if TYPE_CHECKING:
    from trayapp.domain.model import Progress

BATCH_ROWS = 40_000
BATCH_BYTES = 256 << 20
BATCH_SECONDS = 2.0
"""One commit holds at most so much: enough to sort inserts, little enough to repeat after a crash."""

PART_BYTES = 64 << 20
"""A longer file is kept in parts, so that it can be stopped, told about and gone on with."""

_UNFINISHED = -1  # a size that no file has: the file is looked at again next time


class Reading:
    """One scan's reading: what is not yet kept, and what there is to tell about it."""

    def __init__(
        self,
        store: Keeper,
        stop: Callable[[], bool] | None,
        tell: Callable[[Progress], None] | None,
        heard: Callable[[Sequence[Limit]], None] | None,
    ) -> None:
        self._store = store
        self._stop = stop
        self._tell = tell
        self._heard = heard
        self._new_limits: dict[tuple[str, str], Limit] = {}
        self.limits: dict[tuple[str, str], Limit] = {}
        self._waiting: list[Found] = []
        self._rows = self._bytes = 0
        self._began = self._told = self._flushed = time.monotonic()
        self._all = (0, 0)
        self.files = self.bytes = 0
        self.since: int | None = None
        self.complete = True
        self.unread: set[str] = set()
        """Files of which something is left for the next scan."""
        self.problems: list[str] = []

    def read(self, files: Sequence[tuple[Seen, Mark | None]], size: int) -> None:
        """Read files one after the other, `size` bytes in all; one that cannot be read is a problem."""
        self._all = (len(files), size)
        if size > 8 * CHUNK:
            make_room()
        failed = []
        for number, (file, mark) in enumerate(files):
            if not self._read_one(file, mark):
                failed.append(file.path)
            self.files += 1
            if self._stopped():
                self.unread |= {each.path for each, _ in files[number:]}
                break
        self.unread |= set(failed)
        self.flush()
        self._report(last=True)
        if failed:
            self.complete = False
            others = len(failed) - 1
            self.problems.append(
                saying(
                    "Faults",
                    "A log file could not be read: {file} and {n} more. Check its permissions.",
                    file=failed[0],
                    n=others,
                )
                if others
                else saying(
                    "Faults", "A log file could not be read: {file}. Check its permissions.", file=failed[0]
                )
            )

    def _read_one(self, file: Seen, mark: Mark | None) -> bool:
        parts = _read_file(file, mark)
        while True:
            try:
                found = next(parts, None)
            except OSError:
                return False
            if found is None:
                return True
            self._take(found)
            if self._stopped():
                parts.close()
                return True

    def _stopped(self) -> bool:
        if self._stop is not None and self._stop():
            self.complete = False
            return True
        return False

    def _take(self, found: Found) -> None:
        self._waiting.append(found)
        self._rows += len(found.rows)
        for limit in found.limits:
            name = (limit.tool, limit.name)
            if name not in self.limits or self.limits[name].at < limit.at:
                self.limits[name] = self._new_limits[name] = limit
        read = found.mark[3] - (found.before[3] if found.before is not None else 0)
        self.bytes += max(0, read)
        self._bytes += max(0, read)
        # A file's next piece starts from this piece's mark, which must be there by then.
        part = found.mark[0] == _UNFINISHED
        late = time.monotonic() - self._flushed > BATCH_SECONDS
        if part or late or self._rows >= BATCH_ROWS or self._bytes >= BATCH_BYTES:
            self.flush()
        self._report()

    def flush(self) -> None:
        """Have everything kept that was read so far."""
        if self._new_limits and self._heard is not None:
            # Before the marks by which these lines count as read: a crash between the two loses nothing.
            self._heard(tuple(self._new_limits.values()))
            self._new_limits = {}
        if self._waiting:
            written = self._store.write(self._waiting)
            if written.left:
                self.complete = False
                self.unread |= set(written.left)
            if written.since is not None and (self.since is None or written.since < self.since):
                self.since = written.since
        self._waiting = []
        self._rows = self._bytes = 0
        self._flushed = time.monotonic()

    def _report(self, *, last: bool = False) -> None:
        now = time.monotonic()
        if self._tell is None or (now - self._told < 0.05 and not last):
            return
        from trayapp.domain.model import Progress  # noqa: PLC0415 (an idle scan does without it)

        self._told = now
        files, size = self._all
        done = min(self.bytes, size)
        spent = now - self._began
        left = spent / done * (size - done) if done and spent > 0.2 else None
        self._tell(Progress(self.files, files, size if last and self.complete else done, size, left))


def _read_file(file: Seen, mark: Mark | None) -> Generator[Found]:
    """What is new in one file; a long one comes in parts."""
    if file.reader.whole is not None:
        whole = _read_whole(file, mark)
        if whole is not None:
            yield whole
            return
    with FileIO(real(file.path)) as raw:
        offset, malformed, state = 0, 0, b""
        if mark is not None and _continues(raw, file, mark):
            offset, malformed, state = mark[3], mark[6], mark[7]
        parser = file.reader.parser(file.path, file.changed // 1_000_000, state)
        parser.malformed = malformed
        rest, begun = b"", offset
        for piece in pieces(raw, offset, file.size, file.reader.marks):
            _feed(parser, piece)
            offset, rest = piece.after, piece.rest
            if len(parser.rows) >= BATCH_ROWS or offset - begun >= PART_BYTES:
                part = _found(raw, file, parser, offset, _UNFINISHED, mark)
                mark, begun = part.mark, offset
                yield part
        found = _found(raw, file, parser, offset, file.size, mark)
    if rest.rstrip().endswith(b"}"):
        # Whole, though its end of line is still to come: it is read now and again then.
        _feed(parser, Piece(rest + b"\n", len(rest) + 1, offset))
        parser.finish()
        rows, sums = [*found.rows, *parser.rows], [*found.sums, *parser.sums]
        found = found._replace(project=parser.project, rows=rows, sums=sums, limits=parser.limits)
    yield found


def _read_whole(file: Seen, mark: Mark | None) -> Found | None:
    """All of a file that has no lines to go on behind; None for one that has."""
    version = file.reader.version
    known = mark[7] if mark is not None and mark[5] == version else b""
    told = file.reader.whole(file.path, file.changed // 1_000_000, known) if file.reader.whole else None
    if told is None:
        return None
    now = (file.size, file.changed, file.ino, file.size, 0, version, told.malformed, told.state())
    return Found(file.path, file.reader.id, told.project, mark, now, told.rows, told.sums, told.limits)


def _feed(parser: Parser, piece: Piece) -> None:
    if piece.end:
        parser.feed(piece.data, piece.end)
    elif piece.hit:
        parser.malformed += 1


def _found(raw: FileIO, file: Seen, parser: Parser, offset: int, size: int, before: Mark | None) -> Found:
    parser.finish()
    mark = (
        size, file.changed, file.ino, offset, tail_hash(raw, offset), file.reader.version, parser.malformed,
        parser.state(),
    )  # fmt: skip
    found = Found(
        file.path, file.reader.id, parser.project, before, mark, parser.rows, parser.sums, parser.limits
    )
    parser.rows, parser.sums = [], []
    return found


def _continues(raw: FileIO, file: Seen, mark: Mark) -> bool:
    """Whether the file is the one of `mark`, grown since: at the same size it may have been written over."""
    size, _, ino, offset, tail, version, _, _ = mark
    return (
        ino == file.ino
        and size != file.size
        and version == file.reader.version
        and file.size >= offset
        and tail_hash(raw, offset) == tail
    )
