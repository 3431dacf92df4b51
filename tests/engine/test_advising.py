"""What the adviser goes by, out of a store, settings and a snapshot."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from homes import NOW, claude_line, world, write_log

from trayapp.domain.advice.adviser import advise
from trayapp.domain.advice.attention import NOTHING_SAID
from trayapp.domain.advice.task import Task, Verdict
from trayapp.domain.usage import Tokens
from trayapp.engine.advising import (
    attention_of,
    keep_attention,
    keep_savings,
    known_of,
    learned,
    left_of,
    saved,
    turns_of,
)
from trayapp.engine.base import open_base
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
    estimator = learned(person, NOW)
    task = Task("go on", turn=3, context_tokens=1000, idle_seconds=100, model="claude-opus-4-8")
    assert estimator.estimate(task, "claude-opus-4-8").basis == "own history (30)"
    assert learned(person, NOW + timedelta(days=100)).estimate(task, "x").basis == "prior"


def test_what_is_left_is_the_tightest_allowance_with_todays_share(person):
    snapshot = look(person.world, refresh=False)
    left = left_of(snapshot, UTC_ZONE, "claude-code")
    assert left.window == Decimal(94)  # 30 answers of 8,000 tokens: $6
    assert left.today == Decimal(94) / 8  # the 23rd to the 30th
    assert left.resets == datetime(2026, 12, 1, tzinfo=UTC)
    old = replace(snapshot, gauges=tuple(replace(each, stale=True) for each in snapshot.gauges))
    assert left_of(old, UTC_ZONE, "claude-code").window is None


def test_an_allowance_of_another_tool_says_nothing(person):
    snapshot = look(person.world, refresh=False)
    [gauge] = snapshot.gauges
    counts = replace(gauge.allowance.counts, tools=("codex",))
    other = replace(gauge, allowance=replace(gauge.allowance, counts=counts))
    assert left_of(replace(snapshot, gauges=(other,)), UTC_ZONE, "claude-code").window is None
    assert left_of(replace(snapshot, gauges=(other,)), UTC_ZONE, "codex").window == Decimal(94)


def test_all_of_it_together_advises(person):
    known = known_of(person, look(person.world, refresh=False), tool="claude-code", session="s")
    assert (known.wishes.least, known.wishes.free_chat) == (Decimal(5), False)
    advice = advise(Task("add a column", model="claude-opus-4-8"), known)
    assert advice.verdict is not Verdict.FREE_CHAT
    assert "claude-sonnet-5-5" in {way.model for way in advice.candidates}


def test_attention_and_savings_outlive_a_restart(person):
    keep_attention(person, NOTHING_SAID.said("cheaper_model", "s", NOW))
    figures = {"promised": Decimal(2), "expected": Decimal(5), "spent": Decimal(4)}
    keep_savings(person, saved(person, NOW).followed("claude-code", "opus", "sonnet", **figures))
    again = open_base(person.world)
    try:
        assert attention_of(again).spoken[0].session == "s"
        ledger = saved(again, NOW)
        [(_, _, _, kept)] = ledger.promises()
        assert kept.realised == Decimal(1)
        assert [sums.sessions for sums in ledger.own.values()] == [1]
    finally:
        again.close()
