"""A few choices side by side, one of them chosen: like tabs, reachable with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from trayapp.qt.theme import MEDIUM, SECOND, font


class Segments(QWidget):
    """One of `words` (by key) is chosen; `choose` is called when the person takes another one."""

    def __init__(
        self, name: str, words: Mapping[str, str], chosen: str, choose: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self.buttons: dict[str, QPushButton] = {}
        for key, word in words.items():
            button = QPushButton(word)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setChecked(key == chosen)
            button.setFont(font(SECOND, MEDIUM))
            button.setAccessibleName(f"{name}: {word}")
            button.clicked.connect(lambda _on=False, key=key: choose(key))
            self._group.addButton(button)
            row.addWidget(button)
            self.buttons[key] = button

    @property
    def chosen(self) -> QPushButton:
        """The one that is pressed."""
        return next(each for each in self.buttons.values() if each.isChecked())

    def show_chosen(self, key: str) -> None:
        """Marks this one, without calling `choose`."""
        self.buttons[key].setChecked(True)
