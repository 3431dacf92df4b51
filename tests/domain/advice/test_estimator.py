"""What work will probably cost: what moves the ranges, and that they come to hold for anybody."""

import math
import random
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.advice.rates import listed
from trayapp.domain.advice.estimator import Estimator, Past
from trayapp.domain.advice.features import read
from trayapp.domain.advice.own_errors import KEPT, NO_ERRORS
from trayapp.domain.advice.own_weights import NO_SHIFT
from trayapp.domain.advice.prior_fitted import PRIOR
from trayapp.domain.advice.task import Attachment, Task
from trayapp.domain.advice.tokens import Generation

OPUS, SONNET = "claude-opus-4-5", "claude-sonnet-4-5"
FRESH = Estimator(listed)
RUNNING = Task("look at this", model=OPUS, context_tokens=80_000, idle_seconds=60, turn=5)


def p50(task, model=OPUS, estimator=FRESH):
    return estimator.estimate(task, model).turn.p50


# --- the prior ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cheaper", "dearer"),
    [
        (RUNNING, replace(RUNNING, context_tokens=160_000)),
        (RUNNING, replace(RUNNING, idle_seconds=1_000)),
        (replace(RUNNING, idle_seconds=1_000), replace(RUNNING, idle_seconds=10_000)),
        (replace(RUNNING, previous_cost=Decimal("0.05")), replace(RUNNING, previous_cost=Decimal(3))),
        (replace(RUNNING, prompt="what does this do?"), replace(RUNNING, prompt="yes, do it")),
        (replace(RUNNING, prompt="什么意思?"), replace(RUNNING, prompt="好，实现所有测试")),
        (replace(RUNNING, prompt="commit"), replace(RUNNING, prompt="implement the plan and test all of it")),
    ],
)
def test_what_makes_a_turn_dearer(cheaper, dearer):
    assert p50(cheaper) < p50(dearer)


def test_a_cheap_model_is_cheaper_but_not_by_its_whole_list_price():
    start = Task("add a test", turn=1)
    dear, cheap = p50(start, OPUS), p50(start, SONNET)
    assert Decimal("0.6") < cheap / dear < Decimal("0.85")


def test_another_model_reads_the_context_anew():
    large = replace(RUNNING, context_tokens=150_000)
    assert p50(large, SONNET) > p50(replace(large, model=SONNET), SONNET)


def test_a_resumed_session_is_no_new_one():
    new = Task("go on", model=OPUS)
    resumed = replace(new, context_tokens=120_000, idle_seconds=50_000)
    assert p50(resumed) >= Decimal("0.65") * 120_000 * Decimal("6.25") / 1_000_000
    assert p50(resumed) > p50(new)


def test_a_model_without_a_price_is_taken_for_a_usual_one():
    assert FRESH.estimate(RUNNING, "nobody-knows").turn.p50 > 0


def test_the_contracts_word_for_the_basis():
    assert FRESH.estimate(RUNNING, OPUS).basis == "prior"
    learned = FRESH.learn(RUNNING, FRESH.estimate(RUNNING, OPUS), Decimal("0.4"))
    assert learned.estimate(RUNNING, OPUS).basis == "own history (1)"


tasks = st.builds(
    Task,
    st.text(max_size=200),
    model=st.sampled_from([OPUS, SONNET, "gpt-5.5", "unknown", ""]),
    context_tokens=st.integers(0, 2_000_000),
    idle_seconds=st.none() | st.floats(0, 1e7),
    turn=st.integers(1, 500),
    previous_cost=st.none() | st.decimals(0, 1000, places=4),
)


@given(tasks, st.lists(st.tuples(tasks, st.decimals("0.0001", 500, places=4)), max_size=8))
def test_any_task_has_ranges_in_order(task, past):
    estimator = FRESH
    for each, cost in past:
        estimator = estimator.learn(each, estimator.estimate(each, each.model), cost)
    estimate = estimator.estimate(task, OPUS)
    assert 0 < estimate.turn.p50 <= estimate.turn.p90 <= estimate.session.p90
    assert estimate.turn.p50 <= estimate.session.p50 <= estimate.session.p90


