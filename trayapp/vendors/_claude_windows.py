"""Claude's windows as readings: what Claude Code answers when it is asked, and what it tells its status line.

Both name a figure alike, so that the newer word on it replaces the older. Shapes: the answer as Claude Code
2.1.330 describes it itself and as https://github.com/getpaseo/paseo/pull/4383 and
https://github.com/anthropics/claude-code/issues/84443 show it, August and September 2026; the status line at
https://code.claude.com/docs/en/statusline, November 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.model import PERCENT, USD, Reading, Unit
from trayapp.domain.period import Monthly, Window, in_utc
from trayapp.domain.saying import saying
from trayapp.vendors import _span, decode

SOURCE: Final = "claude-code"
FIVE_HOURS: Final = timedelta(hours=5)
WEEK: Final = timedelta(days=7)

Places = Annotated[int, msgspec.Meta(ge=0, le=6)]
Currency = Annotated[str, msgspec.Meta(pattern="^[A-Za-z]{3}$")]

_WHOLE: Final = {"CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF", "XPF"}
"""Currencies without a smaller unit, for an answer that names no decimal places."""


class Span(msgspec.Struct, frozen=True):
    """Percent from 0, 100 being the limit; None for a window in which nothing was used yet."""

    utilization: Decimal | None = None
    resets_at: datetime | None = None


class ModelSpan(Span, frozen=True):
    """A window of one model's."""

    display_name: str | None = None


class ScopedModel(msgspec.Struct, frozen=True):
    """A model by the name that people know it by."""

    display_name: str | None = None


class LimitScope(msgspec.Struct, frozen=True):
    """What a limit is for."""

    model: ScopedModel | None = None


class Limit(msgspec.Struct, frozen=True):
    """One row of the list that holds every window; `kind` is "session", "weekly_all", "weekly_scoped"."""

    kind: str | None = None
    percent: Decimal | None = None
    resets_at: datetime | None = None
    scope: LimitScope | None = None


class Money(msgspec.Struct, frozen=True):
    """So many of the currency's smallest unit: 1802 with an exponent of 2 is 18.02."""

    amount_minor: Decimal | None = None
    currency: Currency = "USD"
    exponent: Places = 2

    @property
    def amount(self) -> Decimal | None:
        """In the currency itself."""
        return None if self.amount_minor is None else self.amount_minor.scaleb(-self.exponent)


class Spend(msgspec.Struct, frozen=True):
    """What the month has cost, and its cap; None is no cap."""

    used: Money | None = None
    limit: Money | None = None
    enabled: bool | None = None


class ExtraUsage(msgspec.Struct, frozen=True):
    """The same in the currency's smallest unit, as older answers have it."""

    is_enabled: bool | None = None
    monthly_limit: Decimal | None = None
    used_credits: Decimal | None = None
    currency: Currency | None = None
    decimal_places: Places | None = None


class Limits(msgspec.Struct, frozen=True):
    """Everything that is told of a plan; what it does not have is None."""

    five_hour: Span | None = None
    seven_day: Span | None = None
    seven_day_opus: Span | None = None
    seven_day_sonnet: Span | None = None
    model_scoped: list[ModelSpan] | None = None
    limits: list[Limit] | None = None
    extra_usage: ExtraUsage | None = None
    spend: Spend | None = None


def window_readings(told: Limits, now: datetime) -> list[Reading]:
    """The windows, in percent; of two that tell the same one, the first. One that is over tells nothing."""
    found: dict[str, Reading] = {}
    for reading in _windows(told, now):
        found.setdefault(reading.key, reading)
    return list(found.values())


def spend_reading(told: Limits, now: datetime) -> Reading | None:
    """What this UTC month has cost by the vendor's count; None where no money is told.

    The answer names no reset; the months of https://platform.claude.com/docs/en/manage-claude/spend-limits-api
    begin at 00:00 UTC on the 1st.
    """
    money = _newer(told.spend) or _older(told.extra_usage)
    if money is None:
        return None
    used, limit, unit = money
    return Reading(
        source=SOURCE,
        key=f"{SOURCE}:spend",
        title=saying("Titles", "Claude, spend this month"),
        account=SOURCE,
        unit=unit,
        at=now,
        used=used,
        limit=limit,
        window=Monthly().window(now, ZoneInfo("UTC")),
    )


def _windows(told: Limits, now: datetime) -> Iterator[Reading]:
    yield from _percent(now, told.five_hour, FIVE_HOURS)
    yield from _percent(now, told.seven_day, WEEK)
    yield from _percent(now, told.seven_day_opus, WEEK, "Opus")
    yield from _percent(now, told.seven_day_sonnet, WEEK, "Sonnet")
    for each in told.model_scoped or ():
        if each.display_name:
            yield from _percent(now, each, WEEK, each.display_name)
    for limit in told.limits or ():
        span = Span(limit.percent, limit.resets_at)
        model = limit.scope.model.display_name if limit.scope and limit.scope.model else None
        match limit.kind:
            case "session":
                yield from _percent(now, span, FIVE_HOURS)
            case "weekly_all":
                yield from _percent(now, span, WEEK)
            case "weekly_scoped" if model:
                yield from _percent(now, span, WEEK, model)


