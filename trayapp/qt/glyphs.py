"""Signs inside the tray icon: pixel by pixel where there are few pixels, as outlines where there are more.

No font is asked: the panel's picture must not depend on which fonts a machine has.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

# For the inside of the 16 and 20 px vessels: 10 pixels wide.
_BITMAPS = {
    "?": (".####.", "##..##", "....##", "...##.", "..##..", "..##..", "......", "..##..", "..##.."),
    "$": ("..##..", ".#####", "##.#..", "##.#..", ".####.", "..#.##", "..#.##", "#####.", "..##.."),
    "€": ("..####", ".##...", "#####.", ".##...", ".##...", "#####.", ".##...", "..####"),
    "£": ("..###.", ".##.##", ".##...", "####..", ".##...", ".##...", "######"),
    "¥": ("##..##", "##..##", ".####.", "######", "..##..", "######", "..##.."),
    "Σ": ("######", "##....", ".##...", "..##..", ".##...", "##....", "######"),
}
_CROSS = ("##....##", "###..###", ".######.", "..####..", "..####..", ".######.", "###..###", "##....##")
_THIN = ("##....##", ".##..##.", "..####..", "...##...", "...##...", "..####..", ".##..##.", "##....##")
_FEW = 11  # px of inside width, below which signs are bitmaps

# The same signs as strokes in a box of 10 by 14: polylines, and arcs as (x, y, width, height, start, span)
# in degrees, counter-clockwise from three o'clock.
_Line = tuple[tuple[float, float], ...]
_Arc = tuple[float, float, float, float, float, float]
_STROKES: dict[str, tuple[tuple[_Line, ...], tuple[_Arc, ...]]] = {
    "?": ((((5.0, 8.3), (5.0, 9.3)),), ((1.2, 1.0, 7.6, 7.2, 165.0, -250.0),)),
    "$": (
        (((5.0, 0.0), (5.0, 14.0)),),
        ((1.5, 2.0, 7.0, 5.0, 30.0, 240.0), (1.5, 7.0, 7.0, 5.0, 90.0, -240.0)),
    ),
    "€": ((((0.0, 5.6), (6.5, 5.6)), ((0.0, 8.4), (6.5, 8.4))), ((1.8, 1.5, 9.4, 11.0, 50.0, 260.0),)),
    "£": (
        (((1.5, 12.5), (8.8, 12.5)), ((1.5, 7.5), (6.8, 7.5)), ((3.6, 12.5), (3.6, 5.0))),
        ((3.6, 1.5, 5.0, 7.0, 20.0, 160.0),),
    ),
    "¥": (
        (
            ((1.2, 1.5), (5.0, 7.0), (8.8, 1.5)),
            ((5.0, 7.0), (5.0, 12.5)),
            ((2.0, 7.6), (8.0, 7.6)),
            ((2.0, 10.2), (8.0, 10.2)),
        ),
        (),
    ),
    "Σ": ((((8.4, 1.5), (1.6, 1.5), (5.6, 7.0), (1.6, 12.5), (8.4, 12.5)),), ()),
}


def disc(box: QRect, *, smooth: bool) -> QPainterPath:
    """A filled circle; unsmoothed, a square with its corners taken off evenly on all four sides."""
    path = QPainterPath()
    if smooth:
        path.addEllipse(QRectF(box))
        return path
    cut = round(box.width() * 0.25) if box.width() > 3 else 0
    path.setFillRule(Qt.FillRule.WindingFill)
    for row in range(box.height()):
        from_edge = min(row, box.height() - 1 - row)
        inset = max(0, cut - from_edge - (1 if cut > 2 and from_edge else 0))
        path.addRect(QRectF(box.x() + inset, box.y() + row, box.width() - 2 * inset, 1))
    return path


def sign(painter: QPainter, text: str, box: QRect, colour: QColor) -> None:
    """One of the signs above or "…" in the middle of `box`; an unknown one is a question mark."""
    if text == "…":
        _dots(painter, box, colour)
    elif box.width() < _FEW:
        _pixels(painter, _BITMAPS.get(text, _BITMAPS["?"]), box, colour)
    else:
        _strokes(painter, text if text in _STROKES else "?", box, colour)


def _dots(painter: QPainter, box: QRect, colour: QColor) -> None:
    side = max(2, (box.width() - 2) // 5)
    apart = side + max(1, side // 2)
    left = box.x() + (box.width() - 2 * apart - side) // 2
    top = box.y() + (box.height() - side) // 2
    for n in range(3):
        painter.fillRect(QRect(left + n * apart, top, side, side), colour)


def _pixels(painter: QPainter, rows: tuple[str, ...], box: QRect, colour: QColor) -> None:
    left = box.x() + (box.width() - len(rows[0])) // 2
    top = box.y() + (box.height() - len(rows) + 1) // 2
    for y, row in enumerate(rows):
        for x, pixel in enumerate(row):
            if pixel == "#":
                painter.fillRect(QRect(left + x, top + y, 1, 1), colour)


def _strokes(painter: QPainter, text: str, box: QRect, colour: QColor) -> None:
    unit = min(box.width() / 12, box.height() / 16)
    lines, arcs = _STROKES[text]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(box).center() - QPointF(5 * unit, 7 * unit))
    painter.scale(unit, unit)
    pen = QPen(colour, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawPolyline([QPointF(x, y) for x, y in line])
    for x, y, width, height, start, span in arcs:
        painter.drawArc(QRectF(x, y, width, height), round(start * 16), round(span * 16))
    if text == "?":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(5.0, 12.3), 1.4, 1.4)
    painter.restore()


def cross(painter: QPainter, box: QRect, colour: QColor, *, thin: bool = False) -> None:
    """Two diagonals in the middle of `box`; thin when what they say is no longer fresh."""
    if box.width() < _FEW:
        _pixels(painter, _THIN if thin else _CROSS, box, colour)
        return
    side = box.width() - 2
    width = max(1.0, side / 10) if thin else max(2.4, side / 4.2)
    inner = QRectF(0, 0, side - width, side - width)
    inner.moveCenter(QRectF(box).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())
    painter.restore()
