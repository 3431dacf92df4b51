"""Grok Build's log: what each call used.

Not seen in a real run; after a public reader. `prompt_tokens` includes `cached_prompt_tokens`,
`reasoning_tokens` lie beside `completion_tokens`. Which model a process uses stands on lines of its own.
"""

from __future__ import annotations

from typing import Any

from trayapp.logs._lines import LineParser
from trayapp.logs._rows import Response, inclusive, moment, number, table, text

TOOL = "grok"

_PROCESSES = 64
"""Processes whose models are remembered: the ones named last."""

_MODELS = {
    "model changed": ("model",),
    "model catalog: notifying clients": ("current_model_id",),
    "backend_search: model switch": ("model", "current_model_id", "model_id"),
    "subagent model resolved": ("model_id", "model"),
}


class GrokParser(LineParser):
    """Takes the log's lines; `known` holds each process's model."""

    tool = TOOL
    needles = (b'"shell.turn.inference_done"', b"model")

    def take(self, line: dict[str, Any]) -> None:
        """A process's model, or a call."""
        kind, told, process = text(line.get("msg")), table(line.get("ctx")), text(line.get("pid"))
        models = self.known.setdefault("models", {})
        if kind in _MODELS:
            model = next((text(told.get(name)) for name in _MODELS[kind] if text(told.get(name))), "")
            if model:
                models.pop(process, None)
                models[process] = model
                self.known["models"] = dict(list(models.items())[-_PROCESSES:])
        elif kind == "shell.turn.inference_done":
            at = moment(line.get("ts"))
            if at is None:
                self.malformed += 1
                return
            session = text(told.get("session_id")) or text(line.get("sid")) or f"process {process}"
            counters = [
                number(told.get(name))
                for name in ("prompt_tokens", "completion_tokens", "reasoning_tokens", "cached_prompt_tokens")
            ]
            whole, out, thought, cached = counters
            # Two calls of one process in one millisecond with the same counters are one line read twice.
            each = Response(TOOL, f"{process} {at} {counters}", at, session, models.get(process, ""))
            self.add(each, inclusive(whole, out + thought, cached))
