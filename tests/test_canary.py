"""No key is ever written: a marked one is planted wherever one can be, all is run, and everything searched.

The real command line and the real core run in real processes, against a real server that fails in every way
there is and echoes whatever it was sent. That each key was sent is checked as well, and that a leak would be
found: else the silence would prove nothing.
"""

import base64
import json
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.canary.marks import leaks, mark
from tests.canary.world import VARIABLES, World, fixture
from tests.web_server import Reply, Server, running
from trayapp.vendors import discover

VENDORS = [vendor for vendor in discover() if vendor.fetch is not None]
SECRETS = [f"{vendor.id}/{secret.name}" for vendor in VENDORS for secret in vendor.secrets]
BORROWED = {"copilot": "login gh", "cursor": "login cursor", "gemini": "login gemini"}
"""The marks of other programs' logins that are read for a call, by the vendor that reads them."""

CRASH = """
from datetime import timedelta
from trayapp.vendors import Credential, Vendor

async def fetch(ports):
    key = await ports.key("key")
    value = key.reveal()
    WAY
    return []

VENDOR = Vendor(id="NAME", name="Crash", who="Nobody.", tells="Nothing.", documented=True,
                docs_url="https://example.com", seen="Never.", interval=timedelta(minutes=5), fetch=fetch,
                secrets=(Credential("key", "Key", "None."),))
"""
WAYS = {
    "crash_of_itself": "raise RuntimeError(f'no good: {value} {key!r} {ports!r}')",
    "crash_of_a_value": "int(value)",
    "crash_of_a_name": "{}[value]",
    "crash_of_a_chain": """
    try:
        int(value)
    except ValueError as error:
        raise OSError(value) from error""",
    "crash_of_a_note": "ports.note(f'told {value}'); raise RuntimeError(value)",
}
WITH_CRASHES = (
    "import sys, trayapp.vendors; trayapp.vendors.__path__.append('{folder}'); "
    "from trayapp.cli import main; sys.exit(main(sys.argv[1:]))"
)

EACH = (
    "import sys; from trayapp.cli import main; "
    "sys.exit(max(main(['{word}', each]) for each in sys.argv[1:]))"
)  # one process for all: each reads its own lines of the input

CORE = """
import sys, threading, time
from trayapp.domain.command import AskHistory, ChangeSettings, RecordSpent, Refresh, StoreSecret
from trayapp.engine.base import World
from trayapp.engine.core import Engine
from trayapp.engine.thread import CoreThread
from trayapp.system.journal import open_journal

world = World.here()
open_journal(world.paths.journal, home=world.home)
def show(what):
    print(repr(what), flush=True)
core = CoreThread(lambda: Engine(world, publish=show, alert=show, settled=show), show)
core.start()
key, once = sys.stdin.readline().split()
core.post(StoreSecret(sys.argv[1], "key", key))
core.post(StoreSecret(sys.argv[2], "key", once, this_run=True))
print(repr(StoreSecret("one", "key", key)), flush=True)
core.post(RecordSpent("month", None))
core.post(Refresh())
core.post(ChangeSettings({"general.zone": "UTC"}))
time.sleep(4)
print("READY", flush=True)
sys.stdin.readline()
core.stop()
"""


def failures(marks):
    """Every way in which a server can fail, each telling all that it was sent."""
    echo = " ".join(marks.values())
    told = {"error": {"message": f"wrong key {echo}", "detail": echo}, "message": echo}
    headers = {"X-Echo": echo[:4000], "WWW-Authenticate": f'Bearer realm="{echo[:4000]}"'}
    body = json.dumps(told).encode()
    for status in (400, 401, 403, 404, 429, 500, 503):
        yield f"status {status}", Reply(status=status, body=body, headers=headers)
    yield "garbage", Reply(body=echo.encode())
    yield "garbage in JSON", Reply(body=body, headers=headers)
    yield (
        "garbage in a page",
        Reply(body=f"<html>{echo}".encode(), headers={"Content-Type": f"text/{echo[:20]}"}),
    )
    yield "no text", Reply(body=b"\xff\xfe" + echo.encode("utf-16-le"))
    yield "cut off", Reply(body=body, cut=True)
    yield "no HTTP", Reply(raw=echo.encode() + b"\r\n\r\n")


