"""Plays Claude Code: sessions, resumptions, forks, subagents, compaction, crashes; as lines and as a bill."""

from dataclasses import dataclass, field

from tests.logs.home import assistant, dumped, usage, user
from tests.logs.sim.bill import iso

TOOL = "claude-code"
MODELS = ("claude-opus-4-8", "claude-sonnet-5-5", "claude-haiku-5-5")
SMALL = "claude-haiku-5-5"


@dataclass
class Session:
    """`tells`: its client writes totals; `totals`: what it has used by model; `lines`: its history."""

    name: str
    tells: bool
    totals: dict = field(default_factory=dict)
    lines: list = field(default_factory=list)
    unsaid: list = field(default_factory=list)
    forked: bool = False
    """A fork was made of it, and it has answered nothing since."""
    open: bool = True
    latest: int = 0
    told: int = 0
    """The latest time on its lines, and what that was when it told its totals last."""

    @property
    def path(self):
        return f".claude/projects/-home-me-proj/{self.name}.jsonl"


class Claude:
    """One person's Claude Code on one disk."""

    def __init__(self, chance, clock, disk, bill):
        self.chance, self.clock, self.disk, self.bill = chance, clock, disk, bill
        self.sessions, self._calls = [], 0
        self.doubtful = False
        """A subagent worked while the clock had not caught up with the session's last totals: no line says on
        which side of them, so what forks hid may be taken for its use."""

    def act(self):
        """Something that a person or the client does."""
        live = [each for each in self.sessions if each.open]
        if not live or self.chance.random() < 0.1:
            self._begin()
            return
        session = self.chance.choice(live)
        what = self.chance.choices(
            (
                self._turn,
                self._subagent,
                self._replay,
                self._compact,
                self._end,
                self._crash,
                self._fork,
                self._elsewhere,
            ),
            (10, 3, 1, 2, 3, 0.7, 1.5, 0.4),
        )[0]
        what(session)

    def finish(self):
        """Every client ends as it should."""
        for session in self.sessions:
            if session.open:
                self._end(session)

    def _begin(self):
        name = f"s{len(self.sessions)}-{self.chance.randrange(1 << 32):08x}"
        session = Session(name, tells=self.chance.random() < 0.6)
        self.sessions.append(session)
        self._write(session, user(at=iso(self.clock.run()), sessionId=name))

    def _turn(self, session):
        self._write(
            session, user("x" * self.chance.randrange(400), iso(self.clock.run()), sessionId=session.name)
        )
        for _ in range(self.chance.randrange(1, 4)):
            self._response(session, session.path)

    def _subagent(self, session):
        self.doubtful |= self.clock.now <= session.told + 60_000
        path = f"{session.path[:-6]}/subagents/agent-{self.chance.randrange(1 << 20):x}.jsonl"
        for _ in range(self.chance.randrange(1, 3)):
            self._response(session, path, side=True)
        # The main thread goes on with what the subagent found.
        self._response(session, session.path)

    def _replay(self, session):
        """A side chain repeats a response of its parent under a request of its own."""
        said = [
            each
            for each in session.lines
            if each["type"] == "assistant" and each["sessionId"] == session.name
        ]
        if said:
            line = self.chance.choice(said)
            last = [each for each in said if each["message"]["id"] == line["message"]["id"]][-1]
            again = last | {
                "isSidechain": True,
                "requestId": f"{last.get('requestId')}-again",
                "sessionId": session.name,
            }
            path = f"{session.path[:-6]}/subagents/agent-btw{self.chance.randrange(1 << 20):x}.jsonl"
            self.disk.append(path, dumped(again))

    def _compact(self, session):
        """A call that no line tells of.

        Not the first after a fork: of such nobody can tell whether the fork carries it on, and it may count
        once too little.
        """
        if session.forked:
            return
        used = (14, 114, self.chance.randrange(40_000), self.chance.randrange(2_000), 0)
        self.clock.run()
        if session.tells:
            self._use(session, SMALL, used)
            session.unsaid.append((SMALL, used))
            self.bill.happened(TOOL, SMALL, used)

    def _end(self, session):
        """The client ends, and tells its totals; it is resumed later, or not."""
        if session.tells:
            self._tell(session)
        self.clock.pause()
        if self.chance.random() < 0.2:
            self.clock.step()
            self.clock.pause()
        session.open = self.chance.random() < 0.5

    def _crash(self, session):
        """The last line is damaged, and totals are never told again: an older client goes on, or none."""
        self.disk.lose(session.path)
        session.tells, session.open = False, self.chance.random() < 0.5
        if session.open:
            self._turn(session)

    def _elsewhere(self, session):
        """A copy of it in the desktop program's folder, as it is now."""
        place = ".config/Claude/local-agent-mode-sessions/g/s/local_1/.claude/projects/-x"
        self.disk.copy(session.path, f"{place}/{session.name}.jsonl")

    def _fork(self, session):
        """A copy of the history under another name, beside a session that ended; it carries totals on."""
        if not any(line["type"] == "assistant" for line in session.lines):
            return
        if session.tells:
            self._tell(session)
            session.open = self.chance.random() < 0.7
        self.clock.pause()
        fork = Session(f"f{len(self.sessions)}-{self.chance.randrange(1 << 32):08x}", session.tells)
        fork.totals, fork.latest, fork.told = dict(session.totals), session.latest, session.told
        self.sessions.append(fork)
        session.forked = True
        for line in session.lines:
            if line["type"] == "cost-state":
                if self.chance.random() < 0.5:
                    self._write(fork, line)
            else:
                self._write(fork, line | {"sessionId": fork.name, "requestSessionId": session.name})
        self._response(fork, fork.path)

    # --- lines ---------------------------------------------------------------------------------------

    def _response(self, session, path, *, side=False):
        """One answer, in one to three lines; older clients know what it used with the last only."""
        self._calls += 1
        mid, model = f"msg_{session.name}_{self._calls}", self.chance.choice(MODELS)
        request = None if self.chance.random() < 0.05 else f"req_{mid}"
        new, read = self.chance.randrange(50), self.chance.randrange(90_000)
        used = (
            new,
            self.chance.randrange(9, 3_000),
            read,
            self.chance.randrange(3_000),
            self.chance.choice([0, 0, 700]),
        )
        partial = self.chance.random() < 0.4
        number = self.chance.randrange(1, 4)
        for n in range(number):
            out = used[1] if not partial or n == number - 1 else self.chance.randrange(1, 9)
            counts = (used[0], out, *used[2:])
            at = self.clock.run(3_000)
            line = assistant(
                mid, request or ..., iso(at), session=session.name, side=side, model=model,
                used=usage(counts[0], counts[1], *counts[2:]),
                content=[{"type": "text", "text": "é\"\\" * n}],
            )  # fmt: skip
            last = n == number - 1
            if path == session.path:
                session.forked = False
                self._write(session, line)
            else:
                self.disk.append(path, dumped(line))
            self.bill.line((TOOL, mid), at, model, counts)
            if last:
                self._use(session, model, used)

    def _write(self, session, line):
        session.latest = max(session.latest, self.clock.now)
        session.lines.append(line)
        self.disk.append(session.path, dumped(line))

    def torn(self):
        """Some session's line of its client's own is on the disk in part."""
        live = [each for each in self.sessions if each.open]
        if live:
            session = self.chance.choice(live)
            line = user("y" * 300, iso(self.clock.run()), sessionId=session.name)
            session.lines.append(line)
            self.disk.append(session.path, dumped(line), torn=True)

    def _use(self, session, model, used):
        before = session.totals.get(model, (0,) * len(used))
        session.totals[model] = tuple(a + b for a, b in zip(before, used, strict=True))

    def _tell(self, session):
        told = {
            model: {
                "inputTokens": new, "outputTokens": out, "cacheReadInputTokens": read,
                "cacheCreationInputTokens": w5 + w1, "cacheCreationEphemeral1hInputTokens": w1,
                "webSearchRequests": 0, "costUSD": 0.1,
            }
            for model, (new, out, read, w5, w1) in session.totals.items()
        }  # fmt: skip
        self._write(session, {"type": "cost-state", "sessionId": session.name, "modelUsage": told})
        session.told = session.latest
        for model, used in session.unsaid:
            self.bill.told(TOOL, model, used)
        session.unsaid = []
