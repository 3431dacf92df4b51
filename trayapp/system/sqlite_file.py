"""Reads another program's SQLite file: never writes to it, waits for nobody, and keeps nothing open."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from trayapp.domain.errors import Unavailable, Unreadable

Cell = str | bytes | int | float | None

PATIENCE = 2.0
"""Seconds to wait for a program that is writing to its own file."""


async def select(path: Path, sql: str, values: Sequence[Cell] = ()) -> list[tuple[Cell, ...]]:
    """The rows; none where there is no such file or no such table.

    Raises:
        Unavailable: the program that owns it holds it.
        Unreadable: it is no SQLite file, or has another shape.
    """
    return await asyncio.to_thread(_select, path, sql, values)


def _select(path: Path, sql: str, values: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    if not path.is_file():
        return []
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        ) as db:
            return db.execute(sql, values).fetchall()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return []
        raise Unavailable(
            f"{path.name} is in use by the program that owns it. It is read again later."
        ) from None
    except sqlite3.Error:
        raise Unreadable(f"{path.name} is not the file that was expected.") from None
