"""What the adviser goes by, collected: what is left, what the person wants, what their own past taught."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from trayapp.domain.advice.adviser_known import NOTHING_LEFT_KNOWN, Known, Left, Wishes
from trayapp.domain.advice.candidates_models import full_name
from trayapp.domain.advice.estimator import Estimator, Past, Rating
from trayapp.domain.advice.promises import remembered, settle
from trayapp.domain.advice.savings import Ledger
from trayapp.domain.advice.task import Task, Verdict
from trayapp.domain.model import USD, Gauge, Snapshot
from trayapp.domain.patterns import counts
from trayapp.domain.pricing import PriceBook, Rates
from trayapp.domain.routes import Plan
from trayapp.domain.tips import daily_share
from trayapp.engine.advice_kept import attention_of, keep_settled, promises_of, savings_of
from trayapp.engine.advice_turns import Turn, steps_of, turns_of
from trayapp.engine.base import Base
from trayapp.engine.token_check import corrections
from trayapp.settings import Settings

REMEMBERED: Final = timedelta(days=60)
TURNS: Final = 900
"""Newest turns that are learned from: three times what the ranges remember, in some 250 ms."""

_MEASURE: Final = "claude-opus-4-8"
"""Whose expected cost all models are measured against: any would do, if it is the same one."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What this person's own past teaches: how far the formula is off, and what models cost them."""

    estimator: Estimator
    savings: Ledger


def rating(book: PriceBook, now: datetime) -> Rating:
    """The rates of a model today."""

    def rates(model: str, mode: str) -> Rates | None:
        return book.rates(model, now, mode)

    return rates


def unlearned(base: Base, now: datetime) -> Learned:
    """The shipped prior, and nobody's own sessions."""
    return Learned(_estimator(base, now), Ledger())


def _estimator(base: Base, now: datetime) -> Estimator:
    return Estimator(rating(base.book, now), corrections=corrections(base.store))


def learned(base: Base, now: datetime, *, keep: bool = False) -> Learned:
    """With this person's own errors and sessions; the shipped prior where there is no past.

    `keep` also remembers what came of earlier advice. Raises `StoreError`.
    """
    calls = tuple(base.store.calls(now - REMEMBERED))
    turns = turns_of(calls, base.book)
    estimator = _estimator(base, now)
    ledger = savings_of(base.store)
    open_ones = promises_of(base.store) if keep else ()
    if open_ones:
        settled = settle(open_ones, steps_of(calls, base.book), now)
        ledger = remembered(ledger, settled)
        keep_settled(base.store, settled, ledger)
    past = (Past(turn.task, turn.cost, turn.session) for turn in turns[-TURNS:])
    return Learned(estimator.rebuilt(past), _with_sessions(ledger, turns, estimator))


def _with_sessions(ledger: Ledger, turns: Iterable[Turn], estimator: Estimator) -> Ledger:
    """The ledger with this person's sessions.

    A session counts where it ran with one model, measured against what the formula expects of its start.
    """
    ledger = replace(ledger, own={})  # told anew, so that no session counts twice
    sessions: dict[str, list[Turn]] = {}
    for turn in turns:
        sessions.setdefault(turn.session, []).append(turn)
    for mine in sessions.values():
        first = mine[0].task
        if len({turn.task.model for turn in mine}) > 1 or first.turn > 1:
            continue
        expected = estimator.estimate(replace(first, model=_MEASURE), _MEASURE).session.p50
        ledger = ledger.learn(first.tool, first.model, sum((t.cost for t in mine), Decimal(0)), expected)
    return ledger


# --- what is left ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Work:
    """What an allowance may count, or not; "" is not known."""

    tool: str
    account: str
    model: str
    project: str


def left_of(snapshot: Snapshot, zone: ZoneInfo, tool: str, *, model: str = "", project: str = "") -> Left:
    """What there is to spend on this work: the tightest allowance in USD that counts it, if it is fresh.

    One that counts some models or projects alone says nothing of work whose model or project is not known.
    """
    route = Plan(snapshot.routes).at(tool, snapshot.at)
    work = _Work(tool, tool if route is None else route.account, model, project)
    rooms = [
        (gauge.left, gauge)
        for gauge in snapshot.gauges
        if gauge.left is not None and not gauge.stale and _counts(gauge, work)
    ]
    if not rooms:
        return NOTHING_LEFT_KNOWN
    left, gauge = min(rooms, key=lambda room: room[0])
    end = gauge.window.end
    return Left(daily_share(gauge, snapshot.at, zone), left, end)


def _counts(gauge: Gauge, work: _Work) -> bool:
    return gauge.allowance.unit == USD and counts(gauge.allowance.counts, work)


# --- all of it ------------------------------------------------------------------------------------


def wishes_of(settings: Settings) -> Wishes:
    """What the person wants of advice."""
    advice = settings.advice
    switches = ((Verdict.CHEAPER_MODEL, advice.cheaper), (Verdict.FRESH_CONTEXT, advice.fresh))
    return Wishes(
        on=advice.on,
        free_chat=advice.free_chat,
        least=Decimal(advice.least),
        favourites=advice.models,
        never=frozenset(kind.value for kind, on in switches if not on),
        quiet_projects=advice.quiet_projects,
    )


def known_of(
    base: Base,
    snapshot: Snapshot | None,
    *,
    task: Task,
    learned: Learned,
    session: str = "",
) -> Known:
    """All that `advise` needs of this person for work such as `task`."""
    return Known(
        estimator=learned.estimator,
        savings=learned.savings,
        left=NOTHING_LEFT_KNOWN
        if snapshot is None
        else left_of(snapshot, base.zone, task.tool, model=full_name(task.model), project=task.project),
        policy=base.settings.policy,
        wishes=wishes_of(base.settings),
        attention=attention_of(base.store),
        session=session,
        now=base.world.now(),
    )
