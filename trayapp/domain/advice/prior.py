"""The fitted prior: weights of the formula and the spread around it (benchmarks/advice/fit_prior.py)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prior:
    """`turn` and `session` weigh the features to the natural logarithm of a cost in USD.

    The spreads are quantiles of ln(actual) - ln(formula) at even steps, ascending.
    """

    turn: dict[str, float]
    session: dict[str, float]
    turn_spread: tuple[float, ...]
    session_spread: tuple[float, ...]


_SPREAD = tuple(
    1.15 * each / 1.0
    for each in (
        -2.05,
        -1.65,
        -1.4,
        -1.2,
        -1.04,
        -0.88,
        -0.74,
        -0.61,
        -0.49,
        -0.37,
        -0.25,
        -0.13,
        0.0,
        0.13,
        0.25,
        0.37,
        0.49,
        0.61,
        0.74,
        0.88,
        1.04,
        1.2,
        1.4,
        1.65,
        2.05,
    )
)
PRIOR = Prior(
    {
        "": -3.9,
        "context": 0.22,
        "cold": 0.5,
        "cold_hour": 0.61,
        "first": 1.4,
        "previous": 0.34,
        "price": 0.59,
        "words": 0.10,
        "paths": 0.05,
        "asks": -0.22,
        "builds": 0.18,
        "approves": 0.41,
    },
    {"": -1.6, "price": 0.8, "first": 0.3},
    _SPREAD,
    _SPREAD,
)
