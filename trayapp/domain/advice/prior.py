"""The shape of the fitted prior: what the formula goes by before a person's own turns are known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weight:
    """One feature: its weight per standard deviation, and the mean and deviation it is measured in."""

    weight: float
    mean: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Formula:
    """ln of a cost in USD: `base` + the weighted features. `spread` are quantiles of ln(actual) - formula."""

    base: float
    weights: dict[str, Weight]
    spread: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Prior:
    """The formula of a turn's work (beyond its opening), and that of all that follows in the session.

    `price` is the share of a price difference that shows in the work: a cheap model needs more of it.
    """

    turn: Formula
    session: Formula
    price: float
