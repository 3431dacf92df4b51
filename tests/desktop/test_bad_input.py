"""Files that are not as they should be: one clear sentence each, and the tray comes up all the same."""

import os
import sqlite3

import pytest
from rig.session import Variant

VARIANT = Variant(keyring="none")


@pytest.fixture
def spent(app, person):
    """Somebody who has used the program before."""
    person.has_logs()
    person.was_given("250")
    assert app.run("status").returncode == 0
    return app


def told(app, desktop, *, shows="calm"):
    """What the terminal says while the tray is up."""
    app.start()
    if shows:
        app.shows(shows)
    said = " ".join(app.run("status").stdout.split())
    assert app.end() == 0
    return said


def test_settings_that_are_no_toml(spent, person, desktop):
    person.settings.write_text("[[allowance\nlimit = ")
    text = person.settings.read_text()
    assert "cannot be read at line 1" in told(spent, desktop, shows=None)
    assert person.settings.read_text() == text


def test_one_bad_setting_leaves_the_others(spent, person, desktop):
    person.settings.write_text(person.settings.read_text() + '\n[general]\nzone = "Mars/Phobos"\n')
    said = told(spent, desktop)
    assert "Mars/Phobos" in said
    assert "left of $250" in said


def test_records_of_a_newer_version_are_left_alone(spent, person, desktop):
    store = person.own / "data/remainder.db"
    with sqlite3.connect(store) as db:
        db.execute("INSERT INTO step VALUES ('of_a_later_version')")
    db.close()
    assert "newer version" in told(spent, desktop)
    with sqlite3.connect(store) as db:
        assert db.execute("SELECT count(*) FROM step WHERE name = 'of_a_later_version'").fetchone() == (1,)
    db.close()


def test_damaged_records_are_set_aside_and_the_logs_read_again(spent, person, desktop):
    (person.own / "data/remainder.db").write_bytes(b"no database at all" * 100)
    spent.start().shows("calm")
    assert spent.end() == 0
    assert list((person.own / "data").glob("remainder.db.damaged-*"))


def test_broken_lines_are_counted_and_the_rest_is_read(spent, person, desktop):
    file = next((person.home / ".claude/projects").rglob("*.jsonl"))
    with file.open("ab") as log:
        log.write(b'{"type":"assistant","message":{"usage":{"input_tokens":\n')
        log.write(os.urandom(4_096).replace(b"\n", b" ") + b"\n")
        log.write(b'{"type":"assistant","message":{"usage":' + b"[" * 5_000 + b"\n")
    person.works("20")
    said = told(spent, desktop)
    assert "could not be read" in said
    assert "$230 left of $250" in said
