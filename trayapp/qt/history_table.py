"""The history as a table: a row for each stretch with any use, a column for each series."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt.history_view import Sheet
from trayapp.qt.parts import as_tip
from trayapp.qt.theme import BODY, MEDIUM, SECOND, font

_WIDEST = 150  # px of a name at the head of a column
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HistoryTable(QTableWidget):
    """Shows a sheet; nothing in it can be changed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setAccessibleName(translate("History", "Table"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFont(font(BODY))
        # Tab leaves the table: the arrow keys walk inside.
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setFont(font(SECOND, MEDIUM))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_sheet(self, found: Sheet) -> None:
        """Fills it anew."""
        rows = found.rows(self._words)
        heads = list(self._heads(found))
        self.setColumnCount(len(heads))
        self.setRowCount(len(rows))
        for column, head in enumerate(heads):
            self.setHorizontalHeaderItem(column, head)
        for n, row in enumerate(rows):
            for column, word in enumerate((row.when, row.amount, row.tokens, row.requests, *row.slices)):
                item = QTableWidgetItem(word)
                item.setTextAlignment(_RIGHT if column else _LEFT)
                self.setItem(n, column, item)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first column takes what is over."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Columns are as wide as they need; where there is more room than that the first one has it."""
        header = self.horizontalHeader()
        mode = QHeaderView.ResizeMode
        if header.count():
            header.setSectionResizeMode(0, mode.ResizeToContents)
            spare = header.length() < self.viewport().width()
            header.setSectionResizeMode(0, mode.Stretch if spare else mode.ResizeToContents)

    def _heads(self, found: Sheet) -> Iterator[QTableWidgetItem]:
        yield QTableWidgetItem("")
        for name in ("amount", "tokens", "requests"):
            yield _head(self._words.phrase(f"history.head-{name}"))
        metrics = QFontMetrics(font(SECOND, MEDIUM))
        for each in found.legend:
            head = _head(metrics.elidedText(each.name, Qt.TextElideMode.ElideMiddle, _WIDEST))
            head.setToolTip(as_tip(each.whole or each.name))
            yield head


def _head(name: str) -> QTableWidgetItem:
    item = QTableWidgetItem(name)
    item.setTextAlignment(_RIGHT)
    return item
