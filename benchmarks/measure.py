"""Times whole processes as the kernel counts them, and prints tables for docs/performance.md."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One process from start to end, its children included: seconds, seconds, MiB, and what it said."""

    cpu: float
    wall: float
    peak: float
    said: bytes


def run(command: Sequence[str], env: Mapping[str, str], scratch: Path) -> Run:
    """Run it; CalledProcessError when it fails. Its output goes through a file: reading it costs nothing."""
    out = scratch / "said"
    with out.open("wb") as file, (scratch / "complaints").open("wb") as complaints:
        start = time.monotonic()
        process = subprocess.Popen(
            command, env=dict(env), stdin=subprocess.DEVNULL, stdout=file, stderr=complaints
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(
            process.returncode, command, stderr=(scratch / "complaints").read_text(errors="replace")[-2000:]
        )
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, out.read_bytes())


def alternate(
    rounds: int, ours: Callable[[], Run], theirs: Callable[[], Run] | None
) -> tuple[list[Run], list[Run]]:
    """A B A B: whatever the machine does meanwhile meets both."""
    mine, others = [], []
    for _ in range(rounds):
        mine.append(ours())
        if theirs is not None:
            others.append(theirs())
    return mine, others


def middle(runs: Iterable[Run]) -> str:
    """Medians as "CPU s | wall s | peak MiB"."""
    kept = list(runs)
    return " | ".join(
        f"{statistics.median(getattr(each, field) for each in kept):.{digits}f}"
        for field, digits in (("cpu", 3), ("wall", 3), ("peak", 0))
    )


def ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> str:
    """The median of the pairwise ratios of CPU time."""
    return f"{statistics.median(a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True)):.3f}"


def machine() -> str:
    """What the figures belong to."""
    model = next(
        (
            line.partition(": ")[2]
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        os.uname().machine,
    )
    return f"{os.cpu_count()} cores, {model.strip()}, Linux {os.uname().release.split('-')[0]}"
