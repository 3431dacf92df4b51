"""A vendor that is really asked: its key in the real keyring, its answer over real HTTP."""

import json
import time

import pytest
from rig.app import POPUP
from rig.desktop import MIDDLE
from rig.openrouter import KEY, OpenRouter
from rig.session import wait_until


@pytest.fixture
def server():
    with OpenRouter() as listening:
        yield listening


def test_the_key_goes_to_the_keyring_and_the_reading_comes_back(app, person, desktop, server, picture):
    person.has_logs()
    person.was_given("250", more=server.settings)
    done = app.run("login", "openrouter", typed=KEY)
    assert done.returncode == 0, done.stdout + done.stderr
    app.start()
    wait_until(lambda: server.asked, "a request with the key")
    assert server.refused == 0
    told = json.loads(app.run("status", "--json").stdout)
    assert "OpenRouter" in json.dumps(told)
    desktop.click_tray()
    desktop.window(POPUP, exact=True)
    picture("desktop-openrouter", size=(520, 500))
    desktop.key("Escape")
    for file in person.own.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes(), f"the key lies in {file}"


def test_a_middle_click_asks_again(app, person, desktop, server):
    person.was_given("250", more=server.settings)
    assert app.run("login", "openrouter", typed=KEY).returncode == 0
    app.start()
    wait_until(lambda: server.asked == 1, "the first request")
    time.sleep(0.3)
    desktop.click_tray(MIDDLE)
    wait_until(lambda: server.asked == 2, "another request")


def test_the_key_is_asked_for_where_there_is_none(app, person, server):
    person.was_given("250", more=server.settings)
    app.run("logout", "openrouter")
    app.start()
    wait_until(lambda: "openrouter" in app.run("sources").stdout, "the source in the list")
    time.sleep(0.5)
    assert server.asked == server.refused == 0
