"""Hooks in the real Claude Code: what a person sees, and that nothing that goes wrong keeps them waiting."""

import json
import shutil
import socket
import time

import pytest

from tests.clients.hooked import Hooked
from tests.clients.model import SAYS, Model
from tests.clients.screen import Screen
from trayapp.engine.asked import Word
from trayapp.system import hook_door

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")

WORD = Word("This turn will cost about $1.20, at most $6: more than the $4 that are left today.")
STOP = Word("Stopped: this turn would cost more than is left today.", stops=True)
BOX = "─────"


@pytest.fixture
def person(tmp_path):
    with Model() as model:
        yield Hooked(tmp_path, model)


@pytest.fixture
def settings(person):
    """As the person had them, with a status line and a hook of their own."""
    path = person.home / ".claude/settings.json"
    path.parent.mkdir()
    path.write_bytes(
        b'{\n    "model": "sonnet",\n'
        b'    "hooks": {"Stop": [{"hooks": [{"type": "command", "command": "true"}]}]},\n'
        b'    "statusLine": {"type": "command", "command": "echo MY OWN LINE", "padding": 0}\n}\n'
    )
    return path


def test_a_person_sees_the_message_and_the_model_does_not(person, settings):
    command, before = person.claude(), settings.read_bytes()
    person.word = WORD
    person.hook("install", "claude-code")
    with person.running(), Screen(command, person.env, person.work) as screen:
        screen.wait(BOX)
        screen.type("say hi")
        screen.wait("UserPromptSubmit says: This turn will cost about $1.20")
        screen.wait(SAYS)
        screen.wait("MY OWN LINE")
        screen.type("and again")
        _until(lambda: len(person.tasks) == 2)
        _until(lambda: screen.text().count(SAYS) == 2)
        screen.photograph("claude-code-message")
        screen.type("/exit")
    assert "about $1.20" not in person.model.bodies()
    first, second = person.tasks
    assert (first.prompt, first.tool, first.turn, first.context_tokens) == ("say hi", "claude-code", 1, 0)
    assert (second.prompt, second.turn, second.project) == ("and again", 2, str(person.work))
    assert second.model.startswith("claude-sonnet")
    assert second.context_tokens > 1000
    assert 0 <= second.idle_seconds < 60
    assert second.previous_cost is not None
    assert 0 < second.previous_cost < 1
    person.hook("uninstall", "claude-code")
    assert settings.read_bytes() == before


def test_what_is_worth_a_look_and_no_interruption_stands_below_the_persons_own_line(person, settings):
    command, before = person.claude(), settings.read_bytes()
    person.word = Word("Sonnet 5.5: about $0.90 instead of $1.80.", aside=True)
    person.hook("install", "claude-code")
    with person.running(), Screen(command, person.env, person.work) as screen:
        screen.wait(BOX)
        screen.type("say hi")
        screen.wait(SAYS)
        screen.wait("Sonnet 5.5: about $0.90 instead of $1.80.")
        screen.wait("MY OWN LINE")
        assert "UserPromptSubmit says" not in screen.text()
        screen.photograph("claude-code-status-line")
        screen.type("/exit")
    assert "about $0.90" not in person.model.bodies()
    person.hook("uninstall", "claude-code")
    assert settings.read_bytes() == before


def test_a_hard_gate_stops_the_prompt_and_keeps_it(person):
    command = person.claude()
    person.word = STOP
    person.hook("install", "claude-code")
    with person.running(), Screen(command, person.env, person.work) as screen:
        screen.wait(BOX)
        screen.type("build me a cathedral")
        screen.wait("more than is left today")
        time.sleep(1)
        screen.photograph("claude-code-stopped")
        assert SAYS not in screen.text()
    assert person.kept == ["build me a cathedral"]
    assert "cathedral" not in person.model.bodies()


def test_over_http(person, settings):
    command, before = person.claude(), settings.read_bytes()
    person.word = WORD
    person.hook("install", "claude-code", "--http")
    with person.running():
        done = person.ask(command, "-p", "say hi", "--output-format", "stream-json", "--verbose")
    assert "UserPromptSubmit says: This turn will cost about $1.20" in done.stdout
    assert "about $1.20" not in person.model.bodies()
    assert [task.prompt for task in person.tasks] == ["say hi"]
    person.hook("uninstall", "claude-code")
    assert settings.read_bytes() == before


def test_the_command_answers_without_a_screen_too(person):
    command = person.claude()
    person.word = WORD
    person.hook("install", "claude-code")
    with person.running():
        done = person.ask(command, "-p", "say hi", "--output-format", "stream-json", "--verbose")
    assert "UserPromptSubmit says: This turn will cost about $1.20" in done.stdout


