"""Situations and what is said of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tests.domain.made import NOVEMBER, NOW, TOOL, allowance, judged, only, use
from trayapp.domain.assess import IMPLICIT_KEY
from trayapp.domain.errors import FaultKind
from trayapp.domain.model import (
    CREDITS,
    PERCENT,
    REQUESTS,
    TOKENS,
    USD,
    Expense,
    Extra,
    Fault,
    Known,
    Level,
    Progress,
    Scope,
    Share,
    Source,
    Unit,
)
from trayapp.domain.period import Rolling, Span, Standing, Window, midnight

# --- the plain case ---------------------------------------------------------------------------------


def test_uses_in_the_window_are_held_against_the_limit():
    gauge = only([allowance()], uses=[use(80, days=10), use(3), use(40, days=30)])
    assert (gauge.limit, gauge.used, gauge.left) == (250, 83, 167)
    assert gauge.share_left == pytest.approx(0.668)
    assert gauge.pace == pytest.approx(22.646 / 30, abs=1e-3)
    assert (gauge.today, gauge.yesterday) == (3, 0)
    assert (gauge.level, gauge.known, gauge.as_of, gauge.stale) == (Level.CALM, Known.ESTIMATED, NOW, False)
    assert gauge.window == NOVEMBER


def test_everything_else_passes_through():
    fault = Fault("vendor", "Vendor", FaultKind.REFUSED, "No.", NOW)
    facts = {
        "faults": (fault,),
        "tools": (TOOL,),
        "sources": (Source("vendor", "Vendor", True, True),),
        "progress": Progress(1, 2, 3, 4, None),
        "problems": ("One line.",),
        "malformed_lines": 3,
        "headline_key": "month",
        "sample": True,
        "snoozed_until": NOW + timedelta(hours=1),
    }
    snapshot = judged([allowance()], **facts)
    assert {name: getattr(snapshot, name) for name in facts} == facts
    assert (snapshot.at, snapshot.zone) == (NOW, "Europe/Berlin")
    assert snapshot.headline.allowance.key == "month"


# --- first use --------------------------------------------------------------------------------------


def test_nothing_found_gives_no_gauge_and_asks_nothing():
    snapshot = judged(tools=(replace(TOOL, files=0),))
    assert snapshot.gauges == ()
    assert not snapshot.asks_allowance


@pytest.mark.parametrize("facts", [{"uses": [use(38)]}, {"tools": (TOOL,)}])
def test_without_an_allowance_this_months_spend_shows_and_one_is_asked_for(facts):
    snapshot = judged(**facts)
    (gauge,) = snapshot.gauges
    assert snapshot.asks_allowance
    assert (gauge.allowance.key, gauge.allowance.title) == (IMPLICIT_KEY, "November")
    assert (gauge.limit, gauge.left, gauge.share_left, gauge.level) == (None, None, None, Level.CALM)
    assert gauge.used == (38 if "uses" in facts else 0)


def test_an_allowance_ends_the_asking():
    assert not judged([allowance()], uses=[use(38)]).asks_allowance


# --- what counts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scope", "counted"),
    [
        (Scope(), 15),
        (Scope(tools=("codex",)), 8),
        (Scope(tools=("CODEX",)), None),
        (Scope(tools=("c*",)), 15),
        (Scope(accounts=("work",)), 4),
        (Scope(models=("*OPUS*",)), 5),
        (Scope(models=("gpt-?", "opus-4")), 13 - 4),
        (Scope(projects=("/home/*",)), 8 + 4),
        (Scope(tools=("claude-code",), models=("sonnet",)), 2),
    ],
)
def test_scope(scope, counted):
    uses = [
        use(1, model="Opus-4", project="/srv/a"),
        use(2, model="sonnet", project="/srv/b"),
        use(4, model="opus-5", account="work", project="/home/x"),
        use(8, model="gpt-6", tool="codex", project="/home/y"),
    ]
    assert only([allowance(counts=scope)], uses=uses).used == counted


def test_a_tool_of_which_nothing_is_known_is_unknown_not_zero():
    gauge = only([allowance(counts=Scope(tools=("cursor",)))], uses=[use(5)], tools=(TOOL,))
    assert (gauge.used, gauge.left, gauge.today, gauge.as_of, gauge.level) == (
        None,
        None,
        None,
        None,
        Level.UNKNOWN,
    )


def test_a_tool_that_was_found_but_not_used_is_zero():
    assert only([allowance(counts=Scope(tools=("claude*",)))], tools=(TOOL,)).used == 0


@pytest.mark.parametrize(
    ("unit", "used"),
    [(USD, 3), (TOKENS, 1200), (REQUESTS, 4), (CREDITS, None), (PERCENT, None), (Unit("EUR"), None)],
)
def test_units_that_logs_can_tell(unit, used):
    gauge = only([allowance(5000, unit=unit)], uses=[use(1, tokens=200), use(2, tokens=1000)])
    assert gauge.used == used
    assert gauge.today == used


def test_extras_and_expenses_of_this_window_only():
    extras = (Extra(date(2026, 11, 30), Decimal(50)), Extra(date(2026, 12, 1), Decimal(1000)))
    expenses = (Expense(date(2026, 11, 1), Decimal(20)), Expense(date(2026, 10, 31), Decimal(1000)))
    gauge = only([allowance(extras=extras, expenses=expenses)], uses=[use(5)])
    assert (gauge.limit, gauge.used, gauge.left) == (300, 25, 275)
    assert gauge.today == 5


def test_an_extra_does_not_turn_no_cap_into_a_cap():
    gauge = only([allowance(None, extras=(Extra(NOW.date(), Decimal(50)),))], uses=[use(5)])
    assert gauge.limit is None


def test_what_was_typed_stands_alone_where_nothing_else_can_tell():
    typed = allowance(counts=Scope(tools=("cursor",)), expenses=(Expense(NOW.date(), Decimal(30)),))
    gauge = only([typed])
    assert (gauge.used, gauge.left, gauge.known) == (30, 220, Known.TYPED)


def test_unpriced_models_are_listed_and_their_tokens_shown():
    gauge = only(
        [allowance()], uses=[use(5), use(None, model="mystery", tokens=700), use(None, model="nil", tokens=0)]
    )
    assert (gauge.used, gauge.unpriced) == (5, ("mystery",))
    assert gauge.by_model == (Share("opus", Decimal(5), 100), Share("mystery", None, 700))
    assert only([allowance(unit=TOKENS)], uses=[use(None, tokens=700)]).unpriced == ()


def test_shares_are_sorted_and_the_tail_is_other():
    uses = [use(amount, model=f"m{amount}", tool=f"t{amount % 2}") for amount in (1, 2, 3, 4, 5, 6)]
    gauge = only([allowance()], uses=uses)
    assert [(share.name, share.amount) for share in gauge.by_model] == [
        ("m6", 6),
        ("m5", 5),
        ("m4", 4),
        ("m3", 3),
        ("other", 3),
    ]
    assert [(share.name, share.amount) for share in gauge.by_tool] == [("t0", 12), ("t1", 9)]
    assert sum(share.tokens for share in gauge.by_model) == 600


def test_five_shares_need_no_other():
    uses = [use(amount, model=f"m{amount}") for amount in (1, 2, 3, 4, 5)]
    assert [share.name for share in only([allowance()], uses=uses).by_model] == ["m5", "m4", "m3", "m2", "m1"]


def test_today_and_yesterday_are_local_days():
    zone = ZoneInfo("Pacific/Auckland")
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)  # 01:00 on the 23rd
    first = midnight(date(2026, 11, 23), zone)
    uses = [
        use(1, start=first),
        use(2, start=first - timedelta(days=1)),
        use(4, start=first - timedelta(days=2)),
    ]
    gauge = only([allowance()], uses=uses, now=now, zone=zone)
    assert (gauge.today, gauge.yesterday) == (1, 2)


def test_use_after_now_and_before_the_window_does_not_count():
    uses = [use(1, start=NOVEMBER.start), use(2, start=NOVEMBER.start - timedelta(days=1))]
    assert only([allowance()], uses=uses).used == 1


@pytest.mark.parametrize(
    ("limit", "used", "share"), [(0, 5, 0.0), (100, 150, 0.0), (100, 0, 1.0), (-10, 0, 0.0)]
)
def test_share_left_stays_in_bounds(limit, used, share):
    assert only([allowance(limit)], uses=[use(used)]).share_left == share


def test_rolling_windows_have_no_pace_and_no_forecast():
    gauge = only([allowance(period=Rolling(timedelta(days=7)))], uses=[use(10, days=3), use(99, days=8)])
    assert (gauge.used, gauge.pace, gauge.forecast) == (10, None, None)


def test_a_pot_that_never_resets():
    gauge = only([allowance(period=Standing())], uses=[use(10, days=300), use(5)])
    assert (gauge.used, gauge.pace, gauge.forecast, gauge.window) == (15, None, None, Window(None, None))


def test_a_project_that_has_ended_is_what_was_used():
    ended = allowance(period=Span(date(2026, 10, 1), date(2026, 11, 20)))
    gauge = only([ended], uses=[use(10, days=20), use(5)])
    assert (gauge.used, gauge.pace, gauge.forecast.spend.high) == (10, 1.0, 10)


def test_a_forecast_comes_of_days_with_use():
    uses = [use(10, days=days) for days in range(28)]
    gauge = only([allowance()], uses=uses)
    assert gauge.used == 230
    assert gauge.forecast.spend.likely == pytest.approx(Decimal(305), abs=Decimal(12))
    assert gauge.forecast.runs_out_likely is not None
    assert gauge.level is Level.TIGHT
