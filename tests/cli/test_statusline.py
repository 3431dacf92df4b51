"""The command that Claude Code runs as its status line: what it prints, keeps and runs, as a real process."""

import asyncio
import copy
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from trayapp.cli.statusline import segment
from trayapp.engine.status_line import kept_fields, newer
from trayapp.system.hook_server import HookServer

# As Claude Code 2.1.330 wrote it (2026-11-23), path and ids made up.
PAYLOAD = json.loads((Path(__file__).parent / "fixtures/statusline-2.1.330.json").read_text())
BEFORE, AFTER = 1795460000, 1795470000  # the 5-hour window of the capture ends between the two
SOON = time.time() + 3600
MARK = "canary-9b1d"


def payload(session="s1", five=42, week=17, *, ends=SOON, **more):
    told = copy.deepcopy(PAYLOAD) | {"session_id": session} | more
    told["rate_limits"] = {
        "five_hour": {"used_percentage": five, "resets_at": int(ends)},
        "seven_day": {"used_percentage": week, "resets_at": int(ends) + 86400},
    }
    return told


class Line:
    """The command with a home of its own; `call` gives the finished process."""

    def __init__(self, folder):
        self.own = folder / "own"
        self.kept = self.own / "state/status-line/heard.json"
        self.env = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT"}}
        self.env |= {"HOME": str(folder), "REMAINDER_HOME": str(self.own), "PYTHONUTF8": "1"}

    def call(self, told, *own):
        data = told if isinstance(told, bytes) else json.dumps(told).encode()
        done = subprocess.run(
            [sys.executable, "-m", "trayapp", "statusline", *own],
            input=data, capture_output=True, env=self.env, check=False, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        return done.returncode, os.fsdecode(done.stdout), os.fsdecode(done.stderr)

    def heard(self):
        return json.loads(self.kept.read_bytes())


@pytest.fixture
def line(tmp_path):
    return Line(tmp_path)


# --- what it prints --------------------------------------------------------------------------------


def test_a_line_of_its_own(line):
    assert line.call(payload()) == (0, "5 h 42 % · week 17 % · $0.06\n", "")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (PAYLOAD, "5 h 42 % · week 17 % · $0.06"),
        ({"cost": {"total_cost_usd": 0}}, "$0.00"),
        ({"rate_limits": {"five_hour": {"used_percentage": 41.6, "resets_at": None}}}, "5 h 42 %"),
        ({"rate_limits": {"seven_day_opus": {"used_percentage": 3, "resets_at": AFTER}}}, "week opus 3 %"),
        ({"rate_limits": {"five_hour": {"used_percentage": 42, "resets_at": 1}}}, ""),
        (
            {"rate_limits": {"spend_limit": {"used_usd": 18.02, "limit_usd": 300, "used_percentage": 6}}},
            "$18.02 of $300",
        ),
        ({"rate_limits": {"spend_limit": {"used_percentage": 112.4, "resets_at": AFTER}}}, "limit 112 %"),
        ({"spend_limit": {"used_percentage": 25}}, "limit 25 %"),
        ({"rate_limits": {"five_hour": {"used_percentage": "much"}, "x": 7}}, ""),
        ({"rate_limits": [], "cost": []}, ""),
        (None, ""),
        ([1], ""),
    ],
)
def test_its_words(told, expected):
    assert segment(told, {}, BEFORE) == expected


def test_before_the_first_answer_what_another_session_heard_is_shown(line):
    line.call(payload("s1"))
    fresh = {name: each for name, each in payload("s2").items() if name != "rate_limits"}
    assert line.call(fresh) == (0, "5 h 42 % · week 17 % · $0.06\n", "")
    assert line.heard()["payload"]["session_id"] == "s1"


# --- the person's own line -------------------------------------------------------------------------


def test_the_persons_own_command_gets_the_very_bytes_and_its_output_is_printed(line):
    data = b'{ "cwd":"/x",   "n":1.50 }\n\xff'
    assert os.fsencode(line.call(data, "--", "cat")[1]) == data
    count = line.call(b"x" * 300_000, "--", "wc", "-c")
    assert (count[0], count[1].strip(), count[2]) == (0, "300000", "")
    assert line.call(payload(), "--", "echo", "a b", "c")[1] == "a b c\n"


def test_one_word_is_a_line_for_the_shell(line):
    assert line.call(payload(), "--", "wc -l | tr -d ' '; echo done")[1] == "0\ndone\n"


