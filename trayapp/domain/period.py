"""Periods and the windows they make, in any time zone; zones and daylight saving live here only.

All instants that leave this module are aware and in UTC. Arithmetic on days happens on calendar dates,
never on aware datetimes: `end - start` in one ZoneInfo ignores a change of the clock between them.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from trayapp.domain.saying import saying


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open stretch of time in UTC: `start` belongs to it, `end` does not; None is open-ended."""

    start: datetime | None
    end: datetime | None

    def __contains__(self, instant: datetime) -> bool:
        return (self.start is None or self.start <= instant) and (self.end is None or instant < self.end)

    def elapsed(self, now: datetime) -> float | None:
        """Share of the window that is over, 0.0 to 1.0; None for a window without both ends."""
        if self.start is None or self.end is None:
            return None
        share = (now - self.start) / (self.end - self.start)
        return min(1.0, max(0.0, share))

    def remaining(self, now: datetime) -> timedelta | None:
        """Time until the window ends, never negative; None where it does not end."""
        return None if self.end is None else max(timedelta(0), self.end - now)


class Period(Protocol):
    """A rule that says in which window an instant lies."""

    def window(self, now: datetime, zone: ZoneInfo) -> Window:
        """The window that contains `now` (aware), with days begun at midnight in `zone`."""
        ...


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of `day` in `zone`, in UTC.

    Where the clock jumps over midnight (Cairo, Santiago, Beirut), the day begins at the jump: PEP 495
    maps the missing 00:00 with fold=0 to the instant after the gap, which is the day's first.
    """
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """The calendar day of an aware instant in `zone`."""
    return instant.astimezone(zone).date()


@dataclass(frozen=True, slots=True)
class Daily:
    """Midnight to midnight; 23 or 25 hours long on the days when the clock changes."""

    def window(self, now: datetime, zone: ZoneInfo) -> Window:
        """The day of `now`."""
        day = local_day(now, zone)
        return Window(midnight(day, zone), midnight(day + timedelta(days=1), zone))


@dataclass(frozen=True, slots=True)
class Weekly:
    """Seven days from `first` (0 is Monday, 6 is Sunday)."""

    first: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.first <= 6:
            raise ValueError(f"first day of the week is 0 (Monday) to 6 (Sunday), not {self.first}")

    def window(self, now: datetime, zone: ZoneInfo) -> Window:
        """The week of `now`."""
        day = local_day(now, zone)
        start = day - timedelta(days=(day.weekday() - self.first) % 7)
        return Window(midnight(start, zone), midnight(start + timedelta(days=7), zone))


@dataclass(frozen=True, slots=True)
class Monthly:
    """From `day` of one month to the same day of the next; in a shorter month, from its last day."""

    day: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.day <= 31:
            raise ValueError(saying("Refusals", "day of the month is 1 to 31, not {day}", day=self.day))

    def window(self, now: datetime, zone: ZoneInfo) -> Window:
        """The month of `now`, counted from the anchor day."""
        day = local_day(now, zone)
        start = self._anchor(day.year, day.month)
        if day < start:
            start = self._anchor(*_month_before(day.year, day.month))
        following = self._anchor(*_month_after(start.year, start.month))
        return Window(midnight(start, zone), midnight(following, zone))

    def _anchor(self, year: int, month: int) -> date:
        return date(year, month, min(self.day, calendar.monthrange(year, month)[1]))


def _month_before(year: int, month: int) -> tuple[int, int]:
    return (year - 1, 12) if month == 1 else (year, month - 1)


def _month_after(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)


@dataclass(frozen=True, slots=True)
class Rolling:
    """The stretch of `span` that ends now: it never resets, old spend drops out at its far end."""

    span: timedelta

    def __post_init__(self) -> None:
        if self.span <= timedelta(0):
            raise ValueError(saying("Refusals", "a rolling period needs a span longer than nothing"))

    def window(self, now: datetime, zone: ZoneInfo) -> Window:  # noqa: ARG002 (the protocol's signature)
        """From `span` ago to just after now, so that what happens at `now` is inside."""
        moment = now.astimezone(UTC)
        return Window(moment - self.span + timedelta(microseconds=1), moment + timedelta(microseconds=1))


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of calendar days, `last` included: a project with an end date."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(
                saying(
                    "Refusals",
                    "the last day ({last}) lies before the first ({first})",
                    last=self.last,
                    first=self.first,
                )
            )

    def window(self, now: datetime, zone: ZoneInfo) -> Window:  # noqa: ARG002 (one window whatever the time)
        """The whole span, also before it has begun and after it has ended."""
        return Window(midnight(self.first, zone), midnight(self.last + timedelta(days=1), zone))


@dataclass(frozen=True, slots=True)
class Standing:
    """A pot that never resets, such as prepaid credit."""

    since: date | None = None

    def window(self, now: datetime, zone: ZoneInfo) -> Window:  # noqa: ARG002 (one window whatever the time)
        """From `since` (or ever) on, without an end."""
        return Window(None if self.since is None else midnight(self.since, zone), None)


@dataclass(frozen=True, slots=True)
class Given:
    """The window that a vendor stated with its figure; when the next one begins only the vendor can tell."""

    stated: Window

    def window(self, now: datetime, zone: ZoneInfo) -> Window:  # noqa: ARG002 (one window whatever the time)
        """The stated window, also after it has ended."""
        return self.stated


# A vendor counts its month from midnight UTC, a person from midnight at home: up to 14 hours apart.
_ZONES_APART = timedelta(hours=14)


def in_utc(instant: datetime) -> datetime:
    """The instant in UTC; one that names no zone is taken for UTC, as vendors mean it."""
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def same_window(one: Window, other: Window) -> bool:
    """True when both mean the same stretch: edges at most 14 h and a twentieth of its length apart.

    The twentieth keeps yesterday's 24 hours and today's two windows (1.2 h), and lets a vendor's answer
    that names its reset a few seconds differently each time stay one.
    """
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return one == other
    slack = min(_ZONES_APART, (one.end - one.start) / 20)
    return abs(one.start - other.start) <= slack and abs(one.end - other.end) <= slack
