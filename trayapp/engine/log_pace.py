"""How often log folders are swept: seldom where a watcher sees them, and seldom where a sweep is slow."""

from __future__ import annotations

WATCHED = 60.0
"""Seconds between two sweeps where a watcher sees every folder."""

UNWATCHED = 15.0
"""Seconds between two sweeps where some folder cannot be watched, or lies on another computer."""

SHARE = 0.01
"""Of its time a program may spend waiting for folders, whatever the disk or the network between."""

LONGEST = 1800.0
"""Seconds after which even the slowest folder is looked at again."""


def pause(took: float, *, watched: bool) -> float:
    """Seconds from the end of a sweep that took so many seconds to the next."""
    return min(max(WATCHED if watched else UNWATCHED, took / SHARE), LONGEST)
