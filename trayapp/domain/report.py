"""One page that asks for more, or just says how an allowance stands: the figures and the words of it.

Pure: a gauge and what the logs hold go in, a Report comes out, and every renderer draws the same one. What
is an estimate says so, and what is not known is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_CEILING, Decimal
from enum import Enum
from zoneinfo import ZoneInfo

from trayapp.domain.history import Chart
from trayapp.domain.model import Gauge, Range
from trayapp.domain.plain import clean

REASON_MOST = 700
"""Characters of a reason: about eight lines, so that all stays on one page."""

_LINES_MOST = 12
_NOTHING = Decimal(0)
_STEPS = (Decimal(5), Decimal("2.5"), Decimal(1))


class Part(Enum):
    """What may be left out; the total and how it is known always stay."""

    SPENT = "spent"
    PROJECTS = "projects"
    DAYS = "days"
    SAVING = "saving"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person wants on the page. `names` says how tools are called, by id."""

    parts: frozenset[Part] = frozenset(Part)
    reason: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One fact: "Spent so far", "$201", "80 % of the allowance"."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the total. `share` is of the total; one that is not `named` makes the sum right."""

    name: str
    amount: Decimal | None
    value: str
    share: float | None
    percent: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """The total cut one way; where all its rows have amounts, they add up to it."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """The gauge as shares of the widest amount there is, 0.0 to 1.0; `legend` names what is drawn."""

    used: float
    limit: float | None = None
    even: float | None = None
    ahead: tuple[float, float] | None = None
    asked: float | None = None
    legend: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of days, or with `running` of the total so far; `ahead` is the likely range at its end."""

    chart: Chart
    now: datetime
    zone: ZoneInfo
    caption: str
    running: bool = False
    limit: Decimal | None = None
    ahead: Range | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under its own heading; `key` says which, for whoever lays out the page."""

    key: str
    title: str
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    sentences: tuple[str, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: "Asked for", "$130 more for November 2026", "$380 instead of $250"."""

    head: str
    amount: Decimal
    ask: str
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The page. `subtitle` names the allowance and its dates, `dated` is when it was so.

    `notice` says that it is all made up, where it is.
    """

    title: str
    subtitle: str
    dated: str
    request: Request | None
    reason: str
    sections: tuple[Section, ...]
    bar: Bar | None = None
    notice: str = ""


def proposed(gauge: Gauge) -> Decimal | None:
    """What to ask for: the forecast's high end above the limit, rounded up; None where nothing is missing.

    Without a forecast it is what is used above the limit already.
    """
    if gauge.limit is None:
        return None
    ends = [gauge.forecast.spend.high] if gauge.forecast is not None else []
    ends += [gauge.used] if gauge.used is not None else []
    missing = max(ends, default=_NOTHING) - gauge.limit
    return rounded_up(missing) if missing > 0 else None


def rounded_up(amount: Decimal) -> Decimal:
    """To the next 1, 2.5 or 5 times a power of ten that is at most a quarter of it; to whole ones at least.

    137 becomes 150, 23.40 becomes 25, 1,234 becomes 1,250; between 10 and 20 it goes to the next five.
    """
    goal = amount / 4
    power = Decimal(1).scaleb(goal.adjusted())
    step = next(power * size for size in _STEPS if power * size <= goal)
    step = max(Decimal(1), step) if step != _STEPS[1] else _STEPS[0]
    return (amount / step).to_integral_value(ROUND_CEILING) * step


def clean_reason(text: str) -> str:
    """The person's own words: paragraphs stay, no longer than the page has room for."""
    lines = [clean(line, REASON_MOST) for line in text.strip().splitlines()]
    kept = [line for n, line in enumerate(lines) if line or lines[n - 1]]
    return "\n".join(kept[:_LINES_MOST])[:REASON_MOST].rstrip()
