"""Days, spans and windows as a person names them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.words_gauge import BERLIN, HOURS, NOW, PROJECT, UTC_MONTH, gauge, local
from trayapp.domain.period import Daily, Given, Monthly, Rolling, Standing, Weekly, Window
from trayapp.domain.words import ENGLISH


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(seconds=29), "a moment"),
        (timedelta(seconds=30), "1 minute"),
        (timedelta(minutes=40), "40 minutes"),
        (timedelta(minutes=89), "89 minutes"),
        (timedelta(minutes=90), "2 hours"),
        (timedelta(hours=3), "3 hours"),
        (timedelta(hours=35.9), "36 hours"),
        (timedelta(hours=36), "2 days"),
        (timedelta(days=8), "8 days"),
        (timedelta(days=1200), "1,200 days"),
    ],
)
def test_span(length, text):
    assert ENGLISH.span(length) == text


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 min ago"),
        (timedelta(minutes=59), "59 min ago"),
        (timedelta(minutes=60), "1 hour ago"),
        (timedelta(hours=47), "47 hours ago"),
        (timedelta(hours=48), "2 days ago"),
    ],
)
def test_age(ago, text):
    assert ENGLISH.age(NOW - ago, NOW) == text


def test_days_of_two_years_say_both():
    assert ENGLISH.dates(date(2026, 11, 16), date(2026, 11, 22)) == "16 Nov – 22 Nov 2026"
    assert ENGLISH.dates(date(2025, 12, 30), date(2026, 1, 5)) == "30 Dec 2025 – 5 Jan 2026"


def test_dates_and_clock():
    assert ENGLISH.long_date(date(2026, 11, 30)) == "30 November"
    assert ENGLISH.short_date(date(2026, 11, 27)) == "27 Nov"
    assert ENGLISH.clock(datetime(2026, 11, 23, 16, 7, 29, tzinfo=UTC), BERLIN) == "17:00"
    assert ENGLISH.clock(datetime(2026, 11, 23, 16, 7, 30, tzinfo=UTC), BERLIN) == "17:15"
    assert ENGLISH.clock(datetime(2026, 11, 23, 22, 55, tzinfo=UTC), BERLIN) == "00:00"


@pytest.mark.parametrize(
    ("period", "now", "left", "resets"),
    [
        (Monthly(), NOW, "8 days", "resets in 8 days"),
        (Monthly(), local(2026, 11, 29, 23, 59), "2 days", "resets in 2 days"),
        (Monthly(), local(2026, 11, 30), "until midnight", "resets at midnight"),
        (Daily(), NOW, "until midnight", "resets at midnight"),
        (Weekly(), local(2026, 11, 29, 9), "until midnight", "resets at midnight"),
        (HOURS, NOW, "3 hours", "resets in 3 hours"),
        (HOURS, local(2026, 11, 23, 14, 20), "40 minutes", "resets in 40 minutes"),
        (HOURS, local(2026, 11, 23, 15), "", "its window has ended"),
        (UTC_MONTH, local(2026, 11, 30, 12), "13 hours", "resets tomorrow"),
        (UTC_MONTH, local(2026, 11, 30, 13), "12 hours", "resets tomorrow"),
        (UTC_MONTH, local(2026, 11, 30, 14), "11 hours", "resets in 11 hours"),
        (PROJECT, NOW, "39 days", "ends in 39 days"),
        (PROJECT, local(2026, 12, 31, 8), "until midnight", "ends at midnight"),
        (PROJECT, local(2027, 1, 2), "", "has ended"),
        (Standing(), NOW, "", "does not reset"),
        (Rolling(timedelta(hours=5)), NOW, "a moment", "the last 5 hours"),
    ],
)
def test_time_left_and_reset(period, now, left, resets):
    window = period.window(now, BERLIN)
    assert ENGLISH.time_left(window, now, BERLIN) == left
    assert ENGLISH.resets(period, window, now, BERLIN) == resets


@pytest.mark.parametrize(
    ("period", "title", "spent"),
    [
        (Monthly(), "November", "$38 spent in November"),
        (UTC_MONTH, "November", "$38 spent in November"),
        (Monthly(15), "15 Nov – 14 Dec", "$38 spent since 15 Nov"),
        (Weekly(), "This week", "$38 spent this week"),
        (Daily(), "Today", "$38 spent today"),
        (Rolling(timedelta(days=7)), "Last 7 days", "$38 spent in the last 7 days"),
        (PROJECT, "1 Oct – 31 Dec", "$38 spent since 1 Oct"),
        (Standing(), "So far", "$38 spent so far"),
        (Standing(date(2026, 1, 1)), "So far", "$38 spent since 1 Jan"),
        (HOURS, "23 Nov – 23 Nov", "$38 spent since 23 Nov"),
    ],
)
def test_windows_have_names(period, title, spent):
    assert ENGLISH.window_title(period, period.window(NOW, BERLIN), BERLIN) == title
    assert ENGLISH.spent(gauge(38, limit=None, period=period), BERLIN) == spent


@pytest.mark.parametrize(
    ("start", "days", "title"),
    [
        (local(2026, 10, 31, 10), 30, "November"),  # 14 hours early
        (local(2026, 10, 31, 9, 59), 30, "31 Oct – 30 Nov"),
        (local(2026, 2, 1), 27.5, "February"),
        (local(2026, 2, 1), 27.4, "1 Feb – 28 Feb"),
        (local(2026, 12, 1), 31.5, "December"),
        (local(2026, 12, 1), 31.6, "1 Dec – 1 Jan"),
    ],
)
def test_a_vendors_window_is_a_month_within_half_a_day(start, days, title):
    window = Window(start, start + timedelta(days=days))
    assert ENGLISH.window_title(Given(window), window, BERLIN) == title
