"""A keyring that is locked: a sentence, no hanging, no request, and the logs' figures all the same."""

import pytest
from rig.openrouter import KEY, OpenRouter
from rig.session import Variant

VARIANT = Variant(keyring="open")


@pytest.fixture
def server():
    with OpenRouter() as listening:
        yield listening


def test_a_key_behind_a_lock_is_said_and_waited_for(app, person, desktop, server, picture):
    person.has_logs()
    person.was_given("250", more=server.settings)
    assert app.run("login", "openrouter", typed=KEY).returncode == 0
    asked = server.asked
    desktop.session.lock_keyring()
    app.start().shows("calm")
    told = app.run("status").stdout
    assert "keyring is locked" in told, told
    desktop.click_tray()
    desktop.window("Remainder", exact=True)
    picture("desktop-keyring-locked", size=(520, 500))
    desktop.key("Escape")
    assert (server.asked, server.refused) == (asked, 0)
    assert app.end() == 0


def test_login_says_that_it_is_locked(app, person, server):
    person.was_given("250", more=server.settings)
    done = app.run("login", "openrouter", typed=KEY)
    assert done.returncode != 0
    assert "locked" in done.stdout + done.stderr
    assert KEY not in done.stdout + done.stderr
