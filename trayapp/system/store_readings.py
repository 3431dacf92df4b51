"""Vendors' statements, kept as they were told.

A row is a statement that changed. One that only repeats the last moves its instant on in memory, and on disk
once an hour: a poll at which nothing happened writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from trayapp.domain.model import REQUESTS, TOKENS, USD, Known, Reading, Unit
from trayapp.domain.period import Window
from trayapp.domain.saying import Saying, packed, unpacked
from trayapp.system.store_events import SLOT
from trayapp.system.store_schema import Connection

KEPT = timedelta(days=400)
"""Older statements are dropped: a year can be looked back on, and a month more for its first window."""

WHOLE = timedelta(days=2)
"""Within this every statement is kept; of days further back the last, as one looks back by days."""

WRITTEN = timedelta(hours=1)
"""The most by which the instant on disk may lag behind: a restart then shows a figure that much too old."""

_JITTER = timedelta(minutes=1)  # "resets in 1,234 s" is another instant each time, by a second or two
_Name = tuple[str, str]
# Units in which local events come on top of a statement: every process must count from the same instant.
_LOCAL = frozenset({USD, TOKENS, REQUESTS})


class _Row(NamedTuple):
    at: datetime
    body: str


class Readings:
    """The statements on one connection. `_heard` is how far an unchanged one has been confirmed since."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._heard: dict[_Name, _Row] = {}
        self._latest: dict[_Name, _Row] | None = None
        self._version = -1
        self._generation: dict[_Name, int] = {}

    def add(self, readings: Iterable[Reading]) -> None:
        """Keep statements, in one transaction; none is begun where each only repeats the last of its key."""
        latest = self._rows()
        generation = int(self._db.one("SELECT value FROM fact WHERE name = 'generation'"))
        write: list[tuple[_Name, _Row]] = []
        for reading in readings:
            name, last = (reading.source, reading.key), latest.get((reading.source, reading.key))
            row = _Row(reading.at.astimezone(UTC), _encode(reading))
            if last is None or not _says_the_same(last, row, reading):
                write.append((name, row))
            elif last.at < row.at:
                row = row._replace(body=last.body)
                if self._can_wait(name, row, reading, generation):
                    self._heard[name] = latest[name] = row
                else:
                    write.append((name, row))
        if not write:
            return
        with self._db.writing():
            for name, row in write:
                self._write(name, row)
        for name, row in write:
            self._generation[name] = generation
            last = latest.get(name)
            if last is None or last.at <= row.at:
                latest[name] = row

    def all(self) -> list[Reading]:
        """The latest statement of each source and key."""
        return [_decode(*name, row) for name, row in sorted(self._rows().items())]

    def history(self, since: datetime) -> list[Reading]:
        """Of each source and key the last statement of each UTC day since `since`, oldest first."""
        rows = self._db.rows(
            "SELECT source, key, max(at), body FROM reading WHERE at >= ? "
            "GROUP BY source, key, substr(at, 1, 10) ORDER BY source, key, 3",
            (_text(since),),
        )
        return [_decode(source, key, _Row(_instant(at), body)) for source, key, at, body in rows]

    def _can_wait(self, name: _Name, row: _Row, reading: Reading, generation: int) -> bool:
        """Whether an unchanged statement's instant may stay in memory for now.

        Not for longer than an hour. Nor where events came in since it was written down and it speaks for
        events: a process that reads the older instant from the disk would add them to what covers them.
        """
        written = self._on_disk(name)
        if written is None or row.at - written.at > WRITTEN:
            return False
        if reading.unit not in _LOCAL or not reading.account:
            return True
        if name in self._generation:
            return self._generation[name] == generation
        newest = self._db.one("SELECT max(slot) FROM rollup")
        return newest is None or (newest + 1) * SLOT <= written.at.timestamp() * 1000

    def _write(self, name: _Name, row: _Row) -> None:
        written, heard = self._on_disk(name), self._heard.pop(name, None)
        if written is not None:
            # How far the last statement held is part of what it said: it is written down before another one.
            held = [each for each in (heard, row) if each is not None and each.body == written.body]
            until = max((each.at for each in held), default=written.at)
            if until > written.at:
                self._db.execute(
                    "UPDATE OR REPLACE reading SET at = ? WHERE source = ? AND key = ? AND at = ?",
                    (_text(until), *name, _text(written.at)),
                )
            if row.body == written.body and row.at <= until:
                return
        self._db.execute(
            "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?)", (*name, _text(row.at), row.body)
        )
        if written is None or written.at.date() != row.at.date():
            self._thin(name, row.at)
            self._latest = None

    def _thin(self, name: _Name, now: datetime) -> None:
        """Drop what is too old, and of older days all but the last statement of each."""
        self._db.execute("DELETE FROM reading WHERE at < ?", (_text(now - KEPT),))
        self._db.execute(
            "DELETE FROM reading WHERE source = ?1 AND key = ?2 AND at < ?3 AND at NOT IN (SELECT max(at) "
            "FROM reading WHERE source = ?1 AND key = ?2 AND at < ?3 GROUP BY substr(at, 1, 10))",
            (*name, _text(now - WHOLE)[:10]),
        )

    def _on_disk(self, name: _Name) -> _Row | None:
        found = self._db.rows(
            "SELECT at, body FROM reading WHERE source = ? AND key = ? ORDER BY at DESC LIMIT 1", name
        )
        return _Row(_instant(found[0][0]), found[0][1]) if found else None

    def _rows(self) -> dict[_Name, _Row]:
        """The latest row of each name with what was heard since; read again when another process wrote."""
        version = int(self._db.one("PRAGMA data_version"))
        if self._latest is not None and version == self._version:
            return self._latest
        latest = {name: row for name in self._names() if (row := self._on_disk(name)) is not None}
        for name, heard in self._heard.items():
            row = latest.get(name)
            if row is not None and row.body == heard.body and row.at < heard.at:
                latest[name] = heard
        self._version, self._latest = version, latest
        return latest

    def _names(self) -> Iterator[_Name]:
        """From name to name by the table's own order: DISTINCT would read every statement of a year."""
        name = ("", "")
        while found := self._db.rows(
            "SELECT source, key FROM reading WHERE (source, key) > (?, ?) ORDER BY source, key LIMIT 1", name
        ):
            name = found[0]
            yield name


