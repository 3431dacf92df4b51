"""Hooks in the real Codex, Gemini CLI and Copilot CLI: what a person sees there, and what they do not."""

import shutil
import time
from contextlib import contextmanager

import pytest

from tests.clients.conftest import program
from tests.clients.hooked import Hooked
from tests.clients.model import SAYS, Model
from tests.clients.screen import Screen
from trayapp.engine.asked import Word

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")

WORD = Word("This turn will cost about $1.20.")
STOP = Word("Stopped: more than is left today.", stops=True)


@pytest.fixture
def person(tmp_path):
    with Model() as model:
        yield Hooked(tmp_path, model)


def needs(name):
    return pytest.mark.skipif(
        name != "codex" and not program(name).exists(), reason=f"{name} is not among the installed clients"
    )


# --- Codex -------------------------------------------------------------------------------------------------


@contextmanager
def _trusting(person, command):
    """Codex, past its question whether the hook is trusted."""
    with Screen(command, person.env, person.work) as screen:
        screen.wait("Hooks need review", 40)
        screen.photograph("codex-review")
        # A key that comes before the list can take it is lost.
        _until(lambda: screen.press("Down") or "› 2. Trust all" in screen.text())
        screen.press("Enter")
        _until(lambda: "Hooks need review" not in screen.text())
        screen.wait("Ask Codex")
        time.sleep(1)
        yield screen


@needs("codex")
def test_codex_asks_for_trust_and_then_shows_the_message(person):
    command = person.codex()
    person.word = WORD
    person.hook("install", "codex")
    with person.running(), _trusting(person, command) as screen:
        screen.type("say hi")
        screen.wait("This turn will cost about $1.20.")
        screen.wait(SAYS)
        screen.type("and again")
        _until(lambda: len([task for task in person.tasks if task.prompt]) == 2)
        screen.photograph("codex-message")
    first, second = [task for task in person.tasks if task.prompt]
    assert (first.prompt, first.tool, first.turn) == ("say hi", "codex", 1)
    assert first.model.startswith("gpt-")
    assert (second.prompt, second.turn) == ("and again", 2)
    assert second.context_tokens > 1000
    assert second.previous_cost is not None
    assert "about $1.20" not in person.model.bodies()
    person.hook("uninstall", "codex")
    assert not (person.home / ".codex/hooks.json").exists()


@needs("codex")
def test_codex_stops_where_a_hard_gate_says_so(person):
    command = person.codex()
    person.word = STOP
    person.hook("install", "codex")
    with person.running(), _trusting(person, command) as screen:
        screen.type("build me a cathedral")
        screen.wait("more than is left today")
        time.sleep(1)
    assert person.kept == ["build me a cathedral"]
    assert "cathedral" not in person.model.bodies()


@needs("codex")
def test_codex_without_the_program_says_nothing(person):
    command = person.codex()
    person.hook("install", "codex")
    with _trusting(person, command) as screen:
        screen.type("say hi")
        screen.wait(SAYS)
        assert "Hook failed" not in screen.text()


# --- Gemini CLI --------------------------------------------------------------------------------------------


@needs("gemini")
def test_gemini_shows_the_message(person):
    command = person.gemini()
    settings = person.home / ".gemini/settings.json"
    before = settings.read_bytes()
    person.word = WORD
    person.hook("install", "gemini")
    with person.running(), Screen(command, person.env, person.work) as screen:
        screen.wait("Type your message", 60)
        screen.type("say hi")
        screen.wait("This turn will cost about $1.20.")
        screen.wait(SAYS)
        time.sleep(1)
        screen.type("and again")
        _until(lambda: len(person.tasks) == 2)
        screen.photograph("gemini-message")
    first, second = person.tasks
    assert (first.prompt, first.tool, first.turn) == ("say hi", "gemini", 1)
    assert (second.prompt, second.turn) == ("and again", 2)
    assert second.model.startswith("gemini-")
    assert second.context_tokens > 1000
    assert "about $1.20" not in person.model.bodies()
    person.hook("uninstall", "gemini")
    assert settings.read_bytes() == before


@needs("gemini")
def test_gemini_stops_where_a_hard_gate_says_so(person):
    command = person.gemini()
    person.word = STOP
    person.hook("install", "gemini")
    with person.running():
        done = person.ask(command, "-p", "build me a cathedral")
    assert "more than is left today" in done.stdout + done.stderr
    assert "cathedral" not in person.model.bodies()


@needs("gemini")
@pytest.mark.parametrize("said", [None, b"hello model"])
def test_gemini_goes_on_without_an_answer(person, said):
    command = person.gemini()
    person.hook("install", "gemini")
    if said is None:
        done = person.ask(command, "-p", "say hi")
    else:
        with person.running(answer=lambda _path, _body: said):
            done = person.ask(command, "-p", "say hi")
    assert SAYS in done.stdout
    assert "hello model" not in done.stdout + done.stderr


# --- Copilot CLI -------------------------------------------------------------------------------------------


@needs("copilot")
def test_copilot_has_it_in_its_status_line(person):
    command = person.copilot()
    settings = person.home / ".copilot/settings.json"
    before = settings.read_bytes()
    person.word = WORD
    person.hook("install", "copilot")
    with person.running(), Screen(command, person.env, person.work) as screen:
        screen.wait("42 % left", 60)
        screen.type("say hi")
        screen.wait(SAYS)
        screen.wait("42 % left · This turn will cost about $1.20.")
        screen.photograph("copilot-line")
        screen.type("and again")
        _until(lambda: len(person.tasks) == 2)
    first, second = person.tasks
    assert (first.prompt, first.tool, first.turn) == ("say hi", "copilot", 1)
    assert (second.prompt, second.turn, second.model) == ("and again", 2, "gpt-5.4")
    assert second.context_tokens > 1000
    assert "about $1.20" not in person.model.bodies()
    if settings.read_bytes() != before:  # Copilot writes into it by itself as well
        person.hook("uninstall", "copilot")
    assert "hook copilot" not in settings.read_text()


@needs("copilot")
def test_copilot_stops_where_a_hard_gate_says_so(person):
    command = person.copilot()
    person.word = STOP
    person.hook("install", "copilot")
    with person.running():
        done = person.ask(command, "-p", "build me a cathedral")
    assert "more than is left today" in done.stdout + done.stderr
    assert "cathedral" not in person.model.bodies()


@needs("copilot")
def test_copilot_goes_on_without_an_answer(person):
    command = person.copilot()
    person.hook("install", "copilot")
    done = person.ask(command, "-p", "say hi")
    assert SAYS in done.stdout


def _until(there, seconds=20):
    until = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < until
        time.sleep(0.2)
