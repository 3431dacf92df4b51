"""The program in a desktop that sleeps, and beside others of its own kind."""

import os
import signal
import time

import pytest
from rig.app import POPUP, App
from rig.openrouter import KEY, OpenRouter
from rig.session import wait_until

LISTENS_AFTER_S = 3.5  # sleep and network are listened to some seconds after the start
SOON_S = 8  # seconds within which it looks again


@pytest.fixture
def server():
    with OpenRouter() as listening:
        yield listening


def sleeps(desktop, *, begins):
    """What login1 says before and after a sleep, on the session's bus in place of the system's."""
    desktop.run(
        *("dbus-send", "--session", "--type=signal", "/org/freedesktop/login1"),
        *("org.freedesktop.login1.Manager.PrepareForSleep", f"boolean:{str(begins).lower()}"),
    )


def test_after_sleep_it_looks_again_once(app, person, desktop, server):
    person.has_logs()
    person.was_given("250", more=server.settings)
    assert app.run("login", "openrouter", typed=KEY).returncode == 0
    app.start(env={"DBUS_SYSTEM_BUS_ADDRESS": app.env["DBUS_SESSION_BUS_ADDRESS"]}).shows("calm")
    wait_until(lambda: server.asked, "a request")
    time.sleep(LISTENS_AFTER_S)
    asked = server.asked
    sleeps(desktop, begins=True)
    for _ in range(3):
        sleeps(desktop, begins=False)
    wait_until(lambda: server.asked > asked, "another request", timeout=SOON_S)
    once = server.asked - asked
    time.sleep(4)
    assert server.asked - asked == once
    assert app.end() == 0


def test_a_first_one_that_was_killed_is_no_obstacle(app, person, desktop):
    person.has_logs()
    person.was_given("250")
    app.start().shows("calm")
    app.process.kill()
    app.process.wait()
    wait_until(desktop.tray_empty, "an empty tray")
    again = App(desktop, person).start()
    try:
        again.shows("calm")
        desktop.click_tray()
        desktop.window(POPUP, exact=True)
        desktop.key("Escape")
    finally:
        assert again.end() == 0


def test_a_first_one_that_hangs_is_named(app, person, desktop):
    person.has_logs()
    person.was_given("250")
    app.start().shows("calm")
    app.process.send_signal(signal.SIGSTOP)
    try:
        said = app.run()
    finally:
        os.kill(app.process.pid, signal.SIGCONT)
    assert said.returncode == 1
    assert f"process {app.process.pid}" in said.stdout + said.stderr
    desktop.window(POPUP, exact=True)  # awake again, it does what it was asked
    desktop.key("Escape")
    assert app.end() == 0
