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
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from trayapp.system.store_schema import BEHIND, FLAG, GREW, MODE, Connection

SLACK = 60_000
"""Milliseconds by which a call may be written with a later time than the total that includes it."""

_KINDS = 6  # input, output, cache read, 5-minute and 1-hour writes, searches
ZERO = (0,) * _KINDS

AS_ONE = "(SELECT min(t.id) FROM session AS t WHERE t.family = session.family AND t.name = session.name)"
"""SQL: copies of a session in two tools' folders are one; subagents of it may lie in one of them alone."""

Counts = tuple[int, ...]
Held = Mapping[int, AbstractSet[int]]
Behind = AbstractSet[tuple[int, int, int]]
"""Session, the response behind which a total was told, and one that stands behind that, against its time."""

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
        return sum_of(self.models.values())


class _Call(NamedTuple):
    k: int
    at: int
    model: str
    folder: str
    side: bool
    counts: Counts


def hidden(db: Connection, family: int) -> list[Hidden]:
    """What the totals of a family of sessions tell beyond its lines; the same in any order of reading."""
    totals = _totals(db, family)
    if not totals:
        return []
    calls, behind = calls_of(db, family), _behind(db, family)
    held = {session: {call.k for call in each} for session, each in calls.items()}
    before = {total[:3]: _carried(total, totals, held, behind) for total in totals}
    beyond = {
        total[:3]: _beyond(total, _seen(total, before[total[:3]], calls, held, behind)) for total in totals
    }
    found: list[Hidden] = []
    for total in totals:
        earlier = [beyond[each[:3]] for each in before[total[:3]]]
        own = _until(total, calls, behind)
        folder = max(own, key=itemgetter(1, 0)).folder if own else ""
        found += [
            (
                _digest(total.session, model, total.at, total.last),
                total.at,
                total.session,
                model,
                folder,
                counts,
            )
            for model, counts in _new(beyond[total[:3]], earlier)
        ]
    return found


def keys(db: Connection, family: int) -> list[int]:
    """Of every booking that a family's totals could have made so far."""
    rows = db.rows(
        f"SELECT told.session, {AS_ONE}, model, told.at, last FROM told "  # noqa: S608 (a constant)
        "JOIN session ON session.id = told.session WHERE family = ? AND last <> ? AND cost <> ?",
        (family, GREW, BEHIND),
    )
    return [
        _digest(session, *named)
        for one, other, model, at, last in rows
        for session in sorted({one, other})
        for named in ((model, at, last), (model, at))  # the second is how they were named first
    ]


def due(db: Connection, sessions: Iterable[int], since: int | None, summed: Iterable[int]) -> list[int]:
    """Families whose bookings may have changed: of `sessions`, which got calls from the instant `since` (ms)
    on, or of `summed`, which got totals."""  # noqa: D205, D209
    touched = "[" + ",".join(map(str, {*sessions, *summed})) + "]"
    anew = set(summed)
    rows = db.rows(
        "SELECT family, max(told.at), group_concat(told.session) FROM told "
        "JOIN session ON session.id = told.session WHERE family IN "
        "(SELECT family FROM json_each(?) AS j JOIN session ON session.id = j.value) AND last <> ? "
        "GROUP BY family",
        (touched, GREW),
    )
    return [
        family
        for family, last, told in rows
        if (since is not None and since <= last + SLACK) or not anew.isdisjoint(map(int, told.split(",")))
    ]


def _totals(db: Connection, family: int) -> list[_Total]:
    rows = db.rows(
        f"SELECT told.at, {AS_ONE} AS s, last, model, input, output, read, w5, w1, web "  # noqa: S608 (as above)
        "FROM told JOIN session ON session.id = told.session WHERE family = ? "
        "AND last <> ? AND cost <> ? ORDER BY told.at, s, last, model",
        (family, GREW, BEHIND),
    )
    return [
        _Total(at, session, last, {model: tuple(counts) for _, _, _, model, *counts in each})
        for (at, session, last), each in groupby(rows, key=itemgetter(0, 1, 2))
    ]


def calls_of(db: Connection, family: int) -> dict[int, list[_Call]]:
    """The calls that each session's files hold, copies of another's included; sessions as in AS_ONE."""
    db.execute("CREATE INDEX IF NOT EXISTS event_session ON event (session)")
    db.execute("CREATE INDEX IF NOT EXISTS copied_session ON copied (session)")
    rows = db.rows(
        f"WITH mine AS (SELECT id, {AS_ONE} AS s FROM session WHERE family = ?), held AS ("  # noqa: S608 (as above)
        "SELECT s, k FROM mine JOIN event ON event.session = mine.id "
        "UNION SELECT s, k FROM mine JOIN copied ON copied.session = mine.id) "
        "SELECT s, k, at, model, project, flags & 1, input, output, read, w5, w1, web "
        "FROM held JOIN event USING (k) JOIN facet ON facet.id = event.facet WHERE NOT flags & ? ORDER BY s",
        (family, FLAG),
    )
    return {
        session: [
            _Call(k, at, model, folder, bool(side), tuple(counts))
            for _, k, at, model, folder, side, *counts in each
        ]
        for session, each in groupby(rows, key=itemgetter(0))
    }


