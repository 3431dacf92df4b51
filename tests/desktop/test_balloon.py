"""A tray that knows only XEmbed and no notification service: Qt's own message is the last resort."""

from rig.session import Variant, wait_until
from test_no_notices import state

VARIANT = Variant(tray="trayer", notices=False, keyring="none")


def test_the_tray_says_it(app, person, desktop, picture):
    person.has_logs()
    person.was_given("100")
    app.start().shows("calm")
    before = len(desktop.unnamed())
    person.works("80")
    wait_until(lambda: len(desktop.unnamed()) > before, "a message at the tray", timeout=15)
    picture("desktop-balloon", size=(520, 220))
    wait_until(lambda: state(person)["said"], "the warning counted as said")
    assert app.end() == 0
