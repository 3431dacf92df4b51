"""`login` and `logout` as real processes, at a terminal where it matters, with a keyring made for them."""

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.web_server import Reply, running

KEY = "sk-test-v1-0123456789abcdef"
DRAWER = """
import json, os
from pathlib import Path
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 9
    path = Path(os.environ["DRAWER"])

    def _held(self):
        return json.loads(self.path.read_text()) if self.path.exists() else {}

    def get_password(self, service, username):
        return self._held().get(f"{service} {username}")

    def set_password(self, service, username, password):
        self.path.write_text(json.dumps(self._held() | {f"{service} {username}": password}))

    def delete_password(self, service, username):
        held = self._held()
        del held[f"{service} {username}"]
        self.path.write_text(json.dumps(held))
"""


class Desk:
    """A home with a keyring that works: a file of the test's, outside of everything that is searched."""

    def __init__(self, home, folder):
        self.home = home
        self.drawer = folder / "drawer.json"
        (folder / "drawer.py").write_text(DRAWER)
        paths = os.pathsep.join([str(folder), str(Path(__file__).parents[2])])
        self.env = {
            "PYTHON_KEYRING_BACKEND": "drawer.Keyring",
            "PYTHONPATH": paths,
            "DRAWER": str(self.drawer),
        }

    def run(self, *words, send=None):
        return self.home.run(*words, send=send, **self.env)

    @property
    def held(self):
        return json.loads(self.drawer.read_text()) if self.drawer.exists() else {}

    @property
    def on(self):
        return {each["id"] for each in self.home.json("sources", "--json")["sources"] if each["enabled"]}

    def at_terminal(self, *words, answers=()):
        """The program at a terminal of its own: each answer is typed when its prompt (the key) shows."""
        ours, theirs = os.openpty()
        env = {**self.home.env, **self.env}
        process = subprocess.Popen(
            [sys.executable, "-m", "trayapp", *words],
            env=env,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        said, rest = "", list(answers)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if rest and said.rstrip(" ").endswith(rest[0][0]):
                os.write(ours, f"{rest.pop(0)[1]}\n".encode())
            if not select.select([ours], [], [], 0.05)[0]:
                continue
            try:
                more = os.read(ours, 4096)
            except OSError:  # Linux's way to say that nobody is left at the other end
                break
            if not more:
                break
            said += more.decode()
        os.close(ours)
        code = process.wait(10)
        assert not rest, said
        return code, said.replace("\r\n", "\n")


@pytest.fixture
def desk(home, tmp_path):
    return Desk(home, tmp_path)


terminal = pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")


# --- keys ------------------------------------------------------------------------------------------


def test_a_key_from_a_pipe_is_kept_and_removed_again(desk):
    done = desk.run("login", "openrouter", send=f"{KEY}\nnot read\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The key for OpenRouter is in the keyring. OpenRouter is asked from now on.\n"
    assert desk.held == {"remainder openrouter/key": KEY}
    assert desk.on == {"openrouter"}
    done = desk.run("logout", "openrouter")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "OpenRouter is no longer asked.\nNo longer in the keyring: API key.\n"
    assert (desk.held, desk.on) == ({}, set())
    assert desk.run("logout", "openrouter").returncode == 0


def test_several_keys_come_one_on_each_line(desk):
    done = desk.run("login", "langfuse", send="pk-lf-1\n  sk-lf-2  \n")
    assert done.returncode == 0
    assert done.stdout.startswith("The keys for Langfuse are in the keyring. Langfuse is asked")
    assert desk.held == {
        "remainder langfuse/public_key": "pk-lf-1",
        "remainder langfuse/secret_key": "sk-lf-2",
    }
    assert desk.run("login", "langfuse", "--name", "secret_key", send="sk-lf-3\n").returncode == 0
    assert desk.held["remainder langfuse/secret_key"] == "sk-lf-3"
    done = desk.run("logout", "langfuse")
    assert done.stdout.endswith("No longer in the keyring: Public key, Secret key.\n")
    assert desk.held == {}


@pytest.mark.parametrize("send", ["", "\n", "pk-lf-1\n", "pk-lf-1\n\n", "pk-lf-1\n\x1b[2J\n"])
def test_one_key_too_few_changes_nothing(desk, send):
    done = desk.run("login", "langfuse", send=send)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("remainder: No key was given (")
    assert (desk.held, desk.on) == ({}, set())


def test_a_keyring_that_is_not_there_keeps_the_source_off(home):
    done = home.run("login", "openrouter", send=f"{KEY}\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no keyring" in done.stderr
    assert KEY not in done.stderr
    assert not list(home.own.rglob("settings.toml"))


def test_logging_out_switches_off_even_where_the_keyring_is_gone(desk):
    desk.run("login", "openrouter", send=f"{KEY}\n")
    done = desk.home.run("logout", "openrouter")
    assert done.returncode == 1
    assert done.stdout == "OpenRouter is no longer asked.\n"
    assert "no keyring" in done.stderr
    assert desk.on == set()


def test_a_name_that_is_not_there_is_said(desk):
    done = desk.run("login", "openrouter", "--name", "other", send=f"{KEY}\n")
    assert (done.returncode, done.stderr) == (
        1,
        'remainder: OpenRouter has no key named "other". Names: key.\n',
    )
    done = desk.run("login", "cursor", "--name", "key", send=f"{KEY}\n")
    assert done.stderr == "remainder: Cursor needs no key.\n"
    assert desk.held == {}


# --- sources without a key of their own ------------------------------------------------------------


@pytest.mark.parametrize("how", ["run", "terminal"])
def test_a_source_that_borrows_is_switched_on_and_says_what_it_borrows(desk, how):
    if how == "run":
        done = desk.run("login", "cursor")
        code, said = done.returncode, done.stdout + done.stderr
    elif sys.platform == "win32":
        pytest.skip("no such terminals there")
    else:
        code, said = desk.at_terminal("login", "cursor")
    assert code == 0
    assert said == (
        "Cursor is asked from now on.\n"
        "The sign-in of Cursor on this computer, read from its own state for each call.\n"
        "The vendor has not documented this way: it may change or end at any time.\n"
        "To switch it off: remainder logout cursor\n"
    )
    assert (desk.held, desk.on) == ({}, {"cursor"})
    assert desk.run("logout", "cursor").stdout == "Cursor is no longer asked.\n"
    assert desk.on == set()


def test_a_key_that_may_be_left_out_is(desk):
    done = desk.run("login", "copilot")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("GitHub Copilot is asked from now on.\nThe GitHub sign-in of gh, ")
    assert (desk.held, desk.on) == ({}, {"copilot"})
    assert desk.run("login", "copilot", send="gho_mine\n").stdout.startswith("The key for GitHub Copilot is")
    assert desk.held == {"remainder copilot/token": "gho_mine"}


def test_without_a_keyring_what_needs_none_goes_on_and_off(home):
    assert home.run("login", "copilot").returncode == 0
    done = home.run("logout", "copilot")
    assert (done.returncode, done.stdout, done.stderr) == (0, "GitHub Copilot is no longer asked.\n", "")


@pytest.mark.parametrize("command", ["login", "logout"])
def test_a_source_that_cannot_be_asked_says_what_serves_instead(desk, command):
    done = desk.run(command, "together", send=f"{KEY}\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("remainder: ")
    assert "Together" in done.stderr
    assert (desk.held, desk.on) == ({}, set())


# --- at a terminal ---------------------------------------------------------------------------------


@terminal
def test_keys_are_asked_for_in_turn_and_do_not_show(desk):
    code, said = desk.at_terminal(
        "login", "langfuse", answers=[("Public key:", "pk-lf-typed"), ("Secret key:", "sk-lf-typed")]
    )
    assert code == 0
    assert "typed" not in said
    assert said.index("begins with pk-lf-") < said.index("Public key:") < said.index("Secret key:")
    assert set(desk.held.values()) == {"pk-lf-typed", "sk-lf-typed"}


@terminal
def test_nothing_typed_is_no_key(desk):
    code, said = desk.at_terminal("login", "openrouter", answers=[("API key:", "")])
    assert code == 1
    assert "No key was given (API key). Nothing was changed." in said
    assert desk.held == {}


@terminal
def test_without_a_registration_the_sign_in_says_so_and_a_token_is_asked_for(desk):
    asked = "GitHub token, or nothing:"
    code, said = desk.at_terminal("login", "copilot", answers=[(asked, "gho_typed")])
    assert code == 0
    assert said.index("Run gh auth login, which is enough") < said.index(asked)
    assert "gho_typed" not in said
    assert desk.held == {"remainder copilot/token": "gho_typed"}
    assert desk.on == {"copilot"}
    code, said = desk.at_terminal("login", "copilot", answers=[(asked, "")])
    assert code == 0
    assert "The GitHub sign-in of gh" in said


BEGUN = {
    "device_code": "d",
    "user_code": "WDJB-MJHT",
    "verification_uri": "https://github.com/login/device",
    "interval": 0,
}


@terminal
@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        ({"access_token": "gho_granted"}, 0, "The key for GitHub Copilot is in the keyring."),
        ({"error": "access_denied"}, 1, "The sign-in was declined in the browser."),
        ({"error": "expired_token"}, 1, "The code has run out"),
    ],
)
def test_signing_in_with_a_code(desk, answer, code, words):
    with running() as server:
        server.replies = {
            "POST /login/device/code": Reply(body=json.dumps(BEGUN).encode()),
            "POST /login/oauth/access_token": Reply(body=json.dumps(answer).encode()),
        }
        desk.home.run("set", "sources.copilot.base_url", server.url)
        desk.home.run("set", "sources.copilot.client_id", "Iv1.0123456789abcdef")
        found, said = desk.at_terminal("login", "copilot")
    assert found == code
    assert "Open https://github.com/login/device and enter the code WDJB-MJHT\n" in said
    assert words in said
    assert "gho_granted" not in said
    assert desk.held == ({} if code else {"remainder copilot/token": "gho_granted"})
    assert desk.on == (set() if code else {"copilot"})


@terminal
def test_no_key_is_left_anywhere_but_in_the_keyring(desk):
    desk.run("login", "openrouter", send=f"{KEY}\n")
    desk.at_terminal("login", "langfuse", answers=[("Public key:", KEY), ("Secret key:", KEY)])
    desk.run("sources")
    for folder in (desk.home.own, desk.home.folder):
        for path in folder.rglob("*"):
            assert not path.is_file() or KEY.encode() not in path.read_bytes()
