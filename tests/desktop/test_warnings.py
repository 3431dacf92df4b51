"""Warnings through the desktop's own notification daemon: once each, marked when delivered."""

import time

import pytest
from rig.app import POPUP, App
from rig.session import wait_until


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
            heard.wait("100 %|spent|used up|nothing left|over", timeout=8)
            again.shows("spent")
        finally:
            assert again.end() == 0


def test_open_on_the_notification_opens_the_popup(running, person, desktop):
    with desktop.notices() as heard:
        person.works("60")
        notice = heard.wait("50|60")
        key = next(iter(notice.buttons))
        desktop.run("dunstctl", "action")
        wait_until(lambda: notice.invoked == [key], "the action")
        desktop.window(POPUP, exact=True)
        desktop.key("Escape")
