"""A task out of what a script says of it, checked; what is wrong is one sentence."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from trayapp.domain.advice.candidates_models import USUAL_TOOL
from trayapp.domain.advice.task import Attachment, Task

MOST_TOKENS: Final = 100_000_000
LONGEST_LINE: Final = 20_000_000
"""Bytes of a line; a longer one is some other file by mistake."""
_LEAST: Final = Decimal("1e-12")
"""USD, or seconds: less is nothing, and no number that logarithms can be taken of."""
_YEARS: Final = range(1970, 9000)


class BadTaskError(ValueError):
    """What was said of a task cannot be meant."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A task and what may stand beside it: its cost in the end, its session, its instant, what is left."""

    task: Task
    actual: Decimal | None = None
    session: str = ""
    at: datetime | None = None
    today: Decimal | None = None
    left: Decimal | None = None


def asked_of(line: bytes) -> Asked:
    """One line of `--jsonl`. Unknown names are passed over; raises `BadTaskError` with a sentence."""
    if len(line) > LONGEST_LINE:
        raise BadTaskError("the line is too long")
    try:
        found = json.loads(line.decode("utf-8-sig"), parse_float=_fraction, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise BadTaskError("the line is not UTF-8") from None
    except (ValueError, RecursionError):
        raise BadTaskError("the line is no JSON") from None
    if not isinstance(found, dict):
        raise BadTaskError("the line is no JSON object")
    return _asked(found)


def _asked(found: Mapping[str, Any]) -> Asked:
    if "prompt" not in found:
        raise BadTaskError("prompt is missing")
    prompt = found["prompt"]
    if not isinstance(prompt, str):
        raise BadTaskError("prompt is no text")
    idle = _amount(found, "idle_seconds")
    task = Task(
        prompt=prompt,
        tool=_text(found, "tool") or USUAL_TOOL,
        model=_text(found, "model"),
        effort=_text(found, "effort"),
        fast=found.get("fast") is True,
        context_tokens=_count(found, "context_tokens", 0),
        idle_seconds=None if idle is None else float(idle),
        turn=max(1, _count(found, "turn", 1)),
        previous_cost=_amount(found, "previous_cost_usd"),
        files=_files(found),
        project=_text(found, "project"),
    )
    return Asked(
        task,
        actual=_amount(found, "actual_cost_usd"),
        session=_text(found, "session"),
        at=_instant(found),
        today=_amount(found, "today_usd"),
        left=_amount(found, "left_usd"),
    )


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadTaskError(f"{name} is no text")
    return value


def _count(found: Mapping[str, Any], name: str, default: int) -> int:
    value = _amount(found, name)
    return default if value is None else int(min(value, Decimal(MOST_TOKENS)))


def _amount(found: Mapping[str, Any], name: str) -> Decimal | None:
    """A number that is not below nothing; None where it is not known."""
    value = found.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise BadTaskError(f"{name} is no number")
    amount = Decimal(value)
    if amount < 0 or not math.isfinite(amount) or amount > 10**12:
        raise BadTaskError(f"{name} is out of range")
    return amount if amount >= _LEAST else Decimal(0)


def _instant(found: Mapping[str, Any]) -> datetime | None:
    text = _text(found, "at")
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise BadTaskError("at is no instant such as 2026-10-05T08:30:00Z") from None
    if at.year not in _YEARS:
        raise BadTaskError("at is out of range")
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _files(found: Mapping[str, Any]) -> tuple[Attachment, ...]:
    files = found.get("files") or []
    if not isinstance(files, list) or not all(isinstance(each, dict) for each in files):
        raise BadTaskError("files is no list of objects")
    return tuple(
        Attachment.of(_text(each, "name"), _count(each, "size", 0), _text(each, "sample")) for each in files
    )


def _fraction(word: str) -> Decimal:
    try:
        return Decimal(word)
    except InvalidOperation:  # such as 1e99999999999999999999
        raise ValueError(word) from None


def _no_number(word: str) -> Decimal:
    raise ValueError(word)
