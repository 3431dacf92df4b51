"""Plays Codex: threads of older and newer clients, turns, counters that are told again or lost, resumptions,
forks of every kind, subagents, compaction, crashes, counters that begin anew, archives."""

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


def less(one, other):
    return tuple(a - b for a, b in zip(one, other, strict=True))


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
    """What no line has told yet."""
    counted: int = 0
    own: int = 0
    """Of its lines, how many are copies of its parent's."""
    latest: int = 0
    """When it was told last, the most that its counters told, and what its last record told."""
    most: int = 0
    recorded: int = 0
    open: bool = True
    archived: bool = False


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
        acts = {
            self._turn: 10, self._again: 2, self._stale: 1, self._compact: 1.5, self._crash: 0.7,
            self._anew: 0.5, self._spawn: 1, self._fork: 1, self._old_resume: 0.6, self._archive: 0.5,
            self._bring_back: 0.5, self._copy: 0.7, self._elsewhere: 0.5,
        }  # fmt: skip
        self.chance.choices(list(acts), list(acts.values()))[0](thread)

    # --- threads -------------------------------------------------------------------------------------

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

    def _spawn(self, thread):
        """A subagent that begins with nothing, neither history nor counters."""
        at = self.clock.run()
        self._turn(self._new(at, source={"subagent": {"thread_spawn": {"parent_thread_id": thread.name}}}))

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
        self._goes_on(fork, thread)

    def _old_resume(self, thread):
        """The oldest clients resumed into a new file, with the history and its times."""
        self.clock.pause()
        at = self.clock.run()
        if all(each["timestamp"] < iso(at) for each in thread.lines):
            fork = self._new(at)
            for old in thread.lines[1:]:
                self._write(fork, old)
            self._goes_on(fork, thread)

    def _goes_on(self, fork, thread):
        # What no line of the parent told yet is the parent's.
        fork.total = less(thread.total, thread.hidden)
        fork.own = len(fork.lines)
        self.clock.run()
        self._turn(fork)

    # --- turns ---------------------------------------------------------------------------------------

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
        new = self.chance.choice([400, self.chance.randrange(10, 90_000)])
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
            if "record" not in kinds and _whole(thread.total) <= thread.most:
                kinds = ["record"]  # without it nobody could tell them from old ones
        for kind in kinds:
            if kind == "record":
                self._write(thread, record(name, used, thread.total, iso(at), thread.name))
            else:
                self._write(thread, count(thread.total, used, iso(at)))
        told = at
        if kinds[0] == "count" and thread.recorded < _whole(thread.total) <= thread.most:
            at = max(at, thread.latest + 1)  # what may be old is later than what was told before
        thread.latest = max(thread.latest, told)
        thread.most = max(thread.most, _whole(thread.total))
        if "record" in kinds:
            thread.recorded = _whole(thread.total)
        self.bill.line((TOOL, name), at, thread.model, _counted(used))
        if any(thread.hidden):
            told, thread.hidden = thread.hidden, NOTHING
            self.bill.happened(TOOL, thread.model, _counted(told))
            self.bill.told(TOOL, thread.model, _counted(told))

    def _compact(self, thread):
        """A call of the client's own: the counters know of it, no line does. Behind it an estimate."""
        if thread.counted and self._grows(thread):
            used = (self.chance.randrange(500, 9_000), 0, self.chance.randrange(1, 900), 0)
            if self.chance.random() < 0.5 and not any(thread.hidden):
                self._write(thread, count(thread.total, NOTHING, iso(self.clock.run())))
            thread.total, thread.hidden = plus(thread.total, used), plus(thread.hidden, used)
            self._write(thread, line("compacted", {"message": "…"}, iso(self.clock.run())))

    def _crash(self, thread):
        """An answer whose line is never whole: the counters of whoever goes on know of it, or nobody does."""
        if not thread.counted or not self._grows(thread):
            return
        used = (self.chance.randrange(500, 9_000), 0, self.chance.randrange(1, 900), 0)
        total = plus(thread.total, used)
        # Within its head it cannot be told from a line that is passed over, with what is glued to it.
        half = dumped(count(total, used, iso(self.clock.run())))
        self.disk.append(thread.path, half, torn=True, least=120)
        self.disk.lose(thread.path)
        if self.chance.random() < 0.5:
            thread.total, thread.hidden = total, plus(thread.hidden, used)
        thread.open = self.chance.random() < 0.7

    def _anew(self, thread):
        """The counters begin anew; what no line had told by then nobody can tell."""
        if thread.counted and not any(thread.hidden):
            thread.total = NOTHING
            self._turn(thread)

    def _grows(self, thread):
        """Counters that fell tell of answers alone, until they are beyond where they were."""
        return _whole(less(thread.total, thread.hidden)) == thread.most

    def _again(self, thread):
        """Rate limits changed: the same counters once more, or none."""
        told = _counts(thread)
        if told and told[-1]["payload"]["info"]["total_token_usage"]["total_tokens"] == _whole(thread.total):
            self._write(thread, told[-1] | {"timestamp": iso(self.clock.run())})
        self._write(thread, line("event_msg", {"type": "token_count", "info": None}, iso(self.clock.run())))

    def _stale(self, thread):
        """Earlier lines' counters come again, out of order."""
        told = _counts(thread)[len(_counts(thread, thread.own)) :]
        if told and self._grows(thread) and not any(thread.hidden):
            for _ in range(self.chance.randrange(1, 4)):
                self._write(thread, self.chance.choice(told) | {"timestamp": iso(self.clock.run())})

    # --- files ---------------------------------------------------------------------------------------

    def _archive(self, thread):
        """It is put away, and no longer gone on with."""
        if not thread.archived:
            thread.open, thread.archived = False, True
            self._move(thread, f".codex/archived_sessions/{thread.path.rpartition('/')[2]}")

    def _bring_back(self, _thread):
        away = [each for each in self.threads if each.archived and self.disk.holds(each.path)]
        if away:
            thread = self.chance.choice(away)
            thread.open, thread.archived = True, False
            self._move(thread, f".codex/sessions/2026/11/20/{thread.path.rpartition('/')[2]}")

    def _move(self, thread, to):
        self.disk.move(thread.path, to)
        thread.path = to

    def _copy(self, thread):
        """A rollout stands in both folders."""
        self.disk.copy(thread.path, f".codex/archived_sessions/{thread.path.rpartition('/')[2]}")

    def _elsewhere(self, thread):
        """A copy of it on another disk, as it is now."""
        self.disk.copy(thread.path, f"other/{thread.path}")

    def _write(self, thread, told):
        thread.lines.append(told)
        self.disk.append(thread.path, dumped(told))


def _counts(thread, most=None):
    told = (each for each in thread.lines[:most] if each["payload"].get("type") == "token_count")
    infos = ((each, each["payload"]["info"]) for each in told)
    return [each for each, info in infos if info and info["last_token_usage"]["total_tokens"]]


def _counted(used):
    return used[0] - used[1], used[2], used[1], 0, 0


def _whole(total):
    return total[0] + total[2]
