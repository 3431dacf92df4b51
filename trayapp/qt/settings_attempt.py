"""The button Test of a source: one real question to it alone, and beside the button what came of that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QWidget

from trayapp.domain.command import AskSource, Command
from trayapp.domain.errors import FaultKind
from trayapp.domain.model import Snapshot, Source
from trayapp.domain.plain import clean
from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt.parts import Button, Text, describe
from trayapp.qt.sections import row
from trayapp.qt.theme import SECOND, STEP

LONGEST = 400  # characters of what a source's fault says
LEAST_MS = 100  # an answer that took no time at all is nothing that a person believes


class Attempt(QWidget):
    """Asks when it is pressed; says that it is asking, then when an answer came, how soon, or why none did.

    The outcome stands until it is pressed again: what later polls bring stands with the source itself.
    """

    def __init__(
        self, ident: str, name: str, send: Callable[[Command], None], words: Words, *beside: QWidget
    ) -> None:
        super().__init__()
        self._ident, self._send, self._words = ident, send, words
        self._source: Source | None = None
        self._snapshot: Snapshot | None = None
        self._before: datetime | None = None
        self._waiting = False
        self._since = QElapsedTimer()
        self.button = Button(translate("Settings", "Test"))
        self.button.setAccessibleName(translate("Settings", "Test {source}", source=name))
        self.button.clicked.connect(lambda *_: self.begin())
        self.said = Text("soft", SECOND, wrap=True)
        layout = row(self.button, *beside, STEP, self.said)
        layout.setStretch(layout.count() - 1, 1_000)
        layout.addStretch(1)  # while nothing is said, the button stays as wide as its word
        layout.setContentsMargins(0, STEP, 0, 0)
        self.setLayout(layout)
        for part in (self.button, self.said):
            part.hide()

    @property
    def tells_fault(self) -> bool:
        """Whether the source's fault of now is told here."""
        fault = None if self._source is None else self._source.fault
        return (
            not self.said.isHidden()
            and fault is not None
            and clean(fault.sentence, LONGEST) in self.said.text()
        )

    def begin(self) -> None:
        """Asks, unless the source asked to be left alone for now."""
        if self._source is None or self._snapshot is None or self._waiting:
            return
        fault = self._source.fault
        if fault is not None and fault.kind is FaultKind.THROTTLED and _later(fault.retry_at, self._snapshot):
            until = self._clock(fault.retry_at)
            self._tell(translate("Settings", "It asks to be left alone until {time}.", time=until))
            return
        self._waiting, self._before = True, self._source.asked_at
        self._since.start()
        self.button.setEnabled(False)
        self._tell(translate("Settings", "Asking …"))
        self._send(AskSource(self._ident))

    def show_source(self, source: Source, snapshot: Snapshot) -> None:
        """What the core knows now; an answer to what was asked here ends the waiting."""
        self._source, self._snapshot = source, snapshot
        self.button.setVisible(source.enabled and not snapshot.sample)
        if not self._waiting:
            return
        if snapshot.stopped or snapshot.sample or not source.enabled:
            self._end("")
        elif not source.asking and source.asked_at not in {None, self._before}:
            self._end(self._outcome(source), warm=source.fault is not None and not source.fault.kind.calm)

    def _outcome(self, source: Source) -> str:
        at = self._clock(source.asked_at)
        if source.fault is not None:
            said = clean(source.fault.sentence, LONGEST)
            return translate("Settings", "Asked at {time}: {sentence}", time=at, sentence=said)
        seconds = self._words.number(Decimal(max(LEAST_MS, self._since.elapsed())) / 1000, 1)
        return translate("Settings", "Answered at {time}, in {seconds} s.", time=at, seconds=seconds)

    def _clock(self, instant: datetime | None) -> str:
        zone = ZoneInfo("UTC" if self._snapshot is None else self._snapshot.zone)
        return "" if instant is None else f"{instant.astimezone(zone):%H:%M}"

    def _end(self, said: str, *, warm: bool = False) -> None:
        self._waiting = False
        self.button.setEnabled(True)
        self._tell(said, warm=warm)

    def _tell(self, said: str, *, warm: bool = False) -> None:
        self.said.say(said, rank="watch" if warm else "soft")
        describe(self.button, said)


def _later(instant: datetime | None, snapshot: Snapshot) -> bool:
    return instant is not None and instant > snapshot.at
