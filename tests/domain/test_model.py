"""The few promises that the types themselves keep."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from trayapp.domain.command import StoreSecret
from trayapp.domain.errors import FaultKind, NotSignedIn, Throttled, Unavailable, Unreadable
from trayapp.domain.model import (
    CREDITS,
    PERCENT,
    REQUESTS,
    TOKENS,
    USD,
    Allowance,
    Gauge,
    Known,
    Level,
    Snapshot,
    Unit,
)
from trayapp.domain.period import Standing, Window
from trayapp.domain.usage import Tokens

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def gauge(key, level, share_left):
    plain = Allowance(key, key, USD, Standing(), Decimal(100))
    window = Window(None, None)
    nothing = dict.fromkeys(("limit", "used", "left", "pace", "today", "yesterday", "forecast", "as_of"))
    return Gauge(plain, window, level=level, share_left=share_left, known=Known.ESTIMATED, **nothing)


@pytest.mark.parametrize(
    ("unit", "money"),
    [
        (USD, True),
        (Unit("EUR"), True),
        (Unit("eur"), False),
        (Unit("US1"), False),
        (TOKENS, False),
        (REQUESTS, False),
        (CREDITS, False),
        (PERCENT, False),
    ],
)
def test_units_of_money(unit, money):
    assert unit.is_money is money


def test_tokens_add_up():
    one = Tokens(1, 2, 3, 4, 5, 6, 7)
    assert one + one == Tokens(2, 4, 6, 8, 10, 12, 14)
    assert (one.total, one.context) == (15, 13)


def test_the_worst_gauge_leads_unless_one_is_pinned():
    gauges = (gauge("a", Level.CALM, 0.2), gauge("b", Level.WATCH, 0.9), gauge("c", Level.WATCH, 0.4))
    snapshot = Snapshot(at=NOW, zone="UTC", gauges=gauges)
    assert snapshot.headline.allowance.key == "c"
    assert replace(snapshot, headline_key="a").headline.allowance.key == "a"
    assert replace(snapshot, headline_key="gone").headline.allowance.key == "c"
    assert Snapshot(at=NOW, zone="UTC").headline is None


def test_a_secret_is_not_printed():
    assert "hunter2" not in repr(StoreSecret("vendor", "key", "hunter2"))


def test_errors_carry_a_sentence_and_a_kind():
    error = Throttled("Asked too often.", retry_at=NOW)
    assert (error.kind, error.sentence, error.retry_at) == (FaultKind.THROTTLED, "Asked too often.", NOW)
    assert str(error) == "Asked too often."
    assert {kind for kind in FaultKind if kind.calm} == {NotSignedIn.kind, Unavailable.kind}
    assert not Unreadable.kind.calm


def test_of_equal_levels_what_the_person_was_given_leads():
    own, window = gauge("month", Level.CALM, 0.9), gauge("made-up:weekly", Level.CALM, 0.6)
    assert Snapshot(at=NOW, zone="UTC", gauges=(window, own)).headline is own
    tight = replace(window, level=Level.WATCH)
    assert Snapshot(at=NOW, zone="UTC", gauges=(own, tight)).headline is tight
