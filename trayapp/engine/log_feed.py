"""Local logs as a feed: long reads in another process, then a watcher, and a sweep that trusts neither.

What a status line was told comes by the same watcher and the same sweep.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import aclosing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from trayapp.domain.model import Progress
from trayapp.engine.base import Base
from trayapp.engine.log_pace import pause
from trayapp.engine.log_tree import Tree
from trayapp.engine.status_line import FOLDER
from trayapp.engine.worker import run_worker
from trayapp.logs import folders
from trayapp.logs.scan import ScanResult
from trayapp.system.mounts import any_far
from trayapp.system.store import StoreError
from trayapp.system.watch import Watcher

log = logging.getLogger(__name__)

IN_PLACE = 16_000_000
"""Bytes up to which logs are read in the core's thread: about 25 ms of work, in pieces that let the
screen's thread have the interpreter between them."""

PIECE = 0.1
"""Seconds of reading between two looks at commands, where no other process could read."""


class LogFeed:
    """Keeps the store level with the logs, and with what the status line was told."""

    def __init__(
        self,
        base: Base,
        *,
        changed: Callable[[datetime | None], None],
        progress: Callable[[Progress | None], None],
    ) -> None:
        """`changed` gets the earliest event that changed, None where that is not known."""
        self._base = base
        self._changed = changed
        self._progress = progress
        self._problems: tuple[str, ...] = ()
        self._tree = Tree()
        self._wake = asyncio.Event()
        self._complete = True
        self._far = False
        self.caught_up = False
        """True once everything that was there at the start has been read."""
        self._reading_apart = False
        self._files = 0
        self.counts: Mapping[str, int] | None = None
        """Files of each tool as the last sweep found them; None before the first."""

    def problems(self) -> tuple[str, ...]:
        """Sentences about logs that could not be read."""
        return self._problems

    def look(self) -> None:
        """Sweep now."""
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled."""
        with suppress(OSError):  # there from the start, it can be watched before anything is in it
            self._told().mkdir(mode=0o700, exist_ok=True)
        await self._catch_up()
        self.caught_up = True
        self._changed(None)
        folders_watched, watching = self._folders(), asyncio.create_task(self._watch())
        try:
            while True:
                try:
                    watched = self._complete and not self._far and not watching.done()
                    async with asyncio.timeout(pause(self._tree.took, watched=watched)):
                        await self._wake.wait()
                except TimeoutError:
                    pass
                self._wake.clear()
                await self._catch_up()
                if watching.done() or self._folders() != folders_watched:
                    # A tool was installed, or the settings name other folders.
                    watching.cancel()
                    folders_watched, watching = self._folders(), asyncio.create_task(self._watch())
        finally:
            watching.cancel()

    def _folders(self) -> tuple[list[Path], list[Path]]:
        """Folders to be watched with all below them, and files that are named themselves: databases."""
        places = self._base.places()
        found = [(each, reader) for reader in self._base.readers for each in folders(reader, places)]
        files = [each for each, reader in found if each.name.endswith(reader.ends)]
        trees = [each for each, reader in found if not each.name.endswith(reader.ends)]
        return (
            [each for each in (*trees, self._told()) if each.is_dir()],
            [each for each in files if each.parent.is_dir()],
        )

    def _told(self) -> Path:
        return self._base.world.paths.state / FOLDER

    async def _catch_up(self) -> None:
        """Read what is new, here when it is little, in a process of its own when it is much."""
        try:
            self._hear()
            ahead = self._read(most=IN_PLACE)
            while self._tree.more and not ahead:
                await asyncio.sleep(0)
                ahead = self._read(most=IN_PLACE)
            if ahead:
                await self._read_apart(ahead)
        except StoreError as error:
            log.warning("What the logs say could not be kept: %s", error.sentence)
            self._problems = (error.sentence,)
            self._changed(None)

    async def _read_apart(self, ahead: int) -> None:
        self._reading_apart = True
        self._progress(
            Progress(files_done=0, files=self._files, bytes_done=0, bytes=ahead, seconds_left=None)
        )
        try:
            async with aclosing(run_worker(self._base.world.env)) as told:
                async for progress in told:
                    self._progress(progress)
        except (OSError, RuntimeError) as error:
            # The work itself is what matters: without a process it is done here, in small pieces.
            log.warning("The logs are read in place: %s", error)
        finally:
            self._reading_apart = False
            self._progress(None)
        await self._read_in_pieces()
        self._changed(None)

    async def _read_in_pieces(self) -> None:
        """What the worker left, without keeping commands and vendors waiting."""
        while True:
            until = time.monotonic() + PIECE
            result = self._base.scan(stop=partial(_past, until), tree=self._tree)
            self._note(result)
            if result.complete or not (result.bytes or self._tree.more):
                return
            await asyncio.sleep(0)

    def _read(self, *, only: Collection[Path] | None = None, most: int | None = None) -> int:
        """Read in this thread; the bytes that were too many to."""
        before = self._base.store.generation()
        result = self._base.scan(only=only, most=most, tree=self._tree)
        problems = self._problems
        if only is None:
            self._note(result)
        # Limits without use raise no generation: nothing is priced anew for them.
        if result.since is None and result.limits:
            self._changed(None)
        # More than one write: several batches, or another process between them; then nothing is known.
        single = self._base.store.generation() - before == 1
        if result.since is not None:
            self._changed(result.since if single else None)
        elif self._problems != problems or self._base.store.generation() != before:
            self._changed(None)
        return result.ahead

    def _hear(self) -> None:
        """Take what the status line was told since; it raises no generation either."""
        if self._base.hear():
            self._changed(None)

    def _note(self, result: ScanResult) -> None:
        self.counts, self._files, self._problems = result.counts, result.files, result.problems

    async def _watch(self) -> None:
        """Read the files that the watcher names; leave new folders and everything odd to a sweep."""
        watcher = Watcher(*self._folders())
        self._complete, self._far = True, any_far(watcher.folders)
        async with aclosing(watcher.changes()) as changes:
            async for changed in changes:
                self._complete = watcher.complete
                self._take(changed)

    def _take(self, changed: frozenset[Path]) -> None:
        told = self._told()
        logs = {path for path in changed if path != told and told not in path.parents}
        try:
            if len(logs) < len(changed):
                self._hear()
            # The worker has them while it reads; the sweep behind it takes what it missed.
            if logs and not self._reading_apart:
                self._read(only=logs)
        except StoreError as error:
            log.warning("What the logs say could not be kept: %s", error.sentence)
            self._changed(None)


def _past(instant: float) -> bool:
    return time.monotonic() > instant
