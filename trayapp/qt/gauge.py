"""Paint-only: bars that show what remains, where an even pace would be, and where it is heading.

Every function draws into a rectangle of logical pixels and keeps no state; shares run from 0.0 to 1.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from trayapp.domain.model import Gauge, Level
from trayapp.qt.theme import Colours

HATCH = 4.0  # px between two lines of the forecast's hatching
PACE_WIDTH = 2.5
OVERHANG = 4.0  # px by which the pace mark stands out above and below its bar


@dataclass(frozen=True, slots=True)
class Reading:
    """What one bar shows: the share that remains, an even pace's share, the likely share at the end.

    `left` None is a bar without a level: unknown, or no cap. `hollow` is a level that is no longer fresh.
    """

    left: float | None
    level: Level
    pace: float | None = None
    band: tuple[float, float] | None = None
    hollow: bool = False


def reading(gauge: Gauge) -> Reading:
    """The bar of a gauge."""
    pace = None if gauge.pace is None or gauge.limit is None else 1.0 - gauge.pace
    left = None if gauge.share_left is None else min(1.0, max(0.0, gauge.share_left))
    return Reading(left, gauge.level, pace, _band(gauge), gauge.stale)


def _band(gauge: Gauge) -> tuple[float, float] | None:
    if gauge.forecast is None or not gauge.limit:
        return None
    low, high = (_left(gauge.limit, spend) for spend in (gauge.forecast.spend.high, gauge.forecast.spend.low))
    return None if high <= 0.0 else (low, high)


def _left(limit: Decimal, spend: Decimal) -> float:
    return min(1.0, max(0.0, float(1 - spend / limit)))


def bar(painter: QPainter, box: QRectF, shown: Reading, colours: Colours) -> None:
    """One bar with round ends: track, level, hatching, pace mark on top."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends = _round(box)
    painter.fillPath(ends, QColor(colours.track))
    if shown.left is not None:
        _level(painter, box, ends, shown, colours)
    if shown.band is not None and shown.left is not None:
        _hatch(painter, box, ends, shown, colours)
    if shown.pace is not None:
        _pace(painter, box, shown.pace, colours)
    painter.restore()


def _round(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, box.height() / 2, box.height() / 2)
    return path


def _level(painter: QPainter, box: QRectF, ends: QPainterPath, shown: Reading, colours: Colours) -> None:
    left = shown.left or 0.0
    if left <= 0.0:
        return
    # At least 2 px: something is left, and the eye must be able to find it.
    part = QRectF(box.x(), box.y(), max(2.0, box.width() * left), box.height())
    colour = QColor(colours.level(shown.level))
    cut = QPainterPath()
    cut.addRect(part)
    level = ends.intersected(cut)
    if not shown.hollow:
        painter.fillPath(level, colour)
        return
    # Stale: the outline of what was, as the tray icon has it.
    painter.save()
    painter.setClipPath(level)
    painter.strokePath(level, QPen(QColor(colours.faint), 3.0))  # half of it is clipped away
    painter.restore()


def _hatch(painter: QPainter, box: QRectF, ends: QPainterPath, shown: Reading, colours: Colours) -> None:
    if shown.band is None:
        return
    low, high = shown.band
    width = max(2 * HATCH, box.width() * (high - low))
    start = min(box.x() + box.width() * low, box.right() - width)
    area = QRectF(start, box.y(), width, box.height())
    cut = QPainterPath()
    cut.addRect(area)
    painter.save()
    painter.setClipPath(ends.intersected(cut))
    ink = QColor(colours.page if not shown.hollow else colours.ink)
    ink.setAlphaF(0.62)
    painter.setPen(QPen(ink, 1.2))
    x = area.left() - area.height()
    while x < area.right():
        painter.drawLine(QLineF(x, area.bottom(), x + area.height(), area.top()))
        x += HATCH
    painter.restore()


def _pace(painter: QPainter, box: QRectF, share: float, colours: Colours) -> None:
    """The mark, on a moat of the page's colour so that it stands free on level and track alike."""
    reach = OVERHANG if box.height() >= 10 else OVERHANG - 1
    x = min(max(box.x() + box.width() * share, box.x() + PACE_WIDTH), box.right() - PACE_WIDTH)
    mark = QRectF(x - PACE_WIDTH / 2, box.y() - reach, PACE_WIDTH, box.height() + 2 * reach)
    painter.setPen(Qt.PenStyle.NoPen)
    moat = mark.adjusted(-1.5, 0, 1.5, 0)
    painter.setBrush(QColor(colours.page))
    painter.drawRoundedRect(moat, moat.width() / 2, moat.width() / 2)
    painter.setBrush(QColor(colours.ink))
    painter.drawRoundedRect(mark, PACE_WIDTH / 2, PACE_WIDTH / 2)


def share(painter: QPainter, box: QRectF, part: float, colour: str, colours: Colours) -> None:
    """A small bar of how much one part is of the whole; a trace of it can still be seen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends = _round(box)
    painter.fillPath(ends, QColor(colours.track))
    cut = QPainterPath()
    cut.addRect(QRectF(box.x(), box.y(), max(2.0, box.width() * min(1.0, part)), box.height()))
    painter.fillPath(ends.intersected(cut), QColor(colour))
    painter.restore()


def focus(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A frame around what the keyboard has come to."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def dot(painter: QPainter, centre_x: float, centre_y: float, colour: str, *, size: float = 8.0) -> None:
    """A legend's dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(centre_x - size / 2, centre_y - size / 2, size, size))
    painter.restore()
