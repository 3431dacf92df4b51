"""A believable month for pictures of the report: an allowance that does not last, on four models."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from trayapp.domain.assess import Facts, assess
from trayapp.domain.history import History
from trayapp.domain.model import USD, Allowance, Tool
from trayapp.domain.period import Monthly, Weekly, midnight
from trayapp.domain.usage import Tokens, Use

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)
TODAY = date(2026, 11, 18)
FIRST = date(2026, 9, 1)
TOOLS = (Tool("claude-code", "Claude Code", (), 3), Tool("codex", "Codex", (), 2))
GIVEN = (
    Allowance("team", "Team budget", USD, Monthly(), Decimal(250)),
    Allowance("week", "Prototype", USD, Weekly(), Decimal(60)),
)
REASON = (
    "The move of the billing service to the new ledger runs until 4 December. Its hard parts need Opus; "
    "everything else already goes to Sonnet and Haiku by default. At this pace the allowance ends in the "
    "middle of the cut-over."
)
# Tool, model, project, USD per million read and answered, thousands of tokens answered on a usual day.
LANES = (
    ("claude-code", "claude-opus-4-8", "/home/me/billing-service", 5, 25, 55),
    ("claude-code", "claude-sonnet-5-5", "/home/me/website", 3, 15, 52),
    ("claude-code", "claude-haiku-5-5", "/home/me/website", 1, 5, 40),
    ("claude-code", "claude-sonnet-5-5", "/home/me/infrastructure", 3, 15, 24),
    ("codex", "gpt-5.5", "/home/me/data-pipeline", 5, 30, 20),
)
MILLION = 1_000_000


def uses():
    chance, found, day = Random(4), [], FIRST  # noqa: S311 (no secret)
    while day <= TODAY:
        busy = chance.expovariate(1.0) * (1.25 if day.month == 11 else 0.8) * (day.weekday() < 5)
        for tool, model, project, read, answer, thousands in LANES:
            output = int(thousands * 1_000 * busy * (0.5 + chance.random()))
            if output:
                tokens = Tokens(output // 4, output, output * 55, output * 3, requests=max(1, output // 900))
                cached = tokens.cache_read / Decimal(10) + tokens.cache_write_5m * Decimal("1.25")
                start = midnight(day, ZONE) + timedelta(hours=9)
                end = min(start + timedelta(hours=8), NOW)
                cost = (read * (tokens.input + cached) + answer * output) / MILLION
                found.append(Use(start, end, tool, tool, model, project, tokens, cost))
        day += timedelta(days=1)
    return tuple(found)


def snapshot():
    return assess(GIVEN, Facts(uses=uses(), tools=TOOLS, headline_key="team"), NOW, ZONE)


def history():
    return History(TODAY - timedelta(days=400), TODAY, ZONE, NOW, uses(), FIRST)
