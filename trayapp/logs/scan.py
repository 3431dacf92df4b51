"""Reads what is new in every log file, in bounded pieces, and hands it to whoever keeps it.

It never writes to a log, and never holds back one file because of another.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trayapp.logs import Limit, Places, Reader
from trayapp.logs.keeping import Keeper, Mark
from trayapp.logs.sweep import Seen, sweep

if TYPE_CHECKING:  # an idle scan in a short-lived process does without these
    from trayapp.domain.model import Progress
    from trayapp.logs.keeping import Tree


_FEW = 1000
"""Files whose marks are asked for one by one; of more, all marks are read at once."""


class ScanResult(NamedTuple):
    """What a scan did. `since` is the earliest event that it added or altered, None for none.

    `complete` is False where it was stopped, a file could not be read, or another process was reading the
    same files: scan again. `problems` are sentences to show, `counts` the files found by reader's id,
    `ahead` the bytes that were too many to be read here, `limits` the newest read of each tool and name.
    """

    files: int
    read: int
    bytes: int
    since: datetime | None
    complete: bool
    problems: tuple[str, ...]
    counts: dict[str, int]
    ahead: int = 0
    limits: tuple[Limit, ...] = ()


def scan(  # noqa: PLR0913 (five of them are for callers with special needs)
    store: Keeper,
    readers: Sequence[Reader],
    places: Places,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    on_limits: Callable[[Sequence[Limit]], None] | None = None,
    stop: Callable[[], bool] | None = None,
    only: Collection[Path] | None = None,
    most: int | None = None,
    tree: Tree | None = None,
) -> ScanResult:
    """Read everything that is new, the files changed last first.

    Args:
        store: where events and marks are kept.
        readers: the formats to look for.
        places: where homes and variables point.
        on_progress: told after each piece, at most 20 times a second.
        on_limits: told what vendors said of their limits, before the lines that said it are marked as read.
        stop: asked after each piece; what was read until then is kept.
        only: files and folders that are known to have changed; None looks at all.
        most: bytes above which nothing is read here: `ahead` then tells how many there are.
        tree: what a running program remembers from its last look at everything; with `only`, not asked.
    """
    if tree is None or only is not None:
        return _scan(store, readers, places, on_progress, on_limits, stop, only, most, None)
    try:
        return _scan(store, readers, places, on_progress, on_limits, stop, None, most, tree)
    except BaseException:
        tree.clear()
        raise


def _scan(  # noqa: PLR0913, PLR0917 (those of `scan`)
    store: Keeper,
    readers: Sequence[Reader],
    places: Places,
    on_progress: Callable[[Progress], None] | None,
    on_limits: Callable[[Sequence[Limit]], None] | None,
    stop: Callable[[], bool] | None,
    only: Collection[Path] | None,
    most: int | None,
    tree: Tree | None,
) -> ScanResult:
    problems: list[str] = []
    if tree is not None:
        seen = tree.look(readers, places, problems)
        counts = {tool: count for tool, count in tree.counts.items() if count}
    else:
        seen = [file for reader in readers for file in sweep(reader, places, only, problems)]
        counts = dict(Counter(file.reader.id for file in seen))
    files = sum(counts.values())
    few = only is not None or (tree is not None and len(seen) < _FEW)
    known = store.marks([file.path for file in seen] if few else None)
    new = [file for file in seen if not _unchanged(file, known.get(file.path))]
    ahead = sum(_to_read(file, known.get(file.path)) for file in new)
    if not new or (most is not None and ahead > most):
        if new and tree is not None:
            tree.clear()
        return ScanResult(files, 0, 0, None, not new, tuple(problems), counts, ahead)
    from trayapp.logs._reading import Reading  # noqa: PLC0415 (an idle scan does without it)

    new.sort(key=lambda file: (-file.changed, file.path))
    run = Reading(store, stop, on_progress, on_limits)
    with _without_collector():
        run.read([(file, known.get(file.path)) for file in new], ahead)
    since = None if run.since is None else datetime.fromtimestamp(run.since / 1000, UTC)
    problems += run.problems
    limits = tuple(run.limits.values())
    if tree is not None and not run.complete:
        tree.again([file for file in new if file.path in run.unread])
    complete = run.complete and (tree is None or not tree.more)
    return ScanResult(files, run.files, run.bytes, since, complete, tuple(problems), counts, limits=limits)


def _unchanged(file: Seen, mark: Mark | None) -> bool:
    return mark is not None and mark[:3] == file[1:4] and mark[5] == file.reader.version


def _to_read(file: Seen, mark: Mark | None) -> int:
    grown = mark is not None and file.size >= mark[3] and file.size != mark[0]
    return file.size - mark[3] if mark is not None and grown else file.size


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
