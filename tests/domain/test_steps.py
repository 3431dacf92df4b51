"""Why a number is so: the steps add up to it, to the cent, whatever the facts are."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import BERLIN, NOW, allowance, judged, reading, use
from trayapp.domain.assess import Facts
from trayapp.domain.model import Drift, Expense, Extra, Known
from trayapp.domain.steps import LIMIT, USED, Kind, total
from trayapp.domain.tracing import trace
from trayapp.domain.tracing_said import told as in_words
from trayapp.domain.words import ENGLISH

TODAY = NOW.date()
ACCOUNTS = ("claude-code", "codex", "litellm-key")
cents = st.integers(1, 99_999).map(lambda n: Decimal(n) / 100)
uses = st.lists(
    st.builds(
        lambda cost, days, account: use(cost, days=days, account=account),
        cents, st.integers(0, 20), st.sampled_from(ACCOUNTS),
    ),
    max_size=12,
)  # fmt: skip
said = st.lists(
    st.builds(
        lambda used, hours, account: reading(
            used, at=NOW - timedelta(hours=hours), source=account, account=account, key=f"{account}:x"
        ),
        cents, st.integers(0, 400), st.sampled_from(ACCOUNTS),
    ),
    max_size=4,
)  # fmt: skip
notes = st.lists(st.tuples(st.integers(0, 25), cents), max_size=3)


def said_of(held, facts, names):
    return in_words(trace(held[0].key, held, facts, NOW, BERLIN), names, ENGLISH)


@given(uses, said, notes, notes, st.booleans())
def test_the_steps_add_up_to_the_figure(spent, told, expenses, extras, drifting):
    held = allowance(
        500,
        expenses=tuple(Expense(TODAY - timedelta(days=ago), amount, "trip") for ago, amount in expenses),
        extras=tuple(Extra(TODAY - timedelta(days=ago), amount) for ago, amount in extras),
    )
    drifts = {each: Drift(each, Decimal("1.25"), 20, applied=True) for each in ACCOUNTS} if drifting else {}
    gauge = judged([held], uses=spent, readings=told, drifts=drifts).gauges[0]
    assert total(gauge.steps, LIMIT) == gauge.limit
    if gauge.used is None:
        assert total(gauge.steps, USED) is None
    else:
        assert (total(gauge.steps, USED) or Decimal(0)) == gauge.used


def test_what_a_statement_holds_already_is_named_and_not_added():
    early = use(7, days=5, account="claude-code")
    late = use(3, days=0, account="claude-code")
    told = reading(
        40, at=NOW - timedelta(days=2), source="claude-code", account="claude-code", key="claude-code:m"
    )
    gauge = judged([allowance(100)], uses=[early, late], readings=[told]).gauges[0]
    kinds = {step.kind: step.amount for step in gauge.steps}
    assert kinds[Kind.STATED] == 40
    assert kinds[Kind.SINCE] == 3
    assert kinds[Kind.COVERED] == 7
    facts = Facts(uses=(early, late), readings=(told,))
    lines = said_of([allowance(100)], facts, {"claude-code": "Claude Code"}).lines
    assert [(line.label, line.amount, line.total) for line in lines] == [
        ("Claude Code, as of 2 days ago", "$40.00", False),
        ("Logs of this computer since then (Claude Code)", "$3.00", False),
        ("Not added: logs that the figure above holds already (Claude Code)", "$7.00", False),
        ("Used", "$43.00", True),
        ("Given", "$100.00", False),
        ("Left", "$57.00", True),
    ]
    assert [line.aside for line in lines].count(True) == 1


def test_what_was_typed_is_named_with_its_note():
    held = allowance(
        250,
        expenses=(Expense(TODAY, Decimal(90), "flight\nto \u202eRome"),),
        extras=(Extra(TODAY, Decimal(50), "approved"),),
    )
    typed = reading(20, at=NOW, known=Known.TYPED, key=held.key, source="by-hand", account="")
    lines = said_of([held], Facts(readings=(typed,)), {}).lines
    labels = [line.label for line in lines]
    assert labels[0] == "Typed by you, just now"
    assert labels[1].startswith("Other expense on ")
    assert labels[1].endswith(": flight to Rome")
    assert labels[-2].endswith(": approved")
    assert lines[-1].amount == "$190.00"


@pytest.mark.parametrize("limit", [None, 100])
def test_nothing_known_has_no_steps_of_use(limit):
    gauge = judged([allowance(limit)]).gauges[0]
    assert total(gauge.steps, USED) is None
