from decimal import Decimal

import pytest

from tests.vendors.world import KEY, NOW, fixture, question, serve
from trayapp.domain.errors import Unavailable, Unreadable
from trayapp.domain.model import USD, Unit
from trayapp.domain.period import Window
from trayapp.vendors.deepseek import VENDOR

PATH = "/user/balance"


def asked(server, name="deepseek", *, first=None, **more):
    """The readings and the notes; `first` changes the first balance."""
    recorded = fixture(name)
    recorded["answers"][PATH]["balance_infos"][0].update(first or {})
    serve(server, recorded)
    notes = []
    return question(VENDOR, server, recorded, note=notes.append, **more), notes


def test_the_documented_answer_is_what_is_left(server):
    (found,), notes = asked(server)
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert (found.left, found.unit, found.at) == (Decimal("110.00"), Unit("CNY"), NOW)
    assert (found.used, found.limit, found.window) == (None, None, Window(None, None))
    assert found.key == "deepseek:balance-cny"
    assert found.title == "DeepSeek balance, account-wide"
    assert notes == ["10.00 CNY of this was granted, which can expire."]


def test_each_currency_is_a_reading_of_its_own(server):
    yuan, dollars = asked(server, "deepseek__two_currencies")[0]
    assert (yuan.left, yuan.unit) == (Decimal(110), Unit("CNY"))
    assert (dollars.left, dollars.unit) == (Decimal("4.32"), USD)
    assert dollars.title == "DeepSeek balance in USD, account-wide"


def test_nothing_left_is_zero_and_said(server):
    (found,), notes = asked(server, "deepseek__empty")
    assert found.left == 0
    assert notes == ["DeepSeek takes no calls from this account until money is added."]


def test_a_balance_that_is_not_told_is_unknown(server):
    with pytest.raises(Unavailable):
        asked(server, first={"total_balance": None})
    (found,), _ = asked(server, "deepseek__two_currencies", first={"total_balance": None})
    assert found.unit == USD


def test_no_balances_are_no_zero(server):
    recorded = fixture("deepseek")
    recorded["answers"][PATH] = {"is_available": True, "balance_infos": []}
    serve(server, recorded)
    with pytest.raises(Unavailable):
        question(VENDOR, server)
    recorded["answers"][PATH] = {"is_available": True}
    serve(server, recorded)
    with pytest.raises(Unreadable, match=r"\$\.balance_infos: missing"):
        question(VENDOR, server)


@pytest.mark.parametrize("currency", ["yuan", "usd", "", None])
def test_what_is_no_currency_is_not_shown_as_one(server, currency):
    with pytest.raises(Unreadable, match="currency"):
        asked(server, first={"currency": currency})


def test_a_company_relay_is_asked_instead(server):
    urls = []
    serve(server, {"answers": {"/ds/user/balance": fixture("deepseek")["answers"][PATH]}})
    question(VENDOR, server, choices={"base_url": "https://relay.example/ds"}, urls=urls)
    assert urls == ["https://relay.example/ds/user/balance"]
