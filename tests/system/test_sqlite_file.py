"""Real SQLite files, and real programs that hold them."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from trayapp.domain.errors import Unavailable, Unreadable
from trayapp.system.sqlite_file import select

VALUE = "SELECT value FROM ItemTable WHERE key = ?"


def ask(path, sql=VALUE, values=("k",)):
    return asyncio.run(select(path, sql, values))


def made(path, *, wal=False, value="v1"):
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path)
    if wal:
        db.execute("PRAGMA journal_mode=wal")
    db.execute("CREATE TABLE ItemTable (key TEXT UNIQUE, value BLOB)")
    db.execute("INSERT INTO ItemTable VALUES ('k', ?)", (value,))
    db.commit()
    db.close()
    return path


def around(path):
    """Everything in the file's folder, to the byte and the nanosecond."""
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in path.parent.iterdir()}


@contextmanager
def program(path, *steps):
    """Another program that has done these steps, and holds the file until the end."""
    code = "import sqlite3, sys\ndb = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
    code += "".join(f"db.execute({step!r})\n" for step in steps)
    code += "print('held', flush=True)\nsys.stdin.read()\n"
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        yield process


UPDATE = "UPDATE ItemTable SET value = 'v2'"


@pytest.mark.parametrize("wal", [False, True])
def test_a_file_that_nobody_uses_is_read_and_nothing_is_made_beside_it(tmp_path, wal):
    path = made(tmp_path / "state.vscdb", wal=wal)
    before = around(path)
    assert ask(path) == [("v1",)]
    assert ask(path, values=("other",)) == []
    assert around(path) == before
    assert list(before) == ["state.vscdb"]


def test_what_another_program_has_in_its_log_is_seen_and_nothing_is_touched(tmp_path):
    path = made(tmp_path / "state.vscdb", wal=True)
    with program(path, UPDATE):
        before = around(path)
        assert {"state.vscdb-wal", "state.vscdb-shm"} <= set(before)
        assert ask(path) == [("v2",)]
        assert around(path) == before


def test_a_program_in_the_middle_of_writing_shows_its_last_whole_state(tmp_path):
    path = made(tmp_path / "state.vscdb", wal=True)
    with program(path, "UPDATE ItemTable SET value = 'v2'", "BEGIN IMMEDIATE", "DELETE FROM ItemTable"):
        assert ask(path) == [("v2",)]
    rollback = made(tmp_path / "old.vscdb")
    with program(rollback, "BEGIN IMMEDIATE", "DELETE FROM ItemTable"):
        assert ask(rollback) == [("v1",)]


