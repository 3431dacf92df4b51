"""The popup in every state: nothing cut, nothing clipped, reachable by keyboard and by a screen reader."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from samples import (
    NOW,
    STATES,
    full,
    no_cap,
    nothing_found,
    only_a_balance,
    only_percents,
    sample,
    ten,
    tight,
)

from trayapp.domain.words import ENGLISH
from trayapp.qt.compose import compose
from trayapp.qt.parts import Bar, Breakdown, Elided
from trayapp.qt.popup import REOPEN_MS, TALLEST, WIDTH, Popup, Ways


class Heard:
    def __init__(self):
        self.all = []

    def __call__(self, *what):
        self.all.append(what)


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def popup(qtbot, light, heard):
    ways = Ways(
        chosen=lambda amount: heard("chosen", amount),
        sample=lambda on: heard("sample", on),
        refresh=lambda: heard("refresh"),
        history=lambda: heard("history"),
        report=lambda: heard("report"),
        settings=lambda: heard("settings"),
        hidden=lambda: heard("hidden"),
    )
    made = Popup(light, ways)
    qtbot.addWidget(made)
    return made


def opened(popup, state):
    popup.show_view(compose(state(), NOW, ENGLISH))
    popup.open(QPoint(400, 10))
    return popup


def button(popup, text):
    return next(each for each in popup.findChildren(QPushButton) if each.text() == text)


@pytest.mark.parametrize("state", STATES)
def test_every_state_stands_within_the_screen(popup, state, qapp):
    opened(popup, state)
    qapp.processEvents()
    room = qapp.primaryScreen().availableGeometry()
    assert popup.width() == WIDTH
    assert popup.height() <= room.height() * TALLEST
    assert room.contains(popup.geometry())
    inside = popup.findChild(QScrollArea).widget()
    assert inside.minimumSizeHint().width() <= WIDTH


@pytest.mark.parametrize("state", STATES)
def test_no_line_is_cut(popup, state, qapp):
    opened(popup, state)
    qapp.processEvents()
    for label in popup.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap() and not isinstance(label, Elided):
            margins = label.contentsMargins()
            needed = label.fontMetrics().horizontalAdvance(label.text()) + margins.left() + margins.right()
            assert label.width() >= needed - 1, label.text()


def test_states_follow_one_another_in_place(popup, qapp):
    for state in (*STATES, *reversed(STATES)):
        opened(popup, state)
        qapp.processEvents()
    assert len(popup.findChildren(Bar)) < 60


def test_bars_and_breakdowns_can_be_heard(popup, qapp):
    opened(popup, full)
    bars = [bar for bar in popup.findChildren(Bar) if bar.isVisible()]
    assert bars[0].accessibleDescription().startswith("$167 of $250 left")
    went = [each for each in popup.findChildren(Breakdown) if each.isVisible()]
    assert "Opus 4.8 $38.20" in went[0].accessibleDescription()


def test_escape_closes(popup, qtbot, heard):
    opened(popup, full)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert heard.all == [("hidden",)]


def test_tab_reaches_the_buttons_and_enter_presses(popup, qtbot, heard):
    opened(popup, full)
    qtbot.waitUntil(popup.hasFocus)
    stops = []
    while len(stops) < 30:
        qtbot.keyClick(popup.focusWidget(), Qt.Key.Key_Tab)
        if popup.focusWidget() is popup:
            break
        stops.append(popup.focusWidget())
    # From top to bottom, and along the last line.
    places = [
        (each.mapTo(popup, QPoint(0, 0)).y() // 24, each.mapTo(popup, QPoint(0, 0)).x()) for each in stops
    ]
    assert places == sorted(places)
    assert [type(each).__name__ for each in stops] == [
        "Bar", "Text", "Bar", "Bar", "Bar", "Breakdown", "Breakdown", "Button", "Button", "Button", "Button",
    ]  # fmt: skip
    for each in stops[-4:]:
        qtbot.keyClick(each, Qt.Key.Key_Space)
    assert heard.all == [("refresh",), ("history",), ("report",), ("settings",)]


def test_a_click_that_closed_it_does_not_open_it_again(popup, qtbot):
    opened(popup, full)
    popup.hide()
    popup.toggle(QPoint(10, 10))
    assert not popup.isVisible()
    qtbot.wait(REOPEN_MS + 30)
    popup.toggle(QPoint(10, 10))
    assert popup.isVisible()
    popup.toggle(QPoint(10, 10))
    assert not popup.isVisible()


def test_it_opens_at_the_nearer_edge(popup, qapp):
    popup.show_view(compose(tight(), NOW, ENGLISH))
    room = qapp.primaryScreen().availableGeometry()
    popup.open(QPoint(room.right() - 5, room.bottom() - 5))
    assert popup.geometry().bottom() > room.center().y()
    assert popup.geometry().right() < room.right()
    popup.hide()
    popup.open(QPoint(room.left(), room.top()))
    assert popup.y() - room.top() < 20
    assert popup.x() > room.left()


def test_a_long_one_scrolls(popup, qapp):
    opened(popup, ten)
    qapp.processEvents()
    bar = popup.findChild(QScrollArea).verticalScrollBar()
    assert bar.maximum() > 0
    popup.show_view(compose(tight(), NOW, ENGLISH))
    qapp.processEvents()
    assert bar.maximum() == 0


def test_the_first_minute(popup, heard):
    opened(popup, no_cap)
    button(popup, "$250").click()
    button(popup, "Other…").click()
    assert heard.all == [("chosen", 250), ("chosen", None)]


@pytest.mark.parametrize("state", [only_a_balance, only_percents])
def test_where_no_line_wraps_the_popup_is_still_as_tall_as_what_it_says(popup, state, qapp):
    opened(popup, state)
    qapp.processEvents()
    assert popup.height() > 120


def test_sample_data_on_and_off(popup, heard):
    opened(popup, nothing_found)
    button(popup, "Show sample data").click()
    opened(popup, sample)
    button(popup, "Back").click()
    assert heard.all == [("sample", True), ("sample", False)]


def test_as_a_window_it_has_a_frame_and_stays_when_the_focus_goes(popup):
    popup.become_window(framed=True)
    opened(popup, full)
    assert not popup.windowFlags() & Qt.WindowType.FramelessWindowHint
    popup.toggle(QPoint(0, 0))
    assert popup.isVisible()
    popup.close()
    assert not popup.isVisible()
    popup.become_window(framed=False)
    assert popup.windowFlags() & Qt.WindowType.FramelessWindowHint


def test_a_change_of_theme_repaints(popup, light, qapp):
    opened(popup, full)
    assert popup.grab().toImage().pixelColor(190, 8).name() == "#ffffff"
    light.choose("dark")
    qapp.processEvents()
    assert popup.grab().toImage().pixelColor(190, 8).name() == "#191c21"
