"""What there is to remember after an advice: that a session began, what was said, what was promised."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from trayapp.domain.advice.adviser import chosen
from trayapp.domain.advice.attention import Attention, Start
from trayapp.domain.advice.promises import NEVER, Promise
from trayapp.domain.advice.task import Advice, Move, Task, Verdict


def heard(attention: Attention, task: Task, advice: Advice, session: str, now: datetime) -> Attention:
    """After the advice was given. Where it fits most of a month's sessions, it was said as a new default."""
    kind = "" if advice.verdict is Verdict.STAY else advice.verdict.value
    way = chosen(advice)
    if task.turn <= 1 and task.prompt:
        saved = int((way.saving or Decimal(0)) * 100)
        # Less effort makes no other model the default.
        fitted = "" if way.move is Move.EFFORT else kind
        attention = attention.began(Start(now, fitted, saved, task.tool, way.model))
    if not advice.interrupt:
        return attention
    attention = attention.said(kind, session, now)
    proposal = attention.proposal(now)
    if proposal is None or proposal.kind != kind:
        return attention
    return attention.proposed(proposal, now)


def promised(task: Task, advice: Advice, now: datetime = NEVER) -> Promise:
    """What an advice promises, to be held against what comes of it; who keeps it may set the time."""
    way, stay = chosen(advice), advice.candidates[0]
    another = advice.verdict is Verdict.CHEAPER_MODEL and way.model != stay.model
    return Promise(
        at=now,
        kind=advice.verdict.value,
        tool=task.tool,
        project=task.project,
        strong=advice.estimate.model,
        cheap=way.model if another else "",
        saved=way.saving or Decimal(0),
        expected=stay.cost.p50,
        context=task.context_tokens,
        whole=stay.cost == advice.estimate.session,
    )
