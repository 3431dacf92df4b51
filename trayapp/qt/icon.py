"""The tray icon's pictures: a tumbler that empties, drawn for each physical size on whole pixels.

Colour and shape both tell the level: a ring at the brim is "watch", a dot "tight", a cross "spent"; a
hollow level or a thin cross is stale. No colour is translucent: swaybar takes alpha as not premultiplied,
and a soft edge turns into a white fringe there. Straight edges lie on whole pixels; only curves and diagonals
are smoothed, and the vessel's own corners not even that below 28 px.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

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


# Panels of 16, 20, 22 and 24 px at device ratios 1, 1.25, 1.5, 2 and 3, Windows' 16 px at 100-300 %, and 64,
# which StatusNotifier hosts scale down themselves (xfce4-panel even to 16).
SIZES = (16, 20, 22, 24, 28, 30, 32, 33, 36, 40, 44, 48, 64, 66, 72)
SMOOTH = 28  # px from which corners are smoothed; below, a smoothed one is only a smear


@cache
def shape(size: int) -> Shape:
    """The tumbler of a size, on whole pixels; found by fitting the eight that were once drawn by eye."""
    left = round(size / 6.4)
    width, height = size - 2 * left, 2 * round(size * 0.4375)
    gap = max(1, round(size / 24))
    return Shape(
        box=(left, (size - height) // 2, width, height),
        wall=round(size / 12),
        gap=gap,
        radius=round(width * (0.305 if size >= SMOOTH else 0.25)),
        lip=gap,
        mark=max(7, -(-size // 3)),
    )


def icon(shown: Face, panel: Panel, style: Style = Style.VESSEL) -> QIcon:
    """One picture per size; the host picks, nothing is scaled by us."""
    result = QIcon()
    for size in SIZES:
        result.addPixmap(QPixmap.fromImage(draw(shown, size, panel, style)))
    return result


def draw(shown: Face, size: int, panel: Panel, style: Style = Style.VESSEL) -> QImage:
    """The picture of a face at any size from 16 px, on a transparent background."""
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=size >= SMOOTH)
        _picture(painter, shape(size), shown, ink.plain() if style is Style.MONO else ink)
    painter.end()
    return image


def _picture(painter: QPainter, form: Shape, shown: Face, ink: Ink) -> None:
    _vessel(painter, form, ink)
    if shown.steps is None:
        colour = ink.hollow if shown.stale else ink.wall
        glyphs.sign(painter, shown.sign, _middle(form), QColor(colour))
    elif shown.steps == 0:
        glyphs.cross(painter, _middle(form), QColor(ink.level(Level.SPENT)), thin=shown.stale)
    else:
        _level(painter, form, shown, ink)
    if shown.steps and shown.level in {Level.WATCH, Level.TIGHT}:
        _mark(painter, form, shown, ink)


def _tumbler(box: QRect, radius: int, lip: int, height: int) -> QPainterPath:
    """Straight sides, a round bottom, and a brim that stands out by `lip` for `height` rows."""
    body = QPainterPath()
    body.setFillRule(Qt.FillRule.WindingFill)
    body.addRoundedRect(QRectF(box), radius, radius)
    body.addRect(QRectF(box.x() - lip, box.y(), box.width() + 2 * lip, height))
    body.addRect(QRectF(box.x(), box.y(), box.width(), box.height() - radius))
    return body.simplified()


def _vessel(painter: QPainter, form: Shape, ink: Ink) -> None:
    outside = _tumbler(form.outside, form.radius, form.lip, form.wall)
    if ink.ground is not None:
        edge = 1 if form.wall < 4 else 2
        around = form.outside.adjusted(-edge, -edge, edge, edge)
        ground = _tumbler(around, form.radius + edge, form.lip, form.wall + 2 * edge)
        painter.fillPath(ground, QColor(ink.ground))
    hole = form.outside.adjusted(form.wall, -1, -form.wall, -form.wall)
    if ink.ground is None:
        outside = outside.subtracted(_tumbler(hole, max(1, form.radius - form.wall), 0, 1))
        painter.fillPath(outside, QColor(ink.wall))
    else:
        painter.fillPath(outside, QColor(ink.wall))
        hole.setTop(form.outside.top())
        painter.fillPath(_tumbler(hole, max(1, form.radius - form.wall), 0, 1), QColor(ink.ground))


def _middle(form: Shape) -> QRect:
    edge = form.wall
    return form.outside.adjusted(edge, edge // 2, -edge, -edge)


def _level(painter: QPainter, form: Shape, shown: Face, ink: Ink) -> None:
    inside = form.inside
    line = (form.wall + 1) // 2
    rows = _rows(
        shown.steps or 0, inside.height(), least=2 * line + 1 if shown.stale else max(1, form.wall - 1)
    )
    radius = max(1, form.radius - form.wall - form.gap)
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


def _mark(painter: QPainter, form: Shape, shown: Face, ink: Ink) -> None:
    """At the brim's right end, cut free of the wall: a ring says watch, a dot says tight."""
    d = form.mark
    outside = form.outside
    left, top = outside.right() + 1 + form.lip - d + form.wall // 2, max(0, outside.top() - form.wall // 2)
    left = min(left, painter.device().width() - d)
    free = max(1, form.wall // 2)
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
