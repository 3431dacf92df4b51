from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from trayapp.domain.advice.adviser import advise, chosen, stops, threshold
from trayapp.domain.advice.adviser_known import NOTHING_LEFT_KNOWN, Known, Left, Wishes
from trayapp.domain.advice.adviser_memory import heard, promised
from trayapp.domain.advice.adviser_moment import Moment, moment
from trayapp.domain.advice.adviser_words import default_sentence, reason, sentences
from trayapp.domain.advice.attention import NOTHING_SAID, Proposal
from trayapp.domain.advice.own_errors import NO_ERRORS
from trayapp.domain.advice.planning import is_planning, planning_prompt
from trayapp.domain.advice.savings import Ratio
from trayapp.domain.advice.task import CostRange, Estimate, Move, Task, Verdict
from trayapp.domain.policy import ModelPolicy, Policy
from trayapp.domain.pricing import Rates
from trayapp.domain.words import ENGLISH

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
OPUS, SONNET = "claude-opus-4-7", "claude-sonnet-4-5"
RATES = Rates(*map(Decimal, ("5", "25", "0.5", "6.25", "10")), None)
OFFICE = "Write a friendly email to our customers about the delayed product launch."


def usd(p50, p90):
    return CostRange(Decimal(p50), Decimal(p90))


class Costs:
    """An estimator that says what the test wants; a part of a context costs its part."""

    def __init__(self, turn=("1.00", "3.00"), session=("6.00", "20.00"), unpriced=()):
        self.turn, self.session, self.unpriced = usd(*turn), usd(*session), unpriced
        self.errors = NO_ERRORS

    def rates(self, model, _mode):
        return None if model in self.unpriced else RATES

    def estimate(self, _task, model, _read=None):
        return Estimate(model, 10, self.turn, self.session)


class Pairs:
    def __init__(self, **ratios):
        self.ratios = ratios

    def saving(self, _tool, _strong, cheap):
        value = self.ratios.get(cheap.replace("-", "_"))
        if value is None:
            return Ratio(1.0, 0.3, 3.0, 0, "unknown")
        return Ratio(value, value - 0.1, value + 0.1, 12, "measured", 0.95 if value < 1 else 0.05)

    def effort(self, _model, _strong, _cheap):
        return Ratio(0.7, 0.6, 0.8, 0, "measured", 0.95)


def known(costs=None, savings=None, **others):
    return Known(costs or Costs(), savings or Pairs(claude_sonnet_4_5=0.6), now=NOW, session="s1", **others)


def task(prompt="Add a column to the export", **others):
    return Task(prompt, model=others.pop("model", OPUS), **others)


def moves(advice):
    return [each.move for each in advice.candidates]


# --- verdict and interruption are two answers ------------------------------------------------------


def test_a_saving_worth_it_at_the_start_speaks_up():
    advice = advise(task(), known())
    assert (advice.verdict, advice.interrupt, advice.silence) == (Verdict.CHEAPER_MODEL, True, "")
    way = chosen(advice)
    assert (way.model, way.saving) == (SONNET, Decimal("2.4000"))
    assert reason(advice, ENGLISH) == "Sonnet 4.5 has cost 40 % less for the same work in this tool"


def test_a_small_saving_is_a_verdict_and_no_interruption():
    advice = advise(task(), known(Costs(session=("3.00", "9.00"))))
    assert (advice.verdict, advice.interrupt, advice.silence) == (
        Verdict.CHEAPER_MODEL,
        False,
        "advice.quiet.small",
    )
    assert advise(task(), known(Costs(session=("1.00", "3.00")))).verdict is Verdict.STAY


def test_fifteen_percent_of_todays_share_is_the_least_where_that_is_more():
    rich = known(left=Left(today=Decimal(40), window=Decimal(400)))
    assert threshold(rich) == Decimal("6.00")
    assert not advise(task(), rich).interrupt
    assert advise(task(), replace(rich, left=Left(Decimal(10), Decimal(400)))).interrupt
    assert not advise(task(), known(wishes=Wishes(least=Decimal(5)))).interrupt


