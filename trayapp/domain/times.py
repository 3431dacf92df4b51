"""Days, spans and windows as a person names them, in one language and in the person's zone."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from trayapp.domain.period import (
    Daily,
    Given,
    Period,
    Rolling,
    Span,
    Standing,
    Weekly,
    Window,
    local_day,
    midnight,
)
from trayapp.domain.phrases import Speech

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_TICK = timedelta(microseconds=1)


class Times(Speech):
    """Writes instants and spans in one language; see Words for sentences."""

    def span(self, length: timedelta) -> str:
        """A length of time in its largest fitting unit, rounded: "8 days", "3 hours", "40 minutes".

        Days from 36 hours on, hours from 90 minutes on; under half a minute it is "a moment".
        """
        if length >= 1.5 * _DAY:
            return self.count("span.days", _nearest(length / _DAY))
        if length >= 1.5 * _HOUR:
            return self.count("span.hours", _nearest(length / _HOUR))
        if length >= 0.5 * _MINUTE:
            return self.count("span.minutes", _nearest(length / _MINUTE))
        return self.phrase("span.moment")

    def age(self, at: datetime, now: datetime) -> str:
        """How long ago: "just now", "2 min ago", "3 hours ago", "2 days ago". The future is now."""
        ago = now - at
        if ago < _MINUTE:
            return self.phrase("age.now")
        if ago < _HOUR:
            return self.count("age.minutes", ago // _MINUTE)
        if ago < 2 * _DAY:
            return self.count("age.hours", ago // _HOUR)
        return self.count("age.days", ago // _DAY)

    def long_date(self, day: date) -> str:
        """A day in a sentence: "30 November"."""
        return self._date(day, self.catalogue.months)

    def short_date(self, day: date) -> str:
        """A day where there is little room: "27 Nov"."""
        return self._date(day, self.catalogue.months_short)

    def _date(self, day: date, months: Sequence[str]) -> str:
        form = self.region.dates
        key = "date.month-first" if form is not None and form.month_first else "date"
        return self.phrase(key, day=str(day.day), month=months[day.month - 1])

    def with_year(self, written: str, year: int) -> str:
        """A written day and its year: "27 Nov 2026"; with the month first "Nov 27, 2026"."""
        form = self.region.dates
        key = "date.dated.month-first" if form is not None and form.month_first else "date.dated"
        return self.phrase(key, date=written, year=str(year))

    def weekday_date(self, day: date) -> str:
        """A day in a list: "Wed 18 Nov"."""
        weekday = self.catalogue.weekdays_short[day.weekday()]
        return self.phrase("date.weekday", weekday=weekday, date=self.short_date(day))

    def dated(self, day: date) -> str:
        """A day in any year: "Wed 18 Nov 2026"."""
        return self.with_year(self.weekday_date(day), day.year)

    def month_title(self, day: date) -> str:
        """The month of a day: "November 2026"."""
        return self.phrase("date.month", month=self.catalogue.months[day.month - 1], year=str(day.year))

    def dates(self, first: date, last: date) -> str:
        """From one day to another: "16 Nov – 22 Nov 2026", "30 Dec 2025 – 5 Jan 2026"."""
        if first.year != last.year:
            ends = (
                self.phrase("date.dated", date=self.short_date(each), year=str(each.year))
                for each in (first, last)
            )
            return self.phrase("dates", first=next(ends), last=next(ends))
        span = self.phrase("dates", first=self.short_date(first), last=self.short_date(last))
        return self.with_year(span, last.year)

    def month(self, window: Window, zone: ZoneInfo) -> str:
        """The month in which the middle of a window lies: "November"."""
        return self.catalogue.months[_middle(window, zone).month - 1]

    def clock(self, instant: datetime, zone: ZoneInfo) -> str:
        """The time of day in `zone`, to the nearest quarter of an hour: "17:15"."""
        local = (instant + timedelta(minutes=7, seconds=30)).astimezone(zone)
        return self.time_of_day(local.hour, local.minute // 15 * 15)

    def time_of_day(self, hour: int, minute: int) -> str:
        """A time of day as the region writes it: "17:15", "5:15 PM"."""
        form = self.region.dates
        if form is None or not form.twelve_hours:
            return f"{hour:02d}:{minute:02d}"
        return self.phrase(
            "clock.am" if hour < 12 else "clock.pm", hour=str((hour - 1) % 12 + 1), minute=f"{minute:02d}"
        )

    def time_left(self, window: Window, now: datetime, zone: ZoneInfo) -> str:
        """What is left of the window, counted as people count days: "8 days", "until midnight", "3 hours".

        Days are calendar days with today, so that on the 23rd there are 8 left of November. Empty for a
        window without an end, or one that is over.
        """
        if window.end is None or now >= window.end:
            return ""
        if _ends_tonight(window.end, now, zone):
            return self.phrase("left.midnight")
        days = _calendar_days(window.end, now, zone)
        return self.count("span.days", days) if days >= 2 else self.span(window.end - now)

    def resets(self, period: Period, window: Window, now: datetime, zone: ZoneInfo) -> str:
        """When it begins anew: "resets in 8 days", "resets at midnight", "resets tomorrow".

        A span of dates ends instead: "ends in 40 days".
        """
        if isinstance(period, Rolling):
            return self.phrase("reset.rolling", span=self.span(period.span))
        if window.end is None:
            return self.phrase("reset.never")
        verb = "ends" if isinstance(period, Span) else "reset"
        if now >= window.end:
            return self.phrase(f"{verb}.over")
        if _ends_tonight(window.end, now, zone):
            return self.phrase(f"{verb}.midnight")
        days = _calendar_days(window.end, now, zone)
        if days == 1 and window.end - now >= 12 * _HOUR:
            return self.phrase(f"{verb}.tomorrow")
        return self.phrase(f"{verb}.in", span=self.time_left(window, now, zone))

    def window_title(self, period: Period, window: Window, zone: ZoneInfo) -> str:
        """What the window is called: "November", "15 Nov – 14 Dec", "This week", "Today", "Last 7 days"."""
        kind = kind_of(period, window, zone)
        if kind == "rolling" and isinstance(period, Rolling):
            return self.phrase("window.rolling", span=self.span(period.span))
        if kind in {"day", "week"}:
            return self.phrase(f"window.{kind}")
        if window.start is None or window.end is None:
            return self.phrase("window.standing")
        if kind == "month":
            return self.month(window, zone)
        first, last = local_day(window.start, zone), local_day(window.end - _TICK, zone)
        return self.phrase("dates", first=self.short_date(first), last=self.short_date(last))


def last_day(period: Period, window: Window, zone: ZoneInfo) -> date | None:
    """The window's last day; a vendor's month in UTC ends with the month, not some hours into the next."""
    if window.start is None or window.end is None:
        return None
    if kind_of(period, window, zone) == "month":
        middle = _middle(window, zone)
        return middle.replace(day=monthrange(middle.year, middle.month)[1])
    return local_day(window.end - _TICK, zone)


def kind_of(period: Period, window: Window, zone: ZoneInfo) -> str:
    """How a person would name it: day, week, month (a calendar one), dates, rolling, standing or other."""
    named = next((name for kind, name in _NAMED if isinstance(period, kind)), "")
    if named:
        return named
    if window.start is None or window.end is None:
        return "standing"
    if not isinstance(period, Span) and _is_month(window, zone):
        return "month"
    return "other" if isinstance(period, Given) else "dates"


_NAMED: tuple[tuple[type, str], ...] = (
    (Daily, "day"),
    (Weekly, "week"),
    (Rolling, "rolling"),
    (Standing, "standing"),
)


def _is_month(window: Window, zone: ZoneInfo) -> bool:
    """True for a calendar month; half a day's tolerance takes in a vendor's month in UTC."""
    if window.start is None or window.end is None or not 27.5 <= (window.end - window.start) / _DAY <= 31.5:
        return False
    begin = midnight(_middle(window, zone).replace(day=1), zone)
    return abs(window.start - begin) <= 14 * _HOUR


def _middle(window: Window, zone: ZoneInfo) -> date:
    if window.start is None or window.end is None:
        raise ValueError("a window without both ends has no middle")
    return local_day(window.start + (window.end - window.start) / 2, zone)


def _ends_tonight(end: datetime, now: datetime, zone: ZoneInfo) -> bool:
    return end == midnight(local_day(now, zone) + _DAY, zone)


def _calendar_days(end: datetime, now: datetime, zone: ZoneInfo) -> int:
    return (local_day(end, zone) - local_day(now, zone)).days


def _nearest(value: float) -> int:
    return int(value + 0.5)
