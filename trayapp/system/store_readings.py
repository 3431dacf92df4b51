"""Vendors' statements, kept as they were told."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal

from trayapp.domain.model import Known, Reading, Unit
from trayapp.domain.period import Window
from trayapp.system.store_schema import Connection

_KEPT = "-400 days"
"""Older statements are dropped: a year can be looked back on, and a month more for its first window."""


def add_reading(db: Connection, reading: Reading) -> None:
    """Keep a statement. One that only repeats the last moves its instant on instead of adding a row."""
    body = _encode(reading)
    with db.writing():
        latest = db.rows(
            "SELECT at, body FROM reading WHERE source = ? AND key = ? ORDER BY at DESC LIMIT 1",
            (reading.source, reading.key),
        )
        at = reading.at.isoformat(timespec="microseconds")
        if latest and latest[0][1] == body and latest[0][0] <= at:
            db.execute(
                "UPDATE reading SET at = ? WHERE source = ? AND key = ? AND at = ?",
                (at, reading.source, reading.key, latest[0][0]),
            )
        else:
            db.execute(
                "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?)", (reading.source, reading.key, at, body)
            )
        db.execute("DELETE FROM reading WHERE at < strftime('%Y-%m-%dT%H:%M:%S', ?, ?)", (at, _KEPT))


def readings(db: Connection) -> list[Reading]:
    """The latest statement of each source and key."""
    rows = db.rows("SELECT source, key, max(at), body FROM reading GROUP BY source, key ORDER BY source, key")
    return [_decode(*row) for row in rows]


def _encode(reading: Reading) -> str:
    window = reading.window
    return json.dumps(
        {
            "title": reading.title,
            "account": reading.account,
            "unit": reading.unit.code,
            "used": None if reading.used is None else str(reading.used),
            "limit": None if reading.limit is None else str(reading.limit),
            "window": None
            if window is None
            else [None if end is None else end.isoformat() for end in (window.start, window.end)],
            "known": reading.known.value,
        }
    )


def _decode(source: str, key: str, at: str, body: str) -> Reading:
    told = json.loads(body)
    ends = told["window"]
    return Reading(
        source=source,
        key=key,
        title=told["title"],
        account=told["account"],
        unit=Unit(told["unit"]),
        at=datetime.fromisoformat(at),
        used=None if told["used"] is None else Decimal(told["used"]),
        limit=None if told["limit"] is None else Decimal(told["limit"]),
        window=None
        if ends is None
        else Window(*(None if end is None else datetime.fromisoformat(end) for end in ends)),
        known=Known(told["known"]),
    )
