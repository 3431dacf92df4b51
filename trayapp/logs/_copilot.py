"""Copilot CLI's events: what each call used.

Shapes as written by 1.0.102 (samples in tests/logs/samples/copilot). A `session.usage_record` follows each
call. A `session.shutdown` tells each model's running totals over the whole session, resumptions included:
where records told less (older versions, calls without one) the difference counts once. `inputTokens`
includes `cacheReadTokens` and `cacheWriteTokens`, `outputTokens` includes `reasoningTokens`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trayapp.logs._lines import LineParser
from trayapp.logs._rows import Response, inclusive, moment, number, table, text

TOOL = "copilot"

_COUNTERS = ("inputTokens", "outputTokens", "cacheReadTokens", "cacheWriteTokens")


class CopilotParser(LineParser):
    """Takes a session's events; `known` holds what its calls used so far, by model as the totals name it."""

    tool = TOOL
    needles = (b'"session.usage_record"', b'"session.shutdown"', b'"session.start"', b'"session.resume"')

    def take(self, line: dict[str, Any]) -> None:
        """A session's start, a call, or its end."""
        kind, data = text(line.get("type")), table(line.get("data"))
        if kind in {"session.start", "session.resume"}:
            context = table(data.get("context"))
            self.known.setdefault("project", text(context.get("gitRoot")) or text(context.get("cwd")))
            if text(data.get("sessionId")):
                self.known["session"] = text(data.get("sessionId"))
        elif kind == "session.usage_record":
            self._call(line, table(data.get("usage")))
        elif kind == "session.shutdown":
            self._ended(line, table(data.get("modelMetrics")))

    def _call(self, line: dict[str, Any], used: dict[str, Any]) -> None:
        at, model = moment(line.get("timestamp")), text(used.get("model"))
        if at is None:
            self.malformed += 1
            return
        counters = [number(used.get(name)) for name in _COUNTERS]
        seen = self.known.setdefault("seen", {})
        seen[model] = [then + now for then, now in zip(seen.get(model, [0] * 4), counters, strict=True)]
        name = (
            text(used.get("apiCallId"))
            or text(table(used.get("accounting")).get("usageId"))
            or text(line.get("id"))
            or f"{self._session()} {at} {counters}"
        )
        self._add(f"call {name}", at, _model(used), counters)

    def _ended(self, line: dict[str, Any], metrics: dict[str, Any]) -> None:
        """Running totals: what is beyond the records and the totals before is use that nothing else told."""
        at = moment(line.get("timestamp"))
        seen: dict[str, list[int]] = self.known.setdefault("seen", {})
        totals = {
            model: [number(table(table(told).get("usage")).get(name)) for name in _COUNTERS]
            for model, told in metrics.items()
        }
        # Records and totals may call one call's model differently: over all models they agree.
        left = [max(0, now - then) for now, then in zip(_sum(totals), _sum(seen), strict=True)]
        for model, total in totals.items():
            before = seen.get(model, [0] * 4)
            beyond = [
                max(0, min(now - then, most)) for now, then, most in zip(total, before, left, strict=True)
            ]
            left = [most - taken for most, taken in zip(left, beyond, strict=True)]
            seen[model] = [then + more for then, more in zip(before, beyond, strict=True)]
            if at is not None and any(beyond):
                self._add(f"total {self._session()} {model} {total}", at, model, beyond)

    def _add(self, name: str, at: int, model: str, counters: list[int]) -> None:
        whole, out, read, written = counters
        used = inclusive(whole, out, read, written)
        self.add(Response(TOOL, name, at, self._session(), model), used)

    def _session(self) -> str:
        return text(self.known.get("session")) or Path(self.path).parent.name


def _model(used: dict[str, Any]) -> str:
    """The model that answered: after a resumption under another one only its shown name is the new one's.

    For models of one's own that name is the model's id; GitHub's have names in prose beside their ids.
    """
    shown = text(used.get("modelDisplayName"))
    return shown if used.get("isByok") is True and shown and " " not in shown else text(used.get("model"))


def _sum(counters: dict[str, list[int]]) -> list[int]:
    return [sum(each) for each in zip(*counters.values(), strict=True)] if counters else [0] * 4
