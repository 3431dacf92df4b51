"""Rows and totals out of priced uses: the figures of `remainder usage`, as docs/cli.md promises them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from trayapp.domain.model import Use
from trayapp.domain.period import local_day

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

Row = dict[str, Any]


class _Sum:
    """Counters and cost of what shares a row; `cost` stays None until something priced is added."""

    __slots__ = ("cost", "counts", "unpriced")

    def __init__(self) -> None:
        self.counts = [0] * len(COUNTERS)
        self.cost: Decimal | None = None
        self.unpriced = False

    def add(self, use: Use) -> None:
        tokens = use.tokens
        counts = self.counts
        counts[0] += tokens.input
        counts[1] += tokens.output
        counts[2] += tokens.cache_read
        counts[3] += tokens.cache_write_5m
        counts[4] += tokens.cache_write_1h
        counts[5] += tokens.web_searches
        counts[6] += tokens.requests
        if use.cost is not None:
            self.cost = use.cost if self.cost is None else self.cost + use.cost
        elif has_tokens(use):
            self.unpriced = True


def has_tokens(use: Use) -> bool:
    """True when something was used that would cost something; an error that a tool logged has none."""
    return bool(use.tokens.total or use.tokens.web_searches)


def rows_of(uses: Iterable[Use], by: Sequence[str], zone: ZoneInfo) -> list[Row]:
    """One row for each combination of `by`, ascending; `cost_usd` is a Decimal, None where nothing is priced.

    A use belongs to the local day of its start: uses must not straddle midnights.
    """
    sums: dict[tuple[str, ...], _Sum] = {}
    start, day = None, ""
    for use in uses:
        if use.start is not start:
            start, day = use.start, local_day(use.start, zone).isoformat()
        key = tuple([day if name == "day" else getattr(use, name) for name in by])
        found = sums.get(key)
        if found is None:
            found = sums[key] = _Sum()
        found.add(use)
    return [dict(zip(by, key, strict=True)) | _figures(sums[key]) for key in sorted(sums)]


def totals_of(uses: Iterable[Use]) -> Row:
    """The same counters over everything; `cost_usd` is the sum of what has a price, 0 without any."""
    total = _Sum()
    for use in uses:
        total.add(use)
    counted = dict(zip(COUNTERS, total.counts, strict=True))
    return {**counted, "cost_usd": total.cost or Decimal(0)}


def unpriced_models(uses: Iterable[Use]) -> list[str]:
    """Models that were used and whose price is not known, in alphabetical order."""
    return sorted({use.model for use in uses if use.cost is None and has_tokens(use)})


def _figures(found: _Sum) -> Row:
    counted = dict(zip(COUNTERS, found.counts, strict=True))
    cost = found.cost
    if cost is None and not found.unpriced:
        cost = Decimal(0)  # nothing was used: that costs nothing, and it is known
    return {**counted, "cost_usd": cost, "unpriced": found.unpriced}
