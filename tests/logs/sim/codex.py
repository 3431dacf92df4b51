"""Plays Codex: threads, turns, counters that are told again or lost, forks of both kinds, archives."""

from dataclasses import dataclass, field

from tests.logs.home import count, dumped, line, meta, record, turn
from tests.logs.sim.bill import iso

TOOL = "codex"
MODELS = ("gpt-5.5", "gpt-5.3-codex", "gpt-5.6-sol")
NOTHING = (0, 0, 0, 0)


def uuid7(ms, number):
    return f"{ms >> 16:08x}-{ms & 0xFFFF:04x}-7000-8000-{number:012x}"


def plus(one, other):
    return tuple(a + b for a, b in zip(one, other, strict=True))


@dataclass
class Thread:
    """`total` is the thread's counters (input, cached, output, written), `records` whether it writes them."""

    name: str
    path: str
    records: bool
    total: tuple = NOTHING
    model: str = MODELS[0]
    lines: list = field(default_factory=list)
    hidden: tuple = NOTHING
    counted: int = 0
    own: int = 0
    """Of its lines, how many are copies of its parent's."""
    open: bool = True


class Codex:
    """One person's Codex on one disk."""

    def __init__(self, chance, clock, disk, bill):
        self.chance, self.clock, self.disk, self.bill = chance, clock, disk, bill
        self.threads, self._number = [], 0

    def act(self):
        live = [each for each in self.threads if each.open]
        if not live or self.chance.random() < 0.1:
            self._begin()
            return
        thread = self.chance.choice(live)
        what = self.chance.choices(
            (self._turn, self._again, self._stale, self._compact, self._archive, self._fork, self._copy),
            (10, 2, 1, 1.5, 0.5, 1, 0.7),
        )[0]
        what(thread)

    def _new(self, at, **more):
        self._number += 1
        name = uuid7(at, self._number)
        day, moment = self.chance.randrange(10), iso(at)[:19].replace(":", "-")
        path = f".codex/sessions/2026/11/2{day}/rollout-{moment}-{name}.jsonl"
        thread = Thread(name, path, records=self.chance.random() < 0.5)
        self.threads.append(thread)
        self._write(thread, meta(name, iso(at), **more))
        return thread

    def _begin(self):
        self._head(self._new(self.clock.run()))

    def _head(self, thread):
        thread.model = self.chance.choice(MODELS)
        at = self.clock.run()
        self._write(thread, turn(thread.model, iso(at), turn_id=uuid7(at, 7)))

    def _turn(self, thread):
        self.clock.run()
        self._head(thread)
        for _ in range(self.chance.randrange(1, 4)):
            self._response(thread)

    def _response(self, thread):
        """An answer: a record, counters or both, in either order; one of the two may be lost."""
        new = self.chance.randrange(10, 90_000)
        used = (new, self.chance.randrange(new), self.chance.randrange(1, 4_000), 0)
        thread.total = plus(thread.total, used)
        thread.counted += 1
        name = f"resp_{thread.name}_{thread.counted}"
        at = self.clock.run(2_500)
        kinds = ["record", "count"] if thread.records else ["count"]
        if thread.records:
            self.chance.shuffle(kinds)
            if self.chance.random() < 0.1:
                kinds.pop()
        for kind in kinds:
            if kind == "record":
                self._write(thread, record(name, used, thread.total, iso(at), thread.name))
            else:
                self._write(thread, count(thread.total, used, iso(at)))
        counts = (used[0] - used[1], used[2], used[1], 0, 0)
        self.bill.line((TOOL, name), at, thread.model, counts)
        if any(thread.hidden):
            told, thread.hidden = thread.hidden, NOTHING
            counts = (told[0] - told[1], told[2], told[1], 0, 0)
            self.bill.happened(TOOL, thread.model, counts)
            self.bill.told(TOOL, thread.model, counts)

    def _again(self, thread):
        """Rate limits changed: the same counters once more, or none."""
        told = _counts(thread)
        if told and told[-1]["payload"]["info"]["total_token_usage"]["total_tokens"] == _whole(thread.total):
            self._write(thread, told[-1] | {"timestamp": iso(self.clock.run())})
        self._write(thread, line("event_msg", {"type": "token_count", "info": None}, iso(self.clock.run())))

    def _stale(self, thread):
        """An earlier line's counters come again, out of order."""
        told = _counts(thread)[len(_counts(thread, thread.own)) :]
        if told and not thread.records and not any(thread.hidden):
            self._write(thread, self.chance.choice(told) | {"timestamp": iso(self.clock.run())})

    def _compact(self, thread):
        """A call of the client's own: the thread's counters know of it, no line does."""
        if thread.counted:
            used = (self.chance.randrange(500, 9_000), 0, self.chance.randrange(1, 900), 0)
            thread.total, thread.hidden = plus(thread.total, used), plus(thread.hidden, used)
            self._write(thread, line("compacted", {"message": "…"}, iso(self.clock.run())))

    def _archive(self, thread):
        thread.open = False
        to = f".codex/archived_sessions/{thread.path.rpartition('/')[2]}"
        self.disk.move(thread.path, to)
        thread.path = to

    def _copy(self, thread):
        """A rollout stands in both folders."""
        self.disk.copy(thread.path, f".codex/archived_sessions/{thread.path.rpartition('/')[2]}")

    def _fork(self, thread):
        """Older forks repeat their parent's history under new times, newer ones point to it."""
        self.clock.pause()
        at = self.clock.run()
        if self.chance.random() < 0.5:
            fork = self._new(at, forked_from_id=thread.name, history_base={"thread_id": thread.name})
        else:
            fork = self._new(at, forked_from_id=thread.name)
            for number, old in enumerate(thread.lines):
                self._write(fork, old | {"timestamp": iso(at + number % 7)})
        # What no line of the parent told yet is the parent's.
        fork.total = tuple(all_ - own for all_, own in zip(thread.total, thread.hidden, strict=True))
        fork.own = len(fork.lines)
        self.clock.run()
        self._turn(fork)

    def _write(self, thread, told):
        thread.lines.append(told)
        self.disk.append(thread.path, dumped(told))


def _counts(thread, most=None):
    told = (each for each in thread.lines[:most] if each["payload"].get("type") == "token_count")
    return [each for each in told if each["payload"]["info"]]


def _whole(total):
    return total[0] + total[2]