def test_the_price_list_promises_nothing():
    advice = advise(task(), known(savings=Pairs()))
    assert advice.verdict is Verdict.STAY
    assert all(way.saving is None for way in advice.candidates if way.move is Move.MODEL)


def test_a_cheaper_model_that_cost_more_is_shown_and_not_advised():
    advice = advise(task(), known(savings=Pairs(claude_sonnet_4_5=1.5)))
    assert advice.verdict is Verdict.STAY
    dearer = next(way for way in advice.candidates if way.model == SONNET)
    assert dearer.saving < 0
    assert "50 % more" in ENGLISH.phrase(dearer.reason, **dict(dearer.facts))


class Unlikely(Pairs):
    """As measured, but nobody can be sure of Sonnet 5."""

    def saving(self, tool, strong, cheap):
        ratio = super().saving(tool, strong, cheap)
        return replace(ratio, chance=0.6) if cheap == "claude-sonnet-5" else ratio


def test_the_model_that_is_named_and_promised_is_the_one_that_is_advised():
    """The first in the list was once named, although nobody can be sure that it saves anything."""
    advice = advise(task(), known(savings=Unlikely(claude_sonnet_5=0.4, claude_sonnet_4_5=0.6)))
    assert [way.model for way in advice.candidates if way.move is Move.MODEL][:2] == [
        "claude-sonnet-5",
        SONNET,
    ]
    assert reason(advice, ENGLISH).startswith("Sonnet 4.5 has cost 40 % less")
    assert chosen(advice).model == SONNET
    said = sentences(advice, NOTHING_LEFT_KNOWN, ENGLISH)
    assert any("Sonnet 4.5: about $3.60" in each for each in said)
    assert not any("Sonnet 5:" in each for each in said)


def test_where_less_effort_is_advised_no_model_is_named():
    """A dearer one was, because it stood in the list."""
    asked = task(model="gpt-5.4", tool="codex", effort="high")
    advice = advise(asked, known(Costs(session=("9.00", "20.00")), Pairs(gpt_5_4_mini=1.2)))
    assert (advice.verdict, chosen(advice).move) == (Verdict.CHEAPER_MODEL, Move.EFFORT)
    assert not any("mini" in each for each in sentences(advice, NOTHING_LEFT_KNOWN, ENGLISH))


# --- moments ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (task(), Moment.START),
        (task(context_tokens=24_000), Moment.START),
        (task(turn=4, context_tokens=20_000, idle_seconds=20), Moment.AMIDST),
        (task(turn=4, context_tokens=100_000, idle_seconds=7200), Moment.RESUME),
        (task(turn=1, context_tokens=100_000, idle_seconds=7200), Moment.RESUME),
        (task(turn=4, context_tokens=20_000, idle_seconds=7200), Moment.AMIDST),
        (task(turn=4, context_tokens=100_000, idle_seconds=None), Moment.AMIDST),
        (
            task("Check every file in the whole repo with subagents", turn=4, context_tokens=9000),
            Moment.FAN_OUT,
        ),
        (task("把所有文件都检查一遍", turn=2, context_tokens=9000), Moment.FAN_OUT),
    ],
)
def test_the_four_moments(asked, expected):
    assert moment(asked) is expected


def test_amidst_the_work_it_is_silent_whatever_would_be_saved():
    advice = advise(task(turn=5, context_tokens=20_000, idle_seconds=30), known(Costs(turn=("9", "30"))))
    assert advice.verdict is Verdict.CHEAPER_MODEL
    assert (advice.interrupt, advice.silence) == (False, "advice.quiet.moment")


