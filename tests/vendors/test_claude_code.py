import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tests.vendors.programs import Program, lines_of
from tests.vendors.world import NOW
from trayapp.domain.errors import NotSignedIn, Unavailable, Unreachable, Unreadable
from trayapp.domain.model import PERCENT, USD, Unit
from trayapp.domain.period import Window
from trayapp.vendors.claude_code import NO_MONEY, NO_PLAN, QUESTION, TOO_OLD, VENDOR

NOVEMBER = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
FIVE, WEEK = timedelta(hours=5), timedelta(days=7)


@pytest.fixture
def claude(tmp_path):
    return Program(tmp_path, "claude", QUESTION)


def told(claude, name="claude_code", notes=None, **changes):
    lines = lines_of(name, "claude")
    usage = lines[0]["response"]["response"]
    if changes:
        usage["rate_limits"] = {**usage["rate_limits"], **changes}
    claude.says(lines)
    found = claude.asked(VENDOR, notes=notes)
    return {each.key.removeprefix("claude-code:"): each for each in found}


def span(used, resets="2026-11-26T01:00:00Z", **more):
    return {"utilization": used, "resets_at": resets, **more}


# ------------------------------------------------------------------------------ how it is asked


def test_one_control_request_and_no_prompt(claude):
    told(claude)
    (heard,) = claude.heard
    assert heard["type"] == "control_request"
    assert heard["request"] == {"subtype": "get_usage", "skip_behaviors": True}
    words, env = claude.called
    assert words[:6] == ["-p", "--input-format", "stream-json", "--output-format", "stream-json", "--verbose"]
    assert {"--no-session-persistence", "--safe-mode", "--strict-mcp-config"} <= set(words)
    assert all(words), "an empty word cannot be handed to a batch file"
    assert "ANTHROPIC_API_KEY" not in env


def test_its_folder_is_passed_on_and_no_key(claude):
    claude.says(lines_of("claude_code", "claude"))
    keys = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN", "AWS_SECRET_ACCESS_KEY"]
    claude.asked(VENDOR, env={"CLAUDE_CONFIG_DIR": "/elsewhere"} | dict.fromkeys(keys, "marked"))
    _words, env = claude.called
    assert env["CLAUDE_CONFIG_DIR"] == "/elsewhere"
    assert "marked" not in env.values()


def test_a_path_by_hand(claude, tmp_path):
    folder = tmp_path / "by hand"
    folder.mkdir()
    other = Program(folder, "claude-next", QUESTION)
    other.says(lines_of("claude_code", "claude"))
    assert claude.asked(VENDOR, choices={"program": str(other.path)})
    assert not (tmp_path / "called").exists()


def test_other_lines_before_the_answer_are_passed_over(claude):
    noise = ['{"type":"system","subtype":"init"}\n', "no json\n", '{"type":"control_response"}\n', "\n"]
    claude.says([*noise, *lines_of("claude_code", "claude")])
    assert len(claude.asked(VENDOR)) == 4


def test_a_line_longer_than_64_kib(claude):
    lines = lines_of("claude_code", "claude")
    lines[0]["response"]["response"]["behaviors"] = {"x": "y" * 300_000}
    claude.says(lines)
    assert len(claude.asked(VENDOR)) == 4


# ------------------------------------------------------------------------------ windows


def test_the_windows_of_a_plan(claude):
    notes = []
    found = told(claude, notes=notes)
    assert set(found) == {"five-hour", "seven-day", "seven-day:sonnet", "seven-day:fable"}
    assert {(each.unit, each.limit, each.at, each.account) for each in found.values()} == {
        (PERCENT, Decimal(100), NOW, "claude-code")
    }
    assert found["seven-day"].used == Decimal("17.5")
    assert found["seven-day:sonnet"].used == 0
    assert found["seven-day:fable"].title == "Claude, weekly limit for Fable"
    for key, reading in found.items():
        assert reading.window.end - reading.window.start == (FIVE if key == "five-hour" else WEEK)
    assert notes == []  # a plan has no dollars to tell


