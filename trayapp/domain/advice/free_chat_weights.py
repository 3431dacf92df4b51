"""The detector's weights, fitted by `benchmarks/advice/fit_free_chat.py`; frozen until it runs again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LEAST: Final = 0.4
"""The score from which the free chat is offered: see docs/advice.md for what passes it."""

WEIGHTS: Final[Mapping[str, float]] = {
    "writes": 0.638,
    "makes": 0.236,
    "informs": 0.512,
    "answers": -1.736,
    "mail": 0.867,
    "meeting": 1.392,
    "paper": 1.672,
    "people": 1.750,
    "business": 1.898,
    "private": 1.803,
    "tone": 2.734,
    "stuff": 1.467,
    "persona": 2.511,
    "language": 0.700,
    "code": -0.250,
    "history": -0.592,
    "tests": -0.263,
    "faults": -1.146,
    "machines": -0.343,
    "screens": -0.633,
    "tongues": -0.250,
    "places": -0.250,
    "ours": -1.342,
    "pointing": -0.250,
    "asks": -0.771,
    "blank": 0.963,
    "short": -0.968,
    "one": -1.325,
}
