from datetime import UTC, datetime
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.vendors.world import KEY, fixture, question, serve
from trayapp.domain.errors import Unavailable
from trayapp.domain.model import USD
from trayapp.domain.period import Window
from trayapp.vendors.portkey import VENDOR

PATH = "/v1/analytics/graphs/cost"


def asked(server, name="portkey", *, urls=None, **summary):
    recorded = fixture(name)
    recorded["answers"][PATH]["summary"].update(summary)
    serve(server, recorded)
    notes = []
    (found,) = question(VENDOR, server, recorded, urls=urls, note=notes.append)
    return found, notes


def test_cents_of_the_whole_workspace(server):
    urls = []
    found, notes = asked(server, urls=urls)
    assert server.asked[0].headers["x-portkey-api-key"] == KEY
    assert "authorization" not in server.asked[0].headers
    assert (found.used, found.limit, found.unit) == (Decimal("45.23"), None, USD)
    assert found.window == Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
    assert (found.key, found.title) == ("portkey:workspace", "Portkey, workspace-wide")
    assert notes == ["This is what the whole workspace has spent. Enter your user mark to see your own part."]
    assert parse_qs(urlsplit(urls[0]).query) == {
        "time_of_generation_min": ["2026-11-01T00:00:00+00:00"],
        "time_of_generation_max": ["2026-11-25T23:30:00+00:00"],
    }


def test_one_persons_part_of_a_named_workspace(server):
    urls = []
    found, notes = asked(server, "portkey__user", urls=urls)
    assert found.used == Decimal("0.1725")
    assert (found.key, found.title) == ("portkey:user", "Portkey, me@example.com")
    assert notes == []
    query = parse_qs(urlsplit(urls[0]).query)
    assert query["workspace_slug"] == ["ws-research"]
    assert query["metadata"] == ['{"_user": "me@example.com"}']


def test_a_user_mark_cannot_ask_for_more(server):
    urls = []
    serve(server, fixture("portkey"))
    question(VENDOR, server, choices={"user": 'me", "env": "x&workspace_slug=other'}, urls=urls)
    query = parse_qs(urlsplit(urls[0]).query)
    assert query["metadata"] == ['{"_user": "me\\", \\"env\\": \\"x&workspace_slug=other"}']
    assert "workspace_slug" not in query


def test_nothing_spent_is_zero_and_nothing_told_is_unknown(server):
    assert asked(server, total=0)[0].used == 0
    with pytest.raises(Unavailable):
        asked(server, total=None)


def test_a_gateway_of_the_companys_own(server):
    urls = []
    serve(server, {"answers": {"/pk" + PATH: fixture("portkey")["answers"][PATH]}})
    question(VENDOR, server, choices={"base_url": "https://gateway.example/pk"}, urls=urls)
    assert urls[0].startswith("https://gateway.example/pk/v1/analytics/graphs/cost?")
