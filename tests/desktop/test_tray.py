"""The program in a panel's tray: icon, popup, menu, and how it starts and ends."""

import signal
import time

import pytest
from rig.app import POPUP, SETTINGS, App
from rig.desktop import MIDDLE, RIGHT
from rig.session import wait_until

TABS_TO_AMOUNT = 7
"""In the settings window, from the search past the pages, the list, its three buttons and the name."""


@pytest.fixture
def running(app, person):
    """Started, with two clients' logs and $250 a month."""
    person.has_logs()
    person.was_given("250")
    return app.start()


def test_the_icon_is_a_calm_vessel(running):
    running.shows("calm")


def test_a_click_opens_the_popup_and_escape_closes_it(running, desktop):
    running.shows("calm")  # the figures are there; before that, the popup says that it is starting
    desktop.click_tray()
    popup = desktop.window(POPUP, exact=True)
    assert popup.rect[2] >= 300
    assert popup.rect[3] >= 200
    x, y, width, height = popup.rect
    assert 0 <= x <= 1280 - width
    assert 0 <= y <= 800 - height
    desktop.key("Escape")
    desktop.gone(POPUP, exact=True)


def test_a_click_elsewhere_closes_the_popup(running, desktop):
    desktop.click_tray()
    desktop.window(POPUP, exact=True)
    desktop.click(200, 300)
    desktop.gone(POPUP, exact=True)


def test_a_click_on_the_icon_closes_the_popup_and_it_stays_closed(running, desktop):
    desktop.click_tray()
    desktop.window(POPUP, exact=True)
    desktop.click_tray()
    desktop.gone(POPUP, exact=True)
    time.sleep(0.4)  # the panel sends its Trigger after the grab closed the popup
    assert not desktop.windows(POPUP, exact=True)
    desktop.click_tray()
    desktop.window(POPUP, exact=True)
    desktop.key("Escape")


def test_a_double_click_leaves_no_flicker_behind(running, desktop):
    """Hosts send two Triggers for it; whatever is shown afterwards stays so, and one click works again."""
    desktop.click_tray(times=2)
    time.sleep(0.6)
    after = bool(desktop.windows(POPUP, exact=True))
    time.sleep(0.3)
    assert bool(desktop.windows(POPUP, exact=True)) is after
    if after:
        desktop.key("Escape")
        desktop.gone(POPUP, exact=True)
        time.sleep(0.3)
    desktop.click_tray()
    desktop.window(POPUP, exact=True)
    desktop.key("Escape")


def test_the_menu_opens_the_popup_by_keyboard(running, desktop):
    desktop.click_tray(RIGHT)
    wait_until(desktop.unnamed, "an open menu")
    desktop.key("Down", "Return")
    desktop.window(POPUP, exact=True)
    desktop.key("Escape")


def test_the_menu_opens_the_settings(running, desktop):
    desktop.click_tray(RIGHT)
    wait_until(desktop.unnamed, "an open menu")
    desktop.key("Up", "Up", "Return")
    desktop.window(SETTINGS)


def test_the_menu_quits(running, desktop):
    desktop.click_tray(RIGHT)
    wait_until(desktop.unnamed, "an open menu")
    desktop.key("Up", "Return")
    assert running.process.wait(6) == 0
    wait_until(desktop.tray_empty, "an empty tray")


def test_a_middle_click_leaves_everything_in_place(running, desktop):
    desktop.click_tray(MIDDLE)
    running.shows("calm")
    assert not desktop.windows(POPUP, exact=True)


def test_what_is_spent_changes_the_icon(running, person, desktop):
    running.shows("calm")
    person.works("251")
    running.shows("spent")


def test_a_second_start_opens_the_popup_of_the_first(running, desktop):
    second = running.run()
    assert second.returncode == 0
    assert "already running" in second.stdout + second.stderr
    desktop.window(POPUP, exact=True)
    desktop.key("Escape")


def test_sigterm_is_a_clean_end(running):
    running.shows("calm")
    assert running.end() == 0
    assert running.said == ""


def test_killed_it_starts_again(running, person, desktop):
    running.shows("calm")
    running.end(signal.SIGKILL)
    wait_until(desktop.tray_empty, "an empty tray")
    again = App(desktop, person).start()
    try:
        again.shows("calm")
        desktop.click_tray()
        desktop.window(POPUP, exact=True)
        desktop.key("Escape")
        assert again.end() == 0
    finally:
        again.close()


def test_without_logs_and_settings_it_says_what_it_looks_for(app, person, desktop, picture):
    person.was_welcomed()
    app.start()
    desktop.click_tray()
    desktop.window(POPUP, exact=True)
    picture("desktop-first-minute", size=(440, 360))
    desktop.key("Escape")


def test_a_new_amount_in_the_settings_window_is_at_once_in_the_tray(running, person, desktop):
    person.works("100")
    running.shows("calm")
    desktop.click_tray(RIGHT)
    wait_until(desktop.unnamed, "an open menu")
    desktop.key("Up", "Up", "Return")
    desktop.window(SETTINGS)
    desktop.key(*["Tab"] * TABS_TO_AMOUNT, "ctrl+a")
    desktop.type("90")
    desktop.key("Tab")
    running.shows("spent")
    assert "limit = 90" in person.settings.read_text()
