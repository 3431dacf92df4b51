import asyncio
import json
from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from tests.vendors.world import KEY, fixture, ports, question, serve
from trayapp.domain.errors import Unavailable, Unreadable
from trayapp.domain.model import USD
from trayapp.domain.period import Window
from trayapp.vendors import ask
from trayapp.vendors.helicone import VENDOR

PATH = "/v1/user/metrics/query"
MONTH = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def asked(server, name="helicone", *, answer=None, choices=None):
    recorded = fixture(name)
    recorded["answers"][PATH] = answer or recorded["answers"][PATH]
    serve(server, recorded)
    notes = []
    world = {} if choices is None else {"choices": choices}
    (found,) = question(VENDOR, server, recorded, note=notes.append, **world)
    return found, notes


def paged(page_of, choices=None):
    """The reading, the notes and the bodies that were sent, where each page is `page_of(offset)`."""
    sent, notes = [], []

    async def get(_url, *, post, **_more):
        sent.append(json.loads(post))
        users = page_of(sent[-1]["offset"])
        answer = {"data": {"users": users, "count": 1, "hasUsers": True}, "error": None}
        return SimpleNamespace(status=200, headers={}, body=json.dumps(answer).encode())

    (found,) = asyncio.run(ask(VENDOR, ports(get, choices=choices or {}, note=notes.append)))
    return found, notes, sent


def row(name, cost=1):
    return {"user_id": name, "cost": cost}


def test_the_whole_organisation(server):
    found, notes = asked(server)
    first = server.asked[0]
    assert (first.method, first.path) == ("POST", PATH)
    assert first.headers["authorization"] == f"Bearer {KEY}"
    assert json.loads(first.body) == {
        "filter": "all",
        "offset": 0,
        "limit": 500,
        "timeFilter": {
            "startTimeUnixSeconds": int(datetime(2026, 11, 1, tzinfo=UTC).timestamp()),
            "endTimeUnixSeconds": int(datetime(2026, 11, 25, 23, 30, tzinfo=UTC).timestamp()),
        },
        "timeZoneDifferenceMinutes": 0,
    }
    assert (found.used, found.limit, found.unit, found.window) == (Decimal("17.00"), None, USD, MONTH)
    assert (found.key, found.title) == ("helicone:organisation", "Helicone, organisation-wide")
    assert notes == [
        "This is what the whole organisation has spent. Enter your user id to see your own part."
    ]


def test_one_persons_part_needs_one_question(server):
    found, notes = asked(server, "helicone__user")
    (only,) = server.asked
    assert json.loads(only.body)["filter"] == {
        "request_response_rmt": {"user_id": {"equals": "me@example.com"}}
    }
    assert (found.used, found.key, notes) == (Decimal("4.5"), "helicone:user", [])


def test_a_filter_that_is_not_applied_shows_nobody_elses_spend(server):
    assert asked(server, choices={"user": "me@example.com"})[0].used == Decimal("4.5")
    found, notes = asked(server, choices={"user": "nobody"})
    assert found.used == 0
    assert notes == ["Helicone has seen no call of this user this month."]


def test_nothing_seen_is_zero_and_said(server):
    found, notes = asked(server, "helicone__nothing")
    assert found.used == 0
    assert notes == ["Helicone has seen no call of this user this month."]


def test_pages_are_summed_whatever_their_length_and_the_count_say():
    names = [f"user {number}" for number in range(250)]
    found, _, sent = paged(lambda offset: [row(name) for name in names[offset : offset + 100]])
    assert found.used == 250
    assert [body["offset"] for body in sent] == [0, 100, 200, 250]


def test_a_page_that_comes_again_is_counted_once():
    found, notes, sent = paged(lambda _: [row("a", 2), row("b", 3)])
    assert (found.used, len(sent), len(notes)) == (5, 2, 1)


def test_pages_without_an_end_come_to_one_and_it_is_said():
    found, notes, sent = paged(lambda offset: [row(f"user {offset}")])
    assert (found.used, len(sent)) == (20, 20)
    assert notes[0] == "Helicone lists more users than are asked for, so the figure is too low."


def test_a_failure_that_came_with_200_is_no_zero(server):
    with pytest.raises(Unavailable) as caught:
        asked(server, answer={"data": None, "error": "secret things"})
    assert "secret" not in caught.value.sentence


def test_a_cost_that_is_not_told_is_no_zero(server):
    for users in ([{"user_id": "a"}], [row("a", None)]):
        with pytest.raises(Unreadable, match="cost"):
            asked(server, answer={"data": {"users": users}, "error": None})
