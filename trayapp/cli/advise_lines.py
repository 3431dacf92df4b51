"""`remainder advise --jsonl`: one task a line in, one answer a line out, in order; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from trayapp.cli.advise_answer import answer_of
from trayapp.cli.advise_task import Asked, BadTaskError, asked_of
from trayapp.domain.advice.adviser import Known, advise
from trayapp.domain.advice.adviser_known import Left
from trayapp.domain.advice.adviser_memory import heard
from trayapp.domain.advice.savings import Ledger
from trayapp.domain.advice.task import Advice

A_LINE: Final = timedelta(minutes=36)
"""How far a line without an instant moves the clock: forty prompts make a busy person's day."""
_BEGIN: Final = datetime(2000, 1, 1, tzinfo=UTC)
_RUNNING: Final = 3  # named sessions that may go on beside each other
_MEASURE: Final = "claude-opus-4-8"


@dataclass(slots=True)
class _Open:
    """A session that may go on: what it ran with, what was expected whatever the model, what it cost."""

    tool: str
    model: str
    expected: Decimal
    spent: Decimal = Decimal(0)
    mixed: bool = False


class Walk:
    """Answers line by line. With `learn`, what is known moves on with every cost that a line tells.

    Without it, every line is answered by itself, whatever came before it.
    """

    def __init__(self, known: Known, *, learn: bool) -> None:
        self.known = known
        self._learn = learn
        self._sessions = 0
        self._clock = _BEGIN
        self._open: dict[str, _Open] = {}

    def answers(self, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        """One document for each line; one that cannot be understood gets an "error" and stops nothing."""
        for number, line in enumerate(lines, start=1):
            try:
                yield self.answer(asked_of(line))
            except BadTaskError as error:
                yield {"error": f"Line {number}: {error}."}

    def answer(self, asked: Asked) -> dict[str, Any]:
        """The answer, and then what it teaches."""
        session = self._session(asked)
        known = replace(self.known, session=session, now=self._now(asked), left=self._left(asked))
        advice = advise(asked.task, known)
        if self._learn:
            self._remember(asked, advice, known)
        return answer_of(advice)

    def _left(self, asked: Asked) -> Left:
        left = self.known.left
        if asked.today is None and asked.left is None:
            return left
        return replace(left, today=asked.today, window=asked.left)

    def _now(self, asked: Asked) -> datetime | None:
        """The line's own instant; while learning, a clock that lines without one move on."""
        if not self._learn:
            return asked.at
        self._clock = asked.at or self._clock + A_LINE
        return self._clock

    def _session(self, asked: Asked) -> str:
        """A session's name; where lines have none, each first prompt begins one."""
        if asked.session or not self._learn:
            return asked.session
        self._sessions += asked.task.turn <= 1
        return f"{self._sessions}"

    def _remember(self, asked: Asked, advice: Advice, known: Known) -> None:
        attention = heard(known.attention, asked.task, advice, known.session, self._clock)
        estimator, savings = known.estimator, known.savings
        if asked.actual is not None and asked.actual > 0:
            savings = self._saved(asked, advice, known, asked.actual)
            estimator = estimator.learn(asked.task, advice.estimate, asked.actual, asked.session)
        self.known = replace(self.known, attention=attention, estimator=estimator, savings=savings)

    def _saved(self, asked: Asked, advice: Advice, known: Known, actual: Decimal) -> Ledger:
        """The ledger after this cost: what a session comes to is known when another one begins."""
        task, model, savings = asked.task, advice.estimate.model, known.savings
        if task.turn <= 1:
            for over in self._ended(known.session, named=bool(asked.session)):
                savings = savings.learn(over.tool, over.model, over.spent, over.expected)
            begun = known.estimator.estimate(replace(task, model=_MEASURE), _MEASURE)
            self._open[known.session] = _Open(task.tool, model, begun.session.p50)
        running = self._open.get(known.session)
        if running is not None:
            running.spent += actual
            running.mixed |= model != running.model
        return savings

    def _ended(self, begun: str, *, named: bool) -> list[_Open]:
        """Sessions that are over: all but the one that begins, or of named ones all but the last few."""
        names = [name for name in self._open if name != begun]
        over = [self._open.pop(name) for name in (names[:-_RUNNING] if named else names)]
        return [each for each in over if not each.mixed]
