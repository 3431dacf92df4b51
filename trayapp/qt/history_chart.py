"""The chart as a widget: draws a plot, follows pointer and arrow keys, and says in words what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from trayapp.domain.translation import translate
from trayapp.qt import chart, gauge
from trayapp.qt.history_legend import Line
from trayapp.qt.parts import announce
from trayapp.qt.theme import LABEL, MEDIUM, STEP, Theme, font

_PADDING = 10
_ROW = 18
_WIDEST = 340  # px of the note beside a bin
_DRAG = 60  # px of dragging that move on by one stretch
_NOTCH = 120  # of a wheel, in Qt's eighths of a degree; a touchpad tells a few at a time


class HistoryChart(QWidget):
    """One plot. `details` gives the lines of a bin: the first is its heading.

    `moved` asks for the stretch before (-1) or after (1): by dragging, the wheel's tilt or Page Up and Down.
    """

    moved = Signal(int)

    def __init__(self, theme: Theme, details: Callable[[int], Sequence[Line]]) -> None:
        super().__init__()
        self._theme = theme
        self._details = details
        self._plot: chart.Plot | None = None
        self._held: float | None = None
        self._by_key = False
        self._tilted = 0
        self._words = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(200)
        self.setAccessibleName(translate("History", "Chart"))

    def show_plot(self, plot: chart.Plot, words: str) -> None:
        """Draws this one; `words` say it to a screen reader."""
        over = self._plot.over if self._plot is not None else None
        shown = self._plot is not None and self._plot.chart.window == plot.chart.window
        keep = over if over is not None and over < len(plot.chart.bins) and shown else None
        self._plot, self._words = replace(plot, over=keep), words
        self.setAccessibleDescription(words if keep is None else self._spoken(keep))
        self.update()

    def sizeHint(self) -> QSize:
        """Room enough for a month of days."""
        return QSize(640, 280)

    # --- pointer and keys --------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows the bin below the pointer; a drag moves on."""
        x = event.position().x()
        if self._held is not None and abs(x - self._held) >= _DRAG:
            self.moved.emit(-1 if x > self._held else 1)
            self._held = x
        self._point(x)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin."""
        self._held = event.position().x()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """It is over."""
        self._held = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows a frame where the keyboard brought the focus here."""
        self._by_key = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is walked to any more."""
        if self._by_key:
            self._over(None)
        self._by_key = False
        super().focusOutEvent(event)
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is pointed at."""
        self._over(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Sideways moves on; up and down belongs to the window."""
        tilt = event.angleDelta().x()
        if not tilt:
            event.ignore()
            return
        if tilt * self._tilted < 0:
            self._tilted = 0
        self._tilted += tilt
        if abs(self._tilted) >= _NOTCH:
            self._tilted = 0
            self.moved.emit(-1 if tilt > 0 else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Home and End walk over the bins, Page Up and Down over stretches."""
        key = event.key()
        if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.moved.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self._plot is not None:
            step = -1 if key == Qt.Key.Key_Left else 1
            bins = len(self._plot.chart.bins)
            start = self._today() if self._plot.over is None else self._plot.over + step
            self._walk_to(min(bins - 1, max(0, start)))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._plot is not None:
            self._walk_to(0 if key == Qt.Key.Key_Home else len(self._plot.chart.bins) - 1)
        else:
            super().keyPressEvent(event)

    def _walk_to(self, n: int) -> None:
        """By the keyboard: the frame shows where it is, and a screen reader says what is there."""
        self._by_key = True
        self._over(n)
        announce(self, self._spoken(n))

    def _today(self) -> int:
        bins = self._plot.chart.bins if self._plot is not None else ()
        now = self._plot.now if self._plot is not None else None
        return next((n for n, each in enumerate(bins) if now and each.start <= now < each.end), 0)

    def _point(self, x: float) -> None:
        if self._plot is not None:
            self._over(chart.bin_at(QRectF(self.rect()), self._plot, x))

    def _over(self, n: int | None) -> None:
        if self._plot is None or self._plot.over == n:
            return
        self._plot = replace(self._plot, over=n)
        self.setAccessibleDescription(self._words if n is None else self._spoken(n))
        self.update()

    def _spoken(self, n: int) -> str:
        """Heading and values of a bin, as a sentence."""
        return ", ".join(f"{name} {amount}".strip() for _, name, amount in self._details(n))

    # --- drawing -----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chart, and beside the bin that is pointed at what it holds."""
        if self._plot is None:
            return
        painter = QPainter(self)
        box = QRectF(self.rect())
        chart.draw(painter, box, self._plot, self._theme.colours)
        if self._by_key and self.hasFocus():
            painter.setPen(QColor(self._theme.colours.accent))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self._plot.over is not None:
            self._note(painter, box, self._plot.over)

    def _note(self, painter: QPainter, box: QRectF, n: int) -> None:
        lines = self._details(n)
        if self._plot is None or not lines:
            return
        width = min(max(_wide(line) for line in lines), _WIDEST, box.width())
        height = 2 * _PADDING + _ROW * len(lines)
        x = chart.centre(box, self._plot, n) + 3 * STEP
        if x + width > box.right():
            x -= width + 6 * STEP
        x = max(box.left(), min(x, box.right() - width))
        card = QRectF(x, box.top() + chart.TOP, width, height).adjusted(0.5, 0.5, -0.5, -0.5)
        colours = self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.page))
        painter.drawRoundedRect(card, 8, 8)
        for row, line in enumerate(lines):
            self._line(painter, card, row, line)

    def _line(self, painter: QPainter, card: QRectF, row: int, line: Line) -> None:
        colour, name, amount = line
        colours = self._theme.colours
        top = card.top() + _PADDING + row * _ROW
        inside = QRectF(card.left() + _PADDING, top, card.width() - 2 * _PADDING, _ROW)
        line_of = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if colour:
            place = QPointF(inside.left() + 4, inside.center().y())
            gauge.dot(painter, place.x(), place.y(), colour)
            inside.setLeft(inside.left() + 14)
        strong = QFontMetrics(font(LABEL, MEDIUM))
        face = font(LABEL, MEDIUM) if row == 0 else font(LABEL)
        room = int(inside.width() - strong.horizontalAdvance(amount) - 2 * STEP)
        painter.setFont(face)
        painter.setPen(QColor(colours.ink if row == 0 else colours.soft))
        shown = QFontMetrics(face).elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(inside, line_of | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(font(LABEL, MEDIUM))
        painter.setPen(QColor(colours.ink))
        painter.drawText(inside, line_of | Qt.AlignmentFlag.AlignRight, amount)


def _wide(line: Line) -> float:
    """What a line of the note would like to have, px."""
    colour, name, amount = line
    strong = QFontMetrics(font(LABEL, MEDIUM))
    return (
        2 * _PADDING
        + strong.horizontalAdvance(name)
        + strong.horizontalAdvance(amount)
        + (14 if colour else 0)
        + 4 * STEP
    )
