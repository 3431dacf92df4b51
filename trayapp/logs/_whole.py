"""Logs that are one JSON document, written anew with each change: read whole, each response by its name."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from trayapp.logs import Limit, Row, Sum
from trayapp.logs._names import real
from trayapp.logs._rows import Response, Used, row_of
from trayapp.logs._values import odd

MOST = 256 << 20
"""Bytes. A conversation with its pictures has been seen with some 10 MB."""


class Told:
    """What one document said: a parser that has read everything when it is made."""

    def __init__(self, state: bytes = b"") -> None:
        self.rows: list[Row] = []
        self.sums: list[Sum] = []
        self.limits: Sequence[Limit] = ()
        self.malformed = 0
        self.project = ""
        self.kept = state

    def state(self) -> bytes:
        """What the next reading is told of this one."""
        return self.kept

    def feed(self, data: bytes, end: int) -> None:
        """There are no lines to come."""

    def finish(self) -> None:
        """Everything is in `rows` already."""

    def add(self, each: Response, used: Used) -> None:
        """Keep what was used; counters that cannot be any are damage."""
        row = row_of(each, used)
        if row is not None:
            self.rows.append(row)
        elif used.total:
            self.malformed += 1


def document(path: str) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    """What is in the file; None for one that is no JSON, such as one that is just being written.

    Raises:
        OSError: it may not be read.
    """
    with Path(real(path)).open("rb") as file:
        content = file.read(MOST).removeprefix(BOM_UTF8)
    try:
        return msgspec.json.decode(content)
    except (ValueError, RecursionError):
        return odd(content, object)
