"""The tray icon's contact sheets: every style in every state at every size, every level at every share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from trayapp.domain.model import Level
from trayapp.qt.face import STEPS, Face, Panel, Style
from trayapp.qt.icon import SIZES, draw

PANELS = (("dark", "#2b2f36"), ("light", "#eceff3"), ("auto", "#1b1d21"), ("auto", "#f4f5f7"))
CELL, HEAD, SIDE, TITLE = 112, 40, 130, 56
LARGEST = 96  # px to which a picture is enlarged, by a whole number
_RATIOS = {
    20: "16 at 1.25", 24: "16 at 1.5", 28: "22 at 1.25", 30: "24 at 1.25", 32: "16 at 2", 33: "22 at 1.5",
    36: "24 at 1.5", 40: "20 at 2", 44: "22 at 2", 48: "24 at 2", 64: "32 at 2", 66: "22 at 3", 72: "24 at 3",
}  # fmt: skip
"""Sizes that are those of another at a screen's scale."""


class State(NamedTuple):
    """A face and what it says."""

    name: str
    face: Face


STATES = (
    State("full", Face(Level.CALM, STEPS)),
    State("calm", Face(Level.CALM, 38)),
    State("watch", Face(Level.WATCH, 23)),
    State("tight", Face(Level.TIGHT, 8)),
    State("spent", Face(Level.SPENT, 0)),
    State("stale", Face(Level.CALM, 38, stale=True)),
    State("spent, old", Face(Level.SPENT, 0, stale=True)),
    State("unknown", Face(Level.UNKNOWN, None, "?")),
    State("reading", Face(Level.UNKNOWN, None, "…")),
    State("no cap: $", Face(Level.CALM, None, "$")),
    State("tokens", Face(Level.CALM, None, "Σ")),
)
SHARES = (100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 5, 2)
LEVELS = (
    ("calm", Face(Level.CALM, STEPS)),
    ("watch", Face(Level.WATCH, STEPS)),
    ("tight", Face(Level.TIGHT, STEPS)),
    ("calm, stale", Face(Level.CALM, STEPS, stale=True)),
    ("watch, stale", Face(Level.WATCH, STEPS, stale=True)),
    ("tight, stale", Face(Level.TIGHT, STEPS, stale=True)),
)


def sheets() -> Iterator[tuple[str, QImage]]:
    """A sheet of states by size for each style, and one of levels by share for all styles."""
    for style in Style:
        yield f"icons-{style.value}", _by_size(style)
    yield "icons-levels", _by_share()
    yield "icons", _strip()


def _by_size(style: Style) -> QImage:
    """Enlarged pixel by pixel; on each panel."""
    wide, high = SIDE + CELL * len(STATES), TITLE + HEAD + CELL * len(SIZES)
    image = QImage(2 * wide, 2 * high, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for n, (panel, back) in enumerate(PANELS):
        block = _Block(painter, n % 2 * wide, n // 2 * high, back)
        block.ground(wide, high, f"{style.value} on a {_named(panel, back)}")
        block.heads([state.name for state in STATES])
        for row, size in enumerate(SIZES):
            block.side(row, f"{size} px", _RATIOS.get(size, ""))
            for column, state in enumerate(STATES):
                block.put(row, column, draw(state.face, size, Panel(panel), style))
    painter.end()
    return image


def _by_share() -> QImage:
    """At 22 px, enlarged; each style on a dark and a light panel."""
    wide, high = SIDE + CELL * (len(SHARES) + 2), TITLE + HEAD + CELL * len(LEVELS)
    image = QImage(2 * wide, len(Style) * high, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for down, style in enumerate(Style):
        for across, (panel, back) in enumerate(PANELS[:2]):
            block = _Block(painter, across * wide, down * high, back)
            block.ground(wide, high, f"{style.value} on a {_named(panel, back)}")
            block.heads([*(f"{share} %" for share in SHARES), "0 %", "unknown"])
            for row, (name, face) in enumerate(LEVELS):
                block.side(row, *name.split(", "))
                left = [replace(face, steps=max(1, round(STEPS * share / 100))) for share in SHARES]
                left.append(replace(face, level=Level.SPENT, steps=0))
                left.append(replace(face, level=Level.UNKNOWN, steps=None, sign="?"))
                for column, shown in enumerate(left):
                    block.put(row, column, draw(shown, 22, Panel(panel), style))
    painter.end()
    return image


def _strip() -> QImage:
    """At a glance: each style as it is in a panel at 200 %, dark and light."""
    shown = [state.face for state in STATES if state.name not in {"full", "spent, old", "reading", "tokens"}]
    step, edge = 76, 36
    wide, high = step * len(shown) + edge, step * len(Style) + edge
    image = QImage(2 * wide, high, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for across, (panel, back) in enumerate(PANELS[:2]):
        painter.fillRect(across * wide, 0, wide, high, QColor(back))
        for down, style in enumerate(Style):
            for column, face in enumerate(shown):
                left, top = across * wide + edge // 2 + 16 + column * step, edge // 2 + 16 + down * step
                painter.drawImage(left, top, draw(face, 44, Panel(panel), style))
    painter.end()
    return image


def _named(panel: str, back: str) -> str:
    light = "light" if QColor(back).lightness() > 128 else "dark"
    return f"{light} panel, with its own ground" if panel == "auto" else f"{light} panel"


class _Block:
    """One panel of a sheet."""

    def __init__(self, painter: QPainter, left: int, top: int, back: str) -> None:
        self._painter, self._left, self._top, self._back = painter, left, top, back
        self._ink = QColor("#20262e" if QColor(back).lightness() > 128 else "#d7dde6")

    def ground(self, wide: int, high: int, title: str) -> None:
        """The panel and its title."""
        self._painter.fillRect(self._left, self._top, wide, high, QColor(self._back))
        self._write(QRect(16, 8, wide - 16, TITLE - 8), title, 24, Qt.AlignmentFlag.AlignLeft)

    def heads(self, names: list[str]) -> None:
        """What the columns are."""
        for column, name in enumerate(names):
            self._write(
                QRect(SIDE + column * CELL, TITLE, CELL, HEAD), name, 17, Qt.AlignmentFlag.AlignHCenter
            )

    def side(self, row: int, name: str, more: str = "") -> None:
        """What a row is."""
        middle, side = TITLE + HEAD + row * CELL + CELL // 2, Qt.AlignmentFlag.AlignLeft
        self._write(QRect(16, middle - (30 if more else 15), SIDE, 30), name, 20, side)
        if more:
            self._write(QRect(16, middle, SIDE, 24), more, 16, side)

    def put(self, row: int, column: int, picture: QImage) -> None:
        """A picture in the middle of its cell; whole pixels become whole squares."""
        side = picture.width() * max(1, LARGEST // picture.width())
        picture = picture.scaled(side, side, mode=Qt.TransformationMode.FastTransformation)
        inset = (CELL - side) // 2
        left, top = self._left + SIDE + column * CELL, self._top + TITLE + HEAD + row * CELL
        self._painter.drawImage(left + inset, top + inset, picture)

    def _write(self, box: QRect, text: str, pixels: int, side: Qt.AlignmentFlag) -> None:
        font = QFont()
        font.setPixelSize(pixels)
        self._painter.setFont(font)
        self._painter.setPen(self._ink)
        moved = box.translated(self._left, self._top)
        self._painter.drawText(moved, side | Qt.AlignmentFlag.AlignVCenter, text)
