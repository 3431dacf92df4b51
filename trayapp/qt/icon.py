"""The tray icon's pictures: a tumbler that empties, drawn for each physical size on whole pixels.

Colour and shape both tell the level: a ring at the brim is "watch", a dot "tight", a cross "spent"; a
hollow level is stale. No colour is translucent: swaybar takes alpha as not premultiplied, and a soft edge
turns into a white fringe there. Straight edges lie on whole pixels; only curves and diagonals are smoothed,
and the vessel's own corners not even that below 32 px.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPixmap

from trayapp.domain.model import Level
from trayapp.qt import dials, glyphs
from trayapp.qt.face import STEPS, Face, Panel, Style
from trayapp.qt.ink import INKS, Ink


@dataclass(frozen=True, slots=True)
class Shape:
    """Measures of one size, in its own pixels.

    The outside box, the wall, the gap between wall and level, the radius of the bottom, how far the lip
    stands out, the diameter of the mark at the brim.
    """

    box: tuple[int, int, int, int]
    wall: int
    gap: int
    radius: int
    lip: int
    mark: int

    @property
    def outside(self) -> QRect:
        """The vessel without its lip."""
        return QRect(*self.box)

    @property
    def inside(self) -> QRect:
        """Where the level stands: open at the top, a gap away from the wall elsewhere."""
        edge = self.wall + self.gap
        left, top, width, height = self.box
        return QRect(left + edge, top, width - 2 * edge, height - edge)


# One line per size that a host asks for: 16-24 are panels at 1x, 32-48 the same at 2x and Windows at
# 125-200 %, 64 is what StatusNotifier hosts scale down themselves (xfce4-panel even to 16).
SHAPES = {
    16: Shape((2, 1, 12, 14), 1, 1, 3, 1, 7),
    20: Shape((3, 1, 14, 18), 2, 1, 4, 1, 7),
    22: Shape((3, 1, 16, 20), 2, 1, 4, 1, 8),
    24: Shape((4, 2, 16, 20), 2, 1, 4, 1, 8),
    32: Shape((5, 2, 22, 28), 3, 1, 7, 1, 11),
    44: Shape((7, 3, 30, 38), 4, 2, 9, 2, 15),
    48: Shape((8, 3, 32, 42), 4, 2, 10, 2, 16),
    64: Shape((10, 4, 44, 56), 5, 3, 13, 3, 21),
}


def icon(shown: Face, panel: Panel, style: Style = Style.VESSEL) -> QIcon:
    """One picture per size; the host picks, nothing is scaled by us."""
    result = QIcon()
    for size in SHAPES:
        result.addPixmap(QPixmap.fromImage(draw(shown, size, panel, style)))
    return result


def draw(shown: Face, size: int, panel: Panel, style: Style = Style.VESSEL) -> QImage:
    """The picture of a face at one of the sizes in SHAPES, on a transparent background."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    ink = INKS[panel]
    if style is Style.RING:
        dials.ring(painter, size, shown, ink)
    elif style is Style.NUMBER:
        dials.number(painter, size, shown, ink)
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=size >= 32)
        _picture(painter, SHAPES[size], shown, ink.plain() if style is Style.MONO else ink)
    painter.end()
    return image


def _picture(painter: QPainter, shape: Shape, shown: Face, ink: Ink) -> None:
    _vessel(painter, shape, ink)
    if shown.steps is None:
        colour = ink.hollow if shown.stale else ink.wall
        glyphs.sign(painter, shown.sign, _middle(shape), QColor(colour))
    elif shown.steps == 0:
        glyphs.cross(painter, _middle(shape), QColor(ink.level(Level.SPENT)))
    else:
        _level(painter, shape, shown, ink)
    if shown.steps and shown.level in {Level.WATCH, Level.TIGHT}:
        _mark(painter, shape, shown, ink)


