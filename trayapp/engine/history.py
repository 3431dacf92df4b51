"""What was used over a year, cut at local midnights, for windows that show the past."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from trayapp.domain.command import AskHistory
from trayapp.domain.history import Grain, History, Span, span_window, stretch
from trayapp.domain.model import Route
from trayapp.domain.period import Window, local_day, midnight
from trayapp.domain.pricing import price
from trayapp.domain.routes import attribute
from trayapp.domain.usage import Use
from trayapp.engine.base import Base


def history_of(base: Base, asked: AskHistory, routes: Iterable[Route], now: datetime) -> History:
    """The days that were asked for, priced with what is known now; days before the first use cost nothing."""
    began = base.store.first_event()
    zone = base.zone
    first_day = None if began is None else local_day(began, zone)
    begin = asked.first if first_day is None else max(asked.first, first_day)
    edges: tuple[datetime, ...] = ()
    if begin <= asked.last:
        whole = Window(midnight(begin, zone), midnight(asked.last + timedelta(days=1), zone))
        edges = stretch(whole, zone)
    hours: tuple[datetime, ...] = ()
    if asked.hours_of is not None:
        day = span_window(Span.DAY, asked.hours_of, zone, allowance=None, now=now)
        hours = stretch(day, zone, Grain.HOUR)
    return History(
        first=asked.first,
        last=asked.last,
        zone=zone,
        now=now,
        uses=_uses(base, edges, routes),
        began=first_day,
        hours_of=asked.hours_of,
        hours=_uses(base, hours, routes),
    )


def _uses(base: Base, edges: tuple[datetime, ...], routes: Iterable[Route]) -> tuple[Use, ...]:
    if len(edges) < 2:
        return ()
    return attribute(price(base.store.groups(edges), base.book), routes)
