"""Text that wraps inside its words too, where one of them is wider than there is room for.

A label breaks lines between words alone: a path of Windows or a name without blanks would widen its window.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextLayout, QTextOption

LONG = 20
"""Characters of a word from which on it may be wider than a column; no word of ours has so many."""


def has_long_word(text: str) -> bool:
    """Whether a label's own way of wrapping may leave a line that is too wide."""
    return len(text) > LONG and any(len(word) > LONG for word in text.split())


class Wrapped:
    """A text laid out in this font at one width, in px; `height` is what it takes."""

    def __init__(self, text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag) -> None:
        option = QTextOption(alignment)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # A line separator is a new line within one layout; a line feed would be a glyph of its own.
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self.width, self.font = width, font
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y))
            y += line.height()
        self._layout.endLayout()
        self.height = ceil(y)

    def draw(
        self,
        painter: QPainter,
        room: QRect,
        alignment: Qt.AlignmentFlag,
        chosen: tuple[int, int, QPalette] | None = None,
    ) -> None:
        """Within this room, at its top, its middle or its bottom.

        `chosen` is what is selected: its first character, how many, and the colours of a selection.
        """
        spare = room.height() - self.height
        shift = spare / 2 if alignment & Qt.AlignmentFlag.AlignVCenter else 0
        if alignment & Qt.AlignmentFlag.AlignBottom:
            shift = spare
        marked = []
        if chosen is not None:
            span = QTextLayout.FormatRange()
            span.start, span.length, palette = chosen
            span.format.setBackground(palette.highlight())
            span.format.setForeground(palette.highlightedText())
            marked.append(span)
        self._layout.draw(painter, QPointF(room.left(), room.top() + max(0, shift)), marked)
