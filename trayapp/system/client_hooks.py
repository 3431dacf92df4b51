"""Which entries each client's settings get, where these files are, and what keeps hooks from running there.

Shapes as exercised with Claude Code 2.1.330, Codex 0.169.0, Gemini CLI 0.61.0 and Copilot CLI 1.0.102
(docs/hooks.md).
"""

from __future__ import annotations

import os
import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from trayapp.domain.translation import mark, translate
from trayapp.system.client_settings import Placed
from trayapp.system.json_text import JsonTextError, drop, find, put, read

NAMES: Final = {
    "claude-code": "Claude Code",
    "codex": "Codex",
    "gemini": "Gemini CLI",
    "copilot": "Copilot CLI",
}

CLAUDE_CODE: Final = "claude-code"

AFTER: Final = {
    "claude-code": mark(
        "CommandLine", "Sessions that are running take it up by themselves or at their next start."
    ),
    "codex": mark(
        "CommandLine", "Codex asks once whether you trust the hook; until you say yes there, it does not run."
    ),
    "gemini": mark("CommandLine", "It holds from the next session on."),
    "copilot": mark("CommandLine", "Copilot shows it in its status line, from the next session on."),
}
"""What happens next, for the person who has installed it."""

_EVENTS: Final = {
    "claude-code": ("UserPromptSubmit", "SessionStart"),
    "codex": ("UserPromptSubmit", "SessionStart"),
    "gemini": ("BeforeAgent", "SessionStart"),
    "copilot": ("userPromptSubmitted",),
}

LONGEST: Final = 1
"""Seconds after which a client goes on without an answer; ours gives up before."""

_LINE: Final = {"claude-code": "statusline", "copilot": "hook copilot --line"}

TOKEN_HEADER: Final = "X-Remainder-Token"  # noqa: S105 (the header's name)


@dataclass(frozen=True, slots=True)
class Door:
    """Where the tray program listens for `http` hooks: a port of 127.0.0.1, and what must be said there."""

    port: int
    token: str

    @property
    def url(self) -> str:
        """What Claude Code is told to ask."""
        return f"http://127.0.0.1:{self.port}/hook/claude-code"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What says where a client keeps its settings."""

    env: Mapping[str, str]
    home: Path
    platform: str


def placed(client: str, at: Surroundings, program: Sequence[str], door: Door | None, *, line: bool) -> Placed:
    """The changes for one client of NAMES; with a `door`, Claude Code's prompts are asked there."""
    return Placed(
        client=client,
        path=settings_file(client, at),
        put=partial(_put, client, program, door, line=line),
        strip=partial(_strip, client),
    )


def settings_file(client: str, at: Surroundings) -> Path:
    """The person's own file, where this environment has it."""
    match client:
        case "claude-code":
            # Several folders, parted by commas, are one for each login; hooks go to the first.
            named = at.env.get("CLAUDE_CONFIG_DIR", "").split(",")[0].strip()
            return (Path(named) if named else at.home / ".claude") / "settings.json"
        case "codex":
            named = at.env.get("CODEX_HOME", "")
            return (Path(named) if named else at.home / ".codex") / "hooks.json"
        case "gemini":
            return Path(at.env.get("GEMINI_CLI_HOME") or at.home) / ".gemini" / "settings.json"
        case _:
            named = at.env.get("COPILOT_HOME", "")
            return (Path(named) if named else at.home / ".copilot") / "settings.json"


# --- entries ---------------------------------------------------------------------------------------------


def _put(client: str, program: Sequence[str], door: Door | None, text: str, *, line: bool) -> str:
    command = shlex.join([*program, "hook", client])
    for event in _EVENTS[client]:
        asked_there = door if event == "UserPromptSubmit" else None  # a session's start takes no http hook
        groups = find(read(text), ("hooks", event))
        if groups is not None and not isinstance(groups, list):
            raise TypeError(event)
        text = put(text, ("hooks", event, len(groups or ())), _entry(client, command, asked_there))
    return _put_line(client, program, text) if line and client in _LINE else text


