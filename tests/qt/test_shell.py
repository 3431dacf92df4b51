"""Windows of the tray: built when asked for, freed when closed, built again."""

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from samples import NOW, full, spent
from test_bridge import alert

from trayapp.domain.errors import FaultKind
from trayapp.domain.model import Fault
from trayapp.qt.shell import Shell
from trayapp.settings import Settings


@pytest.fixture
def heard():
    return []


@pytest.fixture
def shell(light, heard):
    made = Shell(light, send=heard.append, apply=heard.append, quit_=lambda: None)
    yield made
    made.end()


def widgets():
    gc.collect()
    return len(QApplication.allWidgets())


def settle(qtbot):
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.wait(20)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("how", ["close", "key"])
def test_the_settings_window_is_freed_when_closed_and_comes_again(shell, qtbot, how):
    shell.take_settings(Settings())
    shell.show(full())
    gc.collect()  # what earlier tests left behind
    settle(qtbot)
    before = widgets()
    for _ in range(3):
        shell.windows.open_settings("Warnings")
        window = shell.windows.settings
        gone = weakref.ref(window)
        assert window.isVisible()
        if how == "close":
            window.close()
        else:
            with qtbot.waitActive(window):
                window.activateWindow()
            QTest.keyClick(window, Qt.Key.Key_Escape)
        assert shell.windows.settings is None
        del window
        settle(qtbot)
        gc.collect()
        assert gone() is None
    assert widgets() == before
    shell.take_settings(Settings())  # nothing of the old ones is in the way
    shell.show(full())


def test_a_test_notification_says_what_became_of_it(shell, heard):
    said = []
    shell.test_notification(said.append)
    assert len(said) == 1
    assert heard == []


def test_the_picture_is_that_of_what_the_warning_is_about(shell):
    calm, ended = full().gauges[0], spent().gauges[0]
    other = replace(ended, allowance=replace(ended.allowance, key="other"))
    shell.show(replace(full(), gauges=(calm, other), headline_key=calm.allowance.key))
    about = {
        key: shell._picture(replace(alert(), about=key)) for key in (calm.allowance.key, "other", "source/x")
    }
    assert about[calm.allowance.key] != about["other"]
    assert about[calm.allowance.key] == about["source/x"]


def test_where_qt_draws_the_tray_menu_it_has_the_colours_of_the_windows(shell, light):
    menu = shell.tray.findChild(QSystemTrayIcon).contextMenu()
    menu.popup(QPoint(0, 0))
    try:
        assert menu.grab().toImage().pixelColor(3, menu.height() - 3).name() == light.colours.page
        entry = menu.actionGeometry(menu.actions()[-1]).center()
        QTest.mouseMove(menu, entry)
        assert menu.grab().toImage().pixelColor(12, entry.y()).name() == light.colours.tip
    finally:
        menu.hide()


def test_only_a_missing_connection_is_worth_asking_again(shell):
    assert not shell.unreachable()
    shell.show(full())
    assert not shell.unreachable()
    shell.show(replace(full(), faults=(fault(FaultKind.NOT_SIGNED_IN),)))
    assert not shell.unreachable()
    shell.show(replace(full(), faults=(fault(FaultKind.NOT_SIGNED_IN), fault(FaultKind.UNREACHABLE))))
    assert shell.unreachable()


def fault(kind):
    return Fault("vendor", "Vendor", kind, "A sentence.", NOW)
