"""Priced days kept in the store between two calls, and whether they still hold.

They hold exactly as long as the store's generation, the price files, the program and the day (UTC) are
those that they were made with; after a scan of our own, the days before the first change hold too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from trayapp import __version__
from trayapp.cli.json_text import json_text
from trayapp.cli.rows import Line


class Kept(NamedTuple):
    """Every line of use there is, and what clients' totals show beyond the logs, at one generation."""

    generation: int
    lines: list[Line]
    background: dict[str, Any]


def stamp_of(files: Iterable[Path], today: str) -> str:
    """What besides the store the figures depend on: a text that changes when any of it does."""
    parts = [__version__, today]
    for file in sorted(files):
        about = file.stat()
        parts.append(f"{file.name} {about.st_size} {about.st_mtime_ns}")
    return "\n".join(parts)


def encoded(kept: Kept, stamp: str) -> bytes:
    """For the store's memory; money as digits, exactly."""
    lines = [(*line[:-1], None if line[-1] is None else str(line[-1])) for line in kept.lines]
    text = json_text([stamp, kept.generation, kept.background, lines])
    return text.encode()


def decoded(data: bytes | None, stamp: str) -> Kept | None:
    """What was kept; None where nothing was, or with another stamp."""
    if data is None:
        return None
    try:
        was, generation, background, lines = json.loads(data)
    except (ValueError, TypeError):
        return None
    if was != stamp:
        return None
    found = [(*line[:-1], None if line[-1] is None else Decimal(line[-1])) for line in lines]
    return Kept(generation, found, background)


class Written(Protocol):
    """What a write did: the earliest instant (ms) that changed."""

    @property
    def since(self) -> int | None: ...  # noqa: D102
    @property
    def left(self) -> tuple[str, ...]: ...  # noqa: D102


class Keeping(Protocol):
    """The store, as far as a scan needs it."""

    def marks(self, paths: Sequence[str] | None = None) -> dict[str, Any]: ...  # noqa: D102
    def write(self, reads: Sequence[Any]) -> Written: ...  # noqa: D102
    def generation(self) -> int: ...  # noqa: D102


class Watched:
    """A store through which one scan writes, so that what others wrote meanwhile is noticed.

    `alone` stays True while every change since the start was this scan's; `since` is then the earliest
    instant (ms) that it changed.
    """

    def __init__(self, store: Keeping) -> None:
        self._store = store
        self.generation = store.generation()
        self.since: int | None = None
        self.alone = True

    def marks(self, paths: Sequence[str] | None = None) -> dict[str, Any]:
        """As the store's."""
        return self._store.marks(paths)

    def write(self, reads: Sequence[Any]) -> Written:
        """As the store's. A write raises the generation by one when it changed an event, else by none."""
        before = self._store.generation()
        written = self._store.write(reads)
        after = self._store.generation()
        own = 0 if written.since is None else 1
        self.alone = self.alone and before == self.generation and after - before == own
        self.generation = after
        if written.since is not None:
            self.since = written.since if self.since is None else min(self.since, written.since)
        return written
