"""Where the popup stands: by the click, on the screen of the click, clear of panels on any edge.

Pure geometry in Qt's logical pixels. With screens of different scales these coordinates have gaps and the
pointer may be reported inside one: then the nearest screen counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

EDGE = 8  # px kept free to the screen's edges
PANEL = 64  # px of an edge in which a panel may lie over the windows, without the screen's saying so
CLEAR = 20  # px between a click there and the popup: half an icon and a little more
FRAME = 40  # px of a window's title bar and edges, which are told only once it is shown


@dataclass(frozen=True, slots=True)
class Room:
    """One screen: all of it, and what panels leave free."""

    whole: QRect
    free: QRect


def room_at(click: QPoint, rooms: Iterable[Room]) -> Room:
    """The screen that holds the click, or the nearest one; there is at least one."""
    return min(rooms, key=lambda room: _distance(click, room.whole))


def corner(click: QPoint, size: QSize, room: Room) -> QPoint:
    """The top left corner: beside the panel that was clicked, centred on the click as far as there is room.

    A click outside of the free part tells the panel's edge. One inside it (a panel that hides, or lies over
    the windows) is taken to be at the nearer of top and bottom, and the icon there stays in sight. What is
    larger than the room shows its top left.
    """
    free = room.free
    left, right = free.left() + EDGE, free.right() + 1 - EDGE - size.width()
    top, bottom = free.top() + EDGE, free.bottom() + 1 - EDGE - size.height()
    x = _between(left, click.x() - size.width() // 2, right)
    if click.x() < free.left() or click.x() > free.right():
        x = left if click.x() < free.left() else max(left, right)
        return QPoint(x, _between(top, click.y() - size.height() // 2, bottom))
    if free.contains(click):
        if click.y() < free.top() + PANEL and click.y() + CLEAR <= bottom:
            top = max(top, click.y() + CLEAR)
        if click.y() > free.bottom() - PANEL and click.y() - CLEAR - size.height() >= top:
            bottom = min(bottom, click.y() - CLEAR - size.height())
    above = click.y() < free.top() or (click.y() <= free.bottom() and click.y() <= free.center().y())
    return QPoint(x, top if above else max(top, bottom))


def fitting(wanted: tuple[int, int], free: QRect) -> QSize:
    """A window's size at first: as wanted, or what a low screen at twice the scale has free.

    1366 x 768 pixels are 683 x 384 at 200 %, where the settings' own 760 x 580 would lie half outside.
    """
    width, height = wanted
    return QSize(min(width, free.width() - EDGE), min(height, free.height() - FRAME))


def _between(low: int, wanted: int, high: int) -> int:
    return max(low, min(wanted, high))


def _distance(point: QPoint, box: QRect) -> int:
    """Squared, from the point to the box; 0 inside."""
    across = max(box.left() - point.x(), 0, point.x() - box.right())
    down = max(box.top() - point.y(), 0, point.y() - box.bottom())
    return across * across + down * down
