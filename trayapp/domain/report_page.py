"""What every section of the report is made from: the facts, and the names of windows and instants in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.history import History
from trayapp.domain.model import Gauge
from trayapp.domain.period import Rolling, Window, local_day
from trayapp.domain.report import Choices
from trayapp.domain.report_uses import Seen
from trayapp.domain.times import kind_of, last_day
from trayapp.domain.words import Words

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Page:
    """A gauge, the logs beside it, the person's choices, and the language."""

    gauge: Gauge
    history: History
    choices: Choices
    words: Words
    seen: Seen | None

    @property
    def zone(self) -> ZoneInfo:
        """Whose days count."""
        return self.history.zone

    def money(self, amount: Decimal) -> str:
        """An amount in the unit of the allowance."""
        return self.words.money(amount, self.gauge.allowance.unit)

    def date(self, instant: datetime) -> str:
        """A day with its year: "18 November 2026"."""
        day = local_day(instant, self.zone)
        return self.words.with_year(self.words.long_date(day), day.year)

    def instant(self, instant: datetime) -> str:
        """To the minute, and where: "18 November 2026, 16:00 (Europe/Berlin)"."""
        local = instant.astimezone(self.zone)
        return self.words.phrase(
            "report.dated",
            date=self.date(instant),
            clock=self.words.time_of_day(local.hour, local.minute),
            zone=str(self.zone),
        )

    def window(self, window: Window) -> str:
        """A window's name that still means something next year; "" where it has no beginning."""
        period, zone, words = self.gauge.allowance.period, self.zone, self.words
        if isinstance(period, Rolling):
            return words.window_title(period, window, zone)
        if window.start is None:
            return ""
        first, last = local_day(window.start, zone), last_day(period, window, zone)
        if last is None:
            since = words.with_year(words.long_date(first), first.year)
            return words.phrase("report.since", date=since)
        if kind_of(period, window, zone) == "month":
            return words.month_title(last)
        return words.dated(first) if first == last else words.dates(first, last)

    def when(self, instant: datetime) -> str:
        """An instant within the window: a day, or in a window of hours a time of day."""
        window = self.gauge.window
        if window.start is not None and window.end is not None and window.end - window.start < 2 * _DAY:
            return self.words.clock(instant, self.zone)
        return self.words.short_date(local_day(instant, self.zone))
