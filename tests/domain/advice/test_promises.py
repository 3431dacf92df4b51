"""What came of advice, told by the calls that came after."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from trayapp.domain.advice.adviser_words import record
from trayapp.domain.advice.promises import Fate, Promise, Step, decode, encode, remembered, settle
from trayapp.domain.advice.savings import NO_SAVINGS, Ledger
from trayapp.domain.words import ENGLISH

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
OPUS, SONNET = "claude-opus-4-7", "claude-sonnet-4-5"


def minutes(number):
    return timedelta(minutes=number)


def promise(kind="cheaper_model", **others):
    told = {"saved": Decimal("2.40"), "expected": Decimal(6), "context": 150_000}
    cheap = SONNET if kind == "cheaper_model" else ""
    return Promise(NOW, kind, "claude-code", "/src/atlas", OPUS, cheap, **{**told, **others})


def step(after, model=SONNET, *, session=1, cost="1.00", context=20_000, project="atlas", tool="claude-code"):
    cost = None if cost is None else Decimal(cost)
    return Step(session, NOW + minutes(after), tool, project, model, context, cost)


def fate(given, *steps, later=600):
    [settled] = settle([given], steps, NOW + minutes(later))
    return settled.fate, settled.spent


def test_work_that_went_on_with_the_model_that_was_advised():
    assert fate(promise(), step(1), step(5), step(9, OPUS, cost="0.50")) == (Fate.FOLLOWED, Decimal("2.50"))


def test_work_that_stayed_with_the_dear_one_passed_it_over():
    assert fate(promise(), step(1, OPUS), step(5, OPUS), step(9, cost="0.50")) == (Fate.PASSED, None)


def test_dates_and_sellers_in_a_models_name_do_not_matter():
    dated = step(1, "anthropic/claude-sonnet-4-5-20250929")
    assert fate(promise(), dated)[0] is Fate.FOLLOWED


@pytest.mark.parametrize(
    ("steps", "later", "expected"),
    [
        ((), 30, Fate.OPEN),  # it may still begin
        ((), 61, Fate.UNKNOWN),
        ((step(1),), 100, Fate.OPEN),  # it may go on
        ((step(1),), 122, Fate.FOLLOWED),
        ((step(75),), 600, Fate.UNKNOWN),  # other work
        ((step(-3),), 600, Fate.UNKNOWN),  # before it was said
        ((step(1, tool="codex"),), 600, Fate.UNKNOWN),
        ((step(1, cost=None),), 600, Fate.UNKNOWN),
    ],
)
def test_until_it_is_over_and_where_nobody_can_tell(steps, later, expected):
    assert fate(promise(), *steps, later=later)[0] is expected


def test_of_sessions_beside_each_other_that_of_the_same_project_counts():
    steps = (step(1, OPUS, session=1, project="/src/site"), step(2, session=2), step(3, OPUS, session=1))
    assert fate(promise(), *steps) == (Fate.FOLLOWED, Decimal("1.00"))


def test_a_session_that_goes_on_and_on_is_settled_after_a_day():
    steps = [step(30 * n) for n in range(1, 60)]
    assert fate(promise(), *steps, later=30 * 60)[0] is Fate.FOLLOWED


@pytest.mark.parametrize(
    ("kind", "steps", "expected"),
    [
        ("fresh_context", (step(1, OPUS, context=30_000),), Fate.FOLLOWED),
        ("fresh_context", (step(1, OPUS, context=150_000),), Fate.PASSED),
        ("free_chat", (), Fate.FOLLOWED),
        ("free_chat", (step(2, OPUS),), Fate.PASSED),
        ("draft_free", (step(20, OPUS),), Fate.FOLLOWED),
        ("does_not_fit", (step(1, OPUS),), Fate.UNKNOWN),
    ],
)
def test_other_kinds_have_signs_of_their_own(kind, steps, expected):
    assert fate(promise(kind), *steps)[0] is expected


def test_what_was_promised_of_one_turn_is_held_against_that_turn():
    """Of a cold resume the turn was promised, and all that came after it was counted as a loss."""
    steps = (step(1), step(1.5), step(9, OPUS, cost="30.00"), step(15, OPUS, cost="30.00"))
    assert fate(promise(whole=False), *steps) == (Fate.FOLLOWED, Decimal("2.00"))
    assert fate(promise(whole=False), *steps[:2]) == (Fate.FOLLOWED, Decimal("2.00"))
    assert fate(promise(), *steps) == (Fate.PASSED, None)


def test_one_session_keeps_one_promise():
    """Said by the window for no folder and by the hook for one, it once saved twice."""
    other = replace(promise(), project="")
    first, second = settle([promise(), other], [step(1)], NOW + minutes(600))
    assert (first.fate, second.fate) == (Fate.FOLLOWED, Fate.UNKNOWN)
    apart = [step(1), step(1, session=2, project="site")]
    elsewhere = replace(promise(), project="/src/site")
    assert [each.fate for each in settle([promise(), elsewhere], apart, NOW + minutes(600))] == [
        Fate.FOLLOWED,
        Fate.FOLLOWED,
    ]


def test_promised_and_realised_stand_side_by_side():
    settled = settle([promise(), promise("free_chat")], [step(1, cost="4.00")], NOW + minutes(600))
    ledger = remembered(Ledger(), settled)
    [(tool, strong, cheap, kept)] = ledger.promises()
    assert (tool, strong, cheap) == ("claude-code", OPUS, SONNET)
    assert (kept.times, kept.promised, kept.realised) == (1, Decimal("2.40"), Decimal(2))


def test_they_are_kept_and_damage_forgets():
    open_ones = (promise(), promise("free_chat"))
    assert decode(encode(open_ones)) == open_ones
    for broken in (None, b"", b"{", b'{"version":9,"promises":[]}', b"[]"):
        assert decode(broken) == ()
    assert len(decode(encode([promise()] * 500))) == 40


def test_what_came_of_it_is_said_of_the_tool_alone_and_loss_is_said_as_such():
    ledger = NO_SAVINGS.followed(
        "codex", "a", "b", promised=Decimal(3), expected=Decimal(9), spent=Decimal("6.5")
    )
    assert record(ledger, "codex", ENGLISH) == "Advice that you followed here: $3 promised, $2.50 saved."
    assert record(ledger, "claude-code", ENGLISH) == ""
    worse = ledger.followed("codex", "a", "b", promised=Decimal(3), expected=Decimal(5), spent=Decimal(9))
    assert record(worse, "codex", ENGLISH) == (
        "Advice that you followed here: $6 promised, it cost $1.50 more."
    )
