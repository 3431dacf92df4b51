"""A key that works in every program: what the desktop's portal and Windows offer.

Each way blocks a thread of its own that sleeps until the key is pressed; nothing polls.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from trayapp.domain.keypress import Keypress


class NoKeyError(Exception):
    """The key is not to be had. `taken`: another program has it; else this desktop gives none."""

    def __init__(self, *, taken: bool = False) -> None:
        super().__init__("taken" if taken else "not offered")
        self.taken = taken


class GlobalKey(Protocol):
    """One key, until it is let go."""

    def run(self, pressed: Callable[[], None]) -> None:
        """Takes the key and calls `pressed` each time; returns after `stop`. Raises `NoKeyError`."""

    def stop(self) -> None:
        """From any thread: gives the key back."""


def global_key(key: Keypress, text: str) -> GlobalKey | None:
    """The way of this system; None where none is known. `text` says to the person what the key is for."""
    platform: str = sys.platform  # a plain text: types are checked for every system at once
    if platform == "linux":
        from trayapp.system.global_key_portal import PortalKey  # noqa: PLC0415 (of this system alone)

        return PortalKey(key, text)
    if platform == "win32":
        from trayapp.system.global_key_windows import WindowsKey  # noqa: PLC0415

        return WindowsKey(key)
    return None
