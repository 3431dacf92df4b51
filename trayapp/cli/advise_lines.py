"""`remainder advise --jsonl`: one task a line in, one answer a line out, in order; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from trayapp.cli.advise_answer import answer_of
from trayapp.cli.advise_task import Asked, BadTaskError, asked_of
from trayapp.domain.advice.adviser import Known, advise, chosen
from trayapp.domain.advice.adviser_known import Left
from trayapp.domain.advice.task import Advice, Verdict


class Walk:
    """Answers line by line. With `learn`, what is known moves on with every cost that a line tells.

    Without it, every line is answered by itself, whatever came before it.
    """

    def __init__(self, known: Known, *, learn: bool) -> None:
        self.known = known
        self._learn = learn
        self._sessions = 0
        self._spoken: set[str] = set()

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
        known = replace(self.known, session=session, now=asked.at, left=self._left(asked))
        advice = advise(asked.task, known)
        if self._learn:
            advice = self._once(advice, session)
            self._remember(asked, advice, session)
        return answer_of(advice)

    def _left(self, asked: Asked) -> Left:
        left = self.known.left
        if asked.today is None and asked.left is None:
            return left
        return replace(left, today=asked.today, window=asked.left)

    def _session(self, asked: Asked) -> str:
        """A session's name; where lines have none, each first prompt begins one."""
        if asked.session or not self._learn:
            return asked.session
        self._sessions += asked.task.turn <= 1
        return f"{self._sessions}"

    def _once(self, advice: Advice, session: str) -> Advice:
        """One interruption a session, also where lines tell no time."""
        if not advice.interrupt or session not in self._spoken:
            return advice
        return replace(advice, interrupt=False, silence="advice.quiet.session")

    def _remember(self, asked: Asked, advice: Advice, session: str) -> None:
        known = self.known
        if advice.interrupt:
            self._spoken.add(session)
            if asked.at is not None:
                said = known.attention.said(advice.verdict.value, session, asked.at)
                known = replace(known, attention=said)
        if asked.at is not None and asked.task.turn <= 1:
            kind = "" if advice.verdict is Verdict.STAY else advice.verdict.value
            saved = int((chosen(advice).saving or 0) * 100)
            known = replace(known, attention=known.attention.began(kind, saved, asked.at))
        if asked.actual is not None and asked.actual > 0:
            learned = known.estimator.learn(asked.task, advice.estimate, asked.actual, asked.session)
            known = replace(known, estimator=learned)
        self.known = known
