import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

import pytest

from tests.vendors.world import KEY, fixture, ports, question, serve
from trayapp.domain.assess import Facts, assess
from trayapp.domain.errors import Unavailable, Unreadable
from trayapp.domain.model import USD, Allowance, Unit
from trayapp.domain.period import Monthly, Window
from trayapp.vendors import ask
from trayapp.vendors.claude_gateway import VENDOR

PATH = "/v1/organizations/spend_limits/effective"


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def told(server, name="claude_gateway", *, notes=None, choices=None, **changes):
    recorded = fixture(name)
    recorded["answers"][PATH]["data"][0].update(changes)
    recorded["choices"].update(choices or {})
    serve(server, recorded)
    return question(VENDOR, server, recorded, note=(notes if notes is not None else []).append)


def test_cents_in_text_become_dollars(server):
    (found,) = told(server)
    assert (found.used, found.limit, found.unit) == (Decimal("314.025"), 500, USD)
    assert found.window == Window(utc(2026, 11, 1), utc(2026, 12, 1))


def test_of_claude_enterprise_it_is_the_seats_own_spend_and_counts_once(server):
    (found,) = told(server)
    assert found.account == "claude-code"
    seat = replace(found, source="claude-code", key="claude-code:spend", at=found.at - timedelta(minutes=5))
    given = Allowance("month", "Month", USD, Monthly(), Decimal(500))
    facts = Facts(readings=(seat, found))
    (gauge,) = assess([given], facts, found.at, ZoneInfo("UTC")).gauges
    assert gauge.used == found.used


def test_of_a_companys_gateway_it_is_that_gateways(server):
    (found, *_) = told(server, "claude_gateway__gateway")
    assert found.account == "claude-gateway"


def test_a_person_is_asked_for_by_id_with_the_key_in_its_header(server):
    told(server)
    (asked,) = server.asked
    assert parse_qsl(urlsplit(asked.path).query) == [
        ("limit", "1000"),
        ("user_ids[]", "user_01AbCdEfGhIjKlMnOpQrStUv"),
    ]
    assert asked.headers["x-api-key"] == KEY
    assert asked.headers["anthropic-version"] == "2023-06-01"
    assert "authorization" not in asked.headers


def test_three_periods_are_three_readings(server):
    found = {each.key: each for each in told(server, "claude_gateway__gateway")}
    assert {key: (each.used, each.limit) for key, each in found.items()} == {
        "claude-gateway:daily": (Decimal("12.5025"), 50),
        "claude-gateway:weekly": (90, 200),
        "claude-gateway:monthly": (Decimal("314.025"), 500),
    }
    assert found["claude-gateway:daily"].window == Window(utc(2026, 11, 25), utc(2026, 11, 26))
    assert found["claude-gateway:weekly"].window == Window(utc(2026, 11, 23), utc(2026, 11, 30))


def test_a_gateways_token_is_a_bearer_and_an_address_is_no_filter(server):
    urls = []
    recorded = fixture("claude_gateway__gateway")
    serve(server, recorded)
    question(VENDOR, server, recorded, urls=urls)
    assert urls == [f"https://claude-gateway.example.com{PATH}?limit=1000"]
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert "x-api-key" not in server.asked[0].headers


def test_no_limit_is_unknown_and_said(server):
    notes = []
    (found,) = told(server, "claude_gateway__unlimited", notes=notes)
    assert (found.used, found.limit) == (Decimal("314.025"), None)
    assert notes == ["There is no monthly limit."]


def test_a_limit_of_nothing_is_nothing(server):
    notes = []
    (found,) = told(server, "claude_gateway__included", notes=notes)
    assert (found.used, found.limit) == (0, 0)
    assert notes == [
        "The monthly limit is nothing: only what your seat includes can be used.",
        "The monthly spend is told as nothing, which it can be for a while when it is not.",
    ]


def test_a_spend_that_is_not_told_is_unknown(server):
    (found,) = told(server, period_to_date_spend=None)
    assert (found.used, found.limit) == (None, 500)
    with pytest.raises(Unavailable, match="No limit is set"):
        told(server, period_to_date_spend=None, amount=None)


def test_a_currency_without_a_minor_unit(server):
    (found,) = told(server, currency="jpy")
    assert (found.used, found.unit) == (Decimal("31402.5"), Unit("JPY"))
    with pytest.raises(Unreadable, match="currency"):
        told(server, currency="dollars")


def test_nobody_is_guessed(server):
    with pytest.raises(Unavailable, match="Enter your e-mail address"):
        told(server, choices={"user": " "})
    assert server.asked == []
    with pytest.raises(Unavailable, match="listed for the person"):
        told(server, choices={"user": "someone@example.com"})


def test_another_period_names_the_field(server):
    with pytest.raises(Unreadable, match=r"\$\.data\[.+\]\.period: not a value that is known"):
        told(server, period="yearly")


def in_pages(pages, user):
    """The pages' rows, told one after the other, and the queries that were asked."""
    asked = []

    async def get(url, **_more):
        query = dict(parse_qsl(urlsplit(url).query))
        asked.append(query)
        at = int(query.get("page", "0"))
        following = str(at + 1) if at + 1 < len(pages) else None
        return SimpleNamespace(
            status=200, headers={}, body=json.dumps({"data": pages[at], "next_page": following}).encode()
        )

    world = ports(get, choices={"user": user})
    return asyncio.run(ask(VENDOR, world)), asked


def test_a_persons_rows_may_be_on_several_pages():
    mine, others = fixture("claude_gateway")["answers"][PATH]["data"]
    found, asked = in_pages([[others], [mine], [mine | {"period": "daily"}]], "me@example.com")
    assert {each.key for each in found} == {"claude-gateway:monthly", "claude-gateway:daily"}
    assert [query.get("page") for query in asked] == [None, "1", "2"]


def test_pages_without_an_end_are_given_up():
    with pytest.raises(Unreadable, match="does not end"):
        in_pages([[]] * 30, "me@example.com")
