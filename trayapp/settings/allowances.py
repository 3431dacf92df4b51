"""Allowances as `[[allowance]]` tables: their fields, declared once, and the way there and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from trayapp.domain.model import Allowance, Expense, Extra, Scope, Unit
from trayapp.domain.period import Daily, Monthly, Period, Rolling, Span, Standing, Weekly
from trayapp.domain.saying import saying
from trayapp.settings.check import UNITS
from trayapp.settings.spec import Entry, Kind, Spec, Value, declared, specs_of

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Which fields say more about which period; in any other they would be without effect.
PARAMETERS: Final[Mapping[str, tuple[str, ...]]] = {
    "daily": (),
    "weekly": ("first_day",),
    "monthly": ("day",),
    "rolling": ("hours",),
    "span": ("first", "last"),
    "standing": ("since",),
}


def _scope(label: str, text: str) -> Spec:
    return Spec(Kind.WORDS, label, f"{text} Empty for any; * and ? stand for anything.", (), vital=True)


def _entries(label: str, text: str) -> Spec:
    return Spec(Kind.ENTRIES, label, text, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceTable:
    """One `[[allowance]]` as the file holds it; None is absent."""

    key: str = declared(
        Spec(
            Kind.TEXT, "Key", "A short name that stays: letters, digits, - and _. Absent: from the title.", ""
        )
    )
    title: str = declared(Spec(Kind.TEXT, "Name", "As it is shown.", ""))
    unit: str = declared(
        Spec(
            Kind.UNIT, "Unit", "A currency such as USD, or what is counted.", "USD", choices=UNITS, vital=True
        )
    )
    period: str = declared(
        Spec(
            Kind.CHOICE,
            "Period",
            "How often it begins anew; span is from one day to another, standing never begins anew.",
            "monthly",
            choices=tuple(PARAMETERS),
            vital=True,
        )
    )
    first_day: str = declared(
        Spec(Kind.CHOICE, "First day of the week", "With weekly.", "monday", choices=WEEKDAYS, vital=True)
    )
    day: int = declared(
        Spec(
            Kind.WHOLE,
            "Day of the month",
            "With monthly: the day on which it begins anew; in a shorter month, its last day.",
            1,
            low=1,
            high=31,
            vital=True,
        )
    )
    hours: int = declared(
        Spec(Kind.WHOLE, "Hours", "With rolling: how far back is counted.", 24, low=1, high=87600, vital=True)
    )
    first: date | None = declared(  # noqa: RUF009 (a field)
        Spec(Kind.DAY, "First day", "With span.", None, vital=True)
    )
    last: date | None = declared(  # noqa: RUF009 (a field)
        Spec(Kind.DAY, "Last day", "With span; it counts as well.", None, vital=True)
    )
    since: date | None = declared(  # noqa: RUF009 (a field)
        Spec(
            Kind.DAY,
            "Since",
            "With standing: from which day on use counts; absent for ever.",
            None,
            vital=True,
        )
    )
    limit: Decimal | None = declared(  # noqa: RUF009 (a field)
        Spec(Kind.AMOUNT, "Amount", "How much there is in each period; absent for no cap.", None, low=0)
    )
    firm: bool = declared(
        Spec(Kind.SWITCH, "Hard cap", "On: work stops at the limit. Off: a guideline.", default=True)
    )
    tools: tuple[str, ...] = declared(_scope("Tools", "Which tools count."))
    accounts: tuple[str, ...] = declared(_scope("Accounts", "Which accounts count."))
    models: tuple[str, ...] = declared(_scope("Models", "Which models count."))
    projects: tuple[str, ...] = declared(_scope("Projects", "Which projects count."))
    thresholds: tuple[int, ...] | None = declared(
        Spec(
            Kind.PERCENTS,
            "Thresholds",
            "Shares in use at which to warn; absent for those of the page Warnings.",
            None,
            unit="%",
            low=1,
            high=1000,
        )
    )
    extras: tuple[Entry, ...] = declared(
        _entries("Extras", "More (or, below zero, less) in the one period that holds the day.")
    )
    expenses: tuple[Entry, ...] = declared(
        _entries("Other expenses", "What else was paid from it, such as travel, on that day.")
    )


def allowance_specs() -> tuple[Spec, ...]:
    """The declarations of an allowance's fields, named `allowance.<field>`."""
    return tuple(specs_of(AllowanceTable, "allowance"))


