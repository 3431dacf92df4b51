"""Windows say everything in Chinese to whoever has chosen it, to screen readers as well."""

import dataclasses
import importlib.util
import sys
from enum import Enum
from pathlib import Path

import advice_samples
import history_samples
import pytest
import report_samples
import samples
from PySide6.QtCore import QAbstractListModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from trayapp.domain.advice.task import Verdict
from trayapp.domain.history import By
from trayapp.domain.period import Daily
from trayapp.domain.words import SPOKEN
from trayapp.qt.advice_window import AdviceWindow
from trayapp.qt.compose import compose
from trayapp.qt.first_run import Doors, FirstRun
from trayapp.qt.history_window import HistoryWindow
from trayapp.qt.popup import Popup, Ways
from trayapp.qt.report_window import ReportWindow
from trayapp.qt.settings_about import LIBRARIES
from trayapp.qt.settings_pages import Doors as PageDoors
from trayapp.qt.settings_window import SettingsWindow
from trayapp.qt.theme import Theme
from trayapp.settings import Settings, specs
from trayapp.system.paths import find_paths
from trayapp.system.translations import speak
from trayapp.vendors import discover

_spec = importlib.util.spec_from_file_location("english", Path(__file__).parents[1] / "english.py")
english = importlib.util.module_from_spec(_spec)
sys.modules["english"] = english
_spec.loader.exec_module(english)

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(autouse=True)
def chinese():
    speak("zh-CN", RESOURCES)
    yield
    speak("en", RESOURCES)


def texts(window):
    """Everything that a window shows or a screen reader says."""
    for each in (window, *window.findChildren(QWidget)):
        yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription())
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QLineEdit | QPlainTextEdit):
            yield each.placeholderText()
        if isinstance(each, QComboBox):
            yield from (each.itemText(n) for n in range(each.count()))
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            model = each.model()
            rows = range(model.rowCount())
            columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
            yield from (str(model.index(row, column).data() or "") for row in rows for column in columns)
        yield from (action.text() for action in each.actions())
    yield window.windowTitle()


def held(value):
    """Every text in a sample: what a person or a vendor wrote is shown as it is."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, Enum):
        for field in dataclasses.fields(value):
            yield from held(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from held(each)


VENDORS = {vendor.id: vendor for vendor in discover()}
CODES = (
    *(vendor.name for vendor in VENDORS.values()), *VENDORS, "system", "none", "own", "remainder",
    *(each for spec in specs({each.id: each.needs for each in VENDORS.values()}) for each in spec.choices),
)  # fmt: skip


def left_over(window, *given):
    names = {each for one in given for each in held(one) if len(each) > 1}
    names |= {SPOKEN.share_name(each) for each in names}
    said = "\n".join(dict.fromkeys(texts(window)))
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, "·") if " " in name else said
    return english.english_in(said, names=(*names, *CODES))


@pytest.mark.parametrize("state", samples.STATES, ids=lambda each: each.__name__)
def test_popup(qtbot, state):
    popup = Popup(Theme("light"), Ways(*[lambda *_: None] * 6))
    qtbot.addWidget(popup)
    popup.show_view(compose(state(), samples.NOW, SPOKEN))
    assert left_over(popup, state()) == []


def test_settings(qtbot):
    doors = PageDoors(paths=find_paths({"HOME": "/home/kim"}, "linux"))
    window = SettingsWindow(Theme("light"), send=lambda _: None, apply=lambda _: None, doors=doors)
    qtbot.addWidget(window)
    given = (samples.allowance(), samples.allowance("cursor", "Cursor", "75", period=Daily()))
    window.take_settings(Settings(allowances=given))
    window.show_snapshot(samples.sources())
    for page in window.pages:
        window.open(page)
    assert left_over(window, given, samples.sources(), LIBRARIES) == []


def test_first_run(qtbot):
    doors = Doors(settings=lambda _: None, icon=lambda: None)
    window = FirstRun(Theme("light"), apply=lambda _: None, doors=doors)
    qtbot.addWidget(window)
    window.take_settings(Settings())
    window.open()
    for state in (samples.no_cap, samples.starting, samples.nothing_found):
        window.show_snapshot(state())
        assert left_over(window, state()) == []


def test_report(qtbot):
    window = ReportWindow(Theme("light"), send=lambda _: None, today=lambda: report_samples.TODAY)
    qtbot.addWidget(window)
    window.show_snapshot(report_samples.snapshot())
    window.show_history(report_samples.history())
    assert left_over(window, report_samples.snapshot()) == []


@pytest.mark.parametrize("by", By)
def test_history(qtbot, by):
    window = HistoryWindow(Theme("light"), send=lambda _: None, today=lambda: history_samples.TODAY)
    qtbot.addWidget(window)
    window.show_snapshot(history_samples.snapshot())
    window.show_history(history_samples.history())
    window.choose(by=by)
    for view in ("days", "running", "table"):
        window.look_as(view)
        assert left_over(window, history_samples.snapshot(), history_samples.history()) == []


@pytest.mark.parametrize("verdict", [Verdict.CHEAPER_MODEL, Verdict.FREE_CHAT, Verdict.DRAFT_FREE])
def test_advice(qtbot, verdict):
    window = AdviceWindow(Theme("light"), more=lambda: None)
    qtbot.addWidget(window)
    given = advice_samples.advice(verdict)
    window.take_adviser(advice_samples.adviser(given))
    window.fill(advice_samples.PROMPT, folder="/home/kim/src/atlas")
    assert left_over(window, given, advice_samples.PROMPT) == []


def test_english_in_a_window_would_be_found(qtbot):
    label = QLabel("设置")
    label.setToolTip("not on any page")
    qtbot.addWidget(label)
    assert left_over(label)
