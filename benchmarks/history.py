"""The history window over a year of a million requests: what the store, the core and the picture each take.

    python benchmarks/history.py [--events 1000000] [--projects 5] [--rounds 9] [--store FOLDER]

The person has thirty projects and works on five of them a day, with three tools and six models.

FOLDER keeps the store for another run. Without a screen: from the question to the answer in the core, from
the answer to the picture in the window, and from one stretch to the next.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measure import machine

from trayapp.domain.command import AskHistory
from trayapp.domain.history import By, History, Span
from trayapp.domain.period import local_day
from trayapp.engine.base import Base, World, open_base
from trayapp.engine.history import DaySums, history_of
from trayapp.system.paths import find_paths

if TYPE_CHECKING:
    from trayapp.qt.history_window import HistoryWindow

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
DAYS = 365
BEHIND = 400
TOOLS = {
    "claude-code": ("claude-opus-4-8", "claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001"),
    "codex": ("gpt-5.1-codex", "gpt-5.5"),
    "gemini-cli": ("gemini-2.5-pro",),
}
PROJECTS = 30  # in the year
BATCH = 20_000


class Read(NamedTuple):
    """What a scan hands to the store."""

    path: str
    tool: str
    project: str
    rows: tuple[tuple[object, ...], ...]
    before: None = None
    mark: tuple[object, ...] = (1, 1, 1, 1, 1, 1, 0, b"")
    sums: tuple[object, ...] = ()


def fill(base: Base, events: int, projects: int) -> None:
    """So many requests on working days, some at night and at week-ends, prompts short and very long."""
    chance = random.Random(1)  # noqa: S311 (figures to sum, nothing secret)
    end = int(NOW.timestamp() * 1000)
    for batch in range(-(-events // BATCH)):
        tool = chance.choice(list(TOOLS))
        rows = tuple(
            _row(batch * BATCH + n, end, tool, projects, chance)
            for n in range(min(BATCH, events - batch * BATCH))
        )
        base.store.write([Read(f"/logs/{batch}.jsonl", tool, "/home/kim", rows)])  # type: ignore[list-item]


def _row(k: int, end: int, tool: str, projects: int, chance: random.Random) -> tuple[object, ...]:
    hour = min(23.0, max(0.0, chance.gauss(13, 3.5)))
    day = NOW.replace(hour=0) - timedelta(days=chance.randrange(DAYS))
    if day.weekday() > 4 and chance.random() < 0.8:
        day -= timedelta(days=2)
    at = min(end - 1, int((day + timedelta(hours=hour)).timestamp() * 1000))
    read = int(chance.lognormvariate(11, 1))
    return (
        k, k, at, f"s{k // 300}", chance.choice(TOOLS[tool]), "", 0,
        chance.randrange(3000), chance.randrange(2000), read, chance.randrange(9000), 0, 0, None,
        f"/home/kim/src/project-{(day.toordinal() // 3 + chance.randrange(projects)) % PROJECTS}",
    )  # fmt: skip


def timed(rounds: int, work: Callable[[], object]) -> str:
    """Medians as "CPU | wall", and the least and most of the wall clock, in ms."""
    runs = [_once(work) for _ in range(rounds)]
    cpu, wall = ([each[n] for each in runs] for n in (0, 1))
    return f"{statistics.median(cpu):.0f} | {statistics.median(wall):.0f} | {min(wall):.0f} | {max(wall):.0f}"


def _once(work: Callable[[], object]) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)


def core(base: Base, rounds: int) -> History:
    """Ask as the window does, and print what that takes."""
    today = local_day(NOW, base.zone)
    question = AskHistory(today - timedelta(days=BEHIND), today)
    ahead = timed(1, lambda: DaySums(base).keep(NOW))
    answer = history_of(base, question, (), NOW)
    print(f"| all days summed, ahead of any question | {ahead} |")
    print(f"| the core's answer | {timed(rounds, lambda: history_of(base, question, (), NOW))} |")
    day = AskHistory(question.first, today, today)
    print(f"| the same with the hours of a day | {timed(rounds, lambda: history_of(base, day, (), NOW))} |")
    return answer


def window(answer: History, rounds: int) -> None:
    """Open, draw and move, and print what each takes."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (after the core's figures)

    application = QApplication([])
    today = local_day(NOW, answer.zone)

    def opened() -> HistoryWindow:
        from trayapp.qt.history_window import HistoryWindow  # noqa: PLC0415 (measured)
        from trayapp.qt.theme import Theme  # noqa: PLC0415 (measured)

        made = HistoryWindow(Theme("light"), send=lambda _: None, today=lambda: today)
        made.choose(span=Span.YEAR)
        made.show_history(answer)
        made.show()
        made.grab()
        return made

    print(f"| from the answer to the picture, modules loaded | {timed(1, opened)} |")
    print(f"| from the answer to the picture, again | {timed(rounds, lambda: opened().close())} |")
    shown = opened()
    for span in (Span.YEAR, Span.MONTH):
        shown.choose(span=span, day=today, by=By.MODEL)
        there = iter([-1, 1] * rounds)

        def moved(there: object = there) -> None:
            shown.move_on(next(there))  # type: ignore[call-overload]
            shown.grab()

        print(f"| to the {span.value} beside it | {timed(rounds, moved)} |")
    application.processEvents()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--projects", type=int, default=5, help="on which something is done on one day")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--store", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.store or Path(scratch)
        env = {"REMAINDER_HOME": str(folder / "own"), "HOME": str(folder / "home")}
        paths = find_paths(env, sys.platform)
        paths.ensure()
        if not paths.settings.exists():
            paths.settings.write_text('[general]\nzone = "Europe/Berlin"\n')
        base = open_base(World(paths, env, folder / "home", sys.platform, lambda: NOW))
        if base.store.last_event() is None:
            fill(base, asked.events, asked.projects)
        print(f"{asked.events:,} requests, {paths.store.stat().st_size / 2**20:.0f} MiB; {machine()}\n")
        print("| ms | CPU | wall | least | most |\n|---|---|---|---|---|")
        answer = core(base, asked.rounds)
        window(answer, asked.rounds)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"\n{len(answer.uses):,} sums of a day; peak of the process {peak:.0f} MiB")
        base.close()


if __name__ == "__main__":
    main()
