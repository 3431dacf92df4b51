"""Real clients ask a stand-in for their models; what they wrote down is read, and is what they asked for."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.clients.conftest import INSTALLED
from tests.clients.model import SAYS, Model
from tests.logs.home import Home, groups, total
from trayapp.logs import discover
from trayapp.logs.scan import scan
from trayapp.system.store import Store

PROGRAMS = {
    "gemini": "@google/gemini-cli/bundle/gemini.js",
    "copilot": "@github/copilot-linux-x64/copilot",
    "opencode": "opencode-linux-x64/bin/opencode",
    "qwen": "@qwen-code/qwen-code/cli.js",
    "pi": "@mariozechner/pi-coding-agent/dist/cli.js",
}
NODE = ("/usr/local/bin", "/usr/bin", "/bin")


def program(name):
    return Path(INSTALLED).resolve() / "node_modules" / PROGRAMS[name]


class Person:
    """A home in which one client is set up, and a folder to work in."""

    def __init__(self, folder, model, name):
        self.home, self.work, self.model, self.name = folder / "home", folder / "work", model, name
        self.work.mkdir(parents=True)
        self.home.mkdir()
        subprocess.run(["git", "init", "-q", str(self.work)], check=True)
        # Nothing but the stand-in is there to be reached, and nothing is waited for.
        self.env = {
            "PATH": ":".join(NODE), "HOME": str(self.home), "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9", "NO_PROXY": "127.0.0.1",
        }  # fmt: skip
        getattr(self, f"_{name}")()

    def write(self, path, content):
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content), encoding="utf-8")

    def say(self, *words):
        at = program(self.name)
        command = ["node", str(at)] if at.suffix == ".js" else [str(at)]
        done = subprocess.run(
            [*command, *self.arguments, *words], cwd=self.work, env=self.env, stdin=subprocess.DEVNULL,
            capture_output=True, check=False, timeout=120, encoding="utf-8",
        )  # fmt: skip
        assert SAYS in done.stdout, done.stdout + done.stderr

    def _gemini(self):
        self.env |= {"GEMINI_API_KEY": "sk-test", "GOOGLE_GEMINI_BASE_URL": self.model.url}
        auth = {"auth": {"selectedType": "gemini-api-key"}, "folderTrust": {"enabled": False}}
        updates = {"enableAutoUpdate": False, "enableAutoUpdateNotification": False}
        privacy = {"usageStatisticsEnabled": False}
        self.write(".gemini/settings.json", {"security": auth, "general": updates, "privacy": privacy})
        # With a model named, it asks none which model to ask: that call wants an answer of another kind.
        self.arguments = ("-m", "gemini-3.8-flash")
        self.first, self.again = ("-p", "say hi"), ("--resume", "latest", "-p", "and again")

    def _copilot(self):
        self.env |= {
            "COPILOT_OFFLINE": "true", "COPILOT_AUTO_UPDATE": "false", "COPILOT_MODEL": "gpt-5.4",
            "COPILOT_PROVIDER_BASE_URL": f"{self.model.url}/v1", "COPILOT_PROVIDER_API_KEY": "sk-test",
        }  # fmt: skip
        self.arguments, self.first, self.again = (), ("-p", "say hi"), ("--continue", "-p", "and again")

    def _opencode(self):
        model = {"name": "gpt-5.4", "cost": {"input": 1, "output": 2, "cache_read": 0.1}}
        provider = {
            "npm": "@ai-sdk/openai-compatible", "name": "stand-in", "models": {"gpt-5.4": model},
            "options": {"baseURL": f"{self.model.url}/v1", "apiKey": "sk-test"},
        }  # fmt: skip
        settings = {"autoupdate": False, "share": "disabled", "provider": {"standin": provider}}
        self.write(".config/opencode/opencode.json", settings)
        self.env |= {"OPENCODE_DISABLE_AUTOUPDATE": "1", "OPENCODE_DISABLE_MODELS_FETCH": "1"}
        self.arguments = ("run", "--model", "standin/gpt-5.4")
        self.first, self.again = ("say hi",), ("--continue", "--fork", "and again")

    def _qwen(self):
        # A proxy would be asked for the stand-in too, whatever NO_PROXY says.
        self.env = {name: value for name, value in self.env.items() if not name.endswith("_PROXY")}
        quiet = {"privacy": {"usageStatisticsEnabled": False}, "general": {"disableAutoUpdate": True}}
        self.write(".qwen/settings.json", quiet)
        self.env |= {
            "OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": f"{self.model.url}/v1",
            "OPENAI_MODEL": "qwen3-coder-plus",
        }  # fmt: skip
        self.arguments = ("--auth-type", "openai")
        self.first, self.again = ("-p", "say hi"), ("--continue", "-p", "and again")

    def _pi(self):
        cost = {"input": 1, "output": 2, "cacheRead": 0.1, "cacheWrite": 0}
        model = {
            "id": "gpt-5.4", "name": "x", "reasoning": False, "input": ["text"], "cost": cost,
            "contextWindow": 100_000, "maxTokens": 8_000,
        }  # fmt: skip
        standin = {
            "baseUrl": f"{self.model.url}/v1", "api": "openai-completions", "apiKey": "sk-test",
            "models": [model],
        }  # fmt: skip
        self.write(".pi/agent/models.json", {"providers": {"standin": standin}})
        self.env |= {"PI_OFFLINE": "1"}
        self.arguments = ("--provider", "standin", "--model", "gpt-5.4")
        self.first, self.again = ("-p", "say hi"), ("-p", "--continue", "and again")


@pytest.fixture(params=PROGRAMS)
def person(request, tmp_path):
    if not program(request.param).exists():
        pytest.skip(f"{request.param} is not among the installed clients")
    with Model() as model:
        yield Person(tmp_path, model, request.param)


def asked(model):
    """Tokens of each question to the model, as the stand-in tells them."""
    endings = ("completions", "responses", "messages", "enerateContent")
    return sorted(max(10, len(body.encode()) // 4) for path, body in model.asked if path.endswith(endings))


def test_what_a_client_wrote_is_what_it_asked_for(person):
    home, store = Home(person.home), Store.in_memory()
    person.say(*person.first)
    home.scan(store)
    first = total(store)
    assert first[-1] >= 1
    person.say(*person.again)
    before = {path: path.read_bytes() for path in person.home.rglob("*") if path.is_file()}
    home.scan(store)
    counted = total(store)
    # Calls that a client makes for itself, such as for a title, are in few logs; those that are count too.
    assert first[-1] < counted[-1] <= len(asked(person.model))
    assert counted[1] == 57 * counted[-1]
    known = asked(person.model)
    assert counted[0] + counted[2] + counted[3] <= sum(known)
    assert counted[0] + counted[2] + counted[3] >= sum(known[: counted[-1]])
    assert {group.project for group in groups(store)} <= {str(person.work), ""}
    assert {path: path.read_bytes() for path in person.home.rglob("*") if path.is_file()} == before
    fresh = Store.in_memory()
    scan(fresh, discover(), home.places)
    assert total(fresh) == counted
