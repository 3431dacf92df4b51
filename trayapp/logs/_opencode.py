"""OpenCode's messages, and those of its offspring: what each answer used.

Shapes as written by 1.18.33 (sample in tests/logs/samples/opencode). `input` leaves the cache out; `output`
leaves reasoning out where `total` says so, as it does. A fork copies a session's messages under new ids with
their old times: an id begins with the time at which it was made, so a copy is known by that, and only the
original counts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from trayapp.logs._rows import Response, Used, moment, number, table, text, usd
from trayapp.logs._sqlite import Damaged, OtherShape, Rows, select
from trayapp.logs._values import odd, stated
from trayapp.logs._whole import Told, document

_MARGIN = 86_400_000
"""Milliseconds before the newest change that are read again: a clock may have been set back."""

_COPIED = 1_000
"""Milliseconds between a message and its id that make it a copy; originals have 0 or 1."""


class _Known(msgspec.Struct):
    """How far a database was read: the newest change, and which file it was."""

    since: int = 0
    file: int = 0


def read_database(tool: str, path: str, state: bytes) -> Told:
    """The messages that changed since the last reading.

    Raises:
        OSError: its program holds it.
    """
    known = msgspec.json.decode(state, type=_Known) if state else _Known()
    file = Path(path).stat().st_ino
    if known.file != file:
        known = _Known(0, file)
    told = Told()
    try:
        rows = _changed(Path(path), known.since - _MARGIN)
    except Damaged:
        told.malformed = 1
        return told
    except OtherShape:
        rows = []
    for name, session, updated, data in rows:
        known.since = max(known.since, number(updated))
        message = odd(data.encode(), dict) if isinstance(data, str) else None
        if message is None:
            told.malformed += 1
        else:
            _take(told, tool, message, text(name), text(session))
    told.kept = msgspec.json.encode(known)
    return told


def read_message(tool: str, path: str) -> Told:
    """One message in a file of its own, as older versions wrote it."""
    told = Told()
    found = document(path)
    if not isinstance(found, dict):
        told.malformed = 1
        return told
    place = table(found.get("path"))
    told.project = text(place.get("root")) or text(place.get("cwd"))
    _take(told, tool, found, text(found.get("id")), text(found.get("sessionID")))
    return told


def _changed(path: Path, since: int) -> Rows:
    try:
        return select(
            path, "SELECT id, session_id, time_updated, data FROM message WHERE time_updated >= ?", (since,)
        )
    except OtherShape:  # the first databases
        return select(path, "SELECT id, session_id, 0, data FROM message")


def _take(told: Told, tool: str, message: dict[str, Any], name: str, session: str) -> None:
    tokens, times = table(message.get("tokens")), table(message.get("time"))
    if message.get("role") != "assistant" or not tokens:
        return
    at = moment(times.get("created"))
    if at is None:
        told.malformed += 1
        return
    if _is_copy(name, at):
        return
    cost = usd(message.get("cost"))
    each = Response(
        tool, name or f"{session} {at}", at, session, text(message.get("modelID")),
        cost=stated(cost) if cost else None,
    )  # fmt: skip
    told.add(each, _used(tokens))


def _used(tokens: dict[str, Any]) -> Used:
    cache = table(tokens.get("cache"))
    new, out, reasoned = (number(tokens.get(name)) for name in ("input", "output", "reasoning"))
    read, written, total = number(cache.get("read")), number(cache.get("write")), number(tokens.get("total"))
    if not (total and total == new + out + read + written):
        out += reasoned
    if total and not new + out + read + written:
        return Used(total)  # nothing but a sum: most of any is input
    return Used(new, out, read, written)


def _is_copy(name: str, at: int) -> bool:
    """Whether an id was made at another time than its message: 48 bits of it are milliseconds times 4096."""
    try:
        made = int(name.removeprefix("msg_")[:12], 16) >> 12
    except ValueError:
        return False
    if not name.startswith("msg_") or len(name) < 20:
        return False
    # 36 bits of the milliseconds are left in it.
    late = (made - at) % (1 << 36)
    return _COPIED < late < 1 << 35
