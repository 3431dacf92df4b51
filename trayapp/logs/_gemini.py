"""Gemini CLI's sessions: what each response used.

Shapes as written by 0.61.0 (samples in tests/logs/samples/gemini), and as one document by older versions.
`input` includes `cached`; `output` leaves `thoughts` out; prompts that tools made are told as `tool`. A
response is written again when its tools have run, and a resumed session repeats its messages in a `$set`,
so a message's id is what is counted.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from trayapp.logs._config import read, read_json
from trayapp.logs._lines import LineParser
from trayapp.logs._rows import Response, Used, inclusive, items, moment, number, table, text
from trayapp.logs._whole import Told, document

TOOL = "gemini"


class GeminiParser(LineParser):
    """Takes a session's lines; `known` holds the session's id and where it began."""

    tool = TOOL
    needles = (b'"tokens"', b'"projectHash"')

    def take(self, line: dict[str, Any]) -> None:
        """A head, a response, or a patch with messages in it."""
        if "projectHash" in line:
            self.known["session"] = text(line.get("sessionId")) or self.known.get("session", "")
            self.known.setdefault("project", _project(Path(self.path), line))
        messages = [line] if "tokens" in line else items(table(line.get("$set")).get("messages"))
        for message in map(table, messages):
            found = _response(message, text(self.known.get("session")), self.changed)
            if found is not None:
                self.add(*found)


def read_session(path: str) -> Told:
    """A session as older versions wrote it; other JSON files that lie there hold no use."""
    told = Told()
    if not Path(path).name.startswith("session-"):
        return told
    found = table(document(path))
    if not found:
        told.malformed = 1
    told.project = _project(Path(path), found)
    begun = moment(found.get("startTime")) or 0
    for message in map(table, items(found.get("messages"))):
        response = _response(message, text(found.get("sessionId")), begun)
        if response is not None:
            told.add(*response)
    return told


def _response(message: dict[str, Any], session: str, otherwise: int) -> tuple[Response, Used] | None:
    tokens = table(message.get("tokens"))
    if message.get("type") != "gemini" or not tokens:
        return None
    at = moment(message.get("timestamp")) or otherwise
    used = _used(tokens)
    name = text(message.get("id")) or f"{session} {at} {used}"
    return Response(TOOL, name, at, session, text(message.get("model"))), used


def _used(tokens: dict[str, Any]) -> Used:
    whole, out, cached, thoughts, tool = (
        number(tokens.get(name)) for name in ("input", "output", "cached", "thoughts", "tool")
    )
    if cached and number(tokens.get("total")) == whole + out + cached + thoughts + tool:
        return Used(whole + tool, out + thoughts, cached)  # a version that told the cache apart
    return inclusive(whole + tool, out + thoughts, cached)


def _project(path: Path, head: dict[str, Any]) -> str:
    """The project's folder: a subagent names it, else a file beside the chats, else the list of projects."""
    named = [text(each) for each in items(head.get("directories"))]
    if named:
        return named[0]
    chats = next((each for each in path.parents if each.name == "chats"), None)
    if chats is None:
        return ""
    marker = (read(chats.parent / ".project_root") or b"").decode("utf-8", "replace").strip()
    if marker:
        return marker
    projects = table(read_json(chats.parents[2] / "projects.json").get("projects"))
    # Before folders had names they were called by the hash that still stands in each head.
    hashed = text(head.get("projectHash"))
    return next(
        (
            folder
            for folder, name in projects.items()
            if name == chats.parent.name or sha256(folder.encode()).hexdigest() == hashed
        ),
        "",
    )
