"""Codex's lines: what each response of a rollout used.

Shapes as written up to 0.169.0 (captures of 0.169.0 in tests/logs/captures). `token_count` tells the thread's
counters and the last response's; it is written again when only rate limits changed. Since 0.169 a
`token_usage_record` with the response's id stands beside it. Counters of a fork go on from its parent's, so
only differences and last responses count. `input_tokens` includes cached and written ones, `output_tokens`
includes reasoning.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from glob import escape
from pathlib import Path

import msgspec
from msgspec import Struct

from trayapp.logs import GREW, Limit, Row, Sum
from trayapp.logs._codex_thread import Counters, Counts, Meta, Settings, Thread
from trayapp.logs._damaged import parts
from trayapp.logs._values import MOST, instant, key, odd

TOOL = "codex"
NO_MODEL = "gpt-5"  # what the first versions, which wrote no model, ran on

_DAY = 86_400_000  # milliseconds

_TIERS = frozenset({"fast", "priority", "flex", "batch"})
_HEAD = b'{"timestamp":"'
_TYPE = b'"type":"'
_EVENT = b'event_msg","payload":{"type":"'
_COUNT = _EVENT + b'token_count"'
_BORING = (b"response_item", b"compacted", b"world_state")
_TOLD = (b"token_count", b"task_started", b"thread_settings_applied")
_NAME = "count %s (%d, %d, %d, %d, %d) (%d, %d, %d, %d, %d)"  # as tuples are written, in a third of the time
_NEEDLES = (
    b'"token_count"', b'"token_usage_record"', b'"turn_context"', b'"session_meta"', b'"task_started"',
    b'"thread_settings_applied"', b'"turn.completed"', b'"thread.started"',
)  # fmt: skip


class _Info(Struct, gc=False):
    total_token_usage: Counts | None = None
    last_token_usage: Counts | None = None


class _Payload(Meta, gc=False):
    type: str = ""
    info: _Info | None = None
    model: str | None = None
    turn_id: str = ""
    started_at: float | None = None
    thread_id: str = ""
    thread_settings: Settings | None = None
    response_id: str = ""
    usage: Counts | None = None
    thread_token_usage: Counts | None = None
    rate_limits: object = None


class _Line(Struct, gc=False):
    type: str = ""
    timestamp: str = ""
    payload: _Payload | None = None
    thread_id: str = ""
    model: str | None = None
    usage: Counts | None = None


class _CountPayload(Struct, gc=False):
    info: _Info | None = None
    rate_limits: msgspec.Raw = msgspec.Raw(b"null")


class _Named(Struct, gc=False):
    limit_id: str | None = None


class _CountLine(Struct, gc=False):
    """The most frequent line, without what the others need."""

    timestamp: str = ""
    payload: _CountPayload | None = None


_decode_count = msgspec.json.Decoder(_CountLine).decode
_decode = msgspec.json.Decoder(_Line).decode
_decode_name = msgspec.json.Decoder(_Named, strict=False).decode
_NAMED = b'{"limit_id":"'


class CodexParser:
    """Takes a rollout's lines in order, or those of a `codex exec --json` that were kept among them."""

    def __init__(self, path: str, changed: int, state: bytes) -> None:
        self.rows: list[Row] = []
        self.sums: list[Sum] = []
        self.malformed = 0
        self._path = Path(path)
        self._changed = changed
        self._limits: dict[bytes, tuple[str, bytes]] = {}
        self._thread = msgspec.json.decode(state, type=Thread) if state else Thread()

    @property
    def project(self) -> str:
        """Where the session began."""
        return self._thread.cwd

    @property
    def limits(self) -> Sequence[Limit]:
        """The rate limits of the last line of each limit's id."""
        told = ((instant(when), name, body) for name, (when, body) in self._limits.items())
        return [
            Limit(TOOL, datetime.fromtimestamp(at / 1000, UTC), body, name.decode("utf-8", "replace"))
            for at, name, body in told
            if at is not None
        ]

    def state(self) -> bytes:
        """The thread, as it stands behind the last line."""
        return msgspec.json.encode(self._thread)

    def finish(self) -> None:
        """Nothing is held back: each line is told by itself; the day's counters are as far as they are."""
        thread = self._thread
        self.sums += [
            (thread.session, model, 0, new - read - written, out, read, written, 0, 0, thread.since, GREW)
            for model, (new, read, written, out) in thread.grown.items()
        ]

    def feed(self, data: bytes, end: int) -> None:
        """Walk the lines and decode the few that change or count something.

        A line is passed over only where its head says that it is of another type; any other order of
        keys, and spaces, lead to a look at the whole line.
        """
        find, starts = data.find, data.startswith
        start = 0
        while start < end:
            stop = find(b"\n", start)
            if data[start] == 0x7B and data[stop - 1] == 0x7D:
                # The time and, since 0.16x, an ordinal stand before the type.
                at = find(_TYPE, start + 14, start + 96) + 8 if starts(_HEAD, start) else 0
                if at > 8 and starts(_EVENT, at):
                    passed = not starts(_TOLD, at + len(_EVENT))
                else:
                    passed = at > 8 and starts(_BORING, at)
                if passed:
                    pass
                elif at > 8 and starts(_COUNT, at):
                    self._count_line(data[start:stop])
                else:
                    self._candidate(data[start:stop])
            elif stop > start:
                self._ragged(data[start:stop])
            start = stop + 1

    def _ragged(self, line: bytes) -> None:
        """A line that does not run from brace to brace: space or a carriage return around it, or damage."""
        whole = line.strip()
        if whole[:1] == b"{" and whole[-1:] == b"}":
            self._candidate(whole)
        elif whole:
            self._damaged(whole)

    def _damaged(self, line: bytes) -> None:
        """What is whole on a line that is not, counts."""
        left, damaged = parts(line)
        self.malformed += damaged
        for each in left:
            self._candidate(each)

    def _count_line(self, raw: bytes) -> None:
        try:
            line = _decode_count(raw)
        except (ValueError, RecursionError):
            self._candidate(raw)
            return
        payload = line.payload
        if payload is None:
            return
        if payload.info is not None:
            self._counted(line.timestamp, payload.info)
        self._limited(line.timestamp, bytes(payload.rate_limits))

    def _limited(self, when: str, body: bytes) -> None:
        """Rate limits, as the vendor's last answer told them; copied history tells its parent's."""
        if body[:1] != b"{" or self._thread.replaying:
            return
        if body.startswith(_NAMED):
            name = body[len(_NAMED) : body.find(b'"', len(_NAMED))]
        else:
            try:
                name = (_decode_name(body).limit_id or "").encode()
            except (ValueError, RecursionError):
                return
        self._limits[name] = (when, body)

    def _candidate(self, raw: bytes) -> None:
        if not any(needle in raw for needle in _NEEDLES):
            return
        line: _Line | None
        try:
            line = _decode(raw)
        except (ValueError, RecursionError):
            line = odd(raw, _Line)
        if line is None:
            self._damaged(raw)
        elif line.payload is not None:
            self._told(line, line.payload)
        elif line.type == "thread.started":
            self._thread.session = line.thread_id or self._thread.session
        elif line.type == "turn.completed" and line.usage is not None:
            self._captured(line, line.usage)

    def _told(self, line: _Line, payload: _Payload) -> None:
        """A rollout's line."""
        thread = self._thread
        kind = payload.type if line.type == "event_msg" else line.type
        at = instant(line.timestamp)
        if kind == "session_meta":
            thread.open(payload, at or 0)
        elif kind == "turn_context":
            thread.model = payload.model or thread.model
            thread.moved(payload.cwd)
            thread.turn(payload.turn_id, None, at)
            thread.reach(at or 0)
        elif kind == "task_started":
            thread.turn(payload.turn_id, payload.started_at, at)
        elif kind == "thread_settings_applied" and payload.thread_settings is not None:
            thread.apply(payload.thread_settings, payload.thread_id)
        elif kind == "token_count":
            if payload.info is not None:
                self._counted(line.timestamp, payload.info)
            self._limited(line.timestamp, msgspec.json.encode(payload.rate_limits))
        elif kind == "token_usage_record" and payload.usage is not None:
            self._recorded(at, payload, payload.usage)

    def _counted(self, when: str, info: _Info) -> None:
        """The thread's counters: a response when they changed."""
        thread = self._thread
        at = instant(when)
        if at is None:
            self.malformed += 1
            return
        total = info.total_token_usage.counters() if info.total_token_usage is not None else None
        own = thread.owns(at)
        before = thread.before
        if total is not None and thread.recorded and total[4] <= thread.recorded:
            return  # a record has told it already; this is a second line for it, or a stale one
        if total is not None:
            thread.before = total
        if not own or (total is not None and total == before):
            return
        if info.last_token_usage is not None:
            last: Counters | None = info.last_token_usage.counters()
        else:
            last = self._difference(total, before)
        if last is None:
            return
        thread.by_count = True
        at = thread.told(at, total)
        if total is not None:
            self._hidden(at, total, last)
        # Stale counters come again out of order; a time is only needed where there are no counters.
        if total is None:
            name = f"count {thread.session or self._path.name} {at} {last}"
        else:
            name = _NAME % (thread.session or self._path.name, *total, *last)
        self._add(name, at, last)

    def _difference(self, total: Counters | None, before: Counters | None) -> Counters | None:
        """What was used since; a fork's first counters hold its parent's use, so they tell nothing."""
        if total is None or (before is None and self._thread.forked):
            return None
        if before is None or any(now < then for now, then in zip(total, before, strict=True)):
            return total
        new, cached, written, out, whole = (now - then for now, then in zip(total, before, strict=True))
        return new, cached, written, out, whole

    def _recorded(self, at: int | None, payload: _Payload, usage: Counts) -> None:
        """One response, named by the vendor's own id."""
        thread = self._thread
        if at is None:
            self.malformed += 1
            return
        foreign = bool(payload.thread_id) and payload.thread_id != thread.session
        own = thread.owns(at)
        if foreign and not own:
            return
        total = payload.thread_token_usage.counters() if payload.thread_token_usage is not None else None
        used = usage.counters()
        if not foreign:
            before, counted = thread.before, thread.by_count
            if total is None:
                total = _plus(before, used)
            thread.before, thread.by_count, thread.recorded = total, False, total[4]
            if not own or (counted and total == before):  # its token_count came first
                return
            thread.told(at, None)
            self._hidden(at, total, used)
        if payload.response_id:
            self._add(f"response {payload.response_id}", at, used)
        else:
            self._add(f"record {thread.session} {total} {used}", at, used)

    def _captured(self, line: _Line, usage: Counts) -> None:
        """`codex exec --json`: the thread's counters at the end of a turn, without a time of their own."""
        thread = self._thread
        total = usage.counters()
        used = self._difference(total, thread.before)
        thread.before = total
        if line.model:
            thread.model = line.model
        if used is None or (thread.session and _has_rollout(self._path, thread.session)):
            return
        at = instant(line.timestamp) or self._changed
        self._add(f"capture {thread.session or self._path.name} {total} {used}", at, used)

    def _hidden(self, at: int, total: Counters, used: Counters) -> None:
        """What the thread's counters gained beyond this response."""
        self._grew(at, total, used)
        more = self._thread.beyond(total, used)
        if more is not None:
            self._add(f"beyond {self._thread.session or self._path.name} {total}", at, more, hidden=True)

    def _grew(self, at: int, total: Counters, used: Counters) -> None:
        """The client's own bill: what the thread's counters gained, whatever lines say. The first may be its
        parent's and count as its line."""  # noqa: D205, D209
        thread, high = self._thread, self._thread.high
        if at // _DAY != thread.day:
            self.finish()
            thread.day, thread.since, thread.grown = at // _DAY, at, {}
        if max(total) > MOST or max(used) > MOST:
            return
        if high is None:
            new, read, written, out, _ = used
        else:
            new, read, written, out, whole = (now - then for now, then in zip(total, high, strict=True))
            if whole <= 0 or min(read, written, out, new - read - written) < 0:  # old, or begun anew
                return
        model = thread.model or NO_MODEL
        a, b, c, d = thread.grown.get(model, (0, 0, 0, 0))
        thread.grown[model] = a + new, b + read, c + written, d + out

    def _add(self, name: str, at: int, used: Counters, *, hidden: bool = False) -> None:
        thread = self._thread
        whole, cached, written, out, _ = used
        read = min(cached, whole)
        written = min(written, whole - read)
        if min(used) < 0 or whole + out > MOST:
            self.malformed += 1
        elif whole or out:
            thread.taken = True
            words = ["background"] if hidden else []
            mode = "+".join([*words, thread.tier] if thread.tier in _TIERS else words)
            self.rows.append(
                (key(TOOL, name), -1, at, thread.session, thread.model or NO_MODEL, mode, 4 if hidden else 0,
                 whole - read - written, out, read, written, 0, 0, None, thread.place)
            )  # fmt: skip


def _plus(before: Counters | None, used: Counters) -> Counters:
    if before is None:
        return used
    a, b, c, d, e = (then + now for then, now in zip(before, used, strict=True))
    return a, b, c, d, e


def _has_rollout(path: Path, session: str) -> bool:
    """Whether a thread whose output was captured also has a rollout, which tells the same use better."""
    roots = [parent.parent for parent in path.parents if parent.name in {"sessions", "archived_sessions"}]
    return any(
        next((root / kept).rglob(f"rollout-*{escape(session)}.jsonl"), None) is not None
        for root in roots[:1]
        for kept in ("sessions", "archived_sessions")
    )
