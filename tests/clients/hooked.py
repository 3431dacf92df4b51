"""A person's home with a client, its hook, and the running program's own end of it."""

import asyncio
import json
import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.clients.conftest import program
from trayapp.engine.asked import SILENT, Around, Asked
from trayapp.system.hook_server import HookServer
from trayapp.system.prices import load_book
from trayapp.system.resources import find_resources

ROOT = Path(__file__).parents[2]
VERSION = "2.1.330"


class Hooked:
    """`tasks` are those that were asked about; `word` is what is said of them."""

    def __init__(self, folder, model):
        self.home, self.work, self.model = folder / "home", folder / "work", model
        self.home.mkdir()
        self.work.mkdir()
        self.own = self.home / "own"
        self.tasks, self.kept, self.word = [], [], SILENT
        self.env = {
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "SHELL": "/bin/bash", "REMAINDER_HOME": str(self.own),
        }  # fmt: skip

    def hook(self, *words):
        done = subprocess.run(
            [sys.executable, "-m", "trayapp", "hook", *words],
            env=self.env | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True, encoding="utf-8",
        )  # fmt: skip
        return done.stdout

    def start(self):
        """The tray program as a process of its own, without a screen."""
        return subprocess.Popen(
            [sys.executable, "-m", "trayapp"],
            env=self.env | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def consider(self, task, _session):
        self.tasks.append(task)
        return self.word

    @contextmanager
    def running(self, answer=None):
        """The program's end, on a thread of its own; `answer` in the place of what it says."""
        book = load_book(find_resources(), None)
        asked = Asked(
            consider=self.consider,
            book=lambda: book,
            now=lambda: datetime.now(UTC),
            around=Around(keep=self.kept.append, line=lambda _: "42 % left", home=self.home),
        )
        server = HookServer(self.own / "state/hooks", self.own / "run", answer or asked.answer)
        loop = asyncio.new_event_loop()
        task = loop.create_task(server.run())
        thread = threading.Thread(target=_run, args=(loop, task))
        thread.start()
        try:
            yield
        finally:
            loop.call_soon_threadsafe(task.cancel)
            thread.join()
            loop.close()

    # --- clients -------------------------------------------------------------------------------------------

    def claude(self):
        self.env |= {
            "ANTHROPIC_BASE_URL": self.model.url, "ANTHROPIC_API_KEY": "sk-test",
            "DISABLE_TELEMETRY": "1",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", "DISABLE_AUTOUPDATER": "1",
        }  # fmt: skip
        trusted = {"hasTrustDialogAccepted": True, "hasCompletedProjectOnboarding": True}
        began = {
            "hasCompletedOnboarding": True, "lastOnboardingVersion": VERSION,
            "theme": "dark", "numStartups": 3,
            "customApiKeyResponses": {"approved": ["sk-test"], "rejected": []},
            "projects": {str(self.work): trusted},
        }  # fmt: skip
        (self.home / ".claude.json").write_text(json.dumps(began))
        return [program("claude")]

    def codex(self):
        self.env |= {"MOCK_KEY": "sk-test"}
        (self.home / ".codex").mkdir()
        (self.home / ".codex/config.toml").write_text(
            f'model = "gpt-5.5"\nmodel_provider = "mock"\ncheck_for_update_on_startup = false\n'
            # What it would ask about first, answered.
            '[notice.model_migrations]\n"gpt-5.5" = "gpt-6-sol"\n'
            f'[projects."{self.work}"]\ntrust_level = "trusted"\n'
            f'[model_providers.mock]\nname = "mock"\nbase_url = "{self.model.url}/v1"\n'
            f'env_key = "MOCK_KEY"\nwire_api = "responses"\n'
        )
        return [program("codex"), "-s", "danger-full-access", "-a", "never", "--no-alt-screen", "--no-daemon"]

    def gemini(self):
        self.env |= {"GEMINI_API_KEY": "sk-test", "GOOGLE_GEMINI_BASE_URL": self.model.url}
        (self.home / ".gemini").mkdir()
        settings = {
            "security": {"auth": {"selectedType": "gemini-api-key"}, "folderTrust": {"enabled": False}},
            "general": {"enableAutoUpdate": False, "enableAutoUpdateNotification": False},
            "privacy": {"usageStatisticsEnabled": False},
            # Without a name a small model is asked for one first, in a form of its own.
            "model": {"name": "gemini-3.8-flash"},
            "ui": {"theme": "ANSI", "hideTips": True, "hideBanner": True},
        }
        (self.home / ".gemini/settings.json").write_text(json.dumps(settings, indent=2))
        return ["node", program("gemini")]

    def copilot(self):
        self.env |= {
            "COPILOT_OFFLINE": "true", "COPILOT_AUTO_UPDATE": "false", "COPILOT_MODEL": "gpt-5.4",
            "COPILOT_PROVIDER_BASE_URL": f"{self.model.url}/v1", "COPILOT_PROVIDER_API_KEY": "sk-test",
        }  # fmt: skip
        (self.home / ".copilot").mkdir()
        trusted = {"trustedFolders": [str(self.work)], "trusted_folders": [str(self.work)]}
        for name in ("settings.json", "config.json"):
            (self.home / ".copilot" / name).write_text(json.dumps(trusted, indent=2))
        return [program("copilot"), "--no-auto-update"]

    def ask(self, command, *words, seconds=60):
        """The finished process of one prompt without a screen."""
        return subprocess.run(
            [*map(str, command), *words], env=self.env | {"TERM": "dumb"}, cwd=self.work, timeout=seconds,
            capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip


def _run(loop, task):
    asyncio.set_event_loop(loop)
    loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
