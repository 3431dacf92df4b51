"""Search across the settings: what is typed is looked for in names, explanations, keys and sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from trayapp.domain.translation import translate
from trayapp.qt.parts import as_tip
from trayapp.qt.theme import BODY, font

MOST = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be found: on which page, under which name, by which further words.

    `target` is how its page knows it; "" for the page itself.
    """

    page: str
    name: str
    words: str
    target: str = ""


def found(places: Sequence[Place], typed: str) -> list[Place]:
    """The places that hold every typed word; those that have it in their names first, then by their order."""
    wanted = typed.casefold().split()
    if not wanted:
        return []

    def rank(place: Place) -> int | None:
        name, words = place.name.casefold(), f"{place.name} {place.words}".casefold()
        if not all(each in words for each in wanted):
            return None
        return 0 if name.startswith(wanted[0]) else 1 if all(each in name for each in wanted) else 2

    ranked = [(at, place) for place in places if (at := rank(place)) is not None]
    return [place for _, place in sorted(ranked, key=lambda each: each[0])][:MOST]


class SearchLine(QLineEdit):
    """The field above the pages: arrows walk through what was found, Return goes there, Escape ends it."""

    def __init__(
        self, results: QListWidget, places: Callable[[], Sequence[Place]], go: Callable[[Place], None]
    ) -> None:
        super().__init__()
        self._results, self._places, self._go = results, places, go
        self._found: list[Place] = []
        self.setFont(font(BODY))
        self.setPlaceholderText(translate("Settings", "Search"))
        self.setAccessibleName(translate("Settings", "Search the settings"))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._look)
        results.itemClicked.connect(lambda item: self._take(results.row(item)))
        results.setFont(font(BODY))
        results.setAccessibleName(translate("Settings", "What was found"))
        results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        results.installEventFilter(self)
        results.hide()

    @property
    def found(self) -> list[str]:
        """The names of what is listed."""
        return [place.name for place in self._found]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list, Return takes its first."""
        if event.key() == Qt.Key.Key_Down and self._found:
            self._results.setFocus()
            self._results.setCurrentRow(0)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._found:
            self._take(max(0, self._results.currentRow()))
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list: Return takes, Escape ends, Up from the first goes back."""
        if watched is self._results and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self._results.currentRow())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
                self.setFocus()
                return True
            if event.key() == Qt.Key.Key_Up and self._results.currentRow() == 0:
                self.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        self._found = found(self._places(), typed)
        self._results.clear()
        for place in self._found:
            item = QListWidgetItem(place.name)
            page = translate("Settings", place.page)
            if place.target:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place.name}, {page}")
                item.setToolTip(as_tip(f"{place.name} · {page}"))
            self._results.addItem(item)
        if typed.strip() and not self._found:
            nothing = QListWidgetItem(translate("Settings", "Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._results.addItem(nothing)
        self._results.setVisible(bool(typed.strip()))

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._found):
            place = self._found[row]
            self.clear()
            self._go(place)