def test_what_the_persons_own_command_says_and_how_it_ends_are_its_own(line):
    assert line.call(payload(), "--", "echo out; echo err >&2; exit 3") == (3, "out\n", "err\n")
    assert line.kept.exists()


def test_a_pipe_that_closes_ends_it_as_without_us(line):
    assert line.call(payload(), "--", "yes | head -1") == (0, "y\n", "")


def test_a_command_that_is_not_there_is_an_empty_line(line):
    assert line.call(payload(), "--", "no-such-program", "x") == (0, "", "")


@pytest.mark.parametrize("told", [b"", b"{", b"[1]", b"null", b"\xff\xfe", b"[" * 100_000, b"NaN"])
def test_damaged_input_is_still_passed_on(line, told):
    assert line.call(told, "--", "cat; echo end") == (0, f"{os.fsdecode(told)}end\n", "")
    assert line.call(told)[0::2] == (0, "")
    assert not line.kept.exists()


def test_a_state_folder_that_cannot_be_written_changes_nothing(line, tmp_path):
    line.env["REMAINDER_HOME"] = "/dev/null/x"
    assert line.call(payload(), "--", "echo mine") == (0, "mine\n", "")
    assert line.call(payload()) == (0, "5 h 42 % · week 17 % · $0.06\n", "")


def test_a_damaged_file_is_written_anew(line):
    line.call(payload())
    for damage in (b"", b"{", b'{"payload": 7, "said": []}', b"[]", b"x" * 100_000):
        line.kept.write_bytes(damage)
        line.call(payload(five=50))
        assert line.heard()["payload"]["rate_limits"]["five_hour"]["used_percentage"] == 50


# --- what is kept ----------------------------------------------------------------------------------


def test_only_figures_model_and_session_are_kept(line):
    told = payload(transcript_path=MARK, cwd=MARK, prompt_id=MARK, session_name=MARK, workspace={"a": MARK})
    told["rate_limits"]["five_hour"]["note"] = MARK * 20
    told["rate_limits"]["list"] = [MARK]
    told["model"]["secret"] = MARK
    line.call(told)
    heard = line.heard()
    assert MARK not in json.dumps(heard)
    assert set(heard["payload"]) == {"session_id", "version", "model", "cost", "rate_limits"}
    assert heard["payload"]["cost"] == {"total_cost_usd": 0.058988}
    assert heard["payload"]["rate_limits"]["seven_day"] == told["rate_limits"]["seven_day"]
    assert abs(heard["at"] - time.time()) < 60
    assert [path.name for path in line.kept.parent.iterdir() if MARK in path.read_text()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_it_is_for_this_user_alone(line):
    line.call(payload())
    assert line.kept.stat().st_mode & 0o777 == 0o600
    assert line.kept.parent.stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_where_nothing_changed(line):
    line.call(payload())
    before = line.kept.stat().st_mtime_ns, line.kept.stat().st_ino
    line.call(payload(cost={"total_cost_usd": 9}))
    assert (line.kept.stat().st_mtime_ns, line.kept.stat().st_ino) == before
    line.call(payload(five=43))
    assert line.heard()["payload"]["cost"] == {"total_cost_usd": 0.058988}
    assert line.heard()["payload"]["rate_limits"]["five_hour"]["used_percentage"] == 43


def test_without_limits_nothing_is_kept(line):
    told = payload()
    del told["rate_limits"]
    assert line.call(told) == (0, "$0.06\n", "")
    assert not line.kept.exists()


def told(before, session, five, ends=SOON, week=17):
    kept = kept_fields(payload(session, five, week, ends=ends))
    heard = newer(before, kept, 1.0)
    return heard if heard is not None else before


def five(heard):
    return heard["payload"]["rate_limits"]["five_hour"]["used_percentage"]


def test_several_sessions_the_newest_word_wins():
    heard = told(told({}, "a", 10), "b", 20)
    assert five(heard) == 20
    assert five(told(heard, "a", 10)) == 20  # a idles and repeats itself
    assert five(told(told(heard, "a", 10), "a", 30)) == 30  # a had an answer
    assert five(told(heard, "c", 5)) == 20  # never heard before, and behind what is known
    assert five(told(told(heard, "c", 5), "c", 15)) == 15  # but then it had an answer: the figure was lowered
    assert five(told(heard, "a", 99, ends=SOON - 7200)) == 20  # a window that is over
    assert five(told(heard, "c", 1, ends=SOON + 7200)) == 1  # the next window
    assert five(told(heard, "c", 20, week=18)) == 20
    assert told(heard, "c", 20, week=18)["payload"]["session_id"] == "c"


def test_many_sessions_are_forgotten_again():
    heard = {}
    for number in range(100):
        heard = told(heard, f"s{number}", number)
    assert five(heard) == 99
    assert list(heard["said"]) == [f"s{number}" for number in range(84, 100)]


def test_many_at_once_leave_one_whole_file(line):
    line.call(payload())
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "trayapp", "statusline"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=line.env, cwd=Path(__file__).parents[2],
        )
        for _ in range(8)
    ]  # fmt: skip
    for number, process in enumerate(running):
        process.communicate(json.dumps(payload(f"s{number}", 43 + number)).encode())
    assert [process.returncode for process in running] == [0] * 8
    assert five(line.heard()) >= 43
    assert {path.name for path in line.kept.parent.iterdir()} == {"heard.json", "heard.json.lock"}


