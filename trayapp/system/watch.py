"""Tells which files below some folders changed, without polling; the caller's sweep is the safety net.

It must never be trusted alone: network mounts, a full watch table or a dropped event are silent.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncinotify import Event, Inotify

SETTLE = 0.4
"""Seconds in which changes are gathered: a client writes one answer as several lines."""

MOST_FOLDERS = 4096
"""Watches kept at most. The usual system limit is 8,192 or more for all programs of a person together."""


class Watcher:
    """Changed paths, gathered. `complete` is False where some folders could not be watched."""

    def __init__(
        self,
        folders: Iterable[Path],
        files: Iterable[Path] = (),
        *,
        most: int = MOST_FOLDERS,
        platform: str = sys.platform,
    ) -> None:
        """`folders` are watched with all below them, of `files` only what begins with their names.

        A file is a database, say, with what its program writes beside it. `platform` chooses the way.
        """
        self._platform = platform
        self.complete = True
        self.most = most
        self.trees = [folder for folder in folders if folder.is_dir()]
        self.files = [file for file in files if file.parent.is_dir()]
        self.beside = list(dict.fromkeys(file.parent for file in self.files))
        """Folders that are watched without those below them."""

    @property
    def folders(self) -> list[Path]:
        """Everything that is watched."""
        return [*self.trees, *self.beside]

    def wants(self, path: Path) -> bool:
        """Whether a change of `path` is one of those that were asked for."""
        if path.parent in self.beside and any(str(path).startswith(str(file)) for file in self.files):
            return True
        return any(path.is_relative_to(tree) for tree in self.trees)

    async def changes(self) -> AsyncGenerator[frozenset[Path], None]:
        """Yield sets of changed files and folders, at most one set per `SETTLE`.

        Ends when one of the folders was deleted or moved away: whoever asks begins anew.
        """
        native = _inotify if self._platform.startswith("linux") else _observer
        async for changed in native(self, self.trees):
            wanted = frozenset(filter(self.wants, changed)) if self.beside else changed
            if wanted:
                yield wanted


def _tree(folder: Path) -> list[Path]:
    """`folder` and every folder below it; those that cannot be read are left to the sweep."""
    return [Path(parent) for parent, _, _ in os.walk(folder)]


class _Watches:
    """inotify's watches on folders and everything below them, up to `watcher.most`."""

    def __init__(self, watcher: Watcher, inotify: Inotify) -> None:
        self._watcher = watcher
        self._inotify = inotify
        self._count = 0

    def add(self, root: Path) -> None:
        """Watch `root` and its tree; what cannot be watched makes the watcher incomplete."""
        self._add(_tree(root))

    def add_alone(self, folder: Path) -> None:
        """Watch `folder` and nothing below it."""
        self._add([folder])

    def _add(self, folders: Iterable[Path]) -> None:
        from asyncinotify import Mask  # noqa: PLC0415 (Linux only)

        mask = Mask.MODIFY | Mask.CREATE | Mask.MOVED_TO | Mask.DELETE | Mask.ONLYDIR
        mask |= Mask.DELETE_SELF | Mask.MOVE_SELF
        for folder in folders:
            if self._count >= self._watcher.most:
                self._watcher.complete = False
                return
            try:
                self._inotify.add_watch(folder, mask)
                self._count += 1
            except OSError:  # gone again, not allowed, or the system's table is full
                self._watcher.complete = False


async def _inotify(watcher: Watcher, roots: list[Path]) -> AsyncGenerator[frozenset[Path], None]:
    from asyncinotify import Inotify, Mask  # noqa: PLC0415 (Linux only)

    with Inotify() as inotify:
        watches = _Watches(watcher, inotify)
        for root in roots:
            watches.add(root)
        for folder in watcher.beside:
            watches.add_alone(folder)
        while True:
            changed: set[Path] = set()
            event: Event | None = await inotify.get()
            settled = asyncio.get_running_loop().time() + SETTLE
            while event is not None:
                if event.path is not None:
                    changed.add(event.path)
                    if event.mask & (Mask.CREATE | Mask.MOVED_TO) and event.mask & Mask.ISDIR:
                        if watcher.wants(event.path):
                            watches.add(event.path)
                    elif event.mask & (Mask.DELETE_SELF | Mask.MOVE_SELF) and event.path in watcher.folders:
                        watcher.complete = False
                        return  # made anew it is another folder: the caller begins again
                elif event.mask & Mask.Q_OVERFLOW:
                    changed.update(roots, watcher.files)
                event = await _next(inotify, settled)
            yield frozenset(changed)


async def _next(inotify: Inotify, until: float) -> Event | None:
    """The next event, or None at `until` (of the loop's clock)."""
    try:
        async with asyncio.timeout_at(until):
            return await inotify.get()
    except TimeoutError:
        return None


async def _observer(watcher: Watcher, roots: list[Path]) -> AsyncGenerator[frozenset[Path], None]:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler  # noqa: PLC0415 (not on Linux)
    from watchdog.observers import Observer  # noqa: PLC0415

    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[Path] = asyncio.Queue()

    class Forward(FileSystemEventHandler):  # type: ignore[misc, unused-ignore]
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in ("opened", "closed_no_write"):
                path = os.fsdecode(event.dest_path or event.src_path)
                with suppress(RuntimeError):  # the loop has closed: the program is ending
                    loop.call_soon_threadsafe(queue.put_nowait, Path(path))

    observer = Observer()
    for folder in (*roots, *watcher.beside):
        try:
            observer.schedule(Forward(), str(folder), recursive=folder in roots)
        except OSError:
            watcher.complete = False
    observer.start()
    try:
        while True:
            changed = {await queue.get()}
            await asyncio.sleep(SETTLE)
            while not queue.empty():
                changed.add(queue.get_nowait())
            yield frozenset(changed)
    finally:
        observer.stop()
        await asyncio.to_thread(observer.join)
