"""One look without a tray: the same parts, judged once, for the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from trayapp.domain.alertstate import AlertState
from trayapp.domain.assess import Facts, assess, edges
from trayapp.domain.model import Allowance, Fault, Progress, Snapshot, Source
from trayapp.domain.routes import placed
from trayapp.engine.base import (
    Base,
    World,
    intervals,
    open_base,
    shown_readings,
    source_of,
    tools_of,
    vendors,
)
from trayapp.engine.drifts import Drifts
from trayapp.engine.priced import PricedUses
from trayapp.engine.routing import Routing
from trayapp.engine.tips import tips_of

PATIENCE = 12.0
"""Seconds that a person at a terminal waits for vendors; most answer within five."""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a judgement needs, and which price list costs go by."""

    allowances: tuple[Allowance, ...]
    facts: Facts
    now: datetime
    zone: ZoneInfo
    prices: str

    def judged(self) -> Snapshot:
        """The judgement."""
        return assess(self.allowances, self.facts, self.now, self.zone)


def look(
    world: World,
    *,
    refresh: bool = True,
    ask: bool = True,
    patience: float = PATIENCE,
    on_progress: Callable[[Progress], None] | None = None,
) -> Snapshot:
    """Read what is new, ask the vendors that are switched on, and judge.

    Args:
        world: the surroundings.
        refresh: False shows what is stored, without looking at logs or vendors.
        ask: False leaves the vendors alone; their last word stays.
        patience: seconds after which vendors that have not answered are left alone too.
        on_progress: called while a long read goes on.
    """
    return gather(world, refresh=refresh, ask=ask, patience=patience, on_progress=on_progress).judged()


def gather(
    world: World,
    *,
    refresh: bool = True,
    ask: bool = True,
    patience: float = PATIENCE,
    on_progress: Callable[[Progress], None] | None = None,
) -> Found:
    """What `look` judges, for those that ask more of it.

    Args:
        world: the surroundings.
        refresh: False shows what is stored, without looking at logs or vendors.
        ask: False leaves the vendors alone; their last word stays.
        patience: seconds after which vendors that have not answered are left alone too.
        on_progress: called while a long read goes on.
    """
    base = open_base(world)
    try:
        result = base.scan(on_progress=on_progress) if refresh else None
        if refresh:
            base.hear()
        sources, faults = _vendors(base, ask=refresh and ask, patience=patience)
        alerts = AlertState.decode(base.store.get_state("alerts"))
        now, routes = world.now(), Routing(base, resident=False).routes()
        allowances, readings = base.settings.allowances, placed(shown_readings(base), routes)
        marks = edges(allowances, readings, now, base.zone, routes=routes)
        facts = Facts(
            uses=PricedUses(base.store, base.book).uses(marks, routes=routes),
            readings=readings,
            faults=faults,
            tools=tools_of(base, result.counts if result else None),
            sources=sources,
            routes=routes,
            problems=(*base.problems, *(result.problems if result else ())),
            malformed_lines=base.store.malformed_lines(),
            headline_key=base.settings.general.pinned or None,
            snoozed_until=alerts.silence(now),
            intervals=intervals(),
            drifts=Drifts(base).of(routes),
            tips=tips_of(base),
        )
        return Found(allowances, facts, now, base.zone, base.book.about)
    finally:
        base.close()


def _vendors(base: Base, *, ask: bool, patience: float) -> tuple[tuple[Source, ...], tuple[Fault, ...]]:
    """Every vendor, and what those that are on could not answer; nothing is loaded where none is on."""
    sources = tuple(source_of(vendor, base.settings) for vendor in vendors())
    if not ask or not any(source.enabled for source in sources):
        return sources, ()
    from trayapp.engine.vendor_feed import ask_once  # noqa: PLC0415 (asyncio costs 40 ms that most calls need not pay)

    return ask_once(base, patience)
