"""A part that is shown before it belongs to a window is a window of its own: it flashes, and costs memory."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from samples import NOW, allowance, faults, full, sources

from trayapp.domain.words import SPOKEN
from trayapp.qt.advice_window import AdviceWindow
from trayapp.qt.compose import compose
from trayapp.qt.first_run import Doors, FirstRun
from trayapp.qt.history_window import HistoryWindow
from trayapp.qt.parts import Text, put
from trayapp.qt.popup import Popup, Ways
from trayapp.qt.report_window import ReportWindow
from trayapp.qt.settings_window import SettingsWindow
from trayapp.qt.theme import BODY
from trayapp.qt.trace_window import TraceWindow
from trayapp.settings import Settings


def nothing(*_):
    """Whatever is asked for."""


class Shown(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__} {getattr(watched, 'text', str)()!r}")
        return False


@pytest.fixture
def shown(qapp):
    watcher = Shown()
    qapp.installEventFilter(watcher)
    yield watcher.windows
    qapp.removeEventFilter(watcher)


def settings(theme):
    made = SettingsWindow(theme, send=nothing, apply=nothing)
    made.take_settings(Settings(allowances=(allowance(), allowance("day", "A day", "75"))))
    made.show_snapshot(replace(sources(), problems=("One.",)))
    for page in made.pages.values():
        page.show_snapshot(sources())
    for box in made.pages["Sources"].boxes:
        box.open(shown=True)
    return made


def first_run(theme):
    made = FirstRun(theme, apply=nothing, doors=Doors(nothing, nothing))
    made.take_settings(Settings())
    made.show_snapshot(full())
    return made


def popup(theme):
    made = Popup(theme, Ways(*[nothing] * 6))
    for state in (full(), faults()):
        made.show_view(compose(state, NOW, SPOKEN))
    return made


def history(theme):
    made = HistoryWindow(theme, send=nothing)
    made.show_snapshot(full())
    return made


def report(theme):
    made = ReportWindow(theme, send=nothing)
    made.show_snapshot(full())
    return made


def trace(theme):
    made = TraceWindow(theme, "month", send=nothing)
    made.show_snapshot(full())
    return made


def advice(theme):
    return AdviceWindow(theme, more=nothing)


@pytest.mark.parametrize("make", [settings, first_run, popup, history, report, trace, advice])
def test_no_part_is_a_window_while_its_window_is_built(light, shown, make, qtbot):
    qtbot.addWidget(make(light))
    assert shown == []


@pytest.mark.parametrize("before", [True, False])
def test_what_is_put_in_sight_before_it_belongs_anywhere_is_seen_there(qtbot, before):
    outer, part = QWidget(), Text("ink", BODY)
    qtbot.addWidget(outer)
    part.setVisible(False)
    put(part, shown=True)
    if not before:
        put(part, shown=False)
    part.setParent(outer)
    outer.show()
    assert part.isVisible() is before
