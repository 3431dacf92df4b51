from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tests.vendors.programs import Program, lines_of
from tests.vendors.world import NOW
from trayapp.domain.errors import NotSignedIn, Throttled, Unavailable, Unreachable, Unreadable
from trayapp.domain.model import CREDITS, PERCENT
from trayapp.domain.period import Window
from trayapp.vendors.codex import DEPLETED, QUESTIONS, REACHED, SILENT, VENDOR

NOVEMBER = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
END = int((NOW + timedelta(hours=1)).timestamp())


@pytest.fixture
def codex(tmp_path):
    return Program(tmp_path, "codex", QUESTIONS[-1])


def told(codex, name="codex", notes=None, **changes):
    lines = lines_of(name, "codex")
    if changes:
        (answer,) = (line["result"] for line in lines if line.get("id") == 2)
        answer["rateLimits"] = {**answer["rateLimits"], **changes}
        answer["rateLimitsByLimitId"] = None
    codex.says(lines)
    return {each.key.removeprefix("codex:"): each for each in codex.asked(VENDOR, notes=notes)}


def window(used, minutes, resets=END):
    return {"usedPercent": used, "windowDurationMins": minutes, "resetsAt": resets}


# ------------------------------------------------------------------------------ how it is asked


def test_the_conversation(codex):
    told(codex)
    assert [each["method"] for each in codex.heard] == [
        "initialize",
        "initialized",
        "account/read",
        "account/rateLimits/read",
    ]
    assert codex.heard[0]["params"]["clientInfo"]["name"] == "remainder"
    assert codex.heard[2]["params"] == {"refreshToken": False}
    assert codex.called[0] == ["app-server"]


def test_its_folder_is_passed_on_and_no_key(codex):
    codex.says(lines_of("codex", "codex"))
    keys = ["OPENAI_API_KEY", "CODEX_API_KEY", "CODEX_ACCESS_TOKEN", "GITHUB_TOKEN"]
    codex.asked(VENDOR, env={"CODEX_HOME": "/elsewhere"} | dict.fromkeys(keys, "marked"))
    _words, env = codex.called
    assert env["CODEX_HOME"] == "/elsewhere"
    assert "marked" not in env.values()


def test_other_lines_are_passed_over(codex):
    noise = [
        "WARNING: something\n",
        '{"method":"account/rateLimits/updated","params":{"rateLimits":{}}}\n',
        '{"id":2,"method":"item/tool/requestUserInput","params":{"error":null}}\n',
        '{"id":"2","result":{}}\n',
        "\n",
    ]
    codex.says([*noise, *lines_of("codex", "codex")])
    assert len(codex.asked(VENDOR)) == 3


def test_figures_do_not_wait_for_who_is_signed_in(codex):
    codex.says([line for line in lines_of("codex", "codex") if line.get("id") == 2])
    assert len(codex.asked(VENDOR)) == 3


# ------------------------------------------------------------------------------ windows


def test_the_windows_of_a_seat(codex):
    notes = []
    found = told(codex, notes=notes)
    assert set(found) == {"five-hour", "weekly", "codex-bengalfox:five-hour"}
    five, week = found["five-hour"], found["weekly"]
    assert (five.used, five.limit, five.unit, five.at) == (20, 100, PERCENT, NOW)
    assert five.window.end - five.window.start == timedelta(hours=5)
    assert week.window.end - week.window.start == timedelta(days=7)
    assert found["codex-bengalfox:five-hour"].title == "Codex, GPT-5.5-Codex-Spark, 5-hour limit"
    assert notes == []


def test_a_window_is_what_its_length_says(codex):
    found = told(codex, primary=window(61, 10080), secondary=window(12, 300))
    assert {key: each.used for key, each in found.items()} == {"weekly": 61, "five-hour": 12}


@pytest.mark.parametrize(
    ("minutes", "key", "title"),
    [
        (299, "five-hour", "Codex, 5-hour limit"),
        (10079, "weekly", "Codex, weekly limit"),
        (1440, "daily", "Codex, daily limit"),
        (180, "180-minute", "Codex, 3-hour limit"),
        (43200, "43200-minute", "Codex, 30-day limit"),
        ("300", "five-hour", "Codex, 5-hour limit"),
        (None, "window", "Codex, limit"),
        (0, "window", "Codex, limit"),
    ],
)
def test_windows_of_other_lengths(codex, minutes, key, title):
    found = told(codex, primary=window(5, minutes), secondary=None)
    assert {key: each.title for key, each in found.items()} == {key: title}
    assert found[key].window.end == NOW + timedelta(hours=1)
    assert (found[key].window.start is None) == (key == "window")


