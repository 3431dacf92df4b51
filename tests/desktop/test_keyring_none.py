"""No keyring at all: a sentence, no hanging, no request, and the logs' figures all the same."""

from rig.openrouter import KEY, OpenRouter
from rig.session import Variant

VARIANT = Variant(keyring="none")


def test_login_says_that_there_is_none(app, person):
    person.was_given("250")
    done = app.run("login", "openrouter", typed=KEY)
    assert done.returncode != 0
    assert "no keyring" in done.stdout + done.stderr
    assert KEY not in done.stdout + done.stderr


def test_the_tray_goes_on_with_what_it_can_read(app, person):
    person.has_logs()
    with OpenRouter() as server:
        person.was_given("250", more=server.settings)
        app.start().shows("calm")
        assert "no keyring" in app.run("status").stdout
        assert server.asked == server.refused == 0
    assert app.end() == 0
