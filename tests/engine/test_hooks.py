"""Hooks in the running core: what it says of a prompt with all that it knows, and how often."""

import asyncio
import json
import time
from datetime import timedelta

import pytest
from homes import NOW, claude_line, world, write_log
from watching import Watching

from trayapp.domain.advice.attention import NOTHING_SAID, Start
from trayapp.domain.tips import TipKind
from trayapp.engine.advice_kept import attention_of, keep_attention, promises_of
from trayapp.system.hook_door import FOLDER

SPENT = '[[allowance]]\nkey = "month"\ntitle = "Month"\nunit = "USD"\nperiod = "monthly"\nlimit = 1\n'
GATE = "[advice]\nhard_gate = true\n"
MARK = "canary-engine-3310"
LONG = f"Refactor the whole parser, write tests for every module and run them all until they pass. {MARK}"


class Hooked(Watching):
    """The engine with a hook installed; `kept` are the prompts that it stopped."""

    def __init__(self, surroundings):
        super().__init__(surroundings)
        self.kept = []
        self.engine.keep_prompt = self.kept.append
        self.place = surroundings.paths.runtime / "hook.sock"
        folder = surroundings.paths.state / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        (folder / "claude-code-1.before").write_bytes(b"")

    async def ask(self, path="/hook/claude-code", **payload):
        until = time.monotonic() + 5
        while not self.place.exists():
            assert time.monotonic() < until
            await asyncio.sleep(0.02)
        reader, writer = await asyncio.open_unix_connection(str(self.place))
        body = json.dumps(payload).encode()
        writer.write(f"POST {path} HTTP/1.1\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        said = (await reader.read()).partition(b"\r\n\r\n")[2]
        writer.close()
        return json.loads(said) if said else {}


def prompt(text=LONG, session="s9", **more):
    return {
        "hook_event_name": "UserPromptSubmit", "session_id": session, "prompt": text, "cwd": "/home/me/atlas",
        "model": "claude-opus-4-8", "transcript_path": "/nowhere.jsonl",
    } | more  # fmt: skip


@pytest.fixture
def short(tmp_path):
    """Ninety cents of a dollar are used."""

    def made(settings=""):
        surroundings = world(tmp_path, settings=SPENT + settings)
        write_log(surroundings.home, claude_line(NOW - timedelta(hours=1), output=36_000))
        return surroundings

    return made


def _run(surroundings, scene):
    async def scenario():
        async with Hooked(surroundings) as seen:
            await seen.until(lambda snapshot: snapshot.gauges and snapshot.gauges[0].used)
            return await scene(seen)

    return asyncio.run(scenario())


def test_what_does_not_fit_is_said_once_in_a_session(short):
    async def scene(seen):
        return [await seen.ask(**prompt()), await seen.ask(**prompt())]

    first, second = _run(short(), scene)
    assert set(first) == {"systemMessage"}
    assert "$0.10" in first["systemMessage"]
    assert second == {}


def test_a_gate_that_the_person_chose_stops_every_time_and_keeps_the_prompt(short):
    async def scene(seen):
        return [await seen.ask(**prompt()), await seen.ask(**prompt())], seen.kept

    said, kept = _run(short(GATE), scene)
    assert [set(each) for each in said] == [{"decision", "reason"}] * 2
    assert kept == [LONG, LONG]


def test_who_wants_no_advice_gets_none(short):
    async def scene(seen):
        return await seen.ask(**prompt())

    assert _run(short("[advice]\non = false\n"), scene) == {}


@pytest.mark.parametrize(
    "more",
    [
        {"source": "schedule_wakeup"}, {"source": "system"}, {"agent_id": "a1"}, {"prompt": ""},
        {"prompt": "<task-notification>done</task-notification>"}, {"hook_event_name": "Stop"},
        {"hook_event_name": "SessionStart", "source": "startup"},
    ],
)  # fmt: skip
def test_what_nobody_typed_is_passed_over(short, more):
    async def scene(seen):
        return await seen.ask(**prompt(**more))

    assert _run(short(GATE), scene) == {}


def test_small_work_is_not_spoken_of(tmp_path):
    surroundings = world(tmp_path, settings=SPENT.replace("limit = 1", "limit = 1000"))
    write_log(surroundings.home, claude_line(NOW))

    async def scene(seen):
        return await seen.ask(**prompt("what does this function do"))

    assert _run(surroundings, scene) == {}


def test_a_status_line_says_what_remains(short):
    async def scene(seen):
        return await seen.ask("/line/copilot", session_id="x")

    assert "$0.10" in _run(short(), scene)["line"]


def test_nothing_of_the_prompt_stays_on_the_disk(short, tmp_path):
    async def scene(seen):
        await seen.ask(**prompt())
        await seen.ask(**prompt(session="s10"))

    _run(short(GATE), scene)
    left = [path for path in tmp_path.rglob("*") if path.is_file() and MARK.encode() in path.read_bytes()]
    assert left == []


def test_a_models_name_steers_no_terminal(short):
    async def scene(seen):
        return await seen.ask(**prompt(model="claude-opus-4-8\x1b[31m\x07\u202e"))

    said = _run(short(GATE), scene).get("reason", "")
    assert said
    assert said.isprintable()


# --- what is worth a look, and what is said instead ------------------------------------------------

ROOMY = SPENT.replace("limit = 1", "limit = 100")
OPUS = "claude-opus-4-7"
LARGE = "Plan the migration of the billing service to event sourcing, with phases and risks"
MIDDLING = "Design the architecture of a plugin system for our editor and compare three options"


@pytest.fixture
def roomy(tmp_path):
    surroundings = world(tmp_path, settings=ROOMY)
    write_log(surroundings.home, claude_line(NOW - timedelta(hours=1), output=36_000))
    return surroundings


def test_a_saving_too_small_to_interrupt_for_stands_in_the_status_line(roomy):
    async def scene(seen):
        told = await seen.ask(**prompt(MIDDLING, model=OPUS))
        here = await seen.ask("/said/claude-code", session_id="s9")
        elsewhere = await seen.ask("/said/claude-code", session_id="other")
        await seen.ask(**prompt("what does this function do", model="claude-haiku-4-5"))
        return told, here, elsewhere, await seen.ask("/said/claude-code", session_id="s9")

    told, here, elsewhere, later = _run(roomy, scene)
    assert told == {}
    assert "less for the same work" in here["line"]
    assert elsewhere == {}
    assert later == {}


def test_what_fits_most_sessions_is_proposed_once_as_a_default(roomy):
    starts = [Start(NOW - timedelta(days=n % 28), "cheaper_model", 150, "claude-code", "claude-sonnet-4-5")
              for n in range(20)]  # fmt: skip
    attention = NOTHING_SAID
    for start in starts:
        attention = attention.began(start)

    async def scene(seen):
        keep_attention(seen.engine._base.store, attention)
        said = await seen.ask(**prompt(LARGE, model=OPUS))
        again = await seen.ask(**prompt(LARGE, model=OPUS, session="s10"))
        standing = attention_of(seen.engine._base.store).stands(NOW)
        await seen.until(lambda snapshot: snapshot.tip)
        return said, again, standing, seen.snapshots[-1].tip

    said, again, standing, tip = _run(roomy, scene)
    assert said["systemMessage"].startswith("Sonnet 4.5 as the default would have cost about $3")
    assert again == {}
    assert (standing.fitting, standing.sessions) == (21, 21)
    assert (tip.kind, tip.model) == (TipKind.DEFAULT, "claude-sonnet-4-5")


def test_what_was_said_is_a_promise_that_is_settled_later(roomy):
    async def scene(seen):
        said = await seen.ask(**prompt(LARGE, model=OPUS))
        return said, promises_of(seen.engine._base.store)

    said, [given] = _run(roomy, scene)
    assert said
    assert (given.kind, given.at, given.strong) == ("cheaper_model", NOW, OPUS)
    assert given.saved > 0
    assert given.project == "/home/me/atlas"
