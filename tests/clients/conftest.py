"""The vendors' unmodified clients, each in an empty home of its own; `make test-clients` installs them."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.clients.standin import Proxy, Standin

INSTALLED = os.environ.get("REMAINDER_CLIENTS")
collect_ignore_glob = [] if INSTALLED else ["test_*.py"]

PROGRAMS = {
    "claude": "@anthropic-ai/claude-code-linux-x64/claude",
    # Not the script that npm puts on the path: that is one more process, tested by itself.
    "codex": "@openai/codex-linux-x64/vendor/x86_64-unknown-linux-musl/bin/codex",
    "gemini": "@google/gemini-cli/bundle/gemini.js",
    "copilot": "@github/copilot-linux-x64/copilot",
}


def program(name):
    return Path(INSTALLED).resolve() / "node_modules" / PROGRAMS[name]


@dataclass
class Away:
    """A home with nothing in it, and the stand-in as everything that can be reached from there."""

    home: Path
    proxy: Proxy
    standin: Standin
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def env(self):
        """As a session behind a company's proxy has it."""
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "HTTPS_PROXY": self.proxy.url,
            "HTTP_PROXY": self.proxy.url,
            "NODE_EXTRA_CA_CERTS": str(self.proxy.authority),
            "CODEX_CA_CERTIFICATE": str(self.proxy.authority),
            **self.extra,
        }

    @property
    def asked(self):
        return [f"{each.method} {each.host}{each.path.partition('?')[0]}" for each in self.standin.asked]

    def files(self):
        return [path for path in self.home.rglob("*") if path.is_file()]


@pytest.fixture
def away(tmp_path):
    home, folder = tmp_path / "home", tmp_path / "certificates"
    home.mkdir()
    folder.mkdir()
    standin = Standin({})
    with Proxy(standin, folder) as proxy:
        yield Away(home, proxy, standin)
    shutil.rmtree(home, ignore_errors=True)
