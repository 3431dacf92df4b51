"""Hooks' questions judged with all that the running program knows, and spoken of no more than is welcome.

Loaded with the first question: most people have no hooks, and a start must not pay for them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from trayapp.domain.advice.adviser import WORTH, advise, chosen, stops
from trayapp.domain.advice.adviser_known import Known
from trayapp.domain.advice.adviser_memory import heard, promised
from trayapp.domain.advice.adviser_words import default_sentence, sentences
from trayapp.domain.advice.task import Advice, Task
from trayapp.domain.advice.tokens import generation, weigh
from trayapp.domain.model import Gauge, Snapshot
from trayapp.domain.patterns import matches
from trayapp.domain.words import SPOKEN
from trayapp.engine import token_check
from trayapp.engine.advice_kept import keep_attention, promise
from trayapp.engine.advising import Learned, known_of, learned, unlearned
from trayapp.engine.asked import SILENT, Around, Asked, Counts, Word
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
        proposed: Callable[[], None] = lambda: None,
    ) -> None:
        """`kept` gets a prompt that was stopped; `proposed` is called after a new default was proposed."""
        self._base = base
        self._snapshot = snapshot
        self._proposed = proposed
        self._past: Learned | None = None
        self._learned_at: datetime | None = None
        world = base.world
        self._asked = Asked(
            consider=self.consider,
            book=lambda: base.book,
            now=world.now,
            around=Around(keep=kept, line=self._line, billed=self._billed, home=world.home),
        )

    def answer(self, path: str, body: bytes) -> bytes:
        """As `Asked.answer`."""
        return self._asked.answer(path, body)

    def consider(self, task: Task, session: str) -> Word:
        """What is said of it; most work is not spoken of."""
        known = known_of(self._base, self._snapshot(), task=task, learned=self._learned(), session=session)
        advice = advise(task, known)
        sentence = " ".join(sentences(advice, known.left, SPOKEN))
        proposed = self._remember(task, advice, known)
        if self._base.settings.advice.hard_gate and task.prompt and stops(advice, known):
            return Word(sentence, stops=True)
        if advice.interrupt:
            return Word(proposed or sentence)
        return Word(sentence, aside=True) if _is_aside(advice) else SILENT

    # --- what is remembered ------------------------------------------------------------------------

    def _remember(self, task: Task, advice: Advice, known: Known) -> str:
        """Keeps what was said; returns the proposal that takes its place, "" for none."""
        now = self._base.world.now()
        attention = heard(known.attention, task, advice, known.session, now)
        try:
            if attention != known.attention:
                keep_attention(self._base.store, attention)
            if advice.interrupt:
                promise(self._base.store, promised(task, advice, now))
        except StoreError as error:  # said twice is better than not at all
            log.warning("What was said is not remembered: %s", error.sentence)
        standing = attention.standing
        if standing is None or not advice.interrupt or attention.proposed_at != now:
            return ""
        self._proposed()
        return default_sentence(standing, SPOKEN)

    def _billed(self, model: str, counts: Counts, billed: int) -> None:
        try:
            token_check.saw(self._base.store, generation(model), weigh(counts, model), billed)
        except StoreError as error:
            log.warning("What a prompt was billed as is not remembered: %s", error.sentence)

    def _learned(self) -> Learned:
        """What was learned last; learning itself waits until the client has its answer."""
        now = self._base.world.now()
        if self._learned_at is None or now - self._learned_at > RELEARN:
            self._learned_at = now
            asyncio.get_running_loop().call_later(_SOON, self._learn)
        return self._past or unlearned(self._base, now)

    def _learn(self) -> None:
        try:
            self._past = learned(self._base, self._base.world.now(), keep=True)
        except StoreError as error:
            log.warning("Nothing was learned: %s", error.sentence)

    # --- the status line ---------------------------------------------------------------------------

    def _line(self, tool: str) -> str:
        """What remains for a tool, as its status line shows it."""
        snapshot = self._snapshot()
        gauge = None if snapshot is None else _gauge_of(snapshot, tool)
        return "" if gauge is None else SPOKEN.remains(gauge, self._base.zone)


def _is_aside(advice: Advice) -> bool:
    """Worth a line where nobody is interrupted: a saving that is only too small for that."""
    saving = chosen(advice).saving
    return advice.silence == "advice.quiet.small" and saving is not None and saving >= WORTH


def _gauge_of(snapshot: Snapshot, tool: str) -> Gauge | None:
    counted = (
        gauge
        for gauge in snapshot.gauges
        if gauge.allowance.counts.tools and matches(gauge.allowance.counts.tools, tool)
    )
    return next(counted, snapshot.headline)
