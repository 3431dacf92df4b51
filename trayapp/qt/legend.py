"""Names with their colours and amounts in a wrapping line, and a sentence about the lines of a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trayapp.qt import gauge
from trayapp.qt.theme import MEDIUM, SECOND, STEP, Theme, font

_LINE = 20
_GAP = 4 * STEP


class Legend(QWidget):
    """Items are (colour, name, amount); names are cut before amounts are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._items: tuple[tuple[str, str, str], ...] = ()
        self._note = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_items(self, items: Sequence[tuple[str, str, str]], note: str) -> None:
        """Draws these."""
        self._items, self._note = tuple(items), note
        self.setAccessibleName(", ".join(f"{name} {amount}" for _, name, amount in items) or note)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        places = self._places(width)
        return _LINE * (max((row for row, *_ in places), default=0) + 1)

    def sizeHint(self) -> QSize:
        """For layouts that do not ask by width."""
        return QSize(300, self.heightForWidth(max(300, self.width())))

    def _places(self, width: int) -> list[tuple[int, float, str, str, str]]:
        plain, strong = QFontMetrics(font(SECOND)), QFontMetrics(font(SECOND, MEDIUM))
        places: list[tuple[int, float, str, str, str]] = []
        row, x = 0, 0.0
        for colour, name, amount in (*self._items, *((("", self._note, ""),) if self._note else ())):
            cut = plain.elidedText(
                name, Qt.TextElideMode.ElideMiddle, max(60, min(280, width - 80)) if colour else width
            )
            needed = (
                plain.horizontalAdvance(cut) + strong.horizontalAdvance(amount) + (12 if colour else 0) + STEP
            )
            if x and x + needed > width:
                row, x = row + 1, 0.0
            places.append((row, x, colour, cut, amount))
            x += needed + _GAP
        return places

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dots, names, amounts."""
        painter, colours = QPainter(self), self._theme.colours
        plain = QFontMetrics(font(SECOND))
        for row, left, colour, name, amount in self._places(self.width()):
            x, top = left, row * _LINE
            if colour:
                gauge.dot(painter, x + 4, top + _LINE / 2, colour)
                x += 12
            painter.setFont(font(SECOND))
            painter.setPen(QColor(colours.soft if colour else colours.faint))
            painter.drawText(QRectF(x, top, self.width() - x, _LINE), Qt.AlignmentFlag.AlignVCenter, name)
            painter.setFont(font(SECOND, MEDIUM))
            painter.setPen(QColor(colours.ink))
            after = x + plain.horizontalAdvance(name) + STEP
            painter.drawText(QRectF(after, top, self.width(), _LINE), Qt.AlignmentFlag.AlignVCenter, amount)
