"""What the readers' parsers share: instants, identities, counts, and lines that the typed decoder refuses."""

from __future__ import annotations

import json
import re
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
_EPOCH = (10, 13)  # digits of seconds and of milliseconds since 1970 in this age

_AT = re.compile(r"at `\$((?:\.\w+|\[\d+\])+)`$")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_COUNTS = re.compile(r"token|requests|^(usage|info)$", re.IGNORECASE)
_DROPS = 20  # more fields of foreign types than this, and it is no line of that format


def instant(text: str) -> int | None:
    """Milliseconds since 1970 of an ISO 8601 instant, or of seconds or milliseconds as a number.

    None where it is none, or one of another age.

    An instant without an offset is UTC: every client seen writes "Z".
    """
    if len(text) in _EPOCH and text.isdigit():
        return int(text) * (1 if len(text) == max(_EPOCH) else 1000)
    try:
        # Some write a leap second, some small letters.
        if text[-1:] != "Z" or text[16:19] == ":60":
            text = text.upper().replace(":60", ":59")
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

    Nulls count as absent, "12" as 12, bytes that are no UTF-8 as a replacement character, and a field of a
    foreign type as absent unless it is a counter. Nesting beyond the interpreter's limit is given up.
    """
    try:
        try:
            found = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            found = json.loads(line.decode("utf-8", "replace"))
        return _converted(_tidy(found), shape)
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None


def _converted(found: Any, shape: type[T]) -> T | None:  # noqa: ANN401 (whatever JSON can hold)
    for _ in range(_DROPS):
        try:
            return msgspec.convert(found, shape, strict=False)
        except msgspec.ValidationError as error:
            if not _mend(found, str(error)):
                return None
    return None


def _mend(found: Any, error: str) -> bool:  # noqa: ANN401 (as above)
    """Take the field out of which msgspec's sentence speaks; False where it is a counter, or everything."""
    named = _AT.search(error)
    steps = [name or int(number) for name, number in _STEP.findall(named[1])] if named else []
    if not steps or _COUNTS.search(str(steps[-1])):
        return False
    for step in steps[:-1]:
        found = found[step]
    value = found[steps[-1]]
    if steps[-1] == "timestamp" and type(value) in {int, float} and 0 < value < 1 << 53:
        found["timestamp"] = str(int(value))
    else:
        del found[steps[-1]]
    return True


def _tidy(value: Any) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    """Without nulls, and without halves of surrogate pairs, which no database takes."""
    if isinstance(value, dict):
        return {name: _tidy(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_tidy(item) for item in value if item is not None]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
