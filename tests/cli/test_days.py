from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from trayapp.cli.days import bounds, day_of, midnights, zone_named
from trayapp.cli.refusal import Refusal

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("2026-10-05", date(2026, 10, 5)),
        ("20261005", date(2026, 10, 5)),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 22)),
        ("1d", TODAY),
        ("7d", date(2026, 11, 17)),
    ],
)
def test_a_day_in_each_form(word, day):
    assert day_of(word, TODAY) == day


@pytest.mark.parametrize(
    "word", ["", "2026-02-30", "05.10.2026", "tomorrow", "-3d", "1999-12-31", "9999d", "²d", "2026-W10"]
)
def test_anything_else_is_refused(word):
    with pytest.raises(Refusal, match="is not a day"):
        day_of(word, TODAY)


def test_today_is_the_zones_own():
    assert bounds("today", None, now=NOW, zone=BERLIN, events=None) == (
        date(2026, 11, 24),
        date(2026, 11, 24),
    )


def test_without_words_everything_that_there_is():
    events = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
    assert bounds(None, None, now=NOW, zone=BERLIN, events=events) == (date(2026, 10, 1), date(2026, 11, 24))


def test_an_end_before_the_first_event_is_an_empty_stretch_and_no_fault():
    events = datetime(2026, 10, 10, tzinfo=UTC), NOW
    first, last = bounds(None, "2026-10-01", now=NOW, zone=BERLIN, events=events)
    assert first == last == date(2026, 10, 1)


def test_a_broken_clock_makes_no_endless_table():
    events = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
    first, last = bounds(None, None, now=NOW, zone=BERLIN, events=events)
    assert last - first < timedelta(days=366 * 30)


def test_days_in_reverse_are_refused():
    with pytest.raises(Refusal, match="Swap"):
        bounds("today", "yesterday", now=NOW, zone=BERLIN, events=None)


def test_midnights_follow_the_clock():
    # The clock goes back on 25 October 2026 in Berlin: a day of 25 hours.
    first, second, third = midnights(date(2026, 10, 24), date(2026, 10, 25), BERLIN)
    assert (second - first, third - second) == (timedelta(hours=24), timedelta(hours=25))


@pytest.mark.parametrize("name", ["Mars/Base", "", "../etc/passwd", "Europe", "\0"])
def test_a_zone_that_is_none(name):
    with pytest.raises(Refusal, match="no time zone"):
        zone_named(name)
