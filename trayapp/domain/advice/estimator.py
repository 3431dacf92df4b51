"""What work will probably cost, before it starts: ranges of the next turn and of the rest of the session.

A turn costs its opening (the context, read from the cache or written anew: arithmetic) and the work that
follows (a formula over the session's state and a few facts of the prompt). The formula's weights come from
other people; each cost that becomes known moves them a little, and the range is read off the person's own
errors. Pure: a new value after every cost.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, NamedTuple

from trayapp.domain.advice.caches import FIVE_MINUTES, HOUR, is_first, is_warm, material, opening
from trayapp.domain.advice.features import Facts, read, state
from trayapp.domain.advice.own_errors import NO_ERRORS, Errors, Running
from trayapp.domain.advice.own_weights import BASE, NO_SHIFT, Shift
from trayapp.domain.advice.prior import Formula, Prior
from trayapp.domain.advice.prior_fitted import PRIOR
from trayapp.domain.advice.task import CostRange, Estimate, Task
from trayapp.domain.advice.tokens import Generation, generation, measure, weigh
from trayapp.domain.pricing import Rates

Rating = Callable[[str, str], Rates | None]
"""The rates of a model in a mode ("" or "fast") today; None where nobody lists it."""

OPENING: Final = 0.8
"""The share of the opening that is sure to be paid: contexts get shortened, and caches outlive their time."""
WORK: Final = 0.5
"""The least share of a cost that counts as work, however cheap the turn was beside its opening."""
_USUAL_INPUT: Final = 5.0
_EPSILON: Final = 0.02
_SMALLEST: Final = Decimal("0.0001")
_TYPICAL: Final = Rates(Decimal(5), Decimal(25), Decimal("0.5"), Decimal("6.25"), Decimal(10), None)
_SIGN: Final = 20_000
_COST_OF_COLD: Final = 0.85


class Read(NamedTuple):
    """A task's texts as figures: what a prompt asks for (None: not known), and counts of it and its files."""

    facts: Facts | None
    counts: tuple[tuple[float, ...], ...]


UNREAD: Final = Read(None, ())
"""Of history: no prompt is kept."""


def look_at(task: Task) -> Read:
    """Reads the prompt and the samples of its files, which takes nearly all of an estimate's time."""
    return Read(read(task.prompt), (measure(task.prompt), *(each.counts for each in task.files)))


class Past(NamedTuple):
    """A turn of the person's history: its task without a prompt, its cost in USD, its session's name."""

    task: Task
    cost: Decimal
    session: str


class Seen(NamedTuple):
    """What is known of a task: features in standard deviations, the price's part, USD of the opening.

    `material` is the part of the opening that comes with the prompt.
    """

    z: dict[str, float]
    price: float
    opening: float
    material: float

    def formula(self, formula: Formula, shift: Shift) -> float:
        """Ln of USD."""
        weights = formula.weights
        own = sum((weights[name].weight + shift.of(name)) * each for name, each in self.z.items())
        return formula.base + self.price + shift.of(BASE) + own

    def work(self, cost: float) -> float:
        """Ln of what a turn of `cost` USD cost beyond its opening."""
        return math.log(max(cost - self.opening, WORK * cost))


