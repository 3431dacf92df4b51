import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from homes import NOW, claude_line, world, write_log
from watching import Watching, spent

from trayapp.domain.command import (
    ApplySettings,
    AskSource,
    ChangeSettings,
    Delivered,
    Refresh,
    ShowSample,
    Snooze,
)
from trayapp.domain.model import AlertKind, Level
from trayapp.engine.base import open_base
from trayapp.engine.oneshot import look
from trayapp.engine.priced import PricedUses

ALLOWANCE = '[[allowance]]\nkey = "month"\ntitle = "Month"\nunit = "USD"\nperiod = "monthly"\nlimit = 1\n'


def test_logs_alone_show_this_months_spend_and_ask_for_the_allowance(tmp_path):
    surroundings = world(tmp_path)
    write_log(surroundings.home, *(claude_line(NOW - timedelta(hours=hour)) for hour in range(4)))

    async def scenario():
        async with Watching(surroundings) as seen:
            return await seen.until(spent("0.1"))

    snapshot = asyncio.run(scenario())
    assert snapshot.asks_allowance
    assert snapshot.headline.today == Decimal("0.1")
    assert [tool.files for tool in snapshot.tools if tool.id == "claude-code"] == [1]


def test_what_is_stored_shows_at_once_and_a_line_appended_moves_the_gauge(tmp_path):
    surroundings = world(tmp_path, settings=ALLOWANCE)
    write_log(surroundings.home, claude_line(NOW))
    look(surroundings)

    async def scenario():
        async with Watching(surroundings) as seen:
            first = await seen.until(lambda _: True)
            assert first.gauges[0].used == Decimal("0.025")
            await asyncio.sleep(0.3)  # the watcher stands
            write_log(surroundings.home, claude_line(NOW, output=4000))
            return await seen.until(spent("0.125"))

    assert asyncio.run(scenario()).gauges[0].left == Decimal("0.875")


def test_a_tool_installed_later_is_found_by_the_sweep_that_a_refresh_is(tmp_path):
    surroundings = world(tmp_path)

    async def scenario():
        async with Watching(surroundings) as seen:
            empty = await seen.until(lambda _: True)
            assert empty.gauges == ()
            write_log(surroundings.home, claude_line(NOW))
            seen.engine.post(Refresh())
            await seen.until(spent("0.025"))
            await asyncio.sleep(0.3)
            write_log(surroundings.home, claude_line(NOW))
            await seen.until(spent("0.05"))

    asyncio.run(scenario())


def test_settings_take_effect_at_once(tmp_path):
    surroundings = world(tmp_path)
    write_log(surroundings.home, claude_line(NOW))

    async def scenario():
        async with Watching(surroundings) as seen:
            await seen.until(spent("0.025"))
            path = surroundings.paths.settings
            path.write_text(path.read_text() + ALLOWANCE)
            seen.engine.post(ApplySettings())
            return await seen.until(lambda snapshot: not snapshot.asks_allowance)

    assert asyncio.run(scenario()).gauges[0].limit == Decimal(1)


def test_starting_with_the_session_is_switched_in_the_settings(tmp_path):
    surroundings = world(tmp_path)
    entry = surroundings.home / ".config" / "autostart" / "remainder.desktop"

    async def scenario():
        async with Watching(surroundings) as seen:
            await seen.until(lambda _: True)
            for wanted in (True, False):
                seen.engine.post(ChangeSettings({"general.start_at_login": wanted}))
                async with asyncio.timeout(5):
                    while entry.exists() is not wanted:  # noqa: ASYNC110 (a file says nothing by itself)
                        await asyncio.sleep(0.01)

    asyncio.run(scenario())


def test_a_settings_file_that_is_broken_is_not_written_over(tmp_path):
    surroundings = world(tmp_path)
    surroundings.paths.settings.write_text("[general\n")

    async def scenario():
        async with Watching(surroundings) as seen:
            await seen.until(lambda _: True)
            seen.engine.post(ChangeSettings({"general.check_prices": True}))
            return await seen.until(lambda snapshot: len(snapshot.problems) > 1)

    assert surroundings.paths.settings.read_text() == "[general\n"
    assert len(set(asyncio.run(scenario()).problems)) > 1


