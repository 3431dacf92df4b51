"""How far estimates were off: told when it is steady, and poisoned by nothing that a vendor does."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.made import NOW, allowance, judged, only, reading, use
from trayapp.domain.drift import DAYS, Pair, daily, drift, measure
from trayapp.domain.model import CREDITS, Drift, Known, Unit
from trayapp.domain.period import Window

MONTH = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
HOUR = timedelta(hours=1)


def evening(day):
    """The last statement of a day of November, half an hour before it ends."""
    return datetime(2026, 11, day, 23, 30, tzinfo=UTC)


def stated(used, day, *, hours=0, **changes):
    return reading(used, at=evening(day) - hours * HOUR, window=MONTH, **changes)


def a_month(rate="1.03", *, days=range(8, 23), a_day=10):
    """Statements of the days and uses at noon of each, billed at `rate`."""
    uses = [use(a_day, account="me", start=evening(day) - 12 * HOUR) for day in days]
    told = [stated(Decimal(rate) * a_day * (n + 1), day) for n, day in enumerate(days)]
    return told, uses


def measured(told, uses, now=NOW):
    return measure(daily(told, now), uses)


def test_a_steady_difference_is_told_and_applied():
    assert measured(*a_month()) == {"me": Drift("me", Decimal("1.0300"), 13, applied=True)}


@pytest.mark.parametrize(
    ("rate", "applied"), [("0.5", True), ("0.49", False), ("2", True), ("2.01", False), ("1", True)]
)
def test_only_what_can_be_a_matter_of_rates_is_applied(rate, applied):
    found = measured(*a_month(rate))["me"]
    assert (found.ratio, found.applied) == (Decimal(rate), applied)


def test_nothing_is_told_of_too_little():
    told, uses = a_month(days=range(17, 23))
    assert measured(told, uses)["me"].days == 5
    assert measured(told[1:], uses) == {}
    assert measured(*a_month(a_day=Decimal("0.05"))) == {}


def test_what_is_unsteady_is_not_told():
    told, uses = a_month()
    wavering = [replace(each, used=each.used * (2 if n % 2 else 1)) for n, each in enumerate(told)]
    assert measured(wavering, uses) == {}


@pytest.mark.parametrize(
    ("ratios", "steady"),
    [
        (["1", "1", "1", "1.1", "1.1"], True),
        (["1", "1", "1", "1.11", "1.11"], False),
        (["1", "1.1", "1.1", "1.1", "9"], True),
        (["0", "1.1", "1.1", "1.1", "9"], True),
        (["0", "0", "1.1", "1.1", "9"], False),
        (["0", "0", "0", "0", "0"], False),
    ],
)
def test_the_middle_half_decides(ratios, steady):
    pairs = [
        Pair(evening(1) + n * HOUR, evening(2) + n * HOUR, Decimal(ratio) * 4, Decimal(4))
        for n, ratio in enumerate(ratios)
    ]
    assert (drift("me", pairs) is not None) is steady


def test_money_weighs_more_than_days():
    pairs = [
        Pair(evening(day), evening(day + 1), Decimal(billed), Decimal(estimated))
        for day, (billed, estimated) in enumerate(
            [("30", "1"), ("30", "1"), ("51", "50"), ("51", "50"), ("51", "50")], start=1
        )
    ]
    assert drift("me", pairs).ratio == Decimal("1.02")


# --- what must not poison it ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda told: told[::-1], id="late"),
        pytest.param(lambda told: [*told, *told], id="repeated"),
        pytest.param(lambda told: [each for n, each in enumerate(told) if n % 3], id="missing"),
        pytest.param(
            lambda told: [*told, replace(told[5], used=Decimal(1), at=told[5].at - HOUR)], id="corrected"
        ),
        pytest.param(
            lambda told: [replace(each, used=Decimal(0)) if n == 6 else each for n, each in enumerate(told)],
            id="a day that said nothing was used",
        ),
        pytest.param(
            lambda told: [
                replace(each, used=told[5].used) if n == 6 else each for n, each in enumerate(told)
            ],
            id="a day billed with the next",
        ),
        pytest.param(
            lambda told: [
                replace(each, used=each.used + 300) if n > 6 else each for n, each in enumerate(told)
            ],
            id="a day of use elsewhere",
        ),
        pytest.param(
            lambda told: [*told, *(replace(each, key="user") for each in told[4:])], id="two figures"
        ),
        pytest.param(
            lambda told: [*told, *(replace(each, unit=CREDITS, key="c") for each in told)], id="another unit"
        ),
        pytest.param(
            lambda told: [*told, *(replace(each, account="", key="x") for each in told)], id="no account"
        ),
        pytest.param(
            lambda told: [*told, *(replace(each, key="t", known=Known.TYPED) for each in told)], id="typed"
        ),
        pytest.param(lambda told: [*told, replace(told[2], used=None, key="n")], id="no figure"),
    ],
)
def test_nothing_that_a_vendor_does_poisons_it(spoil):
    told, uses = a_month()
    found = measured(spoil(told), uses)
    assert found["me"].ratio == Decimal("1.0300")
    assert len(found) == 1


def test_a_window_that_begins_anew_is_no_pair():
    """Weekly: the week's end lies between two statements, and the figure begins at nothing again."""
    told, uses = [], []
    for day in range(9, 23):
        begun = 9 if day < 16 else 16
        week = Window(datetime(2026, 11, begun, tzinfo=UTC), datetime(2026, 11, begun + 7, tzinfo=UTC))
        told.append(replace(stated(Decimal("10.3") * (day - begun + 1), day), window=week))
        uses.append(use(10, account="me", start=evening(day) - 12 * HOUR))
    assert measured(told, uses)["me"].ratio == Decimal("1.03")
    without = [replace(each, window=None) for each in told]
    assert measured(without, uses)["me"].ratio == Decimal("1.03")


