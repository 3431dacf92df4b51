"""The one front door: what to do about a task, and whether it is worth an interruption.

These are two answers. The verdict is there for whoever looks; an interruption has to be earned by its size,
its moment and the person's patience (attention.py).
"""

from __future__ import annotations

from decimal import Decimal
from math import exp, log
from typing import Final, NamedTuple

from trayapp.domain.advice.adviser_known import Known
from trayapp.domain.advice.adviser_moment import Moment, moment
from trayapp.domain.advice.candidates import Case, candidates, named_model
from trayapp.domain.advice.candidates_models import fits, model_of
from trayapp.domain.advice.estimator import look_at
from trayapp.domain.advice.office import suits_free_chat
from trayapp.domain.advice.task import Advice, Candidate, Move, Task, Verdict
from trayapp.domain.model import USD
from trayapp.domain.words import SPOKEN

__all__ = ["Known", "advise", "chosen", "threshold"]

WORTH: Final = Decimal("0.75")
"""USD of expected saving from which another model is advised at all; below, it is noise (docs/advice.md)."""
WORTH_FRESH: Final = Decimal("0.50")
WORTH_DRAFT: Final = Decimal("0.75")
LEAST_COST: Final = Decimal("0.25")
"""Work that probably costs less is never interrupted."""
# Standard deviations of a normal distribution.
_NINE_IN_TEN: Final = 1.2816
_NINETEEN_IN_TWENTY: Final = 1.6449
LEAST_SAVED: Final = Decimal("0.25")
"""USD that an interruption must be worth nineteen times in twenty."""
_WIDEST: Final = 0.9
"""Of ln cost: a longer tail than sessions have would make much of little."""
SHARE: Final = Decimal("0.15")
"""Of today's share: what a saving must amount to before it interrupts, if that is more than the wish."""


class _Choice(NamedTuple):
    verdict: Verdict
    way: Candidate


def advise(task: Task, known: Known) -> Advice:
    """What this task will cost, the ways to do it, and the best one. Keeps nothing of the prompt."""
    model = model_of(task.tool, task.model, known)
    read = look_at(task)
    estimate = known.estimator.estimate(task, model, read)
    when = moment(task, known.estimator.errors.cache_seconds)
    case = Case(task, known, model, read, estimate, when, suits_free_chat(task))
    ways = candidates(case)
    verdict, way = _choose(case, ways)
    silence = _silence(case, verdict, way)
    reason, facts = way.reason, way.facts
    if verdict is Verdict.DOES_NOT_FIT:
        reason, facts = _short(case)
    return Advice(estimate, verdict, not silence, ways, reason, facts, silence)


def stops(advice: Advice, known: Known) -> bool:
    """Whether a hard gate holds this prompt back: this turn alone, nine times in ten, would not fit.

    Never for want of data or where advice is switched off, and never for what a session may come to.
    """
    left = known.left.window
    blind = not known.wishes.on or known.estimator.rates(advice.estimate.model, "") is None
    return left is not None and not blind and advice.estimate.turn.p90 > left


def threshold(known: Known) -> Decimal:
    """The saving in USD from which an interruption is worth it."""
    today = known.left.today or Decimal(0)
    return max(known.wishes.least, SHARE * today)


_NAMED: Final = {
    Verdict.STAY: (Move.STAY,),
    Verdict.CHEAPER_MODEL: (Move.MODEL, Move.EFFORT),
    Verdict.FREE_CHAT: (Move.FREE_CHAT,),
    Verdict.DRAFT_FREE: (Move.DRAFT_FREE,),
    Verdict.FRESH_CONTEXT: (Move.FRESH,),
    Verdict.DOES_NOT_FIT: (Move.SPLIT, Move.ASK_MORE),
}


def chosen(advice: Advice) -> Candidate:
    """The way that the verdict means: its saving is what is promised."""
    moves = _NAMED[advice.verdict]
    told = (advice.reason, advice.facts)  # several models may have one reason, and differ in its figures
    found = [way for way in advice.candidates if way.move in moves and (way.reason, way.facts) == told]
    others = (way for way in advice.candidates if way.move in moves)
    return next(iter(found), None) or next(others, advice.candidates[0])


# --- the verdict ----------------------------------------------------------------------------------


