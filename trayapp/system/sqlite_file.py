"""Reads another program's SQLite file: never writes to it or beside it, and keeps nothing open.

A file whose program uses a write-ahead log is the delicate kind. Opened read-only in the plain way, it gets
`-wal` and `-shm` companions where there were none, and keeps them; "immutable" makes none, but does not see
what is in the log (both measured with SQLite 3.40, November 2026). So each is used where it does no harm.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from trayapp.domain.errors import SourceError, Unavailable, Unreadable
from trayapp.domain.saying import saying

Cell = str | bytes | int | float | None
Rows = list[tuple[Cell, ...]]

PATIENCE: Final = 2.0
"""Seconds to wait for a program that is writing to its own file."""

_ROUNDS: Final = 3
_SHARED: Final = "mode=ro&readonly_shm=1"
_STILL: Final = "mode=ro&immutable=1"


async def select(path: Path, sql: str, values: Sequence[Cell] = ()) -> Rows:
    """The rows; none where there is no such file or no such table.

    Raises:
        Unavailable: the program that owns it holds it, or it may not be read.
        Unreadable: it is no SQLite file, or has another shape.
    """
    return await asyncio.to_thread(_select, path, sql, values)


def _select(path: Path, sql: str, values: Sequence[Cell]) -> Rows:
    try:
        if not path.is_file():
            return []
        # SQLite names the companions after the file itself, not after a link to it.
        return _read(path.resolve(), sql, values)
    except OSError:
        raise Unavailable(
            saying("Faults", "{name} may not be read. Check whose file it is.", name=path.name)
        ) from None
    except sqlite3.Error as error:
        if _has_no_table(error):
            return []
        raise _translated(path, error) from None


def _read(path: Path, sql: str, values: Sequence[Cell]) -> Rows:
    for _round in range(_ROUNDS):
        seen = _state(path)
        way = _way(path)
        rows = _ask(path, way, sql, values)
        # Nothing locks an immutable read: it counts only where the file is the same behind it.
        if way != _STILL or _state(path) == seen:
            return rows
    raise _in_use(path)


def _way(path: Path) -> str:
    """How to open it, as the query of SQLite's own kind of address (https://www.sqlite.org/uri.html)."""
    if not _keeps_a_log(path):
        return "mode=ro"
    if not _size(path, "-wal"):
        return _STILL
    if not _companion(path, "-shm").exists():
        # What a crash or a copy leaves: the log's index would have to be made, and is its program's to make.
        raise Unavailable(
            saying(
                "Faults", "{name} was left in the middle of a change. Open its program once.", name=path.name
            )
        )
    return _SHARED


def _ask(path: Path, way: str, sql: str, values: Sequence[Cell]) -> Rows:
    address = f"{path.as_uri()}?{way}"
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as db:
        return db.execute(sql, values).fetchall()


def _keeps_a_log(path: Path) -> bool:
    """True for a write-ahead log: 2 at bytes 18 and 19 (https://www.sqlite.org/fileformat.html, 1.3.3)."""
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\x02\x02"


def _state(path: Path) -> tuple[int, int, int, int]:
    """Changes whenever another program has changed the file, or may be about to."""
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino, _size(path, "-wal")


def _companion(path: Path, tail: str) -> Path:
    return path.with_name(path.name + tail)


def _size(path: Path, tail: str) -> int:
    """Bytes of a companion; 0 where there is none."""
    try:
        return _companion(path, tail).stat().st_size
    except FileNotFoundError:
        return 0


def _has_no_table(error: sqlite3.Error) -> bool:
    return _code(error) == sqlite3.SQLITE_ERROR and "no such table" in str(error)


def _translated(path: Path, error: sqlite3.Error) -> SourceError:
    # Primary codes are the low byte (https://www.sqlite.org/rescode.html).
    held = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
    if _code(error) in held | {sqlite3.SQLITE_IOERR}:
        return _in_use(path)
    return Unreadable(saying("Faults", "{name} is not the file that was expected.", name=path.name))


def _code(error: sqlite3.Error) -> int | None:
    code: int | None = getattr(error, "sqlite_errorcode", None)  # None where Python itself raised it
    return None if code is None else code & 0xFF


def _in_use(path: Path) -> Unavailable:
    return Unavailable(
        saying(
            "Faults", "{name} is in use by the program that owns it. It is read again later.", name=path.name
        )
    )
