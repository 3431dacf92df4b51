"""The running program on a real desktop: start, memory, idling, popup, and how long its window ever stalls.

    python benchmarks/desktop.py [--starts 12] [--idle 60] [--corpus FOLDER] [--program PATH]

Everything is seen from outside: the icon by its pixels in the display server's own memory, memory and
wake-ups in /proc, the main thread by what it waits in, sampled every millisecond. Cold starts drop the
page cache and need root. --program measures another build: a frozen one, or one in an environment without the
developers' tools (httpx loads a terminal toolkit where it finds one, which costs 5 MiB).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests/desktop"))

import rig.app
from corpus import generate
from hands import Mouse
from measure import machine
from rig.app import POPUP, App
from rig.desktop import RIGHT, Desktop
from rig.openrouter import KEY, OpenRouter
from rig.person import Person
from rig.screen import Rect
from rig.session import Session, wait_until
from rig.usage import idle, usage

POLLS = {"7", "23", "232", "270", "271", "281", "441"}
"""System calls in which a thread waits for something to do (x86-64): poll, select, epoll and their kin."""

WINDOWS = {
    "Remainder settings": 2,
    "Ask for more": 3,
    "Remainder history": 4,
    "Before you start": 7,
}
"""Titles, and how many entries above the menu's end each stands; typing the keys is 25 ms an entry."""

PAGE = (0x19, 0x1C, 0x21)
"""The popup's page on a dark desktop."""