@pytest.mark.parametrize("idle", [None, 0, 30, 299, 1800, 3600])
def test_no_switch_on_a_large_context_that_may_be_warm(idle):
    asked = task("redo all the tests", turn=9, context_tokens=95_000, idle_seconds=idle, effort="high")
    advice = advise(asked, known(Costs(turn=("40", "90"))))
    assert advice.verdict is not Verdict.CHEAPER_MODEL
    assert not {Move.MODEL, Move.EFFORT} & set(moves(advice))


def test_a_switch_pays_for_reading_the_context_again():
    asked = task(turn=5, context_tokens=80_000, idle_seconds=30)
    way = next(each for each in advise(asked, known()).candidates if each.model == SONNET)
    assert way.saving == Decimal("0.4") - 80_000 * Decimal("5.75") / 1_000_000


def test_a_large_context_gone_cold_is_better_left():
    asked = task(turn=9, context_tokens=400_000, idle_seconds=9000)
    advice = advise(asked, known(Costs(turn=("4.00", "9.00"), session=("4.00", "9.00")), Pairs()))
    assert (advice.verdict, advice.interrupt) == (Verdict.FRESH_CONTEXT, True)
    # 370,000 tokens that need not be written at 6.25, nor read four times at 0.50 USD a million.
    assert chosen(advice).saving == Decimal("3.0525")
    assert "about $2.50 before any work" in reason(advice, ENGLISH)
    assert Move.COMPACT in moves(advice)


def test_a_fresh_session_is_not_free_and_spares_no_more_than_it_costs_less():
    """Of 900,000 tokens it promised more than the turn was to cost, and to cost nothing."""
    advice = advise(
        task(turn=9, context_tokens=900_000, idle_seconds=9000), known(Costs(turn=("6.74", "14.27")))
    )
    stay, fresh = advice.candidates[0], chosen(advice)
    assert advice.verdict is Verdict.FRESH_CONTEXT
    # 30,000 tokens are written to the cache in any case.
    assert fresh.saving == Decimal("6.74") - Decimal("0.1875")
    assert fresh.cost.p50 <= stay.cost.p50 - fresh.saving


def test_of_a_fresh_session_and_another_model_the_larger_saving_is_advised():
    """The model once came first, however little it saved."""
    asked = task(turn=9, context_tokens=150_000, idle_seconds=9000)
    both = Costs(turn=("2.00", "6.00"))
    assert advise(asked, known(both)).verdict is Verdict.FRESH_CONTEXT  # 0.99 and 0.80
    assert (
        advise(asked, known(Costs(turn=("4.00", "9.00")))).verdict is Verdict.CHEAPER_MODEL
    )  # 0.99 and 1.60


def test_a_model_that_cannot_hold_the_context_is_not_offered():
    asked = task(turn=9, context_tokens=300_000, idle_seconds=9000)
    assert SONNET not in {way.model for way in advise(asked, known(Costs(turn=("9", "20")))).candidates}


def test_what_no_model_can_hold_at_once_does_not_fit():
    asked = task(model="claude-opus-4-5", turn=9, context_tokens=250_000, idle_seconds=20)
    advice = advise(asked, known())
    assert advice.verdict is Verdict.DOES_NOT_FIT
    assert reason(advice, ENGLISH) == "250,010 tokens are more than Opus 4.5 can hold at once: split it"
    assert Move.SPLIT in moves(advice)


def test_a_shorter_cache_that_was_seen_is_believed():
    asked = task(turn=9, context_tokens=150_000, idle_seconds=900)
    hour = Costs(turn=("3.00", "6.00"))
    assert advise(asked, known(hour, Pairs())).verdict is Verdict.STAY
    minutes = Costs(turn=("3.00", "6.00"))
    for _ in range(3):
        minutes.errors = minutes.errors.saw(outlived=False)
    assert advise(asked, known(minutes, Pairs())).verdict is Verdict.FRESH_CONTEXT


# --- what is left -----------------------------------------------------------------------------------


