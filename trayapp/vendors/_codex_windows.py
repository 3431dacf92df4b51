"""Codex's limits as readings: what `codex app-server` answers, and what Codex writes into its session logs.

Both name a figure alike, so that the newer word on it replaces the older. Shapes: the schema that Codex
0.169.0 writes itself (`codex app-server generate-ts`) and the logs that it left, November 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

import msgspec

from trayapp.domain.model import CREDITS, PERCENT, Reading
from trayapp.domain.period import Window, in_utc
from trayapp.domain.saying import saying
from trayapp.vendors import _span, decode

SOURCE: Final = "codex"

_LENGTHS: Final = {
    300: ("five-hour", saying("Titles", "5-hour limit")),
    1440: ("daily", saying("Titles", "daily limit")),
    10080: ("weekly", saying("Titles", "weekly limit")),
}
"""Minutes, and what a window of that length is called."""


class Span(msgspec.Struct, frozen=True):
    """Percent from 0, the window's length in minutes, and its end; which slot it stands in says nothing."""

    used_percent: Decimal | None = None
    minutes: Decimal | None = None
    resets_at: datetime | None = None


class Credits(msgspec.Struct, frozen=True, rename="camel"):
    """A prepaid balance, in credits."""

    has_credits: bool | None = None
    unlimited: bool | None = None
    balance: Decimal | None = None


class Individual(msgspec.Struct, frozen=True, rename="camel"):
    """A person's own cap in the company's workspace, by month, in credits."""

    limit: Decimal | None = None
    used: Decimal | None = None
    resets_at: datetime | None = None


class AnswerSpan(msgspec.Struct, frozen=True, rename="camel"):
    """A window as app-server has it; seconds since 1970."""

    used_percent: Decimal | None = None
    window_duration_mins: Decimal | None = None
    resets_at: datetime | None = None


