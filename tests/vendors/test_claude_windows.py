"""What Claude Code tells its status line."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from trayapp.domain.errors import Unreadable
from trayapp.domain.model import PERCENT, USD
from trayapp.domain.period import Window
from trayapp.vendors._claude_windows import status_line_readings

REAL = Path(__file__).parents[1] / "cli/fixtures/statusline-2.1.330.json"
NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


def heard(**windows):
    found = status_line_readings(json.dumps({"rate_limits": windows}).encode(), NOW)
    return {each.key.removeprefix("claude-code:"): each for each in found}


def test_what_the_real_one_told():
    found = {each.key: each for each in status_line_readings(REAL.read_bytes(), NOW)}
    assert set(found) == {"claude-code:five-hour", "claude-code:seven-day"}
    five = found["claude-code:five-hour"]
    assert (five.used, five.limit, five.unit, five.via) == (42, 100, PERCENT, "status line")
    assert five.window == Window(
        datetime(2026, 11, 23, 14, 0, tzinfo=UTC), datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
    )
    assert found["claude-code:seven-day"].window.end == datetime(2026, 11, 27, 0, 0, tzinfo=UTC)


def test_a_key_or_the_time_before_the_first_answer_tells_nothing():
    assert status_line_readings(b"{}", NOW) == []
    assert status_line_readings(b'{"rate_limits": null}', NOW) == []
    assert heard() == {}


def spend(**more):
    end = int(datetime(2026, 12, 1, tzinfo=UTC).timestamp())
    return {"used_percentage": 31, "resets_at": end, **more}


def test_the_gateways_cap_is_in_dollars():
    found = heard(spend_limit=spend(used_usd=62.5, limit_usd=50, period="monthly"))["gateway-spend"]
    assert (found.used, found.limit, found.unit, found.via) == (Decimal("62.5"), 50, USD, "status line")
    assert found.window == Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


@pytest.mark.parametrize(("period", "days"), [("daily", 1), ("weekly", 7)])
def test_each_period_has_its_length(period, days):
    end = datetime(2026, 11, 24, tzinfo=UTC)
    told = spend(used_usd=1, limit_usd=5, period=period, resets_at=int(end.timestamp()))
    assert heard(spend_limit=told)["gateway-spend"].window == Window(end - timedelta(days=days), end)


def test_before_2_1_284_it_is_a_percentage():
    found = heard(spend_limit=spend())["gateway-spend"]
    assert (found.used, found.limit, found.unit) == (31, 100, PERCENT)
    assert found.window == Window(None, datetime(2026, 12, 1, tzinfo=UTC))


def test_a_cap_whose_time_is_over_tells_nothing():
    assert heard(spend_limit=spend(resets_at=int(NOW.timestamp()))) == {}


@pytest.mark.parametrize("payload", [b"", b"[]", b"null", b'{"rate_limits": 7}', b"\xff"])
def test_another_shape_is_unreadable(payload):
    with pytest.raises(Unreadable):
        status_line_readings(payload, NOW)


def test_what_is_no_number_is_no_figure():
    assert heard(five_hour={"used_percentage": "NaN", "resets_at": None}) == {}