@dataclass(frozen=True, slots=True)
class Estimator:
    """`rates` prices a model on the day of the question; `errors` is what this person's past adds.

    `corrections` are tokens billed over tokens counted, by generation of tokenizers.
    """

    rates: Rating
    errors: Errors = NO_ERRORS
    prior: Prior = PRIOR
    corrections: Mapping[Generation, float] = field(default_factory=dict)

    def estimate(self, task: Task, model: str, read: Read | None = None) -> Estimate:
        """The ranges of `task` if it ran with `model`. For a model without a known price, a typical one's.

        The session's range covers this turn and all that will follow, not what was spent before. `read` is
        what `look_at` found; handed in where one task is asked about more than once.
        """
        looked = look_at(task) if read is None else read
        seen = self.seen(task, looked, model)
        turn = _range(
            seen.formula(self.prior.turn, self.errors.shift),
            self.errors.turns.bounds(self.prior.turn.spread),
            seen.opening,
        )
        whole = seen.formula(self.prior.session, NO_SHIFT)
        session = _range(whole, self.errors.sessions.bounds(self.prior.session.spread), seen.material)
        session = CostRange(max(session.p50, turn.p50), max(session.p90, turn.p90))
        return Estimate(model, self.tokens(looked, model), turn, session, self.errors.turns.seen)

    def tokens(self, read: Read, model: str) -> int:
        """Tokens of the prompt and its files, corrected by what was billed for this person's prompts."""
        right = self.corrections.get(generation(model), 1.0)
        return sum(weigh(each, model, right) for each in read.counts)

    def learn(
        self, task: Task, estimate: Estimate, actual: Decimal, session: str = "", read: Read | None = None
    ) -> Estimator:
        """After the turn cost `actual` USD. A cost of nothing teaches nothing.

        Turns of one session are told by its name, or without one by the last cost that the next task tells.
        """
        if actual <= 0:
            return self
        model, cost = estimate.model, float(actual)
        seen = self.seen(task, look_at(task) if read is None else read, model)
        error = seen.work(cost) - seen.formula(self.prior.turn, self.errors.shift)
        turns = self.errors.turns.learn(
            error, under50=actual <= estimate.turn.p50, under90=actual <= estimate.turn.p90
        )
        shift = self.errors.shift.learn(tuple(self.prior.turn.weights), seen.z, error)
        errors = replace(self.after(task, model, cost), turns=turns, shift=shift)
        return replace(self, errors=self._session_seen(errors, task, estimate, seen, cost, session))

    def rebuilt(self, past: Iterable[Past]) -> Estimator:
        """With errors learned anew from history, oldest first."""
        estimator = replace(self, errors=NO_ERRORS)
        for task, cost, session in past:
            estimate = estimator.estimate(task, task.model, UNREAD)
            estimator = estimator.learn(task, estimate, cost, session, UNREAD)
        return estimator

    def seen(self, task: Task, read: Read, model: str) -> Seen:
        """What the formula goes by."""
        mode = "fast" if task.fast else ""
        rates = self.rates(model, mode) or _TYPICAL
        stays = not task.model or model == task.model
        # Another model finds nothing in its cache.
        warm = stays and is_warm(task, hour=self.errors.has_hour_cache)
        price = math.log(max(float(rates.input), 0.01) / _USUAL_INPUT)
        last = None
        if task.previous_cost is not None and task.previous_cost > 0:
            old = rates if stays else self.rates(task.model, mode) or rates
            last = math.log(float(task.previous_cost) * _per(rates, old) + _EPSILON)
        told = state(task, last, self.errors.recent, warm=warm)
        facts = read.facts
        if facts is not None:
            # "Yes, go on" sets the more going, the more there is to go on with.
            told |= {**facts._asdict(), "agrees_context": facts.agrees * told["context"]}
        given = float(material(self.tokens(read, model), rates))
        spared = OPENING * (float(opening(task, rates, warm=warm)) + given)
        return Seen(_standard(told, self.prior.turn), self.prior.price * price, spared, OPENING * given)

    def after(self, task: Task, model: str, cost: float) -> Errors:
        """What a cost in USD tells besides how far the formula was off: of later turns, and of the cache.

        A pause of five minutes to an hour may have emptied it; a cold context cannot be cheap.
        """
        errors = self.errors.spent(math.log(cost))
        rates, idle = self.rates(model, "fast" if task.fast else ""), task.idle_seconds
        if idle is None or rates is None or not FIVE_MINUTES * 1.1 < idle < HOUR:
            return errors
        if is_first(task) or task.context_tokens <= _SIGN:
            return errors
        return errors.saw(outlived=cost < _COST_OF_COLD * float(opening(task, rates, warm=False)))

    def _session_seen(
        self, errors: Errors, task: Task, estimate: Estimate, seen: Seen, cost: float, session: str
    ) -> Errors:
        previous = float(task.previous_cost) if task.previous_cost is not None else None
        old = errors.follows(session, task.turn, previous)
        if old is not None:
            return errors.went_on(old, task.turn, cost, previous)
        if task.turn > 1:
            return errors
        formula = seen.formula(self.prior.session, NO_SHIFT)
        said = estimate.session
        new = Running(session, task.turn, cost, cost, formula, float(said.p50), float(said.p90))
        errors, over = errors.begun(new)
        sessions = errors.sessions
        for each in over:
            sessions = each.over(sessions, math.log(each.total) - each.formula)
        return replace(errors, sessions=sessions)


def _standard(values: dict[str, float], formula: Formula) -> dict[str, float]:
    """In standard deviations from the mean; what is not known counts as the mean by being left out."""
    weights = formula.weights
    return {name: (value - weights[name].mean) / weights[name].deviation for name, value in values.items()}


def _per(new: Rates, old: Rates) -> float:
    return float(new.input / old.input) if new.input and old.input else 1.0


def _range(formula: float, bounds: tuple[float, float], spared: float) -> CostRange:
    p50, p90 = (spared + math.exp(formula + bound) for bound in bounds)
    return CostRange(_usd(p50), _usd(max(p50, p90)))


def _usd(amount: float) -> Decimal:
    return max(Decimal(amount).quantize(_SMALLEST), _SMALLEST)
