"""Reading the logs: Remainder beside ccusage, over the same files in the same sitting.

    python benchmarks/logs.py [--corpus FOLDER] [--ccusage PROGRAM] [--rounds 5] [--size 100M]

FOLDER has home/ and truth.json (benchmarks/corpus.py writes one; without the option, one of --size is made).
Three situations: a new store; nothing changed since; 100 lines appended. Every answer of ours is held
against the truth, to the token.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import UNITS, claude_line, environment, generate
from measure import Run, alternate, machine, middle, ratio, run

PROGRAM = str(Path(sys.executable).with_name("remainder"))
COUNTERS = ("input", "output", "cache_read", "cache_write_5m", "cache_write_1h", "requests")
Key = tuple[str, str, str]
Sums = dict[Key, tuple[int, ...]]


class Bench:
    """A home that may be written to (links, but for what is appended to), and the programs."""

    def __init__(self, corpus: Path, ccusage: str | None, scratch: Path) -> None:
        self.scratch, self.ccusage = scratch, ccusage
        self.home = scratch / "home"
        shutil.copytree(corpus / "home", self.home, copy_function=_link)
        self.truth = read_truth(corpus / "truth.json")
        logs = sorted(
            (self.home / ".claude/projects").rglob("*.jsonl"), key=lambda file: file.stat().st_mtime
        )
        self.live = logs[-1]
        text = self.live.read_bytes()
        self.live.unlink()
        self.live.write_bytes(text + (b"" if text.endswith(b"\n") else b"\n"))
        self.store = 0
        self.appended = 0
        keep = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "TMPDIR"}}
        self.env = {**keep, "HOME": str(self.home), "TZ": "UTC"}

    def ours(self, *, new: bool = False) -> Run:
        """One `remainder usage`, its sums checked."""
        self.store += new
        own = self.scratch / f"store{self.store}"
        command = [PROGRAM, "usage", "--json", "--zone", "UTC", "--by", "day,tool,model"]
        done = run(command, {**self.env, "REMAINDER_HOME": str(own)}, self.scratch)
        compare(json.loads(done.said), self.truth)
        return done

    def theirs(self) -> Run:
        """One `ccusage daily`."""
        return run([str(self.ccusage), "daily", "--offline", "--json", "-z", "UTC"], self.env, self.scratch)

    def append(self) -> None:
        """A hundred lines of work at the end of the youngest file."""
        at, model = datetime(2026, 10, 31, 12, tzinfo=UTC), "claude-sonnet-4-5-20250929"
        where = environment(at, "bench", "/home/dev/bench")
        usage = {"input": 3, "out": 500, "read": 80_000, "c5": 1_000, "c1": 0}
        lines = []
        for _ in range(100):
            self.appended += 1
            ids = f"msg_bench{self.appended}", f"req_bench{self.appended}"
            lines.append(claude_line(where, ids, model, usage, "text " * 150))
        with self.live.open("a") as file:
            file.writelines(lines)
        key = ("2026-10-31", "claude-code", model)
        more = (3, 500, 80_000, 1_000, 0, 1)
        had = self.truth.get(key, (0,) * len(more))
        self.truth[key] = tuple(a + 100 * b for a, b in zip(had, more, strict=True))


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copy2(source, target)
    return target


def read_truth(file: Path) -> Sums:
    """The sums as `remainder usage` must report them: input is the uncached part."""
    truth, sums = json.loads(file.read_text()), {}
    for day, models in truth["claude"].items():
        for model, n in models.items():
            sums[day, "claude-code", model] = (n["input"], n["out"], n["read"], n["c5"], n["c1"], n["msgs"])
    for day, models in truth["codex"].items():
        for model, n in models.items():
            sums[day, "codex", model] = (n["in"] - n["cached"], n["out"], n["cached"], 0, 0, n["events"])
    return sums


def compare(answer: dict[str, object], truth: Sums) -> None:
    """SystemExit naming the first differences, if there are any."""
    found: Counter[Key] = Counter()
    sums: Sums = {}
    for row in answer["rows"]:  # type: ignore[attr-defined]
        key = (row["day"], row["tool"], row["model"])
        found[key] += 1
        sums[key] = tuple(row[name] for name in COUNTERS)
    keys = sorted(key for key in sums.keys() | truth if sums.get(key) != truth.get(key))
    wrong = [f"{key}: {sums.get(key)} instead of {truth.get(key)}" for key in keys]
    wrong += [f"{key} stands there {times} times" for key, times in found.items() if times > 1]
    if wrong:
        sys.exit("The sums are wrong.\n" + "\n".join(wrong[:10]))


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--ccusage")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--size", default="100M")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench.", dir=asked.corpus and asked.corpus.parent) as name:
        scratch = Path(name)
        size = int(asked.size[:-1]) * UNITS[asked.size[-1].upper()]
        corpus = asked.corpus or generate(scratch / "corpus", size)
        bench = Bench(corpus, asked.ccusage, scratch)
        peer = bench.theirs if asked.ccusage else None
        files = [file.stat().st_size for file in bench.home.rglob("*") if file.is_file()]
        what = f"{sum(files) / 1e6:,.0f} MB in {len(files):,} files"
        print(f"{what}; {asked.rounds} rounds, alternating; {machine()}\n")
        print("| | | CPU s | wall s | peak MiB | CPU, ours / theirs |\n|---|---|---|---|---|---|")
        bench.ours(new=True)  # the page cache is warm from here on, for both
        report("new store", *alternate(asked.rounds, lambda: bench.ours(new=True), peer))
        bench.ours()
        report("nothing changed", *alternate(asked.rounds, bench.ours, peer))

        def appended() -> Run:
            bench.append()
            return bench.ours()

        report("100 lines appended", *alternate(asked.rounds, appended, peer))
        print("\nEvery answer of ours equals truth.json to the token.")


def report(what: str, ours: list[Run], theirs: list[Run]) -> None:
    """Two rows: ours, and the peer's where there is one."""
    print(f"| {what} | remainder | {middle(ours)} | {ratio(ours, theirs) if theirs else ''} |", flush=True)
    if theirs:
        print(f"| | ccusage | {middle(theirs)} | |", flush=True)


if __name__ == "__main__":
    main()
