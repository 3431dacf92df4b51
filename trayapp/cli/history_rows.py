"""Days as bars: each as long as what it cost, with a mark where an even pace would have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from trayapp.cli.days import days_between
from trayapp.cli.ink import Ink
from trayapp.cli.lines import lines_of
from trayapp.cli.rows import Row, rows_of
from trayapp.cli.terminal import Terminal, cells, fitted, plain, printable
from trayapp.domain.model import USD, Allowance, Level
from trayapp.domain.patterns import counts
from trayapp.domain.translation import count, translate
from trayapp.domain.usage import Use
from trayapp.domain.words import SPOKEN

_DAY: Final = timedelta(days=1)
_LEAST_BAR: Final = 6


class Pace(NamedTuple):
    """An even pace: so many USD a day; `allowance` says which uses count."""

    a_day: Decimal
    allowance: Allowance


class Found(Protocol):
    """Priced uses of the days from `first` to `last`."""

    @property
    def uses(self) -> list[Use]: ...  # noqa: D102
    @property
    def first(self) -> date: ...  # noqa: D102
    @property
    def last(self) -> date: ...  # noqa: D102
    @property
    def zone(self) -> ZoneInfo: ...  # noqa: D102


def pace_of(allowances: Sequence[Allowance], pinned: str, *, now: datetime, zone: ZoneInfo) -> Pace | None:
    """The even pace of the pinned allowance, else of the first one in USD; None where there is none."""
    in_money = [each for each in allowances if each.unit == USD and each.limit]
    for allowance in sorted(in_money, key=lambda each: each.key != pinned):
        window = allowance.period.window(now, zone)
        if window.start is not None and window.end is not None and allowance.limit is not None:
            days = Decimal((window.end - window.start) / _DAY).quantize(Decimal("0.001"))
            return Pace(allowance.limit / days, allowance)
    return None


def history_lines(found: Found, *, by: str | None, pace: Pace | None, terminal: Terminal) -> list[str]:
    """A line for each day, also for those without use, and what an even pace is."""
    uses = [use for use in found.uses if pace is None or counts(pace.allowance.counts, use)]
    used = lines_of(uses, found.zone)
    by_day = {row["day"]: row for row in rows_of(used, ("day",))}
    slices: dict[str, list[Row]] = {}
    if by is not None:
        for row in rows_of(used, ("day", by)):
            slices.setdefault(row["day"], []).append(row)
    unpriced = any(row["unpriced"] for row in by_day.values())
    page = _Page(terminal, _costs(by_day.values()), pace, unpriced=unpriced)
    lines: list[str] = []
    for day in days_between(found.first, found.last):
        lines.append(page.day(day, by_day.get(day.isoformat())))
        lines += [
            page.slice(str(by), each) for each in sorted(slices.get(day.isoformat(), ()), key=_cost_first)
        ]
    lines += page.footer(_costs(by_day.values()), (found.last - found.first).days + 1)
    return lines if terminal.unicode else [plain(line) for line in lines]


class _Page:
    def __init__(
        self, terminal: Terminal, costs: Sequence[Decimal], pace: Pace | None, *, unpriced: bool
    ) -> None:
        self._ink = Ink(terminal.depth, unicode=terminal.unicode)
        self._pace = pace
        self._most = max([*costs, *([pace.a_day] if pace else []), Decimal(0)])
        widest = [cells(SPOKEN.column(self._most, USD))]
        self._money = max(widest + ([cells(SPOKEN.phrase("history.unpriced"))] if unpriced else []))
        days = [cells(name) for name in SPOKEN.catalogue.weekdays_short]
        dates = [cells(SPOKEN.short_date(date(2026, month, 28))) for month in range(1, 13)]
        self._name = max(days) + 1 + max(dates)
        self._bar = max(_LEAST_BAR, terminal.width - self._name - self._money - 4)

    def day(self, day: date, row: Row | None) -> str:
        cost = Decimal(0) if row is None else row["cost_usd"]
        weekday, short = SPOKEN.catalogue.weekdays_short[day.weekday()], SPOKEN.short_date(day)
        name = weekday + " " * (self._name - cells(weekday) - cells(short)) + short
        return f"{name}  {self._right(self._amount(cost))}  {self._drawn(cost or Decimal(0))}".rstrip()

    def slice(self, key: str, row: Row) -> str:
        amount = self._amount(row["cost_usd"])
        name = fitted(printable(row[key]) or "-", self._bar, unicode=self._ink.unicode)
        return f"{'':{self._name}}  {self._ink.soft(f'{self._right(amount)}  {name}')}"

    def footer(self, costs: Sequence[Decimal], days: int) -> list[str]:
        total = sum(costs, Decimal(0))
        said = count(
            "CommandLine", "{amount} in {n} day|{amount} in {n} days", days, amount=SPOKEN.money(total, USD)
        )
        if self._pace is None:
            return ["", said]
        mark = "│" if self._ink.unicode else "|"
        even = SPOKEN.money(self._pace.a_day, USD)
        return [
            "",
            said,
            self._ink.soft(
                translate(
                    "CommandLine",
                    "{mark} an even pace for {title}: {even} a day",
                    mark=mark,
                    title=self._pace.allowance.title,
                    even=even,
                )
            ),
        ]

    def _right(self, amount: str) -> str:
        return " " * (self._money - cells(amount)) + amount

    def _amount(self, cost: Decimal | None) -> str:
        return SPOKEN.phrase("history.unpriced") if cost is None else SPOKEN.column(cost, USD)

    def _drawn(self, cost: Decimal) -> str:
        if not self._most:
            return ""
        block, mark = ("█", "│") if self._ink.unicode else ("#", "|")
        length = round(float(cost / self._most) * (self._bar - 1))
        length = max(1, length) if cost else 0
        if self._pace is None:
            return self._ink.level(block * length, Level.CALM)
        even = round(float(self._pace.a_day / self._most) * (self._bar - 1))
        # Twice an even day's share and more is worth a look; a busy Tuesday is not.
        level = Level.WATCH if cost >= 2 * self._pace.a_day else Level.CALM
        before = self._ink.level(block * min(length, even), level) + " " * max(0, even - length)
        after = self._ink.level(block * max(0, length - even - 1), level)
        return before + self._ink.soft(mark) + after


def _costs(rows: Iterable[Row]) -> list[Decimal]:
    return [row["cost_usd"] for row in rows if row["cost_usd"] is not None]


def _cost_first(row: Row) -> Decimal:
    return -(row["cost_usd"] or Decimal(0))
