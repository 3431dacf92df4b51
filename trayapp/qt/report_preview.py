"""The page as it will print, as wide as there is room; a screen reader gets its text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trayapp.domain.report import Report
from trayapp.domain.report_text import as_text
from trayapp.domain.words import Words
from trayapp.qt.report_page import draw
from trayapp.qt.theme import BODY, Theme, font

WIDEST = 860  # px: larger than paper helps nobody


class Preview(QWidget):
    """Paper is white in both themes."""

    def __init__(self, theme: Theme, paper: QSizeF, words: Words) -> None:
        super().__init__()
        self._theme, self._paper, self._words = theme, paper, words
        self._report: Report | None = None
        self._said = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(320)
        self.setMaximumWidth(WIDEST)

    def show_report(self, report: Report | None, instead: str = "") -> None:
        """Draws again only when something is different; without a report it says `instead`."""
        if report == self._report and instead == self._said:
            return
        self._report, self._said = report, instead
        self.setAccessibleDescription(instead if report is None else as_text(report))
        self.update()

    def heightForWidth(self, width: int) -> int:
        """As paper has it."""
        return round(width * self._paper.height() / self._paper.width())

    def sizeHint(self) -> QSize:
        """Four fifths of paper."""
        width = round(self._paper.width() * 0.8)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet with an edge, and all that is on it."""
        painter = QPainter(self)
        sheet = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        painter.setPen(QPen(QColor(self._theme.colours.line), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(sheet)
        if self._report is None:
            painter.setFont(font(BODY))
            painter.setPen(QColor("#475467"))
            painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, self._said)
            return
        scale = self.width() / self._paper.width()
        painter.scale(scale, scale)
        draw(painter, self._paper, self._report, self._words)
