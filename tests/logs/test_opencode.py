"""OpenCode's messages, trap by trap, in its database and in the files of older versions."""

import json
import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal

import pytest

from tests.logs.home import groups, sums, total
from tests.logs.tools import files, sample
from trayapp.system.store import Store

DATA = ".local/share/opencode"
AT = 1_795_491_282_227
COLUMNS = "id TEXT PRIMARY KEY, session_id TEXT, time_created INT, time_updated INT, data TEXT"
SCHEMA = f"CREATE TABLE message ({COLUMNS})"


def name(at, tail="001sPgkFOAFeyr3Xh"):
    """An id as the program makes them: 36 bits of its milliseconds, a counter, and chance."""
    return f"msg_{at % (1 << 36):09x}{tail}"


def tokens(new, out, reasoned=0, read=0, written=0, **more):
    cache = {"read": read, "write": written}
    return {"input": new, "output": out, "reasoning": reasoned, "cache": cache, **more}


def message(used, at=AT, **more):
    return {
        "role": "assistant", "modelID": "gpt-5.4", "providerID": "x", "cost": 0, "tokens": used,
        "time": {"created": at}, "path": {"cwd": "/home/me/proj/sub", "root": "/home/me/proj"}, **more,
    }  # fmt: skip


class Database:
    """The program's own side of its database, open as while it runs."""

    def __init__(self, home, file="opencode.db", schema=SCHEMA):
        (home.folder / DATA).mkdir(parents=True, exist_ok=True)
        self.path = home.folder / DATA / file
        self.db = sqlite3.connect(self.path, isolation_level=None)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute(schema)

    def put(self, each, key=None, updated=None):
        at = each["time"]["created"]
        row = (key or name(at), "s1", at, updated or at, json.dumps(each))
        self.db.execute("INSERT OR REPLACE INTO message VALUES (?,?,?,?,?)", row)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.db.close()


def test_the_samples_truth_is_the_programs_own_sum(tmp_path):
    """The session's own totals, of the original and, less what it began with, of its fork."""
    home = sample("opencode", tmp_path / "home")
    with closing(sqlite3.connect(home.folder / DATA / "opencode.db")) as db:
        (first, fork) = db.execute(
            "SELECT tokens_input, tokens_output + tokens_reasoning, tokens_cache_read, cost FROM session "
            "ORDER BY time_created"
        ).fetchall()
    store = home.store()
    # The fork's row holds its parent's two answers (6999, 114, 8207) and its own.
    assert total(store) == (*fork[:3], 0, 0, 3)
    assert first[:3] == (6999, 114, 8207)
    assert sum(each.billed for each in groups(store)) == Decimal("0.0093472")


def untouched(home):
    """All but the log's index: here, in one process with its writer, SQLite gives both the same memory."""
    return {path: each for path, each in files(home.folder).items() if not path.name.endswith("-shm")}


def test_what_is_still_in_the_databases_log_counts_and_nothing_is_touched(home):
    with Database(home) as db:
        db.put(message(tokens(100, 7)))
        before = untouched(home)
        assert {path.name for path in files(home.folder)} == {
            "opencode.db",
            "opencode.db-wal",
            "opencode.db-shm",
        }
        store = home.store()
        assert total(store) == (100, 7, 0, 0, 0, 1)
        assert untouched(home) == before
        db.put(message(tokens(50, 5), AT + 9))
        home.scan(store)
        assert total(store) == (150, 12, 0, 0, 0, 2)
    home.scan(store)  # it ended: its log went into the file
    assert total(store) == (150, 12, 0, 0, 0, 2)
    assert [path.name for path in files(home.folder)] == ["opencode.db"]


def test_a_message_that_grows_counts_once(home):
    with Database(home) as db:
        db.put(message(tokens(0, 0)))
        store = home.store()
        assert total(store)[-1] == 0
        db.put(message(tokens(100, 7)), updated=AT + 900)
        home.scan(store)
        db.put(message(tokens(100, 7), cost=0.5), updated=AT + 950)
        home.scan(store)
    assert total(store) == (100, 7, 0, 0, 0, 1)
    assert sum(each.billed for each in groups(store)) == Decimal("0.5")


def test_a_clock_that_was_set_back_hides_nothing(home):
    with Database(home) as db:
        db.put(message(tokens(100, 7)))
        store = home.store()
        db.put(message(tokens(50, 5), AT - 3_600_000))
        home.scan(store)
    assert total(store)[-1] == 2


def test_a_database_that_was_made_anew_is_read_from_its_start(home):
    with Database(home) as db:
        db.put(message(tokens(100, 7)))
    store = home.store()
    moved = home.folder / DATA / "kept"
    (home.folder / DATA / "opencode.db").rename(moved)
    with Database(home) as db:
        db.put(message(tokens(50, 5), AT - 90 * 86_400_000))
    home.scan(store)
    assert total(store) == (150, 12, 0, 0, 0, 2)


