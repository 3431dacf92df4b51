"""Made-up but believable use for "show sample data": it shows what the program looks like, and says so.

A pure function of the time and the zone. It is never stored and never mixed with what is real.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, NamedTuple
from zlib import crc32
from zoneinfo import ZoneInfo

from trayapp.domain.assess import Facts, assess
from trayapp.domain.history import History
from trayapp.domain.model import USD, Allowance, Scope, Snapshot, Tool
from trayapp.domain.period import Daily, Monthly, local_day
from trayapp.domain.usage import Tokens, Use

DAYS: Final = 40
"""Days of made-up history: more than the 28 that a forecast looks back on, and one whole month."""

_BLOCKS: Final = ((time(9), 3, 0.42), (time(13), 3, 0.36), (time(16), 3, 0.22))
"""A working day in stretches: begin (local), hours, share of the day's work. They end before midnight."""

_WEEKEND: Final = 0.12
_MILLION: Final = Decimal(1_000_000)


class _Lane(NamedTuple):
    """One tool, model and project. `output` is tokens on an ordinary weekday; prices are USD per million."""

    tool: str
    model: str
    project: str
    output: int
    input_price: str
    output_price: str


# Ordinary weekdays come to about $8.00: a month of 22 of them uses some $180 of the $250 below.
_LANES: Final = (
    _Lane("claude-code", "claude-opus-4-8", "billing-service", 52_000, "5", "25"),
    _Lane("claude-code", "claude-sonnet-5-5", "website", 46_000, "3", "15"),
    _Lane("codex", "gpt-5.5", "billing-service", 29_000, "5", "30"),
)


def sample_allowances() -> tuple[Allowance, ...]:
    """A month's allowance for everything, and a daily guideline for one tool."""
    return (
        Allowance("sample-month", "Monthly allowance", USD, Monthly(), Decimal(250)),
        Allowance(
            "sample-codex", "Codex", USD, Daily(), Decimal(6), firm=False, counts=Scope(tools=("codex",))
        ),
    )


def sample_uses(now: datetime, zone: ZoneInfo) -> tuple[Use, ...]:
    """Made-up uses of the last 40 days up to `now`; none straddles a local midnight or `now`."""
    today = local_day(now, zone)
    days = (today - timedelta(days=ago) for ago in range(DAYS, -1, -1))
    return tuple(use for day in days for use in _day(day, now, zone))


def sample_snapshot(now: datetime, zone: ZoneInfo) -> Snapshot:
    """The sample judged like anything real, with `sample` set."""
    tools = (Tool("claude-code", "Claude Code", (), 0), Tool("codex", "Codex", (), 0))
    facts = Facts(uses=sample_uses(now, zone), tools=tools, sample=True)
    return assess(sample_allowances(), facts, now, zone)


def sample_history(now: datetime, zone: ZoneInfo, behind: int) -> History:
    """The same uses as a history that was asked for so many days back; they serve as hours of any day too."""
    today, uses = local_day(now, zone), sample_uses(now, zone)
    first, began = today - timedelta(days=behind), today - timedelta(days=DAYS)
    return History(first, today, zone, now, uses, began, hours=uses, sample=True)


def _day(day: date, now: datetime, zone: ZoneInfo) -> Iterator[Use]:
    rhythm = _WEEKEND if day.weekday() >= 5 else 1.0
    for begin, hours, share in _BLOCKS:
        start = datetime.combine(day, begin, zone).astimezone(UTC)
        whole = timedelta(hours=hours)
        end = min(start + whole, now.astimezone(UTC))
        if end <= start:
            return
        for lane in _LANES:
            amount = lane.output * rhythm * share * _mood(day, begin, lane) * ((end - start) / whole)
            yield _use(lane, start, end, round(amount))


def _mood(day: date, begin: time, lane: _Lane) -> float:
    """0.5 to 1.5, the same for the same stretch on every machine: no two days are alike."""
    return 0.5 + crc32(f"{day}{begin}{lane.model}".encode()) / 2**32


def _use(lane: _Lane, start: datetime, end: datetime, output: int) -> Use:
    # The proportions of long agent sessions: nearly all of what is read comes from the cache.
    tokens = Tokens(
        input=output // 4,
        output=output,
        cache_read=output * 55,
        cache_write_5m=output * 3,
        requests=max(1, output // 900),
    )
    plain = Decimal(lane.input_price)
    read = plain * (tokens.input + tokens.cache_read / Decimal(10) + tokens.cache_write_5m * Decimal("1.25"))
    cost = (read + Decimal(lane.output_price) * output) / _MILLION
    return Use(start, end, lane.tool, "", lane.model, lane.project, tokens, cost)
