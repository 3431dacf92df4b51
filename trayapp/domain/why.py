"""What a step of a gauge is called, for the window and for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.period import local_day
from trayapp.domain.plain import clean
from trayapp.domain.steps import Kind, Step
from trayapp.domain.words import Words


def label(
    step: Step, sources: Mapping[str, str], now: datetime, zone: ZoneInfo, words: Words, *, money: bool
) -> str:
    """What a step is called; `sources` are names by id."""
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
