"""Calls that were billed and left no line: what a client's own running totals tell beyond its transcripts.

Claude Code 2.1.330 writes such totals (`cost-state`) at a session's end; compaction and titles are in them
and in no transcript. Each total becomes events of its own, for what no earlier one told: they are made anew
from everything that is known of a family of sessions whenever that changes, so that nothing counts twice,
whatever was read first. A total goes on over resumptions and is carried into forks; what is carried is not
told anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from trayapp.domain.usage import Tokens
from trayapp.system.store_schema import FLAG, MODE, Connection

SLACK = 60_000
"""Milliseconds by which a call may be written with a later time than the total that includes it."""

_PICO = Decimal(10) ** -12
_KINDS = 6  # input, output, cache read, 5-minute and 1-hour writes, searches
_ZERO = (0,) * _KINDS

Counts = tuple[int, ...]
Held = Mapping[int, AbstractSet[int]]
Hidden = tuple[int, int, int, str, str, Counts]
"""Key, instant (ms), session, model, folder, counters of one booking."""


class _Total(NamedTuple):
    """One of a client's totals: all of its models at one instant, behind the response `last` (0 for none)."""

    at: int
    session: int
    last: int
    models: dict[str, Counts]

    @property
    def whole(self) -> Counts:
        return _sum(self.models.values())


class _Call(NamedTuple):
    k: int
    at: int
    model: str
    folder: str
    counts: Counts


def hidden(db: Connection, family: int) -> list[Hidden]:
    """What the totals of a family of sessions tell beyond its lines; the same in any order of reading."""
    totals = _totals(db, family)
    if not totals:
        return []
    calls = _calls(db, family)
    held = {session: {call.k for call in each} for session, each in calls.items()}
    before = {total[:3]: _carried(total, totals, held) for total in totals}
    beyond = {total[:3]: _beyond(total, _seen(total, before[total[:3]], calls, held)) for total in totals}
    found: list[Hidden] = []
    for total in totals:
        earlier = [beyond[each[:3]] for each in before[total[:3]]]
        own = [call for call in calls.get(total.session, ()) if call.at <= total.at + SLACK]
        folder = max(own, key=itemgetter(1, 0)).folder if own else ""
        found += [
            (_digest(total.session, model, total.at), total.at, total.session, model, folder, counts)
            for model, counts in _new(beyond[total[:3]], earlier)
        ]
    return found


def keys(db: Connection, family: int) -> list[int]:
    """Of every booking that a family's totals could have made so far."""
    rows = db.rows(
        "SELECT told.session, model, told.at FROM told JOIN session ON session.id = told.session "
        "WHERE family = ?",
        (family,),
    )
    return [_digest(*row) for row in rows]


def due(db: Connection, sessions: Iterable[int], since: int | None, summed: Iterable[int]) -> list[int]:
    """Families whose bookings may have changed: of `sessions`, which got calls from the instant `since` (ms)
    on, or of `summed`, which got totals."""  # noqa: D205, D209
    touched = "[" + ",".join(map(str, {*sessions, *summed})) + "]"
    anew = set(summed)
    rows = db.rows(
        "SELECT family, max(told.at), group_concat(told.session) FROM told "
        "JOIN session ON session.id = told.session WHERE family IN "
        "(SELECT family FROM json_each(?) AS j JOIN session ON session.id = j.value) GROUP BY family",
        (touched,),
    )
    return [
        family
        for family, last, told in rows
        if (since is not None and since <= last + SLACK) or not anew.isdisjoint(map(int, told.split(",")))
    ]


def _totals(db: Connection, family: int) -> list[_Total]:
    rows = db.rows(
        "SELECT told.at, told.session, last, model, input, output, read, w5, w1, web FROM told "
        "JOIN session ON session.id = told.session WHERE family = ? "
        "ORDER BY told.at, told.session, last, model",
        (family,),
    )
    return [
        _Total(at, session, last, {model: tuple(counts) for _, _, _, model, *counts in each})
        for (at, session, last), each in groupby(rows, key=itemgetter(0, 1, 2))
    ]


def _calls(db: Connection, family: int) -> dict[int, list[_Call]]:
    """The calls that each session's files hold, copies of another's included."""
    db.execute("CREATE INDEX IF NOT EXISTS event_session ON event (session)")
    db.execute("CREATE INDEX IF NOT EXISTS copied_session ON copied (session)")
    rows = db.rows(
        "WITH mine AS (SELECT id FROM session WHERE family = ?), held AS ("
        "SELECT event.session AS s, k FROM mine JOIN event ON event.session = mine.id "
        "UNION SELECT copied.session, k FROM mine JOIN copied ON copied.session = mine.id) "
        "SELECT s, k, at, model, project, input, output, read, w5, w1, web FROM held JOIN event USING (k) "
        "JOIN facet ON facet.id = event.facet WHERE NOT flags & ? ORDER BY s",
        (family, FLAG),
    )
    return {
        session: [_Call(k, at, model, folder, tuple(counts)) for _, k, at, model, folder, *counts in each]
        for session, each in groupby(rows, key=itemgetter(0))
    }


