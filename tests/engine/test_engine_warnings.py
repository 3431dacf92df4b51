"""The engine around its warnings: what was said is told on and kept, and silence ends by itself."""

import asyncio
import time
from dataclasses import replace
from datetime import timedelta

from homes import NOW, claude_line, world, write_log
from watching import Watching, spent

from trayapp.domain.alertstate import AlertState
from trayapp.domain.command import Delivered, Refresh, Snooze
from trayapp.engine.base import open_base
from trayapp.engine.oneshot import look

ALLOWANCE = '[[allowance]]\nkey = "month"\ntitle = "Month"\nunit = "USD"\nperiod = "monthly"\nlimit = 1\n'
DEADLINE = 8


def at_work(tmp_path, output):
    """A world whose clock runs, with logs of so much output."""
    still = world(tmp_path, settings=ALLOWANCE)
    write_log(still.home, claude_line(NOW, output=output))
    began = time.monotonic()
    return replace(still, now=lambda: NOW + timedelta(seconds=time.monotonic() - began))


def test_what_was_said_is_told_on_and_the_next_knows_its_place(tmp_path):
    surroundings = at_work(tmp_path, 32_000)  # $0.80 of $1

    async def scenario():
        async with Watching(surroundings) as seen:
            await seen.until(lambda _: bool(seen.alerts))
            seen.engine.post(Delivered(seen.alerts[0].key, "bus/7"))
            return await seen.until(lambda snapshot: bool(snapshot.said))

    (said,) = asyncio.run(scenario()).said
    assert (said.alert.about, said.place) == ("month", "bus/7")

    async def again():
        async with Watching(surroundings) as seen:
            first = await seen.until(lambda _: True)
            write_log(surroundings.home, claude_line(NOW, output=6_000))
            await seen.until(lambda _: bool(seen.alerts))
            return first, seen.alerts[0]

    first, alert = asyncio.run(again())
    assert first.said == (said,)
    assert (alert.about, alert.replaces) == ("month", "bus/7")


def test_a_snooze_outlives_a_restart_and_ends_by_itself(tmp_path):
    surroundings = at_work(tmp_path, 1_000)
    until = surroundings.now() + timedelta(seconds=4)

    async def asleep():
        async with Watching(surroundings) as seen:
            seen.engine.post(Snooze(until))
            await seen.until(lambda snapshot: snapshot.snoozed_until == until)
            write_log(surroundings.home, claude_line(NOW, output=31_000))
            seen.engine.post(Refresh())
            await seen.until(spent("0.8"))

    asyncio.run(asleep())

    async def awake():
        async with Watching(surroundings) as seen:
            assert (await seen.until(lambda _: True)).snoozed_until == until
            await seen.until(spent("0.8"))
            assert seen.alerts == []
            async with asyncio.timeout(DEADLINE):
                while not seen.alerts:  # noqa: ASYNC110 (nothing is published at the same time)
                    await asyncio.sleep(0.02)
            return seen.snapshots[-1]

    assert asyncio.run(awake()).snoozed_until is None


def test_a_look_in_the_terminal_knows_the_snooze(tmp_path):
    surroundings = world(tmp_path)
    until = NOW + timedelta(hours=2)
    base = open_base(surroundings)
    base.store.put_state("alerts", AlertState(snoozed_until=until).encode())
    base.close()
    assert look(surroundings).snoozed_until == until
