"""What work will probably cost, before it starts: ranges of the next turn and of the whole session.

A formula over the session's state and a few facts of the prompt, shifted and widened by how far it was off
for this person so far. Pure: a new value after every cost that became known.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from trayapp.domain.advice.features import Facts, read
from trayapp.domain.advice.own_errors import NO_ERRORS, Errors, Track
from trayapp.domain.advice.prior import PRIOR, Prior
from trayapp.domain.advice.task import CostRange, Estimate, Task
from trayapp.domain.advice.tokens import count, count_file
from trayapp.domain.pricing import Rates

Rating = Callable[[str, str], Rates | None]
"""The rates of a model in a mode ("" or "fast") today; None where nobody lists it."""

COLD: Final = 300.0
VERY_COLD: Final = 3600.0
_TYPICAL: Final = 25.0
_CENT: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Estimator:
    """`rates` prices a model on the day of the question; `errors` is what this person's past adds."""

    rates: Rating
    errors: Errors = NO_ERRORS
    prior: Prior = PRIOR

    def estimate(self, task: Task, model: str) -> Estimate:
        """The ranges of `task` if it ran with `model`. For a model without a known price, a typical one's."""
        facts = read(task.prompt)
        seen = self._seen(task, facts, model)
        tokens = count(task.prompt, model) + sum(
            count_file(each.sample, each.size, model) for each in task.files
        )
        turn = _range(_weigh(self.prior.turn, seen), self.errors.turns, self.prior.turn_spread)
        session = _range(_weigh(self.prior.session, seen), self.errors.sessions, self.prior.session_spread)
        whole = CostRange(max(session.p50, turn.p50), max(session.p90, turn.p90))
        return Estimate(model, tokens, turn, whole, learned=self.errors.turns.seen)

    def learn(self, task: Task, estimate: Estimate, actual: Decimal) -> Estimator:
        """After the turn cost `actual` USD. A cost of nothing teaches nothing."""
        if actual <= 0:
            return self
        facts = read(task.prompt)
        error = math.log(float(actual)) - _weigh(self.prior.turn, self._seen(task, facts, estimate.model))
        turns = self.errors.turns.learn(
            error, under50=actual <= estimate.turn.p50, under90=actual <= estimate.turn.p90
        )
        return replace(self, errors=replace(self.errors, turns=turns))

    def _seen(self, task: Task, facts: Facts, model: str) -> dict[str, float]:
        rates = self.rates(model, "fast" if task.fast else "")
        first = task.turn <= 1
        idle = task.idle_seconds
        previous = task.previous_cost
        return {
            "": 1.0,
            "context": math.log1p(task.context_tokens / 1000),
            "cold": float(not first and idle is not None and idle > COLD),
            "cold_hour": float(not first and idle is not None and idle > VERY_COLD),
            "first": float(first),
            "previous": math.log(float(previous)) if previous else -1.139,
            "price": math.log(float(rates.output) if rates is not None and rates.output else _TYPICAL),
            "words": math.log1p(facts.words),
            "paths": float(facts.paths),
            "asks": float(facts.asks),
            "builds": float(facts.builds),
            "approves": float(facts.approves),
        }


def _weigh(weights: dict[str, float], seen: dict[str, float]) -> float:
    return sum(weight * seen[name] for name, weight in weights.items())


def _range(formula: float, track: Track, spread: tuple[float, ...]) -> CostRange:
    p50 = math.exp(formula + track.at(track.level50, spread))
    p90 = math.exp(formula + track.at(track.level90, spread))
    return CostRange(_usd(p50), _usd(max(p50, p90)))


def _usd(amount: float) -> Decimal:
    return max(Decimal(amount).quantize(_CENT), _CENT)
