"""Qwen Code's lines: what each call used.

Shapes as written by 0.15.10 (sample in tests/logs/samples/qwen). Each call is told by a `ui_telemetry` line
with the response's id, the ones that the program makes for itself too, and then by the `assistant` message
where there is one; older versions wrote the message alone. `promptTokenCount` includes what the cache read.
"""

from __future__ import annotations

from typing import Any

from trayapp.logs._lines import LineParser
from trayapp.logs._rows import Response, Used, inclusive, items, moment, number, table, text

TOOL = "qwen"

_TOLD = (
    "input_token_count", "output_token_count", "thoughts_token_count", "total_token_count",
    "cached_content_token_count",
)  # fmt: skip
_SAID = (
    "promptTokenCount", "candidatesTokenCount", "thoughtsTokenCount", "totalTokenCount",
    "cachedContentTokenCount",
)  # fmt: skip
_WAITING = 16
"""Calls that may still be waiting for their messages: a program's own never get one."""


class QwenParser(LineParser):
    """Takes a session's lines; `known["waiting"]` holds the calls whose messages are still to come."""

    tool = TOOL
    needles = (b'"usageMetadata"', b'"qwen-code.api_response"')

    def take(self, line: dict[str, Any]) -> None:
        """A call, or the message that it brought."""
        self.known.setdefault("project", text(line.get("cwd")))
        event = table(table(line.get("systemPayload")).get("uiEvent"))
        if event.get("event.name") == "qwen-code.api_response":
            counters = [number(event.get(name)) for name in _TOLD]
            self.known["waiting"] = [*items(self.known.get("waiting")), counters][-_WAITING:]
            self._add(line, f"response {text(event.get('response_id'))}", text(event.get("model")), counters)
        elif line.get("type") == "assistant" and isinstance(line.get("usageMetadata"), dict):
            counters = [number(line["usageMetadata"].get(name)) for name in _SAID]
            waiting = items(self.known.get("waiting"))
            if counters in waiting:
                waiting.remove(counters)
            else:
                self._add(line, f"message {text(line.get('uuid'))}", text(line.get("model")), counters)

    def _add(self, line: dict[str, Any], name: str, model: str, counters: list[int]) -> None:
        at, session = moment(line.get("timestamp")), text(line.get("sessionId"))
        if at is None:
            self.malformed += 1
            return
        if name.endswith(" "):  # it has no id
            name = f"{name}{session} {at} {counters}"
        self.add(Response(TOOL, name, at, session, model), _used(*counters))


def _used(whole: int, out: int, thoughts: int, total: int, cached: int) -> Used:
    if total and not whole + out:
        return Used(total)  # nothing but a sum: most of any is input
    # Google's own protocol counts reasoning beside the output, OpenAI's inside it.
    beside = thoughts and total == whole + out + thoughts
    return inclusive(whole, out + thoughts if beside else out, cached)
