"""An advice as the document that scripts are promised (docs/cli.md)."""

from __future__ import annotations

from typing import Any

from trayapp.cli.json_text import number
from trayapp.domain.advice.adviser_words import reason
from trayapp.domain.advice.task import Advice, Candidate, CostRange
from trayapp.domain.words import SPOKEN


def answer_of(advice: Advice) -> dict[str, Any]:
    """The names and meanings of one answer; nothing of the prompt is in it."""
    estimate = advice.estimate
    return {
        "tokens": {"prompt": estimate.prompt_tokens},
        "turn": _range(estimate.turn),
        "session": _range(estimate.session),
        "basis": estimate.basis,
        "verdict": advice.verdict.value,
        "interrupt": advice.interrupt,
        "candidates": [_candidate(each) for each in advice.candidates],
        "reason": reason(advice, SPOKEN),
        "model": estimate.model,
        "silence": SPOKEN.phrase(advice.silence) if advice.silence else "",
    }


def _range(cost: CostRange) -> dict[str, float | int]:
    return {"p50_usd": number(cost.p50), "p90_usd": number(cost.p90)}


def _candidate(way: Candidate) -> dict[str, Any]:
    return {
        "move": way.move.value,
        "place": way.place,
        "model": way.model,
        **_range(way.cost),
        "saving_usd": None if way.saving is None else number(way.saving),
        "reason": SPOKEN.phrase(way.reason, **dict(way.facts)) if way.reason else "",
    }
