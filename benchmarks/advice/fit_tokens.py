"""Fit the weights of the token formula, and say how far they are off: `python fit_tokens.py CORPUS.json`.

CORPUS.json is a list of [class, project, text, counts], `counts` an object with the true tokens of the text
by generation ("claude", "claude-new", "gpt"). The true counts of the shipped weights came from ctok 1.3.0
(versions "4.6" and "4.8", less the frame of an empty message) and from bpe-openai's o200k_base, over public
source code, documents and translations, and the prompts of the public turns. Errors are of projects that were
held out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.advice.fit_prior import solve
from trayapp.domain.advice.tokens import Generation, measure

FOLDS = 8
ROUNDS = 15
_RIDGE = 1e-4
_CLOSE = 0.03


class Sample(NamedTuple):
    """A text's class and project, its counts, and its true tokens by generation."""

    kind: str
    project: str
    counts: tuple[float, ...]
    tokens: dict[str, float]


def read(path: Path) -> list[Sample]:
    """The corpus, measured."""
    rows = json.loads(path.read_text("utf-8"))
    return [Sample(kind, f"{kind}/{project}", measure(text), tokens) for kind, project, text, tokens in rows]


def fit(samples: Sequence[Sample], generation: str) -> list[float]:
    """Weights with small relative errors (in the mean of their sizes), each class counting the same."""
    size = len(samples[0].counts)
    share = Counter(each.kind for each in samples)
    trust = [1.0] * len(samples)
    weights = [0.0] * size
    for _ in range(ROUNDS):
        left = [[_RIDGE * (i == j) for j in range(size)] for i in range(size)]
        right = [0.0] * size
        for each, much in zip(samples, trust, strict=True):
            true = each.tokens[generation]
            row = [number / true for number in each.counts]
            scale = much / share[each.kind]
            for i, x in enumerate(row):
                right[i] += scale * x
                for j, y in enumerate(row):
                    left[i][j] += scale * x * y
        weights = solve(left, right)
        trust = [1 / max(abs(error(each, weights, generation)), _CLOSE) for each in samples]
    return weights


def error(sample: Sample, weights: Sequence[float], generation: str) -> float:
    """Relative: 0.1 is ten per cent too many."""
    counted = sum(w * number for w, number in zip(weights, sample.counts, strict=True))
    return counted / sample.tokens[generation] - 1


def held_out(samples: Sequence[Sample], generation: str) -> dict[str, list[float]]:
    """Errors by class, every project's with weights from others."""
    projects = sorted({each.project for each in samples})
    errors: dict[str, list[float]] = defaultdict(list)
    for fold in range(FOLDS):
        out = set(projects[fold::FOLDS])
        weights = fit([each for each in samples if each.project not in out], generation)
        for each in samples:
            if each.project in out:
                errors[each.kind].append(error(each, weights, generation))
    return errors


def main() -> None:
    """Print the weights and the table of docs/advice.md."""
    samples = read(Path(sys.argv[1]))
    for kind in Generation:
        weights = fit(samples, kind.value)
        print(f"    Generation.{kind.name}: ({', '.join(f'{each:.3f}' for each in weights)}),")
        for name, errors in sorted(held_out(samples, kind.value).items()):
            size = sum(map(abs, errors)) / len(errors)
            fitted = [error(each, weights, kind.value) for each in samples if each.kind == name]
            seen = sum(map(abs, fitted)) / len(fitted)
            bias = sum(errors) / len(errors)
            print(
                f"#   {name:12} n={len(errors):4} held out {size:5.1%} (bias {bias:+.1%}), fitted {seen:.1%}"
            )


if __name__ == "__main__":
    main()
