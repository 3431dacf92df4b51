import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.vendors.world import KEY, NOW, fixture, question, serve
from trayapp.domain.errors import NotSignedIn, Refused, Unavailable, Unreadable
from trayapp.domain.model import PERCENT, REQUESTS, USD, Unit
from trayapp.domain.period import Window
from trayapp.vendors._relay_presets import NAMES, PRESETS
from trayapp.vendors.relay import VENDOR


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


NOVEMBER = Window(utc(2026, 11, 1), utc(2026, 12, 1))


def recorded(name, server, notes=None):
    serve(server, fixture(name))
    return question(VENDOR, server, fixture(name), note=(notes if notes is not None else []).append)


def told(server, answer, *, notes=None, secret=KEY, urls=None, **choices):
    serve(server, {"answers": {"/me": answer}})
    choices = {"base_url": "https://relay.example.com", "path": "/me", **choices}
    say = (notes if notes is not None else []).append
    return question(VENDOR, server, choices=choices, note=say, secret=secret, urls=urls)


def own(server, answer, **choices):
    (found,) = told(server, answer, preset="own", **choices)
    return found


def test_the_recommended_answer(server):
    notes = []
    (found,) = recorded("relay", server, notes)
    assert (found.key, found.title, found.account) == ("relay:budget", "claude", "relay")
    assert (found.used, found.limit, found.unit) == (Decimal("314.02"), 500, USD)
    assert (found.at, found.window) == (utc(2026, 11, 25, 22), NOVEMBER)
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert notes == [
        "used: 314.02 (from spent)",
        "limit: 500 (from limit)",
        "left: nothing (from left)",
        "start: 2026-11-01 00:00 UTC (from period_start)",
        "end: 2026-12-01 00:00 UTC (from period_end)",
        "period: nothing (from period)",
        "currency: USD (from currency)",
        "as_of: 2026-11-25 22:00 UTC (from as_of)",
        "title: claude (from title || source)",
        "account: nothing (from account)",
    ]


def test_several_budgets_each_for_itself(server):
    notes = []
    claude, copilot, team, pool = recorded("relay__budgets", server, notes)
    assert notes[0] == "each: 4 (from budgets || @)"
    assert [each.key for each in (claude, copilot, team, pool)] == [
        "relay:claude",
        "relay:GitHub Copilot",
        "relay:team",
        "relay:team #2",
    ]
    assert [each.account for each in (claude, copilot, team, pool)] == [
        "relay:claude",
        "copilot",
        "relay:team",
        "relay:team #2",
    ]
    assert (copilot.used, copilot.limit) == (Decimal("12.10"), Decimal("39.00"))
    assert (copilot.window, copilot.at) == (NOVEMBER, utc(2026, 11, 25, 22))
    assert (team.used, team.limit, team.unit, team.window) == (Decimal("812.75"), None, Unit("EUR"), None)
    assert (pool.used, pool.limit) == (750, 1000)


def test_a_bare_list_is_a_list(server):
    found = told(server, [{"source": "a", "spent": 1}, {"source": "b", "spent": 2}])
    assert [(each.title, each.used) for each in found] == [("a", 1), ("b", 2)]


def test_claude_spend_limits_passed_on(server):
    found = {each.title: each for each in recorded("relay__claude_spend_limits", server)}
    assert {title: (each.used, each.limit) for title, each in found.items()} == {
        "Claude, daily": (Decimal("12.5025"), 50),
        "Claude, weekly": (90, 200),
        "Claude, monthly": (Decimal("314.025"), 500),
    }
    assert found["Claude, weekly"].window == Window(utc(2026, 11, 23), utc(2026, 11, 30))


def test_a_github_budget_passed_on(server):
    (found,) = recorded("relay__github_budget", server)
    assert (found.used, found.limit, found.window) == (Decimal("12.5"), 40, NOVEMBER)
    with pytest.raises(Unreadable, match=r"The answer has budgets, effective_budget\."):
        told(server, {"budgets": [], "effective_budget": None}, preset="github-budget")


def test_litellm_passed_on(server):
    (found,) = recorded("relay__litellm", server)
    assert (found.used, found.limit, found.window) == (Decimal("12.5"), 50, NOVEMBER)


def test_openrouter_passed_on(server):
    (found,) = recorded("relay__openrouter", server)
    assert (found.used, found.limit, found.window) == (Decimal("25.5"), 100, NOVEMBER)
    answer = fixture("openrouter__no_limit")["answers"]["/api/v1/key"]
    (found,) = told(server, answer, preset="openrouter-key")
    assert (found.used, found.limit, found.window) == (Decimal("40.125"), None, NOVEMBER)


