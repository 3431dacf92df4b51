"""What the adviser goes by, out of a store, settings and a snapshot."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from homes import NOW, claude_line, world, write_log

from trayapp.domain.advice.adviser import advise
from trayapp.domain.advice.adviser_known import NOTHING_LEFT_KNOWN
from trayapp.domain.advice.attention import NOTHING_SAID
from trayapp.domain.advice.promises import Promise
from trayapp.domain.advice.task import Task, Verdict
from trayapp.domain.command import PassedAdvice
from trayapp.domain.model import Tool
from trayapp.domain.policy import ModelPolicy, Policy
from trayapp.domain.usage import Tokens
from trayapp.engine.advice_kept import (
    attention_of,
    heeded,
    keep_attention,
    promise,
    promises_of,
    savings_of,
)
from trayapp.engine.advice_turns import turns_of
from trayapp.engine.advising import known_of, learned, left_of
from trayapp.engine.base import open_base
from trayapp.engine.grounds import grounds_of
from trayapp.engine.oneshot import look
from trayapp.system.prices import load_book
from trayapp.system.resources import find_resources
from trayapp.system.store_calls import Call

BOOK = load_book(find_resources(), None)
UTC_ZONE = ZoneInfo("UTC")
START = datetime(2026, 11, 20, 9, tzinfo=UTC)


def call(seconds, *, session=1, model="claude-opus-4-8", mode="", read=0, write=0, out=1000, billed=None):
    at = START + timedelta(seconds=seconds)
    return Call(session, at, "claude-code", model, mode, "/p", Tokens(0, out, read, write, 0, 0, 1), billed)


def test_a_pause_parts_turns_and_each_knows_what_came_before():
    turns = turns_of([call(0, write=20_000), call(20, read=20_000), call(200, read=22_000)], BOOK)
    assert [turn.task.turn for turn in turns] == [1, 2]
    first, second = turns
    assert (first.task.context_tokens, first.task.idle_seconds, first.task.previous_cost) == (0, None, None)
    assert second.task.context_tokens == 21_000
    assert second.task.idle_seconds == 180
    assert second.task.previous_cost == first.cost == Decimal("0.125") + Decimal("0.01") + Decimal("0.05")
    assert all(turn.task.prompt == "" for turn in turns)


def test_sessions_are_apart_and_turns_come_in_the_order_of_time():
    turns = turns_of([call(500, session=1), call(0, session=2), call(900, session=2)], BOOK)
    assert [(turn.session, turn.task.turn) for turn in turns] == [("2", 1), ("1", 1), ("2", 2)]


def test_what_has_no_price_teaches_nothing_and_what_was_billed_counts():
    assert turns_of([call(0, model="nobody-knows-it")], BOOK) == ()
    [turn] = turns_of([call(0, model="nobody-knows-it", billed=Decimal("0.70"))], BOOK)
    assert turn.cost == Decimal("0.70")
    [fast] = turns_of([call(0, mode="fast")], BOOK)
    assert fast.task.fast


@pytest.fixture
def person(tmp_path):
    surroundings = world(
        tmp_path,
        settings='[advice]\nleast = 5\nmodels = ["claude-sonnet-5-5"]\nfree_chat = false\n'
        '[[allowance]]\nkey = "team"\nunit = "USD"\nperiod = "monthly"\nlimit = 100\n',
    )
    lines = [claude_line(NOW - timedelta(days=2, minutes=5 * n), output=8000) for n in range(30)]
    write_log(surroundings.home, *lines)
    look(surroundings, ask=False)
    base = open_base(surroundings)
    yield base
    base.close()


def test_own_turns_take_over_from_the_prior(person):
    estimator = learned(person, NOW).estimator
    task = Task("go on", turn=3, context_tokens=1000, idle_seconds=100, model="claude-opus-4-8")
    assert estimator.estimate(task, "claude-opus-4-8").basis == "own history (30)"
    later = learned(person, NOW + timedelta(days=100)).estimator
    assert later.estimate(task, "claude-opus-4-8").basis == "prior"


def test_what_is_left_is_the_tightest_allowance_with_todays_share(person):
    snapshot = look(person.world, refresh=False)
    left = left_of(snapshot, UTC_ZONE, "claude-code")
    assert left.window == Decimal(94)  # 30 answers of 8,000 tokens: $6
    assert left.today == Decimal(94) / 8  # the 23rd to the 30th
    assert left.resets == datetime(2026, 12, 1, tzinfo=UTC)
    old = replace(snapshot, gauges=tuple(replace(each, stale=True) for each in snapshot.gauges))
    assert left_of(old, UTC_ZONE, "claude-code") == NOTHING_LEFT_KNOWN


HERE = {"tool": "claude-code", "model": "claude-opus-4-8", "project": "/home/me/atlas"}


@pytest.mark.parametrize(
    ("scope", "work", "counted"),
    [
        ({"tools": ("codex",)}, HERE, False),
        ({"tools": ("codex",)}, HERE | {"tool": "codex"}, True),
        ({"models": ("claude-opus-*",)}, HERE, True),
        ({"models": ("claude-opus-*",)}, HERE | {"model": "claude-sonnet-5-5"}, False),
        ({"models": ("claude-opus-*",)}, HERE | {"model": ""}, False),
        ({"projects": ("/home/me/atlas",)}, HERE, True),
        ({"projects": ("/home/me/atlas",)}, HERE | {"project": "/home/me/other"}, False),
        ({"accounts": ("claude-code",)}, HERE, True),
        ({"accounts": ("cursor",)}, HERE, False),
    ],
)
def test_an_allowance_of_other_work_says_nothing(person, scope, work, counted):
    snapshot = look(person.world, refresh=False)
    [gauge] = snapshot.gauges
    allowance = replace(gauge.allowance, counts=replace(gauge.allowance.counts, **scope))
    scoped = replace(snapshot, gauges=(replace(gauge, allowance=allowance),))
    assert left_of(scoped, UTC_ZONE, **work).window == (Decimal(94) if counted else None)


def test_a_models_short_name_is_counted_where_its_full_one_is(person):
    """Of `--model opus` nothing was known to be left, where the allowance is for claude-opus-*."""
    snapshot = look(person.world, refresh=False)
    [gauge] = snapshot.gauges
    allowance = replace(gauge.allowance, counts=replace(gauge.allowance.counts, models=("claude-opus-*",)))
    scoped = replace(snapshot, gauges=(replace(gauge, allowance=allowance),))
    known = known_of(person, scoped, task=Task("x", model="opus"), learned=learned(person, NOW))
    assert known.left.window == Decimal(94)


def test_all_of_it_together_advises(person):
    task = Task("add a column", model="claude-opus-4-8")
    snapshot = look(person.world, refresh=False)
    known = known_of(person, snapshot, task=task, learned=learned(person, NOW), session="s")
    assert (known.wishes.least, known.wishes.free_chat) == (Decimal(5), False)
    advice = advise(task, known)
    assert advice.verdict is not Verdict.FREE_CHAT
    assert "claude-sonnet-5-5" in {way.model for way in advice.candidates}


# --- what came of advice --------------------------------------------------------------------------

GIVEN = Promise(
    NOW - timedelta(days=1), "cheaper_model", "claude-code", "/home/me/atlas",
    strong="claude-opus-4-8", cheap="claude-sonnet-5-5", saved=Decimal(2), expected=Decimal(5),
)  # fmt: skip


def work_after(person, model):
    """One answer of 40,000 tokens a minute after the advice was given."""
    line = claude_line(GIVEN.at + timedelta(minutes=1), output=40_000, model=model)
    write_log(person.world.home, line.replace('"s1"', '"s2"'), name="after.jsonl")
    look(person.world, ask=False)


def test_advice_that_was_followed_stands_with_what_it_came_to(person):
    keep_attention(person.store, NOTHING_SAID.waved_away("cheaper_model", NOW - timedelta(days=2)))
    promise(person.store, GIVEN)
    work_after(person, "claude-sonnet-5-5")
    learned(person, NOW, keep=True)
    [(tool, dear, cheap, kept)] = savings_of(person.store).promises()
    assert (tool, dear, cheap) == ("claude-code", "claude-opus-4-8", "claude-sonnet-5-5")
    assert (kept.times, kept.promised, kept.realised) == (1, Decimal(2), Decimal(5) - kept.spent)
    assert Decimal("0.2") < kept.spent < Decimal(1)  # 40,000 tokens
    assert promises_of(person.store) == ()
    assert attention_of(person.store).dismissed == ()
    learned(person, NOW, keep=True)
    assert [each.times for *_, each in savings_of(person.store).promises()] == [1]


def test_advice_that_was_passed_over_is_remembered_as_such(person):
    promise(person.store, GIVEN)
    work_after(person, "claude-opus-4-8")
    learned(person, NOW, keep=True)
    assert attention_of(person.store).dismissed == (("cheaper_model", GIVEN.at),)
    assert list(savings_of(person.store).promises()) == []


def test_what_the_window_heard_of_is_not_held_against_it_again(person):
    """A hook said it and the window showed it: to pass over both was taken for two decisions, and muted."""
    promise(person.store, GIVEN)
    heeded(person.store, PassedAdvice("cheaper_model"), GIVEN.at + timedelta(minutes=1))
    work_after(person, "claude-opus-4-8")
    learned(person, NOW, keep=True)
    attention = attention_of(person.store)
    assert len(attention.dismissed) == 1
    assert attention.muted_until("cheaper_model", NOW) is None


def test_the_next_session_with_the_same_advice_does_not_forget_the_one_before(person):
    again = replace(GIVEN, at=GIVEN.at + timedelta(minutes=20))
    later = replace(GIVEN, at=GIVEN.at + timedelta(hours=3))
    for each in (GIVEN, again, later):
        promise(person.store, each)
    assert promises_of(person.store) == (again, later)


def test_who_only_asks_changes_nothing_of_what_is_kept(person):
    promise(person.store, GIVEN)
    learned(person, NOW)
    assert promises_of(person.store) == (GIVEN,)


def test_all_of_it_outlives_a_restart(person):
    keep_attention(person.store, NOTHING_SAID.said("cheaper_model", "s", NOW))
    promise(person.store, GIVEN)
    again = open_base(person.world)
    try:
        assert attention_of(again.store).spoken[0].session == "s"
        assert promises_of(again.store) == (GIVEN,)
    finally:
        again.close()


def test_own_sessions_are_told_anew_and_so_counted_once(person):
    once, twice = (learned(person, NOW).savings.own for _ in range(2))
    assert once == twice
    assert [sums.sessions for sums in once.values()] == [1]


def test_the_window_offers_the_companys_default_only_to_tools_that_run_it(person):
    """Codex was once offered the company's Claude, and weighed with it."""
    person.settings = replace(person.settings, policy=Policy(models=ModelPolicy(default="sonnet")))
    tools = tuple(Tool(each, each, (), 1) for each in ("claude-code", "codex"))
    snapshot = replace(look(person.world, refresh=False), tools=tools)
    first = {tool.id: tool.models[0] for tool in grounds_of(person, snapshot).tools}
    assert first == {"claude-code": "claude-sonnet-5-5", "codex": "gpt-5.5"}


def test_the_window_weighs_an_allowance_that_counts_the_chosen_model_alone(tmp_path):
    allowances = "".join(
        f'[[allowance]]\nkey = "{key}"\nunit = "USD"\nperiod = "monthly"\nlimit = {limit}\n{more}'
        for key, limit, more in (("all", 100, ""), ("opus", 10, 'models = ["claude-opus-*"]\n'))
    )
    surroundings = world(tmp_path, settings=allowances)
    write_log(surroundings.home, claude_line(NOW - timedelta(hours=1)))
    base = open_base(surroundings)
    grounds = grounds_of(base, look(surroundings, ask=False))
    base.close()
    left = {
        model: grounds.known_for(Task("", model=model)).left.window
        for model in ("claude-opus-4-8", "claude-sonnet-5-5")
    }
    assert left == {"claude-opus-4-8": Decimal("9.975"), "claude-sonnet-5-5": Decimal("99.975")}
    assert grounds.known_for(Task("", tool="unheard-of")).left.window == Decimal("99.975")
