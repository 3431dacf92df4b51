"""What the adviser goes by, collected: what is left, what the person wants, and what their own past taught.

The store keeps calls and no prompts, so that a turn is what lies between two pauses of the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from trayapp.domain.advice.adviser_known import NOTHING_LEFT_KNOWN, Known, Left, Wishes
from trayapp.domain.advice.attention import Attention, decode, encode
from trayapp.domain.advice.estimator import Estimator, Past, Rating
from trayapp.domain.advice.savings import Ledger
from trayapp.domain.advice.savings import decode as decode_savings
from trayapp.domain.advice.savings import encode as encode_savings
from trayapp.domain.advice.task import Task
from trayapp.domain.model import USD, Gauge, Snapshot
from trayapp.domain.patterns import matches
from trayapp.domain.pricing import PriceBook, Rates
from trayapp.engine.base import Base
from trayapp.settings import Settings
from trayapp.system.store_calls import Call

REMEMBERED: Final = timedelta(days=60)
TURNS: Final = 900
"""Newest turns that are learned from: three times what the ranges remember, in some 100 ms."""

PAUSE: Final = timedelta(seconds=60)
"""Between two calls: from here on the person is taken to have said something in between. Of 1,964 real turns
74 % began after a longer pause; a turn whose tools run for longer is counted as two."""

_STATE: Final = "advice"
_SAVINGS: Final = "advice-savings"
_MEASURE: Final = "claude-opus-4-8"
"""Whose expected cost all models are measured against: any would do, if it is the same one."""
_SHORTEST: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as the calls show it."""

    task: Task
    cost: Decimal
    session: str
    at: datetime


def rating(book: PriceBook, now: datetime) -> Rating:
    """The rates of a model today."""

    def rates(model: str, mode: str) -> Rates | None:
        return book.rates(model, now, mode)

    return rates


def turns_of(calls: Iterable[Call], book: PriceBook) -> tuple[Turn, ...]:
    """The person's turns, oldest first; one with a call of unknown price is left out."""
    found = (
        turn for _, each in groupby(calls, key=lambda call: call.session) for turn in _session(each, book)
    )
    return tuple(sorted(found, key=lambda turn: turn.at))


def _session(calls: Iterable[Call], book: PriceBook) -> Iterator[Turn]:
    context = 0
    previous: Decimal | None = None
    ended: datetime | None = None
    for number, piece in enumerate(_pieces(calls), start=1):
        first, last = piece[0], piece[-1]
        cost = _cost(piece, book)
        idle = None if ended is None else (first.at - ended).total_seconds()
        if cost is not None and cost > 0:
            task = Task(
                prompt="",
                tool=first.tool,
                model=first.model,
                fast="fast" in first.mode.split("+"),
                context_tokens=context,
                idle_seconds=idle,
                turn=number,
                previous_cost=previous,
                project=first.project,
            )
            yield Turn(task, cost, f"{first.session}", first.at)
        context = max(call.tokens.context + call.tokens.output for call in piece)
        previous, ended = cost, last.at


def _pieces(calls: Iterable[Call]) -> Iterator[list[Call]]:
    piece: list[Call] = []
    for call in calls:
        if piece and call.at - piece[-1].at >= PAUSE:
            yield piece
            piece = []
        piece.append(call)
    if piece:
        yield piece


def _cost(piece: Iterable[Call], book: PriceBook) -> Decimal | None:
    total = Decimal(0)
    for call in piece:
        cost = call.billed
        if cost is None:
            cost = book.cost(call.model, call.at, call.tokens, mode=call.mode)
        if cost is None:
            return None
        total += cost
    return total


def learned(base: Base, now: datetime) -> Estimator:
    """The estimator with this person's own errors; the shipped prior where there is no past."""
    estimator = Estimator(rating(base.book, now))
    turns = turns_of(base.store.calls(now - REMEMBERED), base.book)[-TURNS:]
    return estimator.rebuilt(Past(turn.task, turn.cost, turn.session) for turn in turns)


