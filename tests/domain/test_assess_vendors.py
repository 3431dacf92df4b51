"""What vendors state, beside what logs hold."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tests.domain.made import BERLIN, NOVEMBER, NOW, allowance, judged, only, reading, use
from trayapp.domain.model import CREDITS, PERCENT, Known, Level, Scope, Share, Unit
from trayapp.domain.period import Monthly, Window


def test_a_statement_and_local_use_after_it():
    stated = reading(90, at=NOW - timedelta(hours=1))
    uses = [
        use(80, days=1, account="me"),
        use(2, account="me", start=NOW - timedelta(minutes=30)),
        use(7, account="other"),
    ]
    gauge = only([allowance()], uses=uses, readings=[stated])
    assert (gauge.used, gauge.known, gauge.as_of) == (99, Known.BOTH, NOW)
    assert gauge.reported_at == NOW - timedelta(hours=1)


def test_a_statement_alone_is_as_old_as_itself():
    gauge = only([allowance()], readings=[reading(90)])
    assert (gauge.used, gauge.known, gauge.as_of) == (90, Known.REPORTED, NOW - timedelta(minutes=4))
    assert gauge.by_tool == (Share("Vendor", Decimal(90), 0),)
    assert gauge.today is None


@pytest.mark.parametrize(
    "change",
    [
        {"unit": Unit("EUR")},
        {"account": ""},
        {"window": Window(NOVEMBER.start - timedelta(days=30), NOVEMBER.end)},
        {"window": None},
    ],
)
def test_a_statement_about_something_else_stands_alone(change):
    stated = reading(90, limit=Decimal(100), **change)
    mine, own = judged([allowance()], uses=[use(5)], readings=[stated]).gauges
    assert mine.used == 5
    assert (own.allowance.key, own.used, own.limit) == ("vendor:key", 90, 100)


@pytest.mark.parametrize(
    "scope", [Scope(models=("opus",)), Scope(projects=("p",)), Scope(tools=("claude-code",))]
)
def test_a_statement_cannot_speak_for_a_part_of_its_account(scope):
    mine, own = judged([allowance(counts=scope)], uses=[use(5)], readings=[reading(90)]).gauges
    assert (mine.used, own.used) == (5, 90)


def test_a_vendors_month_in_utc_is_the_persons_month():
    month = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
    assert only([allowance()], readings=[reading(90, window=month)]).used == 90


def test_last_months_statement_is_neither_counted_nor_shown():
    october = Monthly().window(NOVEMBER.start - timedelta(days=1), BERLIN)
    stated = reading(240, window=october, at=october.end - timedelta(hours=1))
    assert only([allowance()], uses=[use(5)], readings=[stated]).used == 5


def test_a_pool_takes_the_statement_up_and_keeps_the_vendors_own_limit_in_sight():
    pooled, own = judged([allowance()], readings=[reading(9, limit=Decimal(10))]).gauges
    assert (pooled.used, own.left, own.level) == (9, 1, Level.TIGHT)
    mine = allowance(counts=Scope(accounts=("me",)))
    assert only([mine], readings=[reading(9, limit=Decimal(10))]).left == 241


def test_a_share_of_a_window_stands_alone_as_percent():
    week = Window(NOW - timedelta(days=5), NOW + timedelta(days=2))
    gauge = only(readings=[reading(84, unit=PERCENT, window=week)])
    assert (gauge.limit, gauge.left, gauge.used) == (100, 16, 84)
    assert gauge.pace == pytest.approx(5 / 7)


def test_a_window_that_has_ended_is_unknown_until_the_vendor_is_asked_again_then_gone():
    hours = Window(NOW - timedelta(hours=6), NOW - timedelta(hours=1))
    stated = reading(84, unit=PERCENT, window=hours, at=NOW - timedelta(hours=2))
    gauge = only(readings=[stated])
    assert (gauge.used, gauge.level, gauge.stale, gauge.reported_at) == (None, Level.UNKNOWN, True, stated.at)
    assert judged(readings=[stated], now=NOW + timedelta(hours=4)).gauges == ()


def test_a_reading_with_a_limit_but_no_use_is_unknown_and_one_with_neither_is_nothing():
    assert only(readings=[reading(None, limit=Decimal(50))]).level is Level.UNKNOWN
    assert judged(readings=[reading(None)]).gauges == ()


def test_own_gauges_are_in_a_fixed_order():
    readings = [
        reading(1, key=key, unit=CREDITS, source=source)
        for source, key in [("b", "1"), ("a", "2"), ("a", "1")]
    ]
    assert [gauge.allowance.key for gauge in judged(readings=readings).gauges] == ["a:1", "a:2", "b:1"]


def test_a_figure_typed_by_hand_covers_every_account_up_to_it():
    typed = reading(60, known=Known.TYPED, key="month", account="", window=None, at=NOW - timedelta(hours=5))
    uses = [use(30, days=1), use(2, account="me", start=NOW - timedelta(hours=1))]
    gauge = only([allowance()], uses=uses, readings=[typed])
    assert (gauge.used, gauge.known) == (62, Known.BOTH)


@pytest.mark.parametrize(
    ("intervals", "minutes", "stale"),
    [
        ({}, 180, False),
        ({}, 181, True),
        ({"vendor": timedelta(minutes=5)}, 90, False),
        ({"vendor": timedelta(minutes=5)}, 91, True),
        ({"vendor": timedelta(minutes=40)}, 120, False),
        ({"vendor": timedelta(minutes=40)}, 121, True),
        ({"vendor": timedelta(hours=6)}, 1080, False),
    ],
)
def test_stale_after_three_intervals_and_never_within_90_minutes(intervals, minutes, stale):
    stated = reading(90, at=NOW - timedelta(minutes=minutes))
    assert only([allowance()], readings=[stated], intervals=intervals).stale is stale


def test_a_vendors_window_is_over_at_its_very_end():
    hours = Window(NOW - timedelta(hours=5), NOW)
    stated = reading(84, unit=PERCENT, window=hours)
    assert only(readings=[stated]).used is None
    assert only(readings=[stated], now=NOW - timedelta(microseconds=1)).used == 84


@pytest.mark.parametrize(
    ("billed", "follows"), [("20", False), ("21", True), ("1999", True), ("2000", False)]
)
def test_the_past_in_logs_is_scaled_to_the_bill_while_both_show_the_same_kind_of_use(billed, follows):
    """Between a tenth and ten times of what the logs say (200) is a matter of rates; beyond, of other use."""
    october = [use(10, days=days, account="me") for days in range(23, 29)]
    uses = [*october, use(200, days=5, account="me")]
    ahead = only([allowance()], uses=uses, readings=[reading(billed)]).forecast
    even = only([allowance()], readings=[reading(billed)]).forecast
    assert (ahead.spend != even.spend) is follows


# --- balances ---------------------------------------------------------------------------------------


def balance(left, **changes):
    return reading(None, left=Decimal(left), window=None, **changes)


@pytest.mark.parametrize(("left", "level"), [("12.40", Level.CALM), ("0", Level.SPENT), ("-3", Level.SPENT)])
def test_a_balance_is_what_is_left_and_nothing_else(left, level):
    mine, own = judged([allowance()], uses=[use(5)], readings=[balance(left)]).gauges
    assert mine.used == 5
    assert (own.used, own.limit, own.share_left, own.pace, own.forecast) == (None,) * 5
    assert (own.left, own.level, own.known) == (Decimal(left), level, Known.REPORTED)
    assert (own.as_of, own.reported_at) == (NOW - timedelta(minutes=4),) * 2
    assert own.is_balance


def test_what_local_logs_saw_since_comes_off_a_balance():
    uses = [use(2, account="me", start=NOW - timedelta(minutes=1)), use(9, account="me", days=1)]
    own = judged([allowance()], uses=uses, readings=[balance("12.40")]).gauges[1]
    assert (own.left, own.known, own.as_of) == (Decimal("10.40"), Known.BOTH, NOW)


def test_an_old_balance_is_stale_and_one_in_another_currency_has_no_local_part():
    uses = [use(2, account="me", start=NOW - timedelta(minutes=1))]
    old = balance("12.40", unit=Unit("CNY"), at=NOW - timedelta(hours=4))
    own = judged([allowance()], uses=uses, readings=[old]).gauges[1]
    assert (own.left, own.stale, own.today) == (Decimal("12.40"), True, None)


def test_a_balance_beside_a_use_keeps_both():
    own = only(readings=[reading(30, left=Decimal(8), unit=Unit("EUR"))])
    assert (own.used, own.left, own.limit, own.level) == (30, 8, None, Level.CALM)


def test_a_limit_and_what_is_left_of_it_make_the_use():
    assert only([allowance(50)], readings=[reading(None, limit=Decimal(50), left=Decimal(12))]).used == 38


def test_a_figure_of_its_own_has_its_own_key_once():
    assert only(readings=[reading(1, key="vendor:key", unit=CREDITS)]).allowance.key == "vendor:key"


# --- one statement per account ----------------------------------------------------------------------


def test_a_pool_sums_one_statement_per_account():
    """Two figures of one account and window are the same money; another account's is more of it."""
    older, newer = NOW - timedelta(minutes=9), NOW - timedelta(minutes=4)
    readings = [
        reading(30, key="user", at=older),
        reading(31, key="key", at=newer),
        reading(31, key="key", at=newer, source="status-line"),
        reading(4, source="other", account="you"),
    ]
    for order in (readings, readings[::-1]):
        assert only([allowance()], readings=order).used == 35


def test_an_allowance_for_a_tool_takes_the_statement_of_its_own_source():
    mine = allowance(counts=Scope(tools=("claude-code",)))
    stated = [reading(9, source="claude-code", account="claude-code"), reading(50, source="gateway")]
    gauge, other = judged([mine], readings=stated).gauges
    assert (gauge.used, other.used) == (9, 50)


@pytest.mark.parametrize(
    ("accounts", "used"),
    [((), 30), (("relay",), 30), (("relay*",), 30), (("relay:team",), 900), (("relay:*",), 900)],
)
def test_what_is_wider_or_narrower_than_an_account_is_no_second_sum(accounts, used):
    readings = [
        reading(30, key="user", source="relay", account="relay"),
        reading(900, key="team", source="relay", account="relay:team"),
    ]
    mine = judged([allowance(counts=Scope(accounts=accounts))], readings=readings).gauges[0]
    assert mine.used == used
