from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.ledger_world import NOW as MIDDAY
from tests.domain.ledger_world import PERIODS, TOOLS, companies
from tests.domain.made import BERLIN, NOW, TOOL, allowance, judged, use
from trayapp.domain.assess import Facts, assess
from trayapp.domain.model import REQUESTS, TOKENS, USD, Allowance, Scope, Unit
from trayapp.domain.patterns import exactly, matches
from trayapp.domain.period import Daily, Span
from trayapp.domain.preview import preview

USES = (
    use("3.50", model="opus", project="/home/kim/a"),
    use("1.50", model="sonnet", project="/home/kim/b", tokens=900),
    use("2", tool="codex", account="openai", model="gpt", project=""),
    use(None, tool="codex", account="openai", model="new", tokens=50),
    use("9", days=40),
)


def seen(held, uses=USES, **facts):
    return preview(7, held, Facts(uses=tuple(uses), tools=(TOOL,), **facts), NOW, BERLIN)


def test_the_gauge_is_the_one_that_would_be_judged():
    held = allowance(counts=Scope(tools=("claude*",)))
    found = seen(held)
    assert (found.number, found.gauge) == (7, judged((held,), uses=USES, tools=(TOOL,)).gauges[0])
    assert found.gauge.used == Decimal("5.00")
    assert (found.requests, found.tokens) == (4, 1000)


def test_what_was_used_is_named_whether_it_counts_or_not():
    found = seen(allowance(counts=Scope(tools=("claude*",))))
    assert [(each.name, each.amount, each.requests) for each in found.tools] == [
        ("claude-code", Decimal("5.00"), 4),
        ("codex", Decimal(2), 4),
    ]
    assert [each.name for each in found.models] == ["opus", "gpt", "sonnet", "new"]
    assert found.models[-1].amount is None
    assert [each.name for each in found.projects] == ["/home/kim/a", "/home/kim/b", "p"]
    assert [each.name for each in found.accounts] == ["openai"]


def test_amounts_are_in_the_allowances_unit():
    assert seen(allowance(unit=TOKENS)).tools[0].amount == 1000
    assert seen(allowance(unit=REQUESTS)).tools[0].amount == 4
    assert seen(allowance(unit=Unit("EUR"))).tools[0].amount is None
    flat = [replace(each, metered=False) for each in USES]
    assert seen(allowance(), flat).tools[0].amount == 0


def test_only_its_own_window_is_looked_at():
    yesterday = use("4", days=1, project="old")
    found = seen(allowance(period=Daily()), [yesterday])
    assert (found.requests, found.projects, found.gauge.used) == (0, (), Decimal(0))
    assert seen(allowance(period=Daily()), [yesterday, use("1")]).gauge.yesterday == Decimal(4)


@settings(max_examples=100, deadline=None)
@given(companies(), st.sampled_from(PERIODS), st.lists(st.sampled_from(TOOLS), unique=True))
def test_what_is_seen_adds_up_to_the_gauge(company, period, tools):
    held = Allowance("own", "Own", USD, period, Decimal(500), counts=Scope(tools=tuple(tools)))
    uses = tuple(company.uses([held], (), BERLIN))
    facts = Facts(uses=uses, tools=tuple(replace(TOOL, id=each) for each in TOOLS))
    found = preview(1, held, facts, MIDDAY, BERLIN)
    assert found.gauge == assess([held], facts, MIDDAY, BERLIN).gauges[0]
    counted = [each for each in found.tools if not tools or each.name in tools]
    assert sum((each.amount for each in counted), Decimal(0)) == found.gauge.used
    assert sum(each.requests for each in counted) == found.requests


@given(st.text("ab*?[]!-", max_size=8), st.text("ab*?[]!-", max_size=8))
def test_an_exact_pattern_matches_its_name_and_no_other(name, other):
    assert matches((exactly(name),), other) is (name == other)


def test_a_window_that_has_not_begun_shows_nothing_used():
    later = (NOW + timedelta(days=3)).date()

    found = seen(allowance(period=Span(later, later)))
    assert (found.requests, found.gauge.used) == (0, Decimal(0))
