"""Kimi's lines: what each step used.

Not seen in a real run; after public readers. A `StatusUpdate` holds the counters of one step:
`input_other` leaves out what the cache read and wrote.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trayapp.logs._lines import LineParser
from trayapp.logs._rows import Response, Used, moment, number, table, text

TOOL = "kimi"
MODEL = "kimi-for-coding"
"""What the service is called. Another model stands in the settings alone, beside a key: they are not read."""


class KimiParser(LineParser):
    """Takes a session's lines."""

    tool = TOOL
    needles = (b'"token_usage"',)

    def take(self, line: dict[str, Any]) -> None:
        """A step's counters."""
        message = table(line.get("message"))
        payload = table(message.get("payload"))
        counted = table(payload.get("token_usage"))
        if message.get("type") != "StatusUpdate" or not counted:
            return
        names = ("input_other", "output", "input_cache_read", "input_cache_creation")
        used = Used(*(number(counted.get(name)) for name in names))
        used = used if used.total else Used(number(counted.get("total")))
        at = moment(line.get("timestamp"))
        if at is None:
            self.malformed += 1
            return
        session = Path(self.path).parent.name
        name = f"{session} {text(payload.get('message_id')) or f'{at} {used}'}"
        self.add(Response(TOOL, name, at, session, MODEL), used)