def test_a_window_without_an_end_and_one_that_is_over(codex):
    over = int(NOW.timestamp())
    found = told(codex, primary=window(0, 300, None), secondary=window(80, 10080, over))
    assert {key: (each.used, each.window) for key, each in found.items()} == {"five-hour": (0, None)}


def test_a_clock_that_is_behind_still_lies_in_the_window(codex):
    late = int((NOW + timedelta(hours=6)).timestamp())
    assert NOW in told(codex, primary=window(1, 300, late), secondary=None)["five-hour"].window


# ------------------------------------------------------------------------------ credits


def test_a_members_cap_is_in_credits_by_month(codex):
    found = told(codex, "codex__business")
    assert set(found) == {"individual", "credits"}
    own = found["individual"]
    assert (own.used, own.limit, own.unit) == (Decimal("2572.3221212625504"), Decimal(7500), CREDITS)
    assert own.window == NOVEMBER
    balance = found["credits"]
    assert (balance.used, balance.limit, balance.left, balance.unit) == (None, None, 42, CREDITS)


def test_a_weekly_window_in_the_first_place_beside_a_cap(codex):
    found = told(codex, "codex__enterprise")
    assert {key: each.used for key, each in found.items()} == {"weekly": 61, "individual": Decimal("36.797")}


def test_unlimited_credits_are_no_balance(codex):
    assert "credits" not in told(codex, credits={"hasCredits": True, "unlimited": True, "balance": "7"})
    assert "credits" not in told(codex, credits={"hasCredits": False, "unlimited": False, "balance": "7"})
    assert "credits" not in told(codex, credits={"hasCredits": True, "unlimited": False, "balance": None})


def test_a_balance_of_nothing_is_told(codex):
    assert told(codex, "codex__edu")["credits"].left == 0


def test_a_cap_whose_month_is_over_tells_nothing(codex):
    over = {"limit": "10", "used": "9", "remainingPercent": 10, "resetsAt": int(NOW.timestamp())}
    assert "individual" not in told(codex, individualLimit=over)


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"spendControlReached": True}, REACHED),
        ({"rateLimitReachedType": "workspace_member_usage_limit_reached"}, REACHED),
        ({"rateLimitReachedType": "workspace_owner_credits_depleted"}, DEPLETED),
        ({"rateLimitReachedType": "rate_limit_reached"}, None),
        ({"spendControlReached": None}, None),
    ],
)
def test_what_was_reached_is_said_beside_the_figures(codex, changes, note):
    notes = []
    told(codex, notes=notes, **changes)
    assert notes == ([note] if note else [])


def test_a_member_whose_credits_are_used_up(codex):
    notes = []
    found = told(codex, "codex__depleted", notes=notes)
    assert {key: (each.used, each.limit) for key, each in found.items()} == {
        "individual": (Decimal("7512.5"), Decimal(7500))
    }
    assert notes == [DEPLETED]


# ------------------------------------------------------------------------------ no figures


def error_of(codex, lines):
    codex.says(lines)
    with pytest.raises(Exception) as caught:  # noqa: PT011 (its kind is what the tests ask)
        codex.asked(VENDOR)
    return caught.value


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("signed_out", NotSignedIn, "codex login"),
        ("key", Unavailable, "a key"),
        ("401", NotSignedIn, "has ended"),
        ("429", Throttled, "too often"),
        ("500", Unreachable, "asked again"),
        ("silent", Unavailable, SILENT),
    ],
)
def test_what_the_real_one_said_without_figures(codex, name, kind, words):
    error = error_of(codex, lines_of(f"told_nothing/codex__real_{name}", "codex"))
    assert isinstance(error, kind)
    assert words in error.sentence
    assert "http" not in error.sentence


def test_one_that_does_not_know_the_question(codex):
    lines = [line for line in lines_of("codex", "codex") if line.get("id") != 2]
    for code in (-32601, -32600):
        failure = {"id": 2, "error": {"code": code, "message": "unknown variant"}}
        assert "codex update" in error_of(codex, [*lines, failure]).sentence


def test_a_failure_without_words(codex):
    answers = [{"id": 1, "error": {}}, {"id": 2, "error": {}}]
    assert isinstance(error_of(codex, answers), Unreachable)


def test_one_that_ends_at_once(codex):
    codex.path.write_text("#!/bin/sh\nexit 2\n")
    with pytest.raises(Unavailable, match="codex update"):
        codex.asked(VENDOR)


def test_one_that_is_not_there(codex):
    with pytest.raises(Unavailable, match="no-such-codex is not installed"):
        codex.asked(VENDOR, choices={"program": "no-such-codex"})


def test_a_changed_answer_is_named_by_its_field(codex):
    with pytest.raises(Unreadable, match="usedPercent"):
        told(codex, primary={"usedPercent": ["x"]})