def test_expressions_of_ones_own(server):
    (found,) = recorded("relay__own", server)
    assert (found.used, found.limit, found.title) == (Decimal("13.495"), 200, "Cap of me")
    assert found.window == NOVEMBER


def test_own_expressions_go_before_the_presets(server):
    (found,) = told(server, {"spent": 1, "total": 7, "limit": 9}, used="total", limit="`null`")
    assert (found.used, found.limit) == (7, None)


# --- numbers, instants and units ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "used"),
    [
        (b"0.1", "0.1"),
        (b"12345678901234567.123456789", "12345678901234567.123456789"),
        (b'"100.10"', "100.10"),
        (b"1e2", "100"),
        (b"0", "0"),
        (b"-3.5", "-3.5"),
    ],
)
def test_numbers_are_exact(server, body, used):
    serve(server, {})
    server.reply.body = b'{"n": ' + body + b"}"
    choices = {"base_url": "https://relay.example.com", "preset": "own", "used": "n"}
    (found,) = question(VENDOR, server, choices=choices)
    assert str(found.used) == used or found.used == Decimal(used)


@pytest.mark.parametrize(
    ("expression", "used"),
    [
        ("sum(n)", "0.6"),
        ("max(n)", "0.3"),
        ("min(n)", "0.1"),
        ("abs(n[1])", "0.1"),
        ("to_number(to_string(n[0]))", "0.3"),
        ("to_number(n[0])", "0.3"),
        ("n[?type(@) == 'number'] | [2]", "0.2"),
        ("ceil(n[2])", "1"),
        ("avg(n)", "0.2"),
        ("sort(n)[1]", "0.2"),
        ("max_by(m, &x).x", "2.5"),
        ("sort_by(m, &x)[0].x", "1.5"),
        ("m[?x > `2`].x | [0]", "2.5"),
    ],
)
def test_functions_are_exact_too(server, expression, used):
    answer = {"n": [0.3, 0.1, 0.2], "m": [{"x": 2.5}, {"x": 1.5}]}
    assert own(server, answer, used=expression).used == Decimal(used)


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-25T12:00:00Z",
        "2026-11-25T13:00:00+01:00",
        "2026-11-25 12:00",
        1795608000,
        1795608000000,
        "1795608000",
        "1795608000000",
        1795608000.0,
    ],
)
def test_instants(server, value):
    assert own(server, {"n": 1, "t": value}, used="n", as_of="t").at == utc(2026, 11, 25, 12)


def test_a_clock_that_is_ahead_says_nothing_about_the_future(server):
    assert own(server, {"n": 1, "t": "2027-01-01"}, used="n", as_of="t").at == NOW
    assert own(server, {"n": 1}, used="n").at == NOW


@pytest.mark.parametrize(
    ("value", "unit"), [("eur", Unit("EUR")), ("Requests", REQUESTS), ("%", PERCENT), (None, USD)]
)
def test_units(server, value, unit):
    assert own(server, {"n": 1, "u": value}, used="n", currency="u").unit == unit


def test_the_unit_by_hand_and_percent_of_a_hundred(server):
    found = own(server, {"n": 41}, used="n", unit="percent")
    assert (found.unit, found.used, found.limit) == (PERCENT, 41, 100)


def test_what_is_left(server):
    assert own(server, {"l": 20}, left="l").left == 20
    found = own(server, {"l": 20, "n": 5}, left="l", used="n")
    assert (found.used, found.limit, found.left) == (5, 25, None)
    assert own(server, {"l": 120, "m": 100}, left="l", limit="m").used == 0


@pytest.mark.parametrize(
    ("more", "window"),
    [
        ({"start": "'2026-11-05'", "end": "'2026-12-05'"}, Window(utc(2026, 11, 5), utc(2026, 12, 5))),
        ({"start": "'2026-11-05'"}, Window(utc(2026, 11, 5), None)),
        ({"end": "'2026-12-01'"}, Window(None, utc(2026, 12, 1))),
        ({"end": "'2026-12-02'", "period": "'weekly'"}, Window(utc(2026, 11, 25), utc(2026, 12, 2))),
        ({"period": "'daily'"}, Window(utc(2026, 11, 25), utc(2026, 11, 26))),
        ({"period": "'30d'"}, None),
        ({}, None),
    ],
)
def test_windows(server, more, window):
    assert own(server, {"n": 1}, used="n", **more).window == window


def test_a_limit_alone_leaves_the_use_unknown(server):
    (found,) = told(server, {"limit": 250, "spent": None})
    assert (found.used, found.limit) == (None, 250)


