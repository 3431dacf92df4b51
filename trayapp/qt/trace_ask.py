"""The question why a number is so, at every gauge of the popup: in its menu and by a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from trayapp.domain.translation import translate


class Why:
    """The question behind a gauge, in a menu and by a key; none while its `about` is empty."""

    def __init__(self, part: QWidget, ask: Callable[[str], None]) -> None:
        self._part, self._ask, self._about = part, ask, ""

    def about(self, key: str) -> None:
        """Of which allowance."""
        self._about = key

    def menu(self, event: QContextMenuEvent) -> None:
        """One entry; it stands where the pointer is, or below the gauge."""
        if not self._about:
            event.ignore()
            return
        menu = QMenu(self._part)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Popup", "Why this number?"), lambda: self._ask(self._about))
        keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        menu.popup(self._part.mapToGlobal(self._part.rect().bottomLeft()) if keys else event.globalPos())

    def key(self, event: QKeyEvent) -> None:
        """Return and Enter; every other key is for whoever is around."""
        if self._about and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask(self._about)
        else:
            event.ignore()
