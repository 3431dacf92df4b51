"""Laws and a few whole situations of the forecast."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trayapp.domain.forecast import HISTORY_DAYS, Past, forecast
from trayapp.domain.period import Daily, Monthly, Span, Standing, Weekly, Window

BERLIN = ZoneInfo("Europe/Berlin")
NOVEMBER = Monthly().window(datetime(2026, 11, 10, tzinfo=UTC), BERLIN)
MONTH = timedelta(days=30)
SEEN = timedelta(days=28)


def ahead(used, *, days=(), now, limit=None, window=NOVEMBER, observed=SEEN, fixed=0):
    past = Past(Decimal(str(used)), tuple(days), observed, Decimal(fixed))
    return forecast(
        past, limit=None if limit is None else Decimal(str(limit)), window=window, now=now, zone=BERLIN
    )


def day(number, hour=12):
    return datetime(2026, 11, number, hour, tzinfo=BERLIN).astimezone(UTC)


amounts = st.integers(0, 100_000).map(lambda cents: cents / 100)
pasts = st.lists(amounts, max_size=HISTORY_DAYS)
shares = st.floats(0.05, 0.999)
limits = st.one_of(st.none(), st.integers(0, 3000))


def instant(share):
    return NOVEMBER.start + MONTH * share


@settings(max_examples=150, deadline=None)
@given(amounts, pasts, shares, limits)
def test_laws_of_one_forecast(used, days, share, limit):
    now = instant(share)
    result = ahead(used, days=days, now=now, limit=limit)
    if result is None:
        assert used == 0
        assert not any(days)
        return
    spend = result.spend
    assert Decimal(str(used)) <= spend.low <= spend.likely <= spend.high
    outs = (result.runs_out_early, result.runs_out_likely, result.runs_out_late)
    for out, end in zip(outs, (spend.high, spend.likely, spend.low), strict=True):
        assert (out is not None) == (limit is not None and end > limit)
        assert out is None or now <= out <= NOVEMBER.end
    known = [out or NOVEMBER.end for out in outs]
    assert known == sorted(known)


@settings(max_examples=100, deadline=None)
@given(amounts, amounts, pasts, shares)
def test_more_used_never_means_less_at_the_end(used, more, days, share):
    now = instant(share)
    low, high = ahead(used, days=days, now=now), ahead(used + more, days=days, now=now)
    if low is None or high is None:
        return
    slack = Decimal("0.00001")
    assert low.spend.low <= high.spend.low + slack
    assert low.spend.likely <= high.spend.likely + slack
    assert low.spend.high <= high.spend.high + slack


@settings(max_examples=60, deadline=None)
@given(amounts, pasts, shares, st.integers(1, 2000), st.integers(1, 2000))
def test_a_larger_limit_never_runs_out_sooner(used, days, share, limit, more):
    now = instant(share)
    small, large = (
        ahead(used, days=days, now=now, limit=limit),
        ahead(used, days=days, now=now, limit=limit + more),
    )
    if small is None or large is None:
        return
    assert (small.runs_out_likely or NOVEMBER.end) <= (large.runs_out_likely or NOVEMBER.end)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 500), st.integers(2, 27))
def test_an_even_spender_ends_at_the_even_pace(daily, number):
    now = day(number, 0)
    result = ahead(daily * (number - 1), days=[daily] * 28, now=now) if number > 2 else None
    if result is not None:
        assert float(result.spend.likely) == pytest.approx(daily * 30, rel=0.02)


@pytest.mark.parametrize("used", [0, 12.5, 250, 400])
def test_at_the_end_the_range_is_what_was_used(used):
    for now in (NOVEMBER.end, NOVEMBER.end + timedelta(days=3)):
        result = ahead(used, days=[5] * 28, now=now, limit=250)
        assert {result.spend.low, result.spend.likely, result.spend.high} == {Decimal(str(used))}
        assert (result.runs_out_likely is not None) == (used > 250)


def test_the_range_narrows_as_the_window_ends():
    days = [8, 0, 0, 12, 5, 9, 14] * 4
    widths = []
    for number in (3, 10, 20, 28, 30):
        spend = ahead(7 * number, days=days, now=day(number, 23)).spend
        widths.append(spend.high - spend.low)
    assert widths == sorted(widths, reverse=True)
    last = ahead(210, days=days, now=NOVEMBER.end - timedelta(seconds=1)).spend
    assert last.high - last.low < Decimal("0.05")


@pytest.mark.parametrize(
    ("share", "observed", "says"),
    [
        (0.0499, SEEN, False),
        (0.0501, SEEN, True),
        (0.5, timedelta(days=2) - timedelta(seconds=1), False),
        (0.5, timedelta(days=2), True),
    ],
)
def test_too_little_to_say_in_a_month(share, observed, says):
    assert (ahead(20, now=instant(share), observed=observed) is not None) is says


@pytest.mark.parametrize(("hours", "says"), [(1.99, False), (2.0, True)])
def test_a_day_speaks_after_two_hours(hours, says):
    now = day(10, 0) + timedelta(hours=hours)
    window = Daily().window(now, BERLIN)
    assert (ahead(5, now=now, window=window, observed=timedelta(hours=hours)) is not None) is says


def test_windows_without_an_end_have_no_forecast():
    now = day(10)
    assert ahead(5, now=now, window=Standing(date(2026, 1, 1)).window(now, BERLIN)) is None
    assert ahead(5, now=now, window=Window(None, None)) is None
    assert ahead(5, now=now, window=Window(None, NOVEMBER.end)) is None


def test_a_window_that_has_not_begun_has_no_forecast():
    assert (
        ahead(5, now=day(10), window=Span(date(2027, 1, 1), date(2027, 2, 1)).window(day(10), BERLIN)) is None
    )


def test_nothing_used_and_nothing_known_says_nothing_but_a_quiet_past_does():
    assert ahead(0, now=day(15)) is None
    assert ahead(0, days=[0] * 28, now=day(15)) is None
    quiet = ahead(20, days=[0] * 10, now=day(15), fixed=20)
    assert (quiet.spend.low, quiet.spend.high) == (20, 20)


def test_other_expenses_are_no_pace():
    plain = ahead(50, days=[5] * 9, now=day(10, 0))
    trip = ahead(550, days=[5] * 9, now=day(10, 0), fixed=500)
    assert trip.spend.likely - plain.spend.likely == pytest.approx(500)


def test_weekends_are_known():
    """A spender of working days, asked on Friday night: the weekend that ends the window adds little."""
    week = Weekly().window(day(20), BERLIN)
    friday = day(20, 23)
    working = [0 if (friday - timedelta(days=back)).weekday() >= 5 else 20 for back in range(1, 29)]
    assert float(ahead(100, days=working, now=friday, window=week).spend.likely) < 115
    assert float(ahead(100, days=[100 / 7] * 28, now=friday, window=week).spend.likely) > 120


def test_an_overspent_allowance_has_run_out_now():
    now = day(20)
    result = ahead(260, days=[10] * 19, now=now, limit=250)
    assert (result.runs_out_early, result.runs_out_likely, result.runs_out_late) == (now, now, now)


def test_run_out_lies_where_even_pace_meets_the_limit():
    result = ahead(150, days=[10] * 28, now=day(16, 0), limit=250)
    assert abs(result.runs_out_likely - day(26, 0)) < timedelta(days=1)


def test_a_year_is_answered_in_one_piece_after_four_months():
    window = Span(date(2026, 1, 1), date(2030, 12, 31)).window(day(10), BERLIN)
    result = ahead(3000, days=[10] * 28, now=day(10), window=window, limit=5000)
    assert day(10) < result.runs_out_likely < window.end


def test_eight_of_ten_months_end_inside_the_range():
    rng = random.Random(20261123)  # noqa: S311 (a repeatable trial, no secret)
    inside = above = trials = 0
    for _ in range(300):
        mean = rng.uniform(1, 40)
        spent = [
            mean * (0.1 if (start_day + 6) % 7 >= 5 else 1) * rng.gammavariate(1, 1)
            for start_day in range(58)
        ]
        so_far = sum(spent[28:40])
        now = datetime(2026, 11, 13, tzinfo=BERLIN).astimezone(UTC)
        spend = ahead(so_far, days=spent[12:40][::-1], now=now).spend
        total = sum(spent[28:])
        trials += 1
        inside += float(spend.low) <= total <= float(spend.high)
        above += total > float(spend.likely)
    assert 0.74 <= inside / trials <= 0.94
    assert 0.4 <= above / trials <= 0.66


@pytest.mark.parametrize(("count", "shaped"), [(6, False), (7, True)])
def test_a_rhythm_takes_a_whole_week(count, shaped):
    """Six days do not show every weekday; from seven on a lone busy day stands for its weekday."""
    window = Weekly().window(day(20), BERLIN)
    friday = day(20, 23)  # of the two days to come, Saturday was six days ago
    busy = [0.0] * (count - 1)
    saturday = ahead(70, days=[*busy[:5], 70.0, *busy[5:]], now=friday, window=window).spend.likely
    monday = ahead(70, days=[*busy[:3], 70.0, *busy[3:]], now=friday, window=window).spend.likely
    assert (saturday > monday) is shaped