def _says_the_same(last: _Row, row: _Row, reading: Reading) -> bool:
    """Whether a statement repeats the last one; a window may be named some seconds differently."""
    if last.body == row.body:
        return True
    told, window = _decode(reading.source, reading.key, last), reading.window
    if window is None or told.window is None:
        return False
    ends = ((window.start, told.window.start), (window.end, told.window.end))
    near = all(
        one == two or (one is not None and two is not None and abs(one - two) < _JITTER) for one, two in ends
    )
    return near and replace(told, at=reading.at, window=window) == reading


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _encode(reading: Reading) -> str:
    window = reading.window
    told: dict[str, object] = {
        "title": str(reading.title),
        "account": reading.account,
        "unit": reading.unit.code,
        "used": None if reading.used is None else str(reading.used),
        "limit": None if reading.limit is None else str(reading.limit),
        "window": None
        if window is None
        else [None if end is None else end.isoformat() for end in (window.start, window.end)],
        "known": reading.known.value,
    }
    if reading.left is not None:
        told["left"] = str(reading.left)
    if reading.via:
        told["via"] = reading.via
    if isinstance(reading.title, Saying):
        told["said"] = packed(reading.title)
    return json.dumps(told)


def _decode(source: str, key: str, row: _Row) -> Reading:
    told = json.loads(row.body)
    ends, left = told["window"], told.get("left")
    return Reading(
        source=source,
        key=key,
        title=unpacked(told.get("said") or told["title"]),
        account=told["account"],
        unit=Unit(told["unit"]),
        at=row.at,
        used=None if told["used"] is None else Decimal(told["used"]),
        limit=None if told["limit"] is None else Decimal(told["limit"]),
        window=None
        if ends is None
        else Window(*(None if end is None else datetime.fromisoformat(end) for end in ends)),
        known=Known(told["known"]),
        left=None if left is None else Decimal(left),
        via=told.get("via", ""),
    )
