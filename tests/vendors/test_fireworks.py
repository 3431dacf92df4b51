import asyncio
import json
from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.vendors.world import KEY, fixture, ports, question, serve
from tests.web_server import Reply
from trayapp.domain.errors import Unavailable, Unreadable
from trayapp.domain.model import USD, Unit
from trayapp.domain.period import Window
from trayapp.vendors import ask
from trayapp.vendors.fireworks import VENDOR

ACME = "/v1/accounts/acme/billing/summary"


def asked(server, name="fireworks", *, lines=None, replies=None, **world):
    """The readings, the notes and the addresses that were meant."""
    recorded = fixture(name)
    if lines is not None:
        recorded["answers"][ACME] = lines
    serve(server, recorded)
    server.replies |= replies or {}
    notes, urls = [], []
    return question(VENDOR, server, recorded, note=notes.append, urls=urls, **world), notes, urls


def test_units_and_billionths_are_summed(server):
    (found,), notes, _ = asked(server)
    assert (found.used, found.limit, found.unit) == (Decimal("3.75"), None, USD)
    assert found.window == Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
    assert (found.account, found.key) == ("fireworks", "fireworks:acme-usd")
    assert found.title == "Fireworks, account-wide"
    assert notes == []
    assert {each.headers["authorization"] for each in server.asked} == {f"Bearer {KEY}"}


def test_today_is_in_the_stretch_that_is_asked_for(server):
    _, _, urls = asked(server)
    assert parse_qs(urlsplit(urls[1]).query) == {
        "startTime": ["2026-11-01T00:00:00Z"],
        "endTime": ["2026-11-26T00:00:00Z"],
    }


def test_the_last_day_ends_with_the_month(server):
    late = datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    _, _, urls = asked(server, now=lambda: late)
    assert parse_qs(urlsplit(urls[1]).query) == {
        "startTime": ["2026-12-01T00:00:00Z"],
        "endTime": ["2027-01-01T00:00:00Z"],
    }


def test_several_accounts_and_currencies_stay_apart(server):
    found, _, _ = asked(server, "fireworks__several")
    assert [(each.key, each.account, each.unit, each.used) for each in found] == [
        ("fireworks:acme-usd", "fireworks:acme", USD, Decimal("3.75")),
        ("fireworks:me-2-usd", "fireworks:me-2", USD, Decimal("1.250000001")),
        ("fireworks:me-2-eur", "fireworks:me-2", Unit("EUR"), Decimal(7)),
    ]
    assert found[1].title == "Fireworks me-2, account-wide"


def test_a_named_account_is_asked_alone(server):
    (found,), _, urls = asked(server, "fireworks__named")
    assert [urlsplit(url).path for url in urls] == [ACME]
    assert (found.used, found.unit, found.account) == (0, USD, "fireworks")
    (found,), _, urls = asked(server, "fireworks__named", choices={"account": "accounts/acme"})
    assert [urlsplit(url).path for url in urls] == [ACME]


def test_a_name_stays_in_its_place_of_the_address(server):
    urls = []
    with pytest.raises(Unavailable):
        question(VENDOR, server, choices={"account": "a/../b?c"}, urls=urls)
    assert urls[0].startswith("https://api.fireworks.ai/v1/accounts/a%2F..%2Fb%3Fc/billing/summary?")


def test_an_empty_list_is_zero_and_a_missing_one_is_unknown(server):
    (found,), _, _ = asked(server, lines={"lineItems": []})
    assert found.used == 0
    for unknown in ({}, {"lineItems": None}):
        with pytest.raises(Unavailable):
            asked(server, lines=unknown)


def test_a_line_without_a_price_is_said(server):
    (found,), notes, _ = asked(
        server, lines={"lineItems": [{"totalCost": {"units": "2"}}, {"category": "x"}]}
    )
    assert found.used == 2
    assert notes == ["Some use of the account acme has no price yet and is not in its figure."]


def test_more_credit_than_cost_is_no_negative_use(server):
    (found,), _, _ = asked(server, lines={"lineItems": [{"totalCost": {"units": "-2", "nanos": -5}}]})
    assert found.used == 0


@pytest.mark.parametrize("status", [403, 404])
def test_an_account_that_may_not_be_seen_hides_no_other(server, status):
    hidden = {"/v1/accounts/me-2/billing/summary": Reply(status=status)}
    found, notes, _ = asked(server, "fireworks__several", replies=hidden)
    assert [each.key for each in found] == ["fireworks:acme-usd"]
    assert notes == ["Fireworks does not tell this key what the account me-2 has cost."]


def test_accounts_come_in_pages():
    pages = {
        None: {"accounts": [{"name": "accounts/a"}, {"name": "accounts/b"}], "nextPageToken": "two +&"},
        "two +&": {"accounts": [{"name": "accounts/b"}, {"name": "accounts/c"}], "nextPageToken": ""},
    }
    assert listed(pages.get) == ["fireworks:a-usd", "fireworks:b-usd", "fireworks:c-usd"]


def test_pages_without_an_end_come_to_one():
    again = {"accounts": [{"name": "accounts/a"}], "nextPageToken": "again"}
    assert listed(lambda _: again) == ["fireworks:a-usd"]


def listed(page_of):
    async def get(url, **_more):
        parts = urlsplit(url)
        token = parse_qs(parts.query).get("pageToken", [None])[0]
        answer = page_of(token) if parts.path == "/v1/accounts" else {"lineItems": []}
        return SimpleNamespace(status=200, headers={}, body=json.dumps(answer).encode())

    return [each.key for each in asyncio.run(ask(VENDOR, ports(get)))]


@pytest.mark.parametrize("name", ["", "accounts/", "../x", "a b", "a\nb", "a/b"])
def test_what_is_no_name_is_not_asked_for(server, name):
    serve(server, {"answers": {"/v1/accounts": {"accounts": [{"name": name}]}}})
    with pytest.raises(Unreadable, match="name"):
        question(VENDOR, server)
