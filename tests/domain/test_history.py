from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.domain.history import Before, By, Counts, Grain, History, Span, View, span_window, stretch
from trayapp.domain.history import chart as charted
from trayapp.domain.model import REQUESTS, TOKENS, USD, Allowance, Scope
from trayapp.domain.period import Monthly, Weekly, Window, local_day, midnight
from trayapp.domain.usage import Tokens, Use

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)


def use(day, cost, *, tool="claude-code", model="opus", project="/p", tokens=100, at=10):
    start = midnight(day, BERLIN) + timedelta(hours=at)
    amount = None if cost is None else Decimal(str(cost))
    return Use(
        start, start + timedelta(hours=1), tool, "", model, project, Tokens(tokens, requests=1), amount
    )


def history(*uses, began=date(2026, 1, 1), first=date(2026, 1, 1)):
    return History(first, date(2026, 11, 18), BERLIN, NOW, uses, began)


def chart(found, window, **more):
    return charted(found, View(window, **more))


def november(**more):
    return span_window(Span.MONTH, date(2026, 11, 18), BERLIN, allowance=None, now=NOW, **more)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.DAY, date(2026, 11, 18), date(2026, 11, 18)),
        (Span.WEEK, date(2026, 11, 16), date(2026, 11, 22)),
        (Span.MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (Span.YEAR, date(2025, 12, 1), date(2026, 11, 30)),
        (Span.WINDOW, date(2026, 11, 10), date(2026, 12, 9)),
    ],
)
def test_spans_are_whole_local_days(span, first, last):
    allowance = Allowance("m", "M", USD, Monthly(10), Decimal(300))
    window = span_window(span, date(2026, 11, 18), BERLIN, allowance=allowance, now=NOW)
    assert window == Window(midnight(first, BERLIN), midnight(last + timedelta(days=1), BERLIN))


def test_the_day_with_25_hours_has_25_bins():
    window = span_window(Span.DAY, date(2026, 10, 25), BERLIN, allowance=None, now=NOW)
    assert len(stretch(window, BERLIN, Grain.HOUR)) == 26
    month = span_window(Span.MONTH, date(2026, 10, 25), BERLIN, allowance=None, now=NOW)
    assert len(stretch(month, BERLIN)) == 32


def test_a_year_in_weeks_begins_and_ends_where_it_does():
    window = span_window(Span.YEAR, date(2026, 11, 18), BERLIN, allowance=None, now=NOW)
    edges = stretch(window, BERLIN, Grain.WEEK)
    assert (edges[0], edges[-1]) == (window.start, window.end)
    assert all(local_day(edge, BERLIN).weekday() == 0 for edge in edges[1:-1])
    assert len(edges) == 54


def test_a_day_is_the_sum_of_its_slices_and_unpriced_is_not_zero():
    found = chart(
        history(
            use(date(2026, 11, 2), 5, model="opus"),
            use(date(2026, 11, 2), 1.5, model="haiku"),
            use(date(2026, 11, 3), None, model="new"),
        ),
        november(),
        by=By.MODEL,
        unit=USD,
    )
    assert [each.name for each in found.series] == ["opus", "haiku", "new"]
    assert found.bins[1].slices == (Decimal(5), Decimal("1.5"), Decimal(0))
    assert found.bins[1].amount == Decimal("6.5")
    assert found.bins[2].amount is None
    assert found.bins[3].amount == 0
    assert found.unpriced == ("new",)
    assert (found.total, found.active, found.requests) == (Decimal("6.5"), 2, 3)


def test_six_names_are_four_and_the_rest():
    uses = [use(date(2026, 11, 2), n, project=f"/{n}") for n in range(1, 7)]
    found = chart(history(*uses), november(), by=By.PROJECT, unit=USD)
    assert [(each.name, each.amount, each.rest) for each in found.series] == [
        ("/6", 6, False),
        ("/5", 5, False),
        ("/4", 4, False),
        ("/3", 3, False),
        ("", 3, True),
    ]


def test_an_even_pace_shares_the_limit_by_time():
    allowance = Allowance("w", "W", USD, Weekly(), Decimal(70))
    found = chart(history(), november(), by=By.TOOL, unit=USD, allowance=allowance)
    assert {each.even for each in found.bins} == {Decimal(10)}
    without = chart(history(), november(), by=By.TOOL, unit=USD)
    assert {each.even for each in without.bins} == {None}


def test_only_what_counts_is_drawn():
    allowance = Allowance(
        "c", "C", USD, Monthly(), Decimal(10), counts=Scope(tools=("codex",), models=("GPT*",))
    )
    uses = [
        use(date(2026, 11, 2), 1, tool="codex", model="gpt-5.5"),
        use(date(2026, 11, 2), 2, tool="codex", model="o9"),
        use(date(2026, 11, 2), 4),
    ]
    assert chart(history(*uses), november(), by=By.TOOL, unit=USD, allowance=allowance).total == 1


