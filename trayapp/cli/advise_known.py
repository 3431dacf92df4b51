"""What the adviser goes by, for one command: from the store and the settings where there are any.

Nothing is made and nothing is asked: a home without anything in it gives the shipped prior.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from trayapp.domain.advice.adviser_known import Known
from trayapp.domain.advice.attention import NOTHING_SAID
from trayapp.domain.advice.estimator import Estimator
from trayapp.domain.advice.task import Task
from trayapp.engine.advising import known_of, learned, rating, unlearned
from trayapp.engine.base import World, open_base
from trayapp.engine.oneshot import look
from trayapp.system.paths import FolderError
from trayapp.system.prices import load_book
from trayapp.system.resources import find_resources


def known_here(task: Task, *, history: bool, allowances: bool) -> Known:
    """For work such as `task` here. `allowances` False leaves out what is left, and the clock's rules."""
    now = datetime.now(UTC)
    try:
        world = World.here()
        there = world.paths.store.exists()
    except (FolderError, OSError):
        return _prior(now)
    base = open_base(world, in_memory=not there)
    try:
        past = learned(base, now) if history else unlearned(base, now)
        snapshot = look(world, refresh=False) if there and allowances else None
        known = known_of(base, snapshot, task=task, learned=past)
    finally:
        base.close()
    return known if allowances else replace(known, now=None, attention=NOTHING_SAID)


def _prior(now: datetime) -> Known:
    """Where there is no place for anything of the person's."""
    return Known(Estimator(rating(load_book(find_resources(), None), now)))
