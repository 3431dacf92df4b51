"""Reads what is new in every log file, in bounded pieces, and hands it to whoever keeps it.

It never writes to a log, and never holds back one file because of another.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from trayapp.logs import Parser, Places, Reader, Row, Sum
from trayapp.logs.pieces import Piece, pieces, tail_hash
from trayapp.logs.sweep import Seen, sweep

if TYPE_CHECKING:  # an idle scan in a short-lived process does without these
    from trayapp.domain.model import Progress

Mark = tuple[int, int, int, int, int, int, int, bytes]
"""A file as it was last read: size, time of change (ns), inode, offset of the first unread byte, hash of the
bytes before it, reader's version, malformed lines so far, reader's state."""

BATCH_ROWS = 40_000
BATCH_BYTES = 256 << 20
BATCH_SECONDS = 2.0
"""One commit holds at most so much: enough to sort inserts, little enough to repeat after a crash."""

_UNFINISHED = -1  # a size that no file has: the file is looked at again next time


class Found(NamedTuple):
    """What was read of one file; `before` is the mark that reading began with."""

    path: str
    tool: str
    project: str
    before: Mark | None
    mark: Mark
    rows: Sequence[Row]
    sums: Sequence[Sum]


class Written(Protocol):
    """What keeping did: the earliest instant (ms) that changed, and files left for the next scan."""

    @property
    def since(self) -> int | None: ...  # noqa: D102
    @property
    def left(self) -> tuple[str, ...]: ...  # noqa: D102


class Keeper(Protocol):
    """Where facts are kept; `system.store.Store` is one."""

    def marks(self, paths: Sequence[str] | None = None) -> dict[str, Mark]:
        """How each file was last read: of `paths`, or of all."""
        ...

    def write(self, reads: Sequence[Found]) -> Written:
        """Keep rows and marks together or not at all; leave files whose mark is no longer `before`."""
        ...


class ScanResult(NamedTuple):
    """What a scan did. `since` is the earliest event that it added or altered, None for none.

    `complete` is False where it was stopped, a file could not be read, or another process was reading the
    same files: scan again. `problems` are sentences to show, `counts` the files found by reader's id, and
    `ahead` the bytes that were too many to be read here.
    """

    files: int
    read: int
    bytes: int
    since: datetime | None
    complete: bool
    problems: tuple[str, ...]
    counts: dict[str, int]
    ahead: int = 0


def scan(  # noqa: PLR0913 (four of them are for callers with special needs)
    store: Keeper,
    readers: Sequence[Reader],
    places: Places,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    only: Collection[Path] | None = None,
    most: int | None = None,
) -> ScanResult:
    """Read everything that is new, the files changed last first.

    Args:
        store: where events and marks are kept.
        readers: the formats to look for.
        places: where homes and variables point.
        on_progress: told after each piece, at most 20 times a second.
        stop: asked after each piece; what was read until then is kept.
        only: files and folders that are known to have changed; None looks at all.
        most: bytes above which nothing is read here: `ahead` then tells how many there are.
    """
    run = _Run(store, stop, on_progress)
    seen = [file for reader in readers for file in sweep(reader, places, only, run.problems)]
    known = store.marks([file.path for file in seen] if only is not None else None)
    new = [file for file in seen if not _unchanged(file, known.get(file.path))]
    ahead = sum(_to_read(file, known.get(file.path)) for file in new)
    if new and (most is None or ahead <= most):
        new.sort(key=lambda file: (-file.changed, file.path))
        with _without_collector():
            run.read(new, known)
        ahead = 0
    since = None if run.since is None else datetime.fromtimestamp(run.since / 1000, UTC)
    counts = Counter(file.reader.id for file in seen)
    complete = run.complete and not ahead
    return ScanResult(
        len(seen), run.files, run.bytes, since, complete, tuple(run.problems), dict(counts), ahead
    )


class _Run:
    """One scan: what was read and not yet kept, and what to tell about it."""

    def __init__(
        self, store: Keeper, stop: Callable[[], bool] | None, tell: Callable[[Progress], None] | None
    ) -> None:
        self._store = store
        self._stop = stop
        self._tell = tell
        self._waiting: list[Found] = []
        self._rows = self._bytes = 0
        self._began = self._told = self._flushed = time.monotonic()
        self._all = (0, 0)
        self.files = self.bytes = 0
        self.since: int | None = None
        self.complete = True
        self.problems: list[str] = []

    def read(self, files: Sequence[Seen], known: dict[str, Mark]) -> None:
        """Read files one after the other; one that cannot be read is a problem and no more."""
        marks = [known.get(file.path) for file in files]
        self._all = (len(files), sum(map(_to_read, files, marks)))
        failed: list[str] = []
        for file, mark in zip(files, marks, strict=True):
            try:
                with FileIO(file.path) as raw:
                    for found in _read_file(raw, file, mark):
                        self._take(found)
                        if self._stopped():
                            break
            except OSError:
                failed.append(file.path)
            self.files += 1
            if self._stopped():
                break
        self.flush()
        self._report(last=True)
        if failed:
            self.complete = False
            more = f" and {len(failed) - 1} more" if len(failed) > 1 else ""
            self.problems.append(f"A log file could not be read: {failed[0]}{more}. Check its permissions.")

    def _stopped(self) -> bool:
        if self._stop is not None and self._stop():
            self.complete = False
            return True
        return False

    def _take(self, found: Found) -> None:
        self._waiting.append(found)
        self._rows += len(found.rows)
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
        if self._waiting:
            written = self._store.write(self._waiting)
            if written.left:
                self.complete = False
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


def _unchanged(file: Seen, mark: Mark | None) -> bool:
    return mark is not None and mark[:3] == file[1:4] and mark[5] == file.reader.version


def _to_read(file: Seen, mark: Mark | None) -> int:
    return max(0, file.size - mark[3]) if mark is not None and file.size >= mark[3] else file.size


def _read_file(raw: FileIO, file: Seen, mark: Mark | None) -> Iterator[Found]:
    """What is new in one file; a long one comes in parts."""
    offset, malformed, state = 0, 0, b""
    if mark is not None and _continues(raw, file, mark):
        offset, malformed, state = mark[3], mark[6], mark[7]
    parser = file.reader.parser(file.path, file.changed // 1_000_000, state)
    parser.malformed = malformed
    rest = b""
    for piece in pieces(raw, offset, file.size, file.reader.marks):
        _feed(parser, piece)
        offset, rest = piece.after, piece.rest
        if len(parser.rows) >= BATCH_ROWS:
            part = _found(raw, file, parser, offset, _UNFINISHED, mark)
            mark = part.mark
            yield part
    found = _found(raw, file, parser, offset, file.size, mark)
    if rest.rstrip().endswith(
        b"}"
    ):  # whole, though its end of line is still to come: read it now and again then
        _feed(parser, Piece(rest + b"\n", len(rest) + 1, offset))
        parser.finish()
        found = found._replace(
            project=parser.project, rows=[*found.rows, *parser.rows], sums=[*found.sums, *parser.sums]
        )
    yield found


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
    found = Found(file.path, file.reader.id, parser.project, before, mark, parser.rows, parser.sums)
    parser.rows, parser.sums = [], []
    return found


def _continues(raw: FileIO, file: Seen, mark: Mark) -> bool:
    """Whether the file is the one of `mark`, grown or as it was."""
    _, _, ino, offset, tail, version, _, _ = mark
    return (
        ino == file.ino
        and version == file.reader.version
        and file.size >= offset
        and tail_hash(raw, offset) == tail
    )


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rows are tuples of numbers: looking for cycles among a million of them only costs time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
