"""Whose account a use belongs to, whether it is metered, and how findings are remembered."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import BERLIN, NOW, allowance, judged, only, reading, use
from trayapp.domain.assess import edges
from trayapp.domain.model import REQUESTS, TOKENS, Billing, Known, Route, Scope
from trayapp.domain.routes import MOST, Plan, attribute, noticed

DAY = timedelta(days=1)


def route(billing, account, *, since=None, tool="claude-code", **changes):
    return Route(tool, billing, account, "why", since, **changes)


def told(routes, *uses):
    return [(each.account, each.metered) for each in attribute(uses, routes)]


def test_a_use_has_the_route_that_holds_when_it_begins():
    turn = NOW - DAY
    routes = [route(Billing.KEY, "anthropic", since=turn), route(Billing.FLAT, "claude-code")]
    moment = timedelta(microseconds=1)
    uses = [use(1, start=start) for start in (turn - moment, turn, turn + moment)]
    assert told(routes, *uses) == [("claude-code", False), ("anthropic", True), ("anthropic", True)]
    assert told(routes[::-1], *uses) == told(routes, *uses)


def test_the_first_route_reaches_back_to_the_beginning():
    assert told([route(Billing.KEY, "anthropic", since=NOW)], use(1, days=9)) == [("anthropic", True)]


def test_a_tool_of_which_nothing_is_known_is_its_own_account():
    assert told([route(Billing.KEY, "anthropic")], use(1, tool="codex")) == [("codex", True)]


def test_an_account_that_the_log_named_stays():
    named = use(1, account="work")
    assert attribute([named], [route(Billing.KEY, "anthropic")]) == (named,)
    assert told([route(Billing.FLAT, "claude-code")], named) == [("work", False)]


def test_a_route_by_hand_holds_for_all_time():
    routes = [
        route(Billing.FLAT, "claude-code"),
        route(Billing.BEDROCK, "bedrock", by_hand=True),
        route(Billing.KEY, "anthropic", since=NOW - DAY),
    ]
    assert told(routes, use(1), use(1, days=9)) == [("bedrock", True)] * 2
    assert Plan(routes).turns() == ()


def test_uses_are_cut_where_a_route_changes():
    turn = NOW - timedelta(hours=30, minutes=7)
    routes = [route(Billing.SEAT, "claude-code"), route(Billing.KEY, "anthropic", since=turn)]
    assert turn in edges([], [], NOW, BERLIN, routes=routes)
    assert turn not in edges([], [], NOW, BERLIN)


# --- what a flat seat counts ------------------------------------------------------------------------

FLAT = [route(Billing.FLAT, "claude-code")]
USES = attribute([use(40, days=1), use(3), use(7, tool="codex")], FLAT)


def test_a_flat_seat_counts_nothing_in_money_and_everything_in_tokens():
    gauge = only([allowance()], uses=USES)
    assert (gauge.used, gauge.today, gauge.yesterday) == (7, 7, 0)
    assert {share.name: (share.amount, share.tokens) for share in gauge.by_tool} == {
        "codex": (7, 100),
        "claude-code": (0, 200),
    }
    assert only([allowance(unit=TOKENS)], uses=USES).used == 300
    assert only([allowance(unit=REQUESTS)], uses=USES).used == 6


def test_without_an_allowance_the_worth_of_a_flat_seat_is_shown():
    (gauge,) = judged(uses=USES).gauges
    assert (gauge.used, gauge.today, gauge.yesterday) == (50, 10, 40)


def test_a_bill_for_use_beyond_a_flat_seat_takes_nothing_from_its_worth():
    beyond = reading(3, source="claude-code", account="claude-code")
    worth, own = judged(uses=USES, readings=[beyond]).gauges
    assert (worth.used, worth.known, own.used) == (50, Known.ESTIMATED, 3)
    paid = only([allowance()], uses=USES, readings=[beyond])
    assert paid.used == 10
    assert {share.name: share.amount for share in paid.by_tool} == {"codex": 7, "Vendor": 3, "claude-code": 0}


def test_a_flat_model_without_a_price_is_not_missing_one():
    uses = attribute([use(None, model="new", tokens=9)], FLAT)
    assert only([allowance()], uses=uses).unpriced == ()


def test_a_statement_covers_the_tools_that_go_through_its_account():
    routes = [route(Billing.GATEWAY, "relay"), route(Billing.GATEWAY, "relay", tool="codex")]
    uses = attribute([use(5, days=1), use(6, tool="codex", days=2), use(2, tool="other")], routes)
    gauge = only([allowance()], uses=uses, readings=[reading(12, source="relay", account="relay")])
    assert gauge.used == 14


def test_an_allowance_may_count_by_account():
    uses = attribute([use(5), use(7, tool="codex")], [route(Billing.KEY, "anthropic")])
    assert only([allowance(counts=Scope(accounts=("anthropic",)))], uses=uses).used == 5


# --- what is remembered -----------------------------------------------------------------------------


def test_the_first_finding_holds_from_the_beginning_and_another_from_its_instant():
    found = noticed((), route(Billing.FLAT, "claude-code"), NOW - DAY)
    assert [each.since for each in found] == [None]
    assert noticed(found, route(Billing.FLAT, "claude-code"), NOW) == found
    later = noticed(found, route(Billing.KEY, "anthropic"), NOW)
    assert [(each.billing, each.since) for each in later] == [(Billing.FLAT, None), (Billing.KEY, NOW)]


def test_tools_are_remembered_apart():
    found = noticed((), route(Billing.FLAT, "claude-code"), NOW)
    both = noticed(found, route(Billing.KEY, "openai", tool="codex"), NOW)
    assert {(each.tool, each.since) for each in both} == {("claude-code", None), ("codex", None)}


def test_a_reason_in_other_words_is_no_change_of_the_route():
    found = noticed((), route(Billing.FLAT, "claude-code"), NOW - DAY)
    again = noticed(found, replace(route(Billing.FLAT, "claude-code"), why="Now it says so."), NOW)
    assert [(each.why, each.since) for each in again] == [("Now it says so.", None)]


def test_a_clock_set_back_leaves_one_route_for_each_instant():
    found = noticed((), route(Billing.FLAT, "claude-code"), NOW)
    found = noticed(found, route(Billing.KEY, "anthropic"), NOW + DAY)
    found = noticed(found, route(Billing.SEAT, "claude-code"), NOW)
    assert [(each.billing, each.since) for each in found] == [(Billing.FLAT, None), (Billing.SEAT, NOW)]


def test_a_finding_that_wavers_does_not_grow_without_end():
    found = ()
    for hour in range(3 * MOST):
        kind = route(Billing.KEY, "anthropic") if hour % 2 else route(Billing.FLAT, "claude-code")
        found = noticed(found, kind, NOW + timedelta(hours=hour))
    assert len(found) == MOST
    assert found[0].since is None


@given(st.lists(st.integers(0, 2000), max_size=12, unique=True), st.lists(st.integers(0, 2000), max_size=30))
def test_no_use_is_lost_or_split_by_routes(turns, starts):
    kinds = [Billing.FLAT, Billing.KEY, Billing.SEAT]
    since = [datetime(2026, 8, 1, tzinfo=UTC) + timedelta(hours=hour) for hour in sorted(turns)]
    routes = [route(kinds[n % 3], f"a{n}", since=None if n == 0 else at) for n, at in enumerate(since)]
    uses = [use(1, start=datetime(2026, 8, 1, tzinfo=UTC) + timedelta(hours=hour)) for hour in starts]
    after = attribute(uses, routes)
    assert [replace(each, account="", metered=True) for each in after] == uses
    spans = [*pairwise([None, *since[1:], None])] if since else []
    for each in after:
        holds = [
            n
            for n, (first, last) in enumerate(spans)
            if (first is None or first <= each.start) and (last is None or each.start < last)
        ]
        assert each.account == (f"a{holds[0]}" if holds else "claude-code")
        assert each.metered is (not holds or holds[0] % 3 != 0)
        assert each.cost == Decimal(1)


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_routes_is_nothing(order):
    routes = [
        route(Billing.SEAT, "claude-code"),
        route(Billing.KEY, "a", since=NOW - DAY),
        route(Billing.FLAT, "b", since=NOW - 3 * DAY),
    ][::order]
    assert told(routes, use(1), use(1, days=2), use(1, days=9)) == [
        ("a", True),
        ("b", False),
        ("claude-code", True),
    ]
