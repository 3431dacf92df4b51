"""Paint-only: days as stacked bars beside an even pace, or a running total with its pace and forecast.

Every function draws into a rectangle of logical pixels and keeps no state. Plain QPainter, because it is what
the rest is drawn with and nothing has to be imported for it (docs/decisions/0015-charts-by-hand.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from trayapp.domain.history import Bin, Chart
from trayapp.domain.model import Range
from trayapp.qt.theme import BODY, LABEL, MEDIUM, Colours, font

LEFT, TOP, RIGHT, BOTTOM = 60.0, 14.0, 8.0, 24.0  # px around the plot, for the scale and the dates, at least
_SCALE_GAP = 10  # px between the scale and the plot
_TICKS = 4
_ROUND = 3.0
_LEAST_BAR = 1.5
_STUB = 14.0
_WIDEST_BAR = 34.0
_LABEL_ROOM = 14  # px between two dates on the axis


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn. `running` draws the total so far instead of each bin.

    `ticks` name bins at the axis (bin number and word); `amount` writes a value at the scale; `over` is the
    bin under the pointer; `nothing` stands in the middle of an empty picture. `limit` and `ahead` (the range
    of the total at the end) belong to a running total.
    """

    chart: Chart
    now: datetime
    ticks: tuple[tuple[int, str], ...]
    scale: tuple[tuple[Decimal, str], ...]
    running: bool = False
    limit: Decimal | None = None
    ahead: Range | None = None
    over: int | None = None
    nothing: str = ""

    @property
    def top(self) -> Decimal:
        """The value at the upper edge."""
        return self.scale[-1][0] if self.scale else Decimal(1)


def steps(most: Decimal) -> tuple[Decimal, ...]:
    """Round values from 0 to at least `most`, in at most five steps of 1, 2 or 5 times a power of ten."""
    if most <= 0:
        return (Decimal(0), Decimal(1))
    step = Decimal(1).scaleb((most / _TICKS).adjusted())
    while step * _TICKS < most:
        digit = int(step.scaleb(-step.adjusted()))
        step = step * 2 if digit != 2 else step / 2 * 5
    count = int((most / step).to_integral_value(ROUND_CEILING))
    return tuple(step * n for n in range(count + 1))


def most_of(
    chart: Chart, *, running: bool, limit: Decimal | None, ahead: Range | None, now: datetime
) -> Decimal:
    """The largest value that must fit below the upper edge."""
    if running:
        total = chart.running(now)
        return max([*total[-1:], limit or Decimal(0), ahead.high if ahead else Decimal(0), Decimal(0)])
    amounts = [each.amount or Decimal(0) for each in chart.bins]
    return max([*amounts, *(each.even or Decimal(0) for each in chart.bins), Decimal(0)])


def area(box: QRectF, plot: Plot) -> QRectF:
    """Where bars stand, inside a chart that fills `box`: beside a scale of millions there is less room."""
    metrics = QFontMetrics(font(LABEL))
    widest = max((metrics.horizontalAdvance(word) for _, word in plot.scale), default=0)
    return box.adjusted(max(LEFT, widest + _SCALE_GAP + 2), TOP, -RIGHT, -BOTTOM)


def bin_at(box: QRectF, plot: Plot, x: float) -> int | None:
    """The bin below this place, None beside all of them."""
    inside, bins = area(box, plot), len(plot.chart.bins)
    if not bins or not inside.left() <= x < inside.right():
        return None
    return min(bins - 1, int((x - inside.left()) / inside.width() * bins))


def centre(box: QRectF, plot: Plot, n: int) -> float:
    """The middle of a bin."""
    inside = area(box, plot)
    return inside.left() + inside.width() * (n + 0.5) / max(1, len(plot.chart.bins))


