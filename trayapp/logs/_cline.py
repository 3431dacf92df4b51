"""Cline's tasks, and those of its offspring: what each request used.

Not seen in a real run; after the extensions' sources. A request is a message `api_req_started` whose text is
JSON; older versions tell its counters in an `api_req_finished`. `apiProtocol` stands where the input includes
what the cache read and wrote (Roo Code and its offspring, since 2025).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trayapp.logs._config import read_json
from trayapp.logs._names import real
from trayapp.logs._rows import Response, Used, inclusive, items, moment, number, table, text, usd
from trayapp.logs._values import odd, stated
from trayapp.logs._whole import Told, document

TOOL = "cline"

_REQUESTS = frozenset({"api_req_started", "api_req_finished"})
_MODEL = "<model>"


def read_task(path: str) -> Told:
    """One task's requests."""
    told = Told()
    found = document(path)
    if not isinstance(found, list):
        told.malformed = 1
        return told
    folder = Path(path).parent
    history = read_json(Path(real(str(folder / "history_item.json"))))
    told.project = text(history.get("workspace")) or text(history.get("cwdOnTaskInitialization"))
    otherwise = ""
    for message in map(table, found):
        at, kind = moment(message.get("ts")), text(message.get("say"))
        if at is None:
            continue
        if kind in _REQUESTS:
            request = table(odd(text(message.get("text")).encode("utf-8", "replace"), dict))
            model = text(table(message.get("modelInfo")).get("modelId"))
            if not model:
                otherwise = otherwise or _model(folder)
            cost, used = usd(request.get("cost")), _used(request)
        elif kind == "condense_context":
            model, used = "", Used()
            cost = usd(table(message.get("contextCondense")).get("cost"))
            otherwise = otherwise or _model(folder)
        else:
            continue
        name = f"{folder.name} {at}"
        priced = stated(cost) if cost else None
        told.add(Response(TOOL, name, at, folder.name, model or otherwise, cost=priced), used)
    return told


def _used(request: dict[str, Any]) -> Used:
    new, out, read, written = (
        number(request.get(name)) for name in ("tokensIn", "tokensOut", "cacheReads", "cacheWrites")
    )
    return inclusive(new, out, read, written) if request.get("apiProtocol") else Used(new, out, read, written)


def _model(folder: Path) -> str:
    """The model that a task's prompts name: they tell it to the model itself, as part of its surroundings."""
    try:
        history = items(document(str(folder / "api_conversation_history.json")))
    except OSError:
        return ""
    for message in map(table, reversed(history)):
        named = text(table(message.get("modelInfo")).get("modelId"))
        for part in map(table, items(message.get("content"))):
            _, found, rest = text(part.get("text")).rpartition(_MODEL)
            named = named or (rest.partition("<")[0].strip() if found else "")
        if named:
            return named
    return ""
