"""What a screen reader hears of the popup: names, roles and values over the accessibility bus."""

import pytest
from rig.app import POPUP
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