def test_a_threshold_is_told_once_also_after_a_restart(tmp_path):
    surroundings = world(tmp_path, settings=ALLOWANCE)
    write_log(surroundings.home, claude_line(NOW, output=32_000))  # $0.80 of $1

    async def scenario():
        async with Watching(surroundings) as seen:
            await seen.until(lambda _: bool(seen.alerts))
            for alert in list(seen.alerts):
                seen.engine.post(Delivered(alert.key))
            await asyncio.sleep(0.2)
            write_log(surroundings.home, claude_line(NOW))
            seen.engine.post(Refresh())
            await seen.until(spent("0.825"))
        return seen.alerts

    first = asyncio.run(scenario())
    assert [alert.kind for alert in first] == [AlertKind.THRESHOLD]

    async def again():
        async with Watching(surroundings) as seen:
            await seen.until(lambda _: True)
            await asyncio.sleep(0.3)
            return seen.alerts

    assert asyncio.run(again()) == []


def test_a_snooze_keeps_back_until_it_ends(tmp_path):
    surroundings = world(tmp_path, settings=ALLOWANCE)
    write_log(surroundings.home, claude_line(NOW))

    async def scenario():
        async with Watching(surroundings) as seen:
            await seen.until(spent("0.025"))
            seen.engine.post(Snooze(NOW + timedelta(hours=1)))
            await seen.until(lambda snapshot: snapshot.snoozed_until is not None)
            write_log(surroundings.home, claude_line(NOW, output=39_000))
            seen.engine.post(Refresh())
            await seen.until(lambda snapshot: snapshot.gauges[0].level is Level.SPENT)
            assert seen.alerts == []
            seen.engine.post(Snooze(None))
            await seen.until(lambda _: bool(seen.alerts))

    asyncio.run(scenario())


def test_sample_data_is_marked_and_never_mixed_or_stored(tmp_path):
    surroundings = world(tmp_path)

    async def scenario():
        async with Watching(surroundings) as seen:
            await seen.until(lambda _: True)
            seen.engine.post(ShowSample(on=True))
            shown = await seen.until(lambda snapshot: snapshot.sample)
            assert shown.gauges
            seen.engine.post(ShowSample(on=False))
            assert (await seen.until(lambda snapshot: not snapshot.sample)).gauges == ()
        assert seen.alerts == []

    asyncio.run(scenario())
    assert look(surroundings).gauges == ()


def test_a_long_read_happens_in_another_process_with_progress(tmp_path):
    surroundings = world(tmp_path)
    home = surroundings.home
    pad = '{"type":"user","message":"' + "x" * 4000 + '"}'
    for number in range(3):
        write_log(home, *[pad] * 2000, claude_line(NOW), name=f"{number}.jsonl")
    env = {**os.environ, **surroundings.env}

    async def scenario():
        async with Watching(replace(surroundings, env=env)) as seen:
            await seen.until(spent("0.075"))
            return seen.snapshots

    snapshots = asyncio.run(scenario())
    told = [snapshot.progress for snapshot in snapshots if snapshot.progress]
    assert told
    assert told[0].bytes > 16_000_000
    assert snapshots[-1].progress is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"this is no database at all" * 100, "set aside"), (b"", None)],
)
def test_a_damaged_store_is_set_aside_and_the_logs_are_read_again(tmp_path, content, sentence):
    surroundings = world(tmp_path)
    write_log(surroundings.home, claude_line(NOW))
    surroundings.paths.store.write_bytes(content)
    snapshot = look(surroundings)
    assert snapshot.gauges[0].used == Decimal("0.025")
    assert bool(snapshot.problems) == bool(sentence)
    if sentence:
        assert sentence in snapshot.problems[0]
        kept = [path for path in surroundings.paths.data.iterdir() if "damaged" in path.name]
        assert kept[0].read_bytes() == content