# --- learning -------------------------------------------------------------------------------------


def person(factor, spread, turns, seed):
    """Turns of somebody whose costs are `factor` times what the prior says, and this far apart."""
    chance = random.Random(seed)  # noqa: S311 (made-up turns, no secret)
    for _ in range(turns):
        task = Task(
            chance.choice(("yes", "what is this?", "fix the tests", "add a page for all of it")),
            model=OPUS,
            context_tokens=chance.randrange(30_000, 150_000),
            idle_seconds=chance.choice((20, 100, 900)),
            turn=chance.randrange(2, 30),
        )
        yield (
            task,
            Decimal(float(p50(task)) * factor * math.exp(chance.gauss(0, spread))).quantize(
                Decimal("0.0001")
            ),
        )


@settings(max_examples=12, deadline=None)
@given(st.floats(0.15, 6), st.floats(0.2, 1.6), st.integers(0, 1000))
def test_the_ranges_come_to_hold_for_anybody(factor, spread, seed):
    estimator, half, nine = FRESH, 0, 0
    turns = list(person(factor, spread, 500, seed))
    for nth, (task, cost) in enumerate(turns):
        estimate = estimator.estimate(task, OPUS)
        if nth >= 100:
            half += cost <= estimate.turn.p50
            nine += cost <= estimate.turn.p90
        estimator = estimator.learn(task, estimate, cost)
    assert 0.40 <= half / 400 <= 0.60
    assert 0.85 <= nine / 400 <= 0.95
    assert len(estimator.errors.turns.errors) == KEPT
    assert estimator.errors.turns.seen == 500


def test_a_person_whose_cache_lasts_an_hour_is_told_so():
    after_half_an_hour = replace(RUNNING, idle_seconds=1_800)
    cold = p50(after_half_an_hour)
    estimator = FRESH
    for _ in range(4):
        estimate = estimator.estimate(after_half_an_hour, OPUS)
        estimator = estimator.learn(after_half_an_hour, estimate, Decimal("0.1"))
    assert estimator.errors.has_hour_cache
    assert p50(after_half_an_hour, estimator=estimator) < cold
    assert not FRESH.learn(
        after_half_an_hour, FRESH.estimate(after_half_an_hour, OPUS), Decimal(2)
    ).errors.has_hour_cache


def session(estimator, costs, name):
    last = None
    for nth, cost in enumerate(costs, 1):
        task = Task(
            "go", model=OPUS, context_tokens=20_000 * nth, idle_seconds=9, turn=nth, previous_cost=last
        )
        estimator = estimator.learn(task, estimator.estimate(task, OPUS), cost, name)
        last = cost
    return estimator


@pytest.mark.parametrize("named", [True, False])
def test_sessions_that_are_over_teach_what_sessions_cost(named):
    cost = Decimal("0.31")
    estimator = FRESH
    for nth in range(8):
        estimator = session(estimator, [cost] * 4, f"s{nth}" if named else "")
    assert estimator.errors.sessions.seen == 5
    assert all(each.total == pytest.approx(1.24) for each in estimator.errors.running)


def test_history_without_prompts_rebuilds_the_same_kind_of_errors():
    past = [
        Past(replace(task, prompt=""), cost, f"{nth // 5}")
        for nth, (task, cost) in enumerate(person(3, 1, 60, 1))
    ]
    rebuilt = FRESH.rebuilt(past)
    assert rebuilt.errors.turns.seen == 60
    assert p50(RUNNING, estimator=rebuilt) > 2 * p50(RUNNING)
    assert FRESH.rebuilt(past).errors == rebuilt.errors
    assert rebuilt.rebuilt([]).errors == NO_ERRORS


def test_a_cost_of_nothing_teaches_nothing():
    assert FRESH.learn(RUNNING, FRESH.estimate(RUNNING, OPUS), Decimal(0)) is FRESH


