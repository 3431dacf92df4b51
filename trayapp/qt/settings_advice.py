"""The page Advice: its declared rows, and what came of advice so far."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent

from trayapp.domain.advice.outcomes import Outcomes, told
from trayapp.domain.command import AskOutcomes, Command
from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt.parts import Text, line
from trayapp.qt.settings_page import Apply, DeclaredPage
from trayapp.qt.theme import BODY, LABEL, MEDIUM, Theme


class AdvicePage(DeclaredPage):
    """Asks what came of advice each time it is looked at."""

    def __init__(self, theme: Theme, apply: Apply, send: Callable[[Command], None], words: Words) -> None:
        super().__init__(theme, "Advice", apply)
        self._send, self._words = send, words
        title = Text("faint", LABEL, MEDIUM)
        title.setText(translate("Settings", "WHAT CAME OF IT"))
        title.setAccessibleName(translate("Settings", "What came of it"))
        self.outcome = Text("soft", BODY, wrap=True)
        for part in (line(), title, self.outcome):
            self.add(part)
        self.outcome.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Something may have come of it since."""
        super().showEvent(event)
        self._send(AskOutcomes())

    def take_outcomes(self, outcomes: Outcomes) -> None:
        """A line for each pair of models."""
        lines = [told(row, self._words) for row in outcomes.rows]
        nothing = translate(
            "Settings",
            "Nothing is known yet. What advice promises is held against what the work then costs.",
        )
        self.outcome.say("\n".join(lines) or nothing)
        self.outcome.reach()
