"""Takes requests into the store: one row per response, whatever copies of it were read and in which order.

A response is named by its id. Copies with the same request merge, the larger total wins (partial lines of
a stream come first), then the earlier instant. A second request of the same id is a response of its own,
unless one of the two is a sidechain's replay: then the parent's counts. A copy without a request merges with
the largest that has one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from trayapp.system.store_days import forget
from trayapp.system.store_folders import note
from trayapp.system.store_schema import FLAG, GREW, MODE, Connection

SLOT = 900_000
"""Milliseconds of a rollup: every time zone's offset is a multiple of 15 minutes."""

Mark = tuple[int, int, int, int, int, int, int, bytes]
"""A file as it was last read: size, time of change (ns), inode, offset of the first unread byte, hash of the
bytes before it, reader's version, malformed lines so far, reader's state."""

Row = tuple[int, int, int, str, str, str, int, int, int, int, int, int, int, int | None, str]
Event = tuple[int, int, int, int, int, int, int, int, int, int, int, int, int | None]
Sum = tuple[str, str, int, int, int, int, int, int, int, int, int]

EVENT = "k, r, at, facet, session, flags, input, output, read, w5, w1, web, billed"
_TWIN = "k, r, side, at, facet, session, input, output, read, w5, w1, web, billed"
_NEW = f"INSERT INTO event ({EVENT}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608 (constants)
_PUT = f"INSERT OR REPLACE INTO event ({EVENT}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608 (constants)
_TWINNED = 2


class FileRead(Protocol):
    """What was read of one file; `before` is the mark that reading began with."""

    @property
    def path(self) -> str: ...  # noqa: D102
    @property
    def tool(self) -> str: ...  # noqa: D102
    @property
    def project(self) -> str: ...  # noqa: D102
    @property
    def before(self) -> Mark | None: ...  # noqa: D102
    @property
    def mark(self) -> Mark: ...  # noqa: D102
    @property
    def rows(self) -> Sequence[Row]: ...  # noqa: D102
    @property
    def sums(self) -> Sequence[Sum]: ...  # noqa: D102


class Written(NamedTuple):
    """What a write did: the earliest instant (ms) that changed, None for none; files that another process
    had taken further meanwhile and that were left alone."""  # noqa: D205, D209

    since: int | None
    left: tuple[str, ...]