# --- what goes wrong ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("spent.", 'The expression for "used" is not understood at character 7.'),
        ("a[", 'The expression for "used" is not understood at character 3.'),
        ("fo$o", 'The expression for "used" is not understood at character 3.'),
        ("nosuch(a)", 'The expression for "used" does not fit the answer: a function is not known.'),
        ("sum(a)", "does not fit the answer: sum() is given what it does not take."),
        ("abs(a, b)", "does not fit the answer: abs() is given what it does not take."),
        ("b", 'The expression for "used" found no number but other text.'),
        ("c", 'The expression for "used" found no number but a list.'),
        ("@", 'The expression for "used" found no number but an object.'),
        ("d", 'The expression for "used" found no number but true or false.'),
    ],
)
def test_a_bad_expression_is_named(server, expression, said):
    with pytest.raises(Unreadable) as caught:
        own(server, {"a": 1, "b": "much", "c": [], "d": True}, used=expression)
    assert said in caught.value.sentence


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"end": "'soon'"}, 'The expression for "end" found no date or time but other text.'),
        ({"end": "`1e30`"}, 'The expression for "end" found no date or time but a number.'),
        ({"currency": "'dollars'"}, 'The expression for "currency" found no currency such as USD'),
        ({"start": "'2026-12-01'", "end": "'2026-11-01'"}, "The period's start is not before its end."),
    ],
)
def test_other_values_are_named(server, more, said):
    with pytest.raises(Unreadable) as caught:
        own(server, {"n": 1}, used="n", **more)
    assert said in caught.value.sentence


def test_what_was_not_found_says_what_is_there(server):
    with pytest.raises(Unreadable) as caught:
        told(server, {f"name{at}": at for at in range(12)})
    assert caught.value.sentence == (
        "Neither used, limit nor left was found. The answer has name0, name1, name2, name3, name4, name5, "
        "name6, name7, …."
    )
    with pytest.raises(Unreadable, match=r'"each" found nothing. The answer has spent\.'):
        told(server, {"spent": 1}, each="rows")


def test_an_empty_list_is_no_fault(server):
    with pytest.raises(Unavailable, match="lists no budget"):
        told(server, {"rows": []}, each="rows")


def test_without_any_expression_nothing_is_asked(server):
    with pytest.raises(Unavailable, match="Choose a preset"):
        own(server, {})
    with pytest.raises(NotSignedIn, match="Enter your relay's address"):
        question(VENDOR, server)
    assert server.asked == []


def test_only_the_first_of_many_are_shown(server):
    notes = []
    assert len(told(server, [{"spent": 1}] * 60, notes=notes)) == 50
    assert "Only the first 50 are shown." in notes


# --- the key ------------------------------------------------------------------------------------


def test_a_header_of_its_own(server):
    told(server, {"spent": 1}, header="X-Relay-Key")
    assert server.asked[0].headers["x-relay-key"] == KEY
    assert "authorization" not in server.asked[0].headers
    with pytest.raises(Unavailable, match="header's name"):
        told(server, {"spent": 1}, header="X Relay: 1")


def test_no_key_is_needed(server):
    told(server, {"spent": 1}, secret=None)
    assert "authorization" not in server.asked[0].headers


def test_an_answer_that_repeats_the_key_does_not_spread_it(server):
    notes = []
    (found,) = told(server, {"spent": 1, "title": f"for {KEY}", KEY: 1}, notes=notes)
    assert found.title == "for (key)"
    assert not any(KEY[:12] in note for note in notes)
    with pytest.raises(Unreadable) as caught:
        told(server, {KEY: 1})
    assert KEY[:12] not in caught.value.sentence


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/me?team=7&from=a b", "https://relay.example.com/me?team=7&from=a%20b"),
        ("me", "https://relay.example.com/me"),
        ("@evil.example/me", "https://relay.example.com/@evil.example/me"),
        (".evil.example", "https://relay.example.com/.evil.example"),
    ],
)
def test_the_path_never_changes_the_host(server, path, asked):
    urls = []
    server.reply.body = json.dumps({"spent": 1}).encode()
    choices = {"base_url": "https://relay.example.com", "path": path}
    question(VENDOR, server, choices=choices, urls=urls)
    assert urls == [asked]


def test_the_key_does_not_follow_to_another_host(server):
    server.reply.status, server.reply.headers = 302, {"Location": "https://elsewhere.example/me"}
    with pytest.raises(Refused, match="passes the question on"):
        question(VENDOR, server, fixture("relay"))


def test_presets_name_what_there_is():
    for preset in PRESETS.values():
        assert set(preset) <= set(NAMES)
