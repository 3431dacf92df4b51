"""Allowances as people say them: 250/month, €200/week, 30k tokens/day, 5000/2026-12-31, no-cap/month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from trayapp.cli.refusal import Refusal
from trayapp.domain.model import CREDITS, PERCENT, REQUESTS, TOKENS, USD, Unit
from trayapp.domain.period import Daily, Monthly, Period, Rolling, Span, Standing, Weekly
from trayapp.domain.phrases import at_home
from trayapp.domain.region import number_of
from trayapp.domain.saying import saying
from trayapp.domain.translation import translate
from trayapp.domain.words import SPOKEN

FORMS: Final = saying(
    "CommandLine", "such as 250/month, €200/week, 30k tokens/day, 5000/2026-12-31 or no-cap/month"
)

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_SIGNS: Final = {"$": "USD", "€": "EUR", "£": "GBP"}
_COUNTED: Final = {
    "token": TOKENS,
    "tokens": TOKENS,
    "tok": TOKENS,
    "request": REQUESTS,
    "requests": REQUESTS,
    "credit": CREDITS,
    "credits": CREDITS,
    "%": PERCENT,
    "percent": PERCENT,
}
_FACTORS: Final = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}

_AMOUNT: Final = re.compile(
    r"(?P<sign>[$€£])?\s*(?P<number>\d(?:[\d.,'’\u00a0\u202f]| (?=\d))*)"
    r"\s*(?P<factor>[kmb](?![a-z]))?\s*(?P<unit>[a-z%]+|[$€£](?!.))?",
    re.ASCII,
)
_DAYS: Final = re.compile(r"(?:(\d{4}-\d\d-\d\d)\s*(?:\.\.|to)\s*)?(\d{4}-\d\d-\d\d)", re.ASCII)
_BACK: Final = re.compile(r"(?:last\s*)?(\d{1,4})\s*(h|hours?|d|days?)", re.ASCII)


class Shape(NamedTuple):
    """So much of a unit in each period; `limit` None is no cap."""

    limit: Decimal | None
    unit: Unit
    period: Period


def shape_of(words: str, today: date, starts: str | None = None) -> Shape:
    """What `words` mean; without a period it is a month.

    Args:
        words: see `FORMS`.
        today: the first day of a span that only names its last.
        starts: a day of the month (1 to 31) or of the week on which the period begins.

    Raises:
        Refusal: it cannot be understood, with what can.
    """
    amount, _, period = words.strip().lower().partition("/")
    if not period and (parted := re.fullmatch(r"(.*\S)\s+(?:a|an|per|each|every)\s+(.+)", amount)):
        amount, period = parted[1], parted[2]
    limit, unit = _limit(amount.strip(), words)
    return Shape(limit, unit, _period(period.strip() or "month", starts, today))


def _limit(amount: str, words: str) -> tuple[Decimal | None, Unit]:
    if amount in {"no-cap", "nocap", "no cap"}:
        return None, USD
    found = _AMOUNT.fullmatch(amount)
    number = None if found is None else number_of(found["number"], at_home().numbers)
    if found is None or number is None:
        raise Refusal(
            translate(
                "CommandLine", '"{words}" is not an allowance. Write it {forms}.', words=words, forms=FORMS
            )
        )
    return number * _FACTORS[found["factor"] or ""], _unit(found["sign"], found["unit"] or "", words)


def _unit(sign: str | None, unit: str, words: str) -> Unit:
    if unit in _SIGNS and not sign:
        return Unit(_SIGNS[unit])
    said = _COUNTED.get(unit) or (Unit(unit.upper()) if re.fullmatch("[a-z]{3}", unit) else None)
    if (unit and said is None) or (sign and unit):
        raise Refusal(
            translate(
                "CommandLine",
                '"{words}" has a unit that is not known. Write it {forms}.',
                words=words,
                forms=FORMS,
            )
        )
    return said or Unit(_SIGNS[sign or "$"])


def _period(word: str, starts: str | None, today: date) -> Period:
    match word:
        case "day" | "daily" | "d":
            return _plain(Daily(), starts)
        case "week" | "weekly" | "w":
            return Weekly(0 if starts is None else _weekday(starts))
        case "month" | "monthly" | "m" | "mo":
            return Monthly(1 if starts is None else _day_of_month(starts))
        case "once" | "total" | "ever":
            return _plain(Standing(), starts)
    return _plain(_span(word, today) or _rolling(word), starts)


def _plain(period: Period, starts: str | None) -> Period:
    if starts is not None:
        raise Refusal(
            translate(
                "CommandLine", "--starts goes with weeks and months only: a day of the week, or of the month."
            )
        )
    return period


def _span(word: str, today: date) -> Period | None:
    found = _DAYS.fullmatch(word)
    if found is None:
        return None
    try:
        first = today if found[1] is None else date.fromisoformat(found[1])
        return Span(first, date.fromisoformat(found[2]))
    except ValueError:
        raise Refusal(
            translate("CommandLine", '"{word}" are not days of which the first comes first.', word=word)
        ) from None


def _rolling(word: str) -> Period:
    found = _BACK.fullmatch(word)
    if found is None or int(found[1]) == 0:
        raise Refusal(
            translate(
                "CommandLine",
                '"{word}" is not a period. Write day, week, month, 5h, 7d, a last day, or once.',
                word=word,
            )
        )
    hours = int(found[1]) * (1 if found[2].startswith("h") else 24)
    return Rolling(timedelta(hours=hours))


def _weekday(word: str) -> int:
    meant = [n for n, name in enumerate(WEEKDAYS) if len(word) >= 2 and name.startswith(word.lower())]
    if len(meant) != 1:
        raise Refusal(
            translate(
                "CommandLine", '"{word}" is not a day of the week, such as monday or sunday.', word=word
            )
        )
    return meant[0]


def _day_of_month(word: str) -> int:
    if not (word.isascii() and word.isdigit() and 1 <= int(word) <= 31):
        raise Refusal(
            translate("CommandLine", '"{word}" is not a day of the month, from 1 to 31.', word=word)
        )
    return int(word)


def amount_of(words: str) -> tuple[Decimal, Unit | None]:
    """An amount alone, and its unit where one is named: "83.10", "$83.10", "12k tokens", "42 %".

    Raises:
        Refusal: it is no amount in this region. Where the decimal sign is a point, a comma is taken between
            thousands only: what else it means differs.
    """
    found = _AMOUNT.fullmatch(words.strip().lower())
    number = None if found is None else number_of(found["number"], at_home().numbers)
    if found is None or number is None:
        raise Refusal(
            translate(
                "CommandLine",
                '"{words}" is not an amount. Write it such as {example}, 12k or "{tokens} tokens".',
                words=words,
                example=SPOKEN.number(Decimal("83.10"), 2),
                tokens=SPOKEN.number(Decimal(21_500), 0),
            )
        )
    named = found["sign"] or found["unit"]
    unit = _unit(found["sign"], found["unit"] or "", words) if named else None
    return number * _FACTORS[found["factor"] or ""], unit
