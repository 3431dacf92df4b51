"""How far the formula was off for this person, and the levels that follow from it: frozen, free of text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

KEPT: Final = 300
STEP: Final = 0.01
HIGHEST: Final = 0.995


@dataclass(frozen=True, slots=True)
class Track:
    """Errors ln(actual) - formula, oldest first, and the levels at which P50 and P90 are read off them."""

    errors: tuple[float, ...] = ()
    seen: int = 0
    level50: float = 0.5
    level90: float = 0.9

    def at(self, level: float, prior: tuple[float, ...]) -> float:
        """The error that a share `level` of the past stayed below, the prior's errors counted in."""
        return quantile(sorted((*prior, *self.errors)), level)

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
class Errors:
    """A person's own errors: of turns, and of what whole sessions cost."""

    turns: Track = Track()
    sessions: Track = Track()


NO_ERRORS: Final = Errors()


def quantile(ordered: list[float], level: float) -> float:
    """The value at `level` of an ascending list, between two neighbours in a straight line."""
    place = level * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _moved(level: float, target: float, *, under: bool) -> float:
    return min(max(level + STEP * (target - under), 1 - HIGHEST), HIGHEST)
