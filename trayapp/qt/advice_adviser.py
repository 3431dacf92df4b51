"""What the window "Before you start" asks, at each key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trayapp.domain.advice.adviser_known import NO_WISHES, Wishes
from trayapp.domain.advice.task import Advice, Task
from trayapp.qt.advice_place import Choice
from trayapp.qt.advice_view import NO_ROOM, Room


@dataclass(frozen=True, slots=True)
class Adviser:
    """What the window asks. Every call is quick and pure: it is made at each key.

    `record` says what came of earlier advice in the task's tool.
    """

    advise: Callable[[Task], Advice]
    plan: Callable[[Task], str]
    chat: Callable[[str], str]
    choices: Sequence[Choice] = ()
    room: Callable[[Task], Room] = lambda _: NO_ROOM
    record: Callable[[Task], str] = lambda _: ""
    wishes: Wishes = NO_WISHES
