"""What another model really saves, and what a change inside a session costs."""

import math
import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.advice.rates import PRICES
from trayapp.domain.advice.savings import NO_SAVINGS, Ledger, Ratio, decode, encode, plain
from trayapp.domain.advice.switching import compact, fresh, may_switch, moved, resume
from trayapp.domain.advice.task import CostRange, Task

OPUS, SONNET = PRICES["claude-opus-4-5"], PRICES["claude-sonnet-4-5"]


# --- public runs ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tool", "strong", "cheap", "saves", "loses", "basis"),
    [
        ("claude-code", "claude-opus-4-7", "claude-sonnet-4-5-20250929", True, False, "measured"),
        ("claude-code", "claude-opus-4-6", "claude-sonnet-4-5", True, False, "measured"),
        ("openhands", "claude-opus-4-6", "claude-sonnet-4-6", False, True, "measured"),
        # In another tool a loss is likely, but not sure: nothing is promised.
        ("claude-code", "claude-opus-4-8", "claude-sonnet-4-6", False, False, "other tool"),
        ("codex", "gpt-5.5", "gpt-5.4", True, False, "other tool"),
        ("gemini-cli", "gemini-3.1-pro", "gemini-3-flash", True, False, "measured"),
        ("claude-code", "claude-opus-5", "claude-sonnet-5", False, False, "unknown"),
        ("claude-code", "claude-opus-4-6", "claude-haiku-4-5", False, False, "unknown"),
    ],
)
def test_what_public_runs_say(tool, strong, cheap, saves, loses, basis):
    ratio = NO_SAVINGS.saving(tool, strong, cheap)
    assert (ratio.saves, ratio.loses, ratio.basis) == (saves, loses, basis)
    assert ratio.low <= ratio.value <= ratio.high
    assert ratio.sessions == 0


def test_what_was_never_measured_promises_nothing_however_cheap_the_list():
    ratio = NO_SAVINGS.saving("claude-code", "claude-opus-9", "claude-haiku-9")
    assert (ratio.value, ratio.basis, ratio.saves) == (1.0, "unknown", False)


def test_where_the_strong_model_is_needed_nothing_is_promised():
    ratio = NO_SAVINGS.saving("claude-code", "claude-fable-5", "claude-opus-4-8")
    assert ratio.value < 0.6
    assert ratio.solved < -8
    assert not ratio.saves
    assert not ratio.loses


def test_lower_effort_is_measured_too():
    assert NO_SAVINGS.effort("gpt-5", "high", "low").value == pytest.approx(0.357, abs=0.002)
    assert NO_SAVINGS.effort("gpt-5.5", "high", "low").basis == "other tool"
    assert NO_SAVINGS.effort("claude-opus-5", "high", "low").basis == "unknown"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("claude-opus-4-5-20251101", "claude-opus-4-5"),
        ("anthropic/claude-opus-4.5", "claude-opus-4-5"),
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5"),
        ("claude-opus-4-1@20250805", "claude-opus-4-1"),
        ("claude-opus-4-6[1m]", "claude-opus-4-6"),
        ("GPT-5.5-2026-04-01", "gpt-5-5"),
    ],
)
def test_a_models_plain_name(name, expected):
    assert plain(name) == expected


# --- own sessions ---------------------------------------------------------------------------------


def lived(ledger, model, median, sessions, seed=1):
    chance = random.Random(seed)  # noqa: S311 (made-up sessions, no secret)
    for _ in range(sessions):
        ledger = ledger.learn("claude-code", model, Decimal(median * math.exp(chance.gauss(0, 0.9))))
    return ledger


def test_own_sessions_take_over_from_public_runs():
    pair = ("claude-code", "claude-opus-4-7", "claude-sonnet-4-5")
    public = NO_SAVINGS.saving(*pair)
    ledger = lived(lived(NO_SAVINGS, pair[1], 1.0, 120), pair[2], 1.6, 120, seed=2)
    own = ledger.saving(*pair)
    assert public.saves
    assert own.basis == "own"
    assert own.trusted
    assert own.loses
    assert own.value == pytest.approx(1.6, rel=0.3)


def test_a_few_own_sessions_move_it_a_little():
    pair = ("claude-code", "claude-opus-4-7", "claude-sonnet-4-5")
    ledger = lived(lived(NO_SAVINGS, pair[1], 1.0, 3), pair[2], 2.0, 3, seed=2)
    moved_to = ledger.saving(*pair)
    assert NO_SAVINGS.saving(*pair).value < moved_to.value < 1.1
    assert (moved_to.basis, moved_to.sessions, moved_to.trusted) == ("measured", 3, False)


