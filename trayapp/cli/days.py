"""Days as a person types them: 2026-10-05, 20261005, today, yesterday, 7d."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from trayapp.cli.refusal import Refusal
from trayapp.domain.saying import saying
from trayapp.domain.translation import translate

FORMS: Final = saying("CommandLine", "such as 2026-10-05, 20261005, today, yesterday or 7d")

_EARLIEST: Final = date(2000, 1, 1)
"""No log of such a tool is older; a day without bounds would make an endless list of days."""


def day_of(word: str, today: date) -> date:
    """The day that `word` means; "7d" is the first of the seven days that end today.

    Raises `Refusal` for anything else, and for days before 2000 or beyond a year from today.
    """
    day = _day(word.strip().lower(), today)
    if day is None or not _EARLIEST <= day <= today + timedelta(days=366):
        raise Refusal(
            translate("CommandLine", '"{word}" is not a day. Write it {forms}.', word=word, forms=FORMS)
        )
    return day


def _day(word: str, today: date) -> date | None:
    if word == "today":
        return today
    if word == "yesterday":
        return today - timedelta(days=1)
    if back := re.fullmatch(r"(\d{1,4})d", word, re.ASCII):
        return today - timedelta(days=max(0, int(back[1]) - 1))
    if not re.fullmatch(r"\d{4}-\d\d-\d\d|\d{8}", word, re.ASCII):
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def zone_named(name: str) -> ZoneInfo:
    """The time zone of this name; `Refusal` where there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # not found is a KeyError; a folder's name an OSError
        raise Refusal(
            translate(
                "CommandLine",
                'There is no time zone "{name}". Use a name such as Europe/Berlin, America/New_York or UTC.',
                name=name,
            )
        ) from None


def midnights(first: date, last: date, zone: ZoneInfo) -> list[datetime]:
    """The instants (UTC) at which the days from `first` to `last`, both included, begin and end."""
    from trayapp.domain.period import midnight  # noqa: PLC0415 (most calls find every day kept)

    return [midnight(day, zone) for day in days_between(first, last + timedelta(days=1))]


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from `first` to `last`, both included; none when `last` is earlier."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def bounds(
    since: str | None,
    until: str | None,
    *,
    now: datetime,
    zone: ZoneInfo,
    events: tuple[datetime, datetime] | None,
) -> tuple[date, date]:
    """The first and the last local day that are asked for; without words, as far as there are events.

    Raises `Refusal` for a word that is no day, and when the first day comes after the last.
    """
    today = now.astimezone(zone).date()
    begin, end = (event.astimezone(zone).date() for event in events or (now, now))
    # A clock that was wrong for an hour must not make a table of centuries.
    begin, end = max(begin, _EARLIEST), min(max(end, today), today + timedelta(days=366))
    first = min(begin, end) if since is None else day_of(since, today)
    last = end if until is None else day_of(until, today)
    if since is None:
        first = min(first, last)
    elif last < first:
        raise Refusal(
            translate(
                "CommandLine",
                "The first day ({first}) comes after the last ({last}). Swap --since and --until.",
                first=first,
                last=last,
            )
        )
    return first, last
