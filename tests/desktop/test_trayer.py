"""A tray that knows only XEmbed, where Qt draws the menu itself."""

from rig.app import POPUP
from rig.desktop import RIGHT
from rig.session import Variant, wait_until

VARIANT = Variant(tray="trayer", keyring="none")


def test_icon_popup_and_menu(app, person, desktop, picture):
    person.has_a_month()
    app.start().shows("calm")
    desktop.click_tray()
    desktop.window(POPUP)
    picture("desktop-xembed", size=(440, 440))
    desktop.key("Escape")
    desktop.gone(POPUP, exact=True)
    before = len(desktop.unnamed())
    desktop.click_tray(RIGHT)
    wait_until(lambda: len(desktop.unnamed()) > before, "an open menu")
    picture("desktop-xembed-menu", size=(440, 300))
    desktop.key("Up", "Return")
    assert app.process.wait(6) == 0


def test_warnings_go_to_the_daemon_not_to_a_balloon(app, person, desktop):
    person.was_given("100")
    person.works("1")
    app.start().shows("calm")
    with desktop.notices() as heard:
        person.works("80")
        heard.wait("75|80|81")
    assert app.end() == 0
