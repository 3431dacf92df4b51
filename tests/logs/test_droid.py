"""Droid's running totals, trap by trap."""

import json
import os
from datetime import UTC, datetime

import pytest

from tests.logs.home import days, groups, sums, total
from trayapp.logs import discover, with_named
from trayapp.logs.scan import scan
from trayapp.system.store import Store

SESSIONS = ".factory/sessions/-home-me-proj"


def put(home, new, out=0, thought=0, written=0, read=0, *, at, name="d1", **more):
    """The file as it stood at an instant (UTC, "20 10:00" in November)."""
    used = {
        "inputTokens": new, "outputTokens": out, "thinkingTokens": thought, "cacheCreationTokens": written,
        "cacheReadTokens": read,
    }  # fmt: skip
    file = home.write(f"{SESSIONS}/{name}.settings.json", json.dumps({"tokenUsage": used, **more}))
    stamp = datetime.strptime(f"2026-11-{at}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC).timestamp()
    os.utime(file, (stamp, stamp))
    return file


def test_reasoning_lies_beside_the_output(home):
    put(home, 100, 7, 3, 30, 60, at="20 10:00")
    assert total(home.store()) == (100, 10, 60, 30, 0, 1)


def test_what_was_added_counts_when_it_was_added(home):
    put(home, 100, at="20 10:00")
    store = home.store()
    for new, at in ((140, "20 10:05"), (150, "20 23:59"), (200, "21 00:01"), (200, "22 09:00")):
        put(home, new, at=at)
        home.scan(store)
    assert {day: used.input for day, used in days(store).items()} == {"2026-11-20": 150, "2026-11-21": 50}


def test_nothing_counts_twice_after_a_restart_or_a_look_more(home):
    put(home, 100, at="20 10:00")
    store = home.store()
    put(home, 140, at="20 10:05")
    home.scan(store)
    home.scan(store)
    file = put(home, 140, at="20 10:06")
    file.rename(file.with_name("moved"))
    file.with_name("moved").rename(file)
    home.scan(store)
    assert total(store)[0] == 140


def test_a_copy_that_is_read_at_the_same_times_counts_once(home, tmp_path):
    mount = type(home)(tmp_path / "mount")
    places = with_named(home.places, discover(), [str(mount.folder)])
    store = Store.in_memory()
    for new, at in ((100, "20 10:00"), (150, "20 12:00"), (170, "20 12:01")):
        put(home, new, at=at)
        put(mount, new, at=at)
        scan(store, discover(), places)
    assert total(store)[0] == 170


def test_totals_that_fall_are_another_count(home):
    put(home, 100, at="20 10:00")
    store = home.store()
    for new, at in ((30, "20 11:00"), (50, "20 12:00")):
        put(home, new, at=at)
        home.scan(store)
    assert total(store)[0] == 150


@pytest.mark.parametrize(
    ("model", "line", "expected"),
    [
        ("custom:Claude-Opus-4.8-[Anthropic]-0", "", "claude-opus-4-8"),
        ("gpt-5.4", "", "gpt-5.4"),
        (None, 'Model: Claude Sonnet 4.5 [Anthropic]\\n"', "claude-sonnet-4-5"),
        (None, "", "unknown"),
    ],
)
def test_the_model_from_the_settings_or_the_lines(home, model, line, expected):
    if line:
        home.write(f"{SESSIONS}/d1.jsonl", line)
    put(home, 1, at="20 10:00", model=model)
    assert set(sums(home.store())) == {expected}


def test_other_places_and_other_files(home):
    home.write("x/d1.settings.json", json.dumps({"tokenUsage": {"totalTokens": 33}}))
    home.write("x/settings.json", json.dumps({"tokenUsage": {"totalTokens": 33}}))
    home.places = home.places._replace(env={"DROID_SESSIONS_DIR": str(home.folder / "x")})
    assert sum(group.tokens.input for group in groups(home.store())) == 33