def test_more_than_a_hundred_percent_is_told_as_it_is(claude):
    assert told(claude, five_hour=span(104.5))["five-hour"].used == Decimal("104.5")


def test_a_window_that_has_not_begun_has_no_end(claude):
    reading = told(claude, five_hour=span(0, None))["five-hour"]
    assert (reading.used, reading.window) == (0, None)


def test_a_window_that_is_over_tells_nothing(claude):
    assert "five-hour" not in told(claude, five_hour=span(88, "2026-11-25T23:30:00Z"))


def test_an_unknown_use_is_not_zero(claude):
    assert "five-hour" not in told(claude, five_hour=span(None))


@pytest.mark.parametrize("resets", ["2026-11-26T02:00:00+01:00", "2026-11-26T01:00:00", 1795654800])
def test_a_reset_in_another_notation_is_the_same_instant(claude, resets):
    window = told(claude, five_hour=span(1, resets))["five-hour"].window
    assert window.end == datetime(2026, 11, 26, 1, tzinfo=UTC)


def test_a_clock_that_is_behind_still_lies_in_the_window(claude):
    window = told(claude, five_hour=span(1, "2026-11-26T05:00:00Z"))["five-hour"].window
    assert NOW in window


def test_the_list_of_limits_serves_where_the_fields_do_not(claude):
    row = {"severity": "normal", "resets_at": "2026-11-26T01:00:00Z", "is_active": True}
    scope = {"model": {"id": None, "display_name": "Opus 5.5"}}
    limits = [
        {"kind": "session", "group": "session", "percent": 54, "scope": None, **row},
        {"kind": "weekly_all", "group": "weekly", "percent": 40, "scope": None, **row},
        {"kind": "weekly_scoped", "group": "weekly", "percent": 31, "scope": scope, **row},
        {"kind": "weekly_scoped", "group": "weekly", "percent": 9, "scope": None, **row},
        {"kind": "something_new", "percent": 8, **row},
    ]
    found = told(claude, five_hour=None, seven_day=span(17), model_scoped=None, limits=limits)
    assert {key: each.used for key, each in found.items()} == {
        "five-hour": 54,
        "seven-day": 17,  # a field of its own comes first
        "seven-day:sonnet": 0,
        "seven-day:opus-5-5": 31,
    }


# ------------------------------------------------------------------------------ money


def test_extra_usage_is_in_cents(claude):
    spend = told(claude, "claude_code__team")["spend"]
    assert (spend.used, spend.limit, spend.unit) == (Decimal("121.56"), Decimal(500), USD)
    assert spend.window == NOVEMBER


def test_spend_comes_before_extra_usage(claude):
    money = {"amount_minor": 12345, "currency": "EUR", "exponent": 3}
    found = told(claude, "claude_code__team", spend={"used": money, "limit": None, "enabled": True})["spend"]
    assert (found.used, found.limit, found.unit) == (Decimal("12.345"), None, Unit("EUR"))


def test_an_enterprise_seat_is_paid_by_use(claude):
    notes = []
    found = told(claude, "claude_code__enterprise", notes=notes)
    assert set(found) == {"spend"}
    assert (found["spend"].used, found["spend"].limit) == (Decimal("18.02"), Decimal(300))
    assert notes == []


def test_no_cap_is_no_limit_and_a_yen_has_no_cents(claude):
    spend = told(claude, "claude_code__enterprise_uncapped")["spend"]
    assert (spend.used, spend.limit, spend.unit) == (Decimal(412), None, Unit("JPY"))


@pytest.mark.parametrize("amount", [1802, "1802", 1802.0])
def test_amounts_may_be_text(claude, amount):
    money = {"amount_minor": amount, "currency": "USD", "exponent": 2}
    found = told(claude, "claude_code__enterprise", spend={"used": money, "limit": None})
    assert found["spend"].used == Decimal("18.02")


