"""The steps of a gauge in words: a table that adds up, for the window and for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.model import Gauge
from trayapp.domain.period import local_day
from trayapp.domain.plain import clean
from trayapp.domain.steps import USED, Kind, Step
from trayapp.domain.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its amount. A `total` line closes what is above it; one `aside` adds to nothing."""

    label: str
    amount: str
    total: bool = False
    aside: bool = False


def why(
    gauge: Gauge, sources: Mapping[str, str], now: datetime, zone: ZoneInfo, words: Words
) -> tuple[Line, ...]:
    """The lines of a gauge; `sources` are names by id. Empty where nothing is known."""
    return tuple(_lines(gauge, sources, now, zone, words))


def _lines(
    gauge: Gauge, sources: Mapping[str, str], now: datetime, zone: ZoneInfo, words: Words
) -> Iterator[Line]:
    unit = gauge.allowance.unit

    def line(step: Step) -> Line:
        label = _label(step, sources, now, zone, words, money=unit.is_money)
        return Line(label, words.column(step.amount, unit), aside=step.kind is Kind.COVERED)

    yield from (line(step) for step in gauge.steps if step.kind in USED)
    yield from (line(step) for step in gauge.steps if step.kind is Kind.COVERED)
    if gauge.used is not None:
        yield Line(words.phrase("why.used"), words.column(gauge.used, unit), total=True)
    given = [step for step in gauge.steps if step.kind in {Kind.LIMIT, Kind.EXTRA}]
    yield from map(line, given)
    if gauge.left is not None and given:
        yield Line(words.phrase("why.left"), words.column(gauge.left, unit), total=True)


def _label(
    step: Step, sources: Mapping[str, str], now: datetime, zone: ZoneInfo, words: Words, *, money: bool
) -> str:
    match step.kind:
        case Kind.STATED:
            when = words.age(step.at, now) if step.at is not None else ""
            return words.phrase("why.stated", source=sources.get(step.about, step.about), when=when)
        case Kind.TYPED:
            return words.phrase("why.typed", when=words.age(step.at, now) if step.at is not None else "")
        case Kind.EXPENSE | Kind.EXTRA:
            date = words.short_date(local_day(step.at, zone)) if step.at is not None else ""
            said = words.phrase(f"why.{step.kind.value}", date=date)
            note = clean(step.about, 60)
            return words.phrase("why.noted", what=said, note=note) if note else said
        case Kind.LIMIT:
            return words.phrase("why.limit")
        case Kind.LOGS | Kind.SINCE | Kind.COVERED:
            return _of_logs(step, sources, words, money=money)


def _of_logs(step: Step, sources: Mapping[str, str], words: Words, *, money: bool) -> str:
    key = f"why.{step.kind.value}"
    said = words.phrase("why.logs.counted" if step.kind is Kind.LOGS and not money else key)
    if step.about:
        account = clean(sources.get(step.about, step.about), 40)
        said = words.phrase("why.account", what=said, account=account)
    if step.rate is not None and step.rate != Decimal(1):
        said = words.phrase("why.rate", what=said, rate=f"×{words.number(step.rate, 2)}")
    return said
