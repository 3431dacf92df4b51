"""Fit the shipped prior of the estimator: `python benchmarks/advice/fit_prior.py FOLDER [--write]`.

Ridge with Huber weights, in plain Python (it takes some seconds). `--write` replaces
trayapp/domain/advice/prior_fitted.py: weights and quantiles only, nothing of any prompt.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.advice.turns import ROOT, Turn, rates, read_turns
from trayapp.domain.advice.estimator import Estimator, Read
from trayapp.domain.advice.features import Facts
from trayapp.domain.advice.own_errors import NO_ERRORS, quantile
from trayapp.domain.advice.prior import Formula, Prior, Weight

STATE = ("context", "cold", "idle", "idle_hour", "first", "previous", "recent")
NAMES = (*STATE, *Facts._fields, "agrees_context")
# The data holds two prices only. A power of the price was fitted on more models elsewhere (docs/advice.md).
PRICE = 0.6
POINTS = 25
RIDGE = 5.0
HUBER = 1.5
ROUNDS = 8
# For what a session will cost, its first turn counts as often: that is where it is asked.
FIRST = 4

_PLAIN = {name: Weight(0.0, 0.0, 1.0) for name in NAMES}
_FLAT = Formula(0.0, _PLAIN, (0.0,))
_NOTHING = Prior(_FLAT, _FLAT, PRICE)


def fit(turns: Sequence[Turn]) -> Prior:
    """The prior of these turns."""
    seen = _seen(turns)
    whole = [each for each in seen for _ in range(FIRST if each[0]["first"] else 1)]
    return Prior(
        _formula([row for row, *_ in seen], [work - price for _, price, work, _ in seen]),
        _formula([row for row, *_ in whole], [rest - price for _, price, _, rest in whole]),
        PRICE,
    )


def _seen(turns: Sequence[Turn]) -> list[tuple[dict[str, float], float, float, float]]:
    """Features as they were known in time, the price's part, and ln of the work and of the session's rest."""
    found = []
    for person in sorted({each.person for each in turns}):
        estimator = Estimator(rates(), NO_ERRORS, _NOTHING)
        for each in turns:
            if each.person != person:
                continue
            seen = estimator.seen(each.task, Read(each.facts, ()), each.task.model)
            found.append((seen.z, seen.price, seen.work(each.cost), math.log(each.rest)))
            errors = estimator.after(each.task, each.task.model, each.cost)
            estimator = Estimator(estimator.rates, errors, _NOTHING)
    return found


def _formula(rows: list[dict[str, float]], target: list[float]) -> Formula:
    means, deviations = {}, {}
    for name in NAMES:
        told = [row[name] for row in rows if name in row]
        means[name] = sum(told) / len(told)
        deviations[name] = math.sqrt(sum((each - means[name]) ** 2 for each in told) / len(told)) or 1.0
    table = [
        [(row[name] - means[name]) / deviations[name] if name in row else 0.0 for name in NAMES]
        for row in rows
    ]
    base, weights = ridge(table, target)
    errors = [
        value - base - sum(w * x for w, x in zip(weights, row, strict=True))
        for row, value in zip(table, target, strict=True)
    ]
    errors.sort()
    spread = tuple(round(quantile(errors, (k + 0.5) / POINTS), 3) for k in range(POINTS))
    named = {
        name: Weight(round(w, 4), round(means[name], 4), round(deviations[name], 4))
        for name, w in zip(NAMES, weights, strict=True)
    }
    return Formula(round(base, 4), named, spread)


def ridge(table: list[list[float]], target: list[float]) -> tuple[float, list[float]]:
    """Base and weights; rows whose error is large count less, so that odd turns do not decide."""
    size = len(table[0]) + 1
    rows = [[1.0, *row] for row in table]
    trust = [1.0] * len(rows)
    weights = [0.0] * size
    for _ in range(ROUNDS):
        left = [[0.0] * size for _ in range(size)]
        right = [0.0] * size
        for row, value, much in zip(rows, target, trust, strict=True):
            for i in range(size):
                scaled = much * row[i]
                right[i] += scaled * value
                line = left[i]
                for j in range(i, size):
                    line[j] += scaled * row[j]
        for i in range(size):
            for j in range(i):
                left[i][j] = left[j][i]
            left[i][i] += RIDGE if i else 0.0
        weights = solve(left, right)
        for index, (row, value) in enumerate(zip(rows, target, strict=True)):
            error = value - sum(w * x for w, x in zip(weights, row, strict=True))
            trust[index] = min(1.0, HUBER / max(abs(error), 1e-9))
    return weights[0], weights[1:]


def solve(left: list[list[float]], right: list[float]) -> list[float]:
    """Gauss with pivots."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(left, right, strict=True)]
    for i in range(size):
        best = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            if factor:
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (rows[i][size] - sum(rows[i][j] * found[j] for j in range(i + 1, size))) / rows[i][i]
    return found


def source(prior: Prior, turns: Sequence[Turn]) -> str:
    """The module that ships."""
    people = len({each.person for each in turns})
    lines = [
        '"""The fitted prior, written by benchmarks/advice/fit_prior.py: do not edit.',
        "",
        f"From {len(turns):,} public turns of {people} people (docs/advice.md).",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Final",
        "",
        "from trayapp.domain.advice.prior import Formula, Prior, Weight",
        "",
    ]
    for name, formula in (("_TURN", prior.turn), ("_SESSION", prior.session)):
        lines += [f"{name}: Final = Formula(", f"    {formula.base},", "    {"]
        lines += [
            f'        "{key}": Weight({w.weight}, {w.mean}, {w.deviation}),'
            for key, w in formula.weights.items()
        ]
        lines += ["    },", "    (" + ", ".join(map(str, formula.spread)) + "),", ")"]
    lines += [f"PRIOR: Final = Prior(_TURN, _SESSION, price={prior.price})", ""]
    return "\n".join(lines)


def main() -> None:
    """Fit, and print or write."""
    turns = read_turns(Path(sys.argv[1]))
    text = source(fit(turns), turns)
    if "--write" in sys.argv:
        (ROOT / "trayapp/domain/advice/prior_fitted.py").write_text(text, "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