def test_a_limit_in_another_currency_is_not_compared(claude):
    used = {"amount_minor": 100, "currency": "USD", "exponent": 2}
    limit = {"amount_minor": 100, "currency": "EUR", "exponent": 2}
    assert (
        told(claude, "claude_code__enterprise", spend={"used": used, "limit": limit})["spend"].limit is None
    )


def test_extra_usage_that_is_off_tells_nothing_until_some_was_used(claude):
    off = {"is_enabled": False, "monthly_limit": 5000, "used_credits": 0, "currency": "USD"}
    assert "spend" not in told(claude, extra_usage=off)
    spend = told(claude, extra_usage=off | {"used_credits": 5000})["spend"]
    assert (spend.used, spend.limit) == (50, 50)


def test_a_companys_seat_without_dollars_says_so_beside_its_windows(claude):
    notes = []
    assert set(told(claude, "claude_code__team_no_dollars", notes=notes)) == {"five-hour", "seven-day"}
    assert notes == [NO_MONEY]


# ------------------------------------------------------------------------------ no figures


def error_of(claude, name):
    claude.says(lines_of(name, "claude"))
    with pytest.raises(Exception) as caught:  # noqa: PT011 (its kind is what the tests ask)
        claude.asked(VENDOR)
    return caught.value


def test_a_seat_that_tells_neither_says_what_serves(claude):
    error = error_of(claude, "told_nothing/claude_code__real_enterprise_no_dollars")
    assert isinstance(error, Unavailable)
    assert error.sentence == NO_MONEY


@pytest.mark.parametrize("name", ["key", "signed_out"])
def test_without_a_plan_there_are_no_limits(claude, name):
    error = error_of(claude, f"told_nothing/claude_code__real_{name}")
    assert isinstance(error, Unavailable)
    assert error.sentence == NO_PLAN


def test_who_wants_no_traffic_but_the_essential(claude):
    claude.says(lines_of("told_nothing/claude_code__real_500", "claude"))
    with pytest.raises(Unavailable, match=r"^CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC is set"):
        claude.asked(VENDOR, env={"CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1"})
    assert claude.called[1]["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] == "1"


@pytest.mark.parametrize("status", [401, 429, 500])
def test_a_question_that_failed_on_its_way_is_no_plan_without_limits(claude, status):
    assert isinstance(error_of(claude, f"told_nothing/claude_code__real_{status}"), Unreachable)


@pytest.mark.parametrize(
    "answer",
    [
        [],
        ["error: unknown option '--safe-mode'\n"],
        [
            {
                "type": "control_response",
                "response": {
                    "subtype": "error",
                    "request_id": "remainder-usage",
                    "error": "Unsupported control request subtype: get_usage",
                },
            }
        ],
    ],
)
def test_one_that_is_too_old_says_so(tmp_path, answer):
    text = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in answer)
    (tmp_path / "answer").write_text(text)
    old = Program(tmp_path, "claude", QUESTION)
    old.path.write_text("#!/bin/sh\nhere=$(dirname $0)\ncat $here/answer\nexit 1\n")
    with pytest.raises(Unavailable) as caught:
        old.asked(VENDOR)
    assert caught.value.sentence == TOO_OLD


def test_one_that_is_not_there(claude):
    with pytest.raises(Unavailable, match="no-such-claude is not installed"):
        claude.asked(VENDOR, choices={"program": "no-such-claude"})


def test_a_changed_answer_is_named_by_its_field(claude):
    with pytest.raises(Unreadable, match=r"five_hour\.utilization"):
        told(claude, five_hour=span(["x"]))


def test_no_kind_of_failure_asks_for_another_sign_in_without_reason(claude):
    for name in ("key", "401", "500"):
        assert not isinstance(error_of(claude, f"told_nothing/claude_code__real_{name}"), NotSignedIn)
