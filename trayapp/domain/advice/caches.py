"""What a context costs before any work is done: read from a warm cache, or written to a cold one."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from trayapp.domain.advice.task import Task
from trayapp.domain.pricing import Rates

FIVE_MINUTES: Final = 300.0
HOUR: Final = 3600.0
FRESH: Final = 30_000
"""Tokens that a first prompt may already find there: the system's instructions and the tools."""
BEGINS_WITH: Final = 15_000
"""Tokens that a first prompt writes to the cache at least, whatever it says."""
CALLS: Final = 5
"""Calls of a median turn of public sessions: each one reads the context."""
_MILLION: Final = Decimal(1_000_000)


def is_first(task: Task) -> bool:
    """Whether the task begins a session; a first prompt with a large context resumes one instead."""
    return task.turn <= 1 and task.context_tokens <= FRESH


def is_warm(task: Task, *, hour: bool = False) -> bool:
    """Whether the model that ran still holds the context in its cache; an unknown pause counts as short.

    `hour`: this person's cache lasts an hour, as that of subscriptions may, rather than five minutes.
    """
    if task.context_tokens <= 0:
        return False
    return task.idle_seconds is None or task.idle_seconds <= (HOUR if hour else FIVE_MINUTES)


def reread(context: int, rates: Rates) -> Decimal:
    """USD that `context` tokens cost more when they are written to the cache anew than when they are read."""
    return context * (rates.cache_write_5m - rates.cache_read) / _MILLION


def material(tokens: int, rates: Rates) -> Decimal:
    """USD of what comes with the prompt: written to the cache once, and read by each further call."""
    return tokens * (rates.cache_write_5m + (CALLS - 1) * rates.cache_read) / _MILLION


def opening(task: Task, rates: Rates, *, warm: bool) -> Decimal:
    """USD of the turn's first call as far as the context goes."""
    if is_first(task):
        return BEGINS_WITH * rates.cache_write_5m / _MILLION
    return task.context_tokens * (rates.cache_read if warm else rates.cache_write_5m) / _MILLION