def _entry(client: str, command: str, door: Door | None) -> dict[str, Any]:
    if door is not None:
        hook = {"type": "http", "url": door.url, "timeout": LONGEST, "headers": {TOKEN_HEADER: door.token}}
        return {"hooks": [hook]}
    match client:
        case "gemini":
            hook = {"name": "remainder", "type": "command", "command": command, "timeout": 1000 * LONGEST}
            return {"matcher": "*", "hooks": [hook]}
        case "copilot":
            return {"type": "command", "bash": command, "timeoutSec": LONGEST}
        case _:
            return {"hooks": [{"type": "command", "command": command, "timeout": LONGEST}]}


def _put_line(client: str, program: Sequence[str], text: str) -> str:
    """The status line as ours, with the person's own behind it."""
    ours = f"{shlex.join(program)} {_LINE[client]}"
    theirs = find(read(text), ("statusLine",))
    if theirs is None:
        return put(text, ("statusLine",), {"type": "command", "command": ours})
    own = find(theirs, ("command",))
    if not isinstance(own, str) or not own.strip() or "remainder statusline" in own:
        return text
    return put(text, ("statusLine", "command"), f"{ours} -- {shlex.quote(own)}")


# --- taking them out -------------------------------------------------------------------------------------


def _strip(client: str, text: str) -> str:
    """Without anything of ours; what only ours needed goes too."""
    for path in _ours(client, read(text)):
        text = drop(text, path)
        text = _pruned(text, path[:-1])
    return _strip_line(client, text)


def _ours(client: str, value: object) -> Iterator[tuple[str | int, ...]]:
    """Every entry of ours, from the last to the first, so that the earlier paths stay true."""
    hooks = find(value, ("hooks",))
    for event, groups in hooks.items() if isinstance(hooks, dict) else ():
        for number in reversed(range(len(groups) if isinstance(groups, list) else 0)):
            path = ("hooks", event, number)
            if _is_ours(client, groups[number]):
                yield path
            inner = find(groups[number], ("hooks",))
            for each in reversed(range(len(inner) if isinstance(inner, list) else 0)):
                if _is_ours(client, inner[each]):
                    yield (*path, "hooks", each)


def _is_ours(client: str, entry: object) -> bool:
    if not isinstance(entry, dict):
        return False
    if isinstance(entry.get("headers"), dict) and TOKEN_HEADER in entry["headers"]:
        return True
    command = entry.get("command") or entry.get("bash")
    return isinstance(command, str) and _is_program(command, f"hook {client}")


def _is_program(command: str, words: str) -> bool:
    return (
        re.search(rf"(?:remainder|trayapp)\S* {re.escape(words)}(?= -- |$)", command.replace("'", ""))
        is not None
    )


def _pruned(text: str, path: tuple[str | int, ...]) -> str:
    """Without the lists and objects that hold nothing any more, from the inside out."""
    while path:
        found = find(read(text), path)
        group = isinstance(found, dict) and found.get("hooks") == [] and len(path) == 3
        if found not in ([], {}) and not group:
            break
        if path[-1] != "hooks" or len(path) == 1:
            text = drop(text, path)
        path = path[:-1]
    return text


def _strip_line(client: str, text: str) -> str:
    command = find(read(text), ("statusLine", "command"))
    words = _LINE.get(client)
    if words is None or not isinstance(command, str) or not _is_program(command, words):
        return text
    _, parted, own = command.partition(" -- ")
    if not parted:
        return drop(text, ("statusLine",))
    try:
        said = shlex.split(own)
    except ValueError:
        said = []
    # One word is a line for the shell, as we put it there; several are as the person wrote them.
    return put(text, ("statusLine", "command"), said[0] if len(said) == 1 else own)


# --- what keeps hooks from running -----------------------------------------------------------------------


def obstacle(client: str, at: Surroundings) -> str:
    """Why a hook would not run there, in a sentence; "" where nothing is known that forbids it."""
    own = settings_file(client, at)
    match client:
        case "claude-code":
            managed = any(_forbids_claude(each) for each in _json_files(_claude_managed(own.parent, at)))
            off = any(_is_true(each, "disableAllHooks") for each in _json_files([own]))
        case "codex":
            managed = any(_forbids_codex(each) for each in _toml_files(_codex_managed(at)))
            off = any(_forbids_codex(each) for each in _toml_files([own.with_name("config.toml")]))
        case "gemini":
            managed = any(_forbids_gemini(each) for each in _json_files([_gemini_managed(at)]))
            off = any(_forbids_gemini(each) for each in _json_files([own]))
        case _:
            managed, off = False, any(_is_true(each, "disableAllHooks") for each in _json_files([own]))
    if managed:
        return translate(
            "CommandLine",
            "Your company's settings for {client} allow no hooks of your own. Nothing was changed.",
            client=NAMES[client],
        )
    if off:
        return translate(
            "CommandLine",
            "Hooks are switched off in your settings of {client} ({path}). Switch them on first.",
            client=NAMES[client],
            path=own,
        )
    return ""


