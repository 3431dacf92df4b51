import asyncio
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from homes import NOW, claude_line, world, write_log
from watching import Watching

from trayapp.domain.command import AskHistory
from trayapp.domain.model import Billing, Route
from trayapp.domain.usage import Tokens
from trayapp.engine.base import open_base
from trayapp.engine.history import DaySums, history_of

TODAY = date(2026, 11, 23)


def asked(tmp_path, question, *, routes=()):
    surroundings = world(tmp_path)
    write_log(
        surroundings.home,
        *(claude_line(NOW - timedelta(days=ago, hours=ago % 7)) for ago in (0, 0, 1, 30, 90)),
    )
    base = open_base(surroundings)
    try:
        base.scan()
        return history_of(base, question, routes, NOW)
    finally:
        base.close()


def test_days_are_cut_at_local_midnights_and_priced(tmp_path):
    found = asked(tmp_path, AskHistory(date(2026, 11, 1), TODAY))
    assert [(use.start.date(), use.cost) for use in found.uses] == [
        (date(2026, 11, 22), Decimal("0.025")),
        (TODAY, Decimal("0.05")),
    ]
    assert found.began == date(2026, 8, 25)
    assert found.hours == ()


def test_a_question_from_before_the_first_use_is_short(tmp_path):
    found = asked(tmp_path, AskHistory(date(2020, 1, 1), TODAY))
    assert sum(use.cost for use in found.uses) == Decimal("0.125")
    assert (found.first, found.uses[0].start.date()) == (date(2020, 1, 1), date(2026, 8, 25))


def test_the_hours_of_a_day(tmp_path):
    found = asked(tmp_path, AskHistory(TODAY, TODAY, TODAY))
    assert [(use.start.hour, use.end.hour, use.cost) for use in found.hours] == [(15, 16, Decimal("0.05"))]


def test_flat_seats_are_marked(tmp_path):
    routes = (Route("claude-code", Billing.FLAT, "claude-code"),)
    found = asked(tmp_path, AskHistory(TODAY, TODAY), routes=routes)
    assert {use.metered for use in found.uses} == {False}


def test_short_and_long_prompts_are_one_use_each_at_its_price(tmp_path):
    surroundings = world(tmp_path)
    day = NOW - timedelta(days=3)
    prompts = (10_000, 150_000, 300_000, 300_001)
    write_log(
        surroundings.home,
        *(
            claude_line(day, model="gemini-2.5-pro").replace('"input_tokens":0', f'"input_tokens":{prompt}')
            for prompt in prompts
        ),
        claude_line(NOW),
    )
    base = open_base(surroundings)
    try:
        base.scan()
        first, again = (history_of(base, AskHistory(day.date(), TODAY), (), NOW) for _ in range(2))
        short, long = (base.book.rates("gemini-2.5-pro", day, "", over) for over in (0, 200_000))
    finally:
        base.close()
    assert short.input < long.input
    used = [Tokens(input=each, output=1000, requests=1) for each in prompts]
    cost = sum(short.cost(each) for each in used[:2]) + sum(long.cost(each) for each in used[2:])
    assert [use.cost for use in first.uses] == [cost, Decimal("0.025")]
    assert first.uses[0].tokens.input == sum(prompts)
    assert again == first


def summed(surroundings):
    """Days that are summed, and their sums."""
    with closing(sqlite3.connect(surroundings.paths.store)) as records:
        return records.execute("SELECT count(*), (SELECT count(*) FROM day_sum) FROM day").fetchone()


def test_the_running_program_sums_days_before_anybody_asks(tmp_path):
    surroundings = world(tmp_path)
    write_log(surroundings.home, *(claude_line(NOW - timedelta(days=ago)) for ago in (0, 1, 30)))

    async def run():
        async with Watching(surroundings) as watching:
            await watching.until(lambda _: summed(surroundings) == (30, 2))

    asyncio.run(run())


def test_days_are_summed_once_a_day_and_anew_in_another_zone(tmp_path):
    surroundings = world(tmp_path)
    write_log(surroundings.home, *(claude_line(NOW - timedelta(days=ago)) for ago in (0, 1, 30)))
    base = open_base(surroundings)
    try:
        sums = DaySums(base)
        sums.keep(NOW)  # of nothing
        base.scan()
        sums.keep(NOW)
        assert summed(surroundings) == (30, 2)
        write_log(surroundings.home, claude_line(NOW - timedelta(days=2)))
        base.scan()
        sums.keep(NOW)
        assert summed(surroundings) == (29, 2)
        base.zone = ZoneInfo("Asia/Kolkata")
        sums.keep(NOW)
        assert summed(surroundings)[1] == 3
    finally:
        base.close()


def test_nothing_at_all(tmp_path):
    base = open_base(world(tmp_path))
    try:
        found = history_of(base, AskHistory(TODAY, TODAY), (), NOW)
    finally:
        base.close()
    assert (found.uses, found.began) == ((), None)
