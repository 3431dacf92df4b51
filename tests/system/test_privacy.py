"""What is kept can be seen, taken along, and removed."""

import csv
import io
import os
import sqlite3
import zipfile

import pytest

from trayapp.system.paths import find_paths
from trayapp.system.privacy import export, kept, remove
from trayapp.system.running import running


@pytest.fixture
def paths(tmp_path):
    found = find_paths({"HOME": str(tmp_path), "REMAINDER_HOME": str(tmp_path / "own")}, "linux")
    found.ensure()
    found.settings.write_text('[general]\nlanguage = "en"\n')
    found.journal.write_text("line\n")
    found.journal.with_name("remainder.log.1").write_text("older\n")
    with sqlite3.connect(found.store) as store:
        store.execute("CREATE TABLE event (id INTEGER, model TEXT, raw BLOB)")
        store.execute("INSERT INTO event VALUES (1, 'a, \"b\"', x'00ff'), (2, '模型', NULL)")
    store.close()
    found.prices.mkdir()
    (found.prices / "list.json").write_text("{}")
    return found


def test_every_place_is_named_with_its_size(paths):
    sizes = {place.name: place.size for place in kept(paths)}
    assert sizes["settings"] == paths.settings.stat().st_size
    assert sizes["journal"] == len("line\nolder\n")
    assert sizes["prices"] == 2
    assert sizes["store"] > 0


def test_what_is_not_there_has_no_size(tmp_path):
    nowhere = find_paths({"HOME": str(tmp_path), "REMAINDER_HOME": str(tmp_path / "none")}, "linux")
    assert {place.size for place in kept(nowhere)} == {None}


def test_the_archive_holds_everything_as_it_is(paths, tmp_path):
    file = tmp_path / "out.zip"
    names = export(paths, file)
    assert set(names) == {"settings.toml", "remainder.log", "remainder.log.1", "remainder.db", "event.csv"}
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert archive.read("settings.toml") == paths.settings.read_bytes()
        rows = list(csv.reader(io.StringIO(archive.read("event.csv").decode())))
    assert rows == [["id", "model", "raw"], ["1", 'a, "b"', "00ff"], ["2", "模型", ""]]


def test_while_the_program_writes_the_copy_is_whole(paths, tmp_path):
    with sqlite3.connect(paths.store) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("INSERT INTO event VALUES (3, 'not yet', NULL)")
        export(paths, tmp_path / "out.zip")
    writer.close()
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert b"not yet" not in archive.read("event.csv")


def test_a_folder_that_is_not_there_leaves_nothing(paths, tmp_path):
    with pytest.raises(OSError, match=r"out\.zip"):
        export(paths, tmp_path / "none" / "out.zip")
    assert not (tmp_path / "none").exists()


def test_all_of_it_goes_and_what_is_somebody_elses_stays(paths):
    other = paths.config / "notes.txt"
    other.write_text("mine")
    assert remove(paths) == ()
    assert {place.size for place in kept(paths)} == {None}
    assert other.read_text() == "mine"
    assert not paths.data.exists()


def test_the_lock_tells_whether_it_runs(tmp_path):
    assert running(tmp_path) is None
    lock = tmp_path / "remainder.lock"
    lock.write_text(f"{os.getpid()}\nremainder\n")
    assert running(tmp_path) == os.getpid()
    lock.write_text("nonsense")
    assert running(tmp_path) is None
