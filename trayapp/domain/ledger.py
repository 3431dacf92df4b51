"""Uses sorted once for many questions: which count, how much of a unit, in which window, on which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.forecast import HISTORY_DAYS
from trayapp.domain.model import REQUESTS, TOKENS, USD, Scope, Share, Unit
from trayapp.domain.patterns import counts
from trayapp.domain.period import Window, local_day
from trayapp.domain.reconcile import Entry
from trayapp.domain.usage import Use

OTHER = "other"
_SHARES = 5
_Sums = dict[str, tuple[Decimal | None, int]]


@dataclass(slots=True)
class Lane:
    """The uses of one tool, account, model and project: they count towards an allowance together or not.

    Those that are not `metered` stand in lanes of their own.
    """

    tool: str
    account: str
    model: str
    project: str
    metered: bool = True
    slots: list[int] = field(default_factory=list)
    costs: list[Decimal | None] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)

    def amounts(self, unit: Unit, *, at_list_price: bool = False) -> Sequence[Decimal | None]:
        """What each use counts in `unit`: local logs know money in USD, tokens and requests, nothing else.

        Use of a flat seat costs nothing, unless its worth `at_list_price` is asked for.
        """
        if unit == USD:
            return self.costs if self.metered or at_list_price else [_NOTHING] * len(self.slots)
        if unit == TOKENS:
            return [Decimal(count) for count in self.tokens]
        if unit == REQUESTS:
            return [Decimal(count) for count in self.requests]
        return [None] * len(self.slots)


@dataclass(frozen=True, slots=True)
class Tally:
    """What local logs say about one allowance, in its unit.

    `days` are whole local days before today, yesterday first, as far back as something is known.
    `entries` leave out what counts nothing; `accounts` are those that have one. `by_project` is empty where
    no log names a project; "" is what the others do not name.
    """

    entries: tuple[Entry, ...]
    today: Decimal
    yesterday: Decimal
    days: tuple[float, ...]
    by_tool: tuple[Share, ...]
    by_model: tuple[Share, ...]
    by_project: tuple[Share, ...]
    unpriced: tuple[str, ...]
    accounts: frozenset[str]


class Ledger:
    """All uses of a snapshot, by lane and by the slot of time in which they began.

    A use belongs wholly to the window that holds its start; `edges()` sees to it that none straddles.
    """

    def __init__(self, uses: Iterable[Use], now: datetime, zone: ZoneInfo) -> None:
        lanes: dict[tuple[str, str, str, str, bool], Lane] = {}
        slot_of: dict[datetime, int] = {}
        for use in uses:
            name = (use.tool, use.account, use.model, use.project, use.metered)
            lane = lanes.get(name)
            if lane is None:
                lane = lanes[name] = Lane(*name)
            lane.slots.append(slot_of.setdefault(use.start, len(slot_of)))
            lane.costs.append(use.cost)
            lane.tokens.append(use.tokens.total)
            lane.requests.append(use.tokens.requests)
        self._lanes = tuple(lanes.values())
        self._starts = tuple(slot_of)
        today = local_day(now, zone)
        self._ago = tuple(_days_ago(start, now, today, zone) for start in self._starts)

    @property
    def tools(self) -> frozenset[str]:
        """Tools that used anything."""
        return frozenset(lane.tool for lane in self._lanes)

    @property
    def flat_accounts(self) -> frozenset[str]:
        """Accounts with use that nobody is billed for."""
        return frozenset(lane.account for lane in self._lanes if not lane.metered)

    def matching(self, scope: Scope) -> tuple[Lane, ...]:
        """The lanes that count towards `scope`."""
        return tuple(lane for lane in self._lanes if counts(scope, lane))

    def of_account(self, account: str) -> tuple[Lane, ...]:
        """The lanes of one account."""
        return tuple(lane for lane in self._lanes if lane.account == account)

    def tally(
        self, lanes: Iterable[Lane], unit: Unit, window: Window, *, at_list_price: bool = False
    ) -> Tally:
        """Sums over `lanes`: entries, shares and accounts inside the window, days regardless of it."""
        inside = [start in window for start in self._starts]
        entries: list[Entry] = []
        days: dict[int, Decimal] = {}
        tools: _Sums = {}
        models: _Sums = {}
        projects: _Sums = {}
        unpriced: set[str] = set()
        for lane in lanes:
            total: Decimal | None = None
            tokens = 0
            amounts = lane.amounts(unit, at_list_price=at_list_price)
            for slot, amount, count in zip(lane.slots, amounts, lane.tokens, strict=True):
                ago = self._ago[slot]
                if ago is not None and amount is not None:
                    days[ago] = days.get(ago, _NOTHING) + amount
                if not inside[slot]:
                    continue
                tokens += count
                if amount is not None:
                    total = amount if total is None else total + amount
                    if amount:
                        entries.append((lane.account, self._starts[slot], amount))
                elif count:
                    unpriced.add(lane.model)
            _add(tools, lane.tool, total, tokens)
            _add(models, lane.model, total, tokens)
            _add(projects, lane.project, total, tokens)
        return Tally(
            entries=tuple(entries),
            today=days.get(0, _NOTHING),
            yesterday=days.get(1, _NOTHING),
            days=tuple(float(days.get(ago, 0)) for ago in range(1, max(days, default=0) + 1)),
            by_tool=_shares(tools),
            by_model=_shares(models),
            by_project=_shares(projects) if any(projects) else (),
            unpriced=tuple(sorted(unpriced)),
            accounts=frozenset(account for account, _, _ in entries),
        )


_NOTHING = Decimal(0)


def merged(shares: Iterable[Share]) -> tuple[Share, ...]:
    """Largest first, those without an amount last; beyond five, the tail is one "other"."""
    ranked = sorted(shares, key=_rank)
    if len(ranked) <= _SHARES:
        return tuple(ranked)
    tail = ranked[_SHARES - 1 :]
    amounts = [share.amount for share in tail if share.amount is not None]
    rest = Share(OTHER, sum(amounts, _NOTHING) if amounts else None, sum(share.tokens for share in tail))
    return (*ranked[: _SHARES - 1], rest)


def _rank(share: Share) -> tuple[bool, Decimal, int, str]:
    return share.amount is None, -(share.amount or _NOTHING), -share.tokens, share.name


def _add(sums: _Sums, name: str, amount: Decimal | None, tokens: int) -> None:
    held, count = sums.get(name, (None, 0))
    both = amount if held is None else held if amount is None else held + amount
    sums[name] = both, count + tokens


def _shares(sums: _Sums) -> tuple[Share, ...]:
    return tuple(Share(name, amount, tokens) for name, (amount, tokens) in sums.items() if amount or tokens)


def _days_ago(start: datetime, now: datetime, today: date, zone: ZoneInfo) -> int | None:
    """Local days between `start` and today; None for the future and for what lies beyond four weeks."""
    if start > now or now - start > timedelta(days=HISTORY_DAYS + 2):
        return None
    ago = (today - local_day(start, zone)).days
    return ago if ago <= HISTORY_DAYS else None
