"""The pages that are made from the readers' declarations are those that are written down."""

from pathlib import Path

import pytest

from trayapp.logs import discover
from trayapp.logs._page import logs_page, with_tools

ROOT = Path(__file__).parents[2]
READERS = discover()
AGAIN = "run: python -m trayapp.logs"


def written(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_page_of_logs_is_the_declarations():
    assert written("docs/logs.md") == logs_page(READERS), AGAIN


def test_the_readme_lists_every_tool():
    page = written("README.md")
    assert page == with_tools(page, READERS), AGAIN


@pytest.mark.parametrize("reader", READERS, ids=[reader.id for reader in READERS])
def test_every_tool_says_what_was_really_seen(reader):
    about = reader.about
    assert about is not None
    assert about.seen.startswith(("In a real run", "In real runs", "From documentation"))
    assert about.traps
    page = logs_page(READERS)
    for said in (reader.name, f"`{reader.id}`", about.where, about.seen, about.form):
        assert said in page
