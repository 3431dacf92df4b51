import asyncio
import sys
from contextlib import aclosing

import pytest

from trayapp.system import watch
from trayapp.system.watch import Watcher

NATIVES = ["_inotify", "_observer"] if sys.platform.startswith("linux") else ["_observer"]


async def changed_by(folder, act, native):
    """The paths told after `act`, or an empty set when nothing is told in time."""
    watcher = Watcher([folder])
    async with aclosing(getattr(watch, native)(watcher, [folder])) as changes:
        first = asyncio.ensure_future(anext(changes))
        await asyncio.sleep(0.3)  # the watches stand once the generator waits
        act()
        return await asyncio.wait_for(first, 10)


@pytest.mark.parametrize("native", NATIVES)
def test_a_line_appended_in_a_folder_below_is_told(tmp_path, native):
    log = tmp_path / "project" / "session.jsonl"
    log.parent.mkdir()
    log.write_text("one\n")

    def append():
        with log.open("a") as file:
            file.write("two\n")

    assert log in asyncio.run(changed_by(tmp_path, append, native))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="inotify")
def test_a_file_in_a_folder_made_after_the_start_is_told(tmp_path):
    async def scenario():
        async with aclosing(Watcher([tmp_path]).changes()) as changes:
            first = asyncio.ensure_future(anext(changes))
            await asyncio.sleep(0.1)
            (tmp_path / "new").mkdir()
            assert tmp_path / "new" in await asyncio.wait_for(first, 10)
            second = asyncio.ensure_future(anext(changes))
            await asyncio.sleep(0.1)
            (tmp_path / "new" / "log.jsonl").write_text("line\n")
            assert tmp_path / "new" / "log.jsonl" in await asyncio.wait_for(second, 10)

    asyncio.run(scenario())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="inotify")
def test_more_folders_than_may_be_watched_are_left_to_the_sweep(tmp_path):
    for name in "abc":
        (tmp_path / name).mkdir()
    watcher = Watcher([tmp_path], most=2)

    async def scenario():
        async with aclosing(watcher.changes()) as changes:
            waiting = asyncio.ensure_future(anext(changes))
            await asyncio.sleep(0.1)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)

    asyncio.run(scenario())
    assert watcher.complete is False


def test_folders_that_are_not_there_are_no_fault(tmp_path):
    assert Watcher([tmp_path / "absent"]).complete is True


@pytest.mark.parametrize("native", NATIVES)
def test_a_file_that_is_named_itself_is_told_with_what_is_written_beside_it(tmp_path, native):
    platform = "linux" if native == "_inotify" else "darwin"
    (tmp_path / "below").mkdir()

    async def scenario():
        watcher = Watcher([], [tmp_path / "store.db"], platform=platform)
        async with aclosing(watcher.changes()) as changes:
            first = asyncio.ensure_future(anext(changes))
            await asyncio.sleep(0.3)
            (tmp_path / "other.log").write_text("x")
            (tmp_path / "below" / "store.db").write_text("x")
            await asyncio.sleep(watch.SETTLE + 0.3)
            assert not first.done()
            (tmp_path / "store.db-wal").write_text("x")
            assert await asyncio.wait_for(first, 10) == {tmp_path / "store.db-wal"}

    asyncio.run(scenario())
