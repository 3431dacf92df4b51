"""No keyring at all: a sentence, no hanging, and the logs' figures all the same."""

import subprocess

from rig.app import PROGRAM
from rig.openrouter import KEY, OpenRouter
from rig.session import Variant

VARIANT = Variant(keyring="none")


def test_login_says_that_there_is_no_keyring(app, person):
    person.was_given("250")
    done = subprocess.run(
        [PROGRAM, "login", "openrouter"],
        env=app.env,
        input=KEY + "\n",
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode != 0
    assert "keyring" in (done.stdout + done.stderr).lower()
    assert "Traceback" not in done.stderr
    assert KEY not in done.stdout + done.stderr


def test_the_tray_goes_on_with_what_it_can_read(app, person):
    person.has_logs()
    with OpenRouter() as server:
        person.was_given("250", more=server.settings)
        app.start().shows("calm")
        assert server.asked == server.refused == 0
    assert app.end() == 0
