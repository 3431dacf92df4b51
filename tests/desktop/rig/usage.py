"""What a process costs: memory that is its own, threads, CPU, wake-ups; read from /proc."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Usage:
    """At one moment. Memory in MiB; `uss` is what would be free again if it ended."""

    rss: float
    pss: float
    uss: float
    anonymous: float
    threads: int
    cpu: float
    switches: dict[str, int]
    fds: int


@dataclass(frozen=True)
class Idle:
    """Over a stretch: `wakeups` a second (voluntary context switches of all threads), CPU in percent."""

    at_end: Usage
    seconds: float
    wakeups: float
    cpu_percent: float


def usage(pid: int) -> Usage:
    """Now."""
    proc = Path(f"/proc/{pid}")
    memory = {
        key: int(kib) / 1024
        for key, kib in re.findall(r"^(\w+):\s+(\d+) kB", (proc / "smaps_rollup").read_text(), re.MULTILINE)
    }
    switches = {}
    for task in (proc / "task").iterdir():
        found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text(), re.MULTILINE)
        switches[task.name] = int(found[1]) if found else 0
    return Usage(
        rss=memory["Rss"],
        pss=memory["Pss"],
        uss=memory["Private_Clean"] + memory["Private_Dirty"],
        anonymous=memory["Anonymous"],
        threads=len(switches),
        cpu=cpu(pid),
        switches=switches,
        fds=len(list((proc / "fd").iterdir())),
    )


def cpu(pid: int) -> float:
    """CPU seconds of all its threads, from the scheduler's own nanoseconds where the kernel counts them."""
    total = 0.0
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            total += int((task / "schedstat").read_text().split()[0]) / 1e9
        except (OSError, IndexError):
            stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            return (int(stat[11]) + int(stat[12])) / TICK
    return total


def idle(pid: int, seconds: float) -> Idle:
    """Watch a process that has nothing to do for so long."""
    before, start = usage(pid), time.monotonic()
    time.sleep(seconds)
    after, span = usage(pid), time.monotonic() - start
    woken = sum(count - before.switches.get(thread, 0) for thread, count in after.switches.items())
    return Idle(after, span, woken / span, 100 * (after.cpu - before.cpu) / span)
