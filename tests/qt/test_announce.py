"""What the buttons of a warning do, and what is said of one that is only to be looked at."""

import pytest
from test_bridge import alert

from trayapp.domain.words import ENGLISH
from trayapp.qt.announce import Announcer
from trayapp.qt.notify import CHAT, OPEN, SNOOZE


class Surroundings:
    """A tray that may or may not show balloons, a browser that may or may not start."""

    def __init__(self):
        self.balloons, self.told, self.done, self.tray, self.browser = [], [], [], True, True

    def balloon(self, title, body):
        self.balloons.append((title, body))
        return self.tray

    def browse(self, address):
        self.done.append(address)
        return self.browser


@pytest.fixture
def around():
    return Surroundings()


@pytest.fixture
def announcer(qapp, around):
    made = Announcer(
        ENGLISH,
        balloon=around.balloon,
        told=lambda key, place: around.told.append((key, place)),
        open_=lambda: around.done.append("open"),
        snooze=lambda: around.done.append("snooze"),
        browse=around.browse,
    )
    yield made
    made.close()


def test_without_a_bus_the_tray_says_it_and_the_core_hears_of_it(announcer, around):
    announcer.show(alert())
    assert around.balloons == [(alert().title, alert().body)]
    assert around.told == [("a", "")]


def test_what_reached_nobody_is_not_told(announcer, around):
    around.tray = False
    announcer.show(alert())
    assert around.told == []


@pytest.mark.parametrize(
    ("button", "browser", "done"),
    [
        (OPEN, True, ["open"]),
        (SNOOZE, True, ["snooze"]),
        (CHAT, True, ["https://m365.cloud.microsoft/chat"]),
        (CHAT, False, ["https://m365.cloud.microsoft/chat", "open"]),
    ],
)
def test_buttons(announcer, around, button, browser, done):
    around.browser = browser
    announcer._pressed(button)
    assert around.done == done


@pytest.mark.parametrize(
    ("tray", "sentence"), [(True, "message of the tray icon"), (False, "Nothing on this")]
)
def test_the_test_says_what_became_of_it_and_the_core_hears_nothing(announcer, around, tray, sentence):
    around.tray = tray
    said = []
    announcer.test(said.append)
    assert len(said) == 1
    assert sentence in said[0]
    assert around.told == []


def test_the_test_on_a_daemon(announcer, around):
    said = []
    announcer._asked = said.append
    announcer._delivered(alert("test"), "home/41")
    assert len(said) == 1
    assert said[0].startswith("Shown.")
    announcer._delivered(alert("test"), "home/41")
    assert len(said) == 1
