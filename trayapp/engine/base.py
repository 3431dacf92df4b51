"""What the tray and the command line both stand on: settings, prices, store and log readers, opened once.

Whatever cannot be opened becomes one sentence in `problems`, and the rest goes on without it.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from trayapp.domain.model import Known, Progress, Reading, Source, Tool
from trayapp.domain.pricing import PriceBook
from trayapp.domain.saying import joined, saying
from trayapp.engine.log_tree import Tree
from trayapp.engine.overheard import keep_limits, keep_status_line
from trayapp.engine.projects import Projects
from trayapp.logs import Places, Reader, discover, folders, with_named
from trayapp.logs.scan import ScanResult, scan
from trayapp.settings import Settings, SourceSpecs
from trayapp.system.paths import FolderError, Paths, find_paths, home_folder
from trayapp.system.prices import load_book
from trayapp.system.resources import find_resources
from trayapp.system.settings_file import load
from trayapp.system.store import Store, StoreDamaged, StoreError
from trayapp.system.zone import system_zone
from trayapp.vendors import Vendor
from trayapp.vendors import discover as discover_vendors


@dataclass(frozen=True)
class World:
    """Everything outside that the core depends on, handed in once."""

    paths: Paths
    env: Mapping[str, str]
    home: Path
    platform: str
    now: Callable[[], datetime]
    chance: Callable[[], float] = random.random

    @classmethod
    def here(cls) -> World:
        """This process's own surroundings."""
        env = dict(os.environ)
        return cls(
            paths=find_paths(env, sys.platform),
            env=env,
            home=home_folder(env, sys.platform),
            platform=sys.platform,
            now=lambda: datetime.now(UTC),
        )


@dataclass
class Base:
    """The opened parts. `problems` are sentences about what could not be opened or read."""

    world: World
    settings: Settings
    book: PriceBook
    store: Store
    readers: tuple[Reader, ...]
    problems: tuple[str, ...]
    zone: ZoneInfo
    opening: tuple[str, ...] = ()
    """What was wrong with prices and records; holds until the program starts again."""
    projects: Projects = field(init=False)

    def __post_init__(self) -> None:
        """Projects are looked for from this home."""
        self.projects = Projects(str(self.world.home))

    def places(self) -> Places:
        """Where logs are looked for: this home, and every further home and folder that the person named."""
        world = self.world
        here = Places(home=world.home, env=world.env, platform=world.platform)
        return with_named(here, self.readers, self.settings.logs.folders)

    def scan(
        self,
        *,
        on_progress: Callable[[Progress], None] | None = None,
        stop: Callable[[], bool] | None = None,
        only: Collection[Path] | None = None,
        most: int | None = None,
        tree: Tree | None = None,
    ) -> ScanResult:
        """Read what is new in the logs into the store; arguments as for `trayapp.logs.scan.scan`."""
        result = scan(
            self.store,
            self.readers,
            self.places(),
            on_progress=on_progress,
            on_limits=lambda limits: keep_limits(self.store, limits, self.world.now()),
            stop=stop,
            only=only,
            most=most,
            tree=tree,
        )
        self.name_projects()
        return result

    def name_projects(self) -> bool:
        """Settle which project each folder counts for; True where that changed any figure."""
        scopes = [allowance.counts.projects for allowance in self.settings.allowances]
        return self.projects.settle(self.store, self.settings.logs.projects, scopes, self.world.now())

    def hear(self) -> bool:
        """Keep what a status line was told since the last time; False where that is nothing new."""
        return keep_status_line(self.store, self.world.paths.state, self.world.now())

    def reload(self) -> None:
        """Read the settings again."""
        self.settings, problems = load(self.world.paths, vendor_specs())
        self.zone = zone_of(self.settings)
        self.readers = readers_of(self.settings)
        with suppress(StoreError):  # the next scan tries again, and tells
            self.name_projects()
        self.problems = (*problems, *self.opening)

    def begin_anew(self, problem: StoreDamaged) -> None:
        """The records turned out to be damaged while they were in use."""
        self.store.close()
        self.store, said = begin_anew(self.world, self.book, problem)
        self.opening = (*self.opening, *said)
        self.problems = (*self.problems, *said)

    def close(self) -> None:
        """Close the store; what it holds is safe without this too."""
        self.store.close()


