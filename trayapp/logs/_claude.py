"""Claude Code's lines: which hold usage, and what each response used.

Shapes as written by 1.0 to 2.1.330 (captures of 2.1.197 and 2.1.330 in tests/logs/captures):
`input_tokens` excludes what the cache read or wrote, `output_tokens` includes reasoning, and one response
is written as several lines with the same `message.id`, of which older versions fill only the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import msgspec
from msgspec import Struct

from trayapp.logs import BEHIND, Row, Sum
from trayapp.logs._damaged import parts
from trayapp.logs._values import MOST, instant, key, odd, stated

TOOL = "claude-code"

# Tiers that change a price; "standard" does not.
_TIERS = frozenset({"batch", "priority", "flex"})


class _Written(Struct, gc=False):
    ephemeral_5m_input_tokens: int = 0
    ephemeral_1h_input_tokens: int = 0


class _Searches(Struct, gc=False):
    web_search_requests: int = 0


class _Counts(Struct, gc=False):
    input_tokens: int = 0
    output_tokens: int = 0
    cache_creation_input_tokens: int = 0
    cache_read_input_tokens: int = 0
    cache_creation: _Written | None = None
    server_tool_use: _Searches | None = None


class _Iteration(_Counts, gc=False):
    type: str = ""
    model: str = ""


class _Usage(_Counts, gc=False):
    service_tier: str | None = None
    inference_geo: str | None = None
    speed: str | None = None
    iterations: list[_Iteration] | None = None


class _Message(Struct, gc=False):
    id: str = ""
    model: str = ""
    usage: _Usage | None = None


class _Line(Struct, gc=False):
    type: str = ""
    timestamp: str = ""
    sessionId: str = ""
    requestId: str | None = None
    isSidechain: bool | None = False
    costUSD: float | None = None
    cwd: str | None = None
    message: _Message | None = None


class _Relayed(_Line, gc=False):
    uuid: str = ""


class _Data(Struct, gc=False):
    message: _Relayed | None = None


class _OddLine(_Relayed, gc=False):
    """What only lines off the beaten track need: relayed messages, and ids for those without one."""

    data: _Data | None = None


class _Place(Struct, gc=False):
    cwd: str | None = None


class _ModelSum(Struct, gc=False):
    inputTokens: int = 0
    outputTokens: int = 0
    cacheReadInputTokens: int = 0
    cacheCreationInputTokens: int = 0
    cacheCreationEphemeral1hInputTokens: int = 0
    webSearchRequests: int = 0
    costUSD: float = 0.0


class _CostState(Struct, gc=False):
    type: str = ""
    sessionId: str = ""
    modelUsage: dict[str, _ModelSum] = {}


_STAMP = b'"timestamp":"'
_decode = msgspec.json.Decoder(_Line).decode


SLACK = 60_000
"""Milliseconds behind a total within which a response might be taken for one of those before it."""

_TOTALS = 4
"""Totals of one file that are remembered: clocks are set back once, not time and again."""

_NEAR_END = 1500
"""Bytes before a line's end in which its usage stands; the whole line is looked through after that."""


