"""Names with their colours and amounts in wrapping lines, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from trayapp.qt import gauge
from trayapp.qt.parts import as_tip
from trayapp.qt.theme import MEDIUM, SECOND, STEP, Colours, Theme, font

LINE = 20  # px
_GAP = 4 * STEP
_DOT = 12
_NARROW, _WIDE = 40, 280  # px that a name may have
_CENTRE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


class Item(NamedTuple):
    """One line's worth: `full` is the whole name where `name` is a short one. Both are plain, on one line."""

    colour: str
    name: str
    amount: str = ""
    full: str = ""


class Place(NamedTuple):
    """Where an item stands, and as much of its name as there is room for."""

    box: QRectF
    item: Item
    shown: str


def lay_out(items: Sequence[Item], note: str, width: float) -> list[Place]:
    """Items in lines of this width, the note behind them. A name is cut before its amount is."""
    plain, strong = QFontMetrics(font(SECOND)), QFontMetrics(font(SECOND, MEDIUM))
    places: list[Place] = []
    row, x = 0, 0.0
    for item in (*items, *((Item("", note),) if note else ())):
        beside = strong.horizontalAdvance(item.amount) + (_DOT if item.colour else 0) + STEP
        room = max(_NARROW, min(_WIDE if item.colour else width, width - beside))
        shown = plain.elidedText(item.name, Qt.TextElideMode.ElideMiddle, int(room))
        needed = plain.horizontalAdvance(shown) + beside
        if x and x + needed > width:
            row, x = row + 1, 0.0
        places.append(Place(QRectF(x, row * LINE, needed, LINE), item, shown))
        x += needed + _GAP
    return places


def height(places: Sequence[Place]) -> int:
    """Of the lines, px."""
    return int(max((place.box.bottom() for place in places), default=LINE))


def paint(painter: QPainter, places: Sequence[Place], colours: Colours) -> None:
    """Dots, names, amounts; from the painter's origin."""
    plain = QFontMetrics(font(SECOND))
    for box, item, shown in places:
        inside = QRectF(box)
        if item.colour:
            gauge.dot(painter, box.left() + 4, box.center().y(), item.colour)
            inside.setLeft(box.left() + _DOT)
        painter.setFont(font(SECOND))
        painter.setPen(QColor(colours.soft if item.colour else colours.faint))
        painter.drawText(inside, _CENTRE, shown)
        painter.setFont(font(SECOND, MEDIUM))
        painter.setPen(QColor(colours.ink))
        inside.setLeft(inside.left() + plain.horizontalAdvance(shown) + STEP)
        painter.drawText(inside.adjusted(0, 0, STEP, 0), _CENTRE, item.amount)


class Legend(QWidget):
    """Shows items; the whole name of one is the tool tip where it stands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._items: tuple[Item, ...] = ()
        self._note = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_items(self, items: Sequence[Item], note: str) -> None:
        """Draws these."""
        self._items, self._note = tuple(items), note
        said = ", ".join(f"{item.full or item.name} {item.amount}" for item in items)
        self.setAccessibleName(said or note)
        self.setAccessibleDescription(note if said else "")
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return height(lay_out(self._items, self._note, width))

    def sizeHint(self) -> QSize:
        """For layouts that do not ask by width."""
        return QSize(300, self.heightForWidth(max(300, self.width())))

    def tip(self, point: QPoint) -> str:
        """The whole name and the amount of what stands there; empty beside all of them."""
        for box, item, _ in lay_out(self._items, self._note, self.width()):
            if item.colour and box.contains(point):
                return f"{item.full or item.name}  {item.amount}"
        return ""

    def event(self, event: QEvent) -> bool:
        """Shows the tool tip of the item, as plain text whatever the name holds."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), as_tip(self.tip(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of it."""
        paint(QPainter(self), lay_out(self._items, self._note, self.width()), self._theme.colours)
