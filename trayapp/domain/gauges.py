"""One gauge out of an allowance (or a vendor's own figure) and the facts that count towards it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.forecast import Past, forecast
from trayapp.domain.ledger import Ledger, Tally, merged
from trayapp.domain.levels import level
from trayapp.domain.model import (
    PERCENT,
    REQUESTS,
    TOKENS,
    USD,
    Allowance,
    Drift,
    Expense,
    Extra,
    Forecast,
    Gauge,
    Known,
    Level,
    Reading,
    Scope,
    Share,
    Tool,
    Unit,
)
from trayapp.domain.patterns import matches
from trayapp.domain.period import Given, Rolling, Standing, Window, local_day, midnight, same_window
from trayapp.domain.reconcile import Figure, latest, reconcile
from trayapp.domain.steps import Kind, Step

# Three times the hour that is the longest interval of most sources; used where none is given.
FRESH = timedelta(hours=3)
# An unchanged answer is written down once an hour, so that after a start it may seem that much older.
SURELY_OLD = timedelta(minutes=90)
_LOCAL_UNITS = frozenset({USD, TOKENS, REQUESTS})
_EVER = Window(None, None)


def claims(allowance: Allowance, reading: Reading, zone: ZoneInfo) -> bool:
    """True when the statement is about this allowance: same unit, an account that counts, the same period.

    A statement covers all of an account's tools, models and projects, so it cannot speak for an allowance
    that counts only some models or projects; and one of an unnamed account could be anybody's. A figure
    typed by hand names the allowance by its key.

    An account with a colon ("relay:team") is part of another or wider than it, so that it would count the
    same money again: it is taken up only where the allowance itself names such an account.
    """
    if reading.unit != allowance.unit or reading.used is None:
        return False
    if reading.known is Known.TYPED:
        return reading.key == allowance.key
    scope = allowance.counts
    if not reading.account or scope.models or scope.projects:
        return False
    if ":" in reading.account and not any(":" in pattern for pattern in scope.accounts):
        return False
    if not (matches(scope.accounts, reading.account) and matches(scope.tools, reading.source)):
        return False
    return same_window(reading.window or _EVER, allowance.period.window(reading.at, zone))


def completed(reading: Reading) -> Reading:
    """The reading with its use, where the vendor told a limit and what is left of it."""
    if reading.used is not None or reading.limit is None or reading.left is None:
        return reading
    return replace(reading, used=reading.limit - reading.left)


@dataclass(frozen=True, slots=True)
class Bench:
    """The facts, sorted, and the time at which they are judged.

    `intervals` is per source id, `drifts` per account. `worth` judges allowances by what all use is worth at
    list prices, a flat seat's included, instead of what is billed.
    """

    ledger: Ledger
    readings: Sequence[Reading]
    tools: Sequence[Tool]
    intervals: Mapping[str, timedelta]
    drifts: Mapping[str, Drift]
    now: datetime
    zone: ZoneInfo
    worth: bool = False

    def takes(self, allowance: Allowance, reading: Reading) -> bool:
        """True where the statement counts towards the allowance.

        What a flat seat's use is worth no bill says: a statement of that account (of use beyond the seat)
        would stand in the place of the whole.
        """
        if self.worth and reading.account in self.ledger.flat_accounts:
            return False
        return claims(allowance, reading, self.zone)

    def stands_alone(self, reading: Reading, allowances: Sequence[Allowance]) -> bool:
        """True for a vendor's figure that no allowance takes up, or whose own limit would be lost in a pool.

        A window that ended longer ago than its own length is history.
        """
        told = (reading.used, reading.limit, reading.left)
        if reading.known is Known.TYPED or all(amount is None for amount in told):
            return False
        window = reading.window or _EVER
        if (
            window.start is not None
            and window.end is not None
            and self.now - window.end >= window.end - window.start
        ):
            return False
        for allowance in allowances:
            if self.takes(allowance, reading):
                pooled = not allowance.counts.accounts
                return pooled and reading.limit is not None and reading.limit != allowance.limit
        return True

    def of_allowance(self, allowance: Allowance) -> Gauge:
        """The gauge of a person's allowance."""
        window = allowance.period.window(self.now, self.zone)
        claimed = [reading for reading in self.readings if self.takes(allowance, reading)]
        lanes = self.ledger.matching(allowance.counts)
        logs_tell = self._logs_tell(allowance.unit, allowance.counts)
        tally = self.ledger.tally(lanes, allowance.unit, window, at_list_price=self.worth)
        return self._gauge(allowance, window, claimed, tally, logs_tell=logs_tell)

    def of_reading(self, reading: Reading) -> Gauge:
        """The gauge of a figure that only a vendor knows; unknown again once its window has ended."""
        window = reading.window or _EVER
        percent = reading.unit == PERCENT and reading.limit is None and reading.used is not None
        allowance = Allowance(
            key=_own_key(reading),
            title=reading.title,
            unit=reading.unit,
            period=Standing() if reading.window is None else Given(window),
            limit=Decimal(100) if percent else reading.limit,
        )
        over = window.end is not None and self.now >= window.end
        lanes = self.ledger.of_account(reading.account) if reading.account else ()
        logs_tell = bool(lanes) and not over and reading.unit in _LOCAL_UNITS
        tally = self.ledger.tally(lanes, reading.unit, window)
        if reading.used is None and reading.limit is None and not over:
            return self._balance(allowance, reading, tally, logs_tell=logs_tell)
        gauge = self._gauge(allowance, window, () if over else (reading,), tally, logs_tell=logs_tell)
        if over:
            return replace(gauge, stale=True, reported_at=reading.at)
        # Beside a use without a limit, what is left is the vendor's own word.
        return gauge if reading.limit is not None or percent else self._with_left(gauge, reading, tally)

    def _balance(self, allowance: Allowance, reading: Reading, tally: Tally, *, logs_tell: bool) -> Gauge:
        """The gauge of a figure of which only what is left is known, less what local logs saw since."""
        plain = Gauge(
            allowance=allowance,
            window=reading.window or _EVER,
            limit=None,
            used=None,
            left=None,
            share_left=None,
            pace=None,
            today=tally.today if logs_tell else None,
            yesterday=tally.yesterday if logs_tell else None,
            forecast=None,
            level=Level.UNKNOWN,
            as_of=reading.at,
            known=reading.known,
            by_tool=merged(tally.by_tool),
            by_model=merged(tally.by_model),
            by_project=merged(tally.by_project),
            unpriced=tally.unpriced if allowance.unit.is_money else (),
            stale=self._is_old(reading),
            reported_at=reading.at,
        )
        return self._with_left(plain, reading, tally)

    def _with_left(self, gauge: Gauge, reading: Reading, tally: Tally) -> Gauge:
        if reading.left is None:
            return gauge
        drift = self.drifts.get(reading.account)
        rate = drift.ratio if drift is not None and drift.applied else Decimal(1)
        since = sum((amount for _, at, amount in tally.entries if at >= reading.at), Decimal(0)) * rate
        left = reading.left - since
        return replace(
            gauge,
            left=left,
            level=Level.SPENT if left <= 0 else Level.CALM,
            known=Known.BOTH if since else gauge.known,
            as_of=self.now if since else gauge.as_of,
            drift=drift,
        )

    def _logs_tell(self, unit: Unit, scope: Scope) -> bool:
        if unit not in _LOCAL_UNITS:
            return False
        seen = self.ledger.tools | {tool.id for tool in self.tools if tool.files}
        return any(matches(scope.tools, tool) for tool in seen)

    def _gauge(
        self,
        allowance: Allowance,
        window: Window,
        readings: Sequence[Reading],
        tally: Tally,
        *,
        logs_tell: bool,
    ) -> Gauge:
        statements = latest(readings, window)
        drifts = self._drifts(statements) if allowance.unit == USD else ()
        scale = {each.account: each.ratio for each in drifts if each.applied}
        figure = reconcile(statements, tally.entries, window, logs_tell=logs_tell, scale=scale)
        typed = _added(allowance.expenses, window, self.zone)
        limit = allowance.limit
        if limit is not None:
            limit += _added(allowance.extras, window, self.zone)
        used = typed or None if figure.used is None else figure.used + typed
        resets = not isinstance(allowance.period, Rolling)
        pace = window.elapsed(self.now) if resets else None
        ahead = self._forecast(figure, tally, typed, limit, window) if resets else None
        return Gauge(
            allowance=allowance,
            window=window,
            limit=limit,
            used=used,
            left=None if limit is None or used is None else limit - used,
            share_left=_share_left(limit, used),
            pace=pace,
            today=tally.today if logs_tell else None,
            yesterday=tally.yesterday if logs_tell else None,
            forecast=ahead,
            level=level(limit=limit, used=used, pace=pace, forecast=ahead, window=window, now=self.now),
            as_of=None if used is None else self._as_of(figure),
            known=Known.TYPED if figure.used is None and used is not None else figure.known,
            by_tool=merged((*tally.by_tool, *_elsewhere(statements.values(), tally.accounts))),
            by_model=merged(tally.by_model),
            by_project=merged(tally.by_project),
            unpriced=tally.unpriced if allowance.unit.is_money else (),
            stale=any(self._is_old(reading) for reading in statements.values()),
            reported_at=figure.reported_at,
            drift=_largest(drifts, tally),
            steps=(*figure.steps, *_typed_steps(allowance, window, self.zone)),
        )

    def _drifts(self, statements: Mapping[str | None, Reading]) -> tuple[Drift, ...]:
        """Those of the accounts that have a statement here; a figure typed by hand covers them all."""
        if None in statements:
            return ()
        found = (self.drifts.get(account) for account in statements if account is not None)
        return tuple(drift for drift in found if drift is not None)

    def _forecast(
        self, figure: Figure, tally: Tally, typed: Decimal, limit: Decimal | None, window: Window
    ) -> Forecast | None:
        """The forecast; the past in local logs is scaled to what the vendor says of the same window."""
        if figure.used is None:
            return None
        days, observed = tally.days, timedelta(days=len(tally.days)) + self._today()
        if figure.reported_at is not None:
            if window.start is not None:
                observed = max(observed, self.now - window.start)
            scale = float(figure.used / figure.local) if figure.local > 0 else 0.0
            # A tenth or ten times is not a matter of rates: the logs then show another kind of use.
            days = tuple(day * scale for day in days) if 0.1 < scale < 10 else ()
        past = Past(figure.used + typed, days, observed, fixed=typed)
        return forecast(past, limit=limit, window=window, now=self.now, zone=self.zone)

    def _today(self) -> timedelta:
        return self.now - midnight(local_day(self.now, self.zone), self.zone)

    def _as_of(self, figure: Figure) -> datetime:
        """Logs are as fresh as the judgement; a statement without anything after it is as old as itself."""
        alone = figure.known in {Known.REPORTED, Known.TYPED}
        return figure.reported_at if alone and figure.reported_at is not None else self.now

    def _is_old(self, reading: Reading) -> bool:
        if reading.known is Known.TYPED:
            return False
        interval = self.intervals.get(reading.source)
        return self.now - reading.at > (FRESH if interval is None else max(3 * interval, SURELY_OLD))


