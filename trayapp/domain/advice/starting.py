"""How a person starts the work as advised: the command of each tool, and the link that opens Claude Code."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from typing import Final

from trayapp.domain.free_chat import encoded

PROMPT_MOST: Final = 5_000
"""Characters of a prompt that Claude Code's link takes; of a longer one the link carries none."""

# Effort is an option of its own in one client and a configuration value in another.
_PLAIN: Final = re.compile(r"[\w./:@=+-]+", re.ASCII)
_CODEX_EFFORT: Final = "model_reasoning_effort"


def command(tool: str, model: str = "", effort: str = "", *, windows: bool = False) -> str:
    """What is typed to start `tool` with this model and effort; empty for a tool that has no command.

    Nothing of a prompt is ever in it: a shell keeps what is typed.
    """
    words = _words(tool, model, effort)
    return " ".join(map(_for_windows, words)) if windows else shlex.join(words)


def _for_windows(word: str) -> str:
    """A word for cmd and PowerShell alike; what neither can take inside quotes is left out."""
    kept = "".join(char for char in word if char not in '"%$`' and char.isprintable())
    return kept if _PLAIN.fullmatch(kept) else f'"{kept}"'


def _words(tool: str, model: str, effort: str) -> Sequence[str]:
    match tool:
        case "claude-code":
            chosen = ["--model", model] if model else []
            return ["claude", *chosen, *(["--effort", effort] if effort else [])]
        case "codex":
            chosen = ["-m", model] if model else []
            return ["codex", *chosen, *(["-c", f"{_CODEX_EFFORT}={effort}"] if effort else [])]
        case "gemini" | "gemini-cli":
            return ["gemini", *(["-m", model] if model else [])]
        case "copilot" | "copilot-cli":
            return ["copilot", *(["--model", model] if model else [])]
        case _:
            return []


def switch(tool: str, model: str) -> str:
    """What is typed inside a running session to change the model; empty where there is no such way."""
    if not model:
        return ""
    return {
        "claude-code": f"/model {model}",
        "codex": "/model",
        "gemini": "/model",
        "gemini-cli": "/model",
        "copilot": "/model",
        "copilot-cli": "/model",
    }.get(tool, "")


LINKED: Final = frozenset({"claude-code"})
"""Tools that an address opens, with the prompt typed and not sent."""


def claude_link(folder: str, prompt: str) -> str:
    """The address that opens Claude Code in this folder, with the prompt typed and not sent."""
    fields = [("cwd", folder)] if folder else []
    if prompt and len(prompt) <= PROMPT_MOST and not any("\ud800" <= each <= "\udfff" for each in prompt):
        fields.append(("q", prompt))
    asked = "&".join(f"{name}={encoded(value)}" for name, value in fields)
    return "claude-cli://open" + (f"?{asked}" if asked else "")