def _choose(case: Case, ways: tuple[Candidate, ...]) -> _Choice:
    stay = ways[0]
    chat = _of(ways, Move.FREE_CHAT)
    if chat is not None:
        return _Choice(Verdict.FREE_CHAT, chat)
    if case.short or not fits(case.holds, case.model):
        return _Choice(Verdict.DOES_NOT_FIT, stay)
    model, fresh = _better_model(case, ways), _of(ways, Move.FRESH)
    if fresh is not None and (fresh.saving or 0) < WORTH_FRESH:
        fresh = None
    gives_way = case.known.policy.models.is_off(case.model)  # a fresh session would have it again
    if model is not None and (gives_way or fresh is None or (model.saving or 0) >= (fresh.saving or 0)):
        return _Choice(Verdict.CHEAPER_MODEL, model)
    if fresh is not None:
        return _Choice(Verdict.FRESH_CONTEXT, fresh)
    draft = _of(ways, Move.DRAFT_FREE)
    if draft is not None and case.cost.p50 >= WORTH_DRAFT:
        return _Choice(Verdict.DRAFT_FREE, draft)
    return _Choice(Verdict.STAY, stay)


def _better_model(case: Case, ways: tuple[Candidate, ...]) -> Candidate | None:
    """Another model or less effort that saves enough; where the company is against this one, any other."""
    rules = case.known.policy.models
    offered = [way for way in ways if way.move in (Move.MODEL, Move.EFFORT)]
    if rules.is_off(case.model):
        return next((way for way in offered if way.move is Move.MODEL), None)
    least = Decimal("0.01") if rules.is_discouraged(case.model) else WORTH
    good = [way for way in offered if way.saving is not None and way.saving >= least and _promised(case, way)]
    return max(good, key=lambda way: way.saving or 0, default=None)


def _promised(case: Case, way: Candidate) -> bool:
    if way.move is Move.EFFORT:
        return True
    return case.known.savings.saving(case.task.tool, case.model, way.model).saves


def _of(ways: tuple[Candidate, ...], move: Move) -> Candidate | None:
    return next((way for way in ways if way.move is move), None)


def _short(case: Case) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Why it does not fit: the model cannot hold it, or it may cost more than is left."""
    named = ("model", named_model(case.model))
    if not fits(case.holds, case.model):
        return "advice.window", (("tokens", SPOKEN.tokens(case.holds)), named)
    left = max(Decimal(0), case.known.left.window or Decimal(0))
    return "advice.short", (
        ("amount", SPOKEN.money(case.cost.p90, USD)),
        ("left", SPOKEN.money(left, USD)),
        named,
    )


# --- the interruption -----------------------------------------------------------------------------


def _expected(case: Case, way: Candidate) -> Decimal:
    """What a way saves on average. Costs are lopsided: their mean lies above the middle that is shown."""
    saving, cost = way.saving or Decimal(0), case.cost
    if saving <= 0 or cost.p50 <= 0 or way.move not in (Move.MODEL, Move.EFFORT):
        return saving
    spread = min(log(float(cost.p90 / cost.p50)) / _NINE_IN_TEN, _WIDEST)
    return saving * Decimal(exp(spread * spread / 2))


def _least(case: Case, way: Candidate) -> Decimal:
    """What a way saves nineteen times in twenty: a session is as likely to be much smaller as much larger."""
    saving, cost = way.saving or Decimal(0), case.cost
    if saving <= 0 or cost.p50 <= 0 or way.move not in (Move.MODEL, Move.EFFORT):
        return saving
    return saving * Decimal(exp(-log(float(cost.p90 / cost.p50)) * _NINETEEN_IN_TWENTY / _NINE_IN_TEN))


def _silence(case: Case, verdict: Verdict, way: Candidate) -> str:
    """Why nothing is said, as a phrase key; "" where it is said."""
    known = case.known
    short = verdict is Verdict.DOES_NOT_FIT
    rules = (
        ("advice.quiet.off", not known.wishes.on),
        ("advice.quiet.stay", verdict is Verdict.STAY),
        ("advice.quiet.never", not short and known.wishes.unwanted(verdict.value, case.task.project)),
        ("advice.quiet.data", known.estimator.rates(case.model, "") is None),
        ("advice.quiet.small", case.cost.p50 < LEAST_COST),
        ("advice.quiet.moment", not short and case.moment is Moment.AMIDST),
        ("advice.quiet.small", not short and _expected(case, way) < threshold(known)),
        ("advice.quiet.small", not short and _least(case, way) < LEAST_SAVED),
    )
    silence = next((key for key, holds in rules if holds), "")
    if silence or known.now is None:
        return silence
    return known.attention.silence(verdict.value, known.session, known.now)
