"""From facts to figure: the details add up to their step, the steps to the figure, and nothing is unsaid."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.ledger_world import ACCOUNTS, NOW, PERIODS, TOOLS, companies, past
from tests.domain.made import BERLIN, TOOL, allowance, reading, use
from tests.domain.made import NOW as AFTERNOON
from trayapp.domain.assess import Facts, assess
from trayapp.domain.model import TOKENS, USD, Allowance, Drift, Expense, Extra, Known, Reading, Scope, Unit
from trayapp.domain.period import Daily, local_day
from trayapp.domain.steps import LIMIT, USED, Kind, total
from trayapp.domain.tracing import Reason, trace
from trayapp.domain.tracing_said import told
from trayapp.domain.words import ENGLISH

NAMES = {"claude-code": "Claude Code", "codex": "Codex", "vendor": "A vendor"}
cents = st.integers(-5_000, 9_999).map(lambda n: Decimal(n) / 100)
dated = st.lists(st.tuples(st.integers(0, 40), cents), max_size=2)


def traced(held, uses=(), readings=(), *, key=None, **facts):
    every = Facts(uses=tuple(uses), readings=tuple(readings), tools=(TOOL,), **facts)
    return trace(key or held[0].key, held, every, AFTERNOON, BERLIN, prices="list (2026-11-20)")


@settings(max_examples=200, deadline=None)
@given(
    companies(),
    st.sampled_from(PERIODS),
    st.lists(st.tuples(st.sampled_from(ACCOUNTS), past), max_size=5),
    st.lists(st.sampled_from(TOOLS), unique=True, max_size=2),
    st.tuples(dated, dated),
    st.tuples(st.booleans(), st.booleans()),
)
def test_details_add_up_to_steps_and_steps_to_the_figure(company, period, asked, tools, beside, how):
    (expenses, extras), (drifting, typed) = beside, how
    today = local_day(NOW, BERLIN)
    held = Allowance(
        "own",
        "Own",
        USD,
        period,
        Decimal(500),
        counts=Scope(tools=tuple(tools)),
        expenses=tuple(Expense(today - timedelta(days=ago), amount) for ago, amount in expenses),
        extras=tuple(Extra(today - timedelta(days=ago), amount) for ago, amount in extras),
    )
    readings = [company.statement(account, period, at, BERLIN) for account, at in asked]
    if typed and asked:
        at = asked[0][1]
        window = period.window(at, BERLIN)
        readings.append(Reading("by-hand", "own", "", "", USD, at, Decimal(7), None, window, Known.TYPED))
    drifts = {each: Drift(each, Decimal("1.25"), 9, applied=True) for each in ACCOUNTS} if drifting else {}
    here = tuple(replace(TOOL, id=each) for each in TOOLS)
    uses = company.uses([held], readings, BERLIN)
    facts = Facts(uses=uses, readings=tuple(readings), tools=here, drifts=drifts)
    found = trace("own", [held], facts, NOW, BERLIN)
    gauge = assess([held], facts, NOW, BERLIN).gauges[0]
    assert found.gauge == gauge
    steps = [row.step for row in found.rows]
    assert (total(steps, USED) or Decimal(0)) == (gauge.used or Decimal(0))
    assert total(steps, LIMIT) == gauge.limit
    if gauge.left is not None:
        assert total(steps, LIMIT) - (total(steps, USED) or Decimal(0)) == gauge.left
    for row in found.rows:
        if row.step.kind in {Kind.LOGS, Kind.SINCE, Kind.COVERED}:
            parts = sum((each.amount for each in row.details), Decimal(0))
            assert parts * (row.step.rate or 1) == row.step.amount
            assert all(each.requests for each in row.details)
    # Every request of the window is in a step or has a reason.
    inside = [each for each in uses if each.start in gauge.window and each.cost]
    said = sum(each.requests for row in found.rows for each in row.details)
    left = sum(each.requests for each in found.asides)
    assert said + left >= sum(each.tokens.requests for each in inside)


def test_what_a_step_is_made_of():
    uses = [
        use("30", model="claude-opus-4-8", tokens=800),
        use("1.20", model="claude-sonnet-5-5", tokens=100),
        use(None, model="new", tokens=100),
    ]
    found = traced([allowance()], uses)
    row = found.rows[0]
    assert row.step.kind is Kind.LOGS
    [detail] = row.details
    assert (detail.tool, detail.amount, detail.requests) == ("claude-code", Decimal("31.20"), 6)
    assert (detail.tokens, detail.unpriced) == (1000, 100)
    assert detail.models == ("claude-opus-4-8", "claude-sonnet-5-5", "new")
    said = told(found, NAMES, ENGLISH)
    assert said.lines[0].details == (
        "Claude Code · 6 requests · Opus 4.8, Sonnet 5.5, new · 10 % of its tokens without a price",
    )
    assert said.left_out == (("Claude Code · 2 requests · new", "no price is known for it"),)
    assert said.notes == ("Logs are priced by list (2026-11-20).",)
    assert [(line.label, line.amount) for line in said.lines if line.total] == [
        ("Used", "$31.20"),
        ("Left", "$218.80"),
    ]


@pytest.mark.parametrize(
    ("scope", "reason"),
    [
        (Scope(tools=("codex",)), Reason.TOOL),
        (Scope(accounts=("other",)), Reason.ACCOUNT),
        (Scope(models=("sonnet",)), Reason.MODEL),
        (Scope(projects=("q",)), Reason.PROJECT),
    ],
)
def test_uses_that_do_not_count_say_why(scope, reason):
    [aside] = traced([allowance(counts=scope)], [use(3)]).asides
    assert (aside.reason, aside.name, aside.amount, aside.requests) == (reason, "claude-code", Decimal(3), 2)


def test_what_a_flat_seat_pays_is_left_out_with_its_worth():
    found = traced([allowance()], [replace(use(3), metered=False)])
    assert [(each.reason, each.amount) for each in found.asides] == [(Reason.FLAT, Decimal(3))]
    assert found.gauge.used == 0
    assert traced([allowance(unit=TOKENS)], [replace(use(3), metered=False)]).asides == ()


@pytest.mark.parametrize(
    ("changes", "held", "reason"),
    [
        ({"unit": Unit("EUR")}, {}, Reason.UNIT),
        ({"account": "me:team"}, {}, Reason.WIDER),
        ({}, {"counts": Scope(accounts=("other",))}, Reason.ACCOUNT),
        ({}, {"counts": Scope(models=("opus",))}, Reason.PARTIAL),
        ({}, {"period": Daily()}, Reason.PERIOD),
    ],
)
def test_statements_that_are_not_taken_up_say_why(changes, held, reason):
    found = traced([allowance(**held)], readings=[reading(5, **changes)])
    assert [each.reason for each in found.asides] == [reason]
    assert told(found, NAMES, ENGLISH).left_out[0][0].startswith("A vendor")


def test_older_statements_and_those_under_a_typed_figure():
    new = reading(9)
    old = reading(5, key="other", at=AFTERNOON - timedelta(days=1))
    assert [each.reason for each in traced([allowance()], readings=[old, new]).asides] == [Reason.OLDER]
    by_hand = reading(20, known=Known.TYPED, key="month", source="by-hand", account="")
    found = traced([allowance()], readings=[new, by_hand])
    assert [each.reason for each in found.asides] == [Reason.TYPED]
    assert found.gauge.used == 20


def test_a_balance_is_what_was_told_less_what_was_used_since():
    told_at = AFTERNOON - timedelta(hours=20)
    prepaid = reading(None, left=Decimal(40), account="deepseek", source="vendor", at=told_at, window=None)
    spent = [use("1.50", account="deepseek"), use("9", days=3, account="deepseek")]
    found = traced([], spent, [prepaid], key="vendor:key")
    assert found is None or found.gauge.left == Decimal("38.50")
    held = [allowance(counts=Scope(tools=("none",)))]
    found = traced(held, spent, [prepaid], key="vendor:key")
    said = told(found, NAMES, ENGLISH)
    assert [line.amount for line in said.lines] == ["$40.00", "−$1.50", "$38.50"]
    assert said.lines[1].details[0].startswith("Claude Code · 2 requests")


def test_a_vendors_own_window_and_what_is_not_there():
    session = reading(42, unit=Unit("percent"), limit=None)
    found = traced([allowance()], readings=[session], key="vendor:key")
    assert [row.step.kind for row in found.rows][:1] == [Kind.STATED]
    assert traced([allowance()], key="nothing") is None


def test_nothing_known_says_so():
    found = traced([allowance(None, unit=Unit("EUR"))])
    assert told(found, NAMES, ENGLISH).notes == ("Nothing is known of it yet.",)


def test_rounding_is_said_where_the_lines_do_not_add_up():
    thirds = [use("0.333", tool=tool, account=tool) for tool in ("a", "b", "c")]
    found = traced([allowance()], thirds)
    assert [line.amount for line in told(found, {}, ENGLISH).lines[:4]] == [
        "$0.33",
        "$0.33",
        "$0.33",
        "$1.00",
    ]
    assert any("rounded by itself" in note for note in told(found, {}, ENGLISH).notes)


def test_hostile_names_are_plain_and_short():
    odd = use(3, tool="<b>\x1b[31m" + "x" * 900, model="\u202e" + "y" * 900, account="\n\x07acc")
    found = traced(
        [allowance(title="\x1b[2Jtitle")], [odd], [reading(5, source="\x1b]0;x", unit=Unit("EUR"))]
    )
    said = told(found, {}, ENGLISH)
    texts = [
        said.title,
        *(line.label for line in said.lines),
        *(each for pair in said.left_out for each in pair),
    ]
    texts += [each for line in said.lines for each in line.details]
    assert all(char.isprintable() for text in texts for char in text)
    assert max(map(len, texts)) < 400


def test_many_reasons_are_cut_to_a_few_lines():
    uses = [use(1, tool=f"tool-{n}") for n in range(40)]
    said = told(traced([allowance(counts=Scope(tools=("none",)))], uses), {}, ENGLISH)
    assert len(said.left_out) == 12
    assert said.left_out[-1] == ("29 more", "")
