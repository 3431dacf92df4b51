"""Weights of the detector, by benchmarks/advice/fit_free_chat.py; frozen until it runs again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LEAST: Final = 0.3
"""The score from which the free chat is offered: see docs/advice.md for what passes it."""

WEIGHTS: Final[Mapping[str, float]] = {
    "writes": 0.638,
    "makes": 0.234,
    "informs": 0.514,
    "answers": -1.736,
    "mail": 0.868,
    "meeting": 1.392,
    "paper": 1.681,
    "people": 1.750,
    "business": 1.900,
    "private": 1.808,
    "tone": 2.734,
    "stuff": 1.473,
    "persona": 2.517,
    "language": 0.702,
    "code": -0.250,
    "history": -0.574,
    "tests": -0.257,
    "faults": -1.162,
    "machines": -0.414,
    "screens": -0.619,
    "tongues": -0.250,
    "places": -0.250,
    "ours": -1.348,
    "pointing": -0.250,
    "asks": -0.763,
    "blank": 0.964,
    "short": -0.977,
    "one": -1.324,
}
