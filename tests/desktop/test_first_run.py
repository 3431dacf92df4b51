"""The very first start: three pages in a window that comes once, and never where an allowance is set."""

import time

from rig.app import App
from rig.session import wait_until

WELCOME = "Welcome to Remainder"
COMES_WITHIN_S = 3  # seconds after which what has not come does not come by itself


def test_it_comes_once_and_is_gone_with_escape(app, person, desktop):
    person.has_logs()
    app.start()
    desktop.window(WELCOME, exact=True)
    wait_until(person.settings.exists, "a settings file")
    assert "first_run_done = true" in person.settings.read_text()
    desktop.key("Escape")
    desktop.gone(WELCOME, exact=True)
    assert app.end() == 0
    again = App(desktop, person).start()
    try:
        time.sleep(COMES_WITHIN_S)
        assert desktop.windows(WELCOME, exact=True) == []
    finally:
        assert again.end() == 0


def test_an_allowance_is_set_with_the_keyboard_alone(app, person, desktop):
    person.has_logs()
    app.start()
    desktop.window(WELCOME, exact=True)
    desktop.key("Return")
    desktop.type("250")
    desktop.key("Return")
    wait_until(lambda: "limit = 250" in person.settings.read_text(), "the allowance in the file")
    desktop.key("Return")
    desktop.gone(WELCOME, exact=True)
    app.shows("calm")
    assert app.end() == 0


def test_who_has_an_allowance_never_meets_it(app, person, desktop):
    person.has_logs()
    person.was_given("250")
    app.start().shows("calm")
    time.sleep(COMES_WITHIN_S)
    assert desktop.windows(WELCOME, exact=True) == []
    assert app.end() == 0
