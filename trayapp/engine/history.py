"""What was used over a year, cut at local midnights, for windows that show the past."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from trayapp.domain.command import AskHistory
from trayapp.domain.history import Grain, History, Span, span_window, stretch
from trayapp.domain.model import Route
from trayapp.domain.period import Window, local_day, midnight
from trayapp.domain.pricing import price
from trayapp.domain.routes import attribute
from trayapp.domain.usage import Group, Use
from trayapp.engine.base import Base

_DAY = timedelta(days=1)

LOOKED_BACK = 400
"""Days that a window which shows the past asks for at first."""


def history_of(base: Base, asked: AskHistory, routes: Iterable[Route], now: datetime) -> History:
    """The days that were asked for, priced with what is known now; days before the first use cost nothing."""
    began = base.store.first_quarter()  # midnights lie between quarters of an hour
    zone = base.zone
    first_day = None if began is None else local_day(began, zone)
    begin = asked.first if first_day is None else max(asked.first, first_day)
    edges: tuple[datetime, ...] = ()
    if begin <= asked.last:
        whole = Window(midnight(begin, zone), midnight(asked.last + _DAY, zone))
        edges = stretch(whole, zone)
    day_before, day_after = begin - _DAY, asked.last + _DAY  # of any zone's days, prices are those of UTC's

    def alike(model: str, mode: str) -> dict[int, int]:
        return base.book.alike(model, mode, day_before, day_after)

    hours: tuple[datetime, ...] = ()
    if asked.hours_of is not None:
        day = span_window(Span.DAY, asked.hours_of, zone, allowance=None, now=now)
        hours = stretch(day, zone, Grain.HOUR)
    return History(
        first=asked.first,
        last=asked.last,
        zone=zone,
        now=now,
        uses=_uses(base, base.store.day_groups(edges, alike), routes),
        began=first_day,
        hours_of=asked.hours_of,
        hours=_uses(base, base.store.groups(hours), routes),
    )


class DaySums:
    """Sums the days of a year ahead of the first question: of a million requests that takes half a second."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._kept: tuple[date, ZoneInfo] | None = None

    def keep(self, now: datetime) -> None:
        """Once for each day and zone; at any other time it does nothing."""
        base, zone = self._base, self._base.zone
        today = local_day(now, zone)
        if self._kept == (today, zone) or (began := base.store.first_quarter()) is None:
            return
        first = max(local_day(began, zone), today - timedelta(days=LOOKED_BACK))
        if first < today:
            base.store.sum_days(stretch(Window(midnight(first, zone), midnight(today, zone)), zone))
        self._kept = today, zone


def _uses(base: Base, groups: Iterable[Group], routes: Iterable[Route]) -> tuple[Use, ...]:
    return attribute(price(groups, base.book), routes)
