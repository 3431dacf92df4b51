"""The settings window: pages at the left, rows at the right; everything takes effect at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from trayapp.domain.advice.outcomes import Outcomes
from trayapp.domain.command import Command
from trayapp.domain.model import Snapshot
from trayapp.domain.plain import clean
from trayapp.domain.preview import Preview
from trayapp.domain.translation import count, mark, translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.qt import style
from trayapp.qt.parts import Text
from trayapp.qt.place import fitting
from trayapp.qt.settings_about import AboutPage, PrivacyPage
from trayapp.qt.settings_advice import AdvicePage
from trayapp.qt.settings_allowances import AllowancesPage
from trayapp.qt.settings_built import Pages
from trayapp.qt.settings_doctor import DoctorPage
from trayapp.qt.settings_fields import Field
from trayapp.qt.settings_page import Apply, DeclaredPage, Page
from trayapp.qt.settings_pages import Doors, GeneralPage, WarningsPage
from trayapp.qt.settings_places import places
from trayapp.qt.settings_search import Place, SearchLine
from trayapp.qt.settings_sources import SourcesPage
from trayapp.qt.theme import BODY, MEDIUM, SECOND, STEP, Theme, font, qt_palette
from trayapp.settings import Settings
from trayapp.system.paths import find_paths
from trayapp.vendors import Vendor, discover

SIZE = (760, 580)  # px
LEAST = (640, 300)
SIDE = 168
PROBLEMS = 3  # that stand at the foot of the window
LONGEST = 160  # characters of one there


TITLES = {
    "Allowances": mark("Settings", "Allowances"),
    "Warnings": mark("Settings", "Warnings"),
    "Advice": mark("Settings", "Advice"),
    "Sources": mark("Settings", "Sources"),
    "Appearance": mark("Settings", "Appearance"),
    "General": mark("Settings", "General"),
    "Privacy": mark("Settings", "Privacy"),
    "Doctor": mark("Settings", "Doctor"),
    "About": mark("Settings", "About"),
}
"""The pages by their names in the program, in the order in which they are listed."""


class SettingsWindow(QWidget):
    """Draws Settings; each edit leaves through `apply` by its dotted name, keys through `send`."""

    def __init__(
        self,
        theme: Theme,
        *,
        send: Callable[[Command], None],
        apply: Apply,
        doors: Doors = Doors(),  # noqa: B008 (a value that never changes)
        words: Words = SPOKEN,
        vendors: tuple[Vendor, ...] | None = None,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme = theme
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(translate("Settings", "Remainder settings"))
        self._vendors = discover() if vendors is None else vendors
        self._settings: Settings | None = None
        self._snapshot: Snapshot | None = None
        self.pages = Pages(
            {
                "Allowances": lambda: AllowancesPage(
                    theme, apply=apply, send=send, words=words, today=date.today, why=doors.why
                ),
                "Warnings": lambda: WarningsPage(theme, apply, doors, words),
                "Advice": lambda: AdvicePage(theme, apply, send, words),
                "Sources": lambda: SourcesPage(
                    theme, vendors=self._vendors, apply=apply, send=send, words=words, why=doors.why
                ),
                "Appearance": lambda: DeclaredPage(theme, "Appearance", apply),
                "General": lambda: GeneralPage(theme, apply, doors),
                "Privacy": lambda: PrivacyPage(
                    doors.paths or find_paths(os.environ, sys.platform),
                    doors.forget,
                    keyed={each.id for each in self._vendors if each.secrets},
                ),
                "Doctor": lambda: DoctorPage(doors.doctor),
                "About": AboutPage,
            },
            self._begin,
        )
        self._side = QListWidget()
        self._results = QListWidget()
        self.search = SearchLine(self._results, self._places, self._go)
        self._stack = QStackedWidget()
        self._problem = Text("tight", SECOND, wrap=True)
        self._arrange()
        self._restyle()
        theme.changed.connect(self._restyle)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.hide)
        self.setMinimumSize(*LEAST)
        self.resize(fitting(SIZE, self.screen().availableGeometry()))

    def _arrange(self) -> None:
        self._side.setFont(font(BODY, MEDIUM))
        self._side.setAccessibleName(translate("Settings", "Pages"))
        self._side.addItems([translate("Settings", TITLES[each]) for each in self.pages])
        self._side.currentRowChanged.connect(self._turn)
        # What was found stands where the pages stood: there is no room for both.
        self.search.textChanged.connect(lambda typed: self._side.setVisible(not typed.strip()))
        side = QWidget()
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(SIDE)
        left = QVBoxLayout(side)
        left.setContentsMargins(2 * STEP, 4 * STEP, 2 * STEP, 4 * STEP)
        left.setSpacing(2 * STEP)
        left.addWidget(self.search)
        left.addWidget(self._results)
        left.addWidget(self._side)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._problem)
        self._problem.setContentsMargins(7 * STEP, 2 * STEP, 7 * STEP, 3 * STEP)
        self._problem.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addLayout(right, 1)
        self._side.setCurrentRow(0)

    def open(self, page: str = "") -> None:
        """Shows it in front, on this page if it is named."""
        if page in self.pages:
            self._side.setCurrentRow(list(self.pages).index(page))
        self.show()
        self.activateWindow()

    def _leave(self) -> None:
        """Escape ends a search first, or takes back what is half typed, then closes the window."""
        focus = self.focusWidget()
        field = focus.parentWidget() if isinstance(focus, QLineEdit) else None
        if self.search.text():
            self.search.clear()
        elif isinstance(field, Field) and field.give_up():
            return
        else:
            self.hide()

    def _begin(self, page: Page) -> None:
        """A page that was built just now learns what the others know."""
        self._stack.addWidget(page)
        if self._settings is not None:
            page.take_settings(self._settings)
        if self._snapshot is not None:
            page.show_snapshot(self._snapshot)

    def _turn(self, row: int) -> None:
        """Another page; built when somebody first looks at it."""
        self._stack.setCurrentWidget(self.pages[list(self.pages)[row]])

    def _places(self) -> list[Place]:
        return places(TITLES, self._settings or Settings(), self._vendors)

    def _go(self, place: Place) -> None:
        """Shows what was found, with the keyboard in it."""
        self._side.setCurrentRow(list(self.pages).index(place.page))
        page = self.pages[place.page]
        part = page.reach(place.target) if place.target else None
        if part is None:
            self._side.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        # Its page may never have been laid out: where the row stands is known a turn of the loop later.
        QTimer.singleShot(0, page, lambda: _bring(page, part))

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return list(self.pages)[self._side.currentRow()]

    def take_settings(self, settings: Settings) -> None:
        """Shows what holds now."""
        self._settings = settings
        for page in self.pages.built():
            page.take_settings(settings)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Shows how the sources stand, and what is wrong with the settings."""
        self._snapshot = snapshot
        for page in self.pages.built():
            page.show_snapshot(snapshot)
        self._problem.say("\n".join(_in_short(snapshot.problems)))

    def take_answer(self, answer: Preview | Outcomes) -> None:
        """What an allowance would show as it is being edited, or what came of advice."""
        for page in self.pages.built():
            if isinstance(answer, Preview):
                page.take_preview(answer)
            elif isinstance(page, AdvicePage):
                page.take_outcomes(answer)

    def _restyle(self) -> None:
        self.setPalette(qt_palette(self._theme.colours))
        self.setStyleSheet(style.window_sheet(self._theme.colours))


def _in_short(problems: Sequence[str]) -> Iterator[str]:
    """The first of them, each in short: the foot of the window is no place for a report."""
    yield from (clean(each, LONGEST) for each in problems[:PROBLEMS])
    rest = len(problems) - PROBLEMS
    if rest > 0:
        yield count("Settings", "{n} more is on the page Doctor.|{n} more are on the page Doctor.", rest)


def _bring(page: Page, part: QWidget) -> None:
    page.ensureWidgetVisible(part, 0, 16 * STEP)
    part.setFocus(Qt.FocusReason.TabFocusReason)
