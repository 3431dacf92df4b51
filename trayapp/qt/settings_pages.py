"""The pages Warnings and General: their declared rows, and what can be done there at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trayapp.domain.model import Said, Snapshot
from trayapp.domain.plain import clean
from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt.parts import Button, Text, line
from trayapp.qt.sections import row
from trayapp.qt.settings_page import Apply, DeclaredPage
from trayapp.qt.theme import BODY, LABEL, MEDIUM, SECOND, STEP, Theme
from trayapp.system.paths import Paths

LONGEST = 160  # characters of a warning's title
MOST = 8
"""Warnings of the past that are listed, the newest first."""


@dataclass(frozen=True, slots=True)
class Doors:
    """What the window can ask the program for: a warning to look at, the first steps again, to forget all.

    `why` takes an allowance's key and opens what tells how its figure comes about.
    `paths` are the program's own places, `doctor` is the command that starts it; those of this process where
    none are handed in.
    """

    try_warning: Callable[[Callable[[str], None]], None] = lambda told: told("")
    first_steps: Callable[[], None] = lambda: None
    forget: Callable[[], None] = lambda: None
    paths: Paths | None = None
    doctor: tuple[str, ...] | None = None
    why: Callable[[str], None] = lambda _: None


class WarningsPage(DeclaredPage):
    """When to be told; a warning to try out; what was said."""

    def __init__(self, theme: Theme, apply: Apply, doors: Doors, words: Words) -> None:
        super().__init__(theme, "Warnings", apply)
        self._words = words
        self._shown: tuple[Said, ...] | None = None
        self._said: list[Text] = []
        self.attempt = Button(translate("Settings", "Try a warning"))
        self.outcome = Text("soft", SECOND, wrap=True)
        self.attempt.clicked.connect(lambda *_: doors.try_warning(self.outcome.say))
        self._title = Text("faint", LABEL, MEDIUM)
        self._title.setText(translate("Settings", "WHAT WAS SAID"))
        self._title.setAccessibleName(translate("Settings", "What was said"))
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2 * STEP)
        for part in (line(), row(self.attempt, None), self.outcome, self._title, self._list):
            self.add(part)
        self.outcome.hide()
        self._title.hide()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The last warnings, with when they were said."""
        said = snapshot.said[-MOST:][::-1]
        if said == self._shown:
            return
        self._shown = said
        for old in self._said:
            self._rows.removeWidget(old)
            old.deleteLater()
        self._said = [Text("soft", BODY, wrap=True) for _ in said]
        for each, text in zip(said, self._said, strict=True):
            age = self._words.age(each.at, snapshot.at)
            self._rows.addWidget(text)
            title, body = clean(each.alert.title, LONGEST), clean(each.alert.body, 2 * LONGEST)
            text.say(f"{title} · {age}\n{body}".rstrip())
        self._title.setVisible(bool(said))

    def reach(self, target: str) -> QWidget | None:
        """The row's control, or the button that tries one."""
        return self.attempt if target == "try" else super().reach(target)

    def listed(self) -> list[str]:
        """The warnings of the past as they stand there."""
        return [each.text() for each in self._said]


class GeneralPage(DeclaredPage):
    """What holds for the whole program, and the first steps once more."""

    # A memory of the program's own, which the button below says better than a switch.
    hidden = frozenset({"general.first_run_done"})

    def __init__(self, theme: Theme, apply: Apply, doors: Doors) -> None:
        super().__init__(theme, "General", apply)
        self.again = Button(translate("Settings", "Show the first steps"))
        self.again.clicked.connect(lambda *_: doors.first_steps())
        self.add(line())
        self.add(row(self.again, None))

    def reach(self, target: str) -> QWidget | None:
        """The row's control, or the button of the first steps."""
        return self.again if target == "again" else super().reach(target)
