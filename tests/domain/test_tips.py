"""The line of advice beside the figures: when it is there, and what it says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.words_gauge import BERLIN, NOW, gauge, local
from trayapp.domain.model import TOKENS, USD, Forecast, Level, Range
from trayapp.domain.period import Daily, Monthly, Weekly
from trayapp.domain.tips import Tip, TipKind, Tips, daily_share, pace_tip, tip_of
from trayapp.domain.tips_said import told
from trayapp.domain.words import ENGLISH

RANGE = Range(Decimal(200), Decimal(280), Decimal(300))
OUT = Forecast(RANGE, local(2026, 11, 25, 9), local(2026, 11, 27, 9), local(2026, 11, 29, 9))
LASTS = Forecast(RANGE, None, None, None)


def early(used="208", today="8.40", **more):
    """On the 23rd of a month of $250: 22 days behind, eight before with today."""
    return gauge(used, **{"today": Decimal(today), "forecast": OUT, "level": Level.TIGHT} | more)


def test_what_a_day_may_cost_so_that_it_lasts():
    tip = pace_tip(early(), NOW, BERLIN)
    assert (tip.kind, tip.unit, tip.last) == (TipKind.PACE, USD, date(2026, 11, 30))
    assert tip.amount == (Decimal(42) + Decimal("8.40")) / 8
    assert tip.so_far == Decimal("199.60") / 22
    said = told(tip, ENGLISH)
    assert said.sentence == "About $6.30 a day lasts until 30 Nov. So far it was $9.10 a day."


@pytest.mark.parametrize(
    "one",
    [
        early(forecast=None),
        early(forecast=LASTS),
        early(stale=True),
        early(level=Level.SPENT),
        early("250"),
        early("100", today="60"),  # $40 in 22 days: only today was dear
        early(period=Daily()),
        early(limit=None),
    ],
)
def test_where_it_would_say_nothing_there_is_none(one):
    assert pace_tip(one, NOW, BERLIN) is None


def test_not_on_the_last_day_nor_on_the_first():
    for day in (date(2026, 11, 30), date(2026, 11, 1)):
        assert pace_tip(early(), local(day.year, day.month, day.day, 12), BERLIN) is None


@given(
    used=st.decimals(1, 249, places=2),
    share=st.decimals(0, 1, places=2),
    period=st.sampled_from([Monthly(), Weekly()]),
)
def test_so_much_a_day_does_last_and_is_less_than_so_far(used, share, period):
    one = early(str(used), today=str((used * share).quantize(Decimal("0.01"))), period=period)
    tip = pace_tip(one, NOW, BERLIN)
    if tip is not None:
        days = (tip.last - date(2026, 11, 23)).days + 1
        assert one.used - one.today + tip.amount * days <= one.limit + Decimal("1e-9")
        assert tip.amount < tip.so_far


def test_on_the_last_day_all_that_was_left_this_morning_is_todays():
    one = gauge("240", today=Decimal(5))
    assert daily_share(one, local(2026, 11, 30, 12), BERLIN) == Decimal(15)
    assert daily_share(gauge("240", limit=None), NOW, BERLIN) is None


# --- which of them --------------------------------------------------------------------------------

PROPOSAL = Tip(
    TipKind.DEFAULT, "default/x", USD, Decimal("21.4"), model="claude-sonnet-5-5", sessions=48, fitting=34
)


def test_the_pace_comes_before_the_proposal_and_what_was_put_away_stays_away():
    tips = Tips(proposal=PROPOSAL)
    pace = tip_of(early(), tips, NOW, BERLIN)
    assert pace.kind is TipKind.PACE
    assert tip_of(early(), replace(tips, hidden=frozenset({pace.key})), NOW, BERLIN) == PROPOSAL
    assert tip_of(early(), replace(tips, hidden=frozenset({pace.key, "default/x"})), NOW, BERLIN) is None
    assert tip_of(None, tips, NOW, BERLIN) == PROPOSAL
    assert tip_of(early(), Tips(on=False, proposal=PROPOSAL), NOW, BERLIN) is None


def test_the_next_window_may_say_it_again():
    one = early()
    window = replace(one.window, start=local(2026, 12, 1), end=local(2027, 1, 1))
    later = pace_tip(replace(one, window=window), local(2026, 12, 20, 12), BERLIN)
    assert later.key != pace_tip(one, NOW, BERLIN).key


def test_a_proposal_in_words():
    said = told(PROPOSAL, ENGLISH)
    assert said == (
        "Sonnet 5.5 as the default would have saved",
        "about $21",
        "in 30 days; it fitted 34 of 48 sessions",
    )
    assert said.sentence == " ".join(said) + "."


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [("1234", TOKENS, "1,200 tokens"), ("3.04", USD, "$3"), ("0.19", USD, "$0.10")],
)
def test_about_is_not_said_to_the_cent(amount, unit, words):
    tip = replace(PROPOSAL, kind=TipKind.PACE, unit=unit, amount=Decimal(amount), last=date(2026, 11, 30))
    assert told(tip, ENGLISH).verdict == f"About {words} a day lasts until 30 Nov"