def test_a_stretch_with_unpriced_or_unmetered_use_is_not_compared():
    told, uses = a_month()
    some = [replace(each, cost=None) if n in {3, 9} else each for n, each in enumerate(uses)]
    assert measured(told, some)["me"].ratio == Decimal("1.03")
    assert measured(told, [replace(each, metered=False) for each in uses]) == {}


def test_only_days_that_are_over_within_two_weeks_are_read():
    told, _ = a_month(days=range(1, 24))
    days = [each.at.day for each in daily(told, NOW)]
    assert days == [*range(23 - DAYS, 23)]
    twice = [*told, stated(5, 20, hours=3), stated(900, 20, hours=1)]
    assert daily(twice, NOW) == daily(told, NOW)
    assert daily([stated(5, 20, unit=Unit("EUR"))], NOW) == ()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(60, 180), st.integers(0, 12), st.integers(0, 3))
def test_what_is_told_is_near_what_was_billed(seed, percent, lag, wild):
    """Days of uneven use, bills that lag by hours, some wild statements: told only where it is right."""
    chance = random.Random(seed)  # noqa: S311 (a made-up world)
    rate = Decimal(percent) / 100
    spent = [
        (evening(8) + timedelta(hours=chance.uniform(0, 24 * 14)), Decimal(chance.randint(1, 300)) / 100)
        for _ in range(120)
    ]
    told = []
    for day in range(8, 23):
        late = timedelta(hours=chance.uniform(0, lag))
        used = sum((cost for at, cost in spent if at < evening(day) - late), Decimal(0)) * rate
        told.append(stated(used + (chance.randint(-50, 50) if chance.random() < wild / 15 else 0), day))
    uses = [use(cost, account="me", start=at) for at, cost in spent]
    for found in measured(told, uses).values():
        assert abs(found.ratio - rate) <= rate * Decimal("0.2")


# --- where it is applied ----------------------------------------------------------------------------


def test_estimates_after_the_statement_are_scaled_and_what_it_covers_is_not():
    said = reading(90, at=NOW - HOUR)
    uses = [use(80, days=1, account="me"), use(2, account="me", start=NOW - HOUR / 2), use(7, account="you")]
    off = Drift("me", Decimal("1.5"), 9, applied=True)
    gauge = only(
        [allowance()], uses=uses, readings=[said], drifts={"me": off, "you": replace(off, account="you")}
    )
    assert (gauge.used, gauge.drift) == (100, off)
    unsure = replace(off, applied=False)
    gauge = only([allowance()], uses=uses, readings=[said], drifts={"me": unsure})
    assert (gauge.used, gauge.drift) == (99, unsure)


def test_without_a_statement_there_is_nothing_to_correct_from():
    gauge = only([allowance()], uses=[use(80, account="me")], drifts={"me": Drift("me", Decimal(2), 9, True)})
    assert (gauge.used, gauge.drift) == (80, None)


def test_of_several_accounts_the_one_with_most_local_use_is_told():
    drifts = {name: Drift(name, Decimal("1.1"), 9, True) for name in ("me", "you")}
    readings = [reading(9), reading(9, account="you", source="other")]
    uses = [use(1, account="me", days=1), use(5, account="you", days=1)]
    assert only([allowance()], uses=uses, readings=readings, drifts=drifts).drift.account == "you"


def test_a_balance_is_corrected_too():
    uses = [use(2, account="me", start=NOW - timedelta(minutes=1))]
    off = {"me": Drift("me", Decimal("1.5"), 9, True)}
    balance = reading(None, left=Decimal(12), window=None)
    own = judged([allowance()], uses=uses, readings=[balance], drifts=off).gauges[1]
    assert own.left == 9
