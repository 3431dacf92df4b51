"""Clients' own totals, held against their lines: what they tell beyond them, and by day how they agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from trayapp.domain.usage import Tokens
from trayapp.system.store_background import AS_ONE, SLACK, ZERO, Counts, calls_of, less, sum_of
from trayapp.system.store_schema import BEHIND, FLAG, GREW, MODE, Connection

_PICO = Decimal(10) ** -12


@dataclass(frozen=True, slots=True)
class Background:
    """Calls of one tool on one model that no line tells of; they are part of every sum. How many they were is
    not told, so `tokens` has no requests."""  # noqa: D205, D209

    tool: str
    model: str
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Agreement:
    """A client's own totals held against its lines: of a UTC day (YYYY-MM-DD) on which sessions ended, and a
    model.

    `sessions` is how many told a total, `equal` of how many it was the lines' to the token, `beyond` and
    `below` of how many it held more or less. `client` sums the totals and `seen` the lines of these sessions,
    copies of other sessions' included in both; `client_usd` is what the client says that they cost, None
    where it says nothing.
    """  # noqa: D205

    day: str
    tool: str
    model: str
    sessions: int
    equal: int
    beyond: int
    below: int
    client: Tokens
    seen: Tokens
    client_usd: Decimal | None


def background(db: Connection) -> list[Background]:
    """By tool and model, in that order."""
    rows = db.rows(
        "SELECT tool, model, sum(input), sum(output), sum(read), sum(w5), sum(w1), sum(web) FROM rollup "
        "JOIN facet ON facet.id = rollup.facet WHERE mode LIKE ? GROUP BY tool, model ORDER BY tool, model",
        (f"{MODE}%",),
    )
    return [Background(tool, model, Tokens(*counts)) for tool, model, *counts in rows]


def agreements(db: Connection) -> list[Agreement]:
    """The last total of each session and model against its lines up to then; the latest day first."""
    rows = db.rows(
        f"SELECT {AS_ONE} AS one, model, max(told.at), input, output, read, "  # noqa: S608 (a constant)
        "w5, w1, web, cost, tool, family "
        "FROM told JOIN session ON session.id = told.session WHERE last <> ? AND cost <> ? "
        "GROUP BY one, model ORDER BY family",
        (GREW, BEHIND),
    )
    sums: dict[tuple[str, str, str], list[tuple[Counts, Counts, int | None]]] = {}
    for family, each in groupby(rows, key=itemgetter(11)):
        calls = calls_of(db, family)
        for session, model, at, *counts, cost, tool, _ in each:
            held = [call for call in calls.get(session, ()) if call.at <= at + SLACK and call.model == model]
            day = db.one("SELECT date(? / 1000, 'unixepoch')", (at,))
            seen = sum_of(call.counts for call in held)
            sums.setdefault((day, tool, model), []).append((tuple(counts), seen, cost))
    for day, tool, model, client, seen in _grown(db):
        sums.setdefault((day, tool, model), []).append((client, seen, None))
    return [_agreement(name, told) for name, told in sorted(sums.items(), reverse=True)]


def _grown(db: Connection) -> Iterator[tuple[str, str, str, Counts, Counts]]:
    """By what a session's counters grew on a day, and what its own lines of that day tell."""
    told = db.rows(
        "SELECT date(at / 1000, 'unixepoch') AS day, tool, model, session.id, sum(input), sum(output), "
        "sum(read), sum(w5), sum(w1), sum(web) FROM told "
        "JOIN session ON session.id = told.session WHERE last = ? GROUP BY session.id, model, day",
        (GREW,),
    )
    lines = db.rows(
        "SELECT date(at / 1000, 'unixepoch') AS day, model, session, sum(input), sum(output), "
        "sum(read), sum(w5), sum(w1), sum(web) FROM event "
        "JOIN facet ON facet.id = facet WHERE session IN (SELECT session FROM told WHERE last = ?) "
        "AND NOT flags & ? GROUP BY session, model, day",
        (GREW, FLAG),
    )
    seen = {(day, model, session): tuple(counts) for day, model, session, *counts in lines}
    for day, tool, model, session, *counts in told:
        yield day, tool, model, tuple(counts), seen.get((day, model, session), ZERO)


def _agreement(name: tuple[str, str, str], told: Sequence[tuple[Counts, Counts, int | None]]) -> Agreement:
    costs = [cost for _, _, cost in told if cost is not None]
    return Agreement(
        *name,
        sessions=len(told),
        equal=sum(client == seen for client, seen, _ in told),
        beyond=sum(any(less(client, seen)) for client, seen, _ in told),
        below=sum(any(less(seen, client)) for client, seen, _ in told),
        client=Tokens(*sum_of(client for client, _, _ in told)),
        seen=Tokens(*sum_of(seen for _, seen, _ in told)),
        client_usd=sum(costs) * _PICO if costs else None,
    )
