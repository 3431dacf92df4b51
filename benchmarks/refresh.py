"""What one more response costs the running program: CPU of the whole process, after an append.

    python benchmarks/refresh.py [--files 1500] [--rounds 15]

The program runs as a person runs it, with icon and all; a response is appended to one of its many logs,
and the CPU time of all its threads is read until the change has come through and all is still again.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests/desktop"))

from corpus import Corpus
from measure import machine
from rig.app import App
from rig.desktop import Desktop
from rig.person import Person
from rig.session import Session, wait_until
from rig.usage import cpu


def settled(pid: int, *, quiet: float = 1.0) -> float:
    """The CPU time once it has not grown by a millisecond for so many seconds."""
    last, since = cpu(pid), time.monotonic()
    while time.monotonic() - since < quiet:
        time.sleep(0.1)
        if cpu(pid) - last > 0.001:
            last, since = cpu(pid), time.monotonic()
    return cpu(pid)


def many_logs(home: Path, files: int) -> None:
    """So many small sessions of both clients."""
    corpus = Corpus(home.parent, 1)
    older: list[list[str]] = []
    for number in range(files):
        if number % 4:
            corpus.claude_session(older, 6_000)
        else:
            corpus.codex_session(6_000)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=1_500)
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    with Session() as session:
        desktop = Desktop(session)
        person = Person(session.root / "person")
        many_logs(person.home, asked.files)
        person.was_given("100000")
        person.works("1")  # the file that will grow exists: a new one is another measurement
        app = App(desktop, person).start()
        pid = app.process.pid
        settled(pid, quiet=4.0)
        costs = []
        for _ in range(asked.rounds):
            before = cpu(pid)
            person.works("0.5")
            wait_until(lambda before=before: cpu(pid) - before > 0.001, "the change noticed", timeout=30)
            costs.append(1_000 * (settled(pid) - before))
        app.end()
    print(f"{asked.files:,} files, {asked.rounds} appends of one response; {machine()}\n")
    print("| | median | least | most |\n|---|---|---|---|")
    print(f"| CPU ms per refresh | {statistics.median(costs):.1f} | {min(costs):.1f} | {max(costs):.1f} |")


if __name__ == "__main__":
    main()