def _carried(total: _Total, totals: Sequence[_Total], held: Held) -> list[_Total]:
    """The totals that this one goes on from: its session's earlier ones, and those that were told in another
    before that did anything that this session does not hold. Clocks do not matter to the latter."""  # noqa: D205, D209
    return [
        each
        for each in totals
        if (each.session == total.session and each.at < total.at)
        or (
            each.session != total.session
            and _reaches(each, total.session, held)
            and not (_reaches(total, each.session, held) and _size(total) < _size(each))
        )
    ]


def _reaches(total: _Total, session: int, held: Held) -> bool:
    return not total.last or total.last in held.get(session, ())


def _size(total: _Total) -> tuple[int, int]:
    return sum(total.whole), total.session


def _seen(total: _Total, before: Sequence[_Total], calls: dict[int, list[_Call]], held: Held) -> list[_Call]:
    """The calls that a total includes: its session's until then, and those of others that it goes on from,
    whose subagents' are in no copy."""  # noqa: D205, D209
    seen = [call for call in calls.get(total.session, ()) if call.at <= total.at + SLACK]
    known = set(held.get(total.session, ()))
    for each in before:
        if each.session != total.session:
            more = [
                call
                for call in calls.get(each.session, ())
                if call.at <= each.at + SLACK and call.k not in known
            ]
            known.update(call.k for call in more)
            seen += more
    return seen


def _beyond(total: _Total, calls: Sequence[_Call]) -> dict[str, Counts]:
    """By model what the total holds beyond the calls, and never more than over all models together: totals
    may call a model by another name than lines do."""  # noqa: D205, D209
    seen: dict[str, Counts] = {}
    for call in calls:
        seen[call.model] = _plus(seen.get(call.model, _ZERO), call.counts)
    left = _less(total.whole, _sum(seen.values()))
    found = {}
    for model, counts in total.models.items():
        found[model] = _least(_less(counts, seen.get(model, _ZERO)), left)
        left = _less(left, found[model])
    return found


def _new(beyond: dict[str, Counts], earlier: Sequence[dict[str, Counts]]) -> Iterator[tuple[str, Counts]]:
    """What none of the earlier totals told, by model and over all of them."""
    wholes = [_sum(each.values()) for each in earlier]
    left = _less(_sum(beyond.values()), _most(wholes))
    for model, counts in beyond.items():
        before = _most([each.get(model, _ZERO) for each in earlier])
        new = _least(_less(counts, before), left)
        left = _less(left, new)
        if any(new):
            yield model, new


def _digest(session: int, model: str, at: int) -> int:
    text = f"{MODE}\0{session}\0{model}\0{at}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big") >> 1


def _plus(one: Counts, other: Counts) -> Counts:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _less(one: Counts, other: Counts) -> Counts:
    return tuple(max(0, a - b) for a, b in zip(one, other, strict=True))


def _least(one: Counts, other: Counts) -> Counts:
    return tuple(min(a, b) for a, b in zip(one, other, strict=True))


def _sum(many: Iterable[Counts]) -> Counts:
    return tuple(map(sum, zip(_ZERO, *many, strict=True)))


def _most(many: Iterable[Counts]) -> Counts:
    return tuple(map(max, zip(_ZERO, _ZERO, *many, strict=True)))


# --- what is told of it ------------------------------------------------------------------------------


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
    copies of other sessions' included in both; `client_usd` is what the client says that they cost.
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
    client_usd: Decimal


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
        "SELECT session, model, max(told.at), input, output, read, w5, w1, web, cost, tool, family "
        "FROM told JOIN session ON session.id = told.session GROUP BY session, model ORDER BY family"
    )
    sums: dict[tuple[str, str, str], list[tuple[Counts, Counts, int]]] = {}
    for family, each in groupby(rows, key=itemgetter(11)):
        calls = _calls(db, family)
        for session, model, at, *counts, cost, tool, _ in each:
            held = [call for call in calls.get(session, ()) if call.at <= at + SLACK and call.model == model]
            day = db.one("SELECT date(? / 1000, 'unixepoch')", (at,))
            seen = _sum(call.counts for call in held)
            sums.setdefault((day, tool, model), []).append((tuple(counts), seen, cost))
    return [_agreement(name, told) for name, told in sorted(sums.items(), reverse=True)]


def _agreement(name: tuple[str, str, str], told: Sequence[tuple[Counts, Counts, int]]) -> Agreement:
    return Agreement(
        *name,
        sessions=len(told),
        equal=sum(client == seen for client, seen, _ in told),
        beyond=sum(any(_less(client, seen)) for client, seen, _ in told),
        below=sum(any(_less(seen, client)) for client, seen, _ in told),
        client=Tokens(*_sum(client for client, _, _ in told)),
        seen=Tokens(*_sum(seen for _, seen, _ in told)),
        client_usd=sum(cost for _, _, cost in told) * _PICO,
    )