def test_what_does_not_fit_says_so_with_ways_out():
    left = Left(Decimal(3), Decimal(15), NOW + timedelta(days=3))
    advice = advise(task(), known(left=left, savings=Pairs()))
    assert (advice.verdict, advice.interrupt) == (Verdict.DOES_NOT_FIT, True)
    assert {Move.SPLIT, Move.ASK_MORE, Move.WAIT} <= set(moves(advice))
    assert reason(advice, ENGLISH) == "At most $20, but $15 is left"


def test_amidst_a_session_the_next_turn_must_fit_not_a_session():
    asked = task(turn=5, context_tokens=20_000, idle_seconds=9)
    assert advise(asked, known(left=Left(window=Decimal(4)), savings=Pairs())).verdict is Verdict.STAY
    short = advise(asked, known(left=Left(window=Decimal(2)), savings=Pairs()))
    assert (short.verdict, short.interrupt) == (Verdict.DOES_NOT_FIT, True)


@pytest.mark.parametrize(
    ("turn", "session", "held"),
    [(("1", "3"), ("6", "20"), False), (("1", "6"), ("6", "20"), True), (("1", "3"), ("1", "4"), False)],
)
def test_a_hard_gate_holds_back_what_this_turn_alone_may_cost(turn, session, held):
    """A greeting was once held back, because sessions that begin so may come to more than was left."""
    with_five = known(Costs(turn, session), left=Left(window=Decimal(5)))
    assert stops(advise(task(), with_five), with_five) is held


def test_a_hard_gate_holds_nothing_back_blindly():
    spent = Left(window=Decimal("0.01"))
    for blind in (
        known(Costs(unpriced=(OPUS,)), left=spent),
        known(left=spent, wishes=Wishes(on=False)),
        known(),
    ):
        assert not stops(advise(task(), blind), blind)


def test_a_hard_gate_goes_by_no_typical_price_whatever_else_keeps_the_advice_silent():
    quiet = Wishes(quiet_projects=("/src/*",))
    blind = known(Costs(unpriced=(OPUS,)), left=Left(window=Decimal("0.01")), wishes=quiet)
    advice = advise(task(OFFICE, project="/src/site"), blind)
    assert (advice.verdict, advice.silence) == (Verdict.FREE_CHAT, "advice.quiet.never")
    assert not stops(advice, blind)


def test_cheap_work_is_never_interrupted_even_with_nothing_left():
    broke = known(Costs(turn=("0.10", "0.50"), session=("0.20", "0.90")), left=Left(window=Decimal(0)))
    advice = advise(task(), broke)
    assert (advice.verdict, advice.interrupt) == (Verdict.DOES_NOT_FIT, False)


def test_unknown_money_is_not_no_money():
    assert advise(task(), known(savings=Pairs())).verdict is Verdict.STAY


def test_silent_where_no_price_is_known():
    advice = advise(task(), known(Costs(unpriced=(OPUS,)), left=Left(window=Decimal(1))))
    assert (advice.interrupt, advice.silence) == (False, "advice.quiet.data")


# --- the free chat ----------------------------------------------------------------------------------


def test_office_work_goes_to_the_free_chat_quietly():
    advice = advise(task(OFFICE), known())
    assert (advice.verdict, advice.interrupt) == (Verdict.FREE_CHAT, False)
    assert chosen(advice).cost == usd(0, 0)
    assert chosen(advice).saving == Decimal("1.0000")  # one answer, not a session


def test_without_the_free_chat_it_is_not_offered():
    advice = advise(task(OFFICE), known(wishes=Wishes(free_chat=False)))
    assert not {Move.FREE_CHAT, Move.DRAFT_FREE} & set(moves(advice))


def test_a_plan_can_be_made_free_and_carried_out_here():
    advice = advise(task("Design how we split the importer into two services"), known(savings=Pairs()))
    assert advice.verdict is Verdict.DRAFT_FREE
    assert chosen(advice).saving is None  # nobody has measured it
    assert not advice.interrupt
    assert not is_planning("Implement the following plan: design a parser")


