"""How far the formula was off for this person, and what follows from it: frozen values, free of any text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from trayapp.domain.advice.caches import FIVE_MINUTES, HOUR
from trayapp.domain.advice.own_weights import NO_SHIFT, Shift

KEPT: Final = 300
STEP: Final = 0.01
HIGHEST: Final = 0.995
_RECENT: Final = 5
_OPEN: Final = 3


@dataclass(frozen=True, slots=True)
class Track:
    """Errors ln(actual) - formula, oldest first, and the levels at which P50 and P90 are read off them."""

    errors: tuple[float, ...] = ()
    seen: int = 0
    level50: float = 0.5
    level90: float = 0.9

    def bounds(self, prior: tuple[float, ...]) -> tuple[float, float]:
        """The errors that half, and nine tenths, of the past stayed below, the prior's counted in."""
        ordered = sorted((*prior, *self.errors))
        return quantile(ordered, self.level50), quantile(ordered, self.level90)

    def learn(self, error: float, *, under50: bool, under90: bool) -> Track:
        """After a cost became known: whether it lay under each bound moves that bound's level."""
        return replace(
            self,
            errors=(*self.errors, error)[-KEPT:],
            seen=self.seen + 1,
            level50=_moved(self.level50, 0.5, under=under50),
            level90=_moved(self.level90, 0.9, under=under90),
        )


@dataclass(frozen=True, slots=True)
class Running:
    """A session that may go on: `turn` was its last, at `last` USD, `total` so far.

    `formula`, `p50` and `p90` are what was said of the whole session when it began.
    """

    session: str
    turn: int
    last: float
    total: float
    formula: float
    p50: float
    p90: float

    def over(self, track: Track, error: float) -> Track:
        """What a session that has ended teaches."""
        return track.learn(error, under50=self.total <= self.p50, under90=self.total <= self.p90)


@dataclass(frozen=True, slots=True)
class Errors:
    """A person's own past. `shift` moves the formula's weights, `recent` are ln of the last costs in USD.

    `hour` and `minutes` weigh the signs that the cache outlived five minutes against those that it did not.
    """

    turns: Track = Track()
    sessions: Track = Track()
    shift: Shift = NO_SHIFT
    recent: tuple[float, ...] = ()
    hour: float = 1.0
    minutes: float = 1.0
    running: tuple[Running, ...] = ()

    @property
    def has_hour_cache(self) -> bool:
        """Whether pauses of up to an hour have mostly found this person's cache warm."""
        return self.hour > 1.5 * self.minutes

    @property
    def cache_seconds(self) -> float:
        """After how long a pause the context must be read anew: an hour, unless it was seen to be less."""
        return FIVE_MINUTES if self.minutes > 2.5 * self.hour else HOUR

    def saw(self, *, outlived: bool) -> Errors:
        """After a turn that followed a pause of five minutes to an hour; old signs fade."""
        # A cache that was gone shows in the cost beyond doubt; a warm one is the rarer sign (docs/advice.md).
        return replace(
            self, hour=0.97 * self.hour + 3 * outlived, minutes=0.97 * self.minutes + (not outlived)
        )

    def spent(self, logarithm: float) -> Errors:
        """After a turn's cost, as its natural logarithm, became known."""
        return replace(self, recent=(*self.recent, logarithm)[-_RECENT:])

    def follows(self, session: str, turn: int, previous: float | None) -> Running | None:
        """The session that a turn continues: the one of that name, else the one whose last cost it tells.

        Where none tells, it is the last one that has not come as far; turns between may not be known.
        """
        fitting = [each for each in self.running if each.session == session and each.turn < turn]
        told = [
            each
            for each in fitting
            if previous is not None and turn == each.turn + 1 and _alike(previous, each.last)
        ]
        found = told or fitting
        return found[-1] if found else None

    def begun(self, new: Running) -> tuple[Errors, tuple[Running, ...]]:
        """With a session that began, and the sessions that are taken to be over since."""
        running = (*self.running, new)
        return replace(self, running=running[-_OPEN:]), running[:-_OPEN]

    def went_on(self, old: Running, turn: int, cost: float, previous: float | None) -> Errors:
        """With one more turn of a running session; turns that are not known cost what others did."""
        missing = turn - old.turn - 1
        usual = old.total / old.turn
        skipped = missing * usual + (previous - usual if missing and previous is not None else 0.0)
        new = replace(old, turn=turn, last=cost, total=old.total + cost + max(skipped, 0.0))
        return replace(self, running=(*(each for each in self.running if each is not old), new))


NO_ERRORS: Final = Errors()


def quantile(ordered: list[float], level: float) -> float:
    """The value at `level` of an ascending list, between two neighbours in a straight line."""
    place = level * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _moved(level: float, target: float, *, under: bool) -> float:
    return min(max(level + STEP * (target - under), 1 - HIGHEST), HIGHEST)


def _alike(told: float, known: float) -> bool:
    return abs(told - known) <= 0.005 + 0.02 * known
