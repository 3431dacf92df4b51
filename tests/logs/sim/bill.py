"""The true bill beside what clients wrote: kept by whoever plays the clients, never by reading."""

import os
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime

KINDS = ("input", "output", "cache_read", "cache_write_5m", "cache_write_1h")


def iso(ms):
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def day_of(ms):
    return datetime.fromtimestamp(ms / 1000, UTC).date().isoformat()


@dataclass
class Bill:
    """`lines` is what some whole line tells of each response, `hidden` what calls without a line used."""

    lines: dict = field(default_factory=dict)
    hidden: dict = field(default_factory=dict)
    """By (tool, model): tokens that a client's totals have told so far."""
    unsaid: dict = field(default_factory=dict)
    """By (tool, model): those that happened and were not told yet."""

    def line(self, name, at, model, counts):
        """A whole line says that a response used `counts` (in the order of KINDS)."""
        before = self.lines.get(name)
        if before is None or (sum(counts), -at) > (sum(before[2]), -before[0]):
            self.lines[name] = (at, model, counts)

    def happened(self, tool, model, counts):
        """A call without a line was made."""
        _add(self.unsaid, (tool, model), counts)

    def told(self, tool, model, counts):
        """A total or a counter has told of such calls."""
        _add(self.hidden, (tool, model), counts)
        _add(self.unsaid, (tool, model), [-each for each in counts])

    def by_day(self):
        """(tool, UTC day, model): counters and requests, hidden calls left out."""
        found = defaultdict(lambda: [0] * 6)
        for (tool, *_), (at, model, counts) in self.lines.items():
            each = found[tool, day_of(at), model]
            for kind, used in enumerate((*counts, 1)):
                each[kind] += used
        return {name: tuple(each) for name, each in found.items()}


def _add(sums, name, counts):
    before = sums.get(name, (0,) * len(KINDS))
    after = tuple(a + b for a, b in zip(before, counts, strict=True))
    sums[name] = after
    if not any(after):
        del sums[name]


class Clock:
    """A computer's clock: it runs, and at times it is set."""

    def __init__(self, chance):
        self._chance = chance
        self.now = 1_795_000_000_000 + chance.randrange(86_400_000)

    def run(self, most=20_000):
        self.now += self._chance.randrange(1, most)
        return self.now

    def pause(self):
        self.now += self._chance.randrange(120_000, 40_000_000)

    def step(self):
        """Somebody sets it, or it is corrected."""
        self.now += self._chance.choice([-7_200_000, -90_000, 3_600_000, 60_000])


class Disk:
    """Files that clients append to; a line may be on the disk in part for a while."""

    def __init__(self, folder, chance, clock):
        self.folder, self._chance, self._clock = folder, chance, clock
        self._torn = {}

    def append(self, path, data, *, torn=False, least=1):
        """Write a line; with `torn`, its end behind `least` bytes comes with the next one or with `mend`."""
        self.mend(path)
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        kept = self._chance.randrange(least, len(data) - 1) if torn else len(data)
        self._add(path, data[:kept])
        if torn:
            self._torn[path] = data[kept:]

    def mend(self, path):
        if path in self._torn:
            self._add(path, self._torn.pop(path))

    def lose(self, path):
        """A crash: what was not written never comes; the next line begins behind the damage, or within it."""
        if self._torn.pop(path, None) is not None and self._chance.random() < 0.5:
            self._add(path, b"\n")

    def _add(self, path, data):
        with (self.folder / path).open("ab") as out:
            out.write(data)
        self._date(self.folder / path)

    def _date(self, file):
        """By the computer's clock as it is played: else a life would not be the same each time."""
        os.utime(file, ns=(self._clock.now * 1_000_000,) * 2)

    def move(self, path, to):
        """A file goes elsewhere."""
        self.mend(path)
        (self.folder / to).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).rename(self.folder / to)

    def copy(self, path, to):
        """A file stands twice."""
        self.mend(path)
        (self.folder / to).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / to).write_bytes((self.folder / path).read_bytes())
        self._date(self.folder / to)

    def rewrite(self, path, look):
        """A file is written anew, as editors and synchronisers do: replaced, or in place, in two steps."""
        self.mend(path)
        file = self.folder / path
        content = file.read_bytes()
        if self._chance.random() < 0.5:
            new = file.with_name(f"{file.name}.new")
            new.write_bytes(content)
            self._date(new)
            new.replace(file)
            return
        file.write_bytes(content[: self._chance.randrange(len(content) + 1)])
        self._date(file)
        if self._chance.random() < 0.5:
            look()
        file.write_bytes(content)
        self._date(file)

    def clean_up(self, path):
        self._torn.pop(path, None)
        (self.folder / path).unlink()

    def holds(self, path):
        return (self.folder / path).exists()
