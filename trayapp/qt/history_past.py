"""What the history window knows and asks the core for: never twice, and no more than is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from trayapp.domain.command import AskHistory, Command
from trayapp.domain.history import History, Span
from trayapp.domain.model import Snapshot
from trayapp.domain.sample import sample_history
from trayapp.qt.history_view import Choice

BEHIND = 400
"""Days that are asked for at once: a year to look at, and the month before it to compare with."""

BEYOND = 62
"""Days that are asked for beyond what is needed: going back month by month asks every second time."""


class Past:
    """Holds the newest answer; None until the first one."""

    def __init__(self, send: Callable[[Command], None], today: Callable[[], date]) -> None:
        self._send, self._today = send, today
        self._back_to = today()
        self._answer: History | None = None
        self._sample: History | None = None

    @property
    def history(self) -> History | None:
        """What is to be looked at: beside a made-up snapshot the made-up past."""
        return self._sample or self._answer

    def follow(self, snapshot: Snapshot) -> None:
        """Figures that are made up never stand beside real ones."""
        made_up = sample_history(snapshot.at, ZoneInfo(snapshot.zone), BEHIND) if snapshot.sample else None
        self._sample = made_up

    def take(self, answer: History) -> None:
        """An answer to a question from here, to another window's, or the hours of a day alone."""
        held = self._answer
        if held is None:
            self._answer = answer
        elif answer.first > held.first:
            self._answer = held if answer.hours_of is None else _with_hours(held, answer)
        else:
            self._answer = _with_hours(answer, held) if answer.hours_of is None else answer

    def ask(self, choice: Choice, reach: date | None = None) -> None:
        """For a year, and as far back as `reach` or anything that was asked for before."""
        known = [self._today() - timedelta(days=BEHIND), self._back_to]
        self._back_to = min([*known, *([reach] if reach is not None else [])])
        hours = choice.day if choice.span is Span.DAY else None
        self._send(AskHistory(self._back_to, self._today(), hours))

    def want_hours(self, choice: Choice) -> None:
        """Asks for the hours of the day that is looked at, where they are not there."""
        if self.lacks_hours(choice):
            self._send(AskHistory(choice.day, choice.day, choice.day))

    def lacks_hours(self, choice: Choice) -> bool:
        """True where a day is looked at whose hours have not come yet."""
        history = self.history
        if choice.span is not Span.DAY or history is None or history.sample:
            return False
        return history.hours_of != choice.day

    def reach(self, day: date, choice: Choice) -> None:
        """Asks further back where something is known from then on, once."""
        history = self.history
        if history is None or history.began is None or history.began >= history.first:
            return
        if day < min(history.first, self._back_to):
            self.ask(choice, day - timedelta(days=BEYOND))


def _with_hours(history: History, of: History) -> History:
    return replace(history, hours_of=of.hours_of, hours=of.hours)
