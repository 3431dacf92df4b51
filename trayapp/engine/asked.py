"""What clients' hooks ask the running program: a prompt comes in, a sentence goes out.

The prompt is looked at and forgotten: nothing of it is kept, logged or sent. Whatever is not understood, and
whatever nobody typed (scheduled tasks, what subagents and other sessions say), is passed over in silence.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from trayapp.domain.advice.task import Task
from trayapp.domain.advice.tokens import measure
from trayapp.domain.pricing import PriceBook
from trayapp.engine.asked_tail import SHOWS_NONE, Session, place_of, session_of

_TYPED: Final = frozenset(("", "user", "sdk"))
"""Claude Code says who wrote a prompt; `system`, `schedule_wakeup` and their like are nobody."""

_MACHINE: Final = (
    "<task-notification",
    "<teammate-message",
    "<cross-session",
    "<channel",
    "<system-reminder",
    "<bash-",
)
"""How such prompts begin where a client does not say."""

_PROMPTS: Final = frozenset(("UserPromptSubmit", "BeforeAgent"))
_AGAIN: Final = frozenset(("resume", "fork", "compact"))
_MOST_SESSIONS: Final = 64
_LONGEST: Final = 600
"""Characters that are said at once."""


@dataclass(frozen=True, slots=True)
class Word:
    """What is said about a task: a sentence for the person ("" for none), and whether it may not start.

    `aside`: worth a look in the status line, and no interruption.
    """

    sentence: str = ""
    stops: bool = False
    aside: bool = False


SILENT: Final = Word()

Counts = tuple[float, ...]
"""A prompt as figures (tokens.py)."""

_T = TypeVar("_T")

Consider = Callable[[Task, str], Word]
"""Judges a task of a session, by the session's id."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is done with what is heard, and where to look.

    `keep` gets a prompt that was stopped, `line` says what remains for a tool's status line, `billed` gets a
    model, the counts of a prompt that went to it, and the tokens that were billed for it. `home` is where
    sessions are whose place a hook does not say.
    """

    keep: Callable[[str], None] = lambda _: None
    line: Callable[[str], str] = lambda _: ""
    billed: Callable[[str, Counts, int], None] = lambda *_: None
    home: Path | None = None


class Asked:
    """Answers questions by the path that they came to."""

    def __init__(
        self,
        *,
        consider: Consider,
        book: Callable[[], PriceBook],
        now: Callable[[], datetime],
        around: Around | None = None,
    ) -> None:
        self._consider = consider
        self._book = book
        self._now = now
        self._around = around or Around()
        self._prompts: OrderedDict[str, Counts] = OrderedDict()
        self._models: OrderedDict[str, str] = OrderedDict()
        self._said: OrderedDict[str, str] = OrderedDict()

    def answer(self, path: str, body: bytes) -> bytes:
        """The JSON that the client is given; b"" for silence. May raise for what is no JSON."""
        kind, _, client = path.strip("/").partition("/")
        payload = msgspec.json.decode(body)
        if not isinstance(payload, dict):
            return b""
        if kind == "line":
            return _json({"line": self._status_line(client, payload)})
        if kind == "said":  # for a status line that knows the rest by itself
            return _json({"line": self._said.get(_text(payload, "session_id"), "")})
        return _json(self._hook(client, payload)) if kind == "hook" else b""

    def _status_line(self, client: str, payload: Mapping[str, Any]) -> str:
        """What was last said to this session, else what remains."""
        said = self._said.get(_text(payload, "session_id"), "")
        return " · ".join(part for part in (self._around.line(client), said) if part)

    def _hook(self, client: str, payload: Mapping[str, Any]) -> dict[str, object]:
        session = _text(payload, "session_id") or _text(payload, "sessionId")
        event = _text(payload, "hook_event_name")
        if event == "SessionStart":
            _remember(self._models, session, _text(payload, "model"))
            if _text(payload, "source") not in _AGAIN:
                return {}
        elif (event and event not in _PROMPTS) or not _is_typed(payload):
            return {}
        task = self._task(client, payload, session)
        word = _clean(self._consider(task, session))
        _remember(self._said, session, word.sentence)
        _remember(self._prompts, session, measure(task.prompt))
        return self._told(client, event, payload, word)

    def _told(self, client: str, event: str, payload: Mapping[str, Any], word: Word) -> dict[str, object]:
        if not word.sentence or word.aside:
            return {}
        if word.stops and event != "SessionStart":
            self._around.keep(_text(payload, "prompt"))
            return {"decision": "block", "reason": word.sentence}
        # Where no messages of hooks are shown, the status line has it.
        return {} if client in SHOWS_NONE else {"systemMessage": word.sentence}

    # --- the task --------------------------------------------------------------------------------------

    def _task(self, client: str, payload: Mapping[str, Any], session: str) -> Task:
        turn = _text(payload, "turn_id") or _text(payload, "prompt_id")
        found = session_of(client, self._transcript(client, payload, session), turn)
        idle = payload.get("seconds_since_last_response")
        if not isinstance(idle, int | float):
            idle = None if found.at is None else max(0.0, (self._now() - found.at).total_seconds())
        context = payload.get("context_tokens")
        self._check_count(session, found)
        effort = payload.get("effort")
        told = effort.get("level") if isinstance(effort, dict) else None
        fast = any(call.mode == "fast" for call in found.calls.values())
        return Task(
            prompt=_text(payload, "prompt"),
            tool=client,
            model=_text(payload, "model") or found.model or self._models.get(session, ""),
            effort=told if isinstance(told, str) else found.effort,
            fast=fast,
            context_tokens=context if isinstance(context, int) else found.context,
            idle_seconds=float(idle) if idle is not None else None,
            turn=(found.prompts or 0) + 1,
            previous_cost=self._cost(found),
            project=_text(payload, "cwd"),
        )

    def _check_count(self, session: str, found: Session) -> None:
        """Holds what was counted of the prompt before against what its first call wrote to the cache."""
        counts = self._prompts.pop(session, None)
        first = next(iter(found.calls.values()), None) if found.whole_turn else None
        if counts is None or first is None or not first.tokens.cache_read:
            return  # of a cold context nobody can tell how much of it is new
        tokens = first.tokens
        new = tokens.input + tokens.cache_write_5m + tokens.cache_write_1h - found.answered
        self._around.billed(first.model, counts, new)

    def _transcript(self, client: str, payload: Mapping[str, Any], session: str) -> str:
        told = _text(payload, "transcript_path")
        return told or (place_of(client, self._around.home, session) if self._around.home is not None else "")

    def _cost(self, session: Session) -> Decimal | None:
        """What the turn before cost, in USD at list price; None unless all of it is seen and has a price."""
        if not session.whole_turn or not session.calls:
            return None
        book, total = self._book(), Decimal(0)
        for call in session.calls.values():
            over = max((each for each in book.thresholds() if call.tokens.context > each), default=0)
            rates = book.rates(call.model, call.at or self._now(), call.mode, over)
            cost = None if rates is None else rates.cost(call.tokens)
            if cost is None:
                return None
            total += cost
        return total


def _clean(word: Word) -> Word:
    """A model's name comes out of a file: nothing of it may steer a terminal."""
    said = "".join(each if each.isprintable() else " " for each in word.sentence[:_LONGEST])
    return replace(word, sentence=said)


def _is_typed(payload: Mapping[str, Any]) -> bool:
    prompt = _text(payload, "prompt")
    return bool(
        prompt.strip()
        and _text(payload, "source") in _TYPED
        and not payload.get("agent_id")
        and not prompt.lstrip().startswith(_MACHINE)
    )


def _text(payload: Mapping[str, Any], name: str) -> str:
    found = payload.get(name)
    return found if isinstance(found, str) else ""


def _remember(table: OrderedDict[str, _T], session: str, value: _T) -> None:
    """The latest of a session; the sessions that were not heard of for longest are forgotten."""
    if not session:
        return
    table.pop(session, None)
    if value:
        table[session] = value
    while len(table) > _MOST_SESSIONS:
        table.popitem(last=False)


def _json(told: Mapping[str, object]) -> bytes:
    return msgspec.json.encode(told) if any(told.values()) else b""
