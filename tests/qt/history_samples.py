"""A made-up year of use, always the same one, for pictures of the history window."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from trayapp.domain.history import History
from trayapp.domain.period import midnight
from trayapp.domain.sample import sample_snapshot
from trayapp.domain.usage import Tokens, Use

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 14, 10, tzinfo=UTC)
TODAY = date(2026, 11, 23)
_KINDS = (
    ("claude-code", "claude-opus-4-8"),
    ("claude-code", "claude-sonnet-5-5"),
    ("codex", "gpt-6-sol"),
)


def snapshot():
    return replace(sample_snapshot(NOW, ZONE), sample=False)


def history():
    chance, uses = Random(4), []  # noqa: S311 (pictures, not secrets)
    for ago in range(760):
        day = TODAY - timedelta(days=ago)
        if day.weekday() > 4 and chance.random() < 0.8:
            continue
        for tool, model in _KINDS:
            if chance.random() < 0.7:
                uses.append(_use(day, tool, model, chance))
    return History(date(2024, 11, 1), TODAY, ZONE, NOW, tuple(uses), date(2024, 11, 1))


def _use(day, tool, model, chance):
    start, count = midnight(day, ZONE), chance.randint(10_000, 3_000_000)
    project = chance.choice(["/home/me/atlas", "/home/me/site", "/home/me/infra"])
    tokens = Tokens(input=count, requests=chance.randint(1, 90))
    return Use(start, start + timedelta(days=1), tool, "", model, project, tokens, Decimal(count) / 400_000)
