"""Sessions for the tests of this folder. Without the desktop's programs they are skipped, with the reason."""

import os
import re
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from rig.app import App  # noqa: E402
from rig.desktop import Desktop  # noqa: E402 (found through the line above)
from rig.person import Person  # noqa: E402
from rig.session import Session, Unavailable, Variant  # noqa: E402

GALLERY = os.environ.get("REMAINDER_GALLERY")
"""Folder for pictures, or nothing: then none are kept."""


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker(pytest.mark.desktop)


@pytest.fixture(scope="module")
def variant(request):
    """The desktop that a module wants: its `VARIANT`, or the usual one."""
    return getattr(request.module, "VARIANT", Variant())


@pytest.fixture(scope="module")
def session(variant):
    """One desktop for a whole module."""
    if variant.missing:
        pytest.skip(f"not installed: {', '.join(variant.missing)}")
    try:
        opened = Session(variant).__enter__()
    except Unavailable as error:
        pytest.fail(str(error), pytrace=False)
    yield opened
    opened.close()


@pytest.fixture
def desktop(session):
    """Hands and eyes, with nothing left over from the test before."""
    hands = Desktop(session)
    hands.point_away()
    if session.variant.notices and session.variant.daemon == "dunst":
        hands.run("dunstctl", "close-all")
    return hands


@pytest.fixture
def picture(desktop):
    """`picture(name, size=(w, h))` keeps a picture of the lower right corner, when pictures are asked for.

    `rect` names another part; without either it is the whole screen.
    """
    if GALLERY:
        desktop.backdrop(0x22303A if desktop.session.variant.dark else 0xC3CFD9)

    def keep(name, *, size=None, rect=None):
        if not GALLERY:
            return
        desktop.point_away()
        time.sleep(0.25)  # until the highlight under the pointer is off
        if size is not None:
            width, height = size
            rect = (desktop.screen.width - width, desktop.screen.height - height, width, height)
        desktop.shot(Path(GALLERY) / f"{name}.png", rect)

    return keep


@pytest.fixture
def person(session, request):
    """A person with a home of their own; short paths, since sockets lie below."""
    people = session.root / "people"
    people.mkdir(exist_ok=True)
    return Person(people / str(len(list(people.iterdir()))))


class Browser(NamedTuple):
    """Stands in for a browser: with `env` the program finds it, `opened` holds the last address."""

    env: dict[str, str]
    opened: Path


@pytest.fixture
def browser(session, person):
    """A browser that only says what it was asked to open."""
    folder = person.own.parent / "bin"
    folder.mkdir()
    command, opened = folder / "xdg-open", folder / "opened"
    command.write_text(f'#!/bin/sh\necho "$@" > {opened}\n')
    command.chmod(0o755)
    return Browser({"PATH": f"{folder}:{session.env['PATH']}"}, opened)


@pytest.fixture
def app(desktop, person):
    """The program, not yet started; afterwards nothing unexpected may stand in its journal."""
    program = App(desktop, person)
    program.expected = []
    yield program
    program.close()
    lines = [line for line in program.journal.splitlines() if " WARNING " in line or " ERROR " in line]
    left = [line for line in lines if not any(re.search(pattern, line) for pattern in program.expected)]
    assert not left, "unexpected in the journal:\n" + program.journal
    assert "Traceback" not in program.said, program.said
