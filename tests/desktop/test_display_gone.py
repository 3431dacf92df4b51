"""The display goes away under the program, as at a log-out: nothing is lost, nothing is left running."""

import json

from rig.session import Variant

VARIANT = Variant(keyring="none")


def spent(app):
    """What the terminal says was used of each allowance."""
    return [gauge["used"] for gauge in json.loads(app.run("status", "--json").stdout)["gauges"]]


def test_it_ends_and_keeps_what_it_knew(app, person, desktop):
    person.has_logs()
    person.was_given("250")
    app.start().shows("calm")
    before = spent(app)
    assert before
    desktop.session.stop("display")
    app.process.wait(8)
    assert spent(app) == before
    shown = app.run()
    assert shown.returncode == 0
    assert "terminal" in shown.stdout