def draw(painter: QPainter, box: QRectF, plot: Plot, colours: Colours) -> None:
    """The whole chart."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = area(box, plot)
    if plot.nothing:
        _empty(painter, inside, plot, colours)
        _dates(painter, box, plot, colours)
        painter.restore()
        return
    _grid(painter, inside, plot, colours)
    if plot.over is not None:
        _column(painter, inside, plot, colours)
    if plot.running:
        _running(painter, inside, plot, colours)
    else:
        _bars(painter, inside, plot, colours)
    _dates(painter, box, plot, colours)
    painter.restore()


def _empty(painter: QPainter, inside: QRectF, plot: Plot, colours: Colours) -> None:
    """A sentence over the line of dates."""
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(QLineF(inside.left(), inside.bottom(), inside.right(), inside.bottom()))
    painter.setFont(font(BODY))
    painter.setPen(QColor(colours.soft))
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, plot.nothing)


def _grid(painter: QPainter, inside: QRectF, plot: Plot, colours: Colours) -> None:
    painter.setFont(font(LABEL))
    for value, word in plot.scale:
        y = _y(inside, value, plot.top)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QLineF(inside.left(), y, inside.right(), y))
        painter.setPen(QColor(colours.faint))
        painter.drawText(
            QRectF(inside.left() - 200 - _SCALE_GAP, y - 10, 200, 20),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            word,
        )


def _column(painter: QPainter, inside: QRectF, plot: Plot, colours: Colours) -> None:
    width = inside.width() / max(1, len(plot.chart.bins))
    painter.fillRect(
        QRectF(inside.left() + width * (plot.over or 0), inside.top(), width, inside.height()),
        QColor(colours.card),
    )


def _bars(painter: QPainter, inside: QRectF, plot: Plot, colours: Colours) -> None:
    bins = plot.chart.bins
    room = inside.width() / max(1, len(bins))
    width = min(_WIDEST_BAR, max(_LEAST_BAR, room - max(1.0, room * 0.28)))
    for n, each in enumerate(bins):
        column = QRectF(inside.left() + room * (n + 0.5) - width / 2, inside.top(), width, inside.height())
        if each.amount:
            _bar(painter, column, each, plot, colours)
        if each.unpriced:
            _unpriced(painter, column, each, plot, colours)
    _even(painter, inside, plot, colours)


def _bar(painter: QPainter, column: QRectF, each: Bin, plot: Plot, colours: Colours) -> None:
    """One stack with a round head; its slices from the bottom in the order of the series."""
    head = _y(column, each.amount or Decimal(0), plot.top)
    outline = QPainterPath()
    radius = min(_ROUND, column.width() / 2)
    outline.addRoundedRect(
        QRectF(column.left(), head, column.width(), column.bottom() - head + radius), radius, radius
    )
    painter.save()
    painter.setClipRect(QRectF(column.left() - 1, column.top() - 2, column.width() + 2, column.height() + 2))
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    base = Decimal(0)
    for n, amount in enumerate(each.slices):
        if amount:
            low, high = _y(column, base, plot.top), _y(column, base + amount, plot.top)
            painter.fillRect(
                QRectF(column.left(), high, column.width(), low - high), QColor(tone(plot, n, colours))
            )
            base += amount
    painter.restore()


def _unpriced(painter: QPainter, column: QRectF, each: Bin, plot: Plot, colours: Colours) -> None:
    """A hatched stub where something was used that has no price: how high it would be nobody knows."""
    foot = _y(column, each.amount or Decimal(0), plot.top)
    top = max(column.top(), foot - _STUB)
    stub = QRectF(column.left(), top, column.width(), max(_STUB / 2, foot - top))
    painter.save()
    painter.setPen(QPen(QColor(colours.faint), 1))
    painter.setBrush(QBrush(QColor(colours.faint), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(stub.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def tone(plot: Plot, n: int, colours: Colours) -> str:
    """The colour of a series: the last one is the rest's."""
    series = colours.series
    return (
        series[-1]
        if plot.chart.series[n].rest
        else series[min(n, len(series) - 2 if n < len(series) - 1 else n)]
    )


def _even(painter: QPainter, inside: QRectF, plot: Plot, colours: Colours) -> None:
    """An even pace as a stepped line over all bins that have one."""
    room = inside.width() / max(1, len(plot.chart.bins))
    painter.setPen(_dashes(colours.ink))
    last: float | None = None
    for n, each in enumerate(plot.chart.bins):
        if each.even is None:
            last = None
            continue
        y = _y(inside, each.even, plot.top)
        x = inside.left() + room * n
        if last is not None and abs(last - y) > 0.5:
            painter.drawLine(QLineF(x, last, x, y))
        painter.drawLine(QLineF(x, y, x + room, y))
        last = y


