"""Tables for the terminal: words to the left, figures to the right, nothing wider than it must be."""

from __future__ import annotations

from collections.abc import Sequence

from trayapp.cli.terminal import cells, fitted

_GAP = "  "


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    left: int,
    width: int,
    total: Sequence[str] | None = None,
) -> list[str]:
    """Lines of a table whose first `left` columns are words, which give way where `width` is too small."""
    every = [heads, *rows, *([total] if total else [])]
    widths = [max(cells(row[n]) for row in every) for n in range(len(heads))]
    _narrow(widths, left, width)
    lines = [_line(row, widths, left) for row in every]
    rule = "-" * min(width, cells(max(lines, key=cells)))
    lines.insert(1, rule)
    if total:
        lines.insert(len(lines) - 1, rule)
    return lines


def _narrow(widths: list[int], left: int, width: int) -> None:
    """Take cells from the widest column of words until the line fits or eight are left."""
    while left and sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        widest = max(range(left), key=lambda n: widths[n])
        if widths[widest] <= 8:
            return
        widths[widest] -= 1


def _line(row: Sequence[str], widths: Sequence[int], left: int) -> str:
    padded = []
    for n, (text, width) in enumerate(zip(row, widths, strict=True)):
        cut = fitted(text, width, unicode=not text.isascii()) if n < left else text
        space = " " * (width - cells(cut))
        padded.append(cut + space if n < left else space + cut)
    return _GAP.join(padded).rstrip()
