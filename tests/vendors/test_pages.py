"""The pages that are made from the vendors' declarations are those that are written down."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from trayapp.vendors import discover
from trayapp.vendors._page import hosts_table, sources_page, sources_table, with_hosts, with_table

ROOT = Path(__file__).parents[2]
VENDORS = discover()
AGAIN = "run: python -m trayapp.vendors"


def written(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_page_of_sources_is_the_declarations():
    assert written("docs/sources.md") == sources_page(VENDORS), AGAIN


def test_the_hosts_are_those_of_the_declarations():
    page = written("docs/network.md")
    assert page == with_hosts(page, VENDORS), AGAIN


def test_the_readme_lists_every_source():
    page = written("README.md")
    assert page == with_table(page, VENDORS), AGAIN


@pytest.mark.parametrize("vendor", VENDORS, ids=[vendor.id for vendor in VENDORS])
def test_every_source_is_told_whole(vendor):
    page = sources_page(VENDORS)
    for said in (vendor.name, vendor.who, vendor.tells, vendor.seen, vendor.docs_url, vendor.instead):
        assert said in page
    for said in (vendor.borrows, *vendor.hosts, *(secret.help for secret in vendor.secrets)):
        assert said in page
    assert all(f"sources.{vendor.id}.{spec.name}" in page for spec in vendor.needs)
    assert f"[{vendor.name}](docs/sources.md#" in sources_table(VENDORS)


def test_every_link_into_the_page_leads_somewhere():
    page = sources_page(VENDORS)
    titles = {
        line.lstrip("# ").lower().replace(" ", "-").translate({ord(char): None for char in "(),./:+&'"})
        for line in page.splitlines()
        if line.startswith("#")
    }
    for line in sources_table(VENDORS).splitlines()[2:]:
        assert line.partition("#")[2].partition(")")[0] in titles, line


def test_a_host_is_told_with_its_pace():
    one = next(vendor for vendor in VENDORS if vendor.id == "openrouter")
    row = "| OpenRouter | `openrouter.ai`, or the address that you enter | every 5 minutes |\n"
    assert hosts_table([one]).endswith(row)
    assert "every 2 hours |" in hosts_table([replace(one, interval=timedelta(hours=2))])
    assert "| the address that you enter |" in hosts_table([replace(one, hosts=())])
    assert "it asks a program here" in hosts_table([replace(one, hosts=(), needs=())])


def test_a_page_without_its_marker_is_not_touched():
    with pytest.raises(ValueError, match="hosts"):
        with_hosts("# Network\n", VENDORS)
    with pytest.raises(ValueError, match="sources"):
        with_table("<!-- sources -->", VENDORS)


def test_what_stands_around_a_table_stays():
    made = with_table("before\n<!-- sources -->\nold\n<!-- /sources -->\nafter\n", VENDORS)
    assert made.startswith("before\n<!-- sources -->\n\n| source |")
    assert made.endswith("|\n\n<!-- /sources -->\nafter\n")
    assert with_table(made, VENDORS) == made
    hosts = with_hosts("head\n<!-- hosts -->\nold", VENDORS)
    assert hosts.startswith("head\n<!-- hosts -->\n\n")
    assert with_hosts(hosts, VENDORS) == hosts