class Snapshot(msgspec.Struct, frozen=True, rename="camel"):
    """Everything about one limit."""

    limit_id: str | None = None
    limit_name: str | None = None
    primary: AnswerSpan | None = None
    secondary: AnswerSpan | None = None
    credits: Credits | None = None
    individual_limit: Individual | None = None
    spend_control_reached: bool | None = None
    plan_type: str | None = None
    rate_limit_reached_type: str | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its windows."""
        return tuple(
            Span(each.used_percent, each.window_duration_mins, each.resets_at)
            for each in (self.primary, self.secondary)
            if each is not None
        )


class LogSpan(msgspec.Struct, frozen=True):
    """A window as logs have it; older ones told how many seconds it lasts from then on."""

    used_percent: Decimal | None = None
    window_minutes: Decimal | None = None
    resets_at: datetime | None = None
    resets_in_seconds: Decimal | None = None


class LogCredits(msgspec.Struct, frozen=True):
    """The balance as logs have it."""

    has_credits: bool | None = None
    unlimited: bool | None = None
    balance: Decimal | None = None


class LogIndividual(msgspec.Struct, frozen=True):
    """The cap as logs have it."""

    limit: Decimal | None = None
    used: Decimal | None = None
    resets_at: datetime | None = None


class LogLimits(msgspec.Struct, frozen=True):
    """`rate_limits` of a line of the type token_count."""

    limit_id: str | None = None
    limit_name: str | None = None
    primary: LogSpan | None = None
    secondary: LogSpan | None = None
    credits: LogCredits | None = None
    individual_limit: LogIndividual | None = None


def log_readings(rate_limits: bytes, at: datetime) -> list[Reading]:
    """The limits in a session log's `rate_limits` (JSON), as they stood at `at`.

    Raises `Unreadable` for another shape. Each has the key that it has when Codex is asked, and "log" in
    `via`.
    """
    told = decode(rate_limits, LogLimits)
    spans = [_of_log(each, at) for each in (told.primary, told.secondary) if each is not None]
    found = list(window_readings(told.limit_id, told.limit_name, spans, at))
    if is_main(told.limit_id):
        found += money_readings(_credits(told.credits), _individual(told.individual_limit), at)
    # "NaN" in quotes is a decimal to every parser, and no figure.
    return [
        replace(reading, via="log")
        for reading in found
        if all(amount is None or amount.is_finite() for amount in (reading.used, reading.limit, reading.left))
    ]


def _of_log(span: LogSpan, at: datetime) -> Span:
    ends = span.resets_at
    if ends is None and span.resets_in_seconds is not None:
        ends = at + timedelta(seconds=int(span.resets_in_seconds))
    return Span(span.used_percent, span.window_minutes, ends)


def _credits(told: LogCredits | None) -> Credits | None:
    return None if told is None else Credits(told.has_credits, told.unlimited, told.balance)


def _individual(told: LogIndividual | None) -> Individual | None:
    return None if told is None else Individual(told.limit, told.used, told.resets_at)


def is_main(limit_id: str | None) -> bool:
    """True for the limit of Codex itself, false for one of a single model or feature."""
    return limit_id in {None, "", SOURCE}


def window_readings(
    limit_id: str | None, name: str | None, spans: list[Span] | tuple[Span, ...], at: datetime
) -> Iterator[Reading]:
    """The windows of one limit, in percent. One that is over at `at` tells nothing."""
    slug = re.sub(r"[^a-z0-9]+", "-", (limit_id or "").lower()).strip("-")
    prefix = SOURCE if is_main(limit_id) or not slug else f"{SOURCE}:{slug}"
    title = "Codex" if prefix == SOURCE else saying("Titles", "Codex, {name}", name=name or limit_id)
    for span in spans:
        if span.used_percent is None:
            continue
        end = None if span.resets_at is None else in_utc(span.resets_at)
        if end is not None and end <= at:
            continue
        figure, words = _called(span.minutes)
        yield Reading(
            source=SOURCE,
            key=f"{prefix}:{figure}",
            title=f"{title}, {words}",
            account=SOURCE,
            unit=PERCENT,
            at=at,
            used=span.used_percent,
            limit=Decimal(100),
            window=None if end is None else Window(_start(end, span.minutes, at), end),
        )


def money_readings(held: Credits | None, own: Individual | None, at: datetime) -> Iterator[Reading]:
    """The person's own monthly cap, and the balance where there is one, both in credits.

    A cap is by month, of UTC in every answer seen; it ends where it says.
    """
    if own is not None and (own.used is not None or own.limit is not None):
        end = None if own.resets_at is None else in_utc(own.resets_at)
        if end is None or end > at:
            yield Reading(
                source=SOURCE,
                key=f"{SOURCE}:individual",
                title=saying("Titles", "Codex, your monthly credits"),
                account=SOURCE,
                unit=CREDITS,
                at=at,
                used=own.used,
                limit=own.limit,
                window=None if end is None else _span.window_until(end, "monthly"),
            )
    if held is not None and held.has_credits and not held.unlimited and held.balance is not None:
        yield Reading(
            source=SOURCE,
            key=f"{SOURCE}:credits",
            title=saying("Titles", "Codex, credit balance"),
            account=SOURCE,
            unit=CREDITS,
            at=at,
            used=None,
            limit=None,
            window=None,
            left=held.balance,
        )


def _called(minutes: Decimal | None) -> tuple[str, str]:
    if minutes is None or not minutes.is_finite() or minutes <= 0:
        return "window", "limit"
    # Some answers count a minute more or less.
    for length, names in _LENGTHS.items():
        if abs(minutes - length) * 100 <= length:
            return names
    hours = minutes / 60
    if hours < 48:
        return f"{minutes.normalize():f}-minute", saying(
            "Titles", "{n}-hour limit", n=f"{hours.normalize():.3g}"
        )
    return f"{minutes.normalize():f}-minute", saying("Titles", "{n}-day limit", n=f"{hours / 24:.3g}")


def _start(end: datetime, minutes: Decimal | None, at: datetime) -> datetime | None:
    if minutes is None or not minutes.is_finite() or minutes <= 0:
        return None
    # A reset that lies further away than the window is long: the answer is ahead of this clock.
    return min(end - timedelta(minutes=float(minutes)), at)