def test_a_forks_copies_do_not_count_and_its_own_answers_do(home):
    with Database(home) as db:
        db.put(message(tokens(100, 7)))
        db.put(message(tokens(100, 7)), key=name(AT + 60_000), updated=AT + 60_000)
        db.put(message(tokens(30, 3), AT + 61_000))
    assert total(home.store()) == (130, 10, 0, 0, 0, 2)


@pytest.mark.parametrize("key", ["m1", "msg_1", "msg_zzzzzzzzz001sPgkFOAFeyr3Xh", name(AT - 1), name(AT + 1)])
def test_other_ids_are_no_copies(home, key):
    with Database(home) as db:
        db.put(message(tokens(100, 7)), key=key)
    assert total(home.store())[-1] == 1


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        (tokens(100, 44, 13, 60, 9), (100, 57, 60, 9)),
        (tokens(100, 44, 13, 60, 0, total=217), (100, 57, 60, 0)),
        (tokens(100, 57, 13, 60, 0, total=217), (100, 57, 60, 0)),
        ({"total": 99}, (99, 0, 0, 0)),
        ({"input": "12", "output": None, "cache": None}, (12, 0, 0, 0)),
    ],
)
def test_reasoning_inside_and_beside_the_output(home, used, expected):
    with Database(home) as db:
        db.put(message(used))
    assert total(home.store())[:4] == expected


def test_a_cost_of_zero_is_not_known(home):
    with Database(home) as db:
        db.put(message(tokens(100, 7)))
    (group,) = groups(home.store())
    assert group.billed is None


def test_every_channel_has_a_database_and_the_older_files_tell_the_same_once(home):
    with Database(home) as one, Database(home, "opencode-dev.db") as two:
        one.put(message(tokens(100, 7)))
        two.put(message(tokens(50, 5), AT + 9))
    old = message(tokens(100, 7), id=name(AT), sessionID="s1")
    alone = message(tokens(30, 3), AT + 20, id=name(AT + 20), sessionID="s0")
    home.write(f"{DATA}/storage/message/s1/{name(AT)}.json", json.dumps(old))
    home.write(f"{DATA}/storage/message/s0/{name(AT + 20)}.json", json.dumps(alone))
    home.write(f"{DATA}/storage/session/s0.json", json.dumps(alone))
    store = home.store()
    assert total(store) == (180, 15, 0, 0, 0, 3)
    assert "/home/me/proj" in {group.project for group in groups(store)}


def test_a_database_of_another_shape_or_none_at_all(home):
    with Database(home, schema="CREATE TABLE message (id TEXT, session_id TEXT, data TEXT)") as db:
        db.db.execute(
            "INSERT INTO message VALUES (?, 's1', ?)", (name(AT), json.dumps(message(tokens(9, 1))))
        )
    with Database(home, "opencode-new.db", "CREATE TABLE other (id TEXT)"):
        pass
    home.write(f"{DATA}/opencode-bad.db", b"no database, but long enough to be taken for one" * 40)
    store = home.store()
    assert total(store) == (9, 1, 0, 0, 0, 1)
    assert store.malformed_lines() == 1


def test_a_log_without_its_index_is_left_to_its_program(home):
    with Database(home) as db:
        db.put(message(tokens(100, 7)))
        copy = home.folder / "copy" / DATA
        copy.mkdir(parents=True)
        for end in ("", "-wal"):
            shutil.copy(f"{db.path}{end}", copy)
    home.places = home.places._replace(home=home.folder / "copy")
    before = files(copy)
    result = home.scan(Store.in_memory())
    assert not result.complete
    assert len(result.problems) == 1
    assert files(copy) == before


def test_models_by_their_own_names(home):
    with Database(home) as db:
        db.put(message(tokens(9, 1), modelID="anthropic/claude-opus-4-8"))
        db.put(message(tokens(9, 1), AT + 5, modelID=None))
    assert set(sums(home.store())) == {"anthropic/claude-opus-4-8", "unknown"}


@pytest.mark.parametrize(("variable", "below"), [("XDG_DATA_HOME", "x/opencode"), ("OPENCODE_DATA_DIR", "x")])
def test_other_places(home, variable, below):
    with Database(home) as db:
        db.put(message(tokens(100, 7)))
    (home.folder / below).parent.mkdir(exist_ok=True)
    (home.folder / DATA).rename(home.folder / below)
    home.places = home.places._replace(env={variable: str(home.folder / "x")})
    assert total(home.store())[-1] == 1
