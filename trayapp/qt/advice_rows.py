"""What each way to do the work would cost, as one picture: a bar a way, all on one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from trayapp.domain.model import Level
from trayapp.qt import gauge
from trayapp.qt.parts import describe
from trayapp.qt.theme import DEMI, LARGE, MEDIUM, NAME, RADIUS_INSIDE, SECOND, STEP, Theme, font

HEIGHT = 14 * STEP
BAR = 10
INSIDE = 3 * STEP  # px from the row's edge to its words
_NAMES = 0.29  # the share of a row that names may take, and below which they are not cut
_AMOUNTS = 40 * STEP
_LINE = 5 * STEP


class Pen(NamedTuple):
    """How a line is written."""

    colour: str
    face: QFont


@dataclass(frozen=True, slots=True)
class Way:
    """One row. Shares are of the picture's whole width of bars; a way that costs nothing has none.

    `level` says whether it fits: calm, watch (more than today's share), tight (more than is left).
    """

    title: str
    note: str
    amount: str
    most: str
    p50: float | None = None
    p90: float | None = None
    level: Level = Level.CALM
    advised: bool = False
    open: bool = True


class WayRow(QAbstractButton):
    """A way to do it: click or Space chooses it; a screen reader has its name and what it costs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._way = Way("", "", "", "")
        self._mark: float | None = None
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_way(self, way: Way, mark: float | None) -> None:
        """Draws again only when something is different. `mark` is where today's share ends."""
        if (way, mark) == (self._way, self._mark):
            return
        self._way, self._mark = way, mark
        self.setEnabled(way.open)
        self.setAccessibleName(way.title)
        describe(self, ", ".join(part for part in (way.note, way.amount, way.most) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for names, bars and amounts."""
        return QSize(560, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, words, bar, mark, amounts; mirrored where reading begins at the right."""
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = (
            colours.tip if self.isChecked() else colours.card if self.underMouse() and self._way.open else ""
        )
        if ground:
            painter.setPen(QColor(colours.line) if colours.strong else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, RADIUS_INSIDE, RADIUS_INSIDE)
        self._names(painter)
        self._bar(painter)
        self._amounts(painter)
        if self.hasFocus():
            gauge.focus(painter, QRectF(self.rect()), QColor(colours.ink))

    # --- its parts --------------------------------------------------------------------------------

    def _names(self, painter: QPainter) -> None:
        colours, way = self._theme.colours, self._way
        width = self._bars().left() - INSIDE - 2 * STEP
        title = Pen(colours.ink if way.open else colours.faint, font(NAME, MEDIUM))
        top = 2 * STEP if way.note else (HEIGHT - _LINE) / 2
        self._write(painter, QRectF(INSIDE, top, width, _LINE), way.title, title)
        note = QRectF(INSIDE, 7 * STEP, width, _LINE)
        self._write(painter, note, way.note, Pen(colours.faint, font(SECOND)))

    def _amounts(self, painter: QPainter) -> None:
        colours, way = self._theme.colours, self._way
        left = self.width() - INSIDE - _AMOUNTS
        top = 2 * STEP if way.most else (HEIGHT - _LINE) / 2
        amount, most = QRectF(left, top, _AMOUNTS, _LINE), QRectF(left, 7 * STEP, _AMOUNTS, _LINE)
        self._write(painter, amount, way.amount, Pen(colours.ink, font(LARGE, DEMI)), end=True)
        self._write(painter, most, way.most, Pen(colours.faint, font(SECOND)), end=True)

    def _bars(self) -> QRectF:
        """Where bars run, before mirroring."""
        left = max(44 * STEP, round(self.width() * _NAMES))
        return QRectF(left, 0, max(10 * STEP, self.width() - left - _AMOUNTS - INSIDE), self.height())

    def _bar(self, painter: QPainter) -> None:
        colours, way, bars = self._theme.colours, self._way, self._bars()
        painter.save()
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        top = (self.height() - BAR) / 2
        if way.p90 is not None:
            _round(painter, QRectF(bars.left(), top, max(BAR, bars.width() * way.p90), BAR), colours.track)
        if way.p50 is not None:
            box = QRectF(bars.left(), top, max(BAR, bars.width() * way.p50), BAR)
            _round(painter, box, colours.level(way.level))
        if self._mark is not None:
            x = bars.left() + bars.width() * self._mark
            pen = QPen(QColor(colours.soft), 1.5)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawLine(QLineF(x, 0, x, self.height()))
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, text: str, pen: Pen, *, end: bool = False) -> None:
        """One line, cut where it does not fit; `end` sets it against the side where reading ends."""
        painter.setFont(pen.face)
        painter.setPen(QColor(pen.colour))
        shown = QFontMetrics(pen.face).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        if self.isRightToLeft():
            box = box.translated(self.width() - box.left() - box.right(), 0)
        side = Qt.AlignmentFlag.AlignRight if end != self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            box, int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter), shown
        )


class Ways(QWidget):
    """The rows, one below the other; `choose` is called with the row that the person takes."""

    def __init__(self, theme: Theme, choose: Callable[[int], None]) -> None:
        super().__init__()
        self._theme, self._choose = theme, choose
        self._group = QButtonGroup(self)
        self.rows: list[WayRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)  # the mark runs through all of them
        theme.changed.connect(self.update)

    def show_ways(self, ways: Sequence[Way], chosen: int, mark: float | None) -> None:
        """Shows these; rows are kept and reused, so that the keyboard stays where it is."""
        while len(self.rows) < len(ways):
            self._add()
        for row, way in zip(self.rows, ways, strict=False):
            row.show_way(way, mark)
            row.show()
        for row in self.rows[len(ways) :]:
            row.hide()
        if 0 <= chosen < len(ways) and not self.rows[chosen].isChecked():
            self.rows[chosen].setChecked(True)

    def _add(self) -> None:
        row = WayRow(self._theme)
        number = len(self.rows)
        row.clicked.connect(lambda *_: self._choose(number))
        self._group.addButton(row)
        self._layout.addWidget(row)
        self.rows.append(row)


def _round(painter: QPainter, box: QRectF, colour: str) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.fillPath(path, QColor(colour))