class Bench:
    """One session and the person in it."""

    def __init__(self, session: Session) -> None:
        self.session, self.desktop = session, Desktop(session)
        self.mouse = Mouse(session.env["DISPLAY"])
        self._people = 0

    def person(self) -> Person:
        """Somebody new, with both clients' logs and an allowance."""
        self._people += 1
        person = Person(self.session.root / f"p{self._people}")
        person.has_logs()
        return person

    # --- start ------------------------------------------------------------------------------------

    def starts(self, count: int, *, cold: bool) -> list[float]:
        """Milliseconds from the process's start to its vessel in the panel."""
        person = self.person()
        person.was_given("250")
        app = App(self.desktop, person).start()  # the store and the byte code exist from here on
        app.shows("calm")
        cell = self.desktop.tray_rect()
        app.end()
        found = []
        for _ in range(count):
            wait_until(self.desktop.tray_empty, "an empty tray")
            time.sleep(0.4)
            if cold:
                subprocess.run(["sync"], check=True)
                Path("/proc/sys/vm/drop_caches").write_text("3")
                time.sleep(0.5)
            began = time.monotonic()
            app.start(tray=False)
            found.append(1_000 * (self.until_vessel(cell) - began))
            app.end()
        return found

    def until_vessel(self, cell: Rect) -> float:
        """When the icon's own colours (calm, or the dots before the first figures) stand in the cell."""
        empty = set(self.desktop.screen.colours(cell))
        end = time.monotonic() + 20
        while len(set(self.desktop.screen.colours(cell)) - empty) < 4:
            if time.monotonic() > end:
                raise AssertionError("no icon")
            time.sleep(0.001)
        return time.monotonic()

    # --- idle and popup -----------------------------------------------------------------------------

    def at_rest(self, seconds: float) -> list[str]:
        """Rows of the table: with network and keyring used, popup opened and closed, then left alone."""
        person = self.person()
        with OpenRouter() as server:
            person.was_given("250", more=server.settings)
            app = App(self.desktop, person)
            login = [rig.app.PROGRAM, "login", "openrouter"]
            subprocess.run(login, env=app.env, input=KEY.encode(), check=True, stdout=subprocess.DEVNULL)
            app.start().shows("calm")
            wait_until(lambda: server.asked, "a request")
            first, later = self.popups()
            time.sleep(3)
            rest = idle(app.process.pid, seconds)
            app.end()
        used = rest.at_end
        return [
            f"| first popup | {first:.0f} ms |",
            f"| later popups, median of {len(later)} | {spread(later)} |",
            f"| USS / anonymous | {used.uss:.1f} / {used.anonymous:.1f} MiB |",
            f"| PSS / RSS | {used.pss:.1f} / {used.rss:.1f} MiB |",
            f"| threads | {used.threads} |",
            f"| wake-ups a second over {rest.seconds:.0f} s | {rest.wakeups:.2f} |",
            f"| CPU over {rest.seconds:.0f} s | {rest.cpu_percent:.3f} % |",
        ]

    def popups(self, later: int = 8) -> tuple[float, list[float]]:
        """Milliseconds from the button's press until the popup is painted, and for each later time."""
        x, y, width, height = self.desktop.tray_rect()
        found = []
        for _ in range(later + 1):
            self.desktop.point_away()
            time.sleep(0.8)  # a click soon after closing means "stay closed"
            self.mouse.move(x + width // 2, y + height // 2)
            time.sleep(0.1)  # the host has seen the pointer come in, and shows no tip yet
            pressed = time.monotonic()
            self.mouse.click()
            self.until_popup(pressed + 10)
            found.append(1_000 * (time.monotonic() - pressed))
            self.desktop.window(POPUP, exact=True)
            self.desktop.key("Escape")
            self.desktop.gone(POPUP, exact=True)
        return found[0], found[1:]

    def until_popup(self, end: float) -> None:
        """Return once its page's colour fills the corner above the tray."""
        screen = self.desktop.screen
        where = (screen.width - 300, screen.height - 250, 200, 150)
        page = bytes(reversed(PAGE))
        while screen.pixels(where).count(page) < 200 * 150 // 3:
            if time.monotonic() > end:
                raise AssertionError("no popup on the screen")
            time.sleep(0.0005)

    # --- the other windows -------------------------------------------------------------------------

    def windows(self, rounds: int = 3) -> list[str]:
        """Rows of the table: how soon each window stands, and what it leaves behind once it is closed."""
        person = self.person()
        person.was_given("250")
        app = App(self.desktop, person).start()
        app.shows("calm")
        self.desktop.click_tray()
        self.desktop.window(POPUP, exact=True)
        self.desktop.key("Escape")
        pid, rows = app.process.pid, []
        for title, up in WINDOWS.items():
            before, took, after = self.rested(pid), [], []
            for _ in range(rounds):
                took.append(self.opened(title, up))
                after.append(self.rested(pid))
            left = ", ".join(f"{each - before:+.1f}" for each in after)
            times = f"{took[0]:.0f}, {took[-1]:.0f} ms"
            rows.append(f"| {title}: first, then again; left behind | {times}; {left} MiB |")
        app.end()
        return rows

    def opened(self, title: str, up: int) -> float:
        """Milliseconds from the menu's entry to the window; it is closed again."""
        self.desktop.click_tray(RIGHT)
        wait_until(self.desktop.unnamed, "an open menu")
        began = time.monotonic()
        self.desktop.key(*["Up"] * up, "Return")
        wait_until(lambda: self.desktop.windows(title), title, every=0.005)
        took = 1_000 * (time.monotonic() - began)
        self.desktop.window(title)
        self.desktop.key("Escape")
        self.desktop.gone(title)
        return took

    def rested(self, pid: int) -> float:
        """MiB of private memory a moment after the last thing happened."""
        time.sleep(1.5)
        return usage(pid).uss

    # --- a cold scan ----------------------------------------------------------------------------------

    def stalls(self, corpus: Path) -> list[str]:
        """The longest stretches in which the main thread did not wait for events, while it scans."""
        person = self.person()
        shutil.rmtree(person.home)
        person.home.symlink_to((corpus / "home").absolute())
        person.was_given("100000")
        app = App(self.desktop, person).start()
        self.desktop.click_tray()
        self.desktop.window(POPUP, exact=True)
        stretches, gap = watch_main_thread(app.process.pid, lambda: still_scanning(app))
        self.desktop.key("Escape")
        app.end()
        worst = sorted(stretches, reverse=True)[:5]
        return [
            f"| main thread away from its events, popup open: longest stretch | {worst[0]:.1f} ms |",
            f"| the next longest | {', '.join(f'{each:.1f}' for each in worst[1:])} ms |",
            f"| longest pause between two looks of the sampler itself | {gap:.1f} ms |",
        ]


def still_scanning(app: App) -> bool:
    """Whether a child of the program (the scan's own process) is at work."""
    children = Path(f"/proc/{app.process.pid}/task/{app.process.pid}/children")
    own = [children.read_text()]
    own += [(task / "children").read_text() for task in Path(f"/proc/{app.process.pid}/task").iterdir()]
    return any(part.strip() for part in own)


def watch_main_thread(pid: int, going: Callable[[], bool]) -> tuple[list[float], float]:
    """Milliseconds of each stretch outside poll(), and the sampler's own longest gap.

    A stretch is counted from the last look that found it waiting to the next one that does, so what the
    sampler did not see is held against the program.
    """
    call = Path(f"/proc/{pid}/task/{pid}/syscall")
    stretches, gap = [0.0], 0.0
    waiting = looked = time.monotonic()
    busy, checked = False, looked
    while True:
        now = time.monotonic()
        gap, looked = max(gap, 1_000 * (now - looked)), now
        if call.read_text().split()[0] in POLLS:
            if busy:
                stretches.append(1_000 * (now - waiting))
            waiting, busy = now, False
        else:
            busy = True
        if now - checked > 0.5:
            checked = now
            if not going():
                return stretches, gap
        time.sleep(0.0008)


def spread(values: list[float]) -> str:
    """Median, and the range."""
    return f"{statistics.median(values):.0f} ms ({min(values):.0f} to {max(values):.0f})"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--starts", type=int, default=12)
    parser.add_argument("--idle", type=float, default=60)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--program")
    asked = parser.parse_args()
    if asked.program:
        rig.app.PROGRAM = asked.program
    print(f"{machine()}; xfce4-panel on Xvfb\n\n| | |\n|---|---|")
    with Session() as session, tempfile.TemporaryDirectory(prefix="bench.") as scratch:
        bench = Bench(session)
        warm = spread(bench.starts(asked.starts, cold=False))
        print(f"| start to icon, warm, {asked.starts} starts | {warm} |", flush=True)
        if os.geteuid() == 0:
            few = max(3, asked.starts // 2)
            cold = spread(bench.starts(few, cold=True))
            print(f"| start to icon, cold page cache, {few} starts | {cold} |", flush=True)
        print("\n".join(bench.at_rest(asked.idle)), flush=True)
        print("\n".join(bench.windows()), flush=True)
        corpus = asked.corpus or generate(Path(scratch), 300_000_000)
        print("\n".join(bench.stalls(corpus)))


if __name__ == "__main__":
    main()
