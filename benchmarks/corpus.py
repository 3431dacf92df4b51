"""Writes logs as Claude Code and Codex write them, as many as wanted, with the sums that they must give.

    python benchmarks/corpus.py FOLDER --size 100M [--seed 1]

FOLDER/home is a home folder, FOLDER/truth.json the sums per tool, day (UTC) and model. The same arguments
give the same bytes. It has what makes such logs hard to sum: responses streamed as several lines with
growing counters, resumed sessions that repeat older lines, cut last lines, Codex's cumulative counters
that are written again unchanged, and text that mentions the very words a reader looks for.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

CLAUDE = ("claude-opus-4-8", "claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001")
CODEX = ("gpt-5.1-codex", "gpt-5.5")
START = datetime(2026, 6, 1, 7, tzinfo=UTC)
BAIT = '{"type":"event_msg","message":{"usage":{"input_tokens":9}}} token_count '
UNITS = {"K": 10**3, "M": 10**6, "G": 10**9}
Counts = dict[str, int]


class Corpus:
    """One tree of logs in the making."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.home = folder / "home"
        self.random = random.Random(seed)  # noqa: S311 (text to read, nothing secret)
        words = ("value", "token", "event", "return", "window", "signal", "async", "cache", "price", "total")
        self.text = BAIT.join(" ".join(self.random.choices(words, k=600)) for _ in range(100))
        self.truth: dict[str, dict[str, dict[str, Counts]]] = {
            tool: defaultdict(lambda: defaultdict(lambda: defaultdict(int))) for tool in ("claude", "codex")
        }
        self.written = 0

    def ident(self, prefix: str) -> str:
        """An id that no other line has."""
        return f"{prefix}{self.random.getrandbits(96):024x}"

    def words(self, median: int) -> str:
        """Some text; most of a real log is this."""
        length = min(int(self.random.lognormvariate(0, 1.2) * median) + 20, 200_000)
        at = self.random.randrange(max(1, len(self.text) - length))
        return self.text[at : at + length]

    def book(self, tool: str, at: datetime, model: str, counts: Counts) -> None:
        """Note what a reader has to find."""
        day = self.truth[tool][at.date().isoformat()][model]
        for key, value in counts.items():
            day[key] += value

    def write(self, path: str, lines: list[str], *, cut: bool = False) -> None:
        """One file; `cut` loses the end of its last line, as a crash does."""
        text = "".join(lines)
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            text + ('{"type":"assistant","message":{"usage":{"inp' if cut else ""), encoding="utf-8"
        )
        self.written += len(text)

    # --- Claude Code ----------------------------------------------------------------------------------

    def claude_response(self, at: datetime, session: str, cwd: str) -> Iterator[str]:
        """The lines of one response and of the tool's answer to it."""
        model = self.random.choice(CLAUDE)
        write = self.random.randint(100, 9_000)
        hour = self.random.random() < 0.3
        usage = {
            "input": self.random.randint(1, 400),
            "out": self.random.randint(20, 4_000),
            "read": self.random.randint(5_000, 150_000),
            "c5": 0 if hour else write,
            "c1": write if hour else 0,
        }
        ids = self.ident("msg_01"), self.ident("req_011C")
        where = environment(at, session, cwd)
        blocks = self.random.randint(1, 3)
        for block in range(blocks):
            output = usage["out"] if block == blocks - 1 else self.random.randint(1, 8)
            yield claude_line(where, ids, model, usage | {"out": output}, self.words(400))
        self.book("claude", at, model, usage | {"msgs": 1})
        result = {"role": "user", "content": [{"type": "tool_result", "content": self.words(1_500)}]}
        yield _line({**where, "type": "user", "message": result})

    def claude_session(self, older: list[list[str]], size: int) -> None:
        """One session's file, now and then with an older session's lines in front (a resume)."""
        session, project = self.ident(""), self.random.randrange(12)
        at = START + timedelta(days=self.random.randrange(150), minutes=self.random.randrange(120))
        lines: list[str] = []
        while sum(map(len, lines)) < size:
            lines += self.claude_response(at, session, f"/home/dev/p{project}")
            at += timedelta(seconds=self.random.randint(1, 20))
        again = self.random.choice(older) if older and self.random.random() < 0.1 else []
        self.write(
            f".claude/projects/-home-dev-p{project}/{session}.jsonl",
            again + lines,
            cut=self.random.random() < 0.03,
        )
        older[:] = [*older[-20:], lines[:60]]

    # --- Codex ------------------------------------------------------------------------------------------

    def codex_session(self, size: int) -> None:
        """One session's file: cumulative counters, sometimes written twice."""
        session, model = self.ident(""), self.random.choice(CODEX)
        at = START + timedelta(days=self.random.randrange(150), minutes=self.random.randrange(120))
        began = at
        total = dict.fromkeys(("in", "cached", "out", "reas"), 0)
        meta = {"id": session, "timestamp": _stamp(at), "cwd": "/home/dev/tray", "cli_version": "0.104.0"}
        lines = [_codex(at, "session_meta", meta | {"source": "cli", "originator": "codex_cli_rs"})]
        lines.append(
            _codex(at, "turn_context", {"turn_id": self.ident(""), "cwd": "/home/dev", "model": model})
        )
        written = 0
        while written < size:
            at += timedelta(seconds=self.random.randint(1, 20))
            last = {"in": self.random.randint(6_000, 200_000), "out": self.random.randint(10, 3_000)}
            last |= {"cached": int(last["in"] * self.random.random()), "reas": last["out"] // 2}
            total = {key: total[key] + last[key] for key in total}
            count = _codex(
                at, "event_msg", {"type": "token_count", "info": _info(total, last), "rate_limits": None}
            )
            answer = {
                "type": "function_call_output",
                "call_id": self.ident("call_"),
                "output": self.words(2_500),
            }
            lines += [count, _codex(at, "response_item", answer)]
            if self.random.random() < 0.05:
                lines.append(count.replace(_stamp(at), _stamp(at + timedelta(seconds=1))))
            self.book("codex", at, model, last | {"events": 1})
            written += len(count) + len(lines[-1])
        self.write(
            f".codex/sessions/{began:%Y/%m/%d}/rollout-{began:%Y-%m-%dT%H-%M-%S}-{session}.jsonl", lines
        )


def claude_line(where: dict[str, object], ids: tuple[str, str], model: str, usage: Counts, text: str) -> str:
    """One content block of a response, with its usage."""
    said = {
        "input_tokens": usage["input"],
        "cache_creation_input_tokens": usage["c5"] + usage["c1"],
        "cache_read_input_tokens": usage["read"],
        "output_tokens": usage["out"],
        "cache_creation": {
            "ephemeral_5m_input_tokens": usage["c5"],
            "ephemeral_1h_input_tokens": usage["c1"],
        },
        "service_tier": "standard",
    }
    content = [{"type": "text", "text": text}]
    body = {
        "model": model,
        "id": ids[0],
        "type": "message",
        "role": "assistant",
        "content": content,
        "usage": said,
    }
    return _line({**where, "message": body, "requestId": ids[1], "type": "assistant"})


def environment(at: datetime, session: str, cwd: str) -> dict[str, object]:
    """What every line of a session carries."""
    """What every line of a session carries."""
    return {
        "isSidechain": False,
        "cwd": cwd,
        "sessionId": session,
        "version": "2.1.88",
        "timestamp": _stamp(at),
    }


def _codex(at: datetime, kind: str, payload: dict[str, object]) -> str:
    return _line({"timestamp": _stamp(at), "type": kind, "payload": payload})


def _info(total: Counts, last: Counts) -> dict[str, object]:
    return {
        "total_token_usage": _usage(total),
        "last_token_usage": _usage(last),
        "model_context_window": 272_000,
    }


def _usage(counts: Counts) -> Counts:
    return {
        "input_tokens": counts["in"],
        "cached_input_tokens": counts["cached"],
        "output_tokens": counts["out"],
        "reasoning_output_tokens": counts["reas"],
        "total_tokens": counts["in"] + counts["out"],
    }


def _stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def _line(value: dict[str, object]) -> str:
    return json.dumps(value, separators=(",", ":")) + "\n"


def generate(folder: Path, size: int, seed: int = 1) -> Path:
    """Fill `folder` with about `size` bytes of logs and truth.json; the folder."""
    corpus = Corpus(folder, seed)
    older: list[list[str]] = []
    while corpus.written < size:
        each = min(int(corpus.random.lognormvariate(0, 1.1) * 350_000) + 15_000, size - corpus.written)
        if corpus.random.random() < 0.75:
            corpus.claude_session(older, each)
        else:
            corpus.codex_session(each)
    (folder / "truth.json").write_text(json.dumps(corpus.truth, indent=1), encoding="utf-8")
    return folder


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="100M")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    generate(asked.folder, int(asked.size[:-1]) * UNITS[asked.size[-1].upper()], asked.seed)
