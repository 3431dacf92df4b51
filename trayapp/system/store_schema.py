"""The database file: opened, brought up to date by named steps, its failures told in one sentence each."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trayapp.domain.saying import saying


class StoreError(Exception):
    """The store cannot be used; `sentence` may be shown."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class StoreTooNew(StoreError):
    """A later version has changed the file in a way that this one does not know."""


class StoreDamaged(StoreError):
    """The file is no database any more, or a broken one."""


class StoreBusy(StoreError):
    """Another process has held it for longer than the wait; the same call works later."""


class StoreUnwritable(StoreError):
    """No room, no right, or no folder."""


BUSY_WAIT = 5.0
"""Seconds to wait for another process: its longest transaction is one batch of a cold scan, about 0.2 s."""

CACHE_KIB = 16_384
"""A year's events are some 8 MB: what a first scan scatters by key stays in memory until the commit."""

FLAG = 4
"""In `event.flags`: several calls in one, of which no line tells."""

MODE = "background"
"""In `facet.mode`: the same, for sums."""

GREW = -1
"""In `told.last`: by how much counters grew on a UTC day, to be held against its lines; it books nothing."""

BEHIND = -1
"""In `told.cost`: the response `last` stands behind a total, though its time does not; `model` names behind
which response that was told, as "behind" and its key."""

_CORRUPT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def instant(ms: int | None) -> datetime | None:
    """An aware instant of milliseconds since 1970; None stays None."""
    return None if ms is None else datetime.fromtimestamp(ms / 1000, UTC)