def test_the_planning_prompt_ends_with_the_task_and_asks_for_no_code():
    text = planning_prompt("  Split the importer ")
    assert text.endswith("The task:\nSplit the importer\n")
    assert "Do not write code" in text


# --- the company ------------------------------------------------------------------------------------


def company(**rules):
    return Policy(models=ModelPolicy(**rules))


def test_a_model_that_is_off_gives_way_to_the_default_without_a_promise():
    rules = company(off=("*opus*",), default="claude-sonnet-5-5")
    advice = advise(task(), known(savings=Pairs(), policy=rules))
    assert (advice.verdict, chosen(advice).model) == (Verdict.CHEAPER_MODEL, "claude-sonnet-5-5")
    assert advice.candidates[0].reason == "advice.policy.off"


def test_a_model_that_is_off_is_not_begun_afresh():
    """Of a context gone cold, a new session with the very model was advised."""
    asked = task(turn=9, context_tokens=150_000, idle_seconds=9000)
    rules = company(off=("*opus*",), default="claude-sonnet-5-5")
    advice = advise(asked, known(Costs(turn=("2.00", "6.00")), Pairs(), policy=rules))
    assert (advice.verdict, chosen(advice).model) == (Verdict.CHEAPER_MODEL, "claude-sonnet-5-5")


@pytest.mark.parametrize(
    ("tool", "model"),
    [
        ("claude-code", "claude-sonnet-5-5"),
        ("codex", "gpt-5.4"),
        ("gemini", "gemini-2.5-pro"),
        ("copilot", "claude-sonnet-5-5"),
    ],
)
def test_a_favourite_of_one_tool_is_none_of_another(tool, model):
    """Codex was once weighed as if it ran Claude, and Gemini CLI too."""
    wishes = Wishes(favourites=("claude-opus-5-5", "sonnet", "gpt-5.4"))
    advice = advise(Task("mend it", tool=tool), known(wishes=wishes, policy=company(off=("*opus-5-5",))))
    assert advice.estimate.model == model
    if tool in {"codex", "gemini"}:
        assert not any("claude" in way.model for way in advice.candidates)


def test_models_that_are_off_or_discouraged_are_never_offered():
    rules = company(off=("*sonnet-4-5",), discouraged=("*sonnet*",))
    offered = {way.model for way in advise(task(), known(policy=rules)).candidates}
    assert not any("sonnet" in model for model in offered)


def test_a_discouraged_model_is_left_for_any_measured_saving():
    small = Costs(session=("0.50", "2.00"))
    assert advise(task(), known(small)).verdict is Verdict.STAY
    rules = company(discouraged=("*opus*",))
    assert advise(task(), known(small, policy=rules)).verdict is Verdict.CHEAPER_MODEL


def test_fast_mode_that_is_off_is_said():
    advice = advise(task(fast=True), known(savings=Pairs(), policy=company(fast_mode=False)))
    assert advice.candidates[0].reason == "advice.policy.fast"


# --- attention, words, time -------------------------------------------------------------------------


def test_attention_has_the_last_word():
    said = NOTHING_SAID.said("cheaper_model", "s1", NOW - timedelta(hours=1))
    advice = advise(task(), known(attention=said))
    assert (advice.interrupt, advice.silence) == (False, "advice.quiet.session")
    assert advise(task(), known(attention=NOTHING_SAID.chose(NOW))).silence == "advice.quiet.chosen"
    assert advise(task(), known(wishes=Wishes(on=False))).silence == "advice.quiet.off"