class ClaudeParser:
    """Takes lines in order and merges neighbours of one response; copies elsewhere are the store's."""

    def __init__(self, changed: int, state: bytes) -> None:
        self.rows: list[Row] = []
        self.sums: list[Sum] = []
        self.malformed = 0
        self.limits = ()  # no line of it tells any
        project, *told = state.decode().rsplit("\n", 4)
        self.project = project
        self._changed = changed
        # When (ms) its latest response was written and the last line of any kind, and the last response's
        # key; 0 for none.
        marks = [*(int(each) if each.isdigit() else 0 for each in told), 0, 0, 0]
        self._latest, self._last, self._behind = marks[:3]
        # The last totals: when each was told, and behind which response.
        told = told[3].split(",") if len(told) == 4 else []
        self._told = [
            (int(at), int(behind)) for at, behind in (each.split(":") for each in told if ":" in each)
        ]
        self._held: _Line | None = None
        self._name = ""  # what identifies the response that is held
        self._most = 0  # its tokens
        self._sought = 0  # up to where in the data at hand no project was found

    def state(self) -> bytes:
        """The project, and when it was written to: everything else is on each line."""
        told = ",".join(f"{at}:{behind}" for at, behind in self._told)
        marks = self._latest, self._last, self._behind, told
        return "\n".join((self.project, *map(str, marks))).encode("utf-8", "replace")

    def feed(self, data: bytes, end: int) -> None:
        """Walk the lines and decode those that may hold usage.

        Most bytes are tool results on user lines, which are told by what stands before their first
        "message"; nothing inside a JSON string can look like that, because its quotes are escaped.
        """
        find, found_last = data.find, data.rfind
        start = self._sought = 0
        while start < end:
            stop = find(b"\n", start)
            if data[start] == 0x7B and data[stop - 1] == 0x7D:
                at = find(b'"message":', start, stop)
                if at < 0 or data[at - 14 : at] != b'"type":"user",':
                    near = stop - _NEAR_END if stop - start > _NEAR_END else start
                    if found_last(b'"usage"', near, stop) > 0 or find(b'"usage"', start, near) > 0:
                        self._line(data, start, stop)
                    elif find(b'"cost-state"', start, stop) > 0:
                        self._cost_state(data, start, stop)
            elif stop > start:
                self._ragged(data[start:stop])
            start = stop + 1
        self._last = _stamp_before(data, end) or self._last

    def finish(self) -> None:
        """Turn the response that was held for its next line into rows."""
        if self._held is not None:
            self._emit(self._held, self._name)
            self._held = None

    def _ragged(self, line: bytes) -> None:
        """A line that does not run from brace to brace: space or a carriage return around it, or damage."""
        whole = line.strip()
        if whole[:1] == b"{" and whole[-1:] == b"}":
            self._again([whole])
        elif whole:
            self._damaged(whole)

    def _damaged(self, line: bytes) -> None:
        """What is whole on a line that is not, counts."""
        left, damaged = parts(line)
        self.malformed += damaged
        self._again(left)

    def _again(self, lines: Sequence[bytes]) -> None:
        for line in lines:
            self.feed(line + b"\n", len(line) + 1)
        self._sought = 0

    def _line(self, data: bytes, start: int, stop: int) -> None:
        """Take a line that may hold usage: the larger of neighbours that tell of the same response."""
        try:
            line = _decode(data[start:stop])
        except (ValueError, RecursionError):
            self._odd_line(data, start, stop)
            return
        message = line.message
        if line.type != "assistant" or message is None or not message.id:
            self._odd_line(data, start, stop)
            return
        usage = message.usage
        if usage is None:
            return
        if not self.project:
            self._find_project(data, stop)
        self._take(line, message.id, usage)

    def _odd_line(self, data: bytes, start: int, stop: int) -> None:
        """A line with nulls or foreign types, a subagent's line relayed, a response without an id."""
        line = odd(data[start:stop], _OddLine)
        if line is None:
            self._damaged(data[start:stop])
            return
        inner: _Relayed = line
        if line.type == "progress" and line.data is not None and line.data.message is not None:
            inner = line.data.message
            inner.timestamp = inner.timestamp or line.timestamp
            inner.sessionId = inner.sessionId or line.sessionId
        message = inner.message
        if inner.type not in {"assistant", ""} or message is None or message.usage is None:
            return
        if not self.project:
            self._find_project(data, stop)
        # Without the response's id a line stands for itself; copies keep its uuid.
        name = message.id or f"line {inner.uuid or (inner.sessionId, inner.timestamp)}"
        self._take(inner, name, message.usage)

    def _take(self, line: _Line, name: str, usage: _Usage) -> None:
        total = (
            usage.input_tokens
            + usage.output_tokens
            + usage.cache_read_input_tokens
            + usage.cache_creation_input_tokens
        )
        held = self._held
        if held is not None:
            if (
                name == self._name
                and held.requestId == line.requestId
                and held.isSidechain == line.isSidechain
                and held.sessionId == line.sessionId
            ):
                if total > self._most:
                    self._held = line
                    self._most = total
                return
            self._emit(held, self._name)
        self._held = line
        self._name = name
        self._most = total

    def _emit(self, line: _Line, name: str) -> None:
        message = line.message
        usage = message.usage if message is not None else None
        if message is None or usage is None or message.model == "<synthetic>":
            return
        at = instant(line.timestamp)
        if at is None:
            self.malformed += 1
            return
        self._latest = max(self._latest, at)
        tier = usage.service_tier
        mode = ""
        if usage.speed == "fast" or usage.inference_geo == "us" or (tier is not None and tier in _TIERS):
            mode = _mode(usage)
        cost = None if line.costUSD is None else stated(line.costUSD)
        self._add(name, line, at, message.model, mode, usage, cost)
        if usage.iterations:
            advice = [each for each in usage.iterations if each.type == "advisor_message"]
            for number, each in enumerate(advice):
                self._add(f"{name} advice {number}", line, at, each.model or message.model, mode, each, None)

    def _add(  # noqa: PLR0913, PLR0917 (once for each response: a tuple of them costs as much as the rest)
        self, name: str, line: _Line, at: int, model: str, mode: str, used: _Counts, cost: int | None
    ) -> None:
        new, out, read = used.input_tokens, used.output_tokens, used.cache_read_input_tokens
        written, hour = used.cache_creation_input_tokens, 0
        kinds = used.cache_creation
        if kinds is not None:
            hour = kinds.ephemeral_1h_input_tokens
            written = max(written - hour, kinds.ephemeral_5m_input_tokens)
        web = used.server_tool_use.web_search_requests if used.server_tool_use is not None else 0
        total = new + out + read + written + hour + web
        if (new | out | read | written | hour | web) < 0 or total > MOST:
            self.malformed += 1
        elif total or cost:
            self._behind = key(TOOL, name)
            request = crc32(line.requestId.encode()) >> 1 if line.requestId else -1
            self.rows.append((
                self._behind, request, at, line.sessionId, model or "unknown", mode,
                1 if line.isSidechain else 0, new, out, read, written, hour, web, cost, line.cwd or "",
            ))  # fmt: skip
            for when, behind in self._told:
                if at > when + SLACK:
                    continue
                note = f"behind {behind}", BEHIND, 0, 0, 0, 0, 0, 0, when, self._behind
                self.sums.append((line.sessionId, *note))

    def _find_project(self, data: bytes, stop: int) -> None:
        """The first `cwd` up to `stop`: where the session began, whatever folder it went to later."""
        at = data.find(b'"cwd"', self._sought, stop)
        while at >= 0 and not self.project:
            start, after = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at)
            place = odd(data[start : after if after >= 0 else len(data)], _Place)
            self.project = (place.cwd or "") if place is not None else ""
            at = data.find(b'"cwd"', after, stop) if after >= 0 else -1
        self._sought = stop

    def _cost_state(self, data: bytes, start: int, stop: int) -> None:
        """A session's own totals. They have no time of their own: it is that of what was written before."""
        line = odd(data[start:stop], _CostState)
        if line is None or line.type != "cost-state":
            return
        self.finish()
        at = max(self._latest, _stamp_before(data, start) or self._last) or self._changed
        self._told = [*self._told, (at, self._behind)][-_TOTALS:]
        self.sums += [
            (
                line.sessionId, model, stated(used.costUSD) or 0, used.inputTokens, used.outputTokens,
                used.cacheReadInputTokens,
                max(0, used.cacheCreationInputTokens - used.cacheCreationEphemeral1hInputTokens),
                used.cacheCreationEphemeral1hInputTokens, used.webSearchRequests, at, self._behind,
            )
            for model, used in line.modelUsage.items()
            if _plausible(used)
        ]  # fmt: skip


def _stamp_before(data: bytes, end: int) -> int:
    """The instant (ms) of the last line before `end` that has one; 0 for none."""
    at = data.rfind(_STAMP, 0, end)
    return (
        (instant(data[at + len(_STAMP) : at + len(_STAMP) + 24].decode("utf-8", "replace")) or 0)
        if at >= 0
        else 0
    )


def _plausible(used: _ModelSum) -> bool:
    counts = (
        used.inputTokens, used.outputTokens, used.cacheReadInputTokens, used.cacheCreationInputTokens,
        used.cacheCreationEphemeral1hInputTokens, used.webSearchRequests,
    )  # fmt: skip
    return min(counts) >= 0 and sum(counts) <= MOST


def _mode(usage: _Usage) -> str:
    words = {"fast"} if usage.speed == "fast" else set()
    if usage.service_tier in _TIERS:
        words.add(str(usage.service_tier))
    if usage.inference_geo == "us":
        words.add("us")
    return "+".join(sorted(words))
