"""Where the task is typed, pasted or dropped: a text field that takes files as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit

from trayapp.domain.translation import translate
from trayapp.qt.theme import NAME, font


class Prompt(QPlainTextEdit):
    """Tells `dropped` of local files; text lands as plain text. Tab leaves it."""

    def __init__(self, dropped: Callable[[Sequence[Path]], None]) -> None:
        super().__init__()
        self._dropped = dropped
        self.setFont(font(NAME))
        self.setTabChangesFocus(True)
        self.setAccessibleName(translate("Advice", "The task"))
        self.setPlaceholderText(
            translate("Advice", "Paste or type the task. Drop files here, or a folder to work in.")
        )

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files and text."""
        return bool(_local(source)) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Files are told of, text is put in."""
        paths = _local(source)
        if paths:
            self._dropped(paths)
        else:
            self.insertPlainText(source.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may come in."""
        if _local(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """And stay over it."""
        if _local(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files are never moved from where they are, whatever the pointer's program proposes."""
        if paths := _local(event.mimeData()):
            self._dropped(paths)
            event.acceptProposedAction()
        else:
            super().dropEvent(event)


def _local(data: QMimeData) -> list[Path]:
    return [Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile()]
