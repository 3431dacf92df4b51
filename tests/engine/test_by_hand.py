"""What a person types: a statement that holds for its window, whoever else says what."""

import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest
from homes import NOW, claude_line, world, write_log
from watching import Watching, spent

from trayapp.domain.command import RecordSpent
from trayapp.domain.model import Known
from trayapp.engine.base import open_base
from trayapp.engine.by_hand import NotRecorded, record
from trayapp.engine.oneshot import look

MONTH = '[[allowance]]\nkey = "month"\ntitle = "November"\nunit = "USD"\nperiod = "monthly"\nlimit = 100\n'
CREDITS = '[[allowance]]\nkey = "credits"\nunit = "credits"\nperiod = "weekly"\nlimit = 500\n'
HOURS = '[[allowance]]\nkey = "hours"\ntitle = "Five hours"\nunit = "USD"\nperiod = "rolling"\nhours = 5\n'


def test_what_is_typed_holds_and_local_use_after_it_is_added(tmp_path):
    before = world(tmp_path, now=NOW - timedelta(hours=2), settings=MONTH)
    write_log(before.home, claude_line(NOW - timedelta(hours=3)), claude_line(NOW - timedelta(hours=1)))
    said = record(before, "month", Decimal("83.10"))
    assert said == "November: $83.10 used so far. What local logs show from now on is added to it."
    gauge = look(world(tmp_path)).gauges[0]
    assert (gauge.used, gauge.known, gauge.limit) == (Decimal("83.125"), Known.BOTH, 100)


def test_what_is_typed_is_forgotten_on_wish(tmp_path):
    surroundings = world(tmp_path, settings=MONTH)
    write_log(surroundings.home, claude_line(NOW - timedelta(hours=1)))
    record(surroundings, "month", Decimal(83))
    assert look(surroundings).gauges[0].known is Known.TYPED
    assert record(surroundings, "month", None) == "November: what was typed is forgotten."
    assert look(surroundings).gauges[0].used == Decimal("0.025")


def test_the_next_window_begins_without_it(tmp_path):
    record(world(tmp_path, settings=MONTH), "month", Decimal(83))
    later = look(world(tmp_path, now=NOW + timedelta(days=9)))
    assert later.gauges[0].used is None


def test_a_unit_that_no_log_knows_is_typed_alone(tmp_path):
    surroundings = world(tmp_path, settings=CREDITS)
    record(surroundings, "credits", Decimal(120))
    (gauge,) = look(surroundings).gauges
    assert (gauge.used, gauge.left, gauge.known, gauge.as_of) == (120, 380, Known.TYPED, NOW)


@pytest.mark.parametrize(
    ("settings", "key", "used", "sentence"),
    [
        (MONTH, "week", 5, "There is no allowance with the key week. There are: month."),
        ("", "week", 5, "Set one first, with remainder set allowance."),
        (HOURS, "hours", 5, "counts the last 5 hours, which move on"),
        (MONTH, "month", -1, "not below zero"),
        (MONTH, "month", "NaN", "is a number"),
        (MONTH, "month", "Infinity", "is a number"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(tmp_path, settings, key, used, sentence):
    surroundings = world(tmp_path, settings=settings)
    with pytest.raises(NotRecorded) as caught:
        record(surroundings, key, Decimal(used))
    assert sentence in caught.value.sentence
    base = open_base(surroundings)
    assert base.store.readings() == []
    base.close()


def test_the_running_program_takes_it_and_says_what_it_cannot_keep(tmp_path):
    surroundings = world(tmp_path, settings=MONTH)
    write_log(surroundings.home, claude_line(NOW - timedelta(hours=1)))

    async def scenario():
        async with Watching(surroundings) as seen:
            await seen.until(spent("0.025"))
            seen.engine.post(RecordSpent("month", Decimal(60)))
            typed = await seen.until(spent(60))
            seen.engine.post(RecordSpent("week", Decimal(60)))
            refused = await seen.until(lambda snapshot: bool(snapshot.problems))
            seen.engine.post(RecordSpent("month", None))
            await seen.until(spent("0.025"))
            return typed, refused, seen.snapshots[-1]

    typed, refused, last = asyncio.run(scenario())
    assert typed.gauges[0].known is Known.TYPED
    assert "no allowance with the key week" in refused.problems[0]
    assert last.problems == ()


def test_a_terminal_types_and_the_running_program_shows_it(tmp_path):
    surroundings = world(tmp_path, settings=MONTH)
    write_log(surroundings.home, claude_line(NOW - timedelta(hours=1)))

    async def scenario():
        async with Watching(surroundings, elsewhere=0.1) as seen:
            await seen.until(spent("0.025"))
            await asyncio.sleep(0.3)  # all is still
            record(surroundings, "month", Decimal(60))
            await seen.until(spent(60))

    asyncio.run(scenario())
