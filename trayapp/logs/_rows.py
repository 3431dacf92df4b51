"""What the smaller formats share: a row out of counters, and values out of JSON of which nothing is sure."""

from __future__ import annotations

from typing import Any, NamedTuple

from trayapp.logs import Row
from trayapp.logs._values import MOST, instant, key

UNKNOWN = "unknown"
"""A response's model where its log names none: it counts as unpriced."""

_SECONDS = 100_000_000_000
"""Instants as numbers below this are seconds, above it milliseconds (since 1970; 1973 in milliseconds)."""


class Used(NamedTuple):
    """Tokens of one response as a row has them: the input without what a cache read or wrote, output with
    reasoning."""  # noqa: D205, D209

    new: int = 0
    out: int = 0
    read: int = 0
    written: int = 0
    hour: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self)


def inclusive(whole: int, out: int, read: int = 0, written: int = 0) -> Used:
    """Counters whose input includes what the cache read and wrote; a cache beyond the input is not."""
    if read + written > whole:
        return Used(whole, out, read, written)
    return Used(whole - read - written, out, read, written)


class Response(NamedTuple):
    """Whose counters they are. `name` identifies it among all of its tool; `cost` is 10^-12 USD as stated."""

    tool: str
    name: str
    at: int
    session: str
    model: str
    side: bool = False
    cost: int | None = None
    mode: str = ""
    folder: str = ""


def row_of(each: Response, used: Used) -> Row | None:
    """The row; None where nothing was used, or where the counters cannot be any."""
    if min(used) < 0 or used.total > MOST or not (used.total or each.cost):
        return None
    return (
        key(each.tool, each.name), -1, each.at, each.session, each.model or UNKNOWN, each.mode,
        int(each.side), *used, 0, each.cost, each.folder,
    )  # fmt: skip


def number(found: object) -> int:
    """A counter; 0 where there is none. Text that is a number is one, below zero is none."""
    if isinstance(found, bool):
        return 0
    try:
        return max(0, int(float(found))) if isinstance(found, int | float | str) else 0
    except (ValueError, OverflowError):
        return 0


def usd(found: object) -> float | None:
    """An amount; None where there is none. Whether 0 means "free" or "not known" is the format's to say."""
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


def table(found: object) -> dict[str, Any]:
    """`found` where it is an object, else an empty one."""
    return found if isinstance(found, dict) else {}


def items(found: object) -> list[Any]:
    """`found` where it is a list, else an empty one."""
    return found if isinstance(found, list) else []


def text(found: object) -> str:
    """`found` where it is text or a whole number, else nothing."""
    if isinstance(found, str):
        return found.strip()
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else ""


def moment(found: object) -> int | None:
    """Milliseconds since 1970 of an ISO 8601 text, or of seconds or milliseconds as a number."""
    if isinstance(found, str):
        return instant(found)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    stamp = found * 1000 if found < _SECONDS else found
    return round(stamp) if 1_420_070_400_000 <= stamp < 4_102_444_800_000 else None
