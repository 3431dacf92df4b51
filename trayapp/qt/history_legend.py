"""What stands in the legend of a history, for the window and for what it gives away."""

from __future__ import annotations

from trayapp.qt import chart
from trayapp.qt.history_view import Sheet
from trayapp.qt.legend import Item
from trayapp.qt.theme import Colours


def items(found: Sheet, colours: Colours) -> list[Item]:
    """One for each series of bars; a running total has no series."""
    if found.plot.running:
        return []
    return [
        Item(chart.tone(found.plot, n, colours), each.name, each.amount, each.whole)
        for n, each in enumerate(found.legend)
    ]