def _behind(db: Connection, family: int) -> Behind:
    rows = db.rows(
        f"SELECT DISTINCT {AS_ONE}, model, last FROM told JOIN session "  # noqa: S608 (as above)
        "ON session.id = told.session WHERE family = ? AND cost = ?",
        (family, BEHIND),
    )
    return {(session, int(named.rpartition(" ")[2]), k) for session, named, k in rows}


def _until(total: _Total, calls: Mapping[int, Sequence[_Call]], behind: Behind) -> list[_Call]:
    """The calls of a total's session that were made before it was told."""
    return [
        call
        for call in calls.get(total.session, ())
        if call.at <= total.at + SLACK and (total.session, total.last, call.k) not in behind
    ]


def _carried(total: _Total, totals: Sequence[_Total], held: Held, behind: Behind) -> list[_Total]:
    """The totals that this one goes on from: its session's earlier ones, and those that were told in another
    before that did anything that this session does not hold. Clocks do not matter to the latter."""  # noqa: D205, D209
    return [
        each
        for each in totals
        if (each.session == total.session and _earlier(each, total, behind))
        or (
            each.session != total.session
            and _reaches(each, total.session, held)
            and not (_reaches(total, each.session, held) and _size(total) < _size(each))
        )
    ]


def _earlier(one: _Total, other: _Total, behind: Behind) -> bool:
    if one.at == other.at:
        return (one.session, one.last, other.last) in behind
    return one.at < other.at


def _reaches(total: _Total, session: int, held: Held) -> bool:
    return not total.last or total.last in held.get(session, ())


def _size(total: _Total) -> tuple[int, int]:
    return sum(total.whole), total.session


def _seen(
    total: _Total, before: Sequence[_Total], calls: dict[int, list[_Call]], held: Held, behind: Behind
) -> list[_Call]:
    """The calls that a total includes: its session's until then, and those of others that it goes on from,
    whose subagents' are in no copy.

    A copy may leave out its parent's beginning. Where that makes more than the total tells, the clock was set
    back and the others' calls came after it: then only their subagents' are taken.
    """  # noqa: D205
    own = _until(total, calls, behind)
    known = set(held.get(total.session, ()))
    more: list[_Call] = []
    for each in before:
        if each.session != total.session:
            those = _until(each, calls, behind)
            more += [call for call in those if call.k not in known]
            known.update(call.k for call in those)
    if any(less(sum_of(call.counts for call in (*own, *more)), total.whole)):
        more = [call for call in more if call.side]
    return own + more


def _beyond(total: _Total, calls: Sequence[_Call]) -> dict[str, Counts]:
    """By model what the total holds beyond the calls, and never more than over all models together: totals
    may call a model by another name than lines do."""  # noqa: D205, D209
    seen: dict[str, Counts] = {}
    for call in calls:
        seen[call.model] = _plus(seen.get(call.model, ZERO), call.counts)
    left = less(total.whole, sum_of(seen.values()))
    found = {}
    for model, counts in total.models.items():
        found[model] = _least(less(counts, seen.get(model, ZERO)), left)
        left = less(left, found[model])
    return found


def _new(beyond: dict[str, Counts], earlier: Sequence[dict[str, Counts]]) -> Iterator[tuple[str, Counts]]:
    """What none of the earlier totals told, by model and over all of them."""
    wholes = [sum_of(each.values()) for each in earlier]
    left = less(sum_of(beyond.values()), _most(wholes))
    for model, counts in beyond.items():
        before = _most([each.get(model, ZERO) for each in earlier])
        new = _least(less(counts, before), left)
        left = less(left, new)
        if any(new):
            yield model, new


def _digest(session: int, model: str, at: int, *last: int) -> int:
    text = "\0".join(map(str, (MODE, session, model, at, *last))).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big") >> 1


def _plus(one: Counts, other: Counts) -> Counts:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def less(one: Counts, other: Counts) -> Counts:
    """Kind by kind, and never below zero."""
    return tuple(max(0, a - b) for a, b in zip(one, other, strict=True))


def _least(one: Counts, other: Counts) -> Counts:
    return tuple(min(a, b) for a, b in zip(one, other, strict=True))


def sum_of(many: Iterable[Counts]) -> Counts:
    """Kind by kind; zeros for none."""
    return tuple(map(sum, zip(ZERO, *many, strict=True)))


def _most(many: Iterable[Counts]) -> Counts:
    return tuple(map(max, zip(ZERO, ZERO, *many, strict=True)))
