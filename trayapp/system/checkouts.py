"""Where the repository of a folder lies: git's own files, looked at on a thread that may hang.

A folder can lie on a mount whose server is gone; each look has its time, and whoever asks goes on without.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from pathlib import Path

from trayapp.system.background import DaemonExecutor

PATIENCE = 2.0
"""Seconds after which a look counts as hanging."""

HANGING = 3
"""Threads that may hang before nothing is looked for any more in this process."""

_DEEPEST = 40
_LONGEST = 4096  # bytes of a `.git` file


class Checkouts:
    """Looks for repositories in turn; used from one thread."""

    def __init__(
        self, home: Path, look: Callable[[str, str], str] | None = None, patience: float = PATIENCE
    ) -> None:
        """`look` takes a folder and the home, and gives the repository or ""; None reads git's files."""
        self._home = str(home)
        self._look = root_of if look is None else look
        self._patience = patience
        self._running: dict[str, Future[str]] = {}
        self._thread: DaemonExecutor | None = None
        self._since = 0.0
        self._hung = 0

    def find(self, folders: Iterable[str], seconds: float) -> dict[str, str]:
        """What is known of these folders after so many seconds at most; ask again for the others."""
        if self._hung < HANGING:
            for folder in folders:
                if folder not in self._running:
                    self._running[folder] = self._start(folder)
        wait(self._running.values(), seconds)
        done = {folder: each for folder, each in self._running.items() if each.done()}
        for folder in done:
            del self._running[folder]
        if done or not self._running:
            self._since = time.monotonic()
        elif time.monotonic() - self._since > self._patience:
            self._give_up()
        return {folder: each.result() for folder, each in done.items()}

    def _start(self, folder: str) -> Future[str]:
        if self._thread is None:
            self._thread = DaemonExecutor("checkouts")
            self._since = time.monotonic()
        return self._thread.submit(self._look, folder, self._home)

    def _give_up(self) -> None:
        """The first of those that wait hangs: it has no repository, the others get a thread of their own."""
        stuck = next(iter(self._running))
        self._hung += 1
        self._thread = None
        self._running = {stuck: _nothing()}


def _nothing() -> Future[str]:
    future: Future[str] = Future()
    future.set_result("")
    return future


def root_of(folder: str, home: str) -> str:
    """The repository that `folder` is in, a worktree's main one; "" for none. It need not exist any more.

    A home or a disk that is itself a repository (of somebody's settings) is none of what lies below it.
    """
    place = Path(os.path.normpath(folder))
    if not place.is_absolute():
        return ""
    for each in (place, *place.parents)[:_DEEPEST]:
        if each != place and (str(each) == home or each == each.parent):
            return ""
        try:
            found = _repository(each)
        except OSError:
            continue
        if found is not None:
            return str(found)
    return ""


def _repository(folder: Path) -> Path | None:
    mark = folder / ".git"
    if mark.is_dir():
        return folder.resolve() if (mark / "HEAD").exists() else None
    if not mark.is_file():
        return None
    with mark.open("rb") as file:
        said = os.fsdecode(file.read(_LONGEST)).strip()
    if not said.startswith("gitdir:"):
        return None
    own = Path(os.path.normpath(folder / said.removeprefix("gitdir:").strip()))
    return _main(own) or folder.resolve()


def _main(own: Path) -> Path | None:
    """The main repository of a worktree whose own git folder is `own`; None for a submodule."""
    try:
        with (own / "commondir").open("rb") as file:
            shared = Path(os.path.normpath(own / os.fsdecode(file.read(_LONGEST)).strip()))
    except OSError:  # it is none, or its repository went: git keeps worktrees below it
        if own.parent.name != "worktrees":
            return None
        shared = own.parent.parent
    # A bare repository is called by its own name, unless that is hidden beside its worktrees.
    return (shared.parent if shared.name.startswith(".") else shared).resolve()