def _own_key(reading: Reading) -> str:
    """The key of a figure's own gauge: the source and the figure's name, each once."""
    return reading.key if reading.key.startswith(f"{reading.source}:") else f"{reading.source}:{reading.key}"


def _largest(drifts: Iterable[Drift], tally: Tally) -> Drift | None:
    """Of several accounts in one gauge, the drift of the one with most local use."""
    local: dict[str, Decimal] = {}
    for account, _, amount in tally.entries:
        local[account] = local.get(account, Decimal(0)) + amount
    return max(drifts, key=lambda each: (local.get(each.account, Decimal(0)), each.account), default=None)


def _typed_steps(allowance: Allowance, window: Window, zone: ZoneInfo) -> Iterator[Step]:
    """What the person typed beside the figures: other expenses, the limit, what is more for this window."""
    for expense in allowance.expenses:
        if midnight(expense.day, zone) in window:
            yield Step(Kind.EXPENSE, expense.amount, expense.note, midnight(expense.day, zone))
    if allowance.limit is None:
        return
    yield Step(Kind.LIMIT, allowance.limit)
    for extra in allowance.extras:
        if midnight(extra.day, zone) in window:
            yield Step(Kind.EXTRA, extra.amount, extra.note, midnight(extra.day, zone))


def _added(items: Iterable[Extra] | Iterable[Expense], window: Window, zone: ZoneInfo) -> Decimal:
    """What was typed for days of this window, days still to come included: that money is promised."""
    return sum((item.amount for item in items if midnight(item.day, zone) in window), Decimal(0))


def _share_left(limit: Decimal | None, used: Decimal | None) -> float | None:
    """What remains as a share of the limit, 0.0 to 1.0; a limit of nothing leaves nothing."""
    if limit is None or used is None:
        return None
    return min(1.0, max(0.0, float((limit - used) / limit))) if limit > 0 else 0.0


def _elsewhere(statements: Iterable[Reading], local: frozenset[str]) -> Iterable[Share]:
    """Accounts that only a vendor knows of, as slices of their own; counted tokens there are unknown."""
    return (
        Share(reading.title or reading.source, reading.used, 0)
        for reading in statements
        if reading.used and reading.known is not Known.TYPED and reading.account not in local
    )
