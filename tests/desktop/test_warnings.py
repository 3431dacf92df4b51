"""Warnings through the desktop's own notification daemon: once each, marked when delivered."""

import json
import sqlite3
import time
from contextlib import closing

import pytest
from rig.app import POPUP, App
from rig.session import wait_until


def snoozed(person):
    """Whether the program remembers a snooze."""
    with closing(sqlite3.connect(person.own / "data/remainder.db")) as store:
        (state,) = store.execute("SELECT value FROM memory WHERE name = 'alerts'").fetchone()
    return json.loads(state)["snoozed_until"] is not None


def press(desktop, notice, key):
    """What the daemon says when the person presses a button; dunst's own menu needs a menu program."""
    desktop.run(
        *("dbus-send", "--session", "--type=signal", "/org/freedesktop/Notifications"),
        *("org.freedesktop.Notifications.ActionInvoked", f"uint32:{notice}", f"string:{key}"),
    )


@pytest.fixture
def running(app, person):
    person.has_logs()
    person.was_given("100")
    app.start().shows("calm")
    return app


def test_a_threshold_is_said_once_and_not_again_after_a_restart(running, person, desktop, picture):
    with desktop.notices() as heard:
        person.works("80")
        notice = heard.wait("7[5-9] %|8[0-9] %|75|80")
        assert notice.urgency in {"normal", "critical"}
        assert notice.app == "Remainder"
        assert notice.buttons
        picture("desktop-warning", rect=(780, 0, 500, 110))
        person.works("1")
        time.sleep(1.5)
        assert len(heard.all) == 1, [each.summary for each in heard.all]
        assert running.end() == 0
        again = App(desktop, person).start()
        try:
            time.sleep(2)
            assert len(heard.all) == 1, [each.summary for each in heard.all]
            person.works("25")
            last = heard.wait("100 %|spent|used up|nothing left|over", timeout=8)
            assert last.replaces == notice.id  # not one more beside it, although another run showed it
            assert last.urgency == "critical"
            again.shows("spent")
        finally:
            assert again.end() == 0


def test_one_warning_stands_on_the_screen_not_three(running, person, desktop):
    with desktop.notices() as heard:
        for amount, says in (("60", "6[0-9] %"), ("20", "8[0-9] %"), ("15", "9[0-9] %")):
            person.works(amount)
            last = heard.wait(says)
        first, *rest = heard.all
        assert [each.replaces for each in heard.all] == [0, *[first.id] * len(rest)]
        assert list(last.buttons.values()) == ["Open", "Open", "Snooze", "Draft in Copilot Chat"]
        assert desktop.run("dunstctl", "count", "displayed").strip() == "1"
    assert running.end() == 0


def test_the_chat_opens_in_the_browser(app, person, desktop, browser):
    person.has_logs()
    person.was_given("100")
    app.start(env=browser.env).shows("calm")
    with desktop.notices() as heard:
        person.works("60")
        notice = heard.wait("50|60")
        press(desktop, notice.id, "chat")
        wait_until(browser.opened.exists, "a browser")
        assert browser.opened.read_text() == "https://m365.cloud.microsoft/chat\n"
    assert app.end() == 0


def test_snooze_keeps_quiet(running, person, desktop):
    with desktop.notices() as heard:
        person.works("60")
        press(desktop, heard.wait("50|60").id, "snooze")
        wait_until(lambda: snoozed(person), "the snooze")
        person.works("25")
        running.shows("tight")
        time.sleep(1)
        assert len(heard.all) == 1
    assert running.end() == 0


def test_open_on_the_notification_opens_the_popup(running, person, desktop):
    with desktop.notices() as heard:
        person.works("60")
        notice = heard.wait("50|60")
        key = next(iter(notice.buttons))
        desktop.run("dunstctl", "action")
        wait_until(lambda: notice.invoked == [key], "the action")
        desktop.window(POPUP, exact=True)
        desktop.key("Escape")
