"""`remainder set allowance`: shapes that people say, as allowances in the settings file."""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from trayapp.cli.refusal import Refusal
from trayapp.cli.settings import apply, current
from trayapp.cli.shapes import Shape, shape_of
from trayapp.domain.model import Allowance, Scope
from trayapp.domain.period import Daily, Monthly, Period, Rolling, Span, Standing, Weekly, local_day
from trayapp.domain.saying import saying, worded
from trayapp.domain.translation import translate
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
    title = args.title or (before.title if before is not None else worded(title_of(shape, counts)))
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
    names = (*counts.tools, *counts.models, *counts.projects, *counts.accounts)
    title: str = _TITLES.get(type(shape.period)) or saying("CommandLine", "Standing allowance")
    if not names:
        return title
    return saying(
        "CommandLine",
        "{names}, {how}",
        names=", ".join(names),
        how=_OF_SOME.get(type(shape.period), saying("CommandLine", "standing")),
    )


_TITLES: Final[Mapping[type[Period], str]] = {
    Daily: saying("CommandLine", "Daily allowance"),
    Weekly: saying("CommandLine", "Weekly allowance"),
    Monthly: saying("CommandLine", "Monthly allowance"),
    Rolling: saying("CommandLine", "Rolling allowance"),
    Span: saying("CommandLine", "Project allowance"),
}
_OF_SOME: Final[Mapping[type[Period], str]] = {
    Daily: saying("CommandLine", "daily"),
    Weekly: saying("CommandLine", "weekly"),
    Monthly: saying("CommandLine", "monthly"),
    Rolling: saying("CommandLine", "rolling"),
    Span: saying("CommandLine", "project"),
}


def key_from(title: str) -> str:
    """The title as a key: small letters, digits and hyphens."""
    apart = unicodedata.normalize("NFKD", title.lower())
    return re.sub(r"[^a-z0-9]+", "-", apart.encode("ascii", "ignore").decode()).strip("-")[:64] or "allowance"


def allowance_lines(allowances: Sequence[Allowance]) -> list[str]:
    """One line for each; how to make one where there is none."""
    if not allowances:
        return [
            translate("CommandLine", "No allowance is set. Set one with: remainder set allowance 250/month")
        ]
    return [line_of(each) for each in allowances]


def line_of(allowance: Allowance) -> str:
    """The allowance in one line: what, when, how firm, what counts, and its key."""
    unit = allowance.unit
    amount = (
        translate("CommandLine", "no cap") if allowance.limit is None else SPOKEN.money(allowance.limit, unit)
    )
    firm = (
        []
        if allowance.limit is None
        else [
            translate("CommandLine", "hard cap") if allowance.firm else translate("CommandLine", "guideline")
        ]
    )
    counts = allowance.counts
    names = (*counts.tools, *counts.accounts, *counts.models, *counts.projects)
    only = [translate("CommandLine", "only {names}", names=", ".join(names))] if names else []
    parts = [
        f"{amount} {_when(allowance.period)}",
        *firm,
        *only,
        translate("CommandLine", "key {key}", key=allowance.key),
    ]
    said = translate("CommandLine", ", ").join(parts)
    return translate("CommandLine", "{title}: {said}", title=allowance.title, said=said)


_WHEN: Final[Mapping[Period, str]] = {
    Daily(): saying("CommandLine", "a day"),
    Weekly(): saying("CommandLine", "a week"),
    Monthly(): saying("CommandLine", "a month"),
    Standing(): saying("CommandLine", "once"),
}


def _when(period: Period) -> str:
    said: str = _WHEN.get(period, saying("CommandLine", "once"))
    match period:
        case Weekly(first) if first:
            day = SPOKEN.catalogue.weekdays_short[first]
            said = saying("CommandLine", "a week from {day}", day=day)
        case Monthly(day_of_month) if day_of_month != 1:
            said = saying("CommandLine", "a month from day {day}", day=day_of_month)
        case Rolling(span):
            said = saying("CommandLine", "in any {span}", span=_length(span))
        case Span(begin, end):
            said = saying("CommandLine", "from {first} to {last}", first=_date(begin), last=_date(end))
        case Standing(since) if since:
            said = saying("CommandLine", "since {date}", date=_date(since))
    return worded(said)


def _length(span: timedelta) -> str:
    hours = span // timedelta(hours=1)
    if hours % 24 == 0 and hours > 24:
        return SPOKEN.count("span.days", hours // 24)
    return SPOKEN.count("span.hours", hours)


def _date(day: date) -> str:
    return SPOKEN.with_year(SPOKEN.short_date(day), day.year)


def _remove(key: str) -> None:
    held = current().allowances
    if all(each.key != key for each in held):
        keys = ", ".join(each.key for each in held) or translate("CommandLine", "none")
        raise Refusal(
            translate(
                "CommandLine", 'There is no allowance with the key "{key}". Keys: {keys}.', key=key, keys=keys
            )
        )
    apply({f"allowance.{key}": None})
    print(translate("CommandLine", "Removed {key}.", key=key))
