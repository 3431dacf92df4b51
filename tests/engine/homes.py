"""A person's home with logs as the real clients write them, and a world around it."""

import json
import uuid
from datetime import UTC, datetime

from trayapp.engine.base import World
from trayapp.system.paths import find_paths

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def world(tmp_path, *, now=NOW, settings="", env=None):
    """A world whose home and own folders lie below `tmp_path`; days are UTC's."""
    own = {"REMAINDER_HOME": str(tmp_path / "own"), "HOME": str(tmp_path / "home"), **(env or {})}
    (tmp_path / "home").mkdir(exist_ok=True)
    paths = find_paths(own, "linux")
    paths.ensure()
    if not paths.settings.exists():
        paths.settings.write_text('[general]\nzone = "UTC"\n' + settings)
    return World(
        paths=paths, env=own, home=tmp_path / "home", platform="linux", now=lambda: now, chance=lambda: 0.5
    )


def claude_line(at, *, output=1000, model="claude-opus-4-8", message=None):
    """One response of 1,000 output tokens: $0.025 at Opus 4.8's $25 a million."""
    ident = message or f"msg_{uuid.uuid4().hex}"
    return json.dumps(
        {
            "type": "assistant",
            "timestamp": at.isoformat().replace("+00:00", "Z"),
            "sessionId": "s1",
            "cwd": "/home/me/atlas",
            "requestId": f"req_{ident}",
            "message": {
                "id": ident,
                "model": model,
                "role": "assistant",
                "usage": {"input_tokens": 0, "output_tokens": output},
            },
        },
        separators=(",", ":"),
    )


def write_log(home, *lines, name="session.jsonl"):
    """Append lines to a Claude Code log and give its path."""
    path = home / ".claude" / "projects" / "-home-me-atlas" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.writelines(line + "\n" for line in lines)
    return path
