"""One play: clients at work on a disk, a reader that looks at random moments, and what both come to."""

import os
import random
from collections import defaultdict
from functools import partial

from tests.logs.home import THRESHOLDS, Home
from tests.logs.sim.bill import KINDS, Bill, Clock, Disk, day_of
from tests.logs.sim.claude import Claude
from tests.logs.sim.codex import Codex
from trayapp.logs import discover, with_named
from trayapp.logs.scan import scan
from trayapp.system.store import Store

READERS = tuple(reader for reader in discover() if reader.id in {"claude-code", "claude-desktop", "codex"})


class Reader:
    """The program's side: a store on the disk that is closed and opened again, and scans that are stopped."""

    def __init__(self, home, chance):
        self._home, self._chance = home, chance
        self._path = home.folder / "own.db"
        self._store = None

    @property
    def store(self):
        if self._store is None:
            self._store = Store.open(self._path, thresholds=THRESHOLDS)
        return self._store

    def restart(self):
        if self._store is not None:
            self._store.close()
            self._store = None

    def look(self):
        """Read what is new, the files in any order; at times in several goes with restarts between."""
        files = sorted(self._home.folder.rglob("*.jsonl"))
        for file in files:
            if self._chance.random() < 0.3:
                at = self._chance.randrange(1_700_000_000, 1_800_000_000)
                os.utime(file, (at, at))
        while self._chance.random() < 0.3:
            scan(self.store, READERS, self._home.places, stop=lambda: self._chance.random() < 0.5)
            if self._chance.random() < 0.3:
                self.restart()
        only = None
        if self._chance.random() < 0.2:
            only = [file for file in files if self._chance.random() < 0.5]
        scan(self.store, READERS, self._home.places, only=only)
        result = scan(self.store, READERS, self._home.places)
        assert result.complete
        assert not result.problems

    def by_day(self):
        """As the bill's, hidden calls left out."""
        found = defaultdict(lambda: [0] * 6)
        for call in self.store.calls(self.store.first_event()) if self.store.first_event() else ():
            counts = [getattr(call.tokens, kind) for kind in KINDS]
            each = found[_named(call.tool), day_of(round(call.at.timestamp() * 1000)), call.model]
            for kind, used in enumerate((*counts, 1)):
                each[kind] += used
        return {name: tuple(each) for name, each in found.items()}

    def hidden(self):
        found = defaultdict(lambda: (0,) * len(KINDS))
        for each in self.store.background():
            name = _named(each.tool), each.model
            found[name] = _plus(found[name], [getattr(each.tokens, kind) for kind in KINDS])
        return dict(found)

    def sums(self):
        """Everything by tool and model, from the sums that figures are made of."""
        found = defaultdict(lambda: [0] * 6)
        if self.store.first_event() is not None:
            for group in self.store.groups(_edges(self.store)):
                for kind, name in enumerate((*KINDS, "requests")):
                    found[_named(group.tool), group.model][kind] += getattr(group.tokens, name)
        return {name: tuple(each) for name, each in found.items()}


def _named(tool):
    """Of copies in two tools' folders one is read first, and has the response."""
    return "claude-code" if tool == "claude-desktop" else tool


def _edges(store):
    first, last = store.first_event(), store.last_event()
    return [first, first + (last - first) / 2, last.replace(year=last.year + 1)]


def play(seed, folder, steps=60):
    """Play one life; every look must find the bill, and the end too."""
    chance = random.Random(seed)  # noqa: S311 (a play, and the same each time)
    home, bill, clock = Home(folder), Bill(), Clock(chance)
    # A folder that the settings name beside the usual ones.
    home.places = with_named(home.places, READERS, [str(folder / "other")])
    disk = Disk(folder, chance, clock)
    claude, codex = Claude(chance, clock, disk, bill), Codex(chance, clock, disk, bill)
    reader = Reader(home, chance)
    try:
        for _ in range(steps):
            chance.choice((claude, codex)).act()
            if chance.random() < 0.04:
                clock.step()
            if chance.random() < 0.1:
                claude.torn()
            if chance.random() < 0.2:
                _look(reader, bill)
                _housekeeping(chance, disk, claude, codex, partial(_look, reader, bill))
            if chance.random() < 0.05:
                reader.restart()
        claude.finish()
        _look(reader, bill)
        if not claude.doubtful:
            assert reader.hidden() == bill.hidden
        _agrees(reader)
    finally:
        reader.restart()


def _look(reader, bill):
    reader.look()
    assert reader.by_day() == bill.by_day()
    hidden = reader.hidden()
    for name, counts in hidden.items():  # never more than there was
        most = _plus(bill.hidden.get(name), bill.unsaid.get(name))
        assert all(0 <= a <= b for a, b in zip(counts, most, strict=True)), (name, counts, most)
    whole = {}
    for (tool, _, model), counts in reader.by_day().items():
        whole[tool, model] = _plus(whole.get((tool, model)), counts)
    for name, counts in hidden.items():
        whole[name] = _plus(whole.get(name), (*counts, 0))
    assert reader.sums() == whole


def _agrees(reader):
    """Codex's own counters tell what was read and never more; they tell less where they began anew."""
    beyond, hidden = defaultdict(int), reader.hidden()
    for each in reader.store.agreements():
        if each.tool == "codex":
            beyond[each.tool, each.model] += each.client.total - each.seen.total
    for name, more in beyond.items():
        assert more <= sum(hidden.get(name, ())), name


def _plus(one, other):
    one, other = one or (), other or ()
    size = max(len(one), len(other), len(KINDS))
    one, other = (tuple(each) + (0,) * (size - len(each)) for each in (one, other))
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _housekeeping(chance, disk, claude, codex, look):
    """Old logs go, and files are written anew: everything was read by now."""
    for session in claude.sessions:
        if disk.holds(session.path):
            if not session.open and chance.random() < 0.2:
                disk.clean_up(session.path)
            elif chance.random() < 0.1:
                disk.rewrite(session.path, look)
    for thread in codex.threads:
        if disk.holds(thread.path):
            if not thread.open and chance.random() < 0.2:
                disk.clean_up(thread.path)
            elif chance.random() < 0.1:
                disk.rewrite(thread.path, look)
