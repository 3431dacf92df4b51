"""Tray hosts that come, go and come back, and a desktop that has none."""

from rig.app import POPUP
from rig.session import Variant, wait_until

VARIANT = Variant(tray="none", keyring="none")


def stop_host(desktop):
    desktop.session.stop_host()
    wait_until(desktop.tray_empty, "no tray")
    wait_until(lambda: not desktop.session.owned("org.kde.StatusNotifierWatcher"), "no watcher")


def test_without_a_tray_it_is_a_window_and_moves_into_the_tray_that_comes(app, person, desktop, picture):
    person.has_a_month()
    app.start(tray=False)
    window = desktop.window(POPUP)
    picture("desktop-no-tray", rect=desktop.framed(window))
    desktop.session.start_host()
    try:
        app.shows("calm")
        desktop.click_tray()
        desktop.window(POPUP)
        desktop.key("Escape")
        assert app.end() == 0
    finally:
        stop_host(desktop)


def test_the_icon_comes_back_with_the_panel(app, person, desktop):
    person.has_logs()
    person.was_given("250")
    desktop.session.start_host()
    try:
        app.start().shows("calm")
        stop_host(desktop)
        desktop.session.start_host()
        app.shows("calm")
        desktop.key("Escape")
        desktop.click_tray()
        desktop.window(POPUP)
        desktop.key("Escape")
        assert app.end() == 0
    finally:
        stop_host(desktop)


def test_without_a_tray_a_second_start_brings_the_window_forward(app, person, desktop):
    person.was_given("250")
    app.start(tray=False)
    desktop.window(POPUP)
    assert app.run().returncode == 0
    desktop.window(POPUP)
    assert app.end() == 0
