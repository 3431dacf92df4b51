"""The ways to do a task, each with what it costs, what it saves and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from trayapp.domain.advice.adviser_known import Known
from trayapp.domain.advice.adviser_moment import Moment, is_cold
from trayapp.domain.advice.candidates_models import fits, others
from trayapp.domain.advice.estimator import Read
from trayapp.domain.advice.planning import is_planning
from trayapp.domain.advice.savings import Ratio
from trayapp.domain.advice.switching import START, SUMMARY, compact, fresh, may_switch, moved, resume
from trayapp.domain.advice.task import Candidate, CostRange, Estimate, Move, Task
from trayapp.domain.model import USD
from trayapp.domain.words import SPOKEN

CHAT_PLACE: Final = "copilot-chat"
NOTHING: Final = CostRange(Decimal(0), Decimal(0))

_BARS: Final = 2  # measured models that are shown
_LESS: Final = {"max": "high", "ultra": "high", "xhigh": "high", "high": "medium"}
"""One step down; below medium quality falls faster than cost."""


@dataclass(frozen=True, slots=True)
class Case:
    """A task with what was found out about it. `read` holds its texts as figures; `office` is chat work."""

    task: Task
    known: Known
    model: str
    read: Read
    estimate: Estimate
    moment: Moment
    office: bool

    @property
    def cold(self) -> bool:
        """Whether the context must be read anew in any case."""
        return is_cold(self.task, self.known.estimator.errors.cache_seconds)

    @property
    def cost(self) -> CostRange:
        """What is weighed: the whole session at its start, else the next turn."""
        return self.cost_of(self.estimate)

    def cost_of(self, estimate: Estimate) -> CostRange:
        """The same of an estimate for another model, or another context."""
        return estimate.session if self.moment is Moment.START else estimate.turn

    @property
    def short(self) -> bool:
        """True where nine times in ten would be more than is left."""
        left = self.known.left.window
        return left is not None and self.cost.p90 > left

    @property
    def holds(self) -> int:
        """Tokens that the first call carries: the context, the prompt and its files."""
        return self.task.context_tokens + self.estimate.prompt_tokens


def candidates(case: Case) -> tuple[Candidate, ...]:
    """Staying first, then the others, the largest saving first and those without a figure last."""
    ways = [*_models(case), *_effort(case), *_chat(case), *_context(case), *_when_short(case)]
    known = sorted((way for way in ways if way.saving is not None), key=lambda way: -(way.saving or 0))
    return (_stay(case), *known, *(way for way in ways if way.saving is None))


def _stay(case: Case) -> Candidate:
    reason, facts = _policy_reason(case)
    return Candidate(
        Move.STAY, case.task.tool, case.model, case.cost, Decimal(0), reason or "advice.stay", facts
    )


def _policy_reason(case: Case) -> tuple[str, tuple[tuple[str, str], ...]]:
    rules = case.known.policy.models
    named = (("model", named_model(case.model)),)
    if rules.is_off(case.model):
        return "advice.policy.off", named
    if case.task.fast and not rules.fast_mode:
        return "advice.policy.fast", ()
    return ("advice.policy.discouraged", named) if rules.is_discouraged(case.model) else ("", ())


def _models(case: Case) -> Iterator[Candidate]:
    # Where a cache may last an hour it is taken to: a switch that was advised in error costs twice.
    if not may_switch(case.task, cold=is_cold(case.task)):
        return  # the re-read eats the gain, and clients ask before they drop a warm cache
    tool, savings = case.task.tool, case.known.savings
    models = [model for model in others(tool, case.model, case.known) if fits(case.holds, model)]
    pairs = [(savings.saving(tool, case.model, model), model) for model in models]
    measured = [_switched(case, model, ratio) for ratio, model in pairs if ratio.basis != "unknown"]
    measured.sort(key=lambda way: -(way.saving or 0))
    dearer = [way for way in measured if (way.saving or 0) <= 0]
    yield from [way for way in measured if way not in dearer][:_BARS] + dearer[:1]
    unknown = next((model for ratio, model in pairs if ratio.basis == "unknown"), None)
    if unknown is not None:
        yield _unmeasured(case, unknown)


def _unmeasured(case: Case, model: str) -> Candidate:
    """What another model would cost by its price alone: shown, and no saving promised on it."""
    cost = case.cost_of(case.known.estimator.estimate(case.task, model, case.read))
    named = (("model", named_model(model)),)
    return Candidate(Move.MODEL, case.task.tool, model, cost, None, "advice.model.unknown", named)


def _switched(case: Case, model: str, ratio: Ratio) -> Candidate:
    rates = case.known.estimator.rates(model, "")
    cost = moved(case.cost, ratio, case.task, rates, cold=case.cold)
    reason, facts = _measured(ratio, model)
    return Candidate(Move.MODEL, case.task.tool, model, cost, case.cost.p50 - cost.p50, reason, facts)


def _measured(ratio: Ratio, model: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    facts = (
        ("model", named_model(model)),
        ("percent", SPOKEN.percent(abs(1 - ratio.value))),
        ("sessions", str(ratio.sessions)),
    )
    if ratio.value >= 1:
        return "advice.model.dearer", facts
    return {"own": "advice.model.own", "measured": "advice.model.measured"}.get(
        ratio.basis, "advice.model.elsewhere"
    ), facts


def _effort(case: Case) -> Iterator[Candidate]:
    effort = case.task.effort
    less = _LESS.get(effort)
    # Changed amidst a session, effort empties the cache as another model does.
    if less is None or case.moment is not Moment.START:
        return
    ratio = case.known.savings.effort(case.model, effort, less)
    if ratio.saves:
        share = Decimal(ratio.value)
        cost = CostRange(_cents(case.cost.p50 * share), _cents(case.cost.p90 * share))
        saving = case.cost.p50 - cost.p50
        yield Candidate(Move.EFFORT, case.task.tool, case.model, cost, saving, "advice.effort")
    else:
        yield Candidate(Move.EFFORT, case.task.tool, case.model, case.cost, None, "advice.effort")


def _chat(case: Case) -> Iterator[Candidate]:
    if not case.known.wishes.free_chat:
        return
    if case.office:
        # One question and its answer: a session of office work is not what sessions here cost.
        yield Candidate(
            Move.FREE_CHAT, CHAT_PLACE, "", NOTHING, _cents(case.estimate.turn.p50), "advice.chat"
        )
    elif case.moment is Moment.START and is_planning(case.task.prompt):
        yield Candidate(Move.DRAFT_FREE, CHAT_PLACE, case.model, case.cost, None, "advice.draft")


def _context(case: Case) -> Iterator[Candidate]:
    task = case.task
    rates = case.known.estimator.rates(case.model, "fast" if task.fast else "")
    if case.moment is not Moment.RESUME or rates is None:
        return
    shorter = replace(task, context_tokens=START + SUMMARY)
    # Of what this turn probably costs, it cannot spare what its own context costs.
    saving = min(fresh(task, rates), max(case.cost.p50 - resume(shorter, rates), Decimal(0)))
    other = case.known.estimator.estimate(shorter, case.model, case.read).turn
    least = CostRange(case.cost.p50 - saving, case.cost.p90 - saving)
    cost = CostRange(min(other.p50, least.p50), min(other.p90, least.p90))
    read_again = SPOKEN.money(resume(task, rates), USD)
    facts = (("tokens", SPOKEN.tokens(task.context_tokens)), ("amount", read_again))
    yield Candidate(Move.FRESH, task.tool, case.model, cost, saving, "advice.fresh", facts)
    later = compact(task, rates)
    cost = CostRange(case.cost.p50 - min(later, case.cost.p50), case.cost.p90 - min(later, case.cost.p90))
    yield Candidate(Move.COMPACT, task.tool, case.model, cost, later or None, "advice.compact")


def _when_short(case: Case) -> Iterator[Candidate]:
    if not case.short and fits(case.holds, case.model):
        return
    task, left, now = case.task, case.known.left, case.known.now
    if case.known.wishes.free_chat and not case.office and case.moment is Moment.START:
        yield Candidate(Move.SPLIT, task.tool, case.model, case.cost, None, "advice.split")
    else:
        yield Candidate(Move.SPLIT, task.tool, case.model, case.cost, None, "advice.split.parts")
    yield Candidate(Move.ASK_MORE, task.tool, case.model, case.cost, None, "advice.ask")
    if left.resets is not None and now is not None and left.resets > now:
        facts = (("span", SPOKEN.span(left.resets - now)),)
        yield Candidate(Move.WAIT, task.tool, case.model, case.cost, None, "advice.wait", facts)


def named_model(model: str) -> str:
    """A model as a person says it."""
    return SPOKEN.share_name(model)[:40]


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.0001"))
