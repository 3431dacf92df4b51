"""Amp's threads: what each answer used.

Not seen in a real run; after public readers of its threads. A ledger's entry tells input and output, the
message that it led to (`toMessageId`) what the cache read and wrote. The input leaves the cache out.
"""

from __future__ import annotations

from typing import Any

from trayapp.logs._rows import Response, Used, items, moment, number, table, text
from trayapp.logs._whole import Told, document

TOOL = "amp"


def read_thread(path: str) -> Told:
    """One thread; a file that is none, or is just being written, holds no use."""
    told = Told()
    thread = document(path)
    if not isinstance(thread, dict):
        told.malformed = 1
        return told
    told.project = _project(thread)
    name = text(thread.get("id"))
    messages = [table(each) for each in items(thread.get("messages"))]
    ledger = table(thread.get("usageLedger")).get("events")
    if isinstance(ledger, list):
        used = {text(each.get("messageId")): table(each.get("usage")) for each in messages}
        for event in map(table, ledger):
            _take(told, name, event, _ledger_used(event, used.get(text(event.get("toMessageId")), {})))
    else:
        for message in messages:
            counted = table(message.get("usage"))
            if message.get("role") == "assistant" and counted:
                at = counted.get("timestamp") or message.get("timestamp")
                each = {
                    "id": message.get("messageId"),
                    "model": message.get("model"),
                    **counted,
                    "timestamp": at,
                }
                _take(told, name, each, _used(counted))
    return told


def _take(told: Told, thread: str, event: dict[str, Any], used: Used) -> None:
    at = moment(event.get("timestamp"))
    if at is None:
        told.malformed += 1 if used.total else 0
        return
    name = f"{thread} {text(event.get('id')) or used} {at}"
    told.add(Response(TOOL, name, at, thread, text(event.get("model"))), used)


def _ledger_used(event: dict[str, Any], message: dict[str, Any]) -> Used:
    tokens = table(event.get("tokens"))
    new, out = number(tokens.get("input")), number(tokens.get("output"))
    if not new + out:
        return Used(number(tokens.get("total")))  # nothing but a sum: most of any is input
    cached = _used(message)
    return Used(new, out, cached.read, cached.written)


def _used(counted: dict[str, Any]) -> Used:
    names = ("inputTokens", "outputTokens", "cacheReadInputTokens", "cacheCreationInputTokens")
    used = Used(*(number(counted.get(name)) for name in names))
    return used if used.total else Used(number(counted.get("totalTokens")))


def _project(thread: dict[str, Any]) -> str:
    """The folder that the thread began in, where it names one as an address."""
    for tree in map(table, items(table(table(thread.get("env")).get("initial")).get("trees"))):
        if text(tree.get("uri")).startswith("file://"):
            return text(tree.get("uri")).removeprefix("file://")
    return ""
