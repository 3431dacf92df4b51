"""What stands in the legend of a history and in the note beside a bin."""

from __future__ import annotations

from decimal import Decimal

from trayapp.domain.words import Words
from trayapp.qt import chart
from trayapp.qt.history_view import Sheet
from trayapp.qt.legend import Item
from trayapp.qt.theme import Colours

Line = tuple[str, str, str]
"""A colour ("" for none), a name and an amount."""


def items(found: Sheet, colours: Colours) -> list[Item]:
    """One for each series of bars; a running total has no series."""
    if found.plot.running:
        return []
    return [
        Item(chart.tone(found.plot, n, colours), each.name, each.amount, each.whole)
        for n, each in enumerate(found.legend)
    ]


def note(found: Sheet, n: int, colours: Colours, words: Words) -> list[Line]:
    """What a bin holds, or the total at its end; its name and amount come first."""
    if found.plot.running:
        return _so_far(found, n, words)
    each, unit = found.plot.chart.bins[n], found.plot.chart.unit
    amount = words.phrase("history.unpriced") if each.amount is None else words.money(each.amount, unit)
    lines: list[Line] = [("", found.when(n, words), amount)]
    for place, part in enumerate(each.slices):
        if part:
            tone = chart.tone(found.plot, place, colours)
            lines.append((tone, found.legend[place].name, words.money(part, unit)))
    if each.even is not None:
        lines.append(("", words.phrase("history.even"), words.money(each.even, unit)))
    if each.unpriced and each.amount is not None:
        lines.append(("", words.phrase("history.unpriced-tokens"), words.tokens(each.unpriced)))
    if each.tokens:
        lines.append(("", words.phrase("history.tokens-used"), words.tokens(each.tokens)))
    return lines


def _so_far(found: Sheet, n: int, words: Words) -> list[Line]:
    """The total at a bin's end, what the bin added, and where an even pace would be by then."""
    plot, unit = found.plot, found.plot.chart.unit
    total, evens = plot.chart.running(plot.now), [each.even for each in plot.chart.bins[: n + 1]]
    known = n < len(total)
    lines: list[Line] = [("", found.when(n, words), words.money(total[n], unit) if known else "")]
    if known:
        added = plot.chart.bins[n].amount
        said = words.phrase("history.unpriced") if added is None else words.money(added, unit)
        lines.append(("", words.phrase("history.added"), said))
    if all(even is not None for even in evens):
        pace = sum((even for even in evens if even is not None), Decimal(0))
        lines.append(("", words.phrase("history.even"), words.money(pace, unit)))
    return lines
