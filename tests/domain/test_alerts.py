"""Warnings: on edges, once per window, kept until delivered, silent when asked to be."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trayapp.domain.alerts import AlertState, Rules, delivered, judge
from trayapp.domain.errors import FaultKind
from trayapp.domain.levels import level
from trayapp.domain.model import (
    USD,
    AlertKind,
    Allowance,
    Fault,
    Forecast,
    Gauge,
    Known,
    Level,
    Progress,
    Range,
    Snapshot,
)
from trayapp.domain.period import Daily, Monthly, Rolling, Standing

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 10, 11, tzinfo=UTC)
RULES = Rules(BERLIN)
HOUR = timedelta(hours=1)


def gauge(used, *, now=NOW, limit=100, period=None, forecast=None, key="m", thresholds=(50, 75, 90, 100)):
    period = period or Monthly()
    window = period.window(now, BERLIN)
    used, limit = None if used is None else Decimal(str(used)), Decimal(limit)
    left = None if used is None else limit - used
    pace = None if isinstance(period, Rolling) else window.elapsed(now)
    return Gauge(
        allowance=Allowance(key, "November allowance", USD, period, limit, thresholds=thresholds),
        window=window,
        limit=limit,
        used=used,
        left=left,
        share_left=None if left is None else max(0.0, float(left / limit)) if limit else 0.0,
        pace=pace,
        today=None,
        yesterday=None,
        forecast=forecast,
        level=level(limit=limit, used=used, pace=pace, forecast=forecast, window=window, now=now),
        as_of=now,
        known=Known.ESTIMATED,
    )


def runs_out(likely, *, early=None, late=None):
    spend = Range(Decimal(90), Decimal(120), Decimal(150))
    return Forecast(spend, early or likely, likely, late)


def shot(*gauges, now=NOW, **fields):
    return Snapshot(at=now, zone="Europe/Berlin", gauges=gauges, **fields)


class Desk:
    """Judges one snapshot after another, as the engine does; takes every alert unless told otherwise."""

    def __init__(self, rules=RULES):
        self.state, self.rules = AlertState(), rules

    def see(self, *gauges, now=NOW, take=True, **fields):
        self.state, alerts = judge(self.state, shot(*gauges, now=now, **fields), self.rules)
        for alert in alerts if take else ():
            self.state = delivered(self.state, alert.key)
        return alerts

    def marks(self, used, **changes):
        now = changes.get("now", NOW)
        return [alert.key.rsplit("/", 1)[1] for alert in self.see(gauge(used, **changes), now=now)]


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


def fault(hours, kind=FaultKind.UNREACHABLE):
    return Fault("vendor", "Vendor", kind, "Vendor did not answer.", NOW - hours * HOUR)


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


# --- delivery, silence, memory ----------------------------------------------------------------------


def test_what_was_not_delivered_comes_again_ever_more_rarely():
    desk = Desk()
    told_at = [
        minute
        for minute in range(8 * 60)
        if desk.see(
            gauge(80, now=NOW + timedelta(minutes=minute)), now=NOW + timedelta(minutes=minute), take=False
        )
    ]
    assert told_at == [0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303, 363, 423]


def test_a_late_delivery_counts():
    desk = Desk()
    (alert,) = desk.see(gauge(80), take=False)
    desk.state = delivered(AlertState.decode(desk.state.encode()), alert.key)
    assert desk.see(gauge(80), now=NOW + HOUR) == ()
    assert delivered(desk.state, "no such key") == desk.state


def test_a_delivery_from_the_last_window_does_not_silence_this_one():
    desk = Desk()
    (alert,) = desk.see(gauge(80), take=False)
    december = datetime(2026, 12, 5, tzinfo=UTC)
    desk.see(gauge(0, now=december), now=december)
    desk.state = delivered(desk.state, alert.key)
    assert desk.marks(80, now=december + 5 * 24 * HOUR) == ["threshold-75"]


def test_a_restart_forgets_nothing():
    desk = Desk()
    forecast = runs_out(datetime(2026, 11, 24, 12, tzinfo=UTC))
    desk.see(gauge(80), gauge(40, key="other", forecast=forecast), faults=(fault(30),))
    again = Desk()
    again.state = AlertState.decode(desk.state.encode())
    assert again.state == desk.state
    assert (
        again.see(gauge(80), gauge(40, key="other", forecast=forecast), faults=(fault(30),), now=NOW + HOUR)
        == ()
    )


@pytest.mark.parametrize("data", [None, b"", b"{", b"[]", b'{"version":2}', b'{"watches":3}', b"\xff\xfe"])
def test_damaged_or_foreign_memory_is_a_fresh_start(data):
    assert AlertState.decode(data) == AlertState()


def test_nothing_new_leaves_the_state_as_it_is():
    desk = Desk()
    desk.see(gauge(80))
    before = desk.state
    desk.see(gauge(80), now=NOW + HOUR)
    assert desk.state == before


def test_snooze_keeps_back_and_loses_nothing():
    desk = Desk()
    until = NOW + HOUR
    assert desk.see(gauge(80), snoozed_until=until) == ()
    assert desk.see(gauge(80), now=until - timedelta(seconds=1), snoozed_until=until) == ()
    assert len(desk.see(gauge(80), now=until, snoozed_until=until)) == 1


@pytest.mark.parametrize(
    ("begin", "end", "hour", "minute", "silent"),
    [
        (22, 7, 21, 59, False),
        (22, 7, 22, 0, True),
        (22, 7, 0, 0, True),
        (22, 7, 6, 59, True),
        (22, 7, 7, 0, False),
        (12, 14, 12, 0, True),
        (12, 14, 13, 59, True),
        (12, 14, 14, 0, False),
        (12, 14, 11, 59, False),
    ],
)
def test_quiet_hours_in_the_persons_zone(begin, end, hour, minute, silent):
    rules = Rules(BERLIN, quiet=(time(begin), time(end)))
    now = datetime(2026, 11, 10, hour, minute, tzinfo=BERLIN).astimezone(UTC)
    assert rules.silent(now) is silent
    assert bool(Desk(rules).see(gauge(80), now=now)) is not silent


def test_a_threshold_crossed_in_the_night_is_told_in_the_morning():
    desk = Desk(Rules(BERLIN, quiet=(time(22), time(7))))
    night = datetime(2026, 11, 10, 23, tzinfo=BERLIN).astimezone(UTC)
    assert desk.see(gauge(80, now=night), now=night) == ()
    assert len(desk.see(gauge(80, now=night), now=night + 8 * HOUR)) == 1


@pytest.mark.parametrize("kind", list(AlertKind))
def test_kinds_that_are_switched_off_are_not_told(kind):
    desk = Desk(Rules(BERLIN, off=frozenset({kind})))
    forecast = runs_out(datetime(2026, 11, 24, 12, tzinfo=UTC))
    cases = {
        AlertKind.THRESHOLD: (gauge(80), {}),
        AlertKind.RUN_OUT: (gauge(40, forecast=forecast), {}),
        AlertKind.PACE: (
            gauge(48, now=datetime(2026, 11, 5, tzinfo=UTC)),
            {"now": datetime(2026, 11, 5, tzinfo=UTC)},
        ),
        AlertKind.SOURCE: (gauge(1), {"faults": (fault(30),)}),
    }
    if kind is AlertKind.RESET:
        desk.see(gauge(80))
        december = datetime(2026, 12, 1, 7, tzinfo=UTC)
        assert desk.see(gauge(0, now=december), now=december) == ()
    else:
        one, fields = cases[kind]
        assert kind not in {alert.kind for alert in desk.see(one, **fields)}


def test_rules_follow_the_preferences():
    choices = SimpleNamespace(
        on=True, run_out=False, pace=True, reset=True, source=False, quiet=(time(22), time(7))
    )
    rules = Rules.of(choices, BERLIN)
    assert rules == Rules(BERLIN, frozenset({AlertKind.RUN_OUT, AlertKind.SOURCE}), (time(22), time(7)))
    choices.on = False  # the one switch for all
    assert Rules.of(choices, BERLIN).off == frozenset(AlertKind)


@pytest.mark.parametrize(
    "fields", [{"sample": True}, {"stopped": True}, {"progress": Progress(1, 2, 3, 4, None)}]
)
def test_made_up_stopped_and_half_read_pictures_warn_of_nothing(fields):
    assert judge(AlertState(), shot(gauge(99), **fields), RULES) == (AlertState(), ())


def test_an_allowance_that_left_is_forgotten_only_after_its_window():
    desk = Desk()
    desk.see(gauge(80))
    assert desk.see(now=NOW + 5 * HOUR) == ()
    assert desk.marks(80, now=NOW + 6 * HOUR) == []
    desk.see(now=NOW + timedelta(days=60))
    assert desk.state.watches == {}


# --- laws -------------------------------------------------------------------------------------------

steps = st.lists(
    st.tuples(
        st.integers(0, 130),  # percent used
        st.integers(1, 60 * 24 * 12),  # minutes passed
        st.booleans(),  # delivered at once
        st.sampled_from([80, 100, 150]),  # limit
        st.booleans(),  # restart
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(steps, st.sampled_from([Monthly(), Daily(), Rolling(timedelta(days=7)), Standing()]))
def test_no_key_is_told_again_once_it_was_delivered(moves, period):
    state, now, told = AlertState(), NOW, set()
    for used, minutes, take, limit, restart in moves:
        now += timedelta(minutes=minutes)
        forecast = runs_out(now + timedelta(hours=2)) if used % 3 == 0 else None
        picture = shot(gauge(used, now=now, limit=limit, period=period, forecast=forecast), now=now)
        state, alerts = judge(state, picture, RULES)
        assert len(alerts) <= 1
        assert not told & {alert.key for alert in alerts}
        if take:
            for alert in alerts:
                told.add(alert.key)
                state = delivered(state, alert.key)
        if restart:
            state = AlertState.decode(state.encode())
        assert judge(state, picture, RULES)[1] == () or not take


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 130), min_size=1, max_size=12), st.integers(50, 130))
def test_a_new_window_always_arms_again(before, used):
    desk = Desk()
    for percent in before:
        desk.see(gauge(percent))
    later = datetime(2026, 12, 20, tzinfo=UTC)
    (alert,) = desk.see(gauge(used, now=later), now=later)
    assert alert.kind is AlertKind.THRESHOLD