# --- what is kept ---------------------------------------------------------------------------------


def test_what_is_learned_holds_no_prompt():
    marked = replace(RUNNING, prompt="xyzzy the secret word of src/plugh.py")
    estimator = session(FRESH.learn(marked, FRESH.estimate(marked, OPUS), Decimal(1)), [Decimal(1)] * 3, "id")
    assert "xyzzy" not in repr(estimator)
    assert "plugh" not in repr(estimator)
    assert "xyzzy" not in repr(estimator.estimate(marked, OPUS))


# --- what comes with a prompt ---------------------------------------------------------------------


def test_a_large_file_costs_its_tokens_written_once_and_read_by_every_call():
    file = Attachment.of("dump.txt", 4_000_000, "some words of a long text " * 40)
    with_file = FRESH.estimate(replace(RUNNING, files=(file,)), OPUS)
    alone = FRESH.estimate(RUNNING, OPUS)
    assert with_file.prompt_tokens > 500_000
    # 6.25 to write and four times 0.50 to read, USD a million; eight tenths of it are sure.
    least = Decimal(with_file.prompt_tokens) * Decimal("8.25") / 1_000_000 * Decimal("0.7")
    assert with_file.turn.p50 - alone.turn.p50 > least
    assert with_file.session.p50 - alone.session.p50 > least


def test_counts_are_corrected_by_what_was_billed():
    right = replace(FRESH, corrections={Generation.CLAUDE: 1.5})
    task = replace(RUNNING, prompt="word " * 1000)
    plain = FRESH.estimate(task, OPUS).prompt_tokens
    assert right.estimate(task, OPUS).prompt_tokens == pytest.approx(1.5 * plain, rel=0.01)
    assert right.estimate(task, "gpt-5.5").prompt_tokens == FRESH.estimate(task, "gpt-5.5").prompt_tokens


def test_own_costs_move_the_weights_around_the_prior():
    """Somebody for whom a first turn is nothing special: least squares finds that, and leaves the rest."""
    names, dice = tuple(PRIOR.turn.weights), random.Random(4)  # noqa: S311 (no secret)
    shift = NO_SHIFT
    for _ in range(400):
        z = {name: dice.gauss(0, 1) for name in names}
        shift = shift.learn(names, z, 0.5 * z["first"] + dice.gauss(0, 0.4) - shift.of("first") * z["first"])
    assert shift.of("first") == pytest.approx(0.5, abs=0.1)
    assert all(abs(shift.of(name)) < 0.15 for name in names if name != "first")


def test_an_odd_turn_moves_them_no_further_than_a_bad_one():
    z = dict.fromkeys(PRIOR.turn.weights, 0.5)
    names = tuple(PRIOR.turn.weights)
    odd, bad = (NO_SHIFT.learn(names, z, error).of("first") for error in (30.0, 3.0))
    assert 0 < odd < 2 * bad


# --- facts of a prompt ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prompt", "facts"),
    [
        ("Yes, go ahead", {"agrees"}),
        ("what is a shadow branch?", {"asks"}),
        ("can you fix the test?", {"fixes", "tests"}),
        ("commit and push", {"commits"}),
        ("好", {"agrees"}),
        ("请修复所有测试", {"fixes", "tests", "all"}),
        ("review the plan", {"checks", "plans"}),
        ("a\n" * 9, {"pasted"}),
    ],
)
def test_what_is_read_off_a_prompt(prompt, facts):
    found = read(prompt)._asdict()
    assert {name for name, value in found.items() if value and name not in {"words", "paths"}} == facts


def test_chinese_has_words_too():
    assert read("请帮我写一份关于部门预算的说明").words > math.log1p(5)


# --- weight -----------------------------------------------------------------------------------------


def test_nothing_heavy_is_imported():
    code = "import sys, trayapp.domain.advice.estimator, trayapp.domain.advice.switching; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "scipy", "sklearn", "PySide6", "asyncio", "socket"} & set(done.stdout.split())
