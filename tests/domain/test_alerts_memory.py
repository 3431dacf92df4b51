"""Warnings are kept until delivered, through restarts, and silent when asked to be."""

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.desk import BERLIN, HOUR, NOW, RULES, Desk, fault, gauge, runs_out, shot
from trayapp.domain.alerts import AlertState, Rules, delivered, judge
from trayapp.domain.model import AlertKind, Progress
from trayapp.domain.period import Daily, Monthly, Rolling, Standing

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


def test_quiet_hours_without_length_are_none():
    rules = Rules(BERLIN, quiet=(time(22), time(22)))
    assert not rules.silent(datetime(2026, 11, 10, 22, tzinfo=BERLIN).astimezone(UTC))
