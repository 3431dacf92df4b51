from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon
from samples import MONTH, NOW, allowance, full, gauge, snapshot, spent, tight

from trayapp.domain.period import Standing, Window
from trayapp.domain.words import ENGLISH
from trayapp.qt.face import Panel, Style
from trayapp.qt.menu import Actions, Menu
from trayapp.qt.tray import Tray


@pytest.fixture
def heard():
    return []


@pytest.fixture
def actions(heard):
    names = ("toggle", "open", "refresh", "settings", "quit")
    plain = {name: lambda name=name: heard.append(name) for name in names}
    return Actions(**plain, snooze=lambda until: heard.append(("snooze", until)))


@pytest.fixture
def menu(qapp, actions):
    return Menu(actions, ENGLISH, lambda: NOW)


@pytest.fixture
def tray(menu, actions):
    made = Tray(menu, actions, ENGLISH)
    yield made
    made.hide()


def entry(menu, text) -> QAction:
    entries = menu.widget.actions()
    entries += next(each.menu() for each in entries if each.menu()).actions()
    return next(each for each in entries if each.text() == text)


def test_open_comes_first_and_quit_last(menu):
    usable = [each.text() for each in menu.widget.actions() if each.isEnabled() and not each.isSeparator()]
    assert usable == [
        "Open",
        "Before you start…",
        "Refresh",
        "Snooze warnings",
        "History…",
        "Ask for more…",
        "Settings…",
        "Quit",
    ]


def test_every_entry_does_what_it_says(menu, heard):
    for text in ("Open", "Before you start…", "Refresh", "Settings…", "Quit"):
        entry(menu, text).trigger()
    assert heard == ["open", "refresh", "settings", "quit"]


def test_snoozes_end_when_they_say(menu, heard):
    menu.say(full())
    for text in ("For 1 hour", "Until tomorrow", "Until the reset"):
        entry(menu, text).trigger()
    midnight = NOW.replace(hour=0, minute=0) + timedelta(days=1)
    assert heard == [("snooze", NOW + timedelta(hours=1)), ("snooze", midnight), ("snooze", MONTH.end)]


def test_what_makes_no_sense_is_disabled(menu, heard):
    pot = gauge(of=allowance(period=Standing()), window=Window(None, None))
    menu.say(snapshot(replace(pot, pace=None)))
    assert not entry(menu, "Until the reset").isEnabled()
    assert not entry(menu, "End snooze").isEnabled()
    menu.say(replace(full(), snoozed_until=NOW + timedelta(hours=2)))
    assert entry(menu, "End snooze").isEnabled()
    entry(menu, "End snooze").trigger()
    assert heard == [("snooze", None)]


def test_the_first_line_says_how_it_stands(menu):
    line = menu.widget.actions()[0]
    assert not line.isEnabled()
    menu.say(full())
    assert line.text() == "$167 of $250 left · 9 days · lasts the month"
    menu.say(replace(full(), snoozed_until=NOW + timedelta(hours=2)))
    assert line.text().endswith("No warnings until 16:00")


def test_an_ampersand_is_no_mnemonic(menu):
    menu.say(replace(full(), progress=None))
    menu.say(snapshot(gauge(of=allowance(title="R & D")), sample=True))
    assert "&" not in menu.widget.actions()[0].text().replace("&&", "")


def test_clicks(tray, heard, qtbot):
    kind = QSystemTrayIcon.ActivationReason
    icon = tray.findChild(QSystemTrayIcon)
    icon.activated.emit(kind.Trigger)
    icon.activated.emit(kind.Trigger)  # how hosts say "double click"
    assert heard == ["toggle"]
    qtbot.wait(300)
    icon.activated.emit(kind.Trigger)
    icon.activated.emit(kind.MiddleClick)
    assert heard == ["toggle", "toggle", "refresh"]


def test_a_right_click_that_shows_no_menu_opens_the_window(tray, heard, qtbot):
    tray.findChild(QSystemTrayIcon).activated.emit(QSystemTrayIcon.ActivationReason.Context)
    qtbot.waitUntil(lambda: heard == ["open"])


def test_a_right_click_that_shows_the_menu_opens_nothing_else(tray, menu, heard, qtbot):
    menu.widget.aboutToShow.emit()
    tray.findChild(QSystemTrayIcon).activated.emit(QSystemTrayIcon.ActivationReason.Context)
    qtbot.wait(250)
    assert heard == []


def test_the_menu_is_there_before_the_icon_shows(tray, menu):
    assert tray.findChild(QSystemTrayIcon).contextMenu() is menu.widget


def test_the_picture_changes_only_when_it_looks_different(tray):
    icon = tray.findChild(QSystemTrayIcon)
    tray.show_snapshot(full())
    first = icon.icon().cacheKey()
    tray.show_snapshot(replace(full(), at=NOW + timedelta(minutes=1)))
    assert icon.icon().cacheKey() == first
    tray.show_snapshot(tight())
    assert icon.icon().cacheKey() != first
    assert icon.toolTip().startswith("$26.20 of $250 left")


def test_panel_and_style_make_another_picture(tray):
    icon = tray.findChild(QSystemTrayIcon)
    tray.show_snapshot(full())
    before = icon.icon().cacheKey()
    tray.dress(Panel.LIGHT, Style.RING)
    assert icon.icon().cacheKey() != before


def test_a_new_icon_for_a_late_host_says_the_same(tray, menu, qtbot):
    tray.show_snapshot(spent())
    old = tray.findChild(QSystemTrayIcon)
    tray.renew()
    qtbot.waitUntil(lambda: len(tray.findChildren(QSystemTrayIcon)) == 1)
    new = tray.findChild(QSystemTrayIcon)
    assert new is not old
    assert new.contextMenu() is menu.widget
    assert new.toolTip().startswith("$4.30 over $250")


def test_without_a_tray_a_balloon_reaches_nobody(tray):
    assert not tray.balloon("Work: 80 % used", "")
