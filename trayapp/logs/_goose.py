"""Goose's sessions: running totals of each, in a database.

Not seen in a real run; after public readers. `accumulated_*` are the whole session's, the columns without
that word the last answer's. What the sum has beyond input and output is reasoning.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from trayapp.logs._growth import Growth
from trayapp.logs._rows import Response, moment, number, table, text
from trayapp.logs._sqlite import Cell, Damaged, OtherShape, Rows, select
from trayapp.logs._values import odd
from trayapp.logs._whole import Told

TOOL = "goose"

_SQL = (
    "SELECT id, model_config_json, {time}, accumulated_input_tokens, accumulated_output_tokens, "
    "accumulated_total_tokens, input_tokens, output_tokens, total_tokens FROM sessions"
)


def read_sessions(path: str, state: bytes) -> Told:
    """What each session has used since it was last seen.

    Raises:
        OSError: its program holds it.
    """
    told = Told(state)
    known = msgspec.json.decode(state, type=dict[str, Growth]) if state else {}
    try:
        rows = _rows(Path(path))
    except Damaged:
        told.malformed = 1
        return told
    for name, config, changed, *counted in rows:
        at = moment(_as_time(changed))
        total = _total(counted)
        if at is None or not sum(total):
            continue
        growth = known.setdefault(text(name), Growth())
        if growth.last == total:
            continue
        part, used = growth.grow(total, at)
        model = text(table(odd(config.encode(), dict) if isinstance(config, str) else None).get("model_name"))
        told.add(Response(TOOL, f"{name!s} {part}", at, text(name), model), used)
    told.kept = msgspec.json.encode(known)
    return told


def _rows(path: Path) -> Rows:
    for time in ("updated_at", "created_at"):  # the first versions had no time of change
        try:
            return select(path, _SQL.format(time=time))
        except OtherShape:
            continue
    return []


def _total(counted: list[Cell]) -> list[int]:
    whole = [number(each) for each in counted]
    # Sessions of before the accumulated columns have the other ones alone.
    new, out, summed = whole[:3] if any(whole[:3]) else whole[3:]
    return [new, out + max(0, summed - new - out), 0, 0] if new or out else [summed, 0, 0, 0]


def _as_time(found: Cell) -> Cell:
    """Text that is a number is a number: columns of SQLite hold either."""
    return int(found) if isinstance(found, str) and found.isdigit() else found