@pytest.mark.parametrize(("sessions", "basis"), [(39, "unknown"), (40, "own")])
def test_an_unmeasured_pair_needs_forty_sessions_with_each(sessions, basis):
    ledger = lived(
        lived(NO_SAVINGS, "claude-opus-5", 3.0, sessions), "claude-sonnet-5", 1.0, sessions, seed=2
    )
    assert ledger.saving("claude-code", "claude-opus-5", "claude-sonnet-5").basis == basis


def test_what_was_expected_takes_out_that_hard_work_goes_to_the_strong_model():
    ledger = NO_SAVINGS
    for _ in range(60):
        ledger = ledger.learn("codex", "big", Decimal(10), Decimal(10))
        ledger = ledger.learn("codex", "small", Decimal(2), Decimal(1))
    assert ledger.saving("codex", "big", "small").value == pytest.approx(2, rel=0.1)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["claude-opus-4-6", "claude-sonnet-4-5", "x"]),
            st.decimals("0.0001", 10_000, places=4),
            st.none() | st.decimals("0.001", 1000, places=3),
        ),
        max_size=30,
    )
)
def test_a_ratio_is_always_between_its_bounds(sessions):
    ledger = NO_SAVINGS
    for model, cost, expected in sessions:
        ledger = ledger.learn("claude-code", model, cost, expected)
    for strong in ("claude-opus-4-6", "x"):
        ratio = ledger.saving("claude-code", strong, "claude-sonnet-4-5")
        assert 0 < ratio.low <= ratio.value <= ratio.high
        assert not (ratio.saves and ratio.loses)
        assert not ratio.saves or ratio.value < 1
    assert decode(encode(ledger)) == ledger


def test_nothing_is_learned_from_a_session_that_cost_nothing():
    assert NO_SAVINGS.learn("codex", "x", Decimal(0)) is NO_SAVINGS


def test_promised_and_realised_are_kept_side_by_side():
    ledger = NO_SAVINGS
    for spent in ("2", "5"):
        ledger = ledger.followed(
            "claude-code",
            "claude-opus-4-7",
            "sonnet",
            promised=Decimal("1.2"),
            expected=Decimal(3),
            spent=Decimal(spent),
        )
    [(tool, strong, cheap, kept)] = ledger.promises()
    assert (tool, strong, cheap) == ("claude-code", "claude-opus-4-7", "sonnet")
    assert (kept.times, kept.promised, kept.realised) == (2, Decimal("2.4"), Decimal(-1))
    assert decode(encode(ledger)) == ledger
    assert decode(b"?") == Ledger()


# --- inside a session -----------------------------------------------------------------------------

HALF = Ratio(0.5, 0.4, 0.7, 50, "own", 0.99)
COST = CostRange(Decimal(1), Decimal(4))
WARM = Task("x", context_tokens=60_000, idle_seconds=30, turn=4)


def test_a_switch_pays_for_the_new_cache():
    # 60,000 tokens written at 3.75 instead of read at 0.30 USD per million.
    assert moved(COST, HALF, WARM, SONNET, cold=False) == CostRange(Decimal("0.7070"), Decimal("2.2070"))


def test_a_cold_context_is_written_anew_in_any_case():
    assert moved(COST, HALF, WARM, SONNET, cold=True) == CostRange(Decimal("0.5"), Decimal(2))
    assert moved(COST, HALF, Task("x"), SONNET, cold=False) == CostRange(Decimal("0.5"), Decimal(2))


@given(st.integers(0, 2_000_000))
def test_no_switch_on_a_large_warm_context(context):
    task = replace(WARM, context_tokens=context)
    assert may_switch(task, cold=False) == (context <= 90_000)
    assert may_switch(task, cold=True)


def test_a_cold_resume_has_its_price_before_any_work():
    assert resume(replace(WARM, context_tokens=140_000), OPUS) == Decimal("0.875")


@given(st.integers(0, 400_000))
def test_a_fresh_context_never_saves_less_than_nothing_and_compacting_less_than_that(context):
    task = replace(WARM, context_tokens=context)
    assert 0 <= compact(task, OPUS) <= fresh(task, OPUS)
    assert (fresh(task, OPUS) == 0) == (context <= 30_000)
