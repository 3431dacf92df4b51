"""Opens what is kept, reads what is new in the logs, and gives the priced uses of some days."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from trayapp.cli.days import bounds, midnights, zone_named
from trayapp.cli.waiting import Waiting
from trayapp.domain.pricing import price
from trayapp.domain.usage import Use
from trayapp.engine.base import Base, World, open_base


class Days(NamedTuple):
    """What was asked for, as typed; None is as far as there is something."""

    since: str | None = None
    until: str | None = None
    zone: str | None = None


class Read(NamedTuple):
    """Priced uses of the local days `first` to `last`, both included; none straddles a midnight in `zone`."""

    uses: list[Use]
    first: date
    last: date
    zone: ZoneInfo
    now: datetime


def read(base: Base, asked: Days) -> Read:
    """Scan the logs, then ask the store; what is wrong on the way is said on standard error.

    Raises `Refusal` for a day or a zone that does not exist, before anything is read.
    """
    now = base.world.now()
    zone = base.zone if asked.zone is None else zone_named(asked.zone)
    bounds(asked.since, asked.until, now=now, zone=zone, events=None)
    with Waiting() as waiting:
        result = base.scan(on_progress=waiting)
    for problem in (*base.problems, *result.problems):
        print(f"remainder: {problem}", file=sys.stderr)
    first, last = base.store.first_event(), base.store.last_event()
    events = None if first is None or last is None else (first, last)
    days = bounds(asked.since, asked.until, now=now, zone=zone, events=events)
    uses = price(base.store.groups(midnights(*days, zone)), base.book)
    return Read(uses, *days, zone, now)


def open_here(*, in_memory: bool = False) -> Base:
    """Everything opened for this process's surroundings; the caller closes it."""
    return open_base(World.here(), in_memory=in_memory)