def _running(painter: QPainter, inside: QRectF, plot: Plot, colours: Colours) -> None:
    total = plot.chart.running(plot.now)
    room = inside.width() / max(1, len(plot.chart.bins))
    points = [QPointF(inside.left(), inside.bottom())]
    for n, value in enumerate(total):
        x = _now_x(inside, plot) if n == len(total) - 1 else inside.left() + room * (n + 1)
        points.append(QPointF(max(x, points[-1].x()), _y(inside, value, plot.top)))
    if plot.limit is not None:
        _limit(painter, inside, plot, colours)
    if plot.ahead is not None and points[-1].x() < inside.right():
        _ahead(painter, inside, points[-1], plot, colours)
    fill = QColor(colours.accent)
    fill.setAlphaF(0.14)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([*points, QPointF(points[-1].x(), inside.bottom())]))
    painter.setPen(QPen(QColor(colours.accent), 2.2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    painter.drawEllipse(points[-1], 3.6, 3.6)
    if plot.over is not None and plot.over + 1 < len(points):
        painter.drawEllipse(points[plot.over + 1], 3.6, 3.6)


def _limit(painter: QPainter, inside: QRectF, plot: Plot, colours: Colours) -> None:
    """The limit, and the even pace that would end there."""
    limit = plot.limit or Decimal(0)
    y = _y(inside, limit, plot.top)
    painter.setPen(QPen(QColor(colours.tight), 1.4))
    painter.drawLine(QLineF(inside.left(), y, inside.right(), y))
    painter.setPen(_dashes(colours.ink))
    evens = [each.even or Decimal(0) for each in plot.chart.bins]
    room = inside.width() / max(1, len(evens))
    so_far, points = Decimal(0), [QPointF(inside.left(), inside.bottom())]
    for n, even in enumerate(evens):
        so_far += even
        points.append(QPointF(inside.left() + room * (n + 1), _y(inside, so_far, plot.top)))
    for one, other in pairwise(points):
        painter.drawLine(QLineF(one, other))


def _ahead(painter: QPainter, inside: QRectF, start: QPointF, plot: Plot, colours: Colours) -> None:
    """The likely range at the window's end as a fan, its middle dotted."""
    if plot.ahead is None:
        return
    ends = [
        QPointF(inside.right(), _y(inside, value, plot.top))
        for value in (plot.ahead.low, plot.ahead.likely, plot.ahead.high)
    ]
    fan = QColor(colours.accent)
    fan.setAlphaF(0.12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fan)
    painter.drawPolygon(QPolygonF([start, ends[0], ends[2]]))
    pen = QPen(QColor(colours.accent), 1.6)
    pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawLine(QLineF(start, ends[1]))


def _dates(painter: QPainter, box: QRectF, plot: Plot, colours: Colours) -> None:
    """Dates below their bins, evenly spaced and as many as fit without touching."""
    if not plot.ticks:
        return
    metrics = QFontMetrics(font(LABEL, MEDIUM))
    widest = max(metrics.horizontalAdvance(word) for _, word in plot.ticks[1:] or plot.ticks) + _LABEL_ROOM
    first, last = plot.ticks[0][0], plot.ticks[-1][0]
    apart = (
        area(box, plot).width() / len(plot.chart.bins) * max(1, last - first) / max(1, len(plot.ticks) - 1)
    )
    every, after = max(1, ceil(widest / apart)), -1.0
    for n, word in plot.ticks[::every]:
        width = metrics.horizontalAdvance(word)
        x = centre(box, plot, n) - width / 2
        x = min(max(x, 2.0), box.right() - width - 2.0)
        if x < after:
            continue
        each = plot.chart.bins[n]
        today = each.start <= plot.now < each.end
        painter.setFont(font(LABEL, MEDIUM) if today else font(LABEL))
        painter.setPen(QColor(colours.ink if today else colours.faint))
        painter.drawText(
            QRectF(x, box.bottom() - BOTTOM + 6, width + 2, 18), Qt.AlignmentFlag.AlignLeft, word
        )
        after = x + width + _LABEL_ROOM / 2


def _dashes(colour: str) -> QPen:
    ink = QColor(colour)
    ink.setAlphaF(0.62)
    pen = QPen(ink, 1.4)
    pen.setDashPattern([3.0, 3.0])
    return pen


def _y(inside: QRectF, value: Decimal, top: Decimal) -> float:
    return inside.bottom() - inside.height() * float(value / top) if top else inside.bottom()


def _now_x(inside: QRectF, plot: Plot) -> float:
    """Where this moment is; at the right edge once the window is over."""
    for n, each in enumerate(plot.chart.bins):
        if each.start <= plot.now < each.end:
            part = (plot.now - each.start) / (each.end - each.start)
            return inside.left() + inside.width() * (n + part) / len(plot.chart.bins)
    return inside.right()