def http_obstacle(at: Surroundings) -> str:
    """Why Claude Code must not or would not ask over http, in a sentence; "" where it can."""
    own = settings_file("claude-code", at)
    files = [*_json_files(_claude_managed(own.parent, at)), *_json_files([own])]
    if any("allowedHttpHookUrls" in each for each in files):
        return translate("CommandLine", "Your settings of Claude Code say which addresses its hooks may ask.")
    env = {
        **at.env,
        **{name: str(value) for each in files for name, value in _table(each.get("env")).items()},
    }
    proxy = any(
        env.get(name) for word in ("https_proxy", "http_proxy", "all_proxy") for name in (word, word.upper())
    )
    spared = env.get("no_proxy") or env.get("NO_PROXY") or ""
    if proxy and "127.0.0.1" not in spared and spared.strip() != "*":
        return translate(
            "CommandLine",
            "A proxy is set, and Claude Code would send your prompts there on their way to 127.0.0.1.",
        )
    return ""


def _claude_managed(folder: Path, at: Surroundings) -> Iterator[Path]:
    root = {
        "darwin": Path("/Library/Application Support/ClaudeCode"),
        "win32": Path(at.env.get("PROGRAMFILES") or "C:/Program Files") / "ClaudeCode",
    }.get(at.platform, Path("/etc/claude-code"))
    yield root / "managed-settings.json"
    if (root / "managed-settings.d").is_dir():
        yield from sorted((root / "managed-settings.d").glob("*.json"))
    yield folder / "remote-settings.json"


def _forbids_claude(settings: Mapping[str, Any]) -> bool:
    only = settings.get("strictPluginOnlyCustomization")
    return (
        _is_true(settings, "disableAllHooks")
        or _is_true(settings, "allowManagedHooksOnly")
        or only is True
        or (isinstance(only, list) and "hooks" in only)
    )


def _codex_managed(at: Surroundings) -> list[Path]:
    if at.platform == "win32":
        root = Path(at.env.get("PROGRAMDATA") or "C:/ProgramData") / "OpenAI" / "Codex"
    else:
        root = Path("/etc/codex")
    return [root / "requirements.toml", root / "managed_config.toml"]


def _forbids_codex(settings: Mapping[str, Any]) -> bool:
    features = _table(settings.get("features"))
    return _is_true(settings, "allow_managed_hooks_only") or features.get("hooks") is False


def _gemini_managed(at: Surroundings) -> Path:
    if named := at.env.get("GEMINI_CLI_SYSTEM_SETTINGS_PATH"):
        return Path(named)
    return {
        "darwin": Path("/Library/Application Support/GeminiCli/settings.json"),
        "win32": Path("C:/ProgramData/gemini-cli/settings.json"),
    }.get(at.platform, Path("/etc/gemini-cli/settings.json"))


def _forbids_gemini(settings: Mapping[str, Any]) -> bool:
    config = _table(settings.get("hooksConfig"))
    disabled = config.get("disabled")
    return config.get("enabled") is False or (isinstance(disabled, list) and "remainder" in disabled)


def _is_true(settings: Mapping[str, Any], name: str) -> bool:
    return settings.get(name) is True


def _table(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}


def _json_files(paths: Sequence[Path] | Iterator[Path]) -> Iterator[Mapping[str, Any]]:
    for path in paths:
        try:
            yield _table(read(path.read_text("utf-8")))
        except (OSError, ValueError, JsonTextError):
            continue  # not there, or not for this person to read: the client cannot follow it either


def _toml_files(paths: Sequence[Path]) -> Iterator[Mapping[str, Any]]:
    for path in paths:
        try:
            yield tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            continue


def homes(at: Surroundings) -> list[str]:
    """The clients that have been used here: their folders are there."""
    return [client for client in NAMES if os.path.isdir(settings_file(client, at).parent)]  # noqa: PTH112
