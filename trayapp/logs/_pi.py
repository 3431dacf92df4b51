"""pi's lines: what each answer used.

Shapes as written by 0.73.1 (sample in tests/logs/samples/pi). `input` leaves out what the cache read and
wrote, `output` includes reasoning (`totalTokens` is the sum of the four). A fork is a file of its own with
the parent's lines in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trayapp.logs._lines import LineParser
from trayapp.logs._rows import Response, Used, moment, number, table, text, usd
from trayapp.logs._values import stated

TOOL = "pi"


class PiParser(LineParser):
    """Takes a session's lines; `known` holds its id and where it began."""

    tool = TOOL
    needles = (b'"usage"', b'"session"')

    def take(self, line: dict[str, Any]) -> None:
        """A session's head, or an answer."""
        if line.get("type") == "session":
            self.known["session"] = text(line.get("id"))
            self.known.setdefault("project", text(line.get("cwd")))
            return
        message = table(line.get("message"))
        counted = table(message.get("usage"))
        if message.get("role") != "assistant" or not counted:
            return
        at = moment(message.get("timestamp")) or moment(line.get("timestamp"))
        if at is None:
            self.malformed += 1
            return
        cost = usd(table(counted.get("cost")).get("total"))
        session = text(self.known.get("session")) or Path(self.path).stem.partition("_")[2]
        # Servers on one's own computer number their answers from one: the time makes them unlike.
        name = text(message.get("responseId")) or text(line.get("id")) or session
        each = Response(
            TOOL, f"{name} {at}", at, session, text(message.get("model")), cost=stated(cost) if cost else None
        )
        self.add(each, _used(counted))


def _used(counted: dict[str, Any]) -> Used:
    used = Used(*(number(counted.get(name)) for name in ("input", "output", "cacheRead", "cacheWrite")))
    return used if used.total else Used(number(counted.get("totalTokens")))
