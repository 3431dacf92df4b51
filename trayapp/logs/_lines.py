"""Logs of which each line is a JSON object, and of which few lines count: the walk, for several tools.

A line is decoded only where it holds one of the tool's needles. These logs are small beside those of the two
tools that have decoders of their own, so what is found in a line is taken as JSON gives it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec

from trayapp.logs import Limit, Row, Sum
from trayapp.logs._damaged import parts
from trayapp.logs._rows import Response, Used, row_of, table, text
from trayapp.logs._values import odd


class LineParser(ABC):
    """Takes lines in order. What must be known to go on with the next one stands in `known`, as JSON."""

    tool: ClassVar[str]
    needles: ClassVar[tuple[bytes, ...]]

    def __init__(self, path: str, changed: int, state: bytes) -> None:
        self.rows: list[Row] = []
        self.sums: list[Sum] = []
        self.limits: Sequence[Limit] = ()
        self.malformed = 0
        self.path = path
        self.changed = changed
        self.known: dict[str, Any] = table(msgspec.json.decode(state)) if state else {}

    @property
    def project(self) -> str:
        """Where the session began."""
        return text(self.known.get("project"))

    def state(self) -> bytes:
        """What `known` holds."""
        return msgspec.json.encode(self.known)

    def finish(self) -> None:  # noqa: B027 (a tool may hold lines back, and none must)
        """Nothing is held back: each line is told by itself."""

    def feed(self, data: bytes, end: int) -> None:
        """Walk the lines and take those that may count."""
        start = 0
        while start < end:
            stop = data.find(b"\n", start)
            line = data[start:stop].strip()
            start = stop + 1
            if not line:
                continue
            if line[:1] != b"{" or line[-1:] != b"}":
                self._damaged(line)
            elif any(needle in line for needle in self.needles):
                self._decode(line)

    def _damaged(self, line: bytes) -> None:
        """What is whole on a line that is not, counts."""
        left, damaged = parts(line)
        self.malformed += damaged
        for each in left:
            self.feed(each + b"\n", len(each) + 1)

    def _decode(self, line: bytes) -> None:
        found: dict[str, Any] | None
        try:
            found = table(msgspec.json.decode(line))
        except (ValueError, RecursionError):
            found = odd(line, dict)
        if found is None:
            self._damaged(line)
        else:
            self.take(found)

    @abstractmethod
    def take(self, line: dict[str, Any]) -> None:
        """One line that holds a needle."""

    def add(self, each: Response, used: Used) -> None:
        """Keep what was used; counters that cannot be any make the line a damaged one."""
        row = row_of(each, used)
        if row is not None:
            self.rows.append(row)
        elif used.total:
            self.malformed += 1
