"""What was said is remembered, each takes the place of the last about the same, and quiet has an end."""

from datetime import UTC, datetime, time, timedelta

import pytest

from tests.domain.desk import BERLIN, HOUR, NOW, RULES, Desk, fault, gauge, shot
from trayapp.domain.alerts import AlertState, Rules, delivered, judge
from trayapp.domain.alertstate import KEPT

MINUTE = timedelta(minutes=1)


def test_only_what_the_desktop_took_was_said():
    desk = Desk()
    (alert,) = desk.see(gauge(80), take=False)
    assert desk.state.said == ()
    desk.state = delivered(desk.state, alert.key, place="bus/7")
    (said,) = desk.state.said
    assert (said.at, said.alert, said.place) == (NOW, alert, "bus/7")
    assert delivered(desk.state, alert.key) == desk.state  # confirmed twice, said once
    assert AlertState.decode(desk.state.encode()) == desk.state


def test_the_next_about_the_same_takes_its_place_after_a_restart_too():
    desk = Desk()
    state = judge(desk.state, shot(gauge(60), gauge(60, key="other")), RULES)[0]
    for key in list(state.offers):
        state = delivered(state, key, place=f"at {key.partition('/')[0]}")
    state = AlertState.decode(state.encode())
    _, (alert,) = judge(state, shot(gauge(95), gauge(60, key="other"), now=NOW + HOUR), RULES)
    assert (alert.about, alert.replaces) == ("m", "at m")


def test_a_source_and_an_allowance_of_the_same_name_are_two_things():
    desk = Desk()
    alerts = desk.see(gauge(60, key="vendor"), faults=(fault(30),))
    assert [alert.about for alert in alerts] == ["vendor", "source/vendor"]


def test_the_latest_are_kept():
    desk = Desk()
    for day in range(1, 12):
        for used in (60, 80, 92, 101, 0):
            now = datetime(2026, day, 1, 12, tzinfo=UTC)
            desk.see(gauge(used, now=now), gauge(used, now=now, key="o"), now=now + used * MINUTE)
    assert len(desk.state.said) == KEPT
    times = [each.at for each in desk.state.said]
    assert times == sorted(times)
    assert times[-1].month == 11


QUIET = Rules(BERLIN, quiet=(time(22), time(7, 30)))


@pytest.mark.parametrize(
    ("at", "end"),
    [
        ("2026-11-10T20:59Z", None),
        ("2026-11-10T21:00Z", "2026-11-11T06:30Z"),
        ("2026-11-11T02:00Z", "2026-11-11T06:30Z"),
        ("2026-11-11T06:30Z", None),
        ("2026-10-24T22:00Z", "2026-10-25T06:30Z"),  # the clocks go back in that night
        ("2026-03-28T23:00Z", "2026-03-29T05:30Z"),  # and forward in this one
    ],
)
def test_quiet_hours_have_an_end(at, end):
    ends = QUIET.speaks_again(datetime.fromisoformat(at))
    assert ends == (None if end is None else datetime.fromisoformat(end))
    assert ends is None or not QUIET.silent(ends)


def test_an_end_that_the_clocks_leave_out_comes_all_the_same():
    rules = Rules(BERLIN, quiet=(time(23), time(2, 30)))
    ends = rules.speaks_again(datetime(2026, 3, 29, 0, tzinfo=UTC))
    assert ends is not None
    assert not rules.silent(ends)
    assert ends - datetime(2026, 3, 29, 0, tzinfo=UTC) < 2 * HOUR


def test_without_quiet_hours_there_is_nothing_to_wait_for():
    assert RULES.speaks_again(NOW) is None


def test_every_kind_keeps_quiet_and_what_is_still_true_is_said_after():
    night = datetime(2026, 12, 1, 0, 30, tzinfo=UTC)
    desk = Desk(QUIET)
    november = night - 12 * HOUR
    desk.see(gauge(80, now=november), now=november, take=True)
    quiet = {"faults": (fault(2_000),)}
    assert desk.see(gauge(60, now=night), gauge(95, now=night, key="other"), now=night, **quiet) == ()
    morning = night + 7 * HOUR
    # Meanwhile "other" was raised: that it was nearly used up is no longer true, and is not said.
    said = desk.see(gauge(60, now=morning), gauge(0, now=morning, key="other"), now=morning, **quiet)
    assert [alert.kind.value for alert in said] == ["threshold", "source"]


def test_a_silence_that_is_over_is_none():
    state = AlertState(snoozed_until=NOW + HOUR)
    assert AlertState.decode(state.encode()).silence(NOW) == NOW + HOUR
    assert state.silence(NOW + HOUR) is None
    assert AlertState().silence(NOW) is None
