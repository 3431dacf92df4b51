"""An advice in a few short sentences, as a hook, a status line or a notification shows it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from trayapp.domain.advice.adviser import chosen
from trayapp.domain.advice.adviser_known import Left
from trayapp.domain.advice.attention import Proposal
from trayapp.domain.advice.savings import Ledger
from trayapp.domain.advice.task import Advice, Candidate, Move, Verdict
from trayapp.domain.model import USD
from trayapp.domain.words import Words


def reason(advice: Advice, words: Words) -> str:
    """Why, in one sentence without its full stop."""
    return words.phrase(advice.reason, **dict(advice.facts))


def sentences(advice: Advice, left: Left, words: Words) -> tuple[str, ...]:
    """Numbers first, then the reason: at most four sentences."""
    stay = advice.candidates[0]
    kind = "session" if stay.cost == advice.estimate.session else "turn"
    likely, most = words.money(stay.cost.p50, USD), words.money(stay.cost.p90, USD)
    said = [words.phrase(f"advice.say.{kind}", likely=likely, most=most)]
    if left.today is not None and advice.verdict is not Verdict.DOES_NOT_FIT:
        said.append(words.phrase("advice.say.today", amount=words.money(max(Decimal(0), left.today), USD)))
    other = _model(advice)
    if other is not None:
        named = words.share_name(other.model)
        said.append(words.phrase("advice.say.model", model=named, likely=words.money(other.cost.p50, USD)))
    if advice.verdict is not Verdict.STAY:
        said.append(words.phrase("advice.say.reason", reason=reason(advice, words)))
    return tuple(said)


def default_sentence(proposal: Proposal, words: Words) -> str:
    """The monthly proposal: one decision with last month's figure."""
    return words.phrase(
        "advice.say.default",
        model=words.share_name(proposal.model),
        amount=words.money(Decimal(proposal.saved) / 100, USD),
        days=words.span(timedelta(days=30)),
    )


def record(ledger: Ledger, tool: str, words: Words) -> str:
    """What came of advice that was followed in this tool; "" before there is any."""
    kept = [each for where, _, _, each in ledger.promises() if where == tool and each.times]
    if not kept:
        return ""
    realised = sum((each.realised for each in kept), Decimal(0))
    promised = words.money(sum((each.promised for each in kept), Decimal(0)), USD)
    key = "advice.record.lost" if realised < 0 else "advice.record.saved"
    return words.phrase(key, promised=promised, realised=words.money(abs(realised), USD))


def _model(advice: Advice) -> Candidate | None:
    """The other model that is advised, if the advice is one."""
    way = chosen(advice)
    return way if way.move is Move.MODEL else None
