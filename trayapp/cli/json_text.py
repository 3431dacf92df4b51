"""JSON for programs: money as numbers without noise, instants as ISO 8601 in UTC, unknown as null."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal


def json_text(document: object) -> str:
    """One line of JSON; dates, instants and Decimals as docs/cli.md promises them."""
    return json.dumps(document, ensure_ascii=False, default=_plain, allow_nan=False)


def number(amount: Decimal) -> float | int:
    """The amount as a JSON number: rounded to ten decimals, whole amounts without a point.

    Up to $99,999 ten decimals are at most fifteen digits, which a double holds and `repr` gives back
    exactly as they are, so that no 0.30000000000000004 reaches a reader.
    """
    rounded = round(amount, 10)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def instant(at: datetime) -> str:
    """The instant in UTC, such as 2026-10-05T08:30:00Z; parts of a second only where there are any."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return number(value)
        case datetime():
            return instant(value)
        case date():
            return value.isoformat()
        case _:
            raise TypeError(f"{type(value).__name__} has no form in JSON")