def saved(base: Base, now: datetime) -> Ledger:
    """The savings ledger: advice that was followed, as it is kept, and what this person's sessions showed.

    A session counts where it ran with one model, measured against what the formula expects of its start.
    """
    ledger = decode_savings(base.store.get_state(_SAVINGS))
    ledger = replace(ledger, own={})  # told anew, so that no session counts twice
    estimator = Estimator(rating(base.book, now))
    sessions: dict[str, list[Turn]] = {}
    for turn in turns_of(base.store.calls(now - REMEMBERED), base.book):
        sessions.setdefault(turn.session, []).append(turn)
    for turns in sessions.values():
        first = turns[0].task
        if len({turn.task.model for turn in turns}) > 1 or first.turn > 1:
            continue
        expected = estimator.estimate(replace(first, model=_MEASURE), _MEASURE).session.p50
        ledger = ledger.learn(first.tool, first.model, sum((t.cost for t in turns), Decimal(0)), expected)
    return ledger


def keep_savings(base: Base, ledger: Ledger) -> None:
    """Remember what came of advice over restarts."""
    base.store.put_state(_SAVINGS, encode_savings(ledger))


# --- what is left ---------------------------------------------------------------------------------


def left_of(snapshot: Snapshot, zone: ZoneInfo, tool: str) -> Left:
    """What there is to spend on this tool: the tightest allowance in USD that counts it, if it is fresh."""
    rooms = [
        (gauge.left, gauge)
        for gauge in snapshot.gauges
        if gauge.left is not None and not gauge.stale and _counts(gauge, tool)
    ]
    if not rooms:
        return NOTHING_LEFT_KNOWN
    left, gauge = min(rooms, key=lambda room: room[0])
    end = gauge.window.end
    return Left(_today(gauge, left, snapshot.at, zone), left, end)


def _counts(gauge: Gauge, tool: str) -> bool:
    return gauge.allowance.unit == USD and matches(gauge.allowance.counts.tools, tool)


def _today(gauge: Gauge, left: Decimal, now: datetime, zone: ZoneInfo) -> Decimal | None:
    """Today's even share of what was left this morning; None where the window has no end."""
    end = gauge.window.end
    if end is None or gauge.is_balance:
        return None
    spent = gauge.today or Decimal(0)
    if end - now <= _SHORTEST:
        return left + spent
    days = (end.astimezone(zone) - timedelta(microseconds=1)).date() - now.astimezone(zone).date()
    return max(Decimal(0), left + spent) / (days.days + 1)


# --- all of it ------------------------------------------------------------------------------------


def wishes_of(settings: Settings) -> Wishes:
    """What the person wants of advice."""
    advice = settings.advice
    return Wishes(advice.on, advice.free_chat, Decimal(advice.least), advice.models)


def known_of(
    base: Base,
    snapshot: Snapshot | None,
    *,
    tool: str,
    estimator: Estimator | None = None,
    savings: Ledger | None = None,
    session: str = "",
) -> Known:
    """All that `advise` needs. `estimator` and `savings` are handed in where they were learned before."""
    now = base.world.now()
    return Known(
        estimator=estimator or learned(base, now),
        savings=decode_savings(base.store.get_state(_SAVINGS)) if savings is None else savings,
        left=NOTHING_LEFT_KNOWN if snapshot is None else left_of(snapshot, base.zone, tool),
        policy=base.settings.policy,
        wishes=wishes_of(base.settings),
        attention=attention_of(base),
        session=session,
        now=now,
    )


def attention_of(base: Base) -> Attention:
    """What was said and waved away so far."""
    return decode(base.store.get_state(_STATE))


def keep_attention(base: Base, attention: Attention) -> None:
    """Remember it over restarts."""
    base.store.put_state(_STATE, encode(attention))