class Recorder:
    """Writes on one connection, in the transaction of its caller."""

    def __init__(self, db: Connection, thresholds: Sequence[int]) -> None:
        self._db = db
        self._thresholds = sorted(thresholds)
        self.forget()

    def forget(self) -> None:
        """Drop what is known of the file's names: a transaction was rolled back."""
        self._facets: dict[tuple[str, str, str, str], int] = {}
        self._placed: set[tuple[str, str]] = set()
        self._sessions: dict[tuple[str, str], int] = {}
        self._deltas: dict[tuple[int, int, int, int], list[int]] = {}
        self._copied: set[tuple[int, int]] = set()
        self._since: int | None = None

    def write(self, reads: Sequence[FileRead]) -> Written:
        """Record files with their requests, except those whose mark is not the one they were read from."""
        self._begin()
        current = self._marks([read.path for read in reads])
        left = tuple(read.path for read in reads if current.get(read.path) != read.before)
        taken = [read for read in reads if read.path not in left]
        fresh, others = self._gather(taken)
        better = self._meet_known(fresh, others)
        self._count(fresh.values(), 1)
        self._db.executemany(_NEW, sorted(fresh.values()))  # in the order of the tree that they go into
        self._db.executemany(_PUT, better)
        for event in others:
            self._settle(event)
        self._note_copies()
        self._book(self._sums(taken))
        self._roll()
        self._db.executemany(
            "INSERT OR REPLACE INTO file "
            "(path, tool, size, changed, ino, offset, tail, version, malformed, state) "
            "VALUES (?,?,?,?,?,?,?,?,?,?)",
            [(read.path, read.tool, *read.mark) for read in taken],
        )
        if self._since is not None:
            self._db.execute("UPDATE fact SET value = value + 1 WHERE name = 'generation'")
        return Written(self._since, left)

    def _begin(self) -> None:
        self._deltas, self._copied, self._since = {}, set(), None
        self._touched: set[int] = set()

    def _marks(self, paths: Sequence[str]) -> dict[str, Mark]:
        return marks(self._db, paths)

    def _gather(self, reads: Iterable[FileRead]) -> tuple[dict[int, Event], list[Event]]:
        """Events by key, and those whose key another request already holds."""
        fresh: dict[int, Event] = {}
        others: list[Event] = []
        for read in reads:
            facets: dict[tuple[str, str, str], int] = {}
            sessions: dict[str, int] = {}
            for k, r, at, session, model, mode, side, new, out, cached, w5, w1, web, cost, place in read.rows:
                facet = facets.get((model, mode, place))
                if facet is None:
                    folder = self._placed_at(place, read.project)
                    facet = facets[model, mode, place] = self._facet(read.tool, model, folder, mode)
                held_by = sessions.get(session)
                if held_by is None:
                    held_by = sessions[session] = self._session(read.tool, session)
                    self._touched.add(held_by)
                event = (k, r, at, facet, held_by, side, new, out, cached, w5, w1, web, cost)
                first = fresh.setdefault(k, event)
                if first is event:
                    continue
                if first[4] != event[4]:
                    self._copied.add((k, event[4]))
                if first[1] != event[1] or first[5] != event[5]:
                    others.append(event)
                elif self._wins(event, first):
                    fresh[k] = (*event[:4], first[4], *event[5:])
        return fresh, others

    def _meet_known(self, fresh: dict[int, Event], others: list[Event]) -> list[Event]:
        """Take out of `fresh` what the store has already; what comes back is better and replaces it."""
        better: list[Event] = []
        for old in known(self._db, fresh):
            new = fresh.pop(old[0])
            if old[4] != new[4]:
                self._copied.add((new[0], new[4]))
            if old[1] != new[1] or old[5] != new[5]:
                others.append(new)
            elif self._wins(new, old):
                better.append((*new[:4], old[4], *new[5:]))
                self._count([old], -1)
        self._count(better, 1)
        return better

    def _wins(self, new: Event, old: Event) -> bool:
        """Larger total, then earlier; the rest only makes the choice the same in any order."""
        if new[2:4] + new[6:] == old[2:4] + old[6:]:
            return False
        total, before = sum(new[6:11]), sum(old[6:11])
        if total != before or new[2] != old[2]:
            return (total, -new[2]) > (before, -old[2])
        return self._rank(new) > self._rank(old)

    def _rank(self, event: Event) -> tuple[int, int, tuple[int, ...], tuple[str, ...]]:
        billed = -1 if event[12] is None else event[12]
        return sum(event[6:11]), -event[2], (*event[6:12], billed), self._names(event[3])

    def _names(self, facet: int) -> tuple[str, ...]:
        return tuple(self._db.rows("SELECT model, project, mode FROM facet WHERE id = ?", (facet,))[0])

    def _settle(self, event: Event) -> None:
        """Decide anew which responses stand behind an id that several requests share."""
        k = event[0]
        first = known(self._db, [k])[0]
        candidates = self._candidates(k) or {(first[1], first[5]): first}
        name = event[1], event[5] & 1
        same = candidates.get(name)
        if same is None:
            candidates[name] = event
        elif self._wins(event, same):
            candidates[name] = (*event[:4], same[4], *event[5:])
        self._db.executemany(
            f"INSERT OR REPLACE INTO twin ({_TWIN}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608 (constants)
            [(k, r, side, each[2], *each[3:5], *each[6:]) for (r, side), each in candidates.items()],
        )
        for old in known(self._db, {k, *(_second(k, r) for r, _ in candidates)}):
            self._count([old], -1)
            self._db.execute("DELETE FROM event WHERE k = ?", (old[0],))
        for number, each in enumerate(self._standing(list(candidates.values()))):
            place, owner = (k, first[4]) if number == 0 else (_second(k, each[1]), each[4])
            put: Event = (place, *each[1:4], owner, _TWINNED | each[5] & 1, *each[6:])
            self._count([put], 1)
            self._db.execute(_PUT, put)
            self._copied |= {
                (place, other[4])
                for other in (*candidates.values(), event)
                if other[4] != owner and other[1] in {each[1], -1}
            }

    def _candidates(self, k: int) -> dict[tuple[int, int], Event]:
        rows = self._db.rows(f"SELECT {_TWIN} FROM twin WHERE k = ?", (k,))  # noqa: S608 (constants)
        return {(r, side): (k, r, at, *rest[:2], side, *rest[2:]) for _, r, side, at, *rest in rows}

    def _standing(self, candidates: list[Event]) -> list[Event]:
        """Those that count, the largest first."""
        ranked = sorted(candidates, key=self._rank, reverse=True)
        parents = [each for each in ranked if not each[5] & 1]
        if not parents:
            return ranked[:1]
        asked = [each for each in parents if each[1] != -1]
        loose = [each for each in parents if each[1] == -1]
        if asked and loose and self._wins(loose[0], asked[0]):
            asked[0] = (asked[0][0], asked[0][1], *loose[0][2:])
        return asked or loose

    def _count(self, events: Iterable[Event], sign: int) -> None:
        """Add events to their rollups, or take them away."""
        deltas, limits, since = self._deltas, self._thresholds, self._since
        for _, _, at, facet, _, flags, new, out, read, w5, w1, web, billed in events:
            over = 0 if flags & FLAG else bisect_left(limits, new + read + w5 + w1)
            place = (at // SLOT, facet, limits[over - 1] if over else 0, 0 if billed is None else 1)
            delta = deltas.get(place)
            if delta is None:
                delta = deltas[place] = [0, 0, 0, 0, 0, 0, 0, 0]
            delta[0] += sign * new
            delta[1] += sign * out
            delta[2] += sign * read
            delta[3] += sign * w5
            delta[4] += sign * w1
            delta[6] += sign
            if web or billed:
                delta[5] += sign * web
                delta[7] += sign * (billed or 0)
            if since is None or at < since:
                since = at
        self._since = since

    def _roll(self) -> None:
        forget(self._db, {slot for slot, *_ in self._deltas})
        self._db.executemany(
            "INSERT INTO rollup VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET "
            "input = input + excluded.input, output = output + excluded.output, read = read + excluded.read, "
            "w5 = w5 + excluded.w5, w1 = w1 + excluded.w1, web = web + excluded.web, "
            "requests = requests + excluded.requests, billed = billed + excluded.billed",
            [(*place, *delta) for place, delta in sorted(self._deltas.items())],
        )
        self._db.executemany(
            "DELETE FROM rollup WHERE slot = ? AND facet = ? AND over = ? AND stated = ? AND requests = 0",
            [place for place, delta in self._deltas.items() if delta[6] <= 0],
        )

    def _note_copies(self) -> None:
        if not self._copied:
            return
        self._db.executemany("INSERT OR IGNORE INTO copied VALUES (?, ?)", sorted(self._copied))
        owners = {old[0]: old[4] for old in known(self._db, {k for k, _ in self._copied})}
        for one, other in {(owners[k], session) for k, session in self._copied if k in owners}:
            self._join(one, other)

    def _join(self, one: int, other: int) -> None:
        """Make two sessions' families one."""
        self._db.execute(
            "UPDATE session SET family = (SELECT min(family) FROM session WHERE id IN (?1, ?2)) "
            "WHERE family IN (SELECT family FROM session WHERE id IN (?1, ?2))",
            (one, other),
        )

    def _sums(self, reads: Sequence[FileRead]) -> set[int]:
        """Keep every total that a client told, and give the sessions that told one."""
        sums: list[tuple[int | str, ...]] = [
            (self._session(read.tool, name), model, at, *rest, last)
            for read in reads
            for name, model, *rest, at, last in read.sums
        ]
        self._db.executemany(
            "INSERT INTO told VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET "
            "cost = max(cost, excluded.cost), input = max(input, excluded.input), "
            "output = max(output, excluded.output), read = max(read, excluded.read), "
            "w5 = max(w5, excluded.w5), w1 = max(w1, excluded.w1), web = max(web, excluded.web)",
            sums,
        )
        found = {
            self._session(read.tool, each[0]) for read in reads for each in read.sums if each[-1] != GREW
        }
        if found:
            # A session of the same name in another tool's folder is a copy, though it may hold no response.
            self._db.execute("CREATE INDEX IF NOT EXISTS session_name ON session (name)")
        for session in found:
            for (other,) in self._db.rows(
                "SELECT other.id FROM session JOIN session AS other USING (name) "
                "WHERE session.id = ?1 AND other.id <> ?1 AND other.family <> session.family",
                (session,),
            ):
                self._join(session, other)
        return found

    def _book(self, summed: set[int]) -> None:
        """Bring what clients' totals tell beyond their lines up to date, where it can have changed."""
        # An unchanged scan writes nothing and does without it.
        from trayapp.system.store_background import due, hidden, keys  # noqa: PLC0415

        since = 0 if self._copied else self._since
        for family in due(self._db, self._touched, since, summed):
            before = {event[0]: event for event in known(self._db, keys(self._db, family))}
            after: dict[int, Event] = {}
            for k, at, session, model, folder, counts in hidden(self._db, family):
                (tool,) = self._db.rows("SELECT tool FROM session WHERE id = ?", (session,))[0]
                facet = self._facet(tool, model, folder, MODE)
                new, out, read, w5, w1, web = counts
                after[k] = (k, -1, at, facet, session, FLAG, new, out, read, w5, w1, web, None)
            gone = [event for k, event in before.items() if after.get(k) != event]
            come = [event for k, event in after.items() if before.get(k) != event]
            self._count(gone, -1)
            self._count(come, 1)
            self._db.executemany("DELETE FROM event WHERE k = ?", [(event[0],) for event in gone])
            self._db.executemany(_NEW, sorted(come))

    def _facet(self, tool: str, model: str, project: str, mode: str) -> int:
        name = (tool, model, project, mode)
        found = self._facets.get(name)
        if found is None:
            self._db.execute(
                "INSERT OR IGNORE INTO facet (tool, account, model, project, mode) VALUES (?, '', ?, ?, ?)",
                name,
            )
            found = int(
                self._db.one(
                    "SELECT id FROM facet WHERE (tool, account, model, project, mode) = (?, '', ?, ?, ?)",
                    name,
                )
            )
            self._facets[name] = found
        return found

    def _placed_at(self, folder: str, began: str) -> str:
        """The folder that a row counts in; noted with where its session began, for whoever names projects."""
        folder = folder or began
        if folder and (folder, began) not in self._placed:
            self._placed.add((folder, began))
            note(self._db, folder, began)
        return folder

    def _session(self, tool: str, session: str) -> int:
        name = (tool, session)
        found = self._sessions.get(name)
        if found is None:
            self._db.execute(
                "INSERT OR IGNORE INTO session (tool, name, family) "
                "VALUES (?, ?, (SELECT coalesce(max(id), 0) + 1 FROM session))",
                name,
            )
            found = int(self._db.one("SELECT id FROM session WHERE tool = ? AND name = ?", name))
            self._sessions[name] = found
        return found


def _second(k: int, r: int) -> int:
    """The key of a response that shares its id with another; spread over 63 bits by an odd factor."""
    return (k ^ ((r + 2) * 0x9E3779B97F4A7C15)) & 0x7FFFFFFFFFFFFFFF


def known(db: Connection, keys: Iterable[int]) -> list[Event]:
    """The events that are there already, of these keys."""
    wanted = "[" + ",".join(map(str, keys)) + "]"
    return db.rows(
        f"SELECT {EVENT} FROM json_each(?) AS j CROSS JOIN event ON event.k = j.value",  # noqa: S608 (constants)
        (wanted,),
    )


def marks(db: Connection, paths: Sequence[str] | None) -> dict[str, Mark]:
    """How files were last read; None asks for all of them."""
    sql = "SELECT path, size, changed, ino, offset, tail, version, malformed, state FROM file"
    if paths is None:
        found = db.rows(sql)
    else:
        found = [row for path in paths for row in db.rows(f"{sql} WHERE path = ?", (path,))]
    return {row[0]: row[1:] for row in found}
