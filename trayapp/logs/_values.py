"""What the readers' parsers share: instants, identities, counts, and lines that the typed decoder refuses."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

from trayapp.logs import USD

T = TypeVar("T")

MOST = 1 << 48
"""A count above this is noise, not tokens (a year's use of a company is below 2^40)."""

_begun: dict[str, blake2b] = {}

_EARLIEST = 1_420_070_400_000  # 2015-01-01: before it no tool was there whose log could be read
_LATEST = 4_102_444_800_000  # 2100-01-01


def instant(text: str) -> int | None:
    """Milliseconds since 1970 of an ISO 8601 instant; None where it is none, or one of another age.

    An instant without an offset is UTC: every client seen writes "Z".
    """
    try:
        at = datetime.fromisoformat(text)
        stamp = round((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
    return stamp if _EARLIEST <= stamp < _LATEST else None


def key(tool: str, name: str) -> int:
    """63 bits for what identifies a response: the same on every machine and in every year.

    It is `digest` of tool, zero byte and name; going on from the tool's part is half of its time.
    """
    begun = _begun.get(tool)
    if begun is None:
        begun = _begun[tool] = blake2b(f"{tool}\0".encode(), digest_size=8)
    whole = begun.copy()
    whole.update(name.encode("utf-8", "surrogatepass"))
    return int.from_bytes(whole.digest(), "big") >> 1


def stated(usd: float | None) -> int | None:
    """A cost in USD in units of 10^-12; None for what cannot be a cost."""
    if usd is None or not 0 <= usd < 1e6:
        return None
    return round(usd * USD)


def odd(line: bytes, shape: type[T]) -> T | None:
    """Decode a line that the strict decoder refused, as `shape`; None where it cannot be.

    Nulls count as absent, "12" as 12, bytes that are no UTF-8 as a replacement character. Nesting beyond
    the interpreter's limit is given up.
    """
    try:
        try:
            found = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            found = json.loads(line.decode("utf-8", "replace"))
        return msgspec.convert(_tidy(found), shape, strict=False)
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None


def _tidy(value: Any) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    """Without nulls, and without halves of surrogate pairs, which no database takes."""
    if isinstance(value, dict):
        return {name: _tidy(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_tidy(item) for item in value if item is not None]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
