"""What a Codex rollout is in the middle of: which thread, model and counters, and whether lines are its own.

A fork, a subagent or a resumed copy of older versions begins with its parent's history, whose lines keep
their times or get new ones; none of it was used again. Where that history ends is told, in this order, by
a turn that was begun after the thread was made (its id is a UUID of version 7, or it says when it
started), and where turns say neither by the first pause: copying is one burst, a model takes a second.
"""

from __future__ import annotations

from msgspec import Struct, field

from trayapp.logs._values import instant

_FAR = 1e10  # seconds since 1970 above which it is no instant

PAUSE = 1000
"""Milliseconds without a line that end a burst of copied lines."""

Counters = tuple[int, int, int, int, int]
"""Input, of it cached, of it written to the cache, output, total: as they stand on the lines."""


class Counts(Struct, gc=False):
    """Counters of one response or of a thread; the first includes the cached and the written ones."""

    input_tokens: int = 0
    cached_input_tokens: int = 0
    cache_read_input_tokens: int = 0  # the older name of the same
    cache_write_input_tokens: int = 0
    output_tokens: int = 0
    total_tokens: int = 0

    def counters(self) -> Counters:
        """As a plain tuple."""
        cached = self.cached_input_tokens or self.cache_read_input_tokens
        total = self.total_tokens or self.input_tokens + self.output_tokens
        return self.input_tokens, cached, self.cache_write_input_tokens, self.output_tokens, total


class Settings(Struct, gc=False):
    """The part of a thread's settings that changes prices."""

    model: str | None = None
    service_tier: str | None = None


class Meta(Struct, gc=False):
    """A file's head: whose thread it is, and whether it came out of another."""

    id: str = ""
    session_id: str = ""
    timestamp: str = ""
    cwd: str = ""
    forked_from_id: str | None = None
    parent_thread_id: str | None = None
    source: object = None
    history_base: object = None


class Thread(Struct):
    """All that is needed to go on with the next line; kept between scans."""

    session: str = ""
    created: int = 0  # ms; 0 until the file's head was seen
    cwd: str = ""
    model: str = ""
    tier: str = ""
    forked: bool = False
    replaying: bool = False
    marked: bool = False  # a turn has said when it began
    seen: int = 0  # ms of the last line that counts
    latest: int = 0  # ms of the latest response of its own
    before: Counters | None = None  # the thread's counters so far
    recorded: int = 0  # all tokens of the thread as its last record told them
    by_count: bool = False  # the last response was taken from a token_count
    taken: bool = False  # something of its own was counted
    place: str = ""  # where the turns are now
    reached: bool = False  # a line of its own was seen
    day: int = -1  # since 1970, of its last response
    since: int = 0  # ms of that day's first response
    grown: dict[str, tuple[int, int, int, int]] = field(
        default_factory=dict
    )  # that day's by model: as Counters
    high: Counters | None = None  # the largest on lines of its own

    def open(self, meta: Meta, at: int) -> None:
        """A head: the file's own, or one that came with copied history."""
        name = meta.id or meta.session_id
        if self.created:
            if name != self.session and not self.taken:
                self.replaying = True
            return
        self.session = name
        self.created = instant(meta.timestamp) or at
        self.cwd = meta.cwd
        self.seen = at or self.created
        spawned = isinstance(meta.source, dict) and "subagent" in meta.source
        self.forked = bool(meta.forked_from_id or meta.parent_thread_id or spawned)
        # Since 0.169 a fork points to its parent's history instead of copying it.
        self.replaying = self.forked and meta.history_base is None

    def moved(self, cwd: str) -> None:
        """A turn's head names its folder."""
        self.place = "" if cwd == self.cwd else cwd

    def turn(self, turn: str, started: float | None, at: int | None) -> None:
        """A turn's head on a line of the instant `at` (ms): one that began after this thread was made is its
        own. One from behind its own line is not: a parent's, from before the clock was set back."""  # noqa: D205, D209
        began, created = _uuid7(turn), self.created
        if began is None and started is not None and 0 < started < _FAR:
            began = int(started * 1000)
            created = created // 1000 * 1000  # it is told in whole seconds
        if began is not None:
            self.marked = True
            if created <= began and (at is None or began <= at + PAUSE):
                self.replaying = False

    def owns(self, at: int) -> bool:
        """Whether a line of that instant (ms) is this thread's own and not copied history."""
        if self.replaying and not self.marked and at - self.seen >= PAUSE and at >= self.created:
            self.replaying = False
        self.seen = at
        return self.reach(at)

    def reach(self, at: int) -> bool:
        """As `owns`, for a line that ends no burst. Copied lines come first: behind the first own one, time
        says nothing any more, because clocks are set back."""  # noqa: D205, D209
        self.reached = not self.replaying and (self.reached or at >= self.created)
        return self.reached

    def told(self, at: int, total: Counters | None) -> int:
        """When (ms) counters on a line of that instant count. Those that the thread has reached before may be
        old ones told again: they are later than what was told by then, whatever the clock says."""  # noqa: D205, D209
        old = self.high is not None and total is not None and total[4] <= self.high[4]
        booked = max(at, self.latest + 1) if old else at
        self.latest = max(self.latest, at)
        return booked

    def beyond(self, total: Counters | None, used: Counters) -> Counters | None:
        """What the thread's counters gained beyond `used` since they were highest; None for nothing.

        Such are calls of the client's own, and lines that were lost. Counters that fell, and a thread's
        first, which may be its parent's, tell nothing.
        """
        high = self.high
        if total is None:
            return None
        if high is None:
            self.high = total
            return None
        # Spelled out, because it stands behind every response.
        new, cached, written, out, whole = total
        a, b, c, d, e = high
        if whole < e:
            return None
        self.high = total
        new, cached, written, out = (
            new - a - used[0],
            cached - b - used[1],
            written - c - used[2],
            out - d - used[3],
        )
        if new < 0 or cached < 0 or written < 0 or out < 0 or not (new or out):
            return None
        return new, cached, written, out, new + out

    def apply(self, settings: Settings, thread: str) -> None:
        """Take over model and tier, unless they are another thread's."""
        if thread and thread != self.session and not self.replaying:
            return
        self.model = settings.model or self.model
        self.tier = settings.service_tier or ""


def _uuid7(name: str) -> int | None:
    """The millisecond in which an id of version 7 was made; None for other ids."""
    if len(name) != 36 or name[14] != "7":
        return None
    try:
        return int(name[:8] + name[9:13], 16)
    except ValueError:
        return None
