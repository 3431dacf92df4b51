"""What Codex writes of its limits into its session logs."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from trayapp.domain.errors import Unreadable
from trayapp.domain.model import CREDITS, PERCENT
from trayapp.vendors._codex_windows import log_readings

AT = datetime(2026, 11, 23, 17, 16, 59, tzinfo=UTC)

# A line of 0.169.0, 2026-11-23.
REAL = {
    "limit_id": "codex",
    "limit_name": None,
    "primary": {"used_percent": 12.5, "window_minutes": 300, "resets_at": 1795461419},
    "secondary": {"used_percent": 34.0, "window_minutes": 10080, "resets_at": 1795754219},
    "credits": {"has_credits": False, "unlimited": False, "balance": None},
    "individual_limit": None,
    "spend_control_reached": None,
    "plan_type": None,
    "rate_limit_reached_type": None,
}


def heard(**changes):
    found = log_readings(json.dumps({**REAL, **changes}).encode(), AT)
    return {each.key.removeprefix("codex:"): each for each in found}


def test_what_the_real_one_wrote():
    found = heard()
    assert {key: each.used for key, each in found.items()} == {"five-hour": Decimal("12.5"), "weekly": 34}
    five = found["five-hour"]
    assert (five.limit, five.unit, five.at, five.via, five.account) == (100, PERCENT, AT, "log", "codex")
    assert five.window.end == datetime(2026, 11, 23, 19, 16, 59, tzinfo=UTC)
    assert five.window.end - five.window.start == timedelta(hours=5)


def test_money_of_a_companys_seat():
    end = int(datetime(2026, 12, 1, tzinfo=UTC).timestamp())
    found = heard(
        primary=None,
        secondary=None,
        credits={"has_credits": True, "unlimited": False, "balance": "42.5"},
        individual_limit={"limit": "7500", "used": "2572.32", "remaining_percent": 66, "resets_at": end},
    )
    assert (found["individual"].used, found["individual"].limit) == (Decimal("2572.32"), 7500)
    assert found["individual"].window.start == datetime(2026, 11, 1, tzinfo=UTC)
    assert (found["credits"].left, found["credits"].unit) == (Decimal("42.5"), CREDITS)


def test_the_limit_of_one_model_is_another_figure():
    found = heard(limit_id="codex_bengalfox", limit_name="Spark", secondary=None)
    assert set(found) == {"codex-bengalfox:five-hour"}
    assert found["codex-bengalfox:five-hour"].title == "Codex, Spark, 5-hour limit"


def test_older_logs_told_seconds():
    found = heard(
        limit_id=None, primary={"used_percent": 5, "window_minutes": 299, "resets_in_seconds": 3600}
    )
    assert found["five-hour"].window.end == AT + timedelta(hours=1)


def test_a_window_that_was_over_when_it_was_written_tells_nothing():
    over = {"used_percent": 5, "window_minutes": 300, "resets_at": int(AT.timestamp())}
    assert set(heard(primary=over)) == {"weekly"}


def test_what_is_no_number_is_no_figure():
    assert set(heard(primary={"used_percent": "NaN", "window_minutes": 300})) == {"weekly"}


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b'{"primary": 7}', b"\xff"])
def test_another_shape_is_unreadable(body):
    with pytest.raises(Unreadable):
        log_readings(body, AT)
