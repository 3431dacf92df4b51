"""`remainder set allowance`: shapes that people say, as allowances in the settings file."""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from trayapp.cli.refusal import Refusal
from trayapp.cli.settings import apply, current
from trayapp.cli.shapes import WEEKDAYS, Shape, shape_of
from trayapp.domain.model import Allowance, Scope
from trayapp.domain.period import Daily, Monthly, Period, Rolling, Span, Standing, Weekly, local_day
from trayapp.domain.words import SPOKEN
from trayapp.engine.base import zone_of


def allowance_command(args: argparse.Namespace) -> None:
    """Show, make, change or remove; says what holds afterwards."""
    if args.remove is not None:
        _remove(args.remove)
        return
    settings = current()
    if not args.value:
        print("\n".join(allowance_lines(settings.allowances)))
        return
    today = local_day(datetime.now(UTC), zone_of(settings))
    shape = shape_of(" ".join(args.value), today, args.starts)
    made = made_of(shape, args, settings.allowances, settings.warnings.thresholds)
    held = apply({f"allowance.{made.key}": made}).allowances
    print(next((line_of(each) for each in held if each.key == made.key), line_of(made)))


def made_of(
    shape: Shape, args: argparse.Namespace, held: Sequence[Allowance], thresholds: tuple[int, ...]
) -> Allowance:
    """The allowance that the words describe. One that has its key already keeps its extras and expenses."""
    counts = Scope(*(tuple(getattr(args, name)) for name in ("tool", "account", "model", "project")))
    key = args.key or key_from(args.title or title_of(shape, counts))
    before = next((each for each in held if each.key == key), None)
    title = args.title or (before.title if before is not None else title_of(shape, counts))
    if before is None:
        before = Allowance(key, title, shape.unit, shape.period, shape.limit, thresholds=thresholds)
    return replace(
        before,
        title=title,
        unit=shape.unit,
        period=shape.period,
        limit=shape.limit,
        firm=not args.guideline,
        counts=counts,
    )


def title_of(shape: Shape, counts: Scope) -> str:
    """A name for it: "Monthly allowance", or "cursor, daily" for one tool's."""
    word = _adjective(shape.period)
    names = (*counts.tools, *counts.models, *counts.projects, *counts.accounts)
    return f"{', '.join(names)}, {word}" if names else f"{word} allowance".capitalize()


def _adjective(period: Period) -> str:
    match period:
        case Daily():
            return "daily"
        case Weekly():
            return "weekly"
        case Monthly():
            return "monthly"
        case Rolling():
            return "rolling"
        case Span():
            return "project"
        case _:
            return "standing"


def key_from(title: str) -> str:
    """The title as a key: small letters, digits and hyphens."""
    apart = unicodedata.normalize("NFKD", title.lower())
    return re.sub(r"[^a-z0-9]+", "-", apart.encode("ascii", "ignore").decode()).strip("-")[:64] or "allowance"


def allowance_lines(allowances: Sequence[Allowance]) -> list[str]:
    """One line for each; how to make one where there is none."""
    if not allowances:
        return ["No allowance is set. Set one with: remainder set allowance 250/month"]
    return [line_of(each) for each in allowances]


def line_of(allowance: Allowance) -> str:
    """The allowance in one line: what, when, how firm, what counts, and its key."""
    unit = allowance.unit
    amount = "no cap" if allowance.limit is None else SPOKEN.money(allowance.limit, unit)
    firm = [] if allowance.limit is None else ["hard cap" if allowance.firm else "guideline"]
    counts = allowance.counts
    names = (*counts.tools, *counts.accounts, *counts.models, *counts.projects)
    only = [f"only {', '.join(names)}"] if names else []
    parts = [f"{amount} {_when(allowance.period)}", *firm, *only, f"key {allowance.key}"]
    return f"{allowance.title}: {', '.join(parts)}"


def _when(period: Period) -> str:
    plain = {Daily(): "a day", Weekly(): "a week", Monthly(): "a month", Standing(): "once"}
    if period in plain:
        return plain[period]
    match period:
        case Weekly(first):
            return f"a week from {WEEKDAYS[first].capitalize()}"
        case Monthly(day):
            return f"a month from day {day}"
        case Rolling(span):
            return f"in any {_length(span)}"
        case Span(first_day, last_day):
            return f"from {_date(first_day)} to {_date(last_day)}"
    return f"since {_date(period.since)}" if isinstance(period, Standing) and period.since else "once"


def _length(span: timedelta) -> str:
    hours = span // timedelta(hours=1)
    return f"{hours // 24} days" if hours % 24 == 0 and hours > 24 else f"{hours} hours"


def _date(day: date) -> str:
    return f"{SPOKEN.short_date(day)} {day.year}"


def _remove(key: str) -> None:
    held = current().allowances
    if all(each.key != key for each in held):
        keys = ", ".join(each.key for each in held) or "none"
        raise Refusal(f'There is no allowance with the key "{key}". Keys: {keys}.')
    apply({f"allowance.{key}": None})
    print(f"Removed {key}.")
