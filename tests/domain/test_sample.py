from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.domain.assess import edges
from trayapp.domain.sample import sample_allowances, sample_snapshot, sample_uses

ZONES = ["UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia"]
NOW = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)), st.sampled_from(ZONES))  # noqa: DTZ001
def test_uses_straddle_nothing_and_end_by_now(moment, name):
    now, zone = moment.replace(tzinfo=UTC), ZoneInfo(name)
    uses = sample_uses(now, zone)
    marks = edges(sample_allowances(), (), now, zone)
    assert all(use.start < use.end <= now for use in uses)
    for use in uses:
        assert not any(use.start < mark < use.end for mark in marks)


def test_the_same_moment_gives_the_same_sample():
    zone = ZoneInfo("Europe/Berlin")
    assert sample_uses(NOW, zone) == sample_uses(NOW, zone)
    later = sample_uses(NOW + timedelta(days=1), zone)
    assert set(sample_uses(NOW, zone)[400:450]) <= set(later)


@pytest.mark.parametrize("day", range(1, 29))
def test_every_day_of_a_month_looks_believable(day):
    snapshot = sample_snapshot(NOW.replace(day=day), ZoneInfo("Europe/Berlin"))
    assert snapshot.sample
    assert not snapshot.asks_allowance
    month, codex = snapshot.gauges
    assert 0 < month.share_left < 1
    assert 0 <= codex.share_left <= 1
    assert month.forecast is None or month.forecast.spend.high < 2 * month.limit
    assert replace(snapshot, sample=False) != snapshot
