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

    `room` and `record` (what came of earlier advice, in words) are by tool.
    """

    advise: Callable[[Task], Advice]
    plan: Callable[[Task], str]
    chat: Callable[[str], str]
    choices: Sequence[Choice] = ()
    room: Callable[[str], Room] = lambda _: NO_ROOM
    record: Callable[[str], str] = lambda _: ""
    wishes: Wishes = NO_WISHES
