"""How a session stands, from the last lines that its client wrote: model, context, pause, the turn before.

Shapes: Claude Code 2.1.330, Codex 0.169.0, Gemini CLI 0.61.0, Copilot CLI 1.0.102 (docs/hooks.md).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from trayapp.domain.usage import Tokens

TAIL: Final = 512 * 1024
"""Bytes read from the end: some hundred requests; 4 ms."""

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One answer of a model: what it was asked for by, and what it took."""

    key: str
    model: str
    at: datetime | None
    tokens: Tokens
    mode: str = ""


@dataclass(slots=True)
class Session:
    """What is known of it. `calls` are those since the last prompt; `prompts` counts all, None if not known.

    `context` is what its next request carries anyway, `answered` the last answer before that, in tokens.
    """

    model: str = ""
    effort: str = ""
    context: int = 0
    answered: int = 0
    at: datetime | None = None
    prompts: int | None = None
    whole_turn: bool = False
    calls: dict[str, Call] = field(default_factory=dict)


def session_of(client: str, path: str, turn: str = "") -> Session:
    """The session whose file this is; an empty one where there is none or nothing in it is understood.

    What is written of `turn` already, by its client's id, is left out: it is the one that is asked about.
    """
    read = _READERS.get(client)
    session = Session()
    if read is None:
        return session
    lines, whole = _lines(path)
    counted = 0
    for line in lines:
        if turn and turn in _turns(line):
            continue
        with suppress(LookupError, TypeError, ValueError, AttributeError):
            counted += bool(read(session, line))
    if session.prompts is None and (whole or lines):
        # Of a long session only the end is read: it has begun before that.
        session.prompts = counted if whole else max(counted, 1)
    return session


def _turns(line: Line) -> tuple[object, object]:
    payload = line.get("payload")
    return line.get("promptId"), payload.get("turn_id") if isinstance(payload, dict) else None


