"""Draws what stood on a terminal (tmux capture-pane -e) as a picture: terminal_picture.py IN.ansi OUT.png."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter

PAPER: Final = QColor("#16181d")
INK: Final = QColor("#d8dade")
MARGIN: Final = 16
_STYLE: Final = re.compile(r"\x1b\[([0-9;]*)m")
_PLAIN: Final = ("#000000", "#cc5555", "#55aa66", "#c8a045", "#5588cc", "#aa66bb", "#55a5aa", "#c8cacc")


def main() -> None:
    """Read, draw, write."""
    source, target = map(Path, sys.argv[1:3])
    application = QGuiApplication([])
    font = QFont("monospace", 11)
    font.setStyleHint(QFont.StyleHint.Monospace)
    # Signs that few fonts have.
    lines = source.read_text("utf-8").replace("⎿", "└").replace("⏵", "▶").splitlines()
    metrics = QFontMetricsF(font)
    cell, height = metrics.horizontalAdvance("M"), metrics.lineSpacing()
    columns = max((len(_STYLE.sub("", line)) for line in lines), default=1)
    size = (int(columns * cell) + 2 * MARGIN, int(len(lines) * height) + 2 * MARGIN)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    painter.setFont(font)
    ink, paper = INK, None
    for row, line in enumerate(lines):
        column = 0
        for index, part in enumerate(_STYLE.split(line)):
            if index % 2:
                ink, paper = _styled(part, ink, paper)
                continue
            for letter in part:
                place = QPointF(MARGIN + column * cell, MARGIN + row * height)
                if paper is not None:
                    painter.fillRect(QRectF(place.x(), place.y(), cell + 0.5, height), paper)
                painter.setPen(ink)
                painter.drawText(QPointF(place.x(), place.y() + metrics.ascent()), letter)
                column += 1
    painter.end()
    image.save(str(target))
    del application


def _styled(codes: str, ink: QColor, paper: QColor | None) -> tuple[QColor, QColor | None]:
    """The colours after one sequence; what else it says (bold, underlined) is left out."""
    numbers = [int(each or 0) for each in codes.split(";")]
    while numbers:
        code = numbers.pop(0)
        if code == 0:
            ink, paper = INK, None
        elif code == 39:
            ink = INK
        elif code == 49:
            paper = None
        elif code in (38, 48):
            colour, numbers = _given(numbers)
            ink, paper = (colour, paper) if code == 38 else (ink, colour)
        elif 30 <= code <= 37:
            ink = QColor(_PLAIN[code - 30])
        elif 90 <= code <= 97:
            ink = QColor(_PLAIN[code - 90]).lighter(130)
    return ink, paper


def _given(numbers: list[int]) -> tuple[QColor, list[int]]:
    kind, *rest = numbers or [0]
    if kind == 2:
        return QColor(*rest[:3]), rest[3:]
    number, *rest = rest or [0]
    if number < 16:
        return QColor(_PLAIN[number % 8]), rest
    if number >= 232:
        grey = 8 + 10 * (number - 232)
        return QColor(grey, grey, grey), rest
    cube = number - 16
    steps = (0, 95, 135, 175, 215, 255)
    return QColor(steps[cube // 36], steps[cube // 6 % 6], steps[cube % 6]), rest


if __name__ == "__main__":
    main()
