"""The facts and the program's memory, in one SQLite file.

Events, their sums and how far each log was read change together or not at all. An event is never dropped
because its log went away. One connection belongs to one thread; several processes may have the file open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trayapp.system.store_events import SLOT, FileRead, Mark, Recorder, Written, marks
from trayapp.system.store_folders import RULES, KnownFolder, folders, found, name, unlooked, unnamed
from trayapp.system.store_schema import (
    Connection,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreTooNew,
    StoreUnwritable,
    connect,
    instant,
    ms,
)

# An unchanged scan starts, opens this and ends: what only figures need is imported where they are asked for.
if TYPE_CHECKING:
    from trayapp.domain.model import Reading
    from trayapp.domain.usage import Group
    from trayapp.system.store_agreement import Agreement, Background
    from trayapp.system.store_calls import Call
    from trayapp.system.store_days import Alike
    from trayapp.system.store_readings import Readings

__all__ = [
    "FilesSummary",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreTooNew",
    "StoreUnwritable",
]

_CUT = "store.thresholds"


class FilesSummary(NamedTuple):
    """The log files of one tool, gone ones included: how many, their bytes read, lines that were damaged."""

    tool: str
    files: int
    bytes: int
    malformed: int


class Store:
    """Open it with `open` or `in_memory`, use it from one thread, and close it."""

    def __init__(self, db: Connection, thresholds: Sequence[int]) -> None:
        self._db = db
        self._thresholds = tuple(sorted(set(thresholds)))
        self._recorder = Recorder(db, self._thresholds)
        self._readings: Readings | None = None

    @classmethod
    def open(cls, path: Path, *, thresholds: Sequence[int]) -> Store:
        """Open or make the file; its folder must exist. `thresholds` are prompt sizes at which prices change.

        Raises:
            StoreTooNew, StoreDamaged, StoreUnwritable, StoreBusy: with a sentence to show.
        """
        return cls._ready(connect(path), thresholds)

    @classmethod
    def in_memory(cls, *, thresholds: Sequence[int] = ()) -> Store:
        """A store that ends with the process."""
        return cls._ready(connect(None), thresholds)

    @classmethod
    def _ready(cls, db: Connection, thresholds: Sequence[int]) -> Store:
        store = cls(db, thresholds)
        try:
            store.recut(thresholds)
        except BaseException:
            db.close()
            raise
        return store

    def close(self) -> None:
        """End the connection."""
        self._db.close()

    # --- logs ---------------------------------------------------------------------------------------

    def marks(self, paths: Sequence[str] | None = None) -> dict[str, Mark]:
        """How each log file was last read: of `paths`, or of all files."""
        return marks(self._db, paths)

    def write(self, reads: Sequence[FileRead]) -> Written:
        """Take in what was read of some files, in one transaction; safe to repeat."""
        try:
            with self._db.writing():
                self._follow_cut()
                return self._recorder.write(reads)
        except BaseException:
            self._recorder.forget()
            raise

    def _follow_cut(self) -> None:
        """Another process may have cut the sums anew since: ours go into the same pieces."""
        text = self.get_state(_CUT)
        if text is not None:
            cut = tuple(int(each) for each in text.decode().split(",") if each)
            if cut != self._thresholds:
                self._thresholds, self._recorder = cut, Recorder(self._db, cut)

    def files(self) -> list[FilesSummary]:
        """The log files that were ever read, by tool."""
        rows = self._db.rows(
            "SELECT tool, count(*), sum(offset), sum(malformed) FROM file GROUP BY tool ORDER BY tool"
        )
        return [FilesSummary(*row) for row in rows]

    def file_counts(self) -> dict[str, int]:
        """How many log files were ever read, by tool."""
        return {each.tool: each.files for each in self.files()}

    def sessions(self) -> int:
        """How many sessions the logs held."""
        return int(self._db.one("SELECT count(*) FROM session"))

    def malformed_lines(self) -> int:
        """Lines of all log files that could not be read."""
        return int(self._db.one("SELECT coalesce(sum(malformed), 0) FROM file"))

    # --- figures ------------------------------------------------------------------------------------

    def groups(self, edges: Sequence[datetime]) -> list[Group]:
        """Sums per [edges[i], edges[i + 1]) and per everything that a price depends on.

        `edges` are aware instants in ascending order; intervals without a request have no group.
        """
        from trayapp.system.store_groups import groups  # noqa: PLC0415 (see above)

        return groups(self._db, edges, self._thresholds)

    def day_groups(self, edges: Sequence[datetime], alike: Alike) -> list[Group]:
        """As `groups`, where `edges` are midnights: a day that is over is summed once, then remembered.

        `alike` tells of a model and a mode which sizes of prompts cost the same; such requests share a group,
        and its `context_over` is the least of these sizes.
        """
        from trayapp.system.store_groups import day_groups  # noqa: PLC0415 (see above)

        return day_groups(self._db, edges, self._thresholds, alike)

    def sum_days(self, edges: Sequence[datetime]) -> None:
        """Sum the days between these midnights that are over, ahead of anybody who asks `day_groups`."""
        from trayapp.system.store_groups import sum_days  # noqa: PLC0415 (see above)

        sum_days(self._db, edges)

    def recut(self, thresholds: Sequence[int]) -> None:
        """Build the sums anew where the sizes at which prices change are not those they were cut at."""
        wanted = tuple(sorted(set(thresholds)))
        text = ",".join(map(str, wanted)).encode()
        if self.get_state(_CUT) != text:
            from trayapp.system.store_groups import recut  # noqa: PLC0415 (see above)

            with self._db.writing():
                recut(self._db, wanted)
                self._db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?)", (_CUT, text))
                self._db.execute("UPDATE fact SET value = value + 1 WHERE name = 'generation'")
        if wanted != self._thresholds:
            self._thresholds = wanted
            self._recorder = Recorder(self._db, wanted)

    def calls(self, since: datetime) -> list[Call]:
        """Every call from `since` on, session by session, each in the order of time."""
        from trayapp.system.store_calls import calls  # noqa: PLC0415 (see above)

        return list(calls(self._db, since))

    # --- projects -----------------------------------------------------------------------------------

    def folders_to_look_for(self, before: datetime) -> list[str]:
        """Folders that were not looked for yet, and those where nothing had been found before that."""
        return unlooked(self._db, ms(before))

    def keep_roots(self, roots: Mapping[str, str], now: datetime) -> None:
        """Keep where the repositories of folders lie, "" for nowhere. One that is gone since stays."""
        with self._db.writing():
            found(self._db, roots, ms(now))

    def projects_due(self, rules: bytes) -> bool:
        """Whether folders are to be named: new ones, or all because other rules were used last."""
        return unnamed(self._db) or self.get_state(RULES) != rules

    def folders(self) -> list[KnownFolder]:
        """Every folder that logs have named."""
        return folders(self._db)

    def name_projects(self, projects: Mapping[str, str], rules: bytes) -> bool:
        """Keep the project of each folder; True where that changed what anything counts for."""
        with self._db.writing():
            changed = name(self._db, projects.items())
            self._db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?)", (RULES, rules))
            if changed:
                self._db.execute("UPDATE fact SET value = value + 1 WHERE name = 'generation'")
        return changed

    def first_event(self) -> datetime | None:
        """The instant of the earliest request."""
        return self._bound("min")

    def first_quarter(self) -> datetime | None:
        """The beginning of the quarter of an hour that holds the earliest request."""
        slot = self._db.one("SELECT min(slot) FROM rollup")
        return instant(None if slot is None else slot * SLOT)

    def last_event(self) -> datetime | None:
        """The instant of the latest request."""
        return self._bound("max")

    def _bound(self, which: str) -> datetime | None:
        return instant(self._db.one(f"SELECT {which}(at) FROM event"))  # noqa: S608 (one of two words)

    def generation(self) -> int:
        """A number that changes whenever an event was added or altered, by any process."""
        return int(self._db.one("SELECT value FROM fact WHERE name = 'generation'"))

    def written_elsewhere(self) -> int:
        """A number that changes when another connection has written; it says nothing of this one's writes."""
        return int(self._db.one("PRAGMA data_version"))

    def background(self) -> list[Background]:
        """What clients' own totals show beyond their lines, by tool and model; part of every sum."""
        from trayapp.system.store_agreement import background  # noqa: PLC0415 (see above)

        return background(self._db)

    def agreements(self) -> list[Agreement]:
        """Clients' own totals held against their lines, by day and model, the latest day first."""
        from trayapp.system.store_agreement import agreements  # noqa: PLC0415 (see above)

        return agreements(self._db)

    # --- statements and memory ----------------------------------------------------------------------

    def add_reading(self, reading: Reading) -> None:
        """Keep a vendor's statement; see `add_readings`."""
        self.add_readings((reading,))

    def add_readings(self, readings: Iterable[Reading]) -> None:
        """Keep vendors' statements. One that only repeats the last of its key is written once an hour."""
        self._statements().add(readings)

    def readings(self) -> list[Reading]:
        """The latest statement of each source and key, with the instant at which it was last heard."""
        return self._statements().all()

    def reading_history(self, since: datetime) -> list[Reading]:
        """Of each source and key the last statement of each UTC day since `since`, oldest first."""
        return self._statements().history(since)

    def _statements(self) -> Readings:
        if self._readings is None:
            from trayapp.system.store_readings import Readings  # noqa: PLC0415 (see above)

            self._readings = Readings(self._db)
        return self._readings

    def put_state(self, name: str, value: bytes) -> None:
        """Remember `value` under `name`."""
        self._db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?)", (name, value))

    def get_state(self, name: str) -> bytes | None:
        """What was remembered under `name`; None where nothing was."""
        found = self._db.one("SELECT value FROM memory WHERE name = ?", (name,))
        return None if found is None else bytes(found)
