"""The tray icon's other styles: a ring that closes, and the share that remains in figures."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from trayapp.domain.model import Level
from trayapp.qt import glyphs
from trayapp.qt.face import STEPS, Face
from trayapp.qt.ink import Ink

# Figures of 3 by 5 dots, each dot a whole number of pixels: two fit into 16 px, and no font is asked.
_FIGURES = {
    "0": ("###", "#.#", "#.#", "#.#", "###"),
    "1": (".#.", "##.", ".#.", ".#.", "###"),
    "2": ("###", "..#", "###", "#..", "###"),
    "3": ("###", "..#", "###", "..#", "###"),
    "4": ("#.#", "#.#", "###", "..#", "..#"),
    "5": ("###", "#..", "###", "..#", "###"),
    "6": ("###", "#..", "###", "#.#", "###"),
    "7": ("###", "..#", "..#", ".#.", ".#."),
    "8": ("###", "#.#", "###", "#.#", "###"),
    "9": ("###", "#.#", "###", "..#", "###"),
}


def ring(painter: QPainter, size: int, shown: Face, ink: Ink) -> None:
    """An arc from twelve o'clock, as long as the share that remains; the mark sits in its middle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(3.0, size / 6)
    if ink.ground is not None:
        painter.setBrush(QColor(ink.ground))
        painter.drawEllipse(QRectF(0, 0, size, size))
    edge = width / 2 + (size / 16 if ink.ground is not None else 0)
    box = QRectF(edge, edge, size - 2 * edge, size - 2 * edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shown.steps:
        _arc(painter, box, shown, ink, width)
    else:
        painter.setPen(QPen(QColor(ink.hollow), max(1.5, width / 2)))
        painter.drawEllipse(box)
    painter.setPen(Qt.PenStyle.NoPen)
    _middle(painter, size, shown, ink)


def _arc(painter: QPainter, box: QRectF, shown: Face, ink: Ink, width: float) -> None:
    painter.setPen(QPen(QColor(ink.hollow), max(1.0, width / 4)))
    painter.drawEllipse(box)
    if shown.stale:
        pen = QPen(QColor(ink.wall), width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([0.5, 0.5])
    else:
        pen = QPen(QColor(ink.level(shown.level)), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawArc(box, 90 * 16, -round(360 * 16 * (shown.steps or 0) / STEPS))


def _middle(painter: QPainter, size: int, shown: Face, ink: Ink) -> None:
    centre, reach = QPointF(size / 2, size / 2), size * 0.13
    if shown.steps is None:
        inset = size // 4
        glyphs.sign(
            painter,
            shown.sign,
            QRect(inset, inset - 1, size - 2 * inset, size - 2 * inset + 2),
            QColor(ink.hollow if shown.stale else ink.wall),
        )
    elif shown.steps == 0:
        inset = round(size * 0.25)
        glyphs.cross(
            painter,
            QRect(inset, inset, size - 2 * inset, size - 2 * inset),
            QColor(ink.level(Level.SPENT)),
            thin=shown.stale,
        )
    elif shown.level is Level.TIGHT:
        painter.setBrush(QColor(ink.level(shown.level)))
        painter.drawEllipse(centre, reach, reach)
    elif shown.level is Level.WATCH:
        painter.setPen(QPen(QColor(ink.level(shown.level)), max(1.2, size / 16)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, reach, reach)
        painter.setPen(Qt.PenStyle.NoPen)


def number(painter: QPainter, size: int, shown: Face, ink: Ink) -> None:
    """The share that remains in percent; 99 for all, because three figures cannot be read at 16 px.

    A line below tells the level by its length: whole when calm, shorter as it gets tight, dashed when stale.
    """
    if ink.ground is not None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=size >= 28)
        painter.setBrush(QColor(ink.ground))
        painter.drawRoundedRect(QRectF(0, 0, size, size), size / 6, size / 6)
    whole = QRect(0, 0, size, size)
    colour = ink.hollow if shown.stale else ink.wall
    if shown.steps is None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        glyphs.sign(painter, shown.sign, whole.adjusted(size // 5, 1, -size // 5, -1), QColor(colour))
    elif shown.steps == 0:
        glyphs.cross(
            painter,
            whole.adjusted(size // 6, size // 6, -size // 6, -size // 6),
            QColor(ink.level(Level.SPENT)),
            thin=shown.stale,
        )
    else:
        share = min(99, max(1, round(100 * shown.steps / STEPS)))
        _figures(painter, size, str(share), colour)
        _line(painter, size, shown, ink)


def _figures(painter: QPainter, size: int, text: str, colour: str) -> None:
    dot = max(2, (size - size // 8) // 7)
    left, top = (
        (size - (4 * len(text) - 1) * dot) // 2,
        (size - 5 * dot) // 2 - dot // 2 - (1 if size >= 20 else 0),
    )
    for n, figure in enumerate(text):
        for y, line in enumerate(_FIGURES[figure]):
            for x, on in enumerate(line):
                if on == "#":
                    painter.fillRect(
                        QRect(left + (4 * n + x) * dot, max(0, top) + y * dot, dot, dot), QColor(colour)
                    )


def _line(painter: QPainter, size: int, shown: Face, ink: Ink) -> None:
    thick = max(2, size // 10)
    share = {Level.CALM: 1.0, Level.WATCH: 0.6, Level.TIGHT: 0.3}.get(shown.level, 1.0)
    left, top = size // 8, size - thick - max(1, size // 16)
    length = round((size - 2 * left) * share)
    if not shown.stale:
        painter.fillRect(QRect(left, top, length, thick), QColor(ink.level(shown.level)))
        return
    for x in range(left, left + length, 2 * thick):  # dashed: no longer fresh
        painter.fillRect(QRect(x, top, thick, thick), QColor(ink.hollow))
