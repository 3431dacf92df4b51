"""A made-up home with logs, and the program run in it as a real process."""

import json
import os
import subprocess
import sys
from pathlib import Path


def claude_line(number, at, *, model="claude-opus-4-8", project="/home/me/web", **counts):
    usage = {
        "input_tokens": counts.get("input", 100),
        "output_tokens": counts.get("output", 50),
        "cache_read_input_tokens": counts.get("read", 1000),
        "cache_creation_input_tokens": counts.get("write", 20),
        "cache_creation": {
            "ephemeral_5m_input_tokens": counts.get("write", 20),
            "ephemeral_1h_input_tokens": 0,
        },
        "service_tier": "standard",
    }
    line = {
        "type": "assistant",
        "isSidechain": False,
        "cwd": project,
        "sessionId": "11111111-2222-4333-8444-555555555555",
        "version": "2.1.330",
        "timestamp": at,
        "requestId": f"req_{number}",
        "message": {
            "id": f"msg_{number}",
            "type": "message",
            "role": "assistant",
            "model": model,
            "content": [{"type": "text", "text": "made up"}],
            "usage": usage,
        },
    }
    return json.dumps(line) + "\n"


class Home:
    """A home below a test's folder; `run` gives the finished process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "home"
        self.own = folder / "own"
        self.root = Path(__file__).parents[2]
        self.folder.mkdir()
        keep = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "TMPDIR"}}
        self.env = {
            **keep,
            "HOME": str(self.folder),
            "USERPROFILE": str(self.folder),
            "REMAINDER_HOME": str(self.own),
            "TZ": "UTC",
            "PYTHONUTF8": "1",
            "PYTHONWARNINGS": "error",
        }

    def write(self, *lines: str, name: str = "11111111-2222-4333-8444-555555555555") -> Path:
        """A session's log with these lines."""
        path = self.folder / ".claude" / "projects" / "-home-me-web" / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.writelines(lines)
        return path

    def run(self, *words: str, send: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        """The program with these words."""
        return subprocess.run(
            [sys.executable, "-m", "trayapp", *words],
            env={**self.env, **env},
            input=send,
            stdin=None if send is not None else subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def json(self, *words: str) -> dict:
        """What it printed as JSON, after it succeeded without a word of complaint."""
        done = self.run(*words)
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)
