"""What `remainder usage` tells, read the short way: days that are already priced are not priced again.

A call that finds nothing new loads neither prices nor the domain's types, which is most of its time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from trayapp.cli.days import bounds, midnights, zone_named
from trayapp.cli.kept import Kept, Watched, decoded, encoded, stamp_of
from trayapp.cli.rows import Line
from trayapp.cli.waiting import Waiting
from trayapp.engine.projects import Projects
from trayapp.logs import Places, Reader, discover, with_named
from trayapp.logs.scan import ScanResult, scan
from trayapp.system.paths import Paths, find_paths, home_folder
from trayapp.system.resources import find_resources
from trayapp.system.store import Store, StoreDamaged

if TYPE_CHECKING:
    from trayapp.domain.pricing import PriceBook
    from trayapp.settings import Settings


class Asked(NamedTuple):
    """What was typed; None is as far as there is something, and the zone of the settings."""

    since: str | None = None
    until: str | None = None
    zone: str | None = None


class Found(NamedTuple):
    """Lines of the days that were asked for, and what stands beside them."""

    lines: list[Line]
    zone: ZoneInfo
    background: dict[str, Any]
    malformed_lines: int


def find(asked: Asked, *, in_memory: bool) -> Found:
    """Read what is new and give what was asked for; what is wrong on the way is said on standard error.

    Raises `Refusal` for a day or a zone that does not exist, and what the store raises.
    """
    here = _Here(asked.zone)
    bounds(asked.since, asked.until, now=here.now, zone=here.zone, events=None)
    prices = _Prices(here.paths, keep=not in_memory)
    store = _opened(here, prices, in_memory=in_memory)
    try:
        kept = _up_to_date(here, store, prices, keep=not in_memory)
        lines = _within(kept.lines, asked, here)
        return Found(lines, here.zone, kept.background, store.malformed_lines())
    finally:
        store.close()
        prices.say()


def _opened(here: _Here, prices: _Prices, *, in_memory: bool) -> Store:
    if in_memory:
        return Store.in_memory(thresholds=prices.thresholds())
    here.paths.ensure()
    try:
        return Store.open(here.paths.store, thresholds=prices.thresholds())
    except StoreDamaged:
        from trayapp.engine.base import World, open_store  # noqa: PLC0415 (100 ms, once in a disk's life)

        store, problems = open_store(World.here(), prices.book(), in_memory=False)
        _say(problems)
        return store


class _Here:
    """This process's surroundings, with settings read only where there are any."""

    def __init__(self, zone: str | None) -> None:
        self.env = dict(os.environ)
        self.paths = find_paths(self.env, sys.platform)
        self.now = datetime.now(UTC)
        self.settings = self._settings()
        self.zone = zone_named(zone) if zone is not None else self._zone()

    def _settings(self) -> Settings | None:
        if not any(each.exists() for each in (self.paths.settings, *self.paths.policies)):
            return None
        from trayapp.system.settings_file import load  # noqa: PLC0415 (15 ms)

        settings, problems = load(self.paths)
        _say(problems)
        return settings

    def _zone(self) -> ZoneInfo:
        if self.settings is not None and self.settings.general.zone != "system":
            return ZoneInfo(self.settings.general.zone)
        from trayapp.system.zone import system_zone  # noqa: PLC0415 (5 ms, only where no zone was named)

        return system_zone()

    def readers(self) -> tuple[Reader, ...]:
        """The log readers that are switched on."""
        off = () if self.settings is None else self.settings.logs.off
        return tuple(reader for reader in discover() if reader.id not in off)

    def name_projects(self, store: Store) -> None:
        """Settle which project each folder counts for."""
        names = () if self.settings is None else self.settings.logs.projects
        scopes = () if self.settings is None else [each.counts.projects for each in self.settings.allowances]
        Projects(str(home_folder(self.env, sys.platform))).settle(store, names, scopes, self.now)

    def scan(self, store: Watched) -> ScanResult:
        """Read what is new in this home and in every further home and folder that the person named."""
        readers = self.readers()
        places = Places(home_folder(self.env, sys.platform), self.env, sys.platform)
        named = () if self.settings is None else self.settings.logs.folders
        places = with_named(places, readers, named)
        with Waiting() as waiting:
            return scan(store, readers, places, on_progress=waiting)


