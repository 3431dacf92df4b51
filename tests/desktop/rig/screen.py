"""The picture on the virtual screen, read straight from the display server's memory file.

Xvfb keeps its frame in a file in the X Window Dump format (X11/XWDFile.h): 25 big-endian words of
header, a window name, a colour map, then rows of 32-bit pixels. Nobody is asked, so looking neither
wakes the program under test nor takes it time: one look at a tray cell costs some microseconds.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

Rect = tuple[int, int, int, int]
"""x, y, width, height in screen pixels."""
Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""


class Screen:
    """What a person would see now."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._map = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        words = struct.unpack(">25I", self._map[:100])
        header, self.width, self.height, self._stride, colours = (
            words[0],
            words[4],
            words[5],
            words[12],
            words[19],
        )
        self._start = header + 12 * colours

    def pixels(self, rect: Rect) -> bytes:
        """The part's pixels, four bytes each: blue, green, red and one without meaning."""
        x, y, width, height = rect
        rows = (self._start + row * self._stride + 4 * x for row in range(y, y + height))
        return b"".join(self._map[row : row + 4 * width] for row in rows)

    def colours(self, rect: Rect) -> Iterator[Colour]:
        """The part's pixels as colours, row by row."""
        return ((red, green, blue) for blue, green, red, _ in struct.iter_unpack("4B", self.pixels(rect)))

    def shot(self, path: Path, rect: Rect | None = None, zoom: int = 1) -> Path:
        """Save a picture of the screen or of a part of it."""
        from PySide6.QtGui import QImage  # noqa: PLC0415 (looking at pixels alone needs no Qt)

        x, y, width, height = rect or (0, 0, self.width, self.height)
        width, height = min(width, self.width - x), min(height, self.height - y)
        image = QImage(
            self.pixels((x, y, width, height)), width, height, 4 * width, QImage.Format.Format_RGB32
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.scaled(width * zoom, height * zoom).save(str(path)):
            raise OSError(f"could not write {path}")
        return path


def near(one: Colour, other: Colour, within: int = 40) -> bool:
    """Whether two colours would be called the same."""
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))
