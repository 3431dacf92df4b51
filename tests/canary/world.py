"""A person's whole computer with a marked key wherever one can be, and the real program run on it."""

import base64
import json
import os
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

from tests.canary.marks import mark
from tests.vendors.world import FIXTURES
from tests.web_server import Reply
from trayapp.settings import Kind
from trayapp.vendors import discover

ROOT = Path(__file__).parents[2]
HOOK = Path(__file__).with_name("hook")

# What a session may hold; none of it is any business of another program, nor of a file.
VARIABLES = (
    "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_ADMIN_KEY", "CLAUDE_CODE_OAUTH_TOKEN",
    "OPENAI_API_KEY", "CODEX_API_KEY", "GITHUB_TOKEN", "GH_TOKEN", "GH_ENTERPRISE_TOKEN",
    "COPILOT_GITHUB_TOKEN", "CURSOR_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY", "LITELLM_API_KEY",
    "LITELLM_MASTER_KEY", "OPENROUTER_API_KEY", "XAI_API_KEY", "DEEPSEEK_API_KEY", "MOONSHOT_API_KEY",
    "DEEPINFRA_API_KEY", "FIREWORKS_API_KEY", "BASETEN_API_KEY", "PORTKEY_API_KEY", "LANGFUSE_SECRET_KEY",
    "HELICONE_API_KEY", "TOGETHER_API_KEY", "MISTRAL_API_KEY", "GROQ_API_KEY", "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN", "AZURE_CLIENT_SECRET", "DATABRICKS_TOKEN", "SOME_PASSWORD",
)  # fmt: skip

PROGRAM = """#!{python}
import json, os, sys
with open({seen!r}, "a") as file:
    file.write(json.dumps({{"program": {name!r}, "words": sys.argv, "env": dict(os.environ)}}) + "\\n")
sys.stdout.write({said!r})
sys.stdout.flush()
"""


def fixture(vendor):
    """Its recorded answer: the plain one, else the first of a plan."""
    stem = vendor.id.replace("-", "_")
    paths = [FIXTURES / f"{stem}.json", *sorted(FIXTURES.glob(f"{stem}__*.json"))]
    path = next((each for each in paths if each.exists()), None)
    return {} if path is None else json.loads(path.read_text(encoding="utf-8"))