def ms(at: datetime) -> int:
    """Milliseconds since 1970, rounded up: an event at `at` belongs to what follows."""
    return -(-int(at.timestamp() * 1_000_000) // 1000)


class Connection(sqlite3.Connection):
    """A connection whose errors are the store's; errors of this program's own SQL stay what they are."""

    place = ""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401 (as sqlite3's)
        """As sqlite3's."""
        try:
            return super().execute(sql, parameters)
        except sqlite3.DatabaseError as error:
            raise _told(error, self.place) from error

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """As sqlite3's."""
        try:
            return super().executemany(sql, parameters)
        except sqlite3.DatabaseError as error:
            raise _told(error, self.place) from error

    def rows(self, sql: str, parameters: Any = ()) -> list[Any]:  # noqa: ANN401 (as sqlite3's)
        """Every row of an answer. Steps behind the first can fail too, so they are taken here."""
        try:
            return super().execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise _told(error, self.place) from error

    def one(self, sql: str, parameters: Any = ()) -> Any:  # noqa: ANN401 (as sqlite3's)
        """The first column of the first row; None where there is none."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that has the right to write from its start on."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self.in_transaction:
                super().execute("ROLLBACK")
            raise


def _told(error: sqlite3.DatabaseError, place: str) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return error
    code &= 0xFF
    where = f" ({place})" if place else ""
    if code in _CORRUPT:
        return StoreDamaged(
            saying("Faults", "The file with Remainder's records{where} is damaged.", where=where)
        )
    if code in _BUSY:
        return StoreBusy(
            saying(
                "Faults",
                "Another program is using Remainder's records{where}. It is tried again shortly.",
                where=where,
            )
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreUnwritable(
            saying(
                "Faults",
                "There is no room on the disk for Remainder's records{where}. Free some space.",
                where=where,
            )
        )
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR}:
        return StoreUnwritable(
            saying(
                "Faults",
                "Remainder's records{where} cannot be opened or written. Check that the folder "
                "exists and is yours.",
                where=where,
            )
        )
    return error


_Step = Callable[[Connection], None]
STEPS: list[tuple[str, _Step]] = []


def step(function: _Step) -> _Step:
    """Add a named change of the file; order is the order in this module, names are kept in the file."""
    STEPS.append((function.__name__, function))
    return function


def connect(path: Path | None) -> Connection:
    """Open (or make) the file at `path`, None for one in memory, and bring it up to date.

    Raises:
        StoreTooNew: a later version's step has been applied to it.
        StoreDamaged: it is no database, or a broken one.
        StoreUnwritable: it cannot be made or written.
        StoreBusy: another process has held it throughout the wait.
    """
    place = "" if path is None else str(path)
    try:
        db = sqlite3.connect(place or ":memory:", timeout=BUSY_WAIT, isolation_level=None, factory=Connection)
    except sqlite3.DatabaseError as error:
        raise _told(error, place) from error
    db.place = place
    try:
        _write_ahead(db)
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        _bring_up_to_date(db, STEPS)
    except BaseException:
        db.close()
        raise
    return db


def _write_ahead(db: Connection) -> None:
    """Switch a new file to write-ahead logging.

    SQLite does not wait for this lock as it does for others (its busy handler is not called where two
    connections that both read could deadlock): of several processes that make the file, one must try again.
    """
    until = time.monotonic() + BUSY_WAIT
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except StoreBusy:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _bring_up_to_date(db: Connection, steps: Sequence[tuple[str, _Step]]) -> None:
    known = db.one("SELECT count(*) FROM sqlite_master WHERE name = 'step'")
    applied = {name for (name,) in db.rows("SELECT name FROM step")} if known else set()
    if applied == {name for name, _ in steps}:
        return
    if applied - {name for name, _ in steps}:
        raise StoreTooNew(
            saying(
                "Faults",
                "A newer version of Remainder has written these records. Update Remainder, or "
                "use another folder by setting REMAINDER_HOME.",
            )
        )
    with db.writing():  # another process may have come first: ask again inside
        db.execute("CREATE TABLE IF NOT EXISTS step (name TEXT PRIMARY KEY) WITHOUT ROWID")
        applied = {name for (name,) in db.rows("SELECT name FROM step")}
        for name, function in steps:
            if name not in applied:
                function(db)
                db.execute("INSERT INTO step VALUES (?)", (name,))


_COUNTS = "input INTEGER, output INTEGER, read INTEGER, w5 INTEGER, w1 INTEGER, web INTEGER"


@step
def events_files_and_memory(db: Connection) -> None:
    """The first shape.

    `event.k` and `r` are a response's and its call's identity (63 and 31 bits, r -1 for none), `at` is ms
    since 1970, `billed` 10^-12 USD. `flags`: 1 sidechain, 2 other requests share the response's id (then
    every candidate is in `twin`). `rollup` sums events per 15 minutes. `copied` says which other sessions
    hold copies of an event; `family` joins sessions that do.
    """
    tables = {
        "event": "k INTEGER PRIMARY KEY, r INTEGER, at INTEGER, facet INTEGER, session INTEGER, "
        f"flags INTEGER, {_COUNTS}, billed INTEGER",
        "twin": f"k INTEGER, r INTEGER, side INTEGER, at INTEGER, facet INTEGER, session INTEGER, {_COUNTS}, "
        "billed INTEGER, PRIMARY KEY (k, r, side)",
        "rollup": f"slot INTEGER, facet INTEGER, over INTEGER, stated INTEGER, {_COUNTS}, requests INTEGER, "
        "billed INTEGER, PRIMARY KEY (slot, facet, over, stated)",
        "facet": "id INTEGER PRIMARY KEY, tool TEXT, account TEXT, model TEXT, project TEXT, mode TEXT, "
        "UNIQUE (tool, account, model, project, mode)",
        "session": "id INTEGER PRIMARY KEY, tool TEXT, name TEXT, family INTEGER, UNIQUE (tool, name)",
        "copied": "k INTEGER, session INTEGER, PRIMARY KEY (k, session)",
        "client": f"session INTEGER, model TEXT, cost INTEGER, {_COUNTS}, PRIMARY KEY (session, model)",
        "file": "path TEXT PRIMARY KEY, tool TEXT, size INTEGER, changed INTEGER, ino INTEGER, "
        "offset INTEGER, tail INTEGER, version INTEGER, malformed INTEGER, state BLOB",
        "memory": "name TEXT PRIMARY KEY, value BLOB",
        "reading": "source TEXT, key TEXT, at TEXT, body TEXT, PRIMARY KEY (source, key, at)",
        "fact": "name TEXT PRIMARY KEY, value INTEGER",
    }
    for name, columns in tables.items():
        # A table whose key is one integer is kept by it anyway.
        kept = "" if "INTEGER PRIMARY KEY" in columns else " WITHOUT ROWID"
        db.execute(f"CREATE TABLE {name} ({columns}){kept}")
    db.execute("CREATE INDEX session_family ON session (family)")
    db.execute("INSERT INTO fact VALUES ('generation', 0)")


@step
def folders(db: Connection) -> None:
    """Where a folder's repository lies (`root`, empty for none; `looked` is ms, NULL for not yet) and which
    project it counts for (`project`, NULL for the folder itself; `due` says that this is to be told anew).

    `facet.project` has been a folder from the first shape on. `own` says that a session began in it,
    `above` is the outermost folder with it inside in which one began.
    """  # noqa: D205
    db.execute(
        "CREATE TABLE folder (path TEXT PRIMARY KEY, own INTEGER, above TEXT, root TEXT DEFAULT '', "
        "looked INTEGER, project TEXT, due INTEGER DEFAULT 1) WITHOUT ROWID"
    )
    db.execute(
        "INSERT INTO folder (path, own, above) SELECT DISTINCT project, 1, '' FROM facet WHERE project != ''"
    )


@step
def totals_by_instant(db: Connection) -> None:
    """Every total that a client told, in place of the last: what was new in each is booked when it was told.

    The last total of the first shape counts as told with its session's last call.
    """
    db.execute(
        f"CREATE TABLE told (session INTEGER, model TEXT, at INTEGER, cost INTEGER, {_COUNTS}, "
        "PRIMARY KEY (session, model, at)) WITHOUT ROWID"
    )
    db.execute(
        "INSERT INTO told SELECT client.session, model, max(event.at), cost, client.input, client.output, "
        "client.read, client.w5, client.w1, client.web FROM client JOIN event "
        "ON event.session = client.session GROUP BY client.session, model"
    )
    db.execute("DROP TABLE client")
    db.execute("UPDATE file SET version = 0 WHERE tool = 'claude-code'")  # read again, totals are told anew


@step
def response_before_total(db: Connection) -> None:
    """`told.last` is the response behind which a total was told (0 for none): what a session that begins from
    it has to hold. Until its file is read again it is the session's last until then."""  # noqa: D205, D209
    db.execute("ALTER TABLE told ADD COLUMN last INTEGER NOT NULL DEFAULT 0")
    if db.rows("SELECT 1 FROM told LIMIT 1"):
        db.execute("CREATE INDEX IF NOT EXISTS event_session ON event (session)")
    db.execute(
        "UPDATE told SET last = coalesce((SELECT k FROM event WHERE event.session = told.session "
        "AND event.at <= told.at ORDER BY at DESC, k LIMIT 1), 0)"
    )


@step
def days(db: Connection) -> None:
    """Sums of days, as `rollup` has them of quarters of an hour; `first` and `last` are such quarters."""
    db.execute("CREATE TABLE day (first INTEGER PRIMARY KEY, last INTEGER)")
    db.execute(
        f"CREATE TABLE day_sum (first INTEGER, facet INTEGER, over INTEGER, stated INTEGER, {_COUNTS}, "
        "requests INTEGER, billed INTEGER, PRIMARY KEY (first, facet, over, stated)) WITHOUT ROWID"
    )


@step
def totals_by_response(db: Connection) -> None:
    """Two totals of one instant, with a response between them, are two: a clock may have been set back."""
    db.execute("ALTER TABLE told RENAME TO told_before")
    db.execute(
        f"CREATE TABLE told (session INTEGER, model TEXT, at INTEGER, cost INTEGER, {_COUNTS}, "
        "last INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (session, model, at, last)) WITHOUT ROWID"
    )
    db.execute("INSERT INTO told SELECT * FROM told_before WHERE cost >= 0")
    db.execute("DROP TABLE told_before")