def test_settings_with_errors_are_a_sentence_and_the_defaults(tmp_path):
    surroundings = world(tmp_path)
    surroundings.paths.settings.write_text("[general\nzone = ")
    write_log(surroundings.home, claude_line(NOW))
    snapshot = look(surroundings)
    assert snapshot.gauges[0].used == Decimal("0.025")
    assert len(snapshot.problems) == 1
    assert surroundings.paths.settings.read_text() == "[general\nzone = "


def test_records_found_damaged_while_in_use_are_set_aside_and_read_again(tmp_path, journal):
    journal.expect("begun anew")
    surroundings = world(tmp_path)
    write_log(surroundings.home, claude_line(NOW))
    look(surroundings)
    with sqlite3.connect(surroundings.paths.store) as records:
        (page,) = records.execute("SELECT rootpage FROM sqlite_master WHERE name = 'rollup'").fetchone()
        (size,) = records.execute("PRAGMA page_size").fetchone()
        records.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    records.close()
    with surroundings.paths.store.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)

    async def scenario():
        async with Watching(surroundings) as seen:
            return await seen.until(spent("0.025"))

    assert "set aside" in " ".join(asyncio.run(scenario()).problems)


def test_what_the_command_line_read_meanwhile_is_not_missed(tmp_path):
    """The tray's own read tells the day that it changed; the other program's day must be asked for too."""
    surroundings = world(tmp_path)
    write_log(surroundings.home, claude_line(NOW - timedelta(days=2)))

    async def scenario():
        async with Watching(surroundings) as seen:
            await seen.until(spent("0.025"))
            await asyncio.sleep(0.2)
            seen.task.cancel()
            with suppress(asyncio.CancelledError):
                await seen.task
            base = open_base(surroundings)
            priced = PricedUses(base.store, base.book)
            marks = [NOW - timedelta(days=3), NOW - timedelta(days=1), NOW + timedelta(hours=1)]
            assert sum(use.cost for use in priced.uses(marks)) == Decimal("0.025")
            write_log(surroundings.home, claude_line(NOW - timedelta(days=2)), name="other.jsonl")
            look(surroundings)  # another program
            write_log(surroundings.home, claude_line(NOW))
            base.scan()
            dirty = NOW - timedelta(minutes=1)
            assert sum(use.cost for use in priced.uses(marks, dirty=dirty, writes=1)) == Decimal("0.075")
            base.close()

    asyncio.run(scenario())


def test_a_start_after_the_turn_of_the_month_warns_of_what_the_logs_say_not_of_what_was_stored(tmp_path):
    before = world(tmp_path, settings=ALLOWANCE)
    write_log(before.home, claude_line(NOW))
    look(before)
    later = world(tmp_path, now=NOW + timedelta(days=9))
    write_log(later.home, claude_line(NOW + timedelta(days=8), output=39_000))

    async def scenario():
        async with Watching(later) as seen:
            await seen.until(lambda _: bool(seen.alerts))
            await asyncio.sleep(0.2)
            return seen.alerts

    assert [alert.kind for alert in asyncio.run(scenario())] == [AlertKind.THRESHOLD]


@pytest.mark.parametrize("zone", ["CET-1CEST", "<+03>-3"])
def test_a_system_zone_without_a_name_is_utc(zone):
    code = (
        "from trayapp.engine.base import zone_of\nfrom trayapp.settings import Settings\n"
        "print(zone_of(Settings()))"
    )
    env = {**os.environ, "TZ": zone}
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "UTC"


def test_one_source_is_asked_when_somebody_wants_to_know(tmp_path):
    now = NOW
    surroundings = world(tmp_path, settings="[sources.openrouter]\nenabled = true\n")  # without a key
    object.__setattr__(surroundings, "now", lambda: now)

    def asked(snapshot):
        source = next(each for each in snapshot.sources if each.id == "openrouter")
        return source.fault is not None and source.asked_at == now and not source.asking

    async def scenario():
        nonlocal now
        async with Watching(surroundings) as seen:
            await seen.until(asked)
            now += timedelta(minutes=1)
            seen.engine.post(AskSource("somebody-else"))
            seen.engine.post(AskSource("openrouter"))
            return await seen.until(asked)

    assert asyncio.run(scenario()).at == now
