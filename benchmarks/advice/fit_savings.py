"""Write the savings' prior, or replay promises: `python benchmarks/advice/fit_savings.py FOLDER [--write]`.

FOLDER holds `openhands_costs.csv`: cost and outcome per task of public runs (docs/advice.md). `--write`
replaces trayapp/domain/advice/savings_prior.py; without it, promises are replayed on runs of the same tasks.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from statistics import fmean, median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from trayapp.domain.advice.savings import Costs, Ledger, plain

ROOT = Path(__file__).resolve().parents[2]

# Repair of code counts most: it is what the tools are used for; research questions (gaia) are left out.
SHARES = {"swe-bench": 0.5, "swt-bench": 0.3, "swe-bench-multimodal": 0.2}
TOOLS = {"ClaudeCode": "claude-code", "GeminiCLI": "gemini", "OH": "openhands"}
# USD of the whole aider polyglot benchmark at three efforts (aider's leaderboard, Apache-2.0).
EFFORTS = {"gpt-5": {"low": 10.37, "medium": 17.69, "high": 29.08}}
LEAST = 40
PAIRS = (
    ("ClaudeCode", "claude-opus-4-6", "claude-sonnet-4-5"),
    ("ClaudeCode", "claude-opus-4-7", "claude-sonnet-4-5"),
    ("OH", "claude-opus-4-6", "claude-sonnet-4-6"),
    ("OH", "claude-opus-4-8", "claude-sonnet-4-6"),
    ("OH", "claude-opus-4-5", "claude-sonnet-4-5"),
    ("OH", "claude-fable-5", "claude-opus-4-8"),
    ("OH", "gpt-5-5", "gpt-5-4"),
    ("GeminiCLI", "gemini-3-1-pro", "gemini-3-flash"),
)
SESSIONS = 40
REPEATS = 200

Runs = dict[tuple[str, str], dict[tuple[str, str], float]]


def read(folder: Path) -> Runs:
    """USD by harness and model, then by benchmark and instance."""
    runs: Runs = defaultdict(dict)
    with (folder / "openhands_costs.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            cost = float(row["cost_usd"] or 0)
            # A run that cost next to nothing did not run.
            if cost > 0.005:
                runs[row["harness"], plain(row["model"])][row["benchmark"], row["instance"]] = cost
    return runs


def read_solved(folder: Path) -> dict[tuple[str, str], float]:
    """Per cent of the tasks solved by harness and model, in the benchmarks' shares."""
    found: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    with (folder / "openhands_costs.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found[row["harness"], plain(row["model"]), row["benchmark"]].append(row["resolved"] == "True")
    return {
        (harness, model): 100
        * sum(part * fmean(found[harness, model, name]) for name, part in SHARES.items())
        for harness, model, _ in found
        if all((harness, model, name) in found for name in SHARES)
    }


def source(runs: Runs, solved: dict[tuple[str, str], float]) -> str:
    """The module that ships."""
    lines = [
        '"""What public runs of the same tasks cost: by benchmarks/advice/fit_savings.py, do not edit."""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Final",
        "",
        f"SHARES: Final = {tuple(SHARES.values())}",
        f'"""How much each benchmark counts: {", ".join(SHARES)}."""',
        "COSTS: Final[dict[str, dict[str, tuple[float, ...]]]] = {",
    ]
    for harness, tool in TOOLS.items():
        lines.append(f'    "{tool}": {{')
        for (place, model), costs in sorted(runs.items()):
            means = [[cost for (name, _), cost in costs.items() if name == each] for each in SHARES]
            if place == harness and all(len(each) >= LEAST for each in means):
                lines.append(f'        "{model}": ({", ".join(f"{fmean(each):.4g}" for each in means)}),')
        lines.append("    },")
    lines += [
        "}",
        '"""Mean USD of a task by tool and model (OpenHands index, MIT)."""',
        "SOLVED: Final[dict[str, dict[str, float]]] = {",
    ]
    for harness, tool in TOOLS.items():
        shares = ", ".join(
            f'"{name}": {share:.1f}' for (place, name), share in sorted(solved.items()) if place == harness
        )
        lines.append(f'    "{tool}": {{{shares}}},')
    lines += [
        "}",
        '"""Per cent of the same tasks solved."""',
        f"EFFORTS: Final[dict[str, dict[str, float]]] = {EFFORTS}",
        '"""USD of a whole benchmark by model and effort (aider, Apache-2.0)."""',
        "",
    ]
    return "\n".join(lines)


def replay(runs: Runs, pair: tuple[str, str, str], bench: str, other: str) -> tuple[list[float], list[bool]]:
    """Errors of promises in points after 40 sessions with each model, and whether each sign was right.

    The sessions are different tasks; the promise is compared with both arms of all the rest. Of public runs
    the ledger knows those of the `other` benchmark ("" for none).
    """
    harness, strong, cheap = pair
    dear, light = runs[harness, strong], runs[harness, cheap]
    tasks = sorted(key for key in dear if key in light and key[0] == bench)
    public = _public(runs, pair, other) if other else {}
    errors, signs = [], []
    chance = random.Random(5)  # noqa: S311 (a replay, no secret)
    for _ in range(REPEATS):
        chance.shuffle(tasks)
        ledger = Ledger()
        for key in tasks[:SESSIONS]:
            ledger = ledger.learn("replay", strong, Decimal(dear[key]))
        for key in tasks[SESSIONS : 2 * SESSIONS]:
            ledger = ledger.learn("replay", cheap, Decimal(light[key]))
        rest = tasks[2 * SESSIONS :]
        real = sum(light[key] for key in rest) / sum(dear[key] for key in rest)
        value = ledger.saving("replay", strong, cheap, public=public).value
        errors.append(100 * (value - real))
        signs.append((value < 1) == (real < 1))
    return errors, signs


def _public(runs: Runs, pair: tuple[str, str, str], bench: str) -> Costs:
    """What a prior from one other benchmark would hold."""
    harness, *models = pair
    means = {
        model: fmean(cost for (name, _), cost in runs[harness, model].items() if name == bench)
        for model in models
    }
    return {"replay": {model: (mean,) * len(SHARES) for model, mean in means.items()}}


def main() -> None:
    """Write the prior or print the replay."""
    runs = read(Path(sys.argv[1]))
    if "--write" in sys.argv:
        (ROOT / "trayapp/domain/advice/savings_prior.py").write_text(
            source(runs, read_solved(Path(sys.argv[1]))), "utf-8"
        )
        return
    for with_prior in (False, True):
        print("with a prior from the other benchmark" if with_prior else "own sessions alone")
        sizes: list[float] = []
        right: list[bool] = []
        for pair in PAIRS:
            for bench, other in (("swe-bench", "swt-bench"), ("swt-bench", "swe-bench")):
                errors, signs = replay(runs, pair, bench, other if with_prior else "")
                sizes += map(abs, errors)
                right += signs
                middle = median(map(abs, errors))
                print(
                    f"  {' '.join(pair):50} {bench:10} off by {middle:4.1f} points (median), "
                    f"bias {fmean(errors):+5.1f}, sign right {fmean(signs):.0%}"
                )
        within = fmean(size <= 10 for size in sizes)
        print(f"  all: {median(sizes):.1f} points, within 10: {within:.0%}, sign right {fmean(right):.1%}")


if __name__ == "__main__":
    main()