def test_one_that_writes_all_the_time_disturbs_nothing(tmp_path):
    path = made(tmp_path / "state.vscdb", wal=True, value=0)
    code = (
        "import sqlite3, sys\n"
        "while True:\n"
        "    db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)\n"
        "    for _ in range(20): db.execute('UPDATE ItemTable SET value = value + 1')\n"
        "    print('wrote', flush=True)\n"
        "    db.close()\n"  # the last one to close takes the log away
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as writer:
        writer.stdout.readline()
        seen = []
        for _ in range(40):
            try:
                seen += ask(path)
            except Unavailable:
                continue
        assert writer.poll() is None
        writer.kill()
    counts = [count for (count,) in seen]
    assert counts
    assert counts == sorted(counts)
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_the_log_of_a_program_that_crashed_is_read_where_its_index_is_there(tmp_path):
    path = made(tmp_path / "state.vscdb", wal=True)
    with program(path, UPDATE) as process:
        process.kill()
        process.wait()
    before = around(path)
    assert ask(path) == [("v2",)]
    assert around(path) == before
    (tmp_path / "state.vscdb-shm").unlink()
    before = around(path)
    with pytest.raises(Unavailable, match="Open its program once"):
        ask(path)
    assert around(path) == before


def test_an_empty_log_is_no_log(tmp_path):
    path = made(tmp_path / "state.vscdb", wal=True)
    (tmp_path / "state.vscdb-wal").touch()
    before = around(path)
    assert ask(path) == [("v1",)]
    assert around(path) == before


def test_one_that_is_locked_is_unavailable(tmp_path):
    path = made(tmp_path / "state.vscdb")
    with program(path, "BEGIN EXCLUSIVE"), pytest.raises(Unavailable, match="in use by the program"):
        ask(path)
    assert ask(path) == [("v1",)]


def test_a_change_that_was_cut_off_is_left_to_its_program(tmp_path):
    path = made(tmp_path / "state.vscdb")
    with sqlite3.connect(path) as db:
        db.executemany("INSERT INTO ItemTable VALUES (?, ?)", [(n, "x" * 1000) for n in range(500)])
    db.close()
    # More than its cache holds: half a change is in the file itself, and the way back in the journal.
    with program(
        path, "PRAGMA cache_size=2", "BEGIN IMMEDIATE", "UPDATE ItemTable SET value = 'v2'"
    ) as process:
        process.kill()
        process.wait()
    assert (tmp_path / "state.vscdb-journal").stat().st_size
    before = around(path)
    with pytest.raises(Unavailable, match="in use"):
        ask(path)
    assert around(path) == before


@pytest.mark.parametrize("where", ["nothing/here.vscdb", "."])
def test_no_file_has_no_rows_and_none_is_made(tmp_path, where):
    assert ask(tmp_path / where) == []
    assert list(tmp_path.iterdir()) == []


def test_no_table_has_no_rows(tmp_path):
    assert ask(made(tmp_path / "a.db"), "SELECT * FROM Absent", ()) == []
    (tmp_path / "empty.db").touch()
    assert ask(tmp_path / "empty.db") == []
    assert (tmp_path / "empty.db").stat().st_size == 0


def test_another_shape_is_unreadable(tmp_path):
    with pytest.raises(Unreadable):
        ask(made(tmp_path / "a.db"), "SELECT absent FROM ItemTable", ())


@pytest.mark.parametrize(
    "held", [b"this is no database at all" * 400, b"\x00" * 4096, b"SQLite format 3\x00" * 64]
)
def test_no_database_is_unreadable(tmp_path, held):
    path = tmp_path / "state.vscdb"
    path.write_bytes(held)
    with pytest.raises(Unreadable, match=r"state\.vscdb is not the file that was expected"):
        ask(path)
    assert path.read_bytes() == held


def test_text_in_no_charset_is_unreadable(tmp_path):
    path = made(tmp_path / "a.db")
    with pytest.raises(Unreadable):
        ask(path, "SELECT CAST(x'ff41' AS TEXT)", ())


def test_a_blob_comes_as_bytes(tmp_path):
    assert ask(made(tmp_path / "a.db", value=b"abc")) == [(b"abc",)]


@pytest.mark.parametrize("name", ["with blank.db", "frage?#zeichen%20.db", "ünïcode 数.db", "a&mode=rwc.db"])
@pytest.mark.parametrize("wal", [False, True])
def test_any_name_is_one_file(tmp_path, name, wal):
    path = made(tmp_path / "a folder? #1 Ω" / name, wal=wal)
    before = around(path)
    assert ask(path) == [("v1",)]
    assert around(path) == before


def test_nothing_can_be_written_through_it(tmp_path):
    for wal in (False, True):
        path = made(tmp_path / f"{wal}.db", wal=wal)
        before = around(path)
        with pytest.raises((Unavailable, Unreadable)):
            ask(path, "DELETE FROM ItemTable", ())
        assert around(path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege there")
def test_a_link_leads_to_the_file_and_its_log(tmp_path):
    path = made(tmp_path / "real" / "state.vscdb", wal=True)
    link = tmp_path / "link.vscdb"
    link.symlink_to(path)
    with program(path, UPDATE):
        assert ask(link) == [("v2",)]
    assert ask(link) == [("v2",)]
    assert {each.name for each in tmp_path.iterdir()} == {"real", "link.vscdb"}


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read anything")
def test_one_that_may_not_be_read_says_so(tmp_path):
    path = made(tmp_path / "state.vscdb")
    path.chmod(0)
    with pytest.raises(Unavailable, match="may not be read"):
        ask(path)


def test_a_folder_that_may_not_be_written_is_no_obstacle(tmp_path):
    path = made(Path(tmp_path / "kept" / "state.vscdb"), wal=True)
    path.parent.chmod(0o500)
    try:
        assert ask(path) == [("v1",)]
    finally:
        path.parent.chmod(0o700)
