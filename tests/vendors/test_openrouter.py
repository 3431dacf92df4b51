from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.vendors.world import KEY, NOW, fixture, question, serve
from trayapp.domain.errors import Unavailable, Unreadable
from trayapp.domain.model import USD, Known
from trayapp.domain.period import Window
from trayapp.vendors.openrouter import VENDOR


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def reading(server, name="openrouter", **changes):
    recorded = fixture(name)
    recorded["answers"]["/api/v1/key"]["data"].update(changes)
    serve(server, recorded)
    (found,) = question(VENDOR, server)
    return found


def test_the_documented_answer(server):
    found = reading(server)
    assert server.asked[0].path == "/api/v1/key"
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert (found.source, found.unit, found.known, found.at) == ("openrouter", USD, Known.REPORTED, NOW)
    assert (found.used, found.limit) == (Decimal("25.5"), Decimal(100))
    assert found.title == "OpenRouter"


@pytest.mark.parametrize(
    ("reset", "window"),
    [
        ("daily", Window(utc(2026, 11, 25), utc(2026, 11, 26))),
        ("weekly", Window(utc(2026, 11, 23), utc(2026, 11, 30))),
        ("monthly", Window(utc(2026, 11, 1), utc(2026, 12, 1))),
        (None, Window(None, None)),
    ],
)
def test_windows_are_utcs(server, reset, window):
    assert NOW.date() == date(2026, 11, 25)
    assert reading(server, limit_reset=reset).window == window


def test_without_a_limit_the_months_use_is_told(server):
    found = reading(server, "openrouter__no_limit")
    assert found.limit is None
    assert found.used == Decimal("40.125")
    assert found.window == Window(utc(2026, 11, 1), utc(2026, 12, 1))
    assert found.title == "OpenRouter, laptop"


@pytest.mark.parametrize(
    ("reset", "used"), [("daily", "4.5"), ("weekly", "12.75"), ("monthly", "41.375"), (None, "813.25")]
)
def test_own_keys_count_where_the_limit_says_so(server, reset, used):
    found = reading(
        server,
        limit_remaining=None,
        limit_reset=reset,
        include_byok_in_limit=True,
        usage=812,
        usage_daily=3.25,
        usage_weekly=11.5,
        usage_monthly=40.125,
        byok_usage=1.25,
        byok_usage_daily=1.25,
        byok_usage_weekly=1.25,
        byok_usage_monthly=1.25,
    )
    assert found.used == Decimal(used)


def test_prepaid(server):
    found = reading(server, "openrouter__prepaid")
    assert (found.used, found.limit) == (Decimal("13.75"), Decimal(50))


def test_numbers_in_quotes_are_exact(server):
    found = reading(server, limit="100.10", limit_remaining="0.000000000001")
    assert found.used == Decimal("100.099999999999")


def test_nothing_used_is_zero_and_nothing_told_is_unknown(server):
    assert reading(server, limit_remaining=100).used == 0
    found = reading(server, limit_remaining=None, usage_monthly=None)
    assert found.used is None
    assert found.limit == 100
    with pytest.raises(Unavailable):
        reading(server, "openrouter__no_limit", usage_monthly=None)


def test_more_than_the_limit_may_be_used(server):
    assert reading(server, limit_remaining=-3).used == 103


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("limit", True, "$.data.limit: expected number or nothing, got true or false"),
        ("limit", [1], "$.data.limit: expected number or nothing, got list"),
        ("limit", "much", "$.data.limit: not a value that is known"),
        ("limit_reset", "yearly", "$.data.limit_reset: not a value that is known"),
        ("usage", None, "$.data.usage: expected number, got nothing"),
    ],
)
def test_a_changed_answer_names_the_field(server, field, value, said):
    with pytest.raises(Unreadable) as caught:
        reading(server, **{field: value})
    assert said in caught.value.sentence


@pytest.mark.parametrize("field", ["limit", "limit_remaining", "usage"])
def test_a_missing_field_is_named(server, field):
    recorded = fixture("openrouter")
    del recorded["answers"]["/api/v1/key"]["data"][field]
    serve(server, recorded)
    with pytest.raises(Unreadable) as caught:
        question(VENDOR, server)
    assert f"$.data.{field}: missing" in caught.value.sentence


def test_no_number_is_no_number(server):
    with pytest.raises(Unreadable, match="no number"):
        reading(server, limit="NaN", limit_remaining=None)


def test_a_company_relay_is_asked_instead(server):
    (answer,) = fixture("openrouter")["answers"].values()
    serve(server, {"answers": {"/or/api/v1/key": answer}})
    urls = []
    question(VENDOR, server, choices={"base_url": "https://relay.example/or"}, urls=urls)
    assert urls == ["https://relay.example/or/api/v1/key"]
