"""A person's turns and what came after advice, out of the calls that the store keeps.

It keeps no prompts, so that a turn is what lies between two pauses of the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from trayapp.domain.advice.promises import PAUSE, Step
from trayapp.domain.advice.task import Task
from trayapp.domain.pricing import PriceBook
from trayapp.system.store_calls import Call


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as the calls show it."""

    task: Task
    cost: Decimal
    session: str
    at: datetime


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


def steps_of(calls: Iterable[Call], book: PriceBook) -> tuple[Step, ...]:
    """Every call as what came of advice is told by, in the order of time."""
    return tuple(sorted((_step(each, book) for each in calls), key=lambda step: step.at))


def _step(call: Call, book: PriceBook) -> Step:
    cost = _cost([call], book)
    return Step(call.session, call.at, call.tool, call.project, call.model, call.tokens.context, cost)