def test_what_is_not_wanted_is_not_said_but_what_does_not_fit_is():
    never = Wishes(never=frozenset({"cheaper_model"}))
    assert advise(task(), known(wishes=never)).silence == "advice.quiet.never"
    quiet = Wishes(quiet_projects=("atlas",))
    assert advise(task(project="/src/atlas"), known(wishes=quiet)).silence == "advice.quiet.never"
    assert advise(task(project="/src/site"), known(wishes=quiet)).interrupt
    assert advise(task(), known(wishes=quiet)).interrupt
    short = known(wishes=quiet, left=Left(window=Decimal(2)))
    assert advise(task(project="/src/atlas"), short).interrupt


def test_an_interruption_is_worth_it_nineteen_times_in_twenty():
    """The same middle, and a session that may as well be tiny: then nothing is said."""
    sure, unsure = (known(Costs(session=("6.00", most))) for most in ("20.00", "70.00"))
    assert advise(task(), sure).interrupt
    assert advise(task(), unsure).silence == "advice.quiet.small"


def test_what_is_said_is_short_and_begins_with_figures():
    said = sentences(advise(task(), known(left=Left(Decimal(12), Decimal(90)))), Left(Decimal(12)), ENGLISH)
    assert said == (
        "This session: about $6, 9 in 10 under $20.",
        "Today's share: $12.",
        "Sonnet 4.5: about $3.60.",
        "Sonnet 4.5 has cost 40 % less for the same work in this tool.",
    )
    assert default_sentence(Proposal("cheaper_model", 30, 18, 4250, "claude-code", SONNET), ENGLISH) == (
        "Sonnet 4.5 as the default would have cost about $42.50 less over your last 30 days."
    )


def test_every_reason_and_silence_can_be_said():
    for prompt in (OFFICE, "Design a service", "fix it"):
        for others in ({}, {"turn": 7, "context_tokens": 200_000, "idle_seconds": 8000}, {"effort": "high"}):
            for window in (None, Decimal(1)):
                advice = advise(
                    task(prompt, **others), known(left=Left(Decimal(1), window, NOW + timedelta(1)))
                )
                assert ENGLISH.phrase(advice.reason, **dict(advice.facts))
                assert not advice.silence or ENGLISH.phrase(advice.silence)
                for way in advice.candidates:
                    assert ENGLISH.phrase(way.reason, **dict(way.facts))


@pytest.mark.parametrize(
    ("asked", "whole"), [(task(), True), (task(turn=9, context_tokens=70_000, idle_seconds=9000), False)]
)
def test_a_promise_says_whether_it_is_of_the_session_or_of_one_turn(asked, whole):
    advice = advise(asked, known(Costs(turn=("4.00", "9.00"))))
    given = promised(asked, advice, NOW)
    assert (given.cheap, given.whole) == (SONNET, whole)
    assert given.expected == (advice.estimate.session if whole else advice.estimate.turn).p50


def test_less_effort_is_proposed_as_no_default_model():
    """The very model that was set would have been proposed as the new default."""
    asked = task(model="gpt-5", tool="codex", effort="high")
    attention = NOTHING_SAID
    for number in range(30):
        now = NOW - timedelta(days=20) + timedelta(hours=12 * number)
        around = replace(known(Costs(session=("9.00", "20.00")), Pairs()), now=now, attention=attention)
        advice = advise(asked, replace(around, session=f"{number}"))
        assert chosen(advice).move is Move.EFFORT
        attention = heard(attention, asked, advice, f"{number}", now)
    assert len(attention.starts) == 30
    assert (attention.standing, attention.proposal(NOW)) == (None, None)


def test_less_effort_is_offered_at_the_start_alone():
    advice = advise(task(effort="high"), known(savings=Pairs()))
    assert (advice.verdict, chosen(advice).move, chosen(advice).saving) == (
        Verdict.CHEAPER_MODEL,
        Move.EFFORT,
        Decimal("1.8000"),
    )
    assert Move.EFFORT not in moves(advise(task(effort="low"), known()))
    later = task(effort="high", turn=3, context_tokens=9000, idle_seconds=5)
    assert Move.EFFORT not in moves(advise(later, known()))
