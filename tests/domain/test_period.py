"""Windows in real zones: days that are 23, 25 or 24.5 hours long, months that end early, years that turn."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trayapp.domain.period import (
    Daily,
    Given,
    Monthly,
    Rolling,
    Span,
    Standing,
    Weekly,
    Window,
    local_day,
    midnight,
    same_window,
)

ZONES = (
    "Africa/Abidjan",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "America/Adak",
    "America/Argentina/Buenos_Aires",
    "America/Havana",
    "America/Los_Angeles",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Beirut",
    "Asia/Dubai",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "UTC",
)
BERLIN = ZoneInfo("Europe/Berlin")

zones = st.sampled_from(ZONES).map(ZoneInfo)
instants = st.datetimes(datetime(2019, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
tiling = st.one_of(
    st.just(Daily()),
    st.integers(0, 6).map(Weekly),
    st.integers(1, 31).map(Monthly),
)
periods = st.one_of(
    tiling,
    st.timedeltas(timedelta(minutes=1), timedelta(days=90)).map(Rolling),
    st.dates(date(2019, 1, 1), date(2037, 1, 1)).map(lambda day: Span(day, day + timedelta(days=40))),
    st.just(Standing()),
)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@settings(max_examples=300, deadline=None)
@given(tiling, instants, zones)
def test_windows_tile_time_without_gap_or_overlap(period, now, zone):
    window = period.window(now, zone)
    assert now in window
    following = period.window(window.end, zone)
    assert following.start == window.end
    assert period.window(window.start - timedelta(microseconds=1), zone).end == window.start
    assert period.window(window.end - timedelta(microseconds=1), zone) == window
    assert 0.0 <= window.elapsed(now) <= 1.0


@settings(max_examples=150, deadline=None)
@given(periods, instants, zones)
def test_elapsed_and_remaining_stay_in_bounds(period, now, zone):
    window = period.window(now, zone)
    elapsed = window.elapsed(now)
    assert elapsed is None or 0.0 <= elapsed <= 1.0
    remaining = window.remaining(now)
    assert remaining is None or remaining >= timedelta(0)
    for edge in (window.start, window.end):
        assert edge is None or edge.tzinfo is UTC


@settings(max_examples=150, deadline=None)
@given(instants, zones)
def test_midnight_is_the_first_instant_of_its_day(now, zone):
    day = local_day(now, zone)
    first = midnight(day, zone)
    assert local_day(first, zone) == day
    assert local_day(first - timedelta(microseconds=1), zone) < day


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("Europe/Berlin", date(2026, 6, 1), 24),
        ("America/New_York", date(2026, 3, 8), 23),
        ("America/New_York", date(2026, 11, 1), 25),
        ("Africa/Cairo", date(2026, 4, 24), 23),
        ("Africa/Cairo", date(2026, 10, 29), 25),
        ("America/Santiago", date(2026, 9, 6), 23),
        ("America/Santiago", date(2026, 4, 4), 25),
        ("Australia/Lord_Howe", date(2026, 4, 5), 24.5),
        ("Australia/Lord_Howe", date(2026, 10, 4), 23.5),
        ("Asia/Kathmandu", date(2026, 3, 29), 24),
    ],
)
def test_length_of_a_day(zone, day, hours):
    tz = ZoneInfo(zone)
    window = Daily().window(midnight(day, tz) + timedelta(hours=12), tz)
    assert (window.end - window.start) / timedelta(hours=1) == hours


def test_share_of_a_short_day_counts_real_hours():
    noon = datetime(2026, 3, 29, 12, tzinfo=BERLIN).astimezone(UTC)
    assert Daily().window(noon, BERLIN).elapsed(noon) == pytest.approx(0.4783, abs=5e-5)  # 11 of 23 hours


@pytest.mark.parametrize(
    ("zone", "day", "first"),
    [
        (
            "Africa/Cairo",
            date(2026, 4, 24),
            utc(2026, 4, 23, 22),
        ),  # 00:00 does not exist; the day begins at 01:00
        ("America/Santiago", date(2026, 9, 6), utc(2026, 9, 6, 4)),
        ("Asia/Beirut", date(2026, 3, 29), utc(2026, 3, 28, 22)),
        ("America/Havana", date(2026, 11, 1), utc(2026, 11, 1, 4)),  # 00:00 comes twice; the first one
        ("Asia/Kathmandu", date(2026, 11, 23), utc(2026, 11, 22, 18, 15)),
    ],
)
def test_where_a_day_begins(zone, day, first):
    assert midnight(day, ZoneInfo(zone)) == first


@pytest.mark.parametrize(
    ("anchor", "now", "start", "end"),
    [
        (1, date(2026, 11, 23), date(2026, 11, 1), date(2026, 12, 1)),
        (1, date(2026, 12, 31), date(2026, 12, 1), date(2027, 1, 1)),
        (15, date(2026, 1, 14), date(2025, 12, 15), date(2026, 1, 15)),
        (15, date(2026, 1, 15), date(2026, 1, 15), date(2026, 2, 15)),
        (29, date(2026, 2, 27), date(2026, 1, 29), date(2026, 2, 28)),
        (29, date(2026, 2, 28), date(2026, 2, 28), date(2026, 3, 29)),
        (29, date(2028, 2, 28), date(2028, 1, 29), date(2028, 2, 29)),
        (29, date(2028, 2, 29), date(2028, 2, 29), date(2028, 3, 29)),
        (30, date(2026, 2, 28), date(2026, 2, 28), date(2026, 3, 30)),
        (31, date(2026, 4, 29), date(2026, 3, 31), date(2026, 4, 30)),
        (31, date(2026, 4, 30), date(2026, 4, 30), date(2026, 5, 31)),
        (31, date(2026, 5, 30), date(2026, 4, 30), date(2026, 5, 31)),
        (31, date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 31)),
        (31, date(2100, 2, 28), date(2100, 2, 28), date(2100, 3, 31)),  # 2100 is no leap year
    ],
)
def test_month_from_an_anchor_day(anchor, now, start, end):
    window = Monthly(anchor).window(midnight(now, BERLIN) + timedelta(hours=9), BERLIN)
    assert (local_day(window.start, BERLIN), local_day(window.end, BERLIN)) == (start, end)


@pytest.mark.parametrize(
    ("first", "day", "start"),
    [
        (0, date(2026, 11, 23), date(2026, 11, 23)),  # a Monday
        (0, date(2026, 11, 29), date(2026, 11, 23)),
        (6, date(2026, 11, 28), date(2026, 11, 22)),
        (6, date(2026, 11, 29), date(2026, 11, 29)),
        (0, date(2027, 1, 1), date(2026, 12, 28)),
    ],
)
def test_week_from_its_first_day(first, day, start):
    window = Weekly(first).window(midnight(day, BERLIN), BERLIN)
    assert local_day(window.start, BERLIN) == start
    assert local_day(window.end, BERLIN) == start + timedelta(days=7)


def test_rolling_holds_what_happens_now_and_drops_what_is_a_span_old():
    now = utc(2026, 11, 23, 12)
    window = Rolling(timedelta(hours=5)).window(now, BERLIN)
    assert now in window
    assert now - timedelta(hours=5) not in window
    assert now - timedelta(hours=5) + timedelta(microseconds=1) in window


def test_span_and_standing_and_given():
    span = Span(date(2026, 10, 1), date(2026, 12, 31)).window(utc(2026, 11, 1), BERLIN)
    assert (span.start, span.end) == (utc(2026, 9, 30, 22), utc(2026, 12, 31, 23))
    assert Standing().window(utc(2026, 11, 1), BERLIN) == Window(None, None)
    assert Standing(date(2026, 1, 1)).window(utc(2026, 11, 1), BERLIN) == Window(utc(2025, 12, 31, 23), None)
    assert Given(span).window(utc(2030, 1, 1), BERLIN) == span


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Weekly(7), "first day"),
        (lambda: Weekly(-1), "first day"),
        (lambda: Monthly(0), "day of the month"),
        (lambda: Monthly(32), "day of the month"),
        (lambda: Rolling(timedelta(0)), "longer than nothing"),
        (lambda: Span(date(2026, 2, 2), date(2026, 2, 1)), "lies before"),
    ],
)
def test_impossible_periods_are_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


MONTH = Window(utc(2026, 11, 1), utc(2026, 12, 1))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (MONTH, True),
        (Window(MONTH.start - timedelta(hours=14), MONTH.end), True),
        (Window(MONTH.start - timedelta(hours=14, seconds=1), MONTH.end), False),
        (Window(MONTH.start, MONTH.end + timedelta(hours=15)), False),
        (Window(utc(2026, 10, 1), utc(2026, 11, 1)), False),
        (Window(None, MONTH.end), False),
        (Window(MONTH.start, None), False),
    ],
)
def test_one_month_counted_in_two_zones_is_the_same_window(other, same):
    assert same_window(MONTH, other) is same


def test_the_same_day_is_at_most_a_twentieth_apart():
    day = Window(utc(2026, 11, 23), utc(2026, 11, 24))
    shift = timedelta(hours=1.2)
    assert same_window(day, Window(day.start - shift, day.end - shift))
    shift += timedelta(seconds=1)
    assert not same_window(day, Window(day.start - shift, day.end - shift))
    assert same_window(Window(None, None), Window(None, None))


def test_a_window_is_half_open():
    assert MONTH.start in MONTH
    assert MONTH.end not in MONTH
    assert MONTH.end - timedelta(microseconds=1) in MONTH


def test_a_span_may_be_one_day():
    day = date(2026, 11, 23)
    window = Span(day, day).window(utc(2026, 11, 1), BERLIN)
    assert window.end - window.start == timedelta(days=1)
