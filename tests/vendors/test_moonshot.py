from decimal import Decimal

import pytest

from tests.vendors.world import KEY, fixture, question, serve
from trayapp.domain.errors import Unavailable
from trayapp.domain.model import USD, Unit
from trayapp.domain.period import Window
from trayapp.vendors.moonshot import VENDOR

PATH = "/v1/users/me/balance"


def asked(server, name="moonshot", *, choices=None, answer=None, **data):
    """The reading, the notes and the addresses that were meant."""
    recorded = fixture(name)
    recorded["answers"][PATH].update(answer or {})
    if data:
        recorded["answers"][PATH]["data"].update(data)
    serve(server, recorded)
    notes, urls = [], []
    world = {} if choices is None else {"choices": choices}
    (found,) = question(VENDOR, server, recorded, note=notes.append, urls=urls, **world)
    return found, notes, urls


def test_the_documented_answer_is_what_is_left(server):
    found, notes, urls = asked(server)
    assert urls == ["https://api.moonshot.ai/v1/users/me/balance"]
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert (found.left, found.unit) == (Decimal("49.58894"), USD)
    assert (found.used, found.limit, found.window) == (None, None, Window(None, None))
    assert notes == []


def test_the_host_in_china_counts_in_yuan(server):
    found, _, urls = asked(server, "moonshot__china")
    assert urls == ["https://api.moonshot.cn/v1/users/me/balance"]
    assert found.unit == Unit("CNY")
    assert found.key == "moonshot:balance-cny"


@pytest.mark.parametrize(
    ("base", "currency", "unit"),
    [
        ("https://relay.example.com/cn", "by address", "USD"),
        ("https://relay.example.cn", "by address", "CNY"),
        ("https://relay.example.com", "CNY", "CNY"),
        ("https://api.moonshot.cn", "USD", "USD"),
    ],
)
def test_a_relay_may_name_its_currency(server, base, currency, unit):
    recorded = fixture("moonshot")
    serve(server, {"answers": {"/cn" + PATH: recorded["answers"][PATH], PATH: recorded["answers"][PATH]}})
    (found,) = question(VENDOR, server, choices={"base_url": base, "currency": currency})
    assert found.unit == Unit(unit)


def test_owed_cash_is_said_and_leaves_the_vouchers(server):
    found, notes, _ = asked(server, "moonshot__owed")
    assert found.left == Decimal("46.58893")
    assert notes == ["3.25 USD is owed. Until it is paid only vouchers count."]


@pytest.mark.parametrize("left", [0, "-0.5"])
def test_nothing_left_is_said(server, left):
    found, notes, _ = asked(server, available_balance=left)
    assert found.left == Decimal(left)
    assert notes == ["Moonshot takes no calls from this account until money is added."]


def test_numbers_in_quotes_are_exact(server):
    assert asked(server, available_balance="0.10000000000000001")[0].left == Decimal("0.10000000000000001")


@pytest.mark.parametrize("answer", [{"status": False}, {"data": None}])
def test_a_failure_that_came_with_200_is_no_zero(server, answer):
    with pytest.raises(Unavailable):
        asked(server, answer=answer)


def test_a_balance_that_is_not_told_is_unknown(server):
    with pytest.raises(Unavailable):
        asked(server, available_balance=None)
