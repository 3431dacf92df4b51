"""What is said of a balance and of a drift, and when a balance that is gone is told."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.domain.desk import NOW as DESK_NOW
from tests.domain.desk import Desk
from tests.domain.desk import gauge as desk_gauge
from tests.domain.words_gauge import BERLIN, NOW, gauge
from trayapp.domain.model import Drift, Known, Level, Snapshot, Unit
from trayapp.domain.period import Standing
from trayapp.domain.words import ENGLISH as W


def balance(left, **changes):
    changes = {"known": Known.REPORTED, "left": Decimal(left), "pace": None, **changes}
    return gauge(None, limit=None, period=Standing(), **changes)


@pytest.mark.parametrize(
    ("left", "unit", "number", "rest", "whole"),
    [
        ("12.40", "USD", "$12.40", "left", "$12.40 left"),
        ("0", "USD", "$0", "left", "$0 left"),
        ("-3", "USD", "$3", "owed", "$3 owed"),
        ("49.58", "CNY", "CN¥49.58", "left", "CN¥49.58 left"),
        ("1300", "credits", "1,300 credits", "left", "1,300 credits left"),
    ],
)
def test_a_balance_in_words(left, unit, number, rest, whole):
    one = balance(left, unit=Unit(unit))
    assert W.headline(one, BERLIN) == (number, rest)
    assert W.remains(one, BERLIN) == whole


def test_lines_of_a_balance():
    one = balance("12.40", reported_at=NOW - timedelta(minutes=4))
    assert W.gauge_line(one, NOW, BERLIN) == "$12.40 left"
    assert W.known(one, NOW) == "reported 4 min ago"
    assert W.detail(one, NOW, BERLIN) == "reported 4 min ago"
    old = replace(one, stale=True, reported_at=NOW - timedelta(hours=5))
    assert W.gauge_line(old, NOW, BERLIN) == "$12.40 left · reported 5 hours ago"
    assert W.tooltip(Snapshot(NOW, "Europe/Berlin", (one,))) == "$12.40 left"
    assert (W.lasts(one, NOW, BERLIN), W.run_out(one, NOW, BERLIN), W.forecast(one, BERLIN)) == ("", "", "")
    assert (W.spent(one, BERLIN), W.pace(one)) == ("", "")


def test_a_balance_that_is_gone_is_told_once_and_again_after_it_was_paid_in():
    desk = Desk()

    def see(left, minutes):
        level = Level.SPENT if Decimal(left) <= 0 else Level.CALM
        plain = desk_gauge(None, period=Standing(), key="relay:balance")
        one = replace(plain, limit=None, left=Decimal(left), level=level, share_left=None)
        return [alert.title for alert in desk.see(one, now=DESK_NOW + timedelta(minutes=minutes))]

    told = [see(left, n) for n, left in enumerate(["5", "0.01", "0", "-1", "20", "0", "0"])]
    gone = ["November allowance is used up"]
    assert told == [[], [], gone, [], [], gone, []]


@pytest.mark.parametrize(
    ("ratio", "applied", "said"),
    [
        ("1.031", True, "Local estimates ran 3 % low over the last 9 days; newer ones are corrected"),
        ("0.90", True, "Local estimates ran 11 % high over the last 9 days; newer ones are corrected"),
        ("1.004", True, ""),
        ("0.996", True, ""),
        (
            "2.6",
            False,
            "Billed: 260 % of what the logs here show over the last 9 days. The rest was used elsewhere",
        ),
        ("0.1", False, "Billed: 10 % of what the logs here are worth at list prices over the last 9 days"),
    ],
)
def test_a_drift_in_words(ratio, applied, said):
    assert W.drift(gauge(5, drift=Drift("me", Decimal(ratio), 9, applied))) == said
    assert W.drift(gauge(5)) == ""