class _Prices:
    """The price book, loaded when it is first needed; its thresholds are remembered beside its files."""

    def __init__(self, paths: Paths, *, keep: bool) -> None:
        self._resources = find_resources()
        self._fetched = paths.prices if keep else None
        self._memory = paths.cache / "thresholds.json" if keep else None
        self._book: PriceBook | None = None

    def book(self) -> PriceBook:
        """The whole book."""
        if self._book is None:
            from trayapp.system.prices import load_book  # noqa: PLC0415 (25 ms with all that it imports)

            self._book = load_book(self._resources, self._fetched)
        return self._book

    def stamp(self, today: str) -> str:
        """Changes with the price files, the program and the day."""
        folders = [self._resources / "prices", *([self._fetched] if self._fetched else [])]
        files = [file for folder in folders if folder.is_dir() for file in folder.iterdir() if file.is_file()]
        return stamp_of(files, today)

    def thresholds(self) -> tuple[int, ...]:
        """Prompt sizes at which prices change, remembered as long as the book's files are the same."""
        stamp = self.stamp("")
        if self._memory is None:
            return self.book().thresholds()
        remembered = _read_json(self._memory)
        if isinstance(remembered, dict) and remembered.get("stamp") == stamp:
            return tuple(remembered["thresholds"])
        found = self.book().thresholds()
        if self.sound():
            _write_json(self._memory, {"stamp": stamp, "thresholds": found})
        return found

    def sound(self) -> bool:
        """True unless the book was read and something was wrong with it: then nothing is kept."""
        return self._book is None or self._book.problem is None

    def say(self) -> None:
        """Tell what was wrong with the prices."""
        if self._book is not None and self._book.problem is not None:
            _say([self._book.problem])


def _up_to_date(here: _Here, store: Store, prices: _Prices, *, keep: bool) -> Kept:
    """Scan, then every line there is: those that were kept and still hold, and the others made anew."""
    name, stamp = f"usage {here.zone.key}", prices.stamp(f"{here.now:%Y-%m-%d}")
    kept = decoded(store.get_state(name), stamp) if keep else None
    watched = Watched(store)
    before = watched.generation
    _say(here.scan(watched).problems)
    here.name_projects(store)
    generation = store.generation()
    if kept is not None and kept.generation == generation:
        return kept
    first = None
    if kept is not None and watched.alone and (kept.generation, watched.generation) == (before, generation):
        first = _day_of(watched.since, here.zone)
    found = _made(here, store, prices, generation, old=kept.lines if kept and first else [], first=first)
    # What another process wrote between the questions would be half in it.
    if keep and prices.sound() and store.generation() == generation:
        store.put_state(name, encoded(found, stamp))
    return found


def _made(
    here: _Here, store: Store, prices: _Prices, generation: int, *, old: list[Line], first: date | None
) -> Kept:
    """Lines made anew from the day `first` on, behind the old ones of the days before it."""
    from trayapp.cli.background import background_of  # noqa: PLC0415 (60 ms with all that they import)
    from trayapp.cli.lines import lines_of  # noqa: PLC0415
    from trayapp.domain.pricing import price  # noqa: PLC0415

    begin = store.first_event() if first is None else _noon(first, here.zone)
    end = store.last_event()
    events = None if begin is None or end is None else (begin, end)
    edges = midnights(*bounds(None, None, now=here.now, zone=here.zone, events=events), here.zone)
    book = prices.book()
    lines = lines_of(price(store.groups(edges), book), here.zone)
    if first is not None:
        lines = [line for line in old if line[0] < first.isoformat()] + lines
    background = background_of(store.background(), lambda model, seen: book.cost(model, here.now, seen))
    return Kept(generation, lines, background)


def _within(lines: list[Line], asked: Asked, here: _Here) -> list[Line]:
    if asked.since is None and asked.until is None:
        return lines
    known = [date.fromisoformat(line[0]) for line in (lines[:1] + lines[-1:])]
    events = (_noon(known[0], here.zone), _noon(known[-1], here.zone)) if known else None
    first, last = bounds(asked.since, asked.until, now=here.now, zone=here.zone, events=events)
    return [line for line in lines if first.isoformat() <= line[0] <= last.isoformat()]


def _noon(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=zone)


def _day_of(ms: int | None, zone: ZoneInfo) -> date | None:
    # A day earlier, so that no clock change and no half-second can leave a changed day out.
    return None if ms is None else datetime.fromtimestamp(ms / 1000, zone).date() - timedelta(days=1)


def _read_json(path: Path) -> object:
    import json  # noqa: PLC0415 (beside its writing)

    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _write_json(path: Path, document: object) -> None:
    import json  # noqa: PLC0415 (only when prices have changed)

    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.write_text(json.dumps(document), "utf-8")
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)  # it is made again the next time


def _say(problems: Iterable[str]) -> None:
    for problem in problems:
        print(f"remainder: {problem}", file=sys.stderr)