def test_a_resumed_session_is_asked_about_as_it_starts(person):
    command = person.claude()
    person.hook("install", "claude-code")
    with person.running():
        done = person.ask(command, "-p", "say hi", "--output-format", "json")
        session = json.loads(done.stdout)["session_id"]
        person.tasks.clear()
        person.ask(command, "-p", "and on", "--resume", session)
    start, prompt = person.tasks
    assert (start.prompt, prompt.prompt) == ("", "and on")
    assert start.context_tokens > 1000
    assert start.idle_seconds is not None


def test_the_program_itself_says_what_does_not_fit_and_may_die(person):
    """The tray program as a process of its own, its own judgement, and its sudden end."""
    command = person.claude()
    _used(person)
    person.hook("install", "claude-code")
    program = person.start()
    try:
        _until((person.own / "state/hooks/door.json").exists)
        with Screen(command, person.env, person.work) as screen:
            screen.wait(BOX)
            screen.type("Rewrite the whole parser, test every module, and mend everything that fails")
            screen.wait("UserPromptSubmit says:")
            screen.wait("$0.10")
            screen.wait(SAYS)
            screen.photograph("claude-code-program")
            program.kill()
            program.wait()
            screen.type("and again")
            _until(lambda: screen.text().count(SAYS) == 2)
            assert screen.text().count("UserPromptSubmit") == 1
    finally:
        program.kill()
        program.communicate()


def _used(person):
    """Ninety cents of a dollar are used this month."""
    (person.own / "config").mkdir(parents=True, exist_ok=True)
    (person.own / "config/settings.toml").write_text(
        '[[allowance]]\nkey = "month"\ntitle = "Month"\nunit = "USD"\nperiod = "monthly"\nlimit = 1\n'
    )
    usage = {"input_tokens": 0, "output_tokens": 36_000}
    message = {"id": "m1", "model": "claude-opus-4-8", "role": "assistant", "usage": usage}
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 5))
    line = {"type": "assistant", "timestamp": at, "sessionId": "s1", "requestId": "r1", "message": message}
    path = person.home / ".claude/projects/-other/s1.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(line, separators=(",", ":")) + "\n")


# --- what goes wrong ---------------------------------------------------------------------------------------


def _plain(person, command):
    """The seconds that a prompt takes where there is no hook: the best of two."""
    times = []
    for _ in range(2):
        begun = time.monotonic()
        person.ask(command, "-p", "say hi")
        times.append(time.monotonic() - begun)
    return min(times)


def _hooked(person, command):
    begun = time.monotonic()
    done = person.ask(
        command, "-p", "say hi", "--output-format", "stream-json", "--verbose", "--include-hook-events"
    )
    assert done.returncode == 0
    assert SAYS in done.stdout
    answers = [
        each for each in map(json.loads, done.stdout.splitlines()) if each.get("subtype") == "hook_response"
    ]
    return time.monotonic() - begun, [each for each in answers if each["hook_event"] == "UserPromptSubmit"]


def test_a_program_that_is_not_running_shows_nothing(person):
    command = person.claude()
    alone = _plain(person, command)
    person.hook("install", "claude-code")
    took, (answer,) = _hooked(person, command)
    assert (answer["outcome"], answer["output"]) == ("success", "")
    assert took < alone + 1


def test_a_program_that_hangs_costs_less_than_a_second(person):
    command = person.claude()
    alone = _plain(person, command)
    person.hook("install", "claude-code")
    place = person.own / "run/hook.sock"
    place.parent.mkdir(parents=True, exist_ok=True)
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(place))
        mute.listen()
        hook_door.announce(person.own / "state/hooks", socket_path=str(place), way=None)
        took, (answer,) = _hooked(person, command)
    assert (answer["outcome"], answer["output"]) == ("success", "")
    # A session's start asks too, beside everything else that the client does then.
    assert took < alone + 2 * 1


@pytest.mark.parametrize("said", [b'{"decision": "block", ', b"\x00\xff", b"hello model"])
def test_a_broken_answer_reaches_nobody(person, said):
    command = person.claude()
    person.hook("install", "claude-code")
    with person.running(answer=lambda _path, _body: said):
        _, (answer,) = _hooked(person, command)
    assert (answer["outcome"], answer["output"]) == ("success", "")
    assert "hello model" not in person.model.bodies()


def test_a_full_disk_changes_nothing(person):
    """/dev/full is what our own files lead to: nothing of the hook's may need to be written."""
    command = person.claude()
    person.word = WORD
    person.hook("install", "claude-code")
    (person.own / "state/remainder.log").symlink_to("/dev/full")
    with person.running():
        _, (answer,) = _hooked(person, command)
    assert "about $1.20" in answer["output"]


def _until(there, seconds=20):
    until = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < until
        time.sleep(0.05)
