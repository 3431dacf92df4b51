"""Judge the estimator on people that its prior has not seen: `python benchmarks/advice/evaluate.py FOLDER`.

Each person in turn is held out: the prior is fitted on the others and frozen, then the person's turns are
walked in time order, each one estimated before its cost is learned. `--projects` holds out projects instead.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.advice.fit_prior import fit
from benchmarks.advice.turns import Turn, rates, read_turns
from trayapp.domain.advice.estimator import Estimator, Read
from trayapp.domain.advice.prior import Prior


class Said(NamedTuple):
    """What was said before a turn (or a session) and what it came to, in USD."""

    person: str
    nth: int
    p50: float
    p90: float
    actual: float
    seconds: float


def walk(prior: Prior, turns: Sequence[Turn], *, named: bool = True) -> tuple[list[Said], list[Said]]:
    """Turns and sessions of one person, in time order. `named` False: sessions are guessed from the costs."""
    estimator = Estimator(rates(), prior=prior)
    said, sessions = [], []
    for nth, each in enumerate(turns):
        began = time.perf_counter()
        estimate = estimator.estimate(each.task, each.task.model, Read(each.facts, ()))
        took = time.perf_counter() - began
        p50, p90 = float(estimate.turn.p50), float(estimate.turn.p90)
        said.append(Said(each.person, nth, p50, p90, each.cost, took))
        if each.task.turn == 1:
            whole = estimate.session
            sessions.append(
                Said(each.person, len(sessions), float(whole.p50), float(whole.p90), each.rest, took)
            )
        name = each.session if named else ""
        cost = Decimal(each.cost)
        estimator = estimator.learn(each.task, estimate, cost, name, Read(each.facts, ()))
    return said, sessions


def held_out(turns: Sequence[Turn], part: str) -> tuple[list[Said], list[Said]]:
    """Everybody's, each fitted without their own `part` ("person" or "project")."""
    said: list[Said] = []
    sessions: list[Said] = []
    for out in sorted({getattr(each, part) for each in turns}):
        prior = fit([each for each in turns if getattr(each, part) != out])
        mine = [each for each in turns if getattr(each, part) == out]
        for person in sorted({each.person for each in mine}):
            found = walk(prior, [each for each in mine if each.person == person])
            said += found[0]
            sessions += found[1]
    return said, sessions


def report(name: str, said: Sequence[Said]) -> str:
    """One line of figures; the interval is of the P90 coverage, at 95 %."""
    n = len(said)
    under50 = sum(each.actual <= each.p50 for each in said) / n
    under90 = sum(each.actual <= each.p90 for each in said) / n
    twice = sum(0.5 <= each.actual / each.p50 <= 2 for each in said) / n
    wide = 1.96 * math.sqrt(under90 * (1 - under90) / n)
    rho = rank_correlation([each.p50 for each in said], [each.actual for each in said])
    spread = math.exp(sum(math.log(each.p90 / each.p50) for each in said) / n)
    return (
        f"{name:24} n={n:5} P50 {under50:6.1%}  P90 {under90:6.1%} ±{wide:.1%}  within 2x {twice:6.1%} "
        f" rho {rho:5.2f}  P90/P50 {spread:.1f}"
    )


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's, from -1 to 1."""
    a, b = _ranks(one), _ranks(other)
    mean = (len(a) - 1) / 2
    both = sum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    size = sum((x - mean) ** 2 for x in a)
    return both / size if size else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    ranks = [0.0] * len(values)
    for rank, index in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        ranks[index] = rank
    return ranks


def main() -> None:
    """Print the figures of docs/advice.md."""
    turns = read_turns(Path(sys.argv[1]) if len(sys.argv) > 1 else sys.exit(__doc__))
    part = "project" if "--projects" in sys.argv else "person"
    said, sessions = held_out(turns, part)
    print(report(f"turns, {part} held out", said))
    for person in sorted({each.person for each in said}):
        mine = [each for each in said if each.person == person]
        if len(mine) >= 50:
            print(report(f"  {person}", mine))
    print(report("first 20 turns", [each for each in said if each.nth < 20]))
    print(report("after 100 turns", [each for each in said if each.nth >= 100]))
    print(report("first turns", [each for each in said if each.nth == 0] or said))
    print(report("whole sessions", sessions))
    print(f"one estimate: {1000 * sum(each.seconds for each in said) / len(said):.3f} ms")


if __name__ == "__main__":
    main()
