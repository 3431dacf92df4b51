"""The program itself, as a process of its own on a session's desktop."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from rig.desktop import Desktop
from rig.person import Person
from rig.screen import Colour, near
from rig.session import wait_until

PROGRAM = os.environ.get("REMAINDER_PROGRAM") or str(Path(sys.executable).with_name("remainder"))
"""What is tested: the checkout's own command, or another build that the environment names."""
POPUP = "Remainder"
SETTINGS = "Remainder settings"
LEVELS: dict[str, tuple[Colour, ...]] = {
    "calm": ((79, 209, 197), (11, 122, 117)),
    "watch": ((240, 180, 41), (183, 121, 31)),
    "tight": ((255, 138, 76), (194, 65, 12)),
    "spent": ((255, 107, 129), (143, 29, 44)),
}
"""The icon's colours on a dark and on a light panel."""


class App:
    """Started by `start`; `stop` expects a clean end."""

    def __init__(self, desktop: Desktop, person: Person) -> None:
        self.desktop, self.person = desktop, person
        self.process: subprocess.Popen[bytes]
        self._said = person.own.parent / "said"

    @property
    def env(self) -> dict[str, str]:
        """What it is started with."""
        session = self.desktop.session.env
        return {**session, "HOME": str(self.person.home), "REMAINDER_HOME": str(self.person.own)}

    def start(self, *, env: Mapping[str, str] | None = None, tray: bool = True) -> App:
        """Start the tray; `tray` waits for the icon."""
        with self._said.open("ab") as said:
            self.process = subprocess.Popen(
                [PROGRAM], env={**self.env, **(env or {})}, stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
        if tray:
            wait_until(
                lambda: self.process.poll() is not None or not self.desktop.tray_empty(), "an icon", timeout=8
            )
            if self.process.poll() is not None:
                raise AssertionError(f"it ended with {self.process.returncode}: {self.said}")
        return self

    def run(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """The program once more, with these words, until it ends; `typed` comes from the keyboard."""
        return subprocess.run(
            [PROGRAM, *words],
            env=self.env,
            input=typed,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )

    @property
    def said(self) -> str:
        """What it wrote to its terminal; Qt's own words about a session without a portal left out."""
        lines = self._said.read_text(errors="replace").splitlines() if self._said.exists() else []
        return "\n".join(line for line in lines if "portal.Desktop" not in line)

    @property
    def journal(self) -> str:
        """What it keeps in its journal."""
        file = self.person.own / "state/remainder.log"
        return file.read_text() if file.exists() else ""

    def has_icon(self, level: str) -> bool:
        """Whether the tray cell shows a vessel of this level."""
        cell = self.desktop.tray_rect()
        found = sum(
            any(near(pixel, colour) for colour in LEVELS[level])
            for pixel in self.desktop.screen.colours(cell)
        )
        return found >= 6

    def shows(self, level: str, *, timeout: float = 8.0) -> None:
        """Wait for the icon of this level."""
        try:
            wait_until(lambda: self.has_icon(level), f"an icon that is {level}", timeout=timeout)
        except AssertionError as error:
            told = self.run("status")
            seen = f"ended: {self.process.poll()}\nstatus: {told.stdout}{told.stderr}"
            raise AssertionError(f"{error}\n{seen}\nsaid: {self.said}\njournal: {self.journal}") from None

    def end(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Send the signal; the exit code."""
        self.process.send_signal(sign)
        return self.process.wait(6)

    def close(self) -> None:
        """After a test: end it whatever it does."""
        if not hasattr(self, "process") or self.process.poll() is not None:
            return
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(4)
            return
        os.kill(self.process.pid, signal.SIGABRT)  # faulthandler, where it is on, says where it hung
        self.process.kill()
        self.process.wait(3)
