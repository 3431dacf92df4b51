"""Reading the logs: Remainder and three other readers over the same files, in turn, held against the truth.

    npm install --prefix PEERS ccusage@20.0.24 @tokscale/cli-linux-x64-gnu@4.17.0
    python -m venv PEERS/monitor && PEERS/monitor/bin/pip install claude-monitor==4.0.0
    python benchmarks/corpus.py FOLDER --size 1G
    python benchmarks/peers.py --corpus FOLDER --peers PEERS [--rounds 5]

FOLDER has home/ and truth.json. Whole processes, none with a network: "new" is the first look (nothing is
remembered), "unchanged" the next one, "appended" the one behind 100 new lines in one file. ccusage and
claude-monitor remember nothing, so that each look is a whole reading. claude-monitor reads Claude Code's
logs alone; its own command looks at the last hours, so its reader is called, which is what its tables show.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from logs import Bench
from measure import Run, machine, run

KINDS = ("input", "output", "cache read", "cache write")
Sums = tuple[int, int, int, int]

_MONITOR = """
import json, sys
from claude_monitor.data.reader import load_usage_entries
entries, _ = load_usage_entries(sys.argv[1])
names = ("input_tokens", "output_tokens", "cache_read_tokens", "cache_creation_tokens")
print(json.dumps([sum(getattr(each, name) for each in entries) for name in names]))
"""


class Peers:
    """How each program is started, and what it says."""

    def __init__(self, bench: Bench, folder: Path) -> None:
        modules = folder / "node_modules"
        self.bench = bench
        self._ccusage = modules / "@ccusage/ccusage-linux-x64/bin/ccusage"
        self._ccusage.chmod(0o755)
        self._tokscale = modules / "@tokscale/cli-linux-x64-gnu/bin/tokscale"
        self._tokscale.chmod(0o755)
        self._monitor = folder / "monitor/bin/python"

    def remainder(self, *, new: bool) -> tuple[Run, Sums]:
        """`remainder usage`, which also prices."""
        done = self.bench.ours(new=new)
        total = json.loads(done.said)["totals"]
        written = total["cache_write_5m"] + total["cache_write_1h"]
        return done, (total["input"], total["output"], total["cache_read"], written)

    def ccusage(self, *, new: bool) -> tuple[Run, Sums]:  # noqa: ARG002 (it remembers nothing)
        """`ccusage daily`, which also prices."""
        command = [str(self._ccusage), "daily", "--offline", "--json", "-z", "UTC"]
        done = run(command, self.bench.env, self.bench.scratch)
        total = json.loads(done.said)["totals"]
        names = ("inputTokens", "outputTokens", "cacheReadTokens", "cacheCreationTokens")
        return done, _four(total[name] for name in names)

    def tokscale(self, *, new: bool) -> tuple[Run, Sums]:
        """`tokscale models`; what it remembers lies in a folder of its own."""
        own = self.bench.scratch / "tokscale"
        if new:
            shutil.rmtree(own, ignore_errors=True)
        home = str(self.bench.home)
        env = {**self.bench.env, "TOKSCALE_PRICING_CACHE_ONLY": "1", "TOKSCALE_CONFIG_DIR": str(own)}
        command = [
            str(self._tokscale),
            "models",
            "--json",
            "--no-spinner",
            "--home",
            home,
            "-c",
            "claude,codex",
        ]
        done = run(command, env, self.bench.scratch)
        entries = json.loads(done.said)["entries"]
        sums = [
            sum(each[name] for each in entries) for name in ("input", "output", "cacheRead", "cacheWrite")
        ]
        sums[1] += sum(each["reasoning"] for each in entries)
        return done, _four(sums)

    def monitor(self, *, new: bool) -> tuple[Run, Sums]:  # noqa: ARG002 (it remembers nothing)
        """claude-monitor's reader."""
        command = [str(self._monitor), "-c", _MONITOR, str(self.bench.home / ".claude/projects")]
        done = run(command, self.bench.env, self.bench.scratch)
        return done, _four(json.loads(done.said))

    def truth(self, *tools: str) -> Sums:
        """What there is to find."""
        rows = [row for (_, tool, _), row in self.bench.truth.items() if tool in tools]
        return _four(
            (*(sum(row[n] for row in rows) for n in (0, 1, 2)), sum(row[3] + row[4] for row in rows))
        )


def _four(found: Iterable[int]) -> Sums:
    a, b, c, d = found
    return a, b, c, d


def verdict(sums: Sums, truth: Sums) -> str:
    """ "equal", or by how much of what it is off."""
    off = [
        f"{kind} {found - true:+,} ({(found - true) / true:+.0%})"
        for kind, found, true in zip(KINDS, sums, truth, strict=True)
        if found != true
    ]
    return ", ".join(off) or "equal"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench.", dir=asked.corpus.parent) as name:
        bench = Bench(asked.corpus, None, Path(name))
        peers = Peers(bench, asked.peers)
        both = ("claude-code", "codex")
        programs: dict[str, tuple[Callable[..., tuple[Run, Sums]], tuple[str, ...]]] = {
            "remainder": (peers.remainder, both),
            "ccusage": (peers.ccusage, both),
            "tokscale": (peers.tokscale, both),
            "claude-monitor": (peers.monitor, both[:1]),
        }
        files = [file.stat().st_size for file in bench.home.rglob("*") if file.is_file()]
        size = f"{sum(files) / 1e6:,.0f} MB in {len(files):,} files"
        print(f"{size}; {asked.rounds} rounds, in turn; {machine()}\n")
        print("| | | CPU s | wall s | peak MiB | CPU, ours / theirs | held against the truth |")
        print("|---|---|---|---|---|---|---|")
        for ask, _ in programs.values():
            ask(new=True)  # the page cache is warm from here on, for all
        for situation in ("new", "unchanged", "appended"):
            runs: dict[str, list[Run]] = {each: [] for each in programs}
            said = dict.fromkeys(programs, "")
            for _ in range(asked.rounds):
                if situation == "appended":
                    bench.append()
                for each, (ask, tools) in programs.items():
                    done, sums = ask(new=situation == "new")
                    runs[each].append(done)
                    said[each] = verdict(sums, peers.truth(*tools))
            for each in programs:
                print(f"| {situation} | {each} | {_line(runs, each)} | {said[each]} |", flush=True)


def _line(runs: dict[str, list[Run]], each: str) -> str:
    mine, its = runs["remainder"], runs[each]
    figures = [
        f"{statistics.median(getattr(one, field) for one in its):.{digits}f}"
        for field, digits in (("cpu", 3), ("wall", 2), ("peak", 0))
    ]
    share = statistics.median(a.cpu / b.cpu for a, b in zip(mine, its, strict=True))
    return " | ".join([*figures, "" if each == "remainder" else f"{share:.3f}"])


if __name__ == "__main__":
    main()
