"""The first run: what was found, the allowance, the warnings. Nothing is mandatory, all can be redone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trayapp.domain.model import Snapshot
from trayapp.domain.translation import mark, translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.qt import style
from trayapp.qt.first_run_allowance import AllowancePage
from trayapp.qt.first_run_found import FoundPage
from trayapp.qt.first_run_warnings import WarningsPage
from trayapp.qt.gauge import dot
from trayapp.qt.parts import Button, line
from trayapp.qt.place import fitting
from trayapp.qt.settings_page import Apply, Page
from trayapp.qt.theme import STEP, Theme, qt_palette
from trayapp.settings import Settings
from trayapp.vendors import Vendor, discover

SIZE = (576, 520)  # px
LEAST = (576, 320)  # low screens at twice the size scroll inside; 1366 px are 683 then
TITLE = mark("FirstRun", "Welcome to Remainder")


def wanted(settings: Settings | None, snapshot: Snapshot) -> bool:
    """Whether it opens by itself: at a first start, with nothing set and nothing wrong."""
    return (
        settings is not None
        and not settings.general.first_run_done
        and not settings.allowances
        and not snapshot.problems  # a file that cannot be read may hold an allowance
        and not snapshot.sample
        and not snapshot.stopped
    )


@dataclass(frozen=True, slots=True)
class Doors:
    """Where it leads: the settings on a page, and the icon with its popup."""

    settings: Callable[[str], None]
    icon: Callable[[], None]


class Steps(QWidget):
    """Which page of how many, as dots; said in words to who cannot see them."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self._theme, self._count, self._at = theme, count, 0
        self.setFixedSize(16 * count, 16)
        self.go(0)

    def go(self, at: int) -> None:
        """Marks this one."""
        self._at = at
        self.setAccessibleName(translate("FirstRun", "Page {n} of {all}", n=at + 1, all=self._count))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dot each, the present one larger and in the accent."""
        painter, colours = QPainter(self), self._theme.colours
        for n in range(self._count):
            here = n == self._at
            place = n if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self._count - 1 - n
            dot(painter, 16 * place + 8, 8, colours.accent if here else colours.track, size=10 if here else 8)


class FirstRun(QWidget):
    """Three pages. Every choice leaves through `apply` by its dotted name, as in the settings window."""

    def __init__(
        self,
        theme: Theme,
        *,
        apply: Apply,
        doors: Doors,
        words: Words = SPOKEN,
        vendors: tuple[Vendor, ...] | None = None,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme, self._doors = theme, doors
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("FirstRun", TITLE))
        found = discover() if vendors is None else vendors
        self.found = FoundPage(
            theme,
            vendors=found,
            apply=apply,
            words=words,
            more=lambda: doors.settings("Sources"),
        )
        self.allowance = AllowancePage(
            theme,
            apply=apply,
            words=words,
            editor=lambda: doors.settings("Allowances"),
        )
        self.warnings = WarningsPage(theme, apply)
        self.pages: tuple[Page, ...] = (self.found, self.allowance, self.warnings)
        self._stack, self._steps = QStackedWidget(), Steps(theme, len(self.pages))
        self.back, self.skip, self.next = (
            Button(translate("FirstRun", "Back"), "plain"),
            Button(translate("FirstRun", "Skip")),
            Button(translate("FirstRun", "Continue"), "main"),
        )
        self._arrange()
        self._restyle()
        theme.changed.connect(self._restyle)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        self.setMinimumSize(*LEAST)
        self.resize(fitting(SIZE, self.screen().availableGeometry()))
        self.go(0)

    def _arrange(self) -> None:
        for page in self.pages:
            self._stack.addWidget(page)
        self.back.clicked.connect(lambda *_: self.go(self._stack.currentIndex() - 1))
        self.skip.clicked.connect(lambda *_: self.pass_over())
        self.next.clicked.connect(lambda *_: self.forward())
        footer = QHBoxLayout()
        footer.setContentsMargins(7 * STEP, 3 * STEP, 7 * STEP, 3 * STEP)
        footer.setSpacing(2 * STEP)
        footer.addWidget(self._steps)
        footer.addStretch(1)
        for button in (self.back, self.skip, self.next):
            footer.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(line())
        layout.addLayout(footer)
        for button in (self.next, self.skip, self.back):  # Tab meets the way on before the way back
            QWidget.setTabOrder(self._stack, button)

    # --- going on ----------------------------------------------------------------------------------

    @property
    def at(self) -> int:
        """The page that is shown, from 0."""
        return self._stack.currentIndex()

    def go(self, at: int) -> None:
        """Shows this page."""
        self._stack.setCurrentIndex(at)
        self._steps.go(at)
        last = at == len(self.pages) - 1
        self.back.setVisible(at > 0)
        self.skip.setText(
            (
                translate("FirstRun", "Not now"),
                translate("FirstRun", "Skip"),
                translate("FirstRun", "Show me the icon"),
            )[at]
        )
        self.next.setText(translate("FirstRun", "Done") if last else translate("FirstRun", "Continue"))
        if at == 1:
            self.allowance.sentence.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def forward(self) -> None:
        """On to the next page with what is chosen; from the last one, out."""
        if self.at == 1 and not self.allowance.commit():
            return
        if self.at == len(self.pages) - 1:
            self.close()
        else:
            self.go(self.at + 1)

    def pass_over(self) -> None:
        """The other way on: out of the first page, past the second, to the icon from the last."""
        if self.at == 1:
            self.go(2)
            return
        last = self.at == 2
        self.close()
        if last:
            self._doors.icon()

    def open(self) -> None:
        """Shows it in front."""
        self.show()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, wherever the focus is on nothing that takes it itself."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.forward()
            return
        super().keyPressEvent(event)

    # --- what holds --------------------------------------------------------------------------------

    def take_settings(self, settings: Settings) -> None:
        """Shows what holds now."""
        for page in self.pages:
            page.take_settings(settings)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Shows what is found by now, and how it stands."""
        for page in self.pages:
            page.show_snapshot(snapshot)

    def _restyle(self) -> None:
        self.setPalette(qt_palette(self._theme.colours))
        self.setStyleSheet(style.window_sheet(self._theme.colours))
