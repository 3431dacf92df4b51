"""Shapes that one can start from in the settings, keys that are free, and an allowance in one line."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from trayapp.domain.model import CREDITS, REQUESTS, TOKENS, USD, Allowance
from trayapp.domain.period import Daily, Monthly, Period, Rolling, Span, Standing, Weekly
from trayapp.domain.translation import translate
from trayapp.domain.words import Words


def shapes(today: date) -> tuple[tuple[str, Allowance], ...]:
    """What one can start from: a name for the menu, and an allowance to be adapted."""
    return (*_money(today), *_counted())


def _money(today: date) -> tuple[tuple[str, Allowance], ...]:
    def given(key: str, title: str, period: Period, limit: int | None, *, firm: bool = True) -> Allowance:
        return Allowance(key, title, USD, period, None if limit is None else Decimal(limit), firm)

    month, project = Monthly(), Span(today, today + timedelta(days=90))
    monthly = translate("Settings", "Monthly allowance")
    return (
        (translate("Settings", "A month"), given("month", monthly, month, 250)),
        (
            translate("Settings", "A week"),
            given("week", translate("Settings", "Weekly allowance"), Weekly(), 200),
        ),
        (translate("Settings", "A day"), given("day", translate("Settings", "Daily allowance"), Daily(), 75)),
        (translate("Settings", "A guideline"), given("guideline", monthly, month, 2_000, firm=False)),
        (
            translate("Settings", "A project with an end"),
            given("project", translate("Settings", "Project"), project, 2_000),
        ),
        (
            translate("Settings", "One pot, never anew"),
            given("pot", translate("Settings", "Prepaid"), Standing(today), 250),
        ),
        (
            translate("Settings", "No cap, only watch"),
            given("watch", translate("Settings", "This month"), month, None),
        ),
    )


def _counted() -> tuple[tuple[str, Allowance], ...]:
    tokens, credits_ = translate("Settings", "Tokens a day"), translate("Settings", "Credits a month")
    requests = translate("Settings", "Requests a month")
    return (
        (tokens, Allowance("tokens", tokens, TOKENS, Daily(), Decimal(30_000))),
        (credits_, Allowance("credits", credits_, CREDITS, Monthly(), Decimal(1_000))),
        (requests, Allowance("requests", requests, REQUESTS, Monthly(), Decimal(300))),
    )


def free_key(wanted: str, taken: set[str]) -> str:
    """A key of letters, digits and dashes that no other allowance has."""
    base = re.sub(r"[^a-z0-9]+", "-", wanted.lower()).strip("-") or "allowance"
    if base not in taken:
        return base
    return next(key for n in range(2, len(taken) + 3) if (key := f"{base}-{n}") not in taken)


def summary(allowance: Allowance, words: Words) -> str:
    """The second half of a list row: "$250 each month"."""
    each = {
        Daily: translate("Settings", "each day"),
        Weekly: translate("Settings", "each week"),
        Monthly: translate("Settings", "each month"),
    }.get(type(allowance.period), "")
    if isinstance(allowance.period, Span):
        each = translate("Settings", "until {date}", date=words.long_date(allowance.period.last))
    if isinstance(allowance.period, Rolling):
        each = translate("Settings", "in the last {span}", span=words.span(allowance.period.span))
    amount = (
        translate("Settings", "no cap")
        if allowance.limit is None
        else words.money(allowance.limit, allowance.unit)
    )
    return f"{amount} {each}".strip()
