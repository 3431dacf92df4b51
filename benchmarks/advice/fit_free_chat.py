"""Fits the weights of the free-chat detector and prints them with its figures on held-out projects.

    python -m benchmarks.advice.fit_free_chat FOLDER

FOLDER holds `prompts.jsonl` (one agent prompt a line: `repo`, `first`, `prompt`) and `chat_prompts_cc0.json`
(`prompt`, `for_devs`). Nothing of a prompt is printed. The signs of the weights are fixed beforehand:
a word of office work never counts against it, so that no quirk of the few projects in the data gets in.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple

from benchmarks.advice.office_prompts import office, work
from trayapp.domain.advice.free_chat_score import FEATURES, features, score
from trayapp.domain.advice.free_chat_veto import veto

_WORK = (
    "answers", "code", "history", "tests", "faults", "machines", "screens", "tongues", "places", "ours",
    "pointing", "asks", "short",
)  # fmt: skip
WORK = frozenset(_WORK)
OFFICE = frozenset(FEATURES) - WORK - {"one"}
ROUNDS = 400
STEP = 0.5
SHRINK = 0.002
LEAST = -0.25
"""A word of work in a repository always counts a little against: the data hold two projects only."""


_HEAD = '''"""Weights of the detector, by benchmarks/advice/fit_free_chat.py; frozen until it runs again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LEAST: Final = 0.3
"""The score from which the free chat is offered: see docs/advice.md for what passes it."""

WEIGHTS: Final[Mapping[str, float]] = {
'''


class Row(NamedTuple):
    """A prompt's features, whether it is office work, and how much it counts."""

    found: Mapping[str, float]
    office: bool
    weight: float


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Logistic regression with fixed signs: full gradient, a step, and back to the allowed side."""
    weights = dict.fromkeys(FEATURES, 0.0)
    mass = sum(row.weight for row in rows)
    for round_number in range(ROUNDS):
        slope = dict.fromkeys(FEATURES, 0.0)
        for row in rows:
            total = sum(weights[name] * value for name, value in row.found.items())
            miss = row.weight * (1 / (1 + exp(-max(-30, min(30, total)))) - row.office)
            for name, value in row.found.items():
                slope[name] += miss * value
        step = STEP * 4 / (1 + round_number / 200)
        for name in FEATURES:
            weights[name] -= step * (slope[name] / mass + (SHRINK * weights[name] if name != "one" else 0))
            if name in OFFICE:
                weights[name] = max(0.0, weights[name])
            elif name in WORK:
                weights[name] = min(LEAST, weights[name])
    return weights


def rows_of(prompts: Iterable[str], *, office: bool, share: float) -> list[Row]:
    """Rows of one kind; together they weigh `share`."""
    found = [features(prompt) for prompt in prompts]
    return [Row(each, office, share / max(1, len(found))) for each in found]


def passed(prompts: Sequence[str], weights: Mapping[str, float], least: float) -> float:
    """The share of prompts that would be offered the free chat."""
    return sum(not veto(each) and score(each, weights) >= least for each in prompts) / max(1, len(prompts))


def main(folder: Path) -> None:
    """Fit on each project but one, measure on that one; then fit on everything and print the table."""
    lines = [json.loads(line) for line in (folder / "prompts.jsonl").read_text("utf-8").splitlines()]
    chat = [each["prompt"] for each in json.loads((folder / "chat_prompts_cc0.json").read_text("utf-8"))
            if str(each.get("for_devs")).upper() != "TRUE"]  # fmt: skip
    projects = sorted({line["repo"] for line in lines})
    for held in (*projects, ""):
        there = [line["prompt"] for line in lines if line["repo"] != held]
        weights = fit(
            rows_of(chat[::2], office=True, share=0.25)
            + rows_of(office(), office=True, share=1.0)
            + rows_of(there, office=False, share=1.0)
            + rows_of(work(), office=False, share=0.6)
        )
        tested = [line["prompt"] for line in lines if line["repo"] == held]
        first = [line["prompt"] for line in lines if line["repo"] == held and line["first"]]
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            print(
                f"held out {held or 'nothing'}: at {least}: "
                f"chat {passed(chat[1::2], weights, least):.1%} of {len(chat[1::2])}, "
                f"false {passed(tested, weights, least):.1%} of {len(tested)}, at a session's start "
                f"{passed(first, weights, least):.1%} of {len(first)}",
                file=sys.stderr,
            )
    print(_HEAD + "".join(f'    "{name}": {weights[name]:.3f},\n' for name in FEATURES) + "}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
