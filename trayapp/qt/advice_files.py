"""Files that go with a prompt: how large they are and how they begin, read beside the main thread."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trayapp.domain.advice.task import Attachment

SAMPLE = 20_000
"""Bytes of a file that are looked at; its tokens are counted there and scaled by its size."""

MOST = 400
"""Files of a folder that are looked at. Nobody drops more on purpose."""


class Files(QObject):
    """Tells `read` what it found, in the thread of whoever listens; what cannot be read is left out."""

    read = Signal(object, str)
    """The attachments, and the folder that was dropped ("" where none was)."""

    def look(self, paths: Sequence[Path]) -> None:
        """Looks at these files; of a folder, it is taken as the place to work in and not read."""
        threading.Thread(target=self._look, args=(tuple(paths),), name="files", daemon=True).start()

    def _look(self, paths: tuple[Path, ...]) -> None:
        folder = next((str(each) for each in paths if each.is_dir()), "")
        found = tuple(each for each in map(attachment, paths[:MOST]) if each is not None)
        self.read.emit(found, folder)


def attachment(path: Path) -> Attachment | None:
    """A file's name, size and beginning; None where it is no file that can be read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            start = opened.read(SAMPLE)
    except OSError:
        return None
    return Attachment.of(path.name, size, "" if b"\0" in start else start.decode(errors="replace"))