def open_base(world: World, *, in_memory: bool = False) -> Base:
    """Open everything; never raises for what a person's files can hold."""
    settings, problems = load(world.paths, vendor_specs())
    book = load_book(find_resources(), None if in_memory else world.paths.prices)
    store, store_problems = open_store(world, book, in_memory=in_memory)
    opening = (*((book.problem,) if book.problem else ()), *store_problems)
    return Base(
        world=world,
        settings=settings,
        book=book,
        store=store,
        readers=readers_of(settings),
        problems=(*problems, *opening),
        opening=opening,
        zone=zone_of(settings),
    )


def open_store(world: World, book: PriceBook, *, in_memory: bool) -> tuple[Store, tuple[str, ...]]:
    """The store on disk; in memory where it may not or cannot be used, with the reason."""
    thresholds = book.thresholds()
    if in_memory:
        return Store.in_memory(thresholds=thresholds), ()
    path = world.paths.store
    try:
        world.paths.ensure()
        return Store.open(path, thresholds=thresholds), ()
    except StoreDamaged as problem:
        return begin_anew(world, book, problem)
    except (FolderError, StoreError) as problem:
        return Store.in_memory(thresholds=thresholds), (problem.sentence,)


def begin_anew(world: World, book: PriceBook, problem: StoreDamaged) -> tuple[Store, tuple[str, ...]]:
    """Set damaged records aside, whole, and open new ones; what is still in the logs is read again."""
    path, thresholds = world.paths.store, book.thresholds()
    kept = path.with_name(f"{path.name}.damaged-{world.now():%Y%m%d-%H%M%S}")
    try:
        path.rename(kept)
        # SQLite's own companions too: a log of changes left behind would be played into the new file.
        for tail in ("-wal", "-shm"):
            companion = path.with_name(path.name + tail)
            if companion.exists():
                companion.rename(kept.with_name(kept.name + tail))
        store = Store.open(path, thresholds=thresholds)
    except (OSError, StoreError):
        return Store.in_memory(thresholds=thresholds), (problem.sentence,)
    return store, (
        joined(
            problem.sentence,
            saying("Faults", "It was set aside as {name}; the logs are read again.", name=kept.name),
        ),
    )


def zone_of(settings: Settings) -> ZoneInfo:
    """The person's time zone: the one that was set, else the system's, else UTC."""
    if settings.general.zone != "system":
        return ZoneInfo(settings.general.zone)
    return system_zone()


def readers_of(settings: Settings) -> tuple[Reader, ...]:
    """The log readers that are switched on."""
    return tuple(reader for reader in discover() if reader.id not in settings.logs.off)


def tools_of(base: Base, counts: Mapping[str, int] | None) -> tuple[Tool, ...]:
    """What was looked for, and how many files of it there are; without a count, as the store remembers."""
    if counts is None:
        counts = {each.tool: each.files for each in base.store.files()}
    places = base.places()
    return tuple(
        Tool(each.id, each.name, tuple(map(str, folders(each, places))), counts.get(each.id, 0))
        for each in base.readers
    )


def source_of(vendor: Vendor, settings: Settings) -> Source:
    """A vendor that has not been asked yet."""
    askable = vendor.fetch is not None
    on = askable and settings.sources.enabled(vendor.id)
    return Source(id=vendor.id, name=vendor.name, enabled=on, documented=vendor.documented, askable=askable)


@cache
def vendors() -> tuple[Vendor, ...]:
    """Every vendor, by id, looked for once: that loads a file each, about 1.5 ms, and each snapshot asks."""
    return discover_vendors()


def vendor_specs() -> SourceSpecs:
    """What each vendor lets the person choose, for reading and writing the settings."""
    return {vendor.id: vendor.needs for vendor in vendors()}


def intervals() -> Mapping[str, timedelta]:
    """How often each vendor is asked when all is well, by its id."""
    return {vendor.id: vendor.interval for vendor in vendors()}


def shown_readings(base: Base) -> tuple[Reading, ...]:
    """The latest statements, without those of sources that the person has switched off since.

    What came by a local file cost no question and shows in any case; so does what was typed.
    """
    return tuple(
        reading
        for reading in base.store.readings()
        if reading.via or reading.known is Known.TYPED or base.settings.sources.enabled(reading.source)
    )
