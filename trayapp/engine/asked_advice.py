"""Hooks' questions judged with all that the running program knows, and spoken of no more than is welcome.

Loaded with the first question: most people have no hooks, and a start must not pay for them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from trayapp.domain.advice.adviser import advise
from trayapp.domain.advice.adviser_known import Known
from trayapp.domain.advice.adviser_words import sentences
from trayapp.domain.advice.estimator import Estimator
from trayapp.domain.advice.task import Advice, Task, Verdict
from trayapp.domain.model import Gauge, Snapshot
from trayapp.domain.patterns import matches
from trayapp.domain.words import SPOKEN
from trayapp.engine.advising import keep_attention, known_of, learned, rating
from trayapp.engine.asked import SILENT, Asked, Word
from trayapp.engine.base import Base
from trayapp.system.store import StoreError

log = logging.getLogger(__name__)

RELEARN: Final = timedelta(hours=1)
"""How old what was learned of the person may be when they are asked about again."""

_SOON: Final = 2.0
"""Seconds after an answer in which the client has gone on: then is the time to learn."""


class HookAdvice:
    """Answers by what is known of the person; on the core's loop."""

    def __init__(
        self,
        base: Base,
        snapshot: Callable[[], Snapshot | None],
        kept: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`kept` gets a prompt that was stopped."""
        self._base = base
        self._snapshot = snapshot
        self._estimator: Estimator | None = None
        self._learned_at: datetime | None = None
        world = base.world
        self._asked = Asked(
            consider=self.consider,
            book=lambda: base.book,
            now=world.now,
            keep=kept,
            line=self._line,
            home=world.home,
        )

    def answer(self, path: str, body: bytes) -> bytes:
        """As `Asked.answer`."""
        return self._asked.answer(path, body)

    def consider(self, task: Task, session: str) -> Word:
        """What is said of it; most work is not spoken of."""
        snapshot = self._snapshot()
        known = known_of(self._base, snapshot, tool=task.tool, estimator=self._learned(), session=session)
        advice = advise(task, known)
        self._remember(task, advice, known)
        settings = self._base.settings.advice
        stops = settings.hard_gate and advice.verdict is Verdict.DOES_NOT_FIT and bool(task.prompt)
        if not (advice.interrupt or stops):
            return SILENT
        return Word(" ".join(sentences(advice, known.left, SPOKEN)), stops=stops)

    def _remember(self, task: Task, advice: Advice, known: Known) -> None:
        attention, now = known.attention, self._base.world.now()
        kind = "" if advice.verdict is Verdict.STAY else advice.verdict.value
        if task.turn == 1 and task.prompt:
            attention = attention.began(kind, _cents(advice), now)
        if advice.interrupt:
            attention = attention.said(kind, known.session, now)
        if attention == known.attention:
            return
        try:
            keep_attention(self._base, attention)
        except StoreError as error:  # said twice is better than not at all
            log.warning("What was said is not remembered: %s", error.sentence)

    def _learned(self) -> Estimator:
        """What was learned last; learning itself waits until the client has its answer."""
        now = self._base.world.now()
        if self._learned_at is None or now - self._learned_at > RELEARN:
            self._learned_at = now
            asyncio.get_running_loop().call_later(_SOON, self._learn)
        return self._estimator or Estimator(rating(self._base.book, now))

    def _learn(self) -> None:
        try:
            self._estimator = learned(self._base, self._base.world.now())
        except StoreError as error:
            log.warning("Nothing was learned: %s", error.sentence)

    def _line(self, tool: str) -> str:
        """What remains for a tool, as its status line shows it."""
        snapshot = self._snapshot()
        gauge = None if snapshot is None else _gauge_of(snapshot, tool)
        return "" if gauge is None else SPOKEN.remains(gauge, self._base.zone)


def _gauge_of(snapshot: Snapshot, tool: str) -> Gauge | None:
    counted = (
        gauge
        for gauge in snapshot.gauges
        if gauge.allowance.counts.tools and matches(gauge.allowance.counts.tools, tool)
    )
    return next(counted, snapshot.headline)


def _cents(advice: Advice) -> int:
    """What the best way would have saved."""
    savings = [way.saving for way in advice.candidates if way.saving is not None]
    return int(max(savings, default=Decimal(0)) * 100)
