"""Where uses are cut, that nothing straddles, and what judging costs."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.made import BERLIN, NOW, TOOL, allowance, judged, reading, use
from trayapp.domain.assess import edges
from trayapp.domain.model import USD
from trayapp.domain.period import Daily, Monthly, Rolling, Span, Standing, Weekly, Window, midnight

EVERY_KIND = [
    allowance(),
    allowance(key="d", period=Daily()),
    allowance(key="w", period=Weekly(6)),
    allowance(key="r", period=Rolling(timedelta(hours=5))),
    allowance(key="s", period=Span(date(2026, 1, 1), date(2026, 12, 31))),
    allowance(key="p", period=Standing()),
]


def test_edges_are_ascending_instants_in_utc_up_to_just_after_now():
    stated = reading(5, window=Window(NOW - timedelta(hours=3, minutes=7), NOW + timedelta(hours=2)))
    cuts = edges(EVERY_KIND, [stated], NOW, BERLIN)
    assert list(cuts) == sorted(set(cuts))
    assert all(cut.tzinfo is UTC for cut in cuts)
    assert cuts[-1] == NOW + timedelta(microseconds=1)
    assert {midnight(date(2026, 11, 23) - timedelta(days=ago), BERLIN) for ago in range(29)} <= set(cuts)
    assert {stated.at, stated.window.start} <= set(cuts)
    assert cuts[0].year == 1970
    assert len(cuts) < 45


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 60 * 24 * 40), st.integers(0, 500)), max_size=25),
    st.integers(0, 60 * 24 * 3),
    st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "America/Santiago", "Pacific/Kiritimati"]),
)
def test_uses_cut_at_the_edges_give_what_single_events_give(events, minutes, name):
    """Ragged windows and statements are exact: sums over cut uses equal sums over events."""
    zone = ZoneInfo(name)
    stated = reading(1000, at=NOW - timedelta(minutes=minutes), unit=USD)
    happened = [(NOW - timedelta(minutes=ago), Decimal(cents) / 100) for ago, cents in events]
    cuts = edges(EVERY_KIND, [stated], NOW, zone)
    uses = []
    for start, end in pairwise(cuts):
        inside = [amount for at, amount in happened if start <= at < end]
        if inside:
            uses.append(replace(use(0), start=start, end=end, account="me", cost=sum(inside, Decimal(0))))
    snapshot = judged(EVERY_KIND, uses=uses, readings=[stated], zone=zone, tools=(TOOL,))
    for gauge in snapshot.gauges[1:6]:
        window = gauge.window
        assert gauge.used == sum((amount for at, amount in happened if at in window), Decimal(0))
    after = sum((amount for at, amount in happened if at >= stated.at), Decimal(0))
    month = Monthly().window(NOW, zone)
    if snapshot.gauges[0].reported_at is not None:
        assert snapshot.gauges[0].used == 1000 + after
    else:
        assert snapshot.gauges[0].used == sum((amount for at, amount in happened if at in month), Decimal(0))


def test_the_forecast_looks_back_28_days_and_no_further():
    """A busy day four weeks ago widens the range; one before it changes nothing."""
    base = [use(5, days=days) for days in range(10)]

    def high(*more):
        return judged([allowance()], uses=[*base, *more]).gauges[0].forecast.spend.high

    assert high(use(300, days=28)) > high()
    assert high(use(300, days=29)) == high()
    assert high(use(300, days=40)) == high()
