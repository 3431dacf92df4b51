"""A marked prompt goes through every way in, and afterwards stands in no file: no log, no store."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MARK = "canary-7f3e-Zürich-年度报告"
PROMPT = (
    f"Refactor the whole parser of {MARK}, write tests for every module, run them all and mend what fails."
)
SETTINGS = """\
[general]
zone = "UTC"
[advice]
hard_gate = {gate}
[[allowance]]
key = "month"
title = "Month"
unit = "USD"
period = "monthly"
limit = 0.01
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks at a socket in the file system")


class Person:
    def __init__(self, folder, *, gate):
        self.folder = folder
        self.own = folder / "own"
        (self.own / "config").mkdir(parents=True)
        (self.own / "config/settings.toml").write_text(SETTINGS.format(gate=str(gate).lower()))
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.env = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "REMAINDER_HOME": str(self.own),
            "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(self.temporary),
            "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        self._log()

    def _log(self):
        """Something was used this month, so that there is something to compare with."""
        path = self.folder / ".claude/projects/-work/s1.jsonl"
        path.parent.mkdir(parents=True)
        usage = {"input_tokens": 5, "output_tokens": 1000}
        message = {"id": "m1", "model": "claude-opus-4-8", "role": "assistant", "usage": usage}
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 5))
        line = {
            "type": "assistant",
            "timestamp": at,
            "sessionId": "s1",
            "requestId": "r1",
            "message": message,
        }
        path.write_text(json.dumps(line, separators=(",", ":")) + "\n")

    def run(self, *words, data=b"", code=0):
        done = subprocess.run(
            [sys.executable, "-m", "trayapp", *words],
            env=self.env, input=data, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        return done.stdout.decode()

    @contextmanager
    def tray(self):
        program = subprocess.Popen(
            [sys.executable, "-m", "trayapp"], env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        try:
            yield program
        finally:
            program.terminate()
            out, err = program.communicate(timeout=20)
        assert MARK.encode() not in out + err

    def marked(self):
        """Files that hold the mark, in any of the ways in which a program writes it down."""
        forms = {MARK.encode(), json.dumps(MARK)[1:-1].encode(), b"canary-7f3e", MARK.encode("utf-16-le")}
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return [path for path in files if any(form in path.read_bytes() for form in forms)]


def _payload(session, **more):
    told = {
        "session_id": session, "transcript_path": "/nowhere.jsonl", "cwd": "/work",
        "model": "claude-opus-4-8", "hook_event_name": "UserPromptSubmit", "prompt": PROMPT,
    }  # fmt: skip
    return json.dumps(told | more).encode()


def _over_http(way, body):
    head = (
        f"POST /hook/claude-code HTTP/1.1\r\nHost: 127.0.0.1:{way['port']}\r\n"
        f"X-Remainder-Token: {way['token']}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", way["port"]), timeout=5) as connection:
        connection.sendall(head.encode() + body)
        said = b""
        while part := connection.recv(4096):
            said += part
    return said.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize("gate", [False, True])
def test_hooks_leave_nothing(tmp_path, gate):
    person = Person(tmp_path, gate=gate)
    person.run("hook", "install", "claude-code", "--http")
    with person.tray():
        _until((person.own / "state/hooks/door.json").exists)
        _until(lambda: person.run("hook", "claude-code", data=_payload("s9")))
        way = json.loads((person.own / "state/hooks/http.json").read_bytes())
        said = [_over_http(way, _payload("s10"))]
        said += [person.run("hook", each, data=_payload(f"s-{each}")) for each in ("codex", "gemini")]
        copilot = json.dumps({"sessionId": "s11", "prompt": PROMPT, "cwd": "/work"}).encode()
        said.append(person.run("hook", "copilot", data=copilot))
        said.append(person.run("hook", "copilot", "--line", data=b'{"session_id": "s11"}'))
        # What is broken, and what fails inside, is where logs usually betray something.
        person.run("hook", "claude-code", data=_payload("s12")[:-1])
        person.run("hook", "claude-code", data=_payload("s13", context_tokens="many", effort=3, cwd=[]))
        person.run("hook", "claude-code", data=PROMPT.encode())
        assert person.marked() == []
    assert any(said)
    assert not any("canary" in str(each) for each in said)
    assert person.marked() == []


def test_commands_leave_nothing(tmp_path):
    person = Person(tmp_path, gate=False)
    person.run("status", code=30)  # there is a store, with something in it
    person.run("advise", "--json", data=PROMPT.encode(), code=3)
    person.run("advise", data=PROMPT.encode(), code=3)
    line = json.dumps({"prompt": PROMPT, "model": "claude-opus-4-8", "actual_cost_usd": 1.2}).encode()
    person.run("advise", "--jsonl", "--learn", data=line + b"\n{broken " + PROMPT.encode() + b"\n" + line)
    assert person.marked() == []


def test_the_window_leaves_nothing(tmp_path):
    """Typed into a command that hands it to the running program, whose window shows it."""
    person = Person(tmp_path, gate=False)
    with person.tray():
        _until((person.own / "run/remainder.sock").exists)  # whoever asks earlier becomes the program itself
        asked = ("advise", "--window", "--folder", str(tmp_path), "--", PROMPT)
        assert MARK not in person.run(*asked)
        time.sleep(1)  # what is written would be written with the first drawing
        assert person.marked() == []
    assert person.marked() == []


def test_the_status_line_has_what_was_advised_and_nothing_of_the_prompt(tmp_path):
    person = Person(tmp_path, gate=False)
    person.run("hook", "install", "claude-code", "--http")
    with person.tray():
        _until((person.own / "state/hooks/door.json").exists)
        _until(lambda: person.run("hook", "claude-code", data=_payload("s9")))
        line = person.run("statusline", data=b'{"session_id": "s9"}')
        assert "This session: about" in line
        assert "canary" not in line
    assert person.marked() == []


def test_a_search_finds_what_is_there(tmp_path):
    person = Person(tmp_path, gate=False)
    (tmp_path / "own" / "escaped.log").write_text(json.dumps({"prompt": PROMPT}))
    assert [path.name for path in person.marked()] == ["escaped.log"]


def test_the_systems_folder_for_temporary_files_is_searched_too(tmp_path):
    person = Person(tmp_path, gate=False)
    code = "import tempfile; print(tempfile.gettempdir())"
    said = subprocess.run(
        [sys.executable, "-c", code], env=person.env, capture_output=True, text=True, check=True
    )
    assert Path(said.stdout.strip()) == person.temporary
    assert Path(tempfile.gettempdir()) != person.temporary


def _until(there, seconds=20):
    until = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < until
        time.sleep(0.1)