def _percent(now: datetime, span: Span | None, length: timedelta, model: str = "") -> Iterator[Reading]:
    if span is None or span.utilization is None:
        return
    window = None
    if span.resets_at is not None:
        end = in_utc(span.resets_at)
        if end <= now:
            return
        # A reset that lies further away than the window is long: the answer is ahead of this clock.
        window = Window(min(end - length, now), end)
    figure, words = (
        ("five-hour", saying("Titles", "5-hour limit"))
        if length == FIVE_HOURS
        else ("seven-day", saying("Titles", "weekly limit"))
    )
    slug = re.sub(r"[^a-z0-9]+", "-", model.lower()).strip("-")
    yield Reading(
        source=SOURCE,
        key=f"{SOURCE}:{figure}:{slug}" if slug else f"{SOURCE}:{figure}",
        title=saying("Titles", "Claude, {words} for {model}", words=words, model=model)
        if model
        else saying("Titles", "Claude, {words}", words=words),
        account=SOURCE,
        unit=PERCENT,
        at=now,
        used=span.utilization,
        limit=Decimal(100),
        window=window,
    )


_Told = tuple[Decimal | None, Decimal | None, Unit]


def _newer(spend: Spend | None) -> _Told | None:
    if spend is None:
        return None
    used = spend.used.amount if spend.used else None
    limit = spend.limit.amount if spend.limit else None
    named = spend.used or spend.limit
    if named is None or not _tells(used, limit, on=spend.enabled):
        return None
    if spend.used and spend.limit and spend.used.currency.upper() != spend.limit.currency.upper():
        limit = None
    return used, limit, Unit(named.currency.upper())


def _older(extra: ExtraUsage | None) -> _Told | None:
    if extra is None or not _tells(extra.used_credits, extra.monthly_limit, on=extra.is_enabled):
        return None
    currency = (extra.currency or "USD").upper()
    places = extra.decimal_places
    if places is None:
        places = 0 if currency in _WHOLE else 2
    used, limit = (
        None if minor is None else minor.scaleb(-places)
        for minor in (extra.used_credits, extra.monthly_limit)
    )
    return used, limit, Unit(currency)


def _tells(used: Decimal | None, limit: Decimal | None, *, on: bool | None) -> bool:
    """False for a budget that was never switched on: off, and nothing used.

    One that is used up may count as off too, and is still told.
    """
    if used is None and limit is None:
        return False
    return on is not False or bool(used)


class LineSpan(msgspec.Struct, frozen=True):
    """A window as the status line has it: percent from 0, and seconds since 1970."""

    used_percentage: Decimal | None = None
    resets_at: datetime | None = None


class LineSpend(LineSpan, frozen=True):
    """A person's cap at a Claude apps gateway, in dollars since 2.1.284; may be overrun."""

    used_usd: Decimal | None = None
    limit_usd: Decimal | None = None
    period: str | None = None


class LineLimits(msgspec.Struct, frozen=True):
    """What the status line may tell."""

    five_hour: LineSpan | None = None
    seven_day: LineSpan | None = None
    spend_limit: LineSpend | None = None


class Line(msgspec.Struct, frozen=True):
    """The part of it that is about limits; absent with an API key and before the first answer."""

    rate_limits: LineLimits | None = None


def status_line_readings(payload: bytes, now: datetime) -> list[Reading]:
    """The windows and the gateway's cap in what Claude Code wrote to its status line at `now`.

    JSON as Claude Code writes it, or the part of it with `rate_limits`. Raises `Unreadable` for another
    shape. Each has the key that it has when Claude Code is asked, and "status line" in `via`.
    """
    told = decode(payload, Line).rate_limits
    if told is None:
        return []
    spans = Limits(five_hour=_span_of(told.five_hour), seven_day=_span_of(told.seven_day))
    readings = window_readings(spans, now)
    if told.spend_limit is not None:
        readings += _gateway(told.spend_limit, now)
    # "NaN" in quotes is a decimal to every parser, and no figure.
    return [
        replace(reading, via="status line")
        for reading in readings
        if all(amount is None or amount.is_finite() for amount in (reading.used, reading.limit))
    ]


def _span_of(span: LineSpan | None) -> Span | None:
    return None if span is None else Span(span.used_percentage, span.resets_at)


def _gateway(told: LineSpend, now: datetime) -> Iterator[Reading]:
    dollars = told.used_usd is not None or told.limit_usd is not None
    used = told.used_usd if dollars else told.used_percentage
    if used is None and not dollars:
        return
    window = None
    if told.resets_at is not None:
        window = _span.window_until(in_utc(told.resets_at), told.period)
        if now not in window:
            return
    yield Reading(
        source=SOURCE,
        key=f"{SOURCE}:gateway-spend",
        title=saying("Titles", "Claude, spend through your company"),
        account=f"{SOURCE}:gateway",  # whose account that is, the tool's settings tell (domain/routes.py)
        unit=USD if dollars else PERCENT,
        at=now,
        used=used,
        limit=told.limit_usd if dollars else Decimal(100),
        window=window,
    )