# --- speed and help --------------------------------------------------------------------------------


def test_it_loads_nothing_slow(line):
    command = (
        "import sys; sys.argv = ['remainder', 'statusline']; from trayapp.__main__ import main; main(); "
    )
    command += "print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", command],
        input=json.dumps(payload()).encode(), capture_output=True, env=line.env, check=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    loaded = {name.partition(".")[0] for name in done.stdout.decode().splitlines()[-1].split()}
    slow = {
        "asyncio",
        "httpx",
        "keyring",
        "PySide6",
        "msgspec",
        "sqlite3",
        "subprocess",
        "logging",
        "hashlib",
    }
    assert not loaded & slow
    assert "trayapp.engine.base" not in done.stdout.decode()


def test_its_help(home):
    assert "COMMAND" in home.run("statusline", "--help").stdout


# --- what was advised ------------------------------------------------------------------------------


class Program:
    """The running program's door, which has said one sentence to session s1."""

    def __init__(self, line):
        self.asked = []
        state = line.own / "state/hooks"
        state.mkdir(parents=True)
        (state / "claude-code-1.before").write_bytes(b"")  # a hook is installed
        (line.own / "run").mkdir()
        self._server = HookServer(state, line.own / "run", self._answer)

    def _answer(self, path, body):
        session = json.loads(body)["session_id"]
        self.asked.append((path, session))
        return b'{"line": "Sonnet 5.5 would save about $2"}' if session == "s1" else b""

    def during(self, call):
        async def scene():
            task = asyncio.create_task(self._server.run())
            try:
                await asyncio.sleep(0.2)
                return await asyncio.to_thread(call)
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

        return asyncio.run(scene())


on_posix = pytest.mark.skipif(sys.platform == "win32", reason="asks at a socket in the file system")


@on_posix
def test_what_was_advised_in_this_session_stands_behind_the_figures(line):
    program = Program(line)
    said = "5 h 42 % · week 17 % · $0.06 · Sonnet 5.5 would save about $2\n"
    assert program.during(lambda: line.call(payload("s1"))) == (0, said, "")
    assert program.during(lambda: line.call(payload("s2"))) == (0, "5 h 42 % · week 17 % · $0.06\n", "")
    assert program.asked == [("/said/claude-code", "s1"), ("/said/claude-code", "s2")]


@on_posix
def test_below_the_persons_own_line_and_only_where_something_was_advised(line):
    program = Program(line)
    mine = ("--", "cat >/dev/null; echo mine; exit 3")
    said = "mine\nSonnet 5.5 would save about $2\n"
    assert program.during(lambda: line.call(payload("s1"), *mine)) == (3, said, "")
    assert program.during(lambda: line.call(payload("s2"), *mine)) == (3, "mine\n", "")


@on_posix
def test_what_was_advised_is_said_where_the_persons_own_command_is_gone(line):
    program = Program(line)
    gone = ("--", "/nowhere/my-line", "--short")
    said = "Sonnet 5.5 would save about $2\n"
    assert program.during(lambda: line.call(payload("s1"), *gone)) == (0, said, "")


@on_posix
def test_a_program_that_is_gone_is_not_waited_for(line):
    program = Program(line)
    program.during(lambda: None)
    (line.own / "state/hooks/door.json").write_text('{"socket": "/nowhere.sock"}')
    assert line.call(payload("s1")) == (0, "5 h 42 % · week 17 % · $0.06\n", "")
    assert program.asked == []
