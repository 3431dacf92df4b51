"""The window before costly work: from the tray's menu, and from a command line while the program runs."""

import pytest
from rig.desktop import RIGHT
from rig.session import wait_until

ADVICE = "Before you start"
TASK = "Refactor the billing export so that every caller uses the new session API, and add tests."


@pytest.fixture
def running(app, person):
    """Started, with a month's work and two clients' logs."""
    person.has_a_month()
    person.has_logs()
    app.start().shows("calm")
    return app


def test_the_menu_opens_it_and_what_is_typed_is_judged(running, desktop, picture):
    desktop.click_tray(RIGHT)
    wait_until(desktop.unnamed, "an open menu")
    desktop.key("Down", "Down", "Return")
    window = desktop.window(ADVICE)
    desktop.type(TASK)
    picture("desktop-before-you-start", rect=desktop.framed(window))
    desktop.key("Escape")
    desktop.gone(ADVICE)


def test_a_command_opens_it_with_the_task_in_the_program_that_runs(running, desktop):
    done = running.run("advise", "--window", TASK)
    assert done.returncode == 0
    desktop.window(ADVICE)
    desktop.key("Escape")
    desktop.gone(ADVICE)
    assert running.process.poll() is None
    marked = [path for path in running.person.home.parent.rglob("*") if path.is_file()]
    for path in marked:
        assert b"every caller uses the new session API" not in path.read_bytes(), path
