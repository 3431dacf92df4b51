"""The line of advice in the core: proposed, put away, and gone with the advice itself."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from homes import NOW, claude_line, world, write_log
from watching import Watching

from trayapp.domain.advice.attention import NOTHING_SAID, Proposal
from trayapp.domain.advice.promises import NEVER, Promise
from trayapp.domain.advice.savings import NO_SAVINGS, encode
from trayapp.domain.command import AskOutcomes, HideTip, PassedAdvice, TookAdvice
from trayapp.domain.policy import ModelPolicy, Policy
from trayapp.domain.tips import TipKind
from trayapp.engine.advice_kept import attention_of, keep_attention, promises_of
from trayapp.engine.base import open_base
from trayapp.engine.oneshot import look
from trayapp.engine.tips import hide, tips_of

MONTH = '[[allowance]]\nkey = "month"\nunit = "USD"\nperiod = "monthly"\nlimit = 40\n'
PROPOSAL = Proposal("cheaper_model", 48, 34, 2140, "claude-code", "claude-sonnet-5-5")


@pytest.fixture
def base(tmp_path):
    found = open_base(world(tmp_path))
    yield found
    found.close()


def test_a_standing_proposal_is_a_tip_until_it_is_put_away_or_the_month_is_over(base):
    assert tips_of(base).proposal is None
    keep_attention(base.store, NOTHING_SAID.proposed(PROPOSAL, NOW - timedelta(days=3)))
    tip = tips_of(base).proposal
    assert (tip.kind, tip.model, f"{tip.amount}") == (TipKind.DEFAULT, "claude-sonnet-5-5", "21.4")
    hide(base, tip.key)
    assert tips_of(base).hidden == {tip.key}
    keep_attention(base.store, NOTHING_SAID.proposed(PROPOSAL, NOW - timedelta(days=31)))
    assert tips_of(base).proposal is None


def test_what_cannot_be_read_hides_nothing(base):
    base.store.put_state("tips", b"{nonsense")
    base.store.put_state("advice", b"{nonsense")
    assert (tips_of(base).hidden, tips_of(base).proposal) == (frozenset(), None)


def test_who_wants_no_advice_has_no_line_of_it(tmp_path):
    off = open_base(world(tmp_path, settings="[advice]\non = false\n"))
    keep_attention(off.store, NOTHING_SAID.proposed(PROPOSAL, NOW))
    assert not tips_of(off).on
    off.close()


def test_who_wants_no_other_model_is_proposed_none(tmp_path):
    """Put away in the window before costly work, it stood in the popup for the rest of the month."""
    off = open_base(world(tmp_path, settings="[advice]\ncheaper = false\n"))
    keep_attention(off.store, NOTHING_SAID.proposed(PROPOSAL, NOW))
    assert (tips_of(off).on, tips_of(off).proposal) == (True, None)
    off.close()


@pytest.mark.parametrize("rules", [ModelPolicy(off=("*sonnet*",)), ModelPolicy(discouraged=("*sonnet*",))])
def test_a_model_that_the_company_is_against_is_proposed_no_longer(base, rules):
    keep_attention(base.store, NOTHING_SAID.proposed(PROPOSAL, NOW))
    base.settings = replace(base.settings, policy=Policy(models=rules))
    assert tips_of(base).proposal is None


@pytest.fixture
def spender(tmp_path):
    """A dollar a day of $40, and $5 on each of the last three days: it will not last."""
    surroundings = world(tmp_path, settings=MONTH)
    amounts = [(day, 40_000) for day in range(4, 23)] + [(day, 200_000) for day in range(1, 4)]
    lines = [claude_line(NOW - timedelta(days=day), output=output) for day, output in amounts]
    write_log(surroundings.home, *lines)
    return surroundings


def test_the_pace_is_said_by_the_command_and_the_program_alike_and_put_away_for_the_window(spender):
    tip = look(spender, ask=False).tip
    assert tip.kind is TipKind.PACE
    assert tip.amount < tip.so_far

    async def scenario():
        async with Watching(spender) as seen:
            shown = await seen.until(lambda snapshot: snapshot.tip)
            seen.engine.post(HideTip(shown.tip.key))
            await seen.until(lambda snapshot: snapshot.tip is None)
            return shown.tip

    assert asyncio.run(scenario()).key == tip.key
    assert look(spender, ask=False).tip is None


def test_a_button_of_the_window_is_remembered(spender):
    given = Promise(NOW, "cheaper_model", "claude-code", "/p", cheap="claude-sonnet-5-5")

    async def scenario():
        async with Watching(spender) as seen:
            await seen.until(lambda snapshot: snapshot.gauges)
            keep_attention(seen.engine._base.store, NOTHING_SAID.waved_away("cheaper_model", NOW))
            # To keep what is set twice, with two buttons, is one decision.
            passed = PassedAdvice("fresh_context")
            for command in (TookAdvice(replace(given, at=NEVER)), passed, passed, HideTip("x")):
                seen.engine.post(command)
            await seen.until(lambda _: "x" in tips_of(seen.engine._base).hidden)
            return attention_of(seen.engine._base.store), promises_of(seen.engine._base.store)

    attention, promises = asyncio.run(asyncio.wait_for(scenario(), 20))
    assert promises == (given,)
    assert [kind for kind, _ in attention.dismissed] == ["fresh_context"]
    assert attention.chosen_at == NOW


def test_what_came_of_advice_is_answered(spender):
    answers = []

    async def scenario():
        async with Watching(spender) as seen:
            seen.engine.answer = answers.append
            await seen.until(lambda snapshot: snapshot.gauges)
            figures = {"promised": Decimal(2), "expected": Decimal(5), "spent": Decimal(4)}
            ledger = NO_SAVINGS.followed("claude-code", "a", "b", **figures)
            seen.engine._base.store.put_state("advice-savings", encode(ledger))
            seen.engine.post(AskOutcomes())
            await seen.until(lambda _: answers)

    asyncio.run(scenario())
    [[outcome]] = [each.rows for each in answers]
    assert (outcome.tool, outcome.dear, outcome.cheap, outcome.kept.realised) == ("claude-code", "a", "b", 1)
