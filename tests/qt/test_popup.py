"""The popup in every state: nothing cut, nothing clipped, reachable by keyboard and by a screen reader."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QTransform
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from samples import (
    NOW,
    STATES,
    full,
    no_cap,
    nothing_found,
    one_source,
    only_a_balance,
    only_percents,
    sample,
    ten,
    tight,
    unknown,
)

from trayapp.domain.words import ENGLISH
from trayapp.qt.breakdown import Breakdown
from trayapp.qt.compose import compose
from trayapp.qt.menu import Actions, Menu
from trayapp.qt.parts import Away, Bar, Elided, More
from trayapp.qt.popup import REOPEN_MS, TALLEST, Popup, Ways, rounded
from trayapp.qt.popup_body import WIDTH


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
        advice=lambda: heard("advice"),
        history=lambda: heard("history"),
        settings=lambda: heard("settings"),
        hidden=lambda: heard("hidden"),
        hide_tip=lambda key: heard("hide_tip", key),
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


def test_where_corners_are_cut_all_four_are_the_same(popup):
    opened(popup, full)
    box = popup.rect()
    corners = rounded(box)
    assert corners.boundingRect() == box
    assert not corners.contains(QPoint(3, 3))
    assert corners.contains(QPoint(5, 5))
    turned = QTransform.fromScale(-1, -1).translate(-box.width(), -box.height())
    assert turned.map(corners) == corners


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


def test_advice_is_put_away_by_its_key(popup, heard, qtbot):
    opened(popup, full)
    away = popup.findChild(Away)
    assert (away.isVisible(), away.accessibleName()) == (True, "Put this advice away")
    assert away.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    assert ("hide_tip", "default") in heard.all


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


def test_what_it_is_divided_by_is_chosen_and_stays(popup, qtbot, qapp):
    opened(popup, full)
    qapp.processEvents()
    went = popup._body._went
    foot = popup.geometry()
    qtbot.mouseClick(went.by.buttons["project"], Qt.MouseButton.LeftButton)
    shown = went.findChild(Breakdown)
    assert shown.accessibleName() == "Where it went: Project"
    assert shown.accessibleDescription().startswith("/home/kim/work/billing-service $52.40")
    assert popup.height() < foot.height()  # three rows instead of four
    opened(popup, one_source)
    assert not went.by.isVisible()
    opened(popup, full)
    assert shown.accessibleName() == "Where it went: Project"
    went.by.buttons["project"].setFocus()
    qtbot.keyClick(went.by.buttons["project"], Qt.Key.Key_Left)
    assert shown.accessibleName() == "Where it went: Tool"


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
        "Bar", "Text", "Away", "Bar", "Bar", "Bar", "QPushButton", "Breakdown", "Button", "Button",
        "Button", "More",
    ]  # fmt: skip
    for each in stops[-4:-1]:
        qtbot.keyClick(each, Qt.Key.Key_Space)
    assert heard.all == [("advice",), ("history",), ("settings",)]


def test_what_has_no_button_is_in_the_menu_behind_the_dots(qtbot, light, qapp):
    """Some hosts show no menu, and without a tray there is none: the popup can do all that it can."""
    done = []
    names = ("toggle", "open", "refresh", "settings", "quit", "history", "report", "advice")
    plain = {name: lambda name=name: done.append(name) for name in names}
    menu = Menu(Actions(**plain, snooze=lambda _: done.append("snooze")), ENGLISH, lambda: NOW)
    menu.say(full())
    ways = {name: plain[name] for name in ("refresh", "advice", "history", "settings")}
    popup = Popup(light, Ways(chosen=print, sample=print, fill=menu.lend, **ways))
    qtbot.addWidget(popup)
    opened(popup, full)
    dots = popup.findChild(More)
    QTimer.singleShot(0, dots.menu().close)
    qtbot.keyClick(dots, Qt.Key.Key_Space)  # opens it, and comes back when it has closed
    for each in popup.findChildren(QPushButton):
        if each.text() in {"Before you start…", "History", "Settings"}:
            each.click()
    entries = [each for each in dots.menu().actions() if not each.isSeparator()]
    entries = [each for entry in entries for each in (entry.menu().actions() if entry.menu() else [entry])]
    for each in entries:
        each.trigger()
    assert set(done) == {"advice", "history", "settings", "refresh", "report", "snooze", "quit"}


def test_a_key_looks_again(popup, qtbot, heard):
    opened(popup, full)
    qtbot.keyClick(button(popup, "History"), Qt.Key.Key_F5)
    assert heard.all == [("refresh",)]


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
    assert popup.y() - room.top() < 30
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


def walk(interface):
    yield interface
    for n in range(interface.childCount()):
        child = interface.child(n)
        if not child.state().invisible:
            yield from walk(child)


def said(interface):
    text = QAccessible.Text
    return interface.role(), interface.text(text.Name), interface.text(text.Description)


@pytest.mark.parametrize("state", STATES)
def test_a_screen_reader_has_a_name_for_everything(popup, state, qapp):
    opened(popup, state)
    qapp.processEvents()
    spoken = [said(each) for each in walk(QAccessible.queryAccessibleInterface(popup))]
    role = QAccessible.Role
    assert spoken[0][1] == "Remainder"
    named = {role.StaticText, role.ProgressBar, role.Button}
    assert [each for each in spoken if each[0] in named and not each[1]] == []
    assert [each for each in spoken if each[0] == role.ProgressBar and not each[2]] == []
    wanted = {(role.Button, name) for name in ("Before you start…", "History", "Settings")}
    assert wanted | {(role.ButtonMenu, "More")} <= {(kind, name) for kind, name, _ in spoken}


def test_a_gauge_has_a_role_a_value_and_a_sentence(popup, qapp):
    opened(popup, full)
    bars = [bar for bar in popup.findChildren(Bar) if bar.isVisible()]
    heard_of = [QAccessible.queryAccessibleInterface(bar) for bar in bars]
    assert said(heard_of[0])[:2] == (QAccessible.Role.ProgressBar, "November allowance")
    assert [each.valueInterface().currentValue() for each in heard_of] == [67, 69, 17, 93]
    assert heard_of[0].valueInterface().maximumValue() == 100
    assert heard_of[0].state().focusable


def test_an_unknown_gauge_has_no_percent(popup, qapp):
    opened(popup, unknown)
    bar = next(bar for bar in popup.findChildren(Bar) if bar.isVisible())
    assert bar.text() == ""
    assert bar.accessibleDescription()


class Places(QObject):
    def __init__(self, popup):
        super().__init__()
        self.popup, self.seen = popup, []
        popup.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self.seen.append(self.popup.geometry())
        return False


@pytest.mark.parametrize("low", [True, False])
def test_it_never_jumps_while_it_is_open(popup, qapp, low):
    room = qapp.primaryScreen().availableGeometry()
    popup.show_view(compose(full(), NOW, ENGLISH))
    popup.open(QPoint(room.right() - 40, room.bottom() - 2 if low else room.top() + 2))
    qapp.processEvents()
    first, places = popup.geometry(), Places(popup)
    for state in (*STATES, full):
        popup.show_view(compose(state(), NOW, ENGLISH))
        qapp.processEvents()
    assert len(places.seen) > 4
    edges = {(each.left(), each.bottom() if low else each.top()) for each in places.seen}
    assert edges == {(first.left(), first.bottom() if low else first.top())}
    places.seen.clear()
    popup.show_view(compose(full(), NOW + timedelta(minutes=1), ENGLISH))  # the minute's tick
    assert places.seen == []


def test_from_right_to_left_everything_is_mirrored(popup, qtbot, light, qapp, heard):
    opened(popup, tight)
    plain = popup.grab().toImage()
    bar = next(bar for bar in popup.findChildren(Bar) if bar.isVisible())
    box = bar.grab().toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        qapp.processEvents()
        turned = bar.grab().toImage()
        at = range(4, 330, 4)
        left_over = [box.pixelColor(x, 10).name() == light.colours.tight for x in at]
        assert any(left_over)
        assert [turned.pixelColor(337 - x, 10).name() == light.colours.tight for x in at] == left_over
        settings, before = button(popup, "Settings"), button(popup, "Before you start…")
        assert settings.mapTo(popup, QPoint(0, 0)).x() < before.mapTo(popup, QPoint(0, 0)).x()
        assert popup.grab().toImage().size() == plain.size()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_first_look_is_as_tall_as_its_content(popup, qapp, state):
    """Sizes that were remembered from before the parts were filled once made it too low or too tall."""
    popup.show_view(compose(state(), NOW, ENGLISH))
    first = popup._wanted()
    popup.open(QPoint(500, 0))
    qapp.processEvents()
    assert first == popup._wanted()


def test_a_click_right_after_it_moved_into_the_tray_opens_it(popup):
    """Only a click that closed it must not open it again; becoming a popup is no click."""
    popup.show_view(compose(full(), NOW, ENGLISH))
    popup.become_window(framed=True)
    popup.open(None)
    popup.become_window(framed=False)
    assert not popup.isVisible()
    popup.toggle(QPoint(400, 10))
    assert popup.isVisible()


def test_a_window_that_is_closed_hides_and_stands_in_nobodys_way(popup, heard, qapp):
    """Qt calls off the program's end where a window refuses to be closed."""
    popup.become_window(framed=True)
    opened(popup, full)
    QTimer.singleShot(0, qapp.quit)
    late = QTimer(singleShot=True)
    late.timeout.connect(qapp.exit)
    late.start(3_000)
    qapp.exec()
    assert late.isActive()
    late.stop()
    assert not popup.isVisible()
    assert heard.all[-1] == ("hidden",)
    popup.open(QPoint(400, 10))
    assert popup.isVisible()
