"""Rows and totals out of lines of use: the figures of `remainder usage`, as docs/cli.md promises them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

KEYS: Final = ("day", "tool", "model", "project")
COUNTERS: Final = (
    "input",
    "output",
    "cache_read",
    "cache_write_5m",
    "cache_write_1h",
    "web_searches",
    "requests",
)

Line = tuple[str, str, str, str, int, int, int, int, int, int, int, Decimal | None]
"""What was used on one local day (ISO): the keys, the counters, and the cost in USD, None without a price."""

Row = dict[str, Any]

_FIRST: Final = len(KEYS)
_COST: Final = _FIRST + len(COUNTERS)


class _Sum:
    """Counters and cost of what shares a row; `cost` stays None until something priced is added."""

    __slots__ = ("cost", "counts", "unpriced")

    def __init__(self) -> None:
        self.counts = [0] * len(COUNTERS)
        self.cost: Decimal | None = None
        self.unpriced = False

    def add(self, line: Line) -> None:
        _, _, _, _, plain, output, read, write_5m, write_1h, searches, requests, cost = line
        counts = self.counts  # written out: a year of lines is summed in half the time
        counts[0] += plain
        counts[1] += output
        counts[2] += read
        counts[3] += write_5m
        counts[4] += write_1h
        counts[5] += searches
        counts[6] += requests
        if cost is not None:
            self.cost = cost if self.cost is None else self.cost + cost
        elif has_use(line):
            self.unpriced = True


def has_use(line: Line) -> bool:
    """True when something was used that would cost something; an error that a tool logged has none."""
    return any(line[_FIRST : _COST - 1])


def rows_of(lines: Iterable[Line], by: Sequence[str]) -> list[Row]:
    """One row for each combination of `by`, ascending; `cost_usd` is None where nothing is priced."""
    places = [KEYS.index(name) for name in by]
    sums: dict[tuple[Any, ...], _Sum] = {}
    for line in lines:
        key = tuple([line[place] for place in places])
        found = sums.get(key)
        if found is None:
            found = sums[key] = _Sum()
        found.add(line)
    return [dict(zip(by, key, strict=True)) | _figures(sums[key]) for key in sorted(sums)]


def totals_of(lines: Iterable[Line]) -> Row:
    """The same counters over everything; `cost_usd` is the sum of what has a price, 0 without any."""
    total = _Sum()
    for line in lines:
        total.add(line)
    counted = dict(zip(COUNTERS, total.counts, strict=True))
    return {**counted, "cost_usd": total.cost or Decimal(0)}


def unpriced_models(lines: Iterable[Line]) -> list[str]:
    """Models that were used and whose price is not known, in alphabetical order."""
    return sorted({line[2] for line in lines if line[-1] is None and has_use(line)})


def _figures(found: _Sum) -> Row:
    counted = dict(zip(COUNTERS, found.counts, strict=True))
    cost = found.cost
    if cost is None and not found.unpriced:
        cost = Decimal(0)  # nothing was used: that costs nothing, and it is known
    return {**counted, "cost_usd": cost, "unpriced": found.unpriced}