class World:
    """`own` is where the program may write; `home` holds other programs' logins; `aside` is the test's."""

    def __init__(self, folder, url):
        self.home, self.own, self.aside = (folder / name for name in ("home", "own", "aside"))
        for made in (self.home, self.aside / "bin"):
            made.mkdir(parents=True)
        self.url = url
        self.drawer, self.started, self.seen = (self.aside / n for n in ("drawer", "started", "seen"))
        self.vendors = [vendor for vendor in discover() if vendor.fetch is not None]
        self.marks = {}
        self.outputs = []
        self._plant()
        self.planted = self.state_of_home()
        keep = {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR") if name in os.environ}
        self.env = {
            **keep,
            "PATH": os.pathsep.join([str(self.aside / "bin"), "/usr/bin", "/bin"]),
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".local" / "share"),
            "XDG_STATE_HOME": str(self.home / ".local" / "state"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "REMAINDER_HOME": str(self.own),
            "TZ": "UTC",
            "PYTHONPATH": os.pathsep.join([str(HOOK), str(ROOT)]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHON_KEYRING_BACKEND": "tests.canary.drawer.Drawer",
            "CANARY_DRAWER": str(self.drawer),
            "CANARY_STARTED": str(self.started),
            "no_proxy": "*",
            **{name: self.mark(f"variable {name}") for name in VARIABLES},
        }

    def mark(self, what):
        """A marked key of this name."""
        self.marks[what] = mark(what)
        return self.marks[what]

    def key_of(self, vendor, secret):
        return self.mark(f"key {vendor.id}/{secret.name}")

    # --- what other programs have -----------------------------------------------------------------------

    def _plant(self):
        """Logins of other programs, each with a mark; and programs that write down how they were run."""
        self._cursor(self.mark("login cursor"))
        creds = {
            "access_token": self.mark("login gemini"),
            "refresh_token": self.mark("login gemini, refresh"),
        }
        self.write(".gemini/oauth_creds.json", {**creds, "expiry_date": (time.time() + 86_400) * 1000})
        self.write(".gemini/settings.json", {"security": {"auth": {"selectedType": "oauth-personal"}}})
        self.write(".claude/.credentials.json", {"claudeAiOauth": {"accessToken": self.mark("login claude")}})
        self.write(".codex/auth.json", {"tokens": {"access_token": self.mark("login codex")}})
        self.write(".config/gh/hosts.yml", {"github.com": {"oauth_token": self.mark("login gh, file")}})
        said = {"gh": self.mark("login gh") + "\n"}
        for vendor in self.vendors:
            for name, words in fixture(vendor).get("programs", {}).items():
                said.setdefault(name, words if isinstance(words, str) else _lines(words))
        others = ("claude", "codex", "gh", "cursor", "gemini", "grok", "az", "aws", "gcloud", "databricks")
        for name in {*others, *said}:
            path = self.aside / "bin" / name
            text = PROGRAM.format(
                python=sys.executable, seen=str(self.seen), name=name, said=said.get(name, "")
            )
            path.write_text(text, encoding="utf-8")
            path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def _cursor(self, value):
        claims = {"sub": "auth0|user_1", "exp": time.time() + 86_400}
        parts = [{"alg": "HS256"}, claims]
        token = ".".join(
            base64.urlsafe_b64encode(json.dumps(each).encode()).decode().strip("=") for each in parts
        )
        path = self.home / ".config/Cursor/User/globalStorage/state.vscdb"
        path.parent.mkdir(parents=True)
        db = sqlite3.connect(path)
        with db:
            db.execute("CREATE TABLE ItemTable (key TEXT UNIQUE, value BLOB)")
            db.execute("INSERT INTO ItemTable VALUES ('cursorAuth/accessToken', ?)", (f"{token}.{value}",))
        db.close()

    def write(self, name, document):
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document), encoding="utf-8")

    def state_of_home(self):
        """Every file of the home as it is."""
        return {path: path.read_bytes() for path in sorted(self.home.rglob("*")) if path.is_file()}

    # --- what the person has chosen ---------------------------------------------------------------------

    def settle(self, url=None):
        """Every source is asked at this address; by default at the server."""
        lines = []
        for vendor in self.vendors:
            chosen = fixture(vendor).get("choices", {})
            lines += [f"[sources.{vendor.id}]", "enabled = true"]
            for spec in vendor.needs:
                if spec.kind is Kind.ADDRESS:
                    lines.append(f"{spec.name} = {json.dumps(f'{url or self.url}/{vendor.id}')}")
                elif spec.name in chosen:
                    lines.append(f"{spec.name} = {json.dumps(chosen[spec.name])}")
        lines += [
            "[[allowance]]",
            'key = "month"',
            'title = "Month"',
            'unit = "USD"',
            'period = "monthly"',
            "limit = 250",
        ]
        file = self.own / "config" / "settings.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def recorded(self):
        """Answers by path: each vendor's recorded one, below its id."""
        replies = {}
        for vendor in self.vendors:
            for path, answer in fixture(vendor).get("answers", {}).items():
                method, _, rest = path.rpartition(" ")
                replies[f"{method} /{vendor.id}{rest}".strip()] = Reply(body=json.dumps(answer).encode())
        return replies

    # --- the program ------------------------------------------------------------------------------------

    def run(self, *words, send="", script=None, **env):
        """The program with these words (or a script with its package); what it printed is kept."""
        program = ["-c", script] if script is not None else ["-m", "trayapp"]
        done = subprocess.run(
            [sys.executable, "-X", "faulthandler", *program, *words],
            env={**self.env, **env},
            input=send.encode(),
            capture_output=True,
            cwd=self.aside,
            timeout=120,
            check=False,
        )
        self.outputs.append((" ".join(words) or "script", done.stdout + b"\0" + done.stderr))
        return done

    # --- what was written ---------------------------------------------------------------------------------

    def written(self):
        """Everything that the program can have written: name to bytes. What was planted is left out."""
        found = {str(path): path.read_bytes() for path in self.own.rglob("*") if path.is_file()}
        for path, data in self.state_of_home().items():
            if self.planted.get(path) != data:
                found[str(path)] = data
        return found

    def starts(self):
        """Every process that was started, as the audit hook and the programs themselves wrote it down."""
        lines = []
        for file in (self.started, self.seen):
            lines += file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [json.loads(line) for line in lines]


def _lines(words):
    return "".join(json.dumps(line) + "\n" for line in words)
