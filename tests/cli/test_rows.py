import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from trayapp.cli.background import background_of
from trayapp.cli.json_text import json_text, number
from trayapp.cli.lines import lines_of
from trayapp.cli.rows import COUNTERS, KEYS, rows_of, totals_of, unpriced_models
from trayapp.cli.terminal import Depth, Terminal
from trayapp.cli.usage import report
from trayapp.cli.usage_table import usage_table
from trayapp.domain.usage import Tokens, Use
from trayapp.system.store import Store

UTC_ZONE = ZoneInfo("UTC")
START = datetime(2026, 10, 5, tzinfo=UTC)


def use(cost, *, day=0, tool="claude-code", model="opus", project="web", tokens=None):
    start = START + timedelta(days=day)
    held = tokens or Tokens(1, 2, 3, 4, 5, 6, 7)
    money = None if cost is None else Decimal(cost)
    return Use(start, start + timedelta(days=1), tool, "", model, project, held, money)


def rows(uses, by):
    return rows_of(lines_of(uses, UTC_ZONE), by)


def totals(uses):
    return totals_of(lines_of(uses, UTC_ZONE))


def test_a_row_that_is_partly_priced_keeps_its_money_and_says_so():
    (row,) = rows([use("1.5"), use(None)], KEYS)
    assert (row["cost_usd"], row["unpriced"], row["requests"]) == (Decimal("1.5"), True, 14)


def test_without_any_price_the_cost_is_unknown_and_not_zero():
    (row,) = rows([use(None)], KEYS)
    assert (row["cost_usd"], row["unpriced"]) == (None, True)
    assert totals([use(None)])["cost_usd"] == 0


def test_nothing_used_is_not_unpriced():
    nothing = use(None, model="<synthetic>", tokens=Tokens(requests=1))
    (row,) = rows([nothing], KEYS)
    assert (row["cost_usd"], row["unpriced"]) == (0, False)
    assert unpriced_models(lines_of([nothing], UTC_ZONE)) == []


def test_accounts_are_not_told_apart_and_rows_are_in_order():
    found = rows([use("1", day=1), use("1", model="b"), use("1", model="a")], ("day", "model"))
    assert [(row["day"], row["model"]) for row in found] == [
        ("2026-10-05", "a"),
        ("2026-10-05", "b"),
        ("2026-10-06", "opus"),
    ]


USES = st.builds(
    use,
    st.none() | st.decimals(0, 1000, places=8),
    day=st.integers(0, 3),
    tool=st.sampled_from(["claude-code", "codex"]),
    model=st.sampled_from("ab"),
    project=st.sampled_from("xy"),
)


@given(st.lists(USES, max_size=12), st.sets(st.sampled_from(KEYS), min_size=1))
def test_rows_always_sum_to_the_totals(uses, by):
    found = rows(uses, [key for key in KEYS if key in by])
    whole = totals(uses)
    for name in COUNTERS:
        assert sum(row[name] for row in found) == whole[name]
    assert sum(row["cost_usd"] or 0 for row in found) == whole["cost_usd"]


def test_json_numbers_have_no_noise():
    assert json_text(number(Decimal("0.1") + Decimal("0.2"))) == "0.3"
    assert json_text(Decimal("0.0727948")) == "0.0727948"
    assert json_text(Decimal("12.000")) == "12"
    assert (
        json_text({"at": START, "day": START.date()}) == '{"at": "2026-10-05T00:00:00Z", "day": "2026-10-05"}'
    )


@given(st.decimals(0, 99_999, places=10))
def test_json_numbers_are_exact_to_ten_decimals(amount):
    assert json.loads(json_text(amount), parse_float=Decimal, parse_int=Decimal) == amount


class Hidden:
    tool, model = "claude-code", "haiku"
    tokens = Tokens(input=14, output=114)


def test_background_is_priced_like_everything_else():
    priced = background_of([Hidden(), Hidden()], lambda _model, tokens: Decimal(tokens.output))
    assert (priced["output"], priced["cost_usd"]) == (228, Decimal(228))
    assert [(each["tool"], each["model"]) for each in priced["models"]] == [("claude-code", "haiku")] * 2


def test_background_without_a_price_is_unknown():
    unknown = background_of([Hidden()], lambda _model, _tokens: None)
    assert unknown["models"][0]["cost_usd"] is None
    assert unknown["cost_usd"] == 0


def test_an_empty_store_has_a_whole_document():
    store = Store.in_memory()
    try:
        held = background_of(store.background(), lambda _model, _seen: None)
    finally:
        store.close()
    found = report([], by=KEYS, zone=UTC_ZONE, background=held, malformed_lines=0)
    assert found["rows"] == []
    assert found["totals"]["cost_usd"] == 0
    assert found["background"]["models"] == []


def test_the_table_keeps_money_in_one_column_and_names_what_has_no_price():
    found = report(
        lines_of(
            [use("1234.5"), use("2", day=1, model="nobody"), use(None, day=1, model="nobody")], UTC_ZONE
        ),
        by=("day",),
        zone=UTC_ZONE,
        background={},
        malformed_lines=3,
    )
    lines = usage_table(found, terminal=Terminal(100, Depth.NONE, unicode=True))
    assert lines[2].endswith(" $1,234.50")
    assert lines[3].endswith(" $2.00 +?")
    assert "nobody" in lines[-2]
    assert lines[-1].startswith("3 lines")
