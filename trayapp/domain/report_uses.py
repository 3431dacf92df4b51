"""What local logs tell beside a gauge: projects, days, the window before, and what was saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.assess import IMPLICIT_KEY
from trayapp.domain.history import By, Chart, Grain, History, View, chart
from trayapp.domain.model import REQUESTS, TOKENS, USD, Allowance, Gauge, Unit
from trayapp.domain.patterns import counts
from trayapp.domain.period import Daily, Rolling, Window, local_day, midnight
from trayapp.domain.usage import Tokens, Use

LAST = 28
"""Days that are shown where the allowance's own window is too short, too long or never ends."""

_LONGEST = timedelta(days=400)
_WEEKS_FROM = timedelta(days=93)
_CHEAPER = Decimal("0.75")
_ENOUGH = Decimal("0.02")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Saving:
    """What kept the cost down in some uses. Shares are of all tokens, and of all that was read.

    `cheaper` went to `models`, of which each cost at most three quarters of `dearest`.
    """

    cheaper: float | None
    dearest: str
    models: tuple[str, ...]
    cached: float | None


@dataclass(frozen=True, slots=True)
class Before:
    """The window before: what it used in all, and by the same day; None where that is not wholly known."""

    window: Window
    total: Decimal
    part: Decimal | None
    saving: Saving


@dataclass(frozen=True, slots=True)
class Seen:
    """Uses that count towards a gauge, as a chart in `unit`; `own` where it is the gauge's own window.

    `flat` is how many tokens went through flat seats, where those do not count.
    """

    unit: Unit
    chart: Chart
    own: bool
    days: int
    saving: Saving
    before: Before | None
    flat: int


def seen(gauge: Gauge, history: History) -> Seen | None:
    """What the logs hold of it; None where they hold nothing, or where nobody can say what belongs to it.

    A figure that only a vendor knows is about an account that uses are not told apart by here.
    """
    if is_own_figure(gauge.allowance):
        return None
    unit = gauge.allowance.unit if gauge.allowance.unit in {USD, TOKENS, REQUESTS} else TOKENS
    ours = [use for use in history.uses if counts(gauge.allowance.counts, use)]
    billed = [use for use in ours if use.metered or unit != USD or gauge.allowance.key == IMPLICIT_KEY]
    window, own = _shown(gauge, history)
    inside = [use for use in billed if use.start in window]
    if not any(use.tokens.total for use in inside):
        return None
    paced = _paced(gauge, unit, own=own)
    before = _before(gauge, history.zone) if own else None
    grain = Grain.WEEK if _length(window) > _WEEKS_FROM else Grain.DAY
    view = View(window, By.PROJECT, unit, paced, before, grain)
    found = chart(replace(history, uses=tuple(billed)), view)
    flat = () if len(ours) == len(billed) else (use for use in ours if not use.metered)
    return Seen(
        unit=unit,
        chart=found,
        own=own,
        days=_days(window, history, own=own),
        saving=saving(inside),
        before=_then(billed, before, found, unit),
        flat=sum(use.tokens.total for use in flat if use.start in window),
    )


def is_own_figure(allowance: Allowance) -> bool:
    """True for what only a vendor knows; a person's allowance has no colon in its key."""
    return ":" in allowance.key


def saving(uses: Iterable[Use]) -> Saving:
    """Models by what they cost, and how much came from the cache.

    Models are compared by their cost for each token, with a cached one counted as a tenth and an answered
    one as five: about what vendors' lists have in common, so that neither a full cache nor long answers make
    a model look cheap or dear. Only the order goes into the words.
    """
    cost: dict[str, Decimal] = {}
    weight: dict[str, Decimal] = {}
    tokens: dict[str, int] = {}
    sums = Tokens()
    for use in uses:
        sums += use.tokens
        tokens[use.model] = tokens.get(use.model, 0) + use.tokens.total
        if use.cost is not None:
            cost[use.model] = cost.get(use.model, _NOTHING) + use.cost
            weight[use.model] = weight.get(use.model, _NOTHING) + _weight(use.tokens)
    cached = sums.cache_read / sums.context if sums.context else None
    least = sum(weight.values(), _NOTHING) * _ENOUGH
    rates = {name: cost[name] / weight[name] for name in cost if weight[name] > 0 and cost[name] > 0}
    known = [name for name in rates if weight[name] >= least]
    if not known:
        return Saving(None, "", (), cached)
    dearest = max(known, key=lambda name: (rates[name], name))
    cheap = sorted(
        (name for name in rates if rates[name] <= rates[dearest] * _CHEAPER),
        key=lambda name: (-tokens[name], name),
    )
    share = sum(tokens[name] for name in cheap) / sums.total if cheap and sums.total else None
    return Saving(share, dearest, tuple(cheap), cached)


def _weight(tokens: Tokens) -> Decimal:
    return (
        tokens.input
        + tokens.cache_read / Decimal(10)
        + tokens.cache_write_5m * Decimal("1.25")
        + tokens.cache_write_1h * Decimal(2)
        + tokens.output * Decimal(5)
    )


def _shown(gauge: Gauge, history: History) -> tuple[Window, bool]:
    """The gauge's window where its days can be shown, else the last four weeks."""
    window = gauge.window
    moves = isinstance(gauge.allowance.period, Daily | Rolling)
    if not moves and window.start is not None and window.end is not None:
        reached = window.start >= midnight(history.first, history.zone)
        if reached and timedelta(days=2) <= _length(window) <= _LONGEST:
            return window, True
    today = local_day(history.now, history.zone)
    first = today - timedelta(days=LAST - 1)
    return Window(midnight(first, history.zone), midnight(today + timedelta(days=1), history.zone)), False


def _paced(gauge: Gauge, unit: Unit, *, own: bool) -> Allowance:
    """The allowance whose even pace is drawn: what is given for this time, or none in another unit."""
    allowance = gauge.allowance
    if unit != allowance.unit:
        return replace(allowance, limit=None)
    return replace(allowance, limit=gauge.limit) if own else allowance


def _before(gauge: Gauge, zone: ZoneInfo) -> Window | None:
    """The window before this one, where there is one."""
    start = gauge.window.start
    if start is None:
        return None
    before = gauge.allowance.period.window(start - timedelta(hours=12), zone)
    return before if before.start is not None and before.start < start else None


def _then(uses: Iterable[Use], before: Window | None, now: Chart, unit: Unit) -> Before | None:
    if before is None or now.before is None or now.before.amount is None:
        return None
    inside = [use for use in uses if use.start in before]
    amounts = [_amount(use, unit) for use in inside]
    total = sum((amount for amount in amounts if amount is not None), _NOTHING)
    part = now.before.amount if now.before.amount != total else None
    return Before(before, total, part, saving(inside)) if total else None


def _amount(use: Use, unit: Unit) -> Decimal | None:
    if unit == USD:
        return use.cost
    return Decimal(use.tokens.total if unit == TOKENS else use.tokens.requests)


def _length(window: Window) -> timedelta:
    if window.start is None or window.end is None:
        return timedelta(0)
    return window.end - window.start


def _days(window: Window, history: History, *, own: bool) -> int:
    """Local days of the window that have begun; of the last weeks only those since anything is known."""
    if window.start is None or window.end is None:
        return 0
    last = local_day(min(history.now, window.end - timedelta(microseconds=1)), history.zone)
    first = local_day(window.start, history.zone)
    if not own and history.began is not None:
        first = max(first, history.began)
    return max(1, (last - first).days + 1)
