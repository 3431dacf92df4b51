"""Writes the page beside the main thread: a folder on a network may take its time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trayapp.qt.report_file import vacant, write


class Saver(QObject):
    """Tells `done` when it is over, in the thread of whoever listens."""

    done = Signal(str, bool)
    """The path, and True where all of it was written."""

    def save(self, path: Path, content: bytes) -> None:
        """Writes there, over what is there."""
        self._begin(lambda: path, content)

    def save_beside(self, folders: Sequence[Path], name: str, content: bytes) -> None:
        """Writes into the first of these folders that is one, under a name that nothing has yet."""
        self._begin(
            lambda: vacant(next((each for each in folders if each.is_dir()), folders[0]), name), content
        )

    def _begin(self, path: Callable[[], Path], content: bytes) -> None:
        threading.Thread(target=self._write, args=(path, content), name="report", daemon=True).start()

    def _write(self, path: Callable[[], Path], content: bytes) -> None:
        try:
            found = path()
        except OSError:
            self.done.emit("", False)  # noqa: FBT003 (a signal's argument)
            return
        self.done.emit(str(found), write(found, content))
