"""Priced uses as lines, the plain form in which rows are summed and days are kept."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from trayapp.cli.rows import Line
from trayapp.domain.period import local_day
from trayapp.domain.usage import Use


def lines_of(uses: Iterable[Use], zone: ZoneInfo) -> list[Line]:
    """One line for each use, which belongs to the local day of its start: none may straddle a midnight."""
    lines: list[Line] = []
    start, day = None, ""
    for use in uses:
        if use.start is not start:
            start, day = use.start, local_day(use.start, zone).isoformat()
        tokens = use.tokens
        lines.append(
            (
                day,
                use.tool,
                use.model,
                use.project,
                tokens.input,
                tokens.output,
                tokens.cache_read,
                tokens.cache_write_5m,
                tokens.cache_write_1h,
                tokens.web_searches,
                tokens.requests,
                use.cost,
            )
        )
    return lines
