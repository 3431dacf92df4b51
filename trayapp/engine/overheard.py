"""Figures that other programs leave lying about: rate limits in logs, and what a status line was told.

They cost no question, and come by ways of their own: a reading says by which in `via`.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from trayapp.domain.errors import SourceError
from trayapp.domain.model import Reading
from trayapp.engine.status_line import FILE, FOLDER, load
from trayapp.logs import Limit
from trayapp.system.store import Store

log = logging.getLogger(__name__)

_SEEN = "status-line"
_LATEST = 4_102_444_800  # 2100-01-01, as in the logs


def keep_limits(store: Store, limits: Sequence[Limit], now: datetime) -> None:
    """Keep what the lines of logs say of limits as readings; `StoreError` where that fails."""
    from trayapp.vendors._codex_windows import log_readings  # noqa: PLC0415 (only with a line that has some)

    for limit in limits:
        # A clock that ran ahead must not outdate everything that is told until then.
        at = min(limit.at, now)
        _keep(store, partial(log_readings, limit.body, at), "log")


def keep_status_line(store: Store, state: Path, now: datetime) -> bool:
    """Keep what the status line was last told, once; False where that is nothing new.

    `state` is the program's state folder. Raises `StoreError` where it cannot be kept.
    """
    path = state / FOLDER / FILE
    try:
        stat = os.stat(path)  # noqa: PTH116 (asked every few seconds)
    except OSError:
        return False
    seen = f"{stat.st_mtime_ns} {stat.st_size}".encode()
    if store.get_state(_SEEN) == seen:
        return False
    heard = load(str(path))
    at, payload = heard.get("at"), heard.get("payload")
    if isinstance(at, int | float) and 0 < at < _LATEST and isinstance(payload, dict):
        from trayapp.vendors._claude_windows import status_line_readings  # noqa: PLC0415 (only with something new)

        told = min(datetime.fromtimestamp(at, UTC), now)
        _keep(store, partial(status_line_readings, json.dumps(payload).encode(), told), "status line")
    store.put_state(_SEEN, seen)
    return True


def _keep(store: Store, readings: Callable[[], list[Reading]], via: str) -> None:
    try:
        found = readings()
    except (SourceError, LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        # Another shape than the known ones: the source itself is asked too, and says so there.
        log.info("A %s told something that is not understood: %s", via, error)
        return
    for reading in found:
        store.add_reading(reading if reading.via else replace(reading, via=via))
