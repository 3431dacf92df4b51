"""What stands in the legend of a history and in the note beside a bin."""

from __future__ import annotations

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
    """What a bin holds; its name and amount come first."""
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
