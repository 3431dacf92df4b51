"""Figures that cost no question: rate limits in logs and a status line's, from the files to the readings."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from homes import NOW, world

from trayapp.domain.model import PERCENT
from trayapp.engine import worker
from trayapp.engine.base import open_base
from trayapp.engine.log_feed import LogFeed
from trayapp.engine.oneshot import look
from trayapp.engine.overheard import keep_limits
from trayapp.engine.status_line import FILE, FOLDER, save
from trayapp.logs import Limit

ROOT = Path(__file__).parents[2]
ROLLOUTS = ROOT / "tests/logs/captures/codex-0.169.0-exec/.codex"
PAYLOAD = json.loads((ROOT / "tests/cli/fixtures/statusline-2.1.330.json").read_text())
TOLD_AT = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)


@pytest.fixture
def base(tmp_path):
    base = open_base(world(tmp_path))
    yield base
    base.close()


def told(base, source, via):
    return [each for each in base.store.readings() if each.source == source and each.via == via]


def tell(paths, at=TOLD_AT, **windows):
    """As the status line's command leaves it."""
    path = paths.state / FOLDER / FILE
    path.parent.mkdir(exist_ok=True)
    kept = {"session_id": "s1", "rate_limits": windows or PAYLOAD["rate_limits"]}
    save(str(path), {"at": at.timestamp(), "payload": kept, "said": {}})


# --- rate limits in logs ---------------------------------------------------------------------------


def test_codexs_own_logs_give_readings(tmp_path):
    shutil.copytree(ROLLOUTS, tmp_path / "home/.codex")
    later = NOW + timedelta(days=1)
    base = open_base(world(tmp_path, now=later))
    (limit,) = base.scan().limits
    found = {reading.used: reading for reading in told(base, "codex", "log")}
    assert set(found) == {Decimal("12.5"), Decimal("34.0")}
    assert {(each.unit, each.limit, each.at, each.account) for each in found.values()} == {
        (PERCENT, Decimal(100), limit.at, "codex")
    }
    base.scan()
    assert {reading.used: reading for reading in told(base, "codex", "log")} == found
    base.close()


def test_a_cold_scan_in_another_process_keeps_them_too(tmp_path):
    shutil.copytree(ROLLOUTS, tmp_path / "home/.codex")
    here = world(tmp_path)
    subprocess.run(
        worker.command(), env={**os.environ, **here.env}, check=True, cwd=ROOT, stdout=subprocess.DEVNULL
    )
    base = open_base(here)
    assert len(told(base, "codex", "log")) == 2
    base.close()


def limit(used, at):
    window = {"used_percent": used, "window_minutes": 300, "resets_at": 1795461419}
    return Limit("codex", at, json.dumps({"limit_id": "codex", "primary": window}).encode(), "codex")


def test_an_older_word_never_replaces_a_newer_one(base):
    keep_limits(base.store, [limit(20, TOLD_AT)], NOW)
    keep_limits(base.store, [limit(10, TOLD_AT - timedelta(hours=1))], NOW)
    assert [reading.used for reading in told(base, "codex", "log")] == [20]
    # A clock that ran ahead does not outdate what comes after it.
    keep_limits(base.store, [limit(30, NOW + timedelta(days=300))], NOW)
    keep_limits(base.store, [limit(40, NOW + timedelta(minutes=5))], NOW + timedelta(minutes=5))
    assert [reading.used for reading in told(base, "codex", "log")] == [40]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"primary": 7}', b'{"primary": {"used_percent": "x"}}']
)
def test_a_damaged_word_stops_nothing(base, body):
    keep_limits(base.store, [Limit("codex", TOLD_AT, body), limit(20, TOLD_AT)], NOW)
    assert [reading.used for reading in told(base, "codex", "log")] == [20]


# --- the status line -------------------------------------------------------------------------------


def test_what_the_status_line_was_told_is_read_once(base, tmp_path):
    assert base.hear() is False
    tell(base.world.paths)
    assert base.hear() is True
    found = {reading.used: reading for reading in told(base, "claude-code", "status line")}
    assert set(found) == {Decimal(42), Decimal(17)}
    assert {(each.unit, each.limit, each.at) for each in found.values()} == {(PERCENT, Decimal(100), TOLD_AT)}
    ends = {each.window.end for each in found.values()}
    assert ends == {datetime.fromtimestamp(each, UTC) for each in (1795460400, 1795737600)}
    assert base.hear() is False
    again = open_base(base.world)
    assert again.hear() is False  # a restart does not read it again
    again.close()


def test_the_command_leaves_what_the_engine_reads(tmp_path):
    now = datetime.now(UTC)  # the command has no other clock
    here = world(tmp_path, now=now + timedelta(seconds=5))
    ends = [int((now + timedelta(hours=hours)).timestamp()) for hours in (2, 90)]
    windows = zip(("five_hour", "seven_day"), ends, strict=True)
    limits = {name: {"used_percentage": 42, "resets_at": end} for name, end in windows}
    subprocess.run(
        [sys.executable, "-m", "trayapp", "statusline", "--", "true"],
        input=json.dumps({**PAYLOAD, "rate_limits": limits}).encode(), check=True, cwd=ROOT,
        env={**os.environ, **here.env},
    )  # fmt: skip
    snapshot = look(here, ask=False)
    base = open_base(here)
    assert len(told(base, "claude-code", "status line")) == 2
    assert base.hear() is False  # the look took it
    assert snapshot.problems == ()
    base.close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"at": "x", "payload": {}}',
        b'{"at": 1e300, "payload": {}}',
        b'{"at": 1795454219, "payload": 7}',
        b'{"at": 1795454219, "payload": {"rate_limits": {"five_hour": {"used_percentage": "much"}}}}',
    ],
)
def test_a_damaged_file_is_no_reading_and_no_failure(base, content):
    path = base.world.paths.state / FOLDER / FILE
    path.parent.mkdir()
    path.write_bytes(content)
    assert base.hear() is True
    assert base.hear() is False
    assert base.store.readings() == []


def test_the_feed_hears_it_at_once(tmp_path):
    here = world(tmp_path)
    base = open_base(here)
    heard = asyncio.Event()

    async def session():
        feed = LogFeed(base, changed=lambda _: heard.set(), progress=lambda _: None)
        running = asyncio.create_task(feed.run())
        while not feed.caught_up:
            await heard.wait()
        await asyncio.sleep(0.1)  # the watcher begins
        tell(here.paths)
        async with asyncio.timeout(5):
            while not told(base, "claude-code", "status line"):
                await heard.wait()
                heard.clear()
        running.cancel()

    asyncio.run(session())
    base.close()
