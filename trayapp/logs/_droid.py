"""Droid's sessions: running totals of which only the growth has a time, that of being seen.

Not seen in a real run; after public readers. `tokenUsage` is the whole session's: `_growth` tells what of
it is new. `thinkingTokens` lie beside the output.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from trayapp.logs._growth import Growth
from trayapp.logs._names import real
from trayapp.logs._rows import Response, number, table, text
from trayapp.logs._whole import Told, document

TOOL = "droid"

_HEAD = 1 << 20
"""Bytes of a session's lines in which its model's name is looked for: it stands in the first prompt."""


def read_session(path: str, changed: int, state: bytes) -> Told:
    """What a session has used in the quarter of an hour of its last change. `changed` is in ms, UTC."""
    told = Told(state)
    settings = document(path)
    if not isinstance(settings, dict):
        told.malformed = 1
        return told
    growth = msgspec.json.decode(state, type=Growth) if state else Growth()
    name, used = growth.grow(_total(table(settings.get("tokenUsage"))), changed)
    session = Path(path).name.removesuffix(".settings.json")
    told.add(Response(TOOL, f"{session} {name}", changed, session, _model(settings, path)), used)
    told.kept = msgspec.json.encode(growth)
    return told


def _total(counted: dict[str, Any]) -> list[int]:
    new, out, thought, written, cached = (
        number(counted.get(name))
        for name in (
            "inputTokens",
            "outputTokens",
            "thinkingTokens",
            "cacheCreationTokens",
            "cacheReadTokens",
        )
    )
    if not new + out + thought + written + cached:
        new = number(counted.get("totalTokens"))
    return [new, out + thought, cached, written]


def _model(settings: dict[str, Any], path: str) -> str:
    """The model as others name it, from the settings or else from the session's first lines."""
    name = text(settings.get("model"))
    if not name:
        lines = _first_lines(Path(real(path.removesuffix(".settings.json") + ".jsonl")))
        _, found, rest = lines.partition("Model:")
        name = rest.split('"')[0].split("\\")[0].strip() if found else ""
    name = name.removeprefix("custom:").partition("[")[0].strip().rstrip("-").lower()
    if name.startswith("claude"):  # written "Claude Opus 4.8", or with dashes
        name = name.replace(".", "-")
    return "-".join(name.split())


def _first_lines(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""
