"""Claude Code itself is asked: the answer is its own, what it tells is the stand-in's."""

import json
import time
from decimal import Decimal

import pytest

from tests.clients.asked import MOMENT, question, record
from tests.clients.conftest import program
from tests.clients.plans import claude
from trayapp.domain.errors import Unavailable, Unreachable
from trayapp.domain.model import PERCENT, USD
from trayapp.vendors.claude_code import NO_MONEY, NO_PLAN, VENDOR

SOURCE = "https://www.npmjs.com/package/@anthropic-ai/claude-code/v/2.1.330"
USAGE = "GET api.anthropic.com/api/oauth/usage"
KINDS = {"max": "claude_max", "team": "claude_team", "enterprise": "claude_enterprise"}


def sign_in(away, plan):
    """As `claude auth login` leaves it; the token is none."""
    kind = plan.partition("_")[0]
    away.standin.answers = {
        USAGE: claude(plan, MOMENT),
        "GET api.anthropic.com/api/oauth/profile": {
            "account": {"uuid": "11111111-1111-4111-8111-111111111111", "email": "me@example.com"},
            "organization": {
                "uuid": "22222222-2222-4222-8222-222222222222",
                "organization_type": KINDS[kind],
                "rate_limit_tier": "default_claude_zero",
            },
        },
    }
    (away.home / ".claude").mkdir()
    login = {
        "accessToken": "sk-ant-oat01-dummy",
        "refreshToken": "sk-ant-ort01-dummy",
        "expiresAt": int(time.time() * 1000) + 36_000_000,
        "scopes": ["user:inference", "user:profile"],
        "subscriptionType": kind,
        "rateLimitTier": "default_claude_zero",
    }
    (away.home / ".claude/.credentials.json").write_text(json.dumps({"claudeAiOauth": login}))


def asked(away, name=None):
    told, notes, said = question(VENDOR, program("claude"), away)
    assert not any("/v1/messages" in each for each in away.asked), "that would have cost tokens"
    assert [path for path in away.files() if path.suffix == ".jsonl"] == [], "that is a transcript"
    if name:
        record(name, "claude 2.1.330", SOURCE, said, lambda line: b'"control_response"' in line)
    return told, notes


def figures(readings):
    return {each.key.removeprefix("claude-code:"): (each.used, each.limit, each.unit) for each in readings}


def percent(used):
    return Decimal(used), Decimal(100), PERCENT


WINDOWS = {
    "five-hour": percent(54),
    "seven-day": percent(17),
    "seven-day:sonnet": percent(3),
    "seven-day:fable": percent(31),
}


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("max", WINDOWS),
        ("team", WINDOWS | {"spend": (Decimal("121.56"), Decimal(500), USD)}),
        ("enterprise", {"spend": (Decimal("18.02"), Decimal(300), USD)}),
    ],
)
def test_a_seat_tells_its_figures(away, plan, expected):
    sign_in(away, plan)
    # A key in the session would make Claude Code tell of the key, which has no limits.
    away.extra = {"ANTHROPIC_API_KEY": "sk-ant-api03-dummy", "CLAUDE_CODE_USE_BEDROCK": "1"}
    readings, notes = asked(away, f"claude_code__real_{plan}")
    assert figures(readings) == expected
    assert notes == []
    assert all(each.at in each.window for each in readings)
    assert USAGE in away.asked
    assert {each.headers.get("x-api-key") for each in away.standin.asked} == {None}


def test_a_seat_without_dollars_says_so(away):
    sign_in(away, "enterprise_no_dollars")
    error, _notes = asked(away, "told_nothing/claude_code__real_enterprise_no_dollars")
    assert isinstance(error, Unavailable)
    assert error.sentence == NO_MONEY


def test_another_folder_for_its_sign_in_is_passed_on(away):
    sign_in(away, "max")
    (away.home / ".claude").rename(away.home / "elsewhere")
    away.extra = {"CLAUDE_CONFIG_DIR": str(away.home / "elsewhere")}
    readings, _notes = asked(away)
    assert figures(readings) == WINDOWS


def test_nobody_signed_in_is_no_fault(away):
    error, _notes = asked(away, "told_nothing/claude_code__real_signed_out")
    assert isinstance(error, Unavailable)
    assert error.sentence == NO_PLAN
    assert USAGE not in away.asked


def test_a_key_in_its_own_settings_has_no_limits(away):
    (away.home / ".claude").mkdir()
    settings = {"env": {"ANTHROPIC_API_KEY": "sk-ant-api03-dummy"}}
    (away.home / ".claude/settings.json").write_text(json.dumps(settings))
    error, _notes = asked(away, "told_nothing/claude_code__real_key")
    assert isinstance(error, Unavailable)
    assert error.sentence == NO_PLAN


@pytest.mark.parametrize("status", [401, 429, 500])
def test_a_question_that_fails_on_its_way_is_asked_again_later(away, status):
    sign_in(away, "max")
    away.standin.answers[USAGE] = (status, {"type": "error", "error": {"type": "x", "message": "no"}})
    error, _notes = asked(away, f"told_nothing/claude_code__real_{status}")
    assert isinstance(error, Unreachable)


def test_nothing_of_the_persons_own_is_started(away):
    """Hooks and servers that a session would start, each of which would leave a mark."""
    sign_in(away, "max")
    mark = away.home / "mark"
    hook = {"hooks": [{"type": "command", "command": f"touch {mark}"}]}
    settings = {"hooks": {"SessionStart": [hook], "SessionEnd": [hook], "Stop": [hook]}}
    (away.home / ".claude/settings.json").write_text(json.dumps(settings))
    servers = {"marker": {"command": "/usr/bin/touch", "args": [str(mark)]}}
    (away.home / ".claude.json").write_text(json.dumps({"mcpServers": servers}))
    readings, _notes = asked(away)
    assert figures(readings) == WINDOWS
    assert not mark.exists()


def test_nothing_is_told_of_the_question(away):
    """Its telemetry is larger than everything else that it sends, and would be sent every few minutes."""
    sign_in(away, "max")
    asked(away)
    assert sum(len(each.body) for each in away.standin.asked) == 0
    assert not any("telemetry" in path.parts for path in away.files())


def test_who_wants_no_traffic_but_the_essential_is_told_why_there_are_no_figures(away):
    sign_in(away, "max")
    away.extra = {"CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1"}
    error, _notes = asked(away)
    assert isinstance(error, Unavailable)
    assert "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC" in error.sentence
    assert USAGE not in away.asked
