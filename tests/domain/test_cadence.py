"""When a source is asked next, and why."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trayapp.domain.cadence import Situation, next_poll
from trayapp.domain.errors import FaultKind

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
FIVE = 5 * MINUTE


def asked(now=NOW, **fields):
    return next_poll(Situation(**{"interval": FIVE, **fields}), now)


@pytest.mark.parametrize(
    ("fields", "minutes", "reason"),
    [
        ({}, 5, "asked every 5 minutes"),
        ({"chance": 0.0}, 4.5, "asked every 5 minutes"),
        ({"on_battery": True}, 10, "asked every 10 minutes on battery"),
        ({"idle": 29 * MINUTE}, 5, "asked every 5 minutes"),
        ({"idle": 30 * MINUTE}, 10, "asked every 10 minutes while nothing happens"),
        ({"idle": 60 * MINUTE, "on_battery": True}, 20, "asked every 20 minutes on battery"),
        ({"fault": FaultKind.REFUSED, "failures": 1}, 10, "asked again in 10 minutes, 1 attempt failed"),
        ({"fault": FaultKind.REFUSED, "failures": 2}, 20, "asked again in 20 minutes, 2 attempts failed"),
        ({"fault": FaultKind.UNREADABLE, "failures": 3}, 40, "asked again in 40 minutes, 3 attempts failed"),
        ({"fault": FaultKind.THROTTLED, "failures": 4}, 60, "asked again in 60 minutes, 4 attempts failed"),
        ({"fault": FaultKind.THROTTLED, "failures": 99}, 60, "asked again in 60 minutes, 99 attempts failed"),
        ({"fault": FaultKind.UNREACHABLE, "failures": 1}, 1, "asked again in 1 minute, there was no answer"),
        ({"fault": FaultKind.UNREACHABLE, "failures": 4}, 8, "asked again in 8 minutes, there was no answer"),
        (
            {"fault": FaultKind.UNREACHABLE, "failures": 20},
            60,
            "asked again in 60 minutes, there was no answer",
        ),
        (
            {"fault": FaultKind.NOT_SIGNED_IN, "failures": 9},
            60,
            "looked again in 60 minutes, nobody is signed in",
        ),
        ({"fault": FaultKind.UNAVAILABLE}, 60, "looked again in 60 minutes, it is not reported at present"),
    ],
)
def test_delay_and_reason(fields, minutes, reason):
    poll = asked(**fields)
    assert poll.delay == minutes * MINUTE
    assert poll.reason == reason


@pytest.mark.parametrize(
    ("interval", "fault", "failures", "hours"),
    [
        (6, FaultKind.REFUSED, 5, 6),
        (6, FaultKind.UNREACHABLE, 30, 6),
        (6, FaultKind.NOT_SIGNED_IN, 1, 6),
        (24, FaultKind.NOT_SIGNED_IN, 1, 24),
        (1, FaultKind.NOT_SIGNED_IN, 1, 6),
    ],
)
def test_slow_sources_are_never_asked_faster_for_failing(interval, fault, failures, hours):
    poll = asked(interval=timedelta(hours=interval), fault=fault, failures=failures)
    assert poll.delay == timedelta(hours=hours)


def test_a_wish_is_kept_to_and_never_cut():
    wish = NOW + 17 * MINUTE
    for chance in (0.0, 0.5, 0.99):
        poll = asked(fault=FaultKind.THROTTLED, failures=1, retry_at=wish, chance=chance)
        assert 17 * MINUTE <= poll.delay < 18 * MINUTE
    assert poll.reason == "asked again when the source wishes, in 18 minutes"


def test_a_wish_in_the_past_or_of_an_answer_that_came_is_none():
    assert asked(fault=FaultKind.THROTTLED, failures=1, retry_at=NOW).delay == 10 * MINUTE
    assert asked(retry_at=NOW + 99 * MINUTE).delay == FIVE


def test_a_wish_beyond_a_day_is_a_mistake():
    poll = asked(fault=FaultKind.THROTTLED, failures=1, retry_at=NOW + timedelta(days=900), chance=0.0)
    assert poll.delay == timedelta(days=1)


@pytest.mark.parametrize(
    ("minutes", "reason"),
    [
        (0, "asked every 5 minutes"),
        (0.01, "asked just after the reset"),
        (5, "asked just after the reset"),
        (5.01, "asked every 5 minutes"),
        (-3, "asked every 5 minutes"),
    ],
)
def test_a_reset_shortly_ahead_is_waited_for(minutes, reason):
    poll = asked(resets_at=NOW + minutes * MINUTE)
    assert poll.reason == reason
    if "reset" in reason:
        assert 0.5 * MINUTE <= poll.delay - minutes * MINUTE <= 1.5 * MINUTE


@settings(max_examples=150, deadline=None)
@given(
    st.timedeltas(MINUTE, timedelta(hours=24)),
    st.integers(0, 200),
    st.sampled_from([None, *FaultKind]),
    st.floats(0, 1, exclude_max=True),
    st.booleans(),
)
def test_never_hectic_and_never_forgotten(interval, failures, fault, chance, on_battery):
    poll = next_poll(Situation(interval, failures, fault, chance=chance, on_battery=on_battery), NOW)
    assert poll.delay >= min(interval, MINUTE) * 0.9
    assert poll.delay <= max(interval * 2, timedelta(hours=6)) * 1.1
    assert poll.reason
