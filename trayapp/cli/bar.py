"""Bars: what remains is filled, hatching is where the window is likely to end, a mark is an even pace."""

from __future__ import annotations

from itertools import groupby
from typing import Final, NamedTuple

from trayapp.cli.ink import Ink
from trayapp.domain.model import Gauge, Level

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"


class Glyphs(NamedTuple):
    """The characters of one kind of bar."""

    full: str
    hatch: str
    track: str
    mark: str
    partial: bool


TALL: Final = Glyphs("█", "▒", "░", "┃", partial=True)
THIN: Final = Glyphs("━", "╍", "─", "┃", partial=False)
PLAIN: Final = Glyphs("#", "=", ".", "|", partial=False)


class Marks(NamedTuple):
    """Places on a bar as shares of it, 0 to 1; None is not shown. `likely` is a stretch inside the fill."""

    left: float | None
    even: float | None = None
    likely: tuple[float, float] | None = None


def marks_of(gauge: Gauge) -> Marks:
    """Where the gauge's fill ends, where an even pace would have it, and where it is heading."""
    even = None if gauge.pace is None or gauge.limit is None else 1 - gauge.pace
    if gauge.share_left is None:
        return Marks(None)
    left = min(1.0, max(0.0, gauge.share_left))
    likely = None
    if gauge.forecast is not None and gauge.limit is not None and gauge.limit > 0:
        spend = gauge.forecast.spend
        ends = [float(1 - amount / gauge.limit) for amount in (spend.high, spend.low)]
        low, high = (min(left, max(0.0, end)) for end in ends)
        likely = (low, high) if high > low else None
    return Marks(left, even, likely)


def bar(marks: Marks, width: int, level: Level, glyphs: Glyphs, ink: Ink) -> str:
    """The bar, `width` cells wide, in the level's colour; the track alone where nothing is known."""
    if glyphs is PLAIN:
        return f"[{bar_cells(marks, width - 2, glyphs)}]"
    drawn = []
    for is_track, part in groupby(bar_cells(marks, width, glyphs), lambda cell: _kind(cell, glyphs)):
        text = "".join(part)
        if is_track == "track":
            drawn.append(ink.soft(text))
        else:
            drawn.append(ink.bold(text) if is_track == "mark" else ink.level(text, level))
    return "".join(drawn)


def bar_cells(marks: Marks, width: int, glyphs: Glyphs) -> str:
    """The same without colour."""
    if marks.left is None:
        return glyphs.track * width
    cells = _filled(marks.left, width, glyphs)
    if marks.likely is not None:
        first, last = (round(end * width) for end in marks.likely)
        for place in range(first, max(last, first + 1)):
            if place < width and cells[place] == glyphs.full:
                cells[place] = glyphs.hatch
    if marks.even is not None:
        cells[min(width - 1, int(marks.even * width))] = glyphs.mark
    return "".join(cells)


def _filled(left: float, width: int, glyphs: Glyphs) -> list[str]:
    # Neither a last rest nor a first use may vanish in rounding: an eighth (or a cell) stays visible.
    steps = 8 if glyphs.partial else 1
    eighths = round(left * width * steps)
    if left > 0:
        eighths = max(1, eighths)
    if left < 1:
        eighths = min(width * steps - 1, eighths)
    full, part = divmod(eighths, steps)
    cells = [glyphs.full] * full + [glyphs.track] * (width - full)
    if part:
        cells[full] = _EIGHTHS[part]
    return cells


def _kind(cell: str, glyphs: Glyphs) -> str:
    if cell == glyphs.track:
        return "track"
    return "mark" if cell == glyphs.mark else "fill"