def to_allowance(table: AllowanceTable, thresholds: tuple[int, ...]) -> Allowance:
    """The allowance that the table describes; `thresholds` serve where it has none.

    Raises `ValueError` with what is missing or contradicts itself.
    """
    return Allowance(
        key=table.key,
        title=table.title or table.key,
        unit=Unit(table.unit),
        period=_period(table),
        limit=table.limit,
        firm=table.firm,
        counts=Scope(table.tools, table.accounts, table.models, table.projects),
        extras=tuple(Extra(each.day, each.amount, each.note) for each in table.extras),
        expenses=tuple(Expense(each.day, each.amount, each.note) for each in table.expenses),
        thresholds=thresholds if table.thresholds is None else table.thresholds,
    )


def to_fields(allowance: Allowance, thresholds: tuple[int, ...]) -> dict[str, Value]:
    """The table's fields that differ from their defaults, in the order in which they are written.

    Raises `ValueError` for a period that a table cannot express.
    """
    table = AllowanceTable(
        key=allowance.key,
        title=allowance.title,
        unit=allowance.unit.code,
        limit=allowance.limit,
        firm=allowance.firm,
        tools=allowance.counts.tools,
        accounts=allowance.counts.accounts,
        models=allowance.counts.models,
        projects=allowance.counts.projects,
        thresholds=None if allowance.thresholds == thresholds else allowance.thresholds,
        extras=tuple(Entry(each.day, each.amount, each.note) for each in allowance.extras),
        expenses=tuple(Entry(each.day, each.amount, each.note) for each in allowance.expenses),
    )
    period = _period_fields(allowance.period)
    # Unit and period are written even where they are the default: they carry the meaning.
    always = {"key", "title", "unit", "period"}
    values = {each.name: period.get(each.name, getattr(table, each.name)) for each in fields(table)}
    return {
        spec.name.removeprefix("allowance."): value
        for spec in allowance_specs()
        if (value := values[spec.name.removeprefix("allowance.")]) != spec.default
        or spec.name.removeprefix("allowance.") in always
    }


def _period(table: AllowanceTable) -> Period:
    match table.period:
        case "daily":
            return Daily()
        case "weekly":
            return Weekly(WEEKDAYS.index(table.first_day))
        case "rolling":
            return Rolling(timedelta(hours=table.hours))
        case "span":
            return _span(table.first, table.last)
        case "standing":
            return Standing(table.since)
        case _:
            return Monthly(table.day)


def _span(first: date | None, last: date | None) -> Span:
    if first is None or last is None:
        raise ValueError(saying("Refusals", "a span needs its first and its last day"))
    return Span(first, last)


def _period_fields(period: Period) -> dict[str, Value]:
    match period:
        case Daily():
            return {"period": "daily"}
        case Weekly(first):
            return {"period": "weekly", "first_day": WEEKDAYS[first]}
        case Monthly(day):
            return {"period": "monthly", "day": day}
        case Rolling(span) if span % timedelta(hours=1) == timedelta(0):
            return {"period": "rolling", "hours": span // timedelta(hours=1)}
        case Span(first_day, last_day):
            return {"period": "span", "first": first_day, "last": last_day}
        case Standing(since):
            return {"period": "standing", "since": since}
        case _:
            raise ValueError(
                saying("Refusals", "the settings file knows rolling periods of whole hours only")
            )
