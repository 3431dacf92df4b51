"""Reads another program's SQLite file: never writes to it or beside it, and keeps nothing open.

A write-ahead log is the delicate kind: opened read-only in the plain way the file gets `-wal` and `-shm`
companions where there were none, and keeps them; "immutable" makes none but does not see what is in the log
(both measured with SQLite 3.40, November 2026). So each is used where it does no harm, as the program's own
questions to other programs' files are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from trayapp.logs._names import real

Cell = str | bytes | int | float | None
Rows = list[tuple[Cell, ...]]

PATIENCE = 1.0
"""Seconds to wait for a program that is writing to its own file."""

_ROUNDS = 3


class Damaged(Exception):
    """The file is no SQLite database."""


class OtherShape(Exception):
    """It has not the tables or columns that were asked for."""


def select(path: Path, sql: str, values: Sequence[Cell] = ()) -> Rows:
    """The rows.

    Raises:
        OSError: it may not be read, or its program holds it.
        Damaged, OtherShape: it is no database, or not the one that was expected.
    """
    # SQLite names the companions after the file itself, not after a link to it.
    path = Path(real(str(path))).resolve()
    try:
        for _round in range(_ROUNDS):
            seen = _state(path)
            way, still = _way(path)
            with closing(sqlite3.connect(f"{path.as_uri()}?{way}", uri=True, timeout=PATIENCE)) as db:
                db.text_factory = _text
                rows = db.execute(sql, values).fetchall()
            # Nothing locks an immutable read: it counts only where the file is the same behind it.
            if not still or _state(path) == seen:
                return rows
    except sqlite3.Error as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code == sqlite3.SQLITE_ERROR:
            raise OtherShape from None
        if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}:
            raise Damaged from None
        raise OSError(f"{path} is held") from None
    raise OSError(f"{path} is changing")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _way(path: Path) -> tuple[str, bool]:
    """How to open it (https://www.sqlite.org/uri.html), and whether that locks nothing."""
    with path.open("rb") as file:
        logged = file.read(20)[18:] == b"\x02\x02"  # https://www.sqlite.org/fileformat.html, 1.3.3
    if not logged:
        return "mode=ro", False
    if not _size(path, "-wal"):
        return "mode=ro&immutable=1", True
    if not path.with_name(path.name + "-shm").exists():
        # What a copy leaves: the log's index would have to be made, and is its program's to make.
        raise OSError(f"{path} was left in the middle of a change")
    return "mode=ro&readonly_shm=1", False


def _state(path: Path) -> tuple[int, int, int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino, _size(path, "-wal")


def _size(path: Path, tail: str) -> int:
    try:
        return path.with_name(path.name + tail).stat().st_size
    except FileNotFoundError:
        return 0
