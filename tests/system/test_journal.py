import logging
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from trayapp.domain.secret import Secret
from trayapp.system.journal import close_journal, open_journal, redact

KEY = "sk-or-v1-0123456789abcdef0123456789abcdef"


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / "state" / "remainder.log"
    root = logging.getLogger()
    level = root.level
    handler = open_journal(path, home=Path("/home/ann"))
    yield path
    close_journal(handler)
    root.setLevel(level)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (f"key {KEY} was sent", KEY),
        ("Authorization: Bearer abcd.efgh", "abcd.efgh"),
        ("bearer abcd1234", "abcd1234"),
        ("Authorization: Basic YW5uOnB3", "YW5uOnB3"),
        ('{"access_token": "short1"}', "short1"),
        ("api_key=abcdef", "abcdef"),
        ("X-Api-Key: abcdef", "abcdef"),
        ("password = hunter2", "hunter2"),
        ("https://ann:hunter2@proxy.example:8080/", "hunter2"),
        ("ghp_0123456789abcdefghijklmnopqrstuvwxyz", "ghp_"),
        ("github_pat_11ABCDEFG0abcdefgh_ijk", "11ABCDEFG0"),
        ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
        ("AIzaSyA-0123456789abcdefghijklmnopqrs", "AIza"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", "eyJ"),
        ("d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00"),
        ("dGhpcyBpcyBhIGxvbmcgdG9rZW4gb2YgYmFzZTY0MTIz", "dGhpcyBp"),
        ("at /home/ann/.claude/x.jsonl", "/home/ann"),
    ],
)
def test_what_is_secret_is_struck_out(text, gone):
    assert gone not in redact(text, Path("/home/ann"))


@pytest.mark.parametrize(
    "text",
    [
        "Reading 1,234 files in /var/lib/claude-code/projects took 12.5 s",
        "claude-sonnet-4-5-20250929 is unpriced",
        "/home/annika/file",
        "trayapp.system.store_migrations.add_the_column_for_sidechains",
        "session 0193b3c8-7d2e-7c10-9d3a-2f6b1c9e8a41",
    ],
)
def test_what_helps_is_kept(text):
    assert redact(text, Path("/home/ann")) == text


def test_lines_and_tracebacks_are_written_struck_out(journal):
    log = logging.getLogger("trayapp.test")
    log.debug("not this")
    log.info("hello %s", KEY)
    try:
        int(f"refused {KEY} in /home/ann/x")
    except ValueError:
        log.exception("it failed")
    text = journal.read_text(encoding="utf-8")
    assert KEY not in text
    assert "/home/ann" not in text
    assert "not this" not in text
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO trayapp.test: hello", text)
    assert "Traceback" in text


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are a POSIX matter")
def test_the_file_is_this_users_alone(journal):
    logging.getLogger("trayapp.test").warning("hello")
    assert journal.stat().st_mode & 0o777 == 0o600


def test_it_does_not_grow_for_ever(journal):
    for _ in range(300):
        logging.getLogger("trayapp.test").warning("word " * 2000)
    sizes = [file.stat().st_size for file in journal.parent.iterdir()]
    assert len(sizes) == 2
    assert max(sizes) <= 512 * 1024


def test_a_journal_that_cannot_be_written_is_no_reason_to_fail(tmp_path, capfd):
    (tmp_path / "file").write_text("")
    handler = open_journal(tmp_path / "file" / "x.log", home=None)
    logging.getLogger("trayapp.test").warning("hello")
    close_journal(handler)
    assert "Traceback" not in capfd.readouterr().err


def test_a_secret_shows_itself_nowhere():
    secret = Secret(KEY)
    assert (
        KEY not in f"{secret} {secret!r} {[secret]} {secret.__dict__ if hasattr(secret, '__dict__') else ''}"
    )
    assert secret.reveal() == KEY
    assert secret == Secret(KEY)
    assert secret != Secret("other")
    assert len({secret, Secret(KEY)}) == 1
    with pytest.raises(TypeError):
        pickle.dumps(secret)


def test_a_command_without_faults_opens_no_journal_and_one_with_a_fault_does(tmp_path):
    script = """
import logging, pathlib, sys
from trayapp.domain.secret import Secret
from trayapp.system.journal_later import journal_later
path = pathlib.Path(sys.argv[1])
journal_later(path, home=pathlib.Path("/home/me"))
journal_later(path, home=pathlib.Path("/home/me"))
print(path.exists(), "logging.handlers" in sys.modules)
key = Secret("plum-tree-lantern")
logging.getLogger("one").warning("told %s in /home/me/x", key.reveal())
try:
    raise RuntimeError(key.reveal())
except RuntimeError:
    logging.getLogger("one").exception("broken")
print(path.read_text().count("WARNING"), path.read_text().count("ERROR"))
"""
    path = tmp_path / "state" / "remainder.log"
    run = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False", "1", "1"]
    assert run.stderr == ""
    written = path.read_text()
    assert "plum" not in written
    assert "told [struck out] in ~/x" in written
