"""The windows that the tray opens: built when first asked for, fed while open, freed when closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from trayapp.domain.asked import Asked
from trayapp.domain.command import AskGrounds, Command
from trayapp.domain.history import History
from trayapp.domain.model import Level, Snapshot
from trayapp.domain.words import Words
from trayapp.qt.face import STEPS, Face, Panel
from trayapp.qt.icon import icon
from trayapp.qt.theme import Theme
from trayapp.settings import Settings
from trayapp.system.memory import give_back

if TYPE_CHECKING:
    from trayapp.domain.advice.grounds import Grounds
    from trayapp.domain.advice.outcomes import Outcomes
    from trayapp.domain.preview import Preview
    from trayapp.domain.tracing import Trace
    from trayapp.qt.advice_window import AdviceWindow
    from trayapp.qt.first_run import FirstRun
    from trayapp.qt.history_window import HistoryWindow
    from trayapp.qt.report_window import ReportWindow
    from trayapp.qt.settings_window import SettingsWindow
    from trayapp.qt.trace_window import TraceWindow

TIDY_MS = 700
"""Milliseconds after a window was closed: it is freed by then, and whoever opens the next one is not kept."""
EMBLEM = Face(Level.CALM, STEPS * 2 // 3)  # the windows' own icon: no figure, a sign


@dataclass(frozen=True, slots=True)
class Outside:
    """What windows need of the rest: `before` is called before one opens, `popup` opens the popup."""

    send: Callable[[Command], None]
    apply: Callable[[Mapping[str, object]], None]
    test_notification: Callable[[Callable[[str], None]], None]
    forget: Callable[[], None]
    popup: Callable[[], None]
    before: Callable[[], None]


class Windows(QObject):
    """Holds what is open, and hands on what comes from the core."""

    def __init__(self, theme: Theme, words: Words, outside: Outside) -> None:
        super().__init__()
        self._theme, self._words, self._outside = theme, words, outside
        self._snapshot: Snapshot | None = None
        self._settings: Settings | None = None
        self.settings: SettingsWindow | None = None
        self.history: HistoryWindow | None = None
        self.report: ReportWindow | None = None
        self.advice: AdviceWindow | None = None
        self.first_run: FirstRun | None = None
        self.trace: TraceWindow | None = None
        self._tidy = QTimer(self)
        self._tidy.setSingleShot(True)
        self._tidy.setInterval(TIDY_MS)
        self._tidy.timeout.connect(give_back)

    # --- from the core ----------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Every open window shows this one."""
        self._snapshot = snapshot
        for window in (self.settings, self.history, self.report, self.first_run, self.trace):
            if window is not None:
                window.show_snapshot(snapshot)

    def take_settings(self, settings: Settings) -> None:
        """Those that show settings show the new ones."""
        self._settings = settings
        for window in (self.settings, self.first_run):
            if window is not None:
                window.take_settings(settings)

    def take_history(self, history: History) -> None:
        """What an open window asked for; it may be closed by now."""
        for window in (self.history, self.report):
            if window is not None:
                window.show_history(history)

    def take_grounds(self, grounds: Grounds) -> None:
        """What the window before costly work asked for."""
        if self.advice is not None:
            from trayapp.qt.advice_grounds import adviser_of  # noqa: PLC0415 (with its window)

            self.advice.take_adviser(adviser_of(grounds, self._words))

    def take_answer(self, answer: Preview | Trace | Outcomes) -> None:
        """What the editor of allowances or a trace asked for; its window may be closed by now."""
        from trayapp.domain.tracing import Trace  # noqa: PLC0415 (whoever asked has it already)

        if isinstance(answer, Trace):
            if self.trace is not None:
                self.trace.show_trace(answer)
        elif self.settings is not None:
            self.settings.take_answer(answer)

    def hide(self) -> None:
        """Takes them off the screen, at the end of everything."""
        for window in self._open():
            window.hide()

    def _open(self) -> list[QWidget]:
        every = (self.settings, self.history, self.report, self.advice, self.first_run, self.trace)
        return [window for window in every if window is not None]

    # --- opening ----------------------------------------------------------------------------------

    def open_settings(self, page: str = "") -> None:
        """The settings window, on a page if one is named."""
        if self.settings is None:
            from trayapp.qt.settings_pages import Doors  # noqa: PLC0415 (made when first needed)
            from trayapp.qt.settings_window import SettingsWindow  # noqa: PLC0415

            self.settings = SettingsWindow(
                self._theme,
                send=self._outside.send,
                apply=self._outside.apply,
                doors=Doors(
                    self._outside.test_notification,
                    self.open_first_run,
                    self._outside.forget,
                    why=self.open_trace,
                ),
            )
            if self._settings is not None:
                self.settings.take_settings(self._settings)
            if self._snapshot is not None:
                self.settings.show_snapshot(self._snapshot)
            self.settings.installEventFilter(self)
        self._begin()
        self.settings.open(page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The settings window was closed: it is freed, and built anew when asked for again."""
        if watched is self.settings and event.type() is QEvent.Type.Hide and not event.spontaneous():
            # Held until the loop turns: the slot that hides it may be its own.
            QTimer.singleShot(0, self.settings.deleteLater)
            self.settings = None
            self._tidy.start()
        return super().eventFilter(watched, event)

    def open_history(self) -> None:
        """The history window."""
        if self.history is None:
            from trayapp.qt.history_window import HistoryWindow  # noqa: PLC0415 (made when first needed)

            self.history = HistoryWindow(self._theme, send=self._outside.send, words=self._words)
            self.history.destroyed.connect(self._history_closed)
            if self._snapshot is not None:
                self.history.show_snapshot(self._snapshot)
        self._show(self.history)

    def open_report(self) -> None:
        """The window that asks for more."""
        if self.report is None:
            from trayapp.qt.report_window import ReportWindow  # noqa: PLC0415 (made when first needed)

            self.report = ReportWindow(self._theme, send=self._outside.send, words=self._words)
            self.report.destroyed.connect(self._report_closed)
            if self._snapshot is not None:
                self.report.show_snapshot(self._snapshot)
        self._show(self.report)

    def open_trace(self, key: str) -> None:
        """Why the number of this allowance is so."""
        if self.trace is None:
            from trayapp.qt.trace_window import TraceWindow  # noqa: PLC0415 (made when first needed)

            self.trace = TraceWindow(self._theme, key, send=self._outside.send, words=self._words)
            self.trace.destroyed.connect(self._trace_closed)
        self.trace.ask(key)
        if self._snapshot is not None:
            self.trace.show_snapshot(self._snapshot)
        self._show(self.trace)

    def open_advice(self, asked: Asked | None = None) -> None:
        """The window before costly work, with the task that a command line gave."""
        if self.advice is None:
            from trayapp.qt.advice_window import AdviceWindow  # noqa: PLC0415 (made when first needed)

            self.advice = AdviceWindow(
                self._theme, more=self.open_report, send=self._outside.send, words=self._words
            )
            self.advice.destroyed.connect(self._advice_closed)
            self._outside.send(AskGrounds())
        if asked is not None:
            self.advice.fill(asked.prompt, [Path(each) for each in asked.files], asked.folder)
        self._show(self.advice)

    def open_first_run(self) -> None:
        """The three pages of the first start."""
        if self.first_run is None:
            from trayapp.qt.first_run import Doors, FirstRun  # noqa: PLC0415 (made when first needed)

            doors = Doors(settings=self.open_settings, icon=self._outside.popup)
            self.first_run = FirstRun(self._theme, apply=self._outside.apply, doors=doors, words=self._words)
            self.first_run.destroyed.connect(self._first_run_closed)
            if self._settings is not None:
                self.first_run.take_settings(self._settings)
            if self._snapshot is not None:
                self.first_run.show_snapshot(self._snapshot)
        QGuiApplication.setWindowIcon(icon(EMBLEM, Panel.AUTO))
        self.first_run.open()

    def renew(self) -> None:
        """What is open is closed and built anew, in the language that is spoken now."""
        again: list[Callable[[], None]] = []
        if self.settings is not None:
            page = self.settings.page
            again.append(lambda: self.open_settings(page))
        if self.advice is not None:
            asked = self.advice.asked()
            again.append(lambda: self.open_advice(asked))
        if self.trace is not None:
            key = self.trace.key
            again.append(lambda: self.open_trace(key))
        ways = (
            (self.history, self.open_history),
            (self.report, self.open_report),
            (self.first_run, self.open_first_run),
        )
        again += [way for window, way in ways if window is not None]
        for window in self._open():
            window.close()
        for way in again:
            QTimer.singleShot(0, self, way)  # once those that were closed are gone

    def _begin(self) -> None:
        QGuiApplication.setWindowIcon(icon(EMBLEM, Panel.AUTO))
        self._outside.before()

    def _show(self, window: QWidget) -> None:
        self._begin()
        window.show()
        window.activateWindow()

    # Methods, not lambdas: PySide6 lets go of a receiver that it knows while the sender is being destroyed.

    def _history_closed(self) -> None:
        self.history = None
        self._tidy.start()

    def _report_closed(self) -> None:
        self.report = None
        self._tidy.start()

    def _trace_closed(self) -> None:
        self.trace = None
        self._tidy.start()

    def _advice_closed(self) -> None:
        self.advice = None
        self._tidy.start()

    def _first_run_closed(self) -> None:
        self.first_run = None
        self._tidy.start()
