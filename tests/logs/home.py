"""A person's home with a few log lines in it, and what the store makes of them."""

import json
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trayapp.domain.usage import Tokens
from trayapp.logs import Places, discover
from trayapp.logs.scan import scan
from trayapp.system.store import Store

THRESHOLDS = (100_000, 200_000, 272_000)
AT = "2026-11-20T10:00:00.000Z"
CLAUDE = ".claude/projects/-home-me-proj"
CODEX = ".codex/sessions/2026/11/20"


def dumped(line, **style):
    if isinstance(line, bytes):
        return line
    if isinstance(line, str):
        return line.encode()
    return json.dumps(line, **(style or {"separators": (",", ":")})).encode() + b"\n"


class Home:
    """Files below a folder; `places` points a scan at it and at nothing else."""

    def __init__(self, folder: Path, env=None, platform="linux"):
        self.folder = folder
        self.places = Places(folder, env or {}, platform)

    def write(self, path, *lines, **style):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"".join(dumped(line, **style) for line in lines))
        return file

    def append(self, path, *lines):
        with (self.folder / path).open("ab") as file:
            file.write(b"".join(dumped(line) for line in lines))

    def claude(self, name, *lines, **style):
        return self.write(f"{CLAUDE}/{name}.jsonl", *lines, **style)

    def codex(self, name, *lines, **style):
        return self.write(f"{CODEX}/rollout-2026-11-20T10-00-00-{name}.jsonl", *lines, **style)

    def scan(self, store, **options):
        return scan(store, discover(), self.places, **options)

    def store(self):
        """A fresh store that has read everything."""
        store = Store.in_memory(thresholds=THRESHOLDS)
        self.scan(store)
        return store


def groups(store, start="2015-01-01", end="2100-01-01"):
    return store.groups([datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (start, end)])


def sums(store, by=("model",)):
    """Tokens by the named fields of a group; one name gives plain keys."""
    found = defaultdict(Tokens)
    for group in groups(store):
        name = tuple(getattr(group, each) for each in by)
        found[name[0] if len(by) == 1 else name] += group.tokens
    return dict(found)


def total(store):
    """(uncached input, output, cache read, 5-minute writes, 1-hour writes, requests) of everything."""
    t = sum((group.tokens for group in groups(store)), Tokens())
    return t.input, t.output, t.cache_read, t.cache_write_5m, t.cache_write_1h, t.requests


def days(store):
    """Tokens by UTC day, empty days left out."""
    first = store.first_event().replace(hour=0, minute=0, second=0, microsecond=0)
    edges = [first + timedelta(days=number) for number in range((store.last_event() - first).days + 2)]
    found = defaultdict(Tokens)
    for group in store.groups(edges):
        found[group.start.date().isoformat()] += group.tokens
    return dict(found)


# --- lines as the clients write them ---------------------------------------------------------------


def usage(new=7, out=57, read=0, w5=0, w1=0, **more):
    return {
        "input_tokens": new,
        "cache_creation_input_tokens": w5 + w1,
        "cache_read_input_tokens": read,
        "output_tokens": out,
        "cache_creation": {"ephemeral_1h_input_tokens": w1, "ephemeral_5m_input_tokens": w5},
        **more,
    }


def assistant(
    mid="msg_1", req="req_1", at=AT, *, used=None, model="claude-opus-4-8", session="s1", side=False,
    cwd="/home/me/proj", content=(), **more,
):  # fmt: skip
    """A response's line; a field given as `...` is left out."""
    line = {
        "parentUuid": None,
        "isSidechain": side,
        "message": {
            "id": mid,
            "type": "message",
            "role": "assistant",
            "model": model,
            "content": list(content) or [{"type": "text", "text": "hi"}],
            "stop_reason": "end_turn",
            "usage": used or usage(),
        },
        "requestId": req,
        "type": "assistant",
        "uuid": f"uuid-{mid}-{req}",
        "timestamp": at,
        "cwd": cwd,
        "sessionId": session,
        "version": "2.1.330",
        **more,
    }
    line["message"] = {name: value for name, value in line["message"].items() if value is not ...}
    return {name: value for name, value in line.items() if value is not ...}


def user(text="do", at=AT, **more):
    return {
        "parentUuid": None,
        "isSidechain": False,
        "type": "user",
        "message": {"role": "user", "content": text},
        "timestamp": at,
        "cwd": "/home/me/proj",
        "sessionId": "s1",
        **more,
    }


def line(kind, payload, at=AT):
    return {"timestamp": at, "type": kind, "payload": payload}


def meta(name="t1", at=AT, **more):
    return line("session_meta", {"id": name, "timestamp": at, "cwd": "/home/me/proj", **more}, at)


def turn(model="gpt-5.5", at=AT, **more):
    return line("turn_context", {"model": model, "cwd": "/home/me/proj", **more}, at)


def counters(new, cached=0, out=0, written=0):
    return {
        "input_tokens": new,
        "cached_input_tokens": cached,
        "cache_write_input_tokens": written,
        "output_tokens": out,
        "reasoning_output_tokens": out // 2,
        "total_tokens": new + out,
    }


def count(total, last, at=AT):
    """A token_count; both are (input, cached, output) or (input, cached, output, written), or None."""
    info = {
        "total_token_usage": None if total is None else counters(total[0], *total[1:]),
        "last_token_usage": None if last is None else counters(last[0], *last[1:]),
        "model_context_window": 258_400,
    }
    return line("event_msg", {"type": "token_count", "info": info, "rate_limits": {"limit_id": "codex"}}, at)


def record(response, used, thread_total, at=AT, thread="t1"):
    payload = {
        "thread_id": thread,
        "turn_id": "turn",
        "response_id": response,
        "usage": counters(used[0], *used[1:]),
        "thread_token_usage": counters(thread_total[0], *thread_total[1:]),
    }
    return line("token_usage_record", payload, at)


def settings(tier, model="gpt-5.5", at=AT):
    told = {"model": model, **({"service_tier": tier} if tier else {})}
    return line("event_msg", {"type": "thread_settings_applied", "thread_settings": told}, at)
