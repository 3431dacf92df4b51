"""Judge advice through the contract for scripts.

    python benchmarks/advice/contract.py FOLDER [--projects]

Real turns are walked in time order, a line each, as `remainder advise --jsonl --learn` answers them. The
prior is fitted without the person (or with `--projects` without the project) that is walked. Only turns whose
prompt is in the data count, since a script always has one.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.advice.evaluate import rank_correlation
from benchmarks.advice.fit_prior import fit
from benchmarks.advice.turns import Turn, prompts, rates, read_turns
from trayapp.cli.advise_lines import Walk
from trayapp.domain.advice.adviser_known import Known
from trayapp.domain.advice.estimator import Estimator
from trayapp.domain.advice.prior import Prior
from trayapp.domain.advice.prior_fitted import PRIOR

SMALL: Final = 0.25
"""USD: a turn below is to be left alone."""
WARM: Final = 90_000
MODELS: Final = ("", "claude-opus-4-7", "claude-opus-5-5", "gpt-5.5")
"""With which the sessions are taken to run, "" as they did; of the second and last a saving was measured."""
ROUNDS: Final = 400


class Told(NamedTuple):
    """A turn, the line that asked about it, and its answer."""

    turn: Turn
    line: dict[str, Any]
    answer: dict[str, Any]

    @property
    def p50(self) -> float:
        """USD."""
        return float(self.answer["turn"]["p50_usd"])

    @property
    def p90(self) -> float:
        """USD."""
        return float(self.answer["turn"]["p90_usd"])


def walk(
    prior: Prior, turns: Sequence[Turn], said: dict[tuple[str, str, str], str], model: str = ""
) -> list[Told]:
    """One person's turns through the contract."""
    walk = Walk(Known(Estimator(rates(), prior=prior)), learn=True)
    lines = [line_of(each, said, model) for each in turns]
    answers = walk.answers(json.dumps(line).encode() for line in lines)
    return [Told(*each) for each in zip(turns, lines, answers, strict=True)]


def line_of(turn: Turn, said: dict[tuple[str, str, str], str], model: str = "") -> dict[str, Any]:
    """What a script would say of it before it runs, and its cost beside."""
    task = turn.task
    line: dict[str, Any] = {
        "prompt": said.get((turn.person, turn.session, str(task.turn - 1)), ""),
        "tool": "codex" if model.startswith("gpt") else "claude-code",
        "model": model or task.model,
        "context_tokens": task.context_tokens,
        "idle_seconds": task.idle_seconds,
        "turn": task.turn,
        "previous_cost_usd": None if task.previous_cost is None else float(task.previous_cost),
    }
    return line | ({} if model else {"actual_cost_usd": turn.cost})


def held_out(turns: Sequence[Turn], said: dict[tuple[str, str, str], str], part: str) -> list[Told]:
    """Everybody's, each with a prior that was fitted without their own `part`."""
    found: list[Told] = []
    for out in sorted({getattr(each, part) for each in turns}):
        prior = fit([each for each in turns if getattr(each, part) != out])
        for mine in persons([each for each in turns if getattr(each, part) == out]):
            found += walk(prior, mine, said)
    return found


def persons(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    """The turns of each person."""
    for person in sorted({each.person for each in turns}):
        yield [each for each in turns if each.person == person]


def figures(told: Sequence[Told]) -> dict[str, float]:
    """Shares, and the rank correlation."""
    costs = [each.turn.cost for each in told]
    return {
        "under P50": sum(cost <= each.p50 for each, cost in zip(told, costs, strict=True)) / len(told),
        "under P90": sum(cost <= each.p90 for each, cost in zip(told, costs, strict=True)) / len(told),
        "within 2x": sum(abs(math.log(each.turn.cost / each.p50)) <= math.log(2) for each in told)
        / len(told),
        "rank": rank_correlation([each.p50 for each in told], costs),
    }


def intervals(told: Sequence[Told]) -> dict[str, tuple[float, float]]:
    """95 % of what other sessions of these people would show: whole sessions are drawn anew."""
    sessions: dict[str, list[Told]] = {}
    for each in told:
        sessions.setdefault(each.turn.session, []).append(each)
    names, dice = sorted(sessions), random.Random(1)  # noqa: S311 (no secret)
    drawn = [
        figures([each for name in dice.choices(names, k=len(names)) for each in sessions[name]])
        for _ in range(ROUNDS)
    ]
    cut = ROUNDS // 40
    return {
        name: (sorted(d[name] for d in drawn)[cut], sorted(d[name] for d in drawn)[-cut - 1])
        for name in drawn[0]
    }


def attention(turns: Sequence[Turn], said: dict[tuple[str, str, str], str], model: str) -> str:
    """How often it would have interrupted, and whom in vain."""
    told = [each for mine in persons(turns) for each in walk(PRIOR, mine, said, model)]
    spoken = [each for each in told if each.answer["interrupt"]]
    days = Counter((each.turn.person, each.turn.at[:10]) for each in spoken)
    small = [each for each in told if each.turn.cost < SMALL]
    warm = [
        each
        for each in told
        if each.line["context_tokens"] > WARM and (each.line["idle_seconds"] or 0) <= 3600
    ]
    switched = sum(any(way["move"] == "model" for way in each.answer["candidates"]) for each in warm)
    all_days = len({(each.turn.person, each.turn.at[:10]) for each in told})
    vain = [each for each in spoken if saved(each) < SMALL]
    return (
        f"{model or 'as they were':16} interruptions {len(spoken):3} = {len(spoken) / all_days:.2f} a day, "
        f"most {max(days.values(), default=0)}, in vain {len(vain)};  below ${SMALL} "
        f"{sum(each.answer['interrupt'] for each in small)} of {len(small)};  "
        f"switches on warm large contexts {switched} of {len(warm)}"
    )


def saved(told: Told) -> float:
    """USD that the advice would have saved of what the session came to, if its ratio holds."""
    stay, way = told.answer["candidates"][0], told.answer["candidates"][1]
    return told.turn.rest * (1 - way["p50_usd"] / stay["p50_usd"])


def main() -> None:
    """Print the figures of docs/advice.md."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else sys.exit(__doc__)
    turns, said = read_turns(folder), prompts(folder)
    part = "project" if "--projects" in sys.argv else "person"
    told = [each for each in held_out(turns, said, part) if each.line["prompt"]]
    ranges = intervals(told)
    print(f"through the contract, {part} held out, n = {len(told)}")
    for name, value in figures(told).items():
        low, high = ranges[name]
        print(f"  {name:10} {value:.3f}  ({low:.3f} to {high:.3f})")
    for model in MODELS:
        print(attention(turns, said, model))


if __name__ == "__main__":
    main()
