"""What was used over time, ready to be drawn: stretches, slices of them, an even pace, and what came before.

Asks nobody: it works on uses that are cut at the edges of the stretches.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from trayapp.domain.model import REQUESTS, TOKENS, Allowance, Scope, Unit
from trayapp.domain.patterns import counts
from trayapp.domain.period import Window, local_day, midnight
from trayapp.domain.usage import Use

SERIES = 5
"""The largest by name; what is beyond is summed as one "other" (five colours can be told apart)."""

_NOTHING = Decimal(0)
_HOUR = timedelta(hours=1)


class By(Enum):
    """What a stretch is divided by."""

    TOOL = "tool"
    MODEL = "model"
    PROJECT = "project"


class Grain(Enum):
    """How long a bin is: a whole hour, a local day, or a week that begins on Monday."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


class Span(Enum):
    """How much is looked at."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WINDOW = "window"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class History:
    """Uses between `first` and the end of `last` (local days of `zone`), none of which straddles a midnight.

    `hours` are those of one day, cut at whole hours, for a look at a day. `began` is the first day of which
    anything is known, None where nothing is. `sample` says that all of it is made up.
    """

    first: date
    last: date
    zone: ZoneInfo
    now: datetime
    uses: tuple[Use, ...] = ()
    began: date | None = None
    hours_of: date | None = None
    hours: tuple[Use, ...] = ()
    sample: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What to look at: a bounded window in bins of a grain; `before` to compare with.

    `before` counts as many of its days as the window has had.
    """

    window: Window
    by: By
    unit: Unit
    allowance: Allowance | None = None
    before: Window | None = None
    grain: Grain = Grain.DAY


@dataclass(frozen=True, slots=True)
class Bin:
    """One stretch [start, end). `slices` stand in the order of the chart's series, in its unit.

    `amount` is their sum, None where something was used and nothing of it is priced; `even` is what an even
    pace would have used. `counts` stand in the same order as `slices`; `unpriced` are tokens without a price.
    """

    start: datetime
    end: datetime
    amount: Decimal | None
    slices: tuple[Decimal, ...]
    tokens: int
    requests: int
    even: Decimal | None = None
    counts: tuple[Counts, ...] = ()

    @property
    def unpriced(self) -> int:
        """Tokens that no amount of money is known for; 0 where tokens or requests are counted."""
        return sum(each.unpriced for each in self.counts)


class Counts(NamedTuple):
    """What stands behind an amount; `unpriced` tokens are in it with nothing."""

    tokens: int = 0
    requests: int = 0
    unpriced: int = 0

    def plus(self, use: Use, amount: Decimal | None) -> Counts:
        """With one more use, of this amount."""
        tokens = use.tokens.total
        return Counts(
            self.tokens + tokens,
            self.requests + use.tokens.requests,
            self.unpriced + (tokens if amount is None else 0),
        )


@dataclass(frozen=True, slots=True)
class Series:
    """One name over the whole chart; `rest` marks the sum of all that is not named."""

    name: str
    amount: Decimal
    counts: Counts
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """What there is to compare with: the stretch before, cut to as many days as this one has had.

    `amount` is None where that time is not wholly known; `unpriced` tokens are in it with nothing.
    """

    window: Window
    amount: Decimal | None
    unpriced: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture's worth. `before` is the use of the stretch before, over as many days as this one has had.

    `active` counts local days with any use; `unpriced` are models without a price.
    """

    unit: Unit
    by: By
    window: Window
    bins: tuple[Bin, ...]
    series: tuple[Series, ...]
    total: Decimal
    tokens: int
    requests: int
    active: int
    before: Before | None
    unpriced: tuple[str, ...] = ()

    def running(self, now: datetime) -> tuple[Decimal, ...]:
        """The use from the start to each bin's end, for bins that have begun by `now`."""
        sums: list[Decimal] = []
        for each in self.bins:
            if each.start > now:
                break
            sums.append((sums[-1] if sums else _NOTHING) + (each.amount or _NOTHING))
        return tuple(sums)


def span_window(
    span: Span, day: date, zone: ZoneInfo, *, allowance: Allowance | None, now: datetime
) -> Window:
    """The stretch of a span that holds `day`: its day, Monday's week, calendar month, window or 12 months.

    Without an allowance whose period begins anew, its window is the calendar month.
    """
    if span is Span.DAY:
        return Window(midnight(day, zone), midnight(day + timedelta(days=1), zone))
    if span is Span.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Window(midnight(monday, zone), midnight(monday + timedelta(days=7), zone))
    if span is Span.WINDOW and allowance is not None:
        inside = min(now, midnight(day, zone) + timedelta(hours=12))
        window = allowance.period.window(inside, zone)
        if (
            window.start is not None
            and window.end is not None
            and window.end - window.start <= timedelta(days=400)
        ):
            return window
    if span is Span.YEAR:
        return Window(midnight(_first(day, months=-11), zone), midnight(_first(day, months=1), zone))
    return Window(midnight(_first(day), zone), midnight(_first(day, months=1), zone))


def stretch(window: Window, zone: ZoneInfo, grain: Grain = Grain.DAY) -> tuple[datetime, ...]:
    """The edges of a bounded window's bins: its own ends, and the grain's beginnings between them."""
    if window.start is None or window.end is None:
        raise ValueError("a chart needs a beginning and an end")
    edges = [window.start]
    if grain is Grain.HOUR:
        while edges[-1] + _HOUR < window.end:
            edges.append(edges[-1] + _HOUR)
        return (*edges, window.end)
    day = local_day(window.start, zone) + timedelta(days=1)
    if grain is Grain.WEEK:
        day += timedelta(days=-day.weekday() % 7)
    while midnight(day, zone) < window.end:
        edges.append(midnight(day, zone))
        day += timedelta(days=7 if grain is Grain.WEEK else 1)
    return (*edges, window.end)


