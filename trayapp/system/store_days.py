"""Sums of whole days that were asked for before: a year of them is read in the time of a few.

They are kept only for days that lie behind the newest request, and a write drops those that it changed, in
the same transaction. They repeat what the rollup says: to lose them costs time alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress

from trayapp.system.store_schema import Connection, StoreBusy, StoreUnwritable

Days = dict[tuple[int, int], list[tuple[int, ...]]]
"""By the first slot and the one after the last: facet, over, stated, and the sums of them."""

_SUMS = "sum(input), sum(output), sum(read), sum(w5), sum(w1), sum(web), sum(requests), sum(billed)"
_KEEP = (
    f"INSERT INTO day_sum SELECT ?1, facet, over, stated, {_SUMS} FROM rollup "  # noqa: S608 (constants)
    "WHERE slot >= ?1 AND slot < ?2 GROUP BY facet, over, stated"
)
_KEPT = (
    f"SELECT day.first, last, facet, coalesce(alike, over) AS tier, stated, {_SUMS} "  # noqa: S608 (constants)
    "FROM day LEFT JOIN day_sum ON day_sum.first = day.first LEFT JOIN tier USING (facet, over) "
    "WHERE day.first >= ? AND day.first < ? GROUP BY day.first, facet, tier, stated"
)

Alike = Callable[[str, str], Mapping[int, int]]
"""Of a model and a mode: sizes of prompts at which prices change, each with the least that costs the same."""


def of_days(db: Connection, spans: Collection[tuple[int, int]], alike: Alike) -> Days:
    """The sums of these spans of slots, which do not overlap; those not found are still to be summed."""
    closed = keep(db, spans)
    if not closed:
        return {}
    _tell_tiers(db, alike)
    found: Days = {}
    for first, last, *part in db.rows(_KEPT, (min(closed)[0], max(closed)[1])):
        held = found.setdefault((first, last), [])
        if part[0] is not None:  # a day without a request is known too
            held.append(tuple(part))
    return found


def keep(db: Connection, spans: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sum those of these spans that are over and were not summed yet; comes back with those that are over."""
    newest = db.one("SELECT max(slot) FROM rollup")
    closed = [] if newest is None else [span for span in spans if span[1] <= newest]
    known = {(first, last) for first, last in db.rows("SELECT first, last FROM day")} if closed else set()
    missing = [span for span in closed if span not in known]
    if missing:
        with suppress(StoreBusy, StoreUnwritable):  # it is only slower without
            _keep(db, missing)
    return closed


def forget(db: Connection, slots: Iterable[int]) -> None:
    """Drop every day that holds one of these slots; within the transaction that changes them."""
    changed = sorted(slots)
    if not changed:
        return
    near = db.rows("SELECT first, last FROM day WHERE first <= ? AND last > ?", (changed[-1], changed[0]))
    _drop(db, [first for first, last in near if bisect_left(changed, first) < bisect_left(changed, last)])


def forget_all(db: Connection) -> None:
    """Drop them all: everything was summed anew."""
    db.execute("DELETE FROM day")
    db.execute("DELETE FROM day_sum")


def _tell_tiers(db: Connection, alike: Alike) -> None:
    """Most models cost the same at most sizes: SQLite adds those up sooner than anybody could read them."""
    db.execute(
        "CREATE TEMP TABLE IF NOT EXISTS tier (facet INTEGER, over INTEGER, alike INTEGER, "
        "PRIMARY KEY (facet, over)) WITHOUT ROWID"
    )
    db.execute("DELETE FROM tier")
    rows = db.rows("SELECT id, model, mode FROM facet")
    tiers = {kind: alike(*kind) for kind in {(model, mode) for _, model, mode in rows}}
    db.executemany(
        "INSERT INTO tier VALUES (?, ?, ?)",
        [(facet, *pair) for facet, *kind in rows for pair in tiers[kind[0], kind[1]].items()],
    )


def _keep(db: Connection, spans: list[tuple[int, int]]) -> None:
    """Sum these days, in place of others that they overlap: the person may have moved to another zone."""
    with db.writing():
        overlapping = {
            first
            for span in spans
            for (first,) in db.rows("SELECT first FROM day WHERE first < ? AND last > ?", (span[1], span[0]))
        }
        _drop(db, overlapping)
        db.executemany(_KEEP, spans)
        db.executemany("INSERT INTO day VALUES (?, ?)", spans)


def _drop(db: Connection, firsts: Iterable[int]) -> None:
    rows = [(first,) for first in firsts]
    db.executemany("DELETE FROM day WHERE first = ?", rows)
    db.executemany("DELETE FROM day_sum WHERE first = ?", rows)
