"""What an expression found, as the number, instant, unit or text that it has to be."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from trayapp.domain.errors import Unreadable
from trayapp.domain.model import CREDITS, PERCENT, REQUESTS, TOKENS, Unit
from trayapp.domain.period import in_utc
from trayapp.domain.saying import saying
from trayapp.vendors import _expressions

_COUNTED: Final = {unit.code: unit for unit in (TOKENS, REQUESTS, CREDITS, PERCENT)} | {"%": PERCENT}

# As seconds this is the year 5138, as milliseconds 1973: no budget is from either.
_MILLISECONDS_FROM: Final = Decimal(10) ** 11


def number(name: str, found: object) -> Decimal | None:
    """An exact number, also from text; None stays unknown."""
    if isinstance(found, str) and (exact := _expressions.number(found)) is not None:
        return exact
    if isinstance(found, int | float | Decimal) and not isinstance(found, bool):
        return Decimal(str(found))
    if found is None:
        return None
    raise _not_a(name, saying("Faults", "number"), found)


def instant(name: str, found: object) -> datetime | None:
    """An instant in UTC: ISO 8601 (UTC where it names no zone), or seconds or milliseconds since 1970."""
    if found is None:
        return None
    if isinstance(found, bool | list | dict):
        raise _not_a(name, saying("Faults", "date or time"), found)
    text = str(found).strip()
    try:
        since = _expressions.number(text)
        if since is not None:
            seconds = since / 1000 if abs(since) >= _MILLISECONDS_FROM else since
            return datetime.fromtimestamp(float(seconds), UTC)
        moment = datetime.fromisoformat(text)
        return in_utc(moment)
    except (ValueError, OverflowError, OSError):
        raise _not_a(name, saying("Faults", "date or time"), found) from None


def unit(name: str, found: object) -> Unit | None:
    """A currency's three letters, or what is counted: tokens, requests, credits, percent."""
    if found is None:
        return None
    text = found.strip() if isinstance(found, str) else ""
    if text.lower() in _COUNTED:
        return _COUNTED[text.lower()]
    if re.fullmatch(r"[A-Za-z]{3}", text):
        return Unit(text.upper())
    raise _not_a(name, saying("Faults", "currency such as USD"), found)


def text(found: object) -> str:
    """A short text on one line, from text or a number; empty for anything else."""
    if isinstance(found, bool) or not isinstance(found, str | int | Decimal):
        return ""
    return short(" ".join(str(found).split()), 60)


def short(words: str, most: int = 40) -> str:
    """At most so many characters, all of which can be shown."""
    plain = "".join(each if each.isprintable() else "�" for each in words)
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def shown(value: object) -> str:
    """A value for a person to check: short, on one line."""
    if value is None or value == "":
        return saying("Faults", "nothing")
    if isinstance(value, Unit):
        return value.code
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    return short(f"{value:f}" if isinstance(value, Decimal) else str(value))


def _not_a(name: str, wanted: str, found: object) -> Unreadable:
    kinds = {
        bool: saying("Faults", "true or false"),
        list: saying("Faults", "a list"),
        dict: saying("Faults", "an object"),
        str: saying("Faults", "other text"),
    }
    got = kinds.get(type(found), saying("Faults", "a number"))
    return Unreadable(
        saying(
            "Faults",
            'The expression for "{name}" found no {wanted} but {got}.',
            name=name,
            wanted=wanted,
            got=got,
        )
    )
