"""Goose's sessions, trap by trap."""

import sqlite3
from contextlib import closing

import pytest

from tests.logs.home import days, sums, total
from tests.logs.tools import files, sample

FILE = ".local/share/goose/sessions/sessions.db"


def change(home, **values):
    """The first session, as the program changes it."""
    with closing(sqlite3.connect(home.folder / FILE)) as db, db:
        for name, value in values.items():
            db.execute(f"UPDATE sessions SET {name} = ? WHERE id = '20261120_1'", (value,))  # noqa: S608 (the test's own names)


def test_the_accumulated_totals_count_and_the_last_answers_only_without_them(tmp_path):
    used = sums(sample("goose", tmp_path / "home").store())
    assert (used["claude-opus-4-8"].input, used["claude-opus-4-8"].output) == (900, 300)
    assert (used["gpt-5.4"].input, used["gpt-5.4"].output) == (40, 20)


def test_what_was_added_counts_at_the_sessions_last_change(tmp_path):
    home = sample("goose", tmp_path / "home")
    store = home.store()
    change(
        home, accumulated_input_tokens=1000, accumulated_total_tokens=1300, updated_at="2026-11-22 09:00:00"
    )
    home.scan(store)
    home.scan(store)
    assert {day: used.total for day, used in days(store).items()} == {
        "2026-11-20": 1200, "2026-11-21": 60, "2026-11-22": 100,
    }  # fmt: skip


def test_another_title_is_no_use(tmp_path):
    home = sample("goose", tmp_path / "home")
    store = home.store()
    change(home, working_dir="/elsewhere", updated_at="2026-11-23 09:00:00")
    assert home.scan(store).read == 1
    assert total(store)[-1] == 2


@pytest.mark.parametrize("schema", ["CREATE TABLE sessions (id TEXT)", "CREATE TABLE other (id TEXT)"])
def test_another_shape_is_nothing(home, schema):
    file = home.write(FILE, b"")
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(schema)
    before = files(home.folder)
    assert total(home.store())[-1] == 0
    assert files(home.folder) == before


@pytest.mark.parametrize(
    ("platform", "env", "below"),
    [
        ("linux", {"GOOSE_PATH_ROOT": "{}/x"}, "x/data/sessions"),
        ("linux", {"XDG_DATA_HOME": "{}/x"}, "x/goose/sessions"),
        ("linux", {}, ".local/share/Block/goose/sessions"),
        ("darwin", {}, "Library/Application Support/goose/sessions"),
        ("win32", {"APPDATA": "{}/x"}, "x/Block/goose/data/sessions"),
    ],
)
def test_other_places(tmp_path, platform, env, below):
    home = sample("goose", tmp_path / "home")
    target = home.folder / below / "sessions.db"
    target.parent.mkdir(parents=True)
    (home.folder / FILE).rename(target)
    env = {name: value.format(home.folder) for name, value in env.items()}
    home.places = home.places._replace(platform=platform, env=env)
    assert total(home.store())[-1] == 2
