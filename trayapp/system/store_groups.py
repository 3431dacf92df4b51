"""Sums of requests between instants, by everything that a price depends on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from trayapp.domain.usage import Group, Tokens
from trayapp.system.store_days import Alike, Days, forget_all, keep, of_days
from trayapp.system.store_events import SLOT
from trayapp.system.store_schema import FLAG, MODE, Connection, StoreBusy, StoreUnwritable, ms

_SUMS = (
    "sum(input), sum(output), sum(read), sum(w5), sum(w1), sum(web), {requests}, sum(billed) "
    "FROM {table} WHERE {column} >= ? AND {column} < ? GROUP BY facet, over, stated"
)
_SLOTS = "SELECT facet, over, stated, " + _SUMS.format(
    requests="sum(requests)", table="rollup", column="slot"
)

_FACETS = (
    "SELECT id, tool, account, model, coalesce(folder.project, facet.project), mode "
    "FROM facet LEFT JOIN folder ON folder.path = facet.project"
)

_PICO = Decimal(10) ** -12


def over_sql(thresholds: Sequence[int]) -> str:
    """The highest of `thresholds` that an event's prompt exceeds, as an SQL expression."""
    cases = "".join(
        f"WHEN {limit} < input + read + w5 + w1 THEN {limit} " for limit in sorted(thresholds)[::-1]
    )
    # Of several calls together nobody knows how long each was.
    return f"CASE WHEN flags & {FLAG} THEN 0 {cases}ELSE 0 END" if cases else "0"


def sum_days(db: Connection, edges: Sequence[datetime]) -> None:
    """Sum the days between these midnights that are over, so that `day_groups` finds them summed."""
    keep(db, [_whole(ms(start), ms(end)) for start, end in pairwise(edges)])


def day_groups(
    db: Connection, edges: Sequence[datetime], thresholds: Sequence[int], alike: Alike
) -> list[Group]:
    """As `groups`, for edges that are midnights: each closed day is summed once and then remembered."""
    spans = [_whole(ms(start), ms(end)) for start, end in pairwise(edges)]
    return groups(db, edges, thresholds, of_days(db, spans, alike))


def groups(
    db: Connection, edges: Sequence[datetime], thresholds: Sequence[int], known: Days | None = None
) -> list[Group]:
    """One Group per interval between neighbouring `edges` and per everything that a price depends on.

    Whole quarters of an hour come from `known` or the rollup, what sticks out at an interval's ends from the
    events themselves: the sums are exact for any instants.
    """
    known = known or {}
    facets = {row[0]: row[1:] for row in db.rows(_FACETS)}
    ragged = f"SELECT facet, {over_sql(thresholds)} AS over, billed IS NOT NULL AS stated, " + _SUMS.format(
        requests="count(*)", table="event", column="at"
    )
    found: list[Group] = []
    for start, end in pairwise(edges):
        low, high = ms(start), ms(end)
        first, last = _whole(low, high)
        parts: list[tuple[int, ...]] = list(known.get((first, last), ()))
        if first < last and (first, last) not in known:
            parts += db.rows(_SLOTS, (first, last))
        for a, b in _ends(low, high, first, last):
            _index_instants(db)
            parts += db.rows(ragged, (a, b))
        found += _joined(parts, start, end, facets)
    return found


def _index_instants(db: Connection) -> None:
    """Make the index that single instants are looked up by, once: a first scan is faster without it."""
    if not db.one("SELECT 1 FROM sqlite_master WHERE name = 'event_at'"):
        with suppress(StoreBusy, StoreUnwritable):  # it is only slower without
            db.execute("CREATE INDEX IF NOT EXISTS event_at ON event (at)")


def _whole(low: int, high: int) -> tuple[int, int]:
    """The whole slots within so many milliseconds: the first, and the one after the last."""
    return -(-low // SLOT), high // SLOT


def _ends(low: int, high: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    spans = [(low, high)] if first >= last else [(low, first * SLOT), (last * SLOT, high)]
    return ((a, b) for a, b in spans if a < b)


def _joined(
    parts: list[tuple[int, ...]], start: datetime, end: datetime, facets: dict[int, tuple[str, ...]]
) -> Iterator[Group]:
    sums: dict[tuple[tuple[str, ...], int, int], tuple[int, ...]] = {}
    for part in parts:
        name = (facets[part[0]], part[1], part[2])  # several folders are one project
        before = sums.get(name)
        # sum() of no stated cost at all is NULL.
        counts = (*part[3:10], part[10] or 0)
        sums[name] = counts if before is None else tuple(a + b for a, b in zip(before, counts, strict=True))
    for (facet, over, stated), counts in sums.items():
        tool, account, model, project, mode = facet
        billed = counts[7] * _PICO if stated else None
        hidden = mode.startswith(MODE)
        tokens = Tokens(*(counts[:6] if hidden else counts[:7]))
        how = mode[len(MODE) + 1 :] if hidden else mode
        yield Group(start, end, tool, account, model, project, how, over, tokens, billed, hidden)


def recut(db: Connection, thresholds: Sequence[int]) -> None:
    """Build every rollup anew, cut at `thresholds`."""
    forget_all(db)
    db.execute("DELETE FROM rollup")
    db.execute(
        f"INSERT INTO rollup SELECT at / {SLOT}, facet, {over_sql(thresholds)} AS over, "  # noqa: S608 (integers)
        "billed IS NOT NULL AS stated, sum(input), sum(output), sum(read), sum(w5), sum(w1), sum(web), "
        "count(*), coalesce(sum(billed), 0) FROM event GROUP BY 1, 2, 3, 4"
    )
