"""No notification service: a panel that draws no messages leaves a warning open, so that it comes again."""

import sqlite3
import time
from contextlib import closing

import msgspec
from rig.session import Variant, wait_until

VARIANT = Variant(notices=False, keyring="none")


def state(person):
    """What the program remembers of its warnings."""
    with closing(sqlite3.connect(person.own / "data/remainder.db")) as store:
        found = store.execute("SELECT value FROM memory WHERE name = 'alerts'").fetchone()
    return {"offers": {}, "said": []} if found is None else msgspec.json.decode(found[0])


def test_what_reached_nobody_does_not_count_as_said(app, person, desktop):
    person.has_logs()
    person.was_given("100")
    app.start().shows("calm")
    person.works("80")
    wait_until(lambda: state(person)["offers"], "a warning that was handed out")
    time.sleep(8)  # five for the bus to say that nobody is there
    assert state(person)["said"] == []
    assert app.end() == 0
