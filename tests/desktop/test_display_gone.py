"""The display goes away under the program, as at a log-out: nothing is lost, nothing is left running."""

from rig.session import Variant
from rig.usage import cpu

VARIANT = Variant(keyring="none")


def test_it_ends_and_keeps_what_it_knew(app, person, desktop):
    person.has_logs()
    person.was_given("250")
    app.start().shows("calm")
    before = app.run("status", "--json").stdout
    assert before
    assert cpu(app.process.pid) < 5
    desktop.session.stop("display")
    app.process.wait(8)
    told = app.run("status", "--json")
    assert '"gauges"' in told.stdout or told.stdout
    shown = app.run()
    assert shown.returncode == 0
    assert "terminal" in shown.stdout