def _tumbler(box: QRect, radius: int, lip: int, height: int) -> QPainterPath:
    """Straight sides, a round bottom, and a brim that stands out by `lip` for `height` rows."""
    body = QPainterPath()
    body.setFillRule(Qt.FillRule.WindingFill)
    body.addRoundedRect(QRectF(box), radius, radius)
    body.addRect(QRectF(box.x() - lip, box.y(), box.width() + 2 * lip, height))
    body.addRect(QRectF(box.x(), box.y(), box.width(), box.height() - radius))
    return body.simplified()


def _vessel(painter: QPainter, shape: Shape, ink: Ink) -> None:
    outside = _tumbler(shape.outside, shape.radius, shape.lip, shape.wall)
    if ink.ground is not None:
        edge = 1 if shape.wall < 4 else 2
        around = shape.outside.adjusted(-edge, -edge, edge, edge)
        ground = _tumbler(around, shape.radius + edge, shape.lip, shape.wall + 2 * edge)
        painter.fillPath(ground, QColor(ink.ground))
    hole = shape.outside.adjusted(shape.wall, -1, -shape.wall, -shape.wall)
    if ink.ground is None:
        outside = outside.subtracted(_tumbler(hole, max(1, shape.radius - shape.wall), 0, 1))
        painter.fillPath(outside, QColor(ink.wall))
    else:
        painter.fillPath(outside, QColor(ink.wall))
        hole.setTop(shape.outside.top())
        painter.fillPath(_tumbler(hole, max(1, shape.radius - shape.wall), 0, 1), QColor(ink.ground))


def _middle(shape: Shape) -> QRect:
    edge = shape.wall
    return shape.outside.adjusted(edge, edge // 2, -edge, -edge)


def _level(painter: QPainter, shape: Shape, shown: Face, ink: Ink) -> None:
    inside = shape.inside
    line = (shape.wall + 1) // 2
    rows = _rows(
        shown.steps or 0, inside.height(), least=2 * line + 1 if shown.stale else max(1, shape.wall - 1)
    )
    radius = max(1, shape.radius - shape.wall - shape.gap)
    bowl = _tumbler(inside, radius, 0, 1)
    surface = QRect(inside.x(), inside.bottom() + 1 - rows, inside.width(), rows)
    colour = QColor(ink.hollow if shown.stale else ink.level(shown.level))
    painter.save()
    painter.setClipPath(bowl)
    painter.fillRect(surface, colour)
    painter.restore()
    if shown.stale:
        _hollow(painter, surface.adjusted(line, line, -line, -line), max(1, radius - line), ink)


def _hollow(painter: QPainter, core: QRect, radius: int, ink: Ink) -> None:
    """Takes the inside of the level out again, so that only its outline stands: what was, not what is."""
    path = _tumbler(core, min(radius, core.height() // 2), 0, 1)
    if ink.ground is not None:
        painter.fillPath(path, QColor(ink.ground))
        return
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillPath(path, QColor(Qt.GlobalColor.black))
    painter.restore()


def _rows(steps: int, height: int, *, least: int) -> int:
    rows = round(steps * height / STEPS)
    return height if steps >= STEPS else min(height - 1, max(least, rows))


def _mark(painter: QPainter, shape: Shape, shown: Face, ink: Ink) -> None:
    """At the brim's right end, cut free of the wall: a ring says watch, a dot says tight."""
    d = shape.mark
    outside = shape.outside
    left, top = outside.right() + 1 + shape.lip - d + shape.wall // 2, max(0, outside.top() - shape.wall // 2)
    left = min(left, painter.device().width() - d)
    free = max(1, shape.wall // 2)
    disc = QRect(left, top, d, d)
    _disc(painter, disc.adjusted(-free, -free, free, free), ink.ground)
    _disc(painter, disc, ink.level(shown.level))
    if shown.level is Level.WATCH:
        line = max(2, round(d / 5))
        _disc(painter, disc.adjusted(line, line, -line, -line), ink.ground)


def _disc(painter: QPainter, box: QRect, colour: str | None) -> None:
    painter.save()
    if colour is None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    path = glyphs.disc(box, smooth=painter.testRenderHint(QPainter.RenderHint.Antialiasing))
    painter.fillPath(path, QColor(colour or "#000000"))
    painter.restore()
