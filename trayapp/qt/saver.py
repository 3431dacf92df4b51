"""Writes a person's files beside the main thread: a folder on a network may take its time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from trayapp.domain.words import Words
from trayapp.system.whole_file import Unwritten, write


class Saver(QObject):
    """Tells `done` when it is over, in the thread of whoever listens."""

    done = Signal(str, str)
    """The path, and why it was not written: a value of Unwritten, "" where all of it was."""

    def save(self, path: Path, content: bytes) -> None:
        """Writes there, over what is there."""
        self._begin(lambda: path, content)

    def save_beside(self, folders: Sequence[Path], name: str, content: bytes) -> None:
        """Writes into the first of these folders that is one, under a name that nothing has yet."""
        self._begin(
            lambda: vacant(next((each for each in folders if each.is_dir()), folders[0]) / name), content
        )

    def _begin(self, path: Callable[[], Path], content: bytes) -> None:
        threading.Thread(target=self._write, args=(path, content), name="saver", daemon=True).start()

    def _write(self, path: Callable[[], Path], content: bytes) -> None:
        try:
            found = path()
        except OSError:
            self.done.emit("", Unwritten.OTHER.value)
            return
        why = write(found, content)
        self.done.emit(str(found), "" if why is None else why.value)


def vacant(path: Path) -> Path:
    """A path beside this one that nothing has yet: "report.pdf", "report 2.pdf"."""
    found, n = path, 2
    while found.exists():
        found, n = path.with_name(f"{path.stem} {n}{path.suffix}"), n + 1
    return found


def ask_where(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Where to save a file of this kind ("PDF"), at first among the documents; None where nobody wants to."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    ending = f".{kind.lower()}"
    found, _ = QFileDialog.getSaveFileName(
        parent, title, str(Path(documents) / f"{name}{ending}"), f"{kind} (*{ending})"
    )
    if not found:
        return None
    path = Path(found)
    # Without an ending nobody was asked whether something else may be replaced.
    return path if path.suffix else vacant(path.with_name(path.name + ending))


def why_not(path: str, why: str, words: Words) -> str:
    """A sentence for `Saver.done`: what stood in the way, and what to do."""
    return words.phrase(f"file.{why}", name=Path(path).name, folder=str(Path(path).parent))
