"""A warning in a notification daemon that draws buttons, pressed with the mouse."""

from rig.session import Variant, wait_until

VARIANT = Variant(keyring="none", daemon="xfce4-notifyd")
LAST_BUTTON = -60, -30  # px, from the notification's lower right corner


def test_the_chat_is_opened_by_its_button(app, person, desktop, browser, picture):
    person.has_a_month()
    app.start(env=browser.env).shows("calm")
    with desktop.notices() as heard:
        person.works("85")
        notice = heard.wait("7[0-9] %|8[0-9] %")
        x, y, width, height = desktop.window("xfce4-notifyd").rect
        picture("desktop-warning-buttons", rect=(x - 16, y - 16, width + 32, height + 32))
        desktop.click(x + width + LAST_BUTTON[0], y + height + LAST_BUTTON[1])
        wait_until(lambda: notice.invoked == ["chat"], "the button")
        wait_until(browser.opened.exists, "a browser")
    assert app.end() == 0