def test_tokens_and_requests_need_no_price():
    uses = [use(date(2026, 11, 2), None, tokens=7), use(date(2026, 11, 2), 1, tokens=5)]
    assert chart(history(*uses), november(), by=By.TOOL, unit=TOKENS).total == 12
    assert chart(history(*uses), november(), by=By.TOOL, unit=REQUESTS).total == 2


def test_a_flat_seats_use_costs_nothing_where_money_is_held_against_an_allowance():
    flat = replace(use(date(2026, 11, 2), 5), metered=False)
    allowance = Allowance("m", "M", USD, Monthly(), Decimal(10))
    assert chart(history(flat), november(), by=By.TOOL, unit=USD, allowance=allowance).total == 0
    assert chart(history(flat), november(), by=By.TOOL, unit=USD).total == 5
    assert chart(history(flat), november(), by=By.TOOL, unit=TOKENS, allowance=allowance).total == 100


def test_the_month_before_counts_as_far_as_this_one_has_come():
    october = span_window(Span.MONTH, date(2026, 10, 31), BERLIN, allowance=None, now=NOW)
    uses = [use(date(2026, 10, 18), 3), use(date(2026, 10, 19), 5), use(date(2026, 11, 1), 7)]
    found = chart(history(*uses), november(), by=By.TOOL, unit=USD, before=october)
    to_the_18th = Window(october.start, midnight(date(2026, 10, 19), BERLIN))
    assert (found.total, found.before) == (7, Before(to_the_18th, Decimal(3)))
    late = chart(history(*uses, began=date(2026, 10, 2)), november(), by=By.TOOL, unit=USD, before=october)
    assert late.before == Before(to_the_18th, None)


def test_a_whole_month_is_compared_with_a_whole_one_and_a_short_one_ends_where_it_does():
    def before(day, now):
        window, earlier = (
            span_window(Span.MONTH, each, BERLIN, allowance=None, now=now)
            for each in (day, day.replace(day=1) - timedelta(days=1))
        )
        found = replace(history(use(date(2026, 3, 30), 1)), now=now)
        compared = chart(found, window, by=By.TOOL, unit=USD, before=earlier).before.window
        return local_day(compared.start, BERLIN), local_day(compared.end - timedelta(seconds=1), BERLIN)

    february = date(2026, 2, 1), date(2026, 2, 28)
    for now in (NOW, datetime(2026, 3, 30, 12, tzinfo=UTC)):
        assert before(date(2026, 3, 30), now) == february
    assert before(date(2026, 3, 30), datetime(2026, 3, 1, 12, tzinfo=UTC))[1] == date(2026, 2, 1)


def test_what_has_no_price_is_told_apart_everywhere():
    october = span_window(Span.MONTH, date(2026, 10, 31), BERLIN, allowance=None, now=NOW)
    uses = [
        use(date(2026, 10, 2), None, tokens=5),
        use(date(2026, 11, 2), 2, tokens=7),
        use(date(2026, 11, 2), None, tokens=11),
        use(date(2026, 11, 3), None, tokens=13, model="new"),
    ]
    found = chart(history(*uses), november(), by=By.MODEL, unit=USD, before=october)
    assert [each.counts for each in found.series] == [Counts(18, 2, 11), Counts(13, 1, 13)]
    assert [each.unpriced for each in found.bins[:4]] == [0, 11, 13, 0]
    assert found.bins[1].counts == (Counts(18, 2, 11), Counts())
    assert (found.before.amount, found.before.unpriced) == (0, 5)
    assert {each.unpriced for each in chart(history(*uses), november(), by=By.MODEL, unit=TOKENS).bins} == {0}


def test_the_running_total_ends_with_today():
    uses = [use(date(2026, 11, 1), 1), use(date(2026, 11, 17), 2), use(date(2026, 11, 18), 4)]
    running = chart(history(*uses), november(), by=By.TOOL, unit=USD).running(NOW)
    assert len(running) == 18
    assert (running[0], running[-2], running[-1]) == (1, 3, 7)


days = st.dates(date(2026, 9, 1), date(2026, 12, 31))
costs = st.one_of(st.none(), st.decimals(0, 100, places=2))
many = st.lists(st.tuples(days, costs, st.sampled_from("abcdefgh"), st.integers(0, 9)), max_size=40)


@given(many, st.sampled_from(By), st.sampled_from([USD, TOKENS, REQUESTS]))
def test_nothing_inside_is_lost_and_nothing_outside_counts(rows, by, unit):
    uses = [use(day, cost, model=name, tool=name, project=name, tokens=n) for day, cost, name, n in rows]
    window = november()
    found = chart(history(*uses), window, by=by, unit=unit)
    inside = [each for each in uses if each.start in window]
    amount = {
        USD: lambda each: each.cost or 0,
        TOKENS: lambda each: each.tokens.total,
        REQUESTS: lambda each: each.tokens.requests,
    }[unit]
    assert found.total == sum(amount(each) for each in inside)
    assert found.total == sum(series.amount for series in found.series)
    assert found.tokens == sum(each.tokens.total for each in inside)
    for each in found.bins:
        assert each.amount is None or each.amount == sum(each.slices)
        assert local_day(each.start, BERLIN) == local_day(each.end - timedelta(seconds=1), BERLIN)