def echoing(answer, key):
    """A recorded answer in which every text is the key that was sent."""
    match answer:
        case dict():
            return {name: echoing(value, key) for name, value in answer.items()}
        case list():
            return [echoing(value, key) for value in answer]
        case str() if any(char.isalpha() for char in answer) and not answer[:4].isdigit():
            return f"{answer} {key}"
    return answer


def key_sent(world, vendor):
    """The mark that this vendor's questions carry."""
    names = [f"key {vendor.id}/{secret.name}" for secret in vendor.secrets]
    names.append(BORROWED.get(vendor.id, ""))
    return " ".join(world.marks[name] for name in names if name in world.marks) or mark("nothing")


class Story:
    """All that was done once, and what came of it."""

    def __init__(self, folder, server, other):
        self.world, self.server, self.other = World(folder, server.url), server, other
        self.sent, self.running = {}, {}
        self.codes = {}
        self._tell()

    def _tell(self):
        world = self.world
        world.settle()
        self._answer_well()
        self._run("sources --test", "borrowed alone")
        self._log_in()
        self._commands()
        self._failures()
        self._crashes()
        self._core()
        self._status_line()
        self._log_out()

    def _answer_well(self):
        self.server.reply, self.server.replies = Reply(status=404), self.world.recorded()

    def _run(self, words, name=None, **more):
        before = len(self.server.asked)
        done = self.world.run(*words.split(), **more)
        self.codes[name or words] = done.returncode
        self.sent[name or words] = b"\n".join(seen(asked) for asked in self.server.asked[before:])
        return done

    def _log_in(self):
        vendors = self.world.vendors
        keys = [self.world.key_of(vendor, secret) for vendor in vendors for secret in vendor.secrets]
        names = " ".join(vendor.id for vendor in vendors)
        self._run(names, "log in", script=EACH.format(word="login"), send="".join(f"{key}\n" for key in keys))

    def _commands(self):
        self._run("sources --test", "asked well")
        for words in (
            "status", "status --json", "usage", "usage --json", "history", "set", "set general.zone UTC",
            "set allowance", "sources", "sources --json", "sources --test --json", "doctor", "doctor --json",
            "spent", "spent month 12.50", "spent month --forget", "spent nobody 1", "--version", "-h",
            "_scan", "nonsense", "set sources.nobody.enabled on", "login nobody", "login",
        ):  # fmt: skip
            self._run(words)
        first = next(vendor for vendor in self.world.vendors if vendor.secrets)
        borrowing = next(vendor for vendor in self.world.vendors if vendor.borrows)
        for vendor in (first, borrowing):
            self._run(f"sources {vendor.id}")
            self._run(f"set sources.{vendor.id}.enabled")
        self._run(f"login {first.id} --name nobody", send=self.world.mark("typed for no key") + "\n")
        self._run(
            f"login {first.id}", "login with what is no key", send=f"{self.world.mark('typed badly')}\x07\n"
        )

    def _failures(self):
        world, keys = (
            self.world,
            {n: v for n, v in self.world.marks.items() if n.startswith(("key", "login"))},
        )
        for name, reply in failures(keys):
            self.server.reply, self.server.replies = reply, {}
            self._run("sources --test", name)
        self._run("status", "status while all fails")
        self._answer_well()
        for vendor in world.vendors:
            for path, answer in fixture(vendor).get("answers", {}).items():
                method, _, rest = path.rpartition(" ")
                said = json.dumps(echoing(answer, key_sent(world, vendor))).encode()
                self.server.replies[f"{method} /{vendor.id}{rest}".strip()] = Reply(body=said)
        for words in ("sources --test", "sources --json", "status", "status --json", "doctor --json"):
            self._run(words, f"{words}, every text a key")
        for status in (301, 302, 307, 308):
            away = {"Location": self.other.url.replace("127.0.0.1", "localhost") + "/away"}
            self.server.reply, self.server.replies = Reply(status=status, headers=away), {}
            self._run("sources --test", f"redirect {status}")
        for name, url in (("TLS", world.url.replace("http", "https", 1)), ("nobody", "http://127.0.0.1:9")):
            world.settle(url)
            self._run("sources --test", name)
        world.settle()

    def _crashes(self):
        folder = self.world.aside / "crashes"
        folder.mkdir()
        for name, way in WAYS.items():
            (folder / f"{name}.py").write_text(
                CRASH.replace("NAME", name.replace("_", "-")).replace("WAY", way)
            )
        script = WITH_CRASHES.format(folder=folder)
        self._answer_well()
        for name in WAYS:
            ident = name.replace("_", "-")
            self._run(f"login {ident}", script=script, send=self.world.mark(f"key {ident}/key") + "\n")
        for words in ("sources --test", "sources --test --json", "status", "doctor"):
            self._run(words, f"{words}, crashing", script=script)
        # The journal cannot be written: what went wrong is then said on the terminal.
        self._run("status", "no place to write", REMAINDER_HOME="/proc/nowhere")

    def _core(self):
        """The core as the tray runs it; its files are read while it holds them open."""
        world = self.world
        keys = world.mark("stored by the window"), world.mark("stored for this run")
        self.held = world.drawer.read_bytes()
        pair = [vendor.id for vendor in world.vendors if any(each.name == "key" for each in vendor.secrets)][
            :2
        ]
        before = len(self.server.asked)
        process = subprocess.Popen(
            [sys.executable, "-c", CORE, *pair], env=world.env, cwd=world.aside, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        process.stdin.write(" ".join(keys).encode() + b"\n")
        process.stdin.flush()
        said = [process.stdout.readline()]
        while said[-1] and not said[-1].startswith(b"READY"):
            said.append(process.stdout.readline())
        self.running = world.written()
        rest, errors = process.communicate(b"\n", timeout=30)
        world.outputs.append(("core", b"".join(said) + rest + b"\0" + errors))
        self.codes["core"] = process.returncode
        self.sent["core"] = b"\n".join(seen(asked) for asked in self.server.asked[before:])

    def _status_line(self):
        limits = {"five_hour": {"used_percentage": 12, "resets_at": time.time() + 3600}}
        told = {
            "rate_limits": limits,
            "session_id": "s",
            "api_key": self.world.mark("told to the status line"),
        }
        self._run("statusline", send=json.dumps(told))
        self._run("status", "status after the status line")

    def _log_out(self):
        self.held_after = self.world.drawer.read_bytes()
        names = " ".join(vendor.id for vendor in self.world.vendors)
        self._run(names, "log out", script=EACH.format(word="logout"))


def seen(asked):
    """One question as the server saw it, what Basic hides laid open."""
    basic = [value[6:] for value in asked.headers.values() if value.startswith("Basic ")]
    said = [asked.path, *asked.headers.values(), *(base64.b64decode(each).decode() for each in basic)]
    return "\n".join(said).encode() + b"\n" + asked.body


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    other = Server()
    try:
        with running() as server:
            yield Story(tmp_path_factory.mktemp("canary"), server, other)
    finally:
        other.close()


# --- the keys were where they had to be ----------------------------------------------------------------


@pytest.mark.parametrize("name", SECRETS)
def test_every_key_was_kept_in_the_keyring_and_sent(story, name):
    key = {name: story.world.marks[f"key {name}"]}
    assert leaks(story.held, key), "login did not keep it"
    assert leaks(story.sent["asked well"], key), "the server never saw it"


@pytest.mark.parametrize("vendor", [vendor for vendor in VENDORS if vendor.borrows], ids=lambda each: each.id)
def test_every_borrowed_login_was_sent(story, vendor):
    if not any(spec.name == "base_url" for spec in vendor.needs):
        assert fixture(vendor).get("programs"), "it asks neither the web nor a program"
        return
    assert vendor.id in BORROWED, "plant a mark in the login that it borrows (tests/canary/world.py)"
    name = BORROWED[vendor.id]
    assert leaks(story.sent["borrowed alone"], {name: story.world.marks[name]}), "the server never saw it"


FAILED = (*(name for name, _ in failures({"x": "x"})), *(f"redirect {n}" for n in (301, 302, 307, 308)))


@pytest.mark.parametrize("name", FAILED)
def test_in_every_failure_each_key_was_sent(story, name):
    sent = {each for each in SECRETS if leaks(story.sent[name], {each: story.world.marks[f"key {each}"]})}
    assert set(SECRETS) - sent == set()
    assert story.codes[name] == 1


def test_what_was_run_did_what_it_is_for(story):
    for name in ("TLS", "nobody", "sources --test, crashing"):
        assert story.codes[name] == 1, name
    for name in (
        "log in",
        "log out",
        "usage",
        "set",
        "doctor",
        "statusline",
        "spent month 12.50",
        "history",
        "core",
    ):
        assert story.codes[name] == 0, name
    unforeseen = {
        name for name, said in story.world.outputs if b"Something went wrong that was not foreseen" in said
    }
    assert unforeseen == set()
    [crash] = [
        said for name, said in story.world.outputs if name == "sources --test" and b"crash-of-itself" in said
    ]
    assert b"could not be asked. The journal has the details." in crash


def test_what_is_stored_from_a_window_is_in_the_keyring_and_what_is_for_this_run_is_not(story):
    marks = story.world.marks
    assert leaks(story.held_after, {"kept": marks["stored by the window"]})
    assert not leaks(story.held_after, {"once": marks["stored for this run"]})
    assert leaks(story.sent["core"], {"kept": marks["stored by the window"]})
    assert leaks(story.sent["core"], {"once": marks["stored for this run"]})


def test_logging_out_empties_the_drawer(story):
    left = json.loads(story.world.drawer.read_text())
    assert [name for name in left if "crash" not in name] == []


# --- and nowhere else -------------------------------------------------------------------------------------


def test_nothing_that_was_printed_holds_a_key(story):
    found = {name: leaks(said, story.world.marks) for name, said in story.world.outputs}
    assert {name: names for name, names in found.items() if names} == {}


def test_no_file_holds_a_key(story):
    written = story.world.written()
    assert any(name.endswith("remainder.db") for name in written)
    assert any(name.endswith("settings.toml") for name in written)
    assert any(name.endswith(".log") for name in written), "the crashes left no journal"
    found = {name: leaks(name.encode() + data, story.world.marks) for name, data in written.items()}
    assert {name: names for name, names in found.items() if names} == {}


def test_no_file_holds_a_key_while_the_core_runs(story):
    assert any(name.endswith("remainder.db-wal") for name in story.running)
    found = {name: leaks(data, story.world.marks) for name, data in story.running.items()}
    assert {name: names for name, names in found.items() if names} == {}


def test_other_programs_logins_are_as_they_were(story):
    now = story.world.state_of_home()
    assert {path: data for path, data in now.items() if path in story.world.planted} == story.world.planted


def test_no_process_is_given_a_key(story):
    found = []
    for start in story.world.starts():
        name = start["program"].replace("\\", "/").rpartition("/")[2]
        own = start["words"][1:3] == ["-m", "trayapp"]
        assert own or start["env"] is not None, f"{name} inherits the whole environment"
        env = {} if own else start["env"]
        names = leaks(json.dumps([start["words"], env]).encode(), story.world.marks)
        found += [(name, names)] if names else []
    assert found == []


def test_programs_were_started_at_all(story):
    started = {start["program"].rpartition("/")[2] for start in story.world.starts()}
    assert "gh" in started
    wanted = {name for vendor in VENDORS for name in fixture(vendor).get("programs", {})}
    assert wanted <= started


def test_no_key_follows_a_redirect(story):
    told = b"\n".join(seen(asked) for asked in story.other.asked)
    assert leaks(told, story.world.marks) == []


def test_each_vendor_gets_its_own_keys_alone(story):
    """A question below a vendor's address carries no other vendor's key."""
    foreign = []
    for asked in story.server.asked:
        vendor = asked.path.split("/")[1]
        others = {
            name: value for name, value in story.world.marks.items()
            if name.startswith("key ") and not name.startswith(f"key {vendor}/")
        }  # fmt: skip
        foreign += [(vendor, leaks(seen(asked), others))] if leaks(seen(asked), others) else []
    assert foreign == []


def test_the_sessions_variables_are_sent_to_nobody(story):
    marks = {name: story.world.marks[f"variable {name}"] for name in VARIABLES}
    told = b"\n".join(seen(asked) for asked in (*story.server.asked, *story.other.asked))
    assert leaks(told, marks) == []


# --- a leak would be found ----------------------------------------------------------------------------------

KEY = mark("a test's own")


@pytest.mark.parametrize(
    "form",
    [
        KEY.encode(),
        KEY[:14].encode(),
        b"..." + KEY[14:].encode() + b"...",
        f"Authorization: Bearer {KEY}".encode(),
        KEY.upper().encode(),
        KEY[::-1].encode(),
        KEY.encode("utf-16-le"),
        KEY.encode().hex().encode(),
        *(base64.b64encode(b"abc"[:n] + KEY.encode()) for n in range(3)),
        base64.b64encode(f"public:{KEY}".encode()),
        json.dumps({"x": [KEY]}).encode(),
    ],
)
def test_any_trace_of_a_key_is_found(form):
    assert leaks(b"before " + form + b" after", {"key": KEY, "other": mark("other")}) == ["key"]


def test_a_key_in_a_database_and_in_its_log_is_found(tmp_path):
    db = sqlite3.connect(tmp_path / "leak.db")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE t (a, b)")
    db.commit()
    db.execute("INSERT INTO t VALUES (1, ?)", (json.dumps({"title": KEY}),))
    db.commit()
    assert leaks((tmp_path / "leak.db-wal").read_bytes(), {"key": KEY}) == ["key"]
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    assert leaks((tmp_path / "leak.db").read_bytes(), {"key": KEY}) == ["key"]


LEAKY = (
    "import os, pathlib, subprocess, sys; key = os.environ['SOME_PASSWORD']; "
    "own = pathlib.Path(os.environ['REMAINDER_HOME']); own.mkdir(parents=True, exist_ok=True); "
    "(own / 'leak').write_text(key); pathlib.Path(os.environ['HOME'], 'leak').write_text(key); "
    "print(key); print(key, file=sys.stderr); "
    "subprocess.run(['true', key], env=dict(os.environ)); "
    "subprocess.run([sys.executable, '-c', '0'], env={'A': key})"
)


def test_a_program_that_leaks_is_caught_in_every_place(tmp_path):
    with running() as server:
        world = World(tmp_path, server.url)
    world.run(script=LEAKY)
    [(_, said)] = world.outputs
    out, _, errors = said.partition(b"\0")
    name = "variable SOME_PASSWORD"
    assert leaks(out, world.marks) == leaks(errors, world.marks) == [name]
    written = world.written()
    assert {
        path.rpartition("/")[2] for path, data in written.items() if leaks(data, world.marks) == [name]
    } == {"leak"}
    assert len(written) == 2
    started = [leaks(json.dumps(start).encode(), world.marks) for start in world.starts()]
    assert started[0]
    assert started[1] == [name]