def chart(history: History, view: View) -> Chart:
    """What counts towards the view's allowance (everything without one) in its window, bin by bin."""
    window, by, unit, allowance = view.window, view.by, view.unit, view.allowance
    edges = stretch(window, history.zone, view.grain)
    scope = Scope() if allowance is None else allowance.counts
    known = history.hours if view.grain is Grain.HOUR else history.uses
    counted = [use for use in known if edges[0] <= use.start < edges[-1] and counts(scope, use)]
    name = attrgetter(view.by.value)
    series, place = _series(counted, view)
    slices = [[_NOTHING] * len(series) for _ in edges[1:]]
    tallies = [[Counts()] * len(series) for _ in edges[1:]]
    priced = [False] * len(slices)
    for use in counted:
        n = bisect_right(edges, use.start) - 1
        amount, m = _amount(use, unit, held=allowance is not None), place[name(use)]
        if amount is not None:
            slices[n][m] += amount
            priced[n] = True
        tallies[n][m] = tallies[n][m].plus(use, amount)
    even = _even(allowance, edges, history.zone)
    bins = tuple(
        Bin(
            start,
            end,
            None if not priced[n] and any(each.tokens for each in tallies[n]) else sum(slices[n], _NOTHING),
            tuple(slices[n]),
            sum(each.tokens for each in tallies[n]),
            sum(each.requests for each in tallies[n]),
            even[n],
            tuple(tallies[n]),
        )
        for n, (start, end) in enumerate(pairwise(edges))
    )
    return Chart(
        unit=unit,
        by=by,
        window=window,
        bins=bins,
        series=series,
        total=sum((each.amount or _NOTHING for each in bins), _NOTHING),
        tokens=sum(each.tokens for each in bins),
        requests=sum(each.requests for each in bins),
        active=len({local_day(use.start, history.zone) for use in counted if use.tokens.total}),
        before=_before(history, view, scope),
        unpriced=tuple(sorted({use.model for use in counted if use.cost is None and use.tokens.total}))
        if unit.is_money
        else (),
    )


def _before(history: History, view: View, scope: Scope) -> Before | None:
    """The use of `before`, up to the same number of local days that the window has behind it."""
    before, window = view.before, view.window
    if before is None or before.start is None or before.end is None or window.start is None:
        return None
    first = local_day(before.start, history.zone)
    behind = (local_day(history.now, history.zone) - local_day(window.start, history.zone)).days + 1
    over = window.end is not None and window.end <= history.now
    last = midnight(first + timedelta(days=max(1, behind)), history.zone)
    compared = Window(before.start, before.end if over else min(before.end, last))
    if history.began is None or max(history.began, history.first) > first:
        return Before(compared, None)
    uses = [use for use in history.uses if use.start in compared and counts(scope, use)]
    amounts = [(use, _amount(use, view.unit, held=view.allowance is not None)) for use in uses]
    return Before(
        compared,
        sum((amount for _, amount in amounts if amount is not None), _NOTHING),
        sum(use.tokens.total for use, amount in amounts if amount is None),
    )


def _series(uses: Iterable[Use], view: View) -> tuple[tuple[Series, ...], dict[str, int]]:
    """The largest by name and where each name stands among them."""
    name, unit, held = attrgetter(view.by.value), view.unit, view.allowance is not None
    sums: dict[str, tuple[Decimal, Counts]] = {}
    for use in uses:
        so_far, counted = sums.get(name(use), (_NOTHING, Counts()))
        amount = _amount(use, unit, held=held)
        sums[name(use)] = so_far + (amount or _NOTHING), counted.plus(use, amount)
    ranked = sorted(sums.items(), key=lambda item: (-item[1][0], -item[1][1].tokens, item[0]))
    if len(ranked) <= SERIES:
        place = {each: n for n, (each, _) in enumerate(ranked)}
        return tuple(Series(each, *held) for each, held in ranked), place
    named, tail = ranked[: SERIES - 1], ranked[SERIES - 1 :]
    rest = Series(
        "",
        sum((amount for _, (amount, _) in tail), _NOTHING),
        Counts(*map(sum, zip(*(counted for _, (_, counted) in tail), strict=True))),
        rest=True,
    )
    place = {each: n for n, (each, _) in enumerate(named)} | {each: SERIES - 1 for each, _ in tail}
    return (*(Series(each, *held) for each, held in named), rest), place


def _even(allowance: Allowance | None, edges: Sequence[datetime], zone: ZoneInfo) -> list[Decimal | None]:
    """What an even pace uses in each bin: the limit of the window that holds it, by its share of the time."""
    if allowance is None or allowance.limit is None:
        return [None] * (len(edges) - 1)
    found: list[Decimal | None] = []
    for start, end in pairwise(edges):
        window = allowance.period.window(start, zone)
        if window.start is None or window.end is None:
            found.append(None)
            continue
        share = Decimal((end - start) / timedelta(seconds=1)) / Decimal(
            (window.end - window.start) / timedelta(seconds=1)
        )
        found.append((allowance.limit * share).quantize(Decimal("0.000001")))
    return found


def _amount(use: Use, unit: Unit, *, held: bool) -> Decimal | None:
    if unit == TOKENS:
        return Decimal(use.tokens.total)
    if unit == REQUESTS:
        return Decimal(use.tokens.requests)
    # What a flat seat used costs nothing more; the list price is shown only where nothing is held against it.
    return use.cost if use.metered or not held or use.cost is None else _NOTHING


def _first(day: date, *, months: int = 0) -> date:
    """The first day of the month that lies `months` after the one of `day`."""
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)
