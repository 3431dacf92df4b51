"""Warnings on edges, each once in its window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.desk import BERLIN, HOUR, NOW, Desk, fault, gauge, runs_out
from trayapp.domain.alerts import Rules
from trayapp.domain.errors import FaultKind
from trayapp.domain.model import AlertKind, Level
from trayapp.domain.period import Daily, Rolling, Standing, Window

# --- thresholds -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("used", "marks"),
    [
        (0, []),
        ("49.99", []),
        (50, ["threshold-50"]),
        ("74.99", ["threshold-50"]),
        (75, ["threshold-75"]),
        (90, ["threshold-90"]),
        ("99.99", ["threshold-90"]),
        (100, ["threshold-100"]),
        (250, ["threshold-100"]),
        (None, []),
    ],
)
def test_first_sight_tells_only_the_highest(used, marks):
    assert Desk(Rules(BERLIN, off=frozenset({AlertKind.PACE}))).marks(used) == marks


def test_each_threshold_once_in_its_window():
    desk = Desk()
    seen = [desk.marks(used) for used in (40, 52, 60, 76, 80, 91, 95, 100, 110)]
    assert seen[1:] == [
        ["threshold-50"],
        [],
        ["threshold-75"],
        [],
        ["threshold-90"],
        [],
        ["threshold-100"],
        [],
    ]


def test_what_was_skipped_is_not_told_later():
    desk = Desk()
    assert desk.marks(92) == ["threshold-90"]
    assert desk.marks(60) == []
    assert desk.marks(80) == []


def test_own_thresholds_and_none():
    assert Desk().marks(31, thresholds=(30,)) == ["threshold-30"]
    assert Desk().marks(49, thresholds=(), now=NOW + timedelta(days=9)) == []
    assert Desk().marks(121, thresholds=(50, 120)) == ["threshold-120"]


def test_a_limit_of_nothing_warns_once_something_is_used():
    assert Desk().marks(0, limit=0) == []
    assert Desk().marks(1, limit=0) == ["threshold-100"]


def test_a_new_window_arms_again_and_says_that_it_began():
    desk = Desk()
    assert desk.marks(80) == ["threshold-75"]
    december = datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert desk.marks(0, now=december) == ["reset"]
    assert desk.marks(80, now=december + 9 * 24 * HOUR) == ["threshold-75"]


def test_keys_name_allowance_window_and_edge():
    (alert,) = Desk().see(gauge(80))
    assert alert.key == "m/2026-10-31T23:00Z/0/threshold-75"
    assert (alert.kind, alert.level) == (AlertKind.THRESHOLD, Level.WATCH)


def test_a_raised_limit_arms_again_what_is_no_longer_crossed():
    desk = Desk()
    assert desk.marks(95) == ["threshold-90"]
    assert desk.marks(95, limit=150) == []  # 63 %: the 50 was told before
    assert desk.marks(120, limit=150) == ["threshold-75"]
    assert desk.marks(120, limit=200) == []


def test_a_lowered_limit_tells_what_is_crossed_now():
    desk = Desk()
    assert desk.marks(55) == ["threshold-50"]
    assert desk.marks(55, limit=70) == ["threshold-75"]


def test_a_rolling_window_tells_again_after_its_own_length():
    desk = Desk()
    day = Rolling(24 * HOUR)
    assert desk.marks(80, period=day) == ["threshold-75"]
    assert desk.marks(80, period=day, now=NOW + 23 * HOUR) == []
    assert desk.marks(80, period=day, now=NOW + 24 * HOUR) == ["threshold-75"]


def test_a_pot_without_end_tells_once():
    desk = Desk()
    assert desk.marks(80, period=Standing()) == ["threshold-75"]
    assert desk.marks(80, period=Standing(), now=NOW + timedelta(days=400)) == []


def test_a_window_whose_edges_waver_by_seconds_stays_one():
    desk = Desk()
    one = gauge(80)
    assert len(desk.see(one)) == 1
    moved = replace(one, window=replace(one.window, end=one.window.end + timedelta(seconds=3)))
    assert desk.see(moved) == ()


# --- the other kinds --------------------------------------------------------------------------------


def test_run_out_before_the_windows_end_once():
    desk = Desk()
    forecast = runs_out(datetime(2026, 11, 24, 12, tzinfo=UTC))
    (alert,) = desk.see(gauge(40, forecast=forecast))
    assert (alert.kind, alert.title) == (AlertKind.RUN_OUT, "November allowance may run out: 24 Nov")
    assert alert.body == "$60 of $100 left · 21 days. Runs out 24 Nov at the earliest."
    assert desk.see(gauge(40), now=NOW + HOUR) == ()
    assert desk.see(gauge(41, forecast=forecast), now=NOW + 2 * HOUR) == ()


@pytest.mark.parametrize(("before_end", "told"), [(0.9 * 0.999, False), (0.9, True)])
def test_a_run_out_within_the_last_hours_is_noise(before_end, told):
    end = gauge(40).window.end
    forecast = runs_out(end - timedelta(days=before_end))  # 3 % of thirty days
    assert bool(Desk().see(gauge(40, forecast=forecast))) is told


def test_a_threshold_tells_the_run_out_along_with_it():
    desk = Desk()
    forecast = runs_out(datetime(2026, 11, 14, 12, tzinfo=UTC))
    (alert,) = desk.see(gauge(76, forecast=forecast))
    assert alert.kind is AlertKind.THRESHOLD
    assert alert.title == "November allowance: 76 % used"
    assert alert.body == "$24 of $100 left · 21 days · lasts until 14 Nov at this pace"
    assert desk.see(gauge(77, forecast=forecast), now=NOW + HOUR) == ()


def test_a_third_of_the_months_allowance_in_four_days():
    (alert,) = Desk().see(
        gauge("33.4", now=datetime(2026, 11, 4, 23, tzinfo=UTC)), now=datetime(2026, 11, 4, 23, tzinfo=UTC)
    )
    assert (alert.kind, alert.title) == (AlertKind.PACE, "November allowance is going fast")
    assert alert.body == "33 % used in 4 days; an even pace would be at 13 %."


@pytest.mark.parametrize(
    ("used", "day", "period", "told"),
    [
        (30, 5, None, True),
        (26, 5, None, False),  # under twice an even pace (13.3 %)
        (49, 12, None, False),  # past the first third
        (49, 10, Daily(), False),
    ],
)
def test_pace_is_told_early_only(used, day, period, told):
    now = datetime(2026, 11, day, 0, 30, tzinfo=BERLIN).astimezone(UTC)
    assert bool(Desk().see(gauge(used, now=now, period=period, thresholds=()), now=now)) is told


def test_amounts_over_and_exactly_used_up_have_their_own_titles():
    assert Desk().see(gauge(112))[0].title == "November allowance: $12 over"
    assert Desk().see(gauge(100))[0].title == "November allowance is used up"


@pytest.mark.parametrize(("worst", "told"), [(20, False), (80, True)])
def test_a_new_day_is_told_only_after_a_day_that_was_short(worst, told):
    desk = Desk()
    desk.see(gauge(worst, period=Daily()))
    tomorrow = NOW.replace(day=10, hour=23, minute=1)
    assert bool(desk.see(gauge(0, now=tomorrow, period=Daily()), now=tomorrow)) is told


def test_an_old_reset_is_no_news():
    desk = Desk()
    desk.see(gauge(80))
    late = datetime(2026, 12, 4, tzinfo=UTC)
    assert desk.see(gauge(5, now=late), now=late) == ()


@pytest.mark.parametrize(("hours", "told"), [(23.99, False), (24, True)])
def test_a_source_that_fails_for_a_day(hours, told):
    desk = Desk()
    alerts = desk.see(faults=(fault(hours),))
    assert bool(alerts) is told
    if told:
        assert alerts[0].title == "No news from Vendor for 24 hours"
        assert desk.see(faults=(fault(hours),), now=NOW + 30 * HOUR) == ()


def test_a_source_that_recovered_may_fail_again():
    desk = Desk()
    assert desk.see(faults=(fault(30),))
    assert desk.see() == ()
    assert desk.see(faults=(replace(fault(0), since=NOW + HOUR),), now=NOW + 26 * HOUR)


@pytest.mark.parametrize("kind", [FaultKind.NOT_SIGNED_IN, FaultKind.UNAVAILABLE])
def test_expected_states_are_never_told(kind):
    assert Desk().see(faults=(fault(100, kind),)) == ()


@pytest.mark.parametrize(("days", "told"), [(6, True), (5, False)])
def test_windows_of_six_days_and_more_tell_their_reset_whatever_was_used(days, told):
    desk = Desk()
    start = datetime(2026, 11, 9, 23, tzinfo=UTC)
    length = timedelta(days=days)
    first, second = Window(start, start + length), Window(start + length, start + 2 * length)
    desk.see(replace(gauge(1), window=first))
    now = second.start + HOUR
    assert bool(desk.see(replace(gauge(1), window=second), now=now)) is told


@pytest.mark.parametrize(("hours", "told"), [(47.99, True), (48, False)])
def test_a_reset_is_news_for_two_days(hours, told):
    desk = Desk()
    desk.see(gauge(1))
    now = datetime(2026, 11, 30, 23, tzinfo=UTC) + hours * HOUR
    assert bool(desk.see(gauge(1, now=now), now=now)) is told


def test_what_is_used_up_does_not_run_out_any_more():
    forecast = runs_out(NOW)
    assert Desk().see(gauge(100, forecast=forecast, thresholds=())) == ()


@pytest.mark.parametrize(("days", "told"), [(1.99, False), (2, True)])
def test_pace_is_told_of_windows_of_two_days_and_more(days, told):
    window = Window(NOW - timedelta(hours=6), NOW - timedelta(hours=6) + timedelta(days=days))
    one = replace(gauge(49, thresholds=()), window=window, pace=window.elapsed(NOW))
    assert bool(Desk().see(one)) is told


@pytest.mark.parametrize(("pace", "told"), [(0.0, False), (1 / 3, True), (0.3334, False)])
def test_early_is_the_first_third(pace, told):
    assert bool(Desk().see(replace(gauge(67, thresholds=()), pace=pace))) is told
