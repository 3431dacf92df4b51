"""The public turns that the prior is fitted on and judged by, from a folder outside the repository.

The folder holds `turns_features.csv` (one row a turn: person, session, state, cost in USD) and
`prompts.jsonl` (the prompts of most of them). docs/advice.md says where they come from.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from trayapp.domain.advice.features import Facts, read
from trayapp.domain.advice.task import Task
from trayapp.domain.pricing import Rates
from trayapp.system.prices import load_book

ROOT = Path(__file__).resolve().parents[2]
_EPSILON = 0.02


class Turn(NamedTuple):
    """A turn: whose, in which project and session, what was known before, and what it cost in USD."""

    person: str
    project: str
    session: str
    at: str
    task: Task
    facts: Facts
    cost: float
    rest: float  # USD of this turn and all that followed in its session


def read_turns(folder: Path) -> list[Turn]:
    """Every priced turn, by person and time."""
    prompts: dict[tuple[str, str, str], dict[str, object]] = {}
    with (folder / "prompts.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            prompts[row["user"], row["session"], str(row["turn"])] = row
    with (folder / "turns_features.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if float(row["cost_usd"]) > 0]
    rest: dict[str, float] = {}
    turns = []
    for row in sorted(rows, key=lambda row: -int(row["turn"])):
        rest[row["session"]] = rest.get(row["session"], 0.0) + float(row["cost_usd"])
        prompt = prompts.get((row["user"], row["session"], row["turn"]))
        turns.append(_turn(row, prompt, rest[row["session"]]))
    return sorted(turns, key=lambda each: (each.person, each.at, each.task.turn))


def prompts(folder: Path) -> dict[tuple[str, str, str], str]:
    """The beginnings of the prompts that the data has, by person, session and turn (from 0)."""
    with (folder / "prompts.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {(row["user"], row["session"], str(row["turn"])): row["prompt"] for row in rows}


def rates() -> Callable[[str, str], Rates | None]:
    """The list prices of the shipped list, on the day of the data."""
    book = load_book(ROOT / "resources", None)
    return lambda model, mode: book.rates(model, date(2026, 2, 15), mode)


def _turn(row: dict[str, str], prompt: dict[str, object] | None, rest: float) -> Turn:
    first = row["turn"] == "0"
    previous = math.exp(float(row["f_prevcost"])) - _EPSILON
    task = Task(
        "",
        model=row["model"],
        context_tokens=int(row["ctx_before"]),
        idle_seconds=float(row["gap_s"]) if row["gap_s"] else None,
        turn=int(row["turn"]) + 1,
        previous_cost=None if first else Decimal(max(previous, 0.0001)).quantize(Decimal("0.00001")),
    )
    facts = (
        _counted(row) if prompt is None else _read(str(prompt["prompt"]), int(str(prompt["prompt_chars"])))
    )
    return Turn(
        row["user"], row["repo"], row["session"], row["ts"], task, facts, float(row["cost_usd"]), rest
    )


def _read(text: str, length: int) -> Facts:
    """The data holds the beginning of a prompt and its length."""
    facts = read(text)
    words = math.expm1(facts.words) * max(1.0, length / max(1, len(text)))
    return facts._replace(words=math.log1p(words))


def _counted(row: dict[str, str]) -> Facts:
    """The nearest that the table tells of a prompt whose text is not in the data."""
    told = {name[2:]: float(value) for name, value in row.items() if name.startswith("f_")}
    return Facts(
        words=told["logw"],
        paths=min(told["files"], 3),
        asks=told["q"] * (1 - told["v_ask"]),
        agrees=told["ack"],
        builds=told["v_build"],
        checks=told["v_review"],
        fixes=told["v_fix"],
        tests=told["tst"],
        commits=float(told["v_commit"] and told["logw"] < 2.5),
        pasted=float(told["nl"] > 2),
        plans=told["v_plan"],
        all=told["allw"],
    )