def _lines(path: str) -> tuple[list[Line], bool]:
    """The last lines that are JSON objects, and whether they are all."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe must not hold us up
        with open(handle, "rb") as file:  # noqa: PTH123 (a descriptor)
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                return [], False
            start = max(0, about.st_size - TAIL)
            file.seek(start)
            data = file.read(TAIL)
    except (OSError, ValueError):
        return [], False
    parts = data.split(b"\n")
    return list(_decoded(parts[1:] if start else parts)), not start


_MARKS: Final = (
    b'"usage"',
    b'"type":"user"',
    b'"token',
    b'"turn_context"',
    b'"task_started"',
    b'"gemini"',
    b"user.message",
)


def _decoded(parts: list[bytes]) -> Iterator[Line]:
    for part in parts:
        if any(mark in part for mark in _MARKS):
            with suppress(msgspec.DecodeError, RecursionError):
                found = msgspec.json.decode(part)
                if isinstance(found, dict):
                    yield found


def _instant(text: object) -> datetime | None:
    if not isinstance(text, str):
        return None
    with suppress(ValueError):
        found = datetime.fromisoformat(text)
        return found if found.tzinfo is not None else None
    return None


def _count(table: Mapping[str, Any], name: str) -> int:
    found = table.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else 0


def _begin_turn(session: Session) -> bool:
    if session.calls:
        session.answered = list(session.calls.values())[-1].tokens.output
    session.calls.clear()
    session.whole_turn = True
    return True


def _add(session: Session, call: Call, context: int) -> None:
    session.calls[call.key] = call
    session.model, session.at, session.context = call.model or session.model, call.at or session.at, context


# --- one client each: True for a line that is the person's own prompt ------------------------------------


def _claude(session: Session, line: Line) -> bool:
    if line.get("isSidechain"):
        return False
    message = line["message"]
    if line.get("type") == "user":
        content = message["content"]
        said = isinstance(content, str) or any(each.get("type") == "text" for each in content)
        if not said or line.get("isMeta"):
            return False
        position = line.get("turnPosition")
        # promptIndex begins at 0 without a screen and at 1 with one; turnIndex at 1 in both.
        if isinstance(position, dict) and isinstance(position.get("turnIndex"), int):
            session.prompts = position["turnIndex"]
        return _begin_turn(session)
    usage = message["usage"]
    if message["model"] == "<synthetic>":
        return False
    session.effort = str(line.get("effort") or session.effort)
    written = usage.get("cache_creation") or {}
    hour = _count(written, "ephemeral_1h_input_tokens")
    tokens = Tokens(
        input=_count(usage, "input_tokens"),
        output=_count(usage, "output_tokens"),
        cache_read=_count(usage, "cache_read_input_tokens"),
        cache_write_5m=_count(usage, "cache_creation_input_tokens") - hour,
        cache_write_1h=hour,
        requests=1,
    )
    mode = "fast" if usage.get("speed") == "fast" else ""
    call = Call(str(message["id"]), str(message["model"]), _instant(line.get("timestamp")), tokens, mode)
    _add(session, call, tokens.context + tokens.output)
    return False


def _codex(session: Session, line: Line) -> bool:
    payload = line["payload"]
    if line["type"] == "turn_context":
        session.model = str(payload["model"])
        return False
    if line["type"] == "event_msg" and payload["type"] == "task_started":
        return _begin_turn(session)
    if line["type"] != "token_usage_record":
        return False
    usage = payload["usage"]
    cached, written = _count(usage, "cached_input_tokens"), _count(usage, "cache_write_input_tokens")
    tokens = Tokens(
        input=max(0, _count(usage, "input_tokens") - cached - written),
        output=_count(usage, "output_tokens"),
        cache_read=cached,
        cache_write_5m=written,
        requests=1,
    )
    key = str(payload["response_id"])
    _add(
        session, Call(key, session.model, _instant(line["timestamp"]), tokens), tokens.context + tokens.output
    )
    return False


def _gemini(session: Session, line: Line) -> bool:
    if line["type"] == "user":
        return _begin_turn(session)
    if line["type"] != "gemini":
        return False
    usage = line["tokens"]
    cached = _count(usage, "cached")
    tokens = Tokens(
        input=max(0, _count(usage, "input") - cached),
        output=_count(usage, "output") + _count(usage, "thoughts"),
        cache_read=cached,
        requests=1,
    )
    call = Call(str(line["id"]), str(line["model"]), _instant(line["timestamp"]), tokens)
    _add(session, call, tokens.context + tokens.output)
    return False


def _copilot(session: Session, line: Line) -> bool:
    if line["type"] == "user.message":
        return _begin_turn(session)
    if line["type"] != "session.usage_record":
        return False
    usage = line["data"]["usage"]
    cached, written = _count(usage, "cacheReadTokens"), _count(usage, "cacheWriteTokens")
    tokens = Tokens(
        input=max(0, _count(usage, "inputTokens") - cached - written),
        output=_count(usage, "outputTokens"),
        cache_read=cached,
        cache_write_5m=written,
        requests=1,
    )
    call = Call(str(line["id"]), str(usage["model"]), _instant(line["timestamp"]), tokens)
    _add(session, call, tokens.context + tokens.output)
    return False


SHOWS_NONE: Final = frozenset(("copilot",))
"""Clients that show a person no messages of hooks."""


def place_of(client: str, home: Path, session: str) -> str:
    """Where the session is kept, for a client whose hooks do not say it; "" for any other."""
    if client in SHOWS_NONE and session.replace("-", "").isalnum():
        return str(home / ".copilot" / "session-state" / session / "events.jsonl")
    return ""


_READERS: Final[Mapping[str, Callable[[Session, Line], bool]]] = {
    "claude-code": _claude,
    "codex": _codex,
    "gemini": _gemini,
    "copilot": _copilot,
}
