"""Shapes that one can start from in the settings, keys that are free, and an allowance in one line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from trayapp.domain.model import CREDITS, REQUESTS, TOKENS, USD, Allowance
from trayapp.domain.period import Daily, Monthly, Rolling, Span, Standing, Weekly
from trayapp.domain.translation import translate
from trayapp.domain.words import Words


def shapes(today: date) -> tuple[tuple[str, Allowance], ...]:
    """What one can start from: a name for the menu, and an allowance to be adapted."""
    month = Allowance("month", translate("Settings", "Monthly allowance"), USD, Monthly(), Decimal(250))
    return (
        (translate("Settings", "A month"), month),
        (
            translate("Settings", "A week"),
            replace(
                month,
                key="week",
                title=translate("Settings", "Weekly allowance"),
                period=Weekly(),
                limit=Decimal(200),
            ),
        ),
        (
            translate("Settings", "A day"),
            replace(
                month,
                key="day",
                title=translate("Settings", "Daily allowance"),
                period=Daily(),
                limit=Decimal(75),
            ),
        ),
        (
            translate("Settings", "Tokens a day"),
            replace(
                month,
                key="tokens",
                title=translate("Settings", "Tokens a day"),
                unit=TOKENS,
                period=Daily(),
                limit=Decimal(30_000),
            ),
        ),
        (
            translate("Settings", "A project with an end"),
            replace(
                month,
                key="project",
                title=translate("Settings", "Project"),
                period=Span(today, today + timedelta(days=90)),
                limit=Decimal(2_000),
            ),
        ),
        (
            translate("Settings", "A guideline"),
            replace(month, key="guideline", limit=Decimal(2_000), firm=False),
        ),
        (
            translate("Settings", "Credits a month"),
            replace(
                month,
                key="credits",
                title=translate("Settings", "Credits"),
                unit=CREDITS,
                limit=Decimal(1_000),
            ),
        ),
        (
            translate("Settings", "Requests a month"),
            replace(
                month,
                key="requests",
                title=translate("Settings", "Requests"),
                unit=REQUESTS,
                limit=Decimal(300),
            ),
        ),
        (
            translate("Settings", "One pot, never anew"),
            replace(month, key="pot", title=translate("Settings", "Prepaid"), period=Standing(today)),
        ),
        (
            translate("Settings", "No cap, only watch"),
            replace(month, key="watch", title=translate("Settings", "This month"), limit=None),
        ),
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
