"""What a screen reader hears of the popup and the settings, over the accessibility bus."""

import pytest
from rig.app import POPUP
from rig.desktop import RIGHT
from rig.openrouter import KEY, OpenRouter
from rig.reader import FOCUSABLE, LAUNCHER, Reader
from rig.session import wait_until

pytestmark = pytest.mark.skipif(Reader.missing(), reason="not installed: at-spi2-core")


@pytest.fixture
def reader(session):
    session.start("a11y", [str(LAUNCHER), "--launch-immediately", "--a11y=1", "--screen-reader=1"])
    wait_until(lambda: session.owned("org.a11y.Bus"), "an accessibility bus")
    with Reader(session.env["DBUS_SESSION_BUS_ADDRESS"]) as heard:
        yield heard
    session.stop("a11y")


def test_the_popup_is_heard_in_full(app, person, desktop, reader):
    person.has_logs()
    person.was_given("250")
    app.start(env={"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
    app.shows("calm")
    desktop.click_tray()
    desktop.window(POPUP, exact=True)
    told = reader.around(*reader.follow(lambda: desktop.key("Tab")))
    assert told[0].name == POPUP
    gauge = next(each for each in told if (each.role, each.name) == ("progress bar", "Work"))
    assert gauge.value is not None
    assert 90 <= gauge.value <= 100
    assert "of $250 left" in gauge.description
    assert FOCUSABLE in gauge.states
    buttons = [each for each in told if each.role == "button"]
    assert [each.name for each in buttons] == ["Before you start…", "History", "Settings", "More"]
    assert all(FOCUSABLE in each.states for each in buttons)
    assert [each for each in told if each.role in {"label", "button", "progress bar"} and not each.name] == []
    assert "Work" in {each.name for each in told if each.role == "label"}
    desktop.key("Escape")
    desktop.gone(POPUP, exact=True)


def test_a_source_is_tried_with_the_keyboard_and_its_answer_is_heard(app, person, desktop, reader):
    with OpenRouter() as server:
        person.was_given("250", more=server.settings)
        assert app.run("login", "openrouter", typed=KEY).returncode == 0
        app.start(env={"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
        wait_until(lambda: server.asked == 1, "the first request")
        desktop.click_tray(RIGHT)
        wait_until(desktop.unnamed, "an open menu")
        desktop.key("Up", "Up", "Return")
        desktop.window("Remainder settings")
        desktop.type("openrouter")
        desktop.key("Return")
        button = reader.follow(lambda: desktop.key("Tab"))
        desktop.key("space")
        wait_until(lambda: server.asked == 2, "the question that was wished for")

        def heard():
            return next(each for each in reader.around(*button) if each.name == "Test OpenRouter")

        wait_until(lambda: heard().description.startswith("Answered at "), "what came of it")
        assert heard().role == "button"
        desktop.key("Escape")
        desktop.gone("Remainder settings")
