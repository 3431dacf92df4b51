from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.vendors.world import KEY, fixture, question, serve
from trayapp.domain.errors import Unavailable
from trayapp.domain.model import USD
from trayapp.domain.period import Window
from trayapp.vendors.deepinfra import VENDOR

NOVEMBER = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def asked(server, name="deepinfra", *, months=None, **checklist):
    """The readings by the last part of their keys, and the notes."""
    recorded = fixture(name)
    recorded["answers"]["/payment/checklist"].update(checklist)
    if months is not None:
        recorded["answers"]["/payment/usage"]["months"] = months
    serve(server, recorded)
    notes = []
    found = question(VENDOR, server, recorded, note=notes.append)
    return {each.key.partition(":")[2]: each for each in found}, notes


def test_a_negative_balance_is_prepaid_less_what_is_not_invoiced(server):
    found, notes = asked(server)
    assert [each.path for each in server.asked] == [
        "/payment/checklist?compute_owed=true",
        "/payment/usage?from=current",
    ]
    assert {each.headers["authorization"] for each in server.asked} == {f"Bearer {KEY}"}
    assert set(found) == {"funds", "month"}
    assert (found["funds"].left, found["funds"].unit) == (Decimal("20.0"), USD)
    assert (found["funds"].used, found["funds"].window) == (None, Window(None, None))
    assert notes == []


def test_a_month_is_in_cents_and_the_right_one(server):
    month = asked(server)[0]["month"]
    assert (month.used, month.limit, month.window) == (Decimal("4.505"), None, NOVEMBER)


@pytest.mark.parametrize("period", ["2026-11", "2026.11"])
def test_the_months_names_have_two_forms(server, period):
    found, _ = asked(server, months=[{"period": period, "total_cost": "100"}])
    assert found["month"].used == 1


@pytest.mark.parametrize(
    "months", [[], [{"period": "2026-10", "total_cost": 5}], [{"period": "2026-11"}], [{"total_cost": 5}]]
)
def test_a_month_that_is_not_told_is_left_out(server, months):
    assert set(asked(server, months=months)[0]) == {"funds"}


def test_a_limit_is_against_what_is_not_invoiced(server):
    found, notes = asked(server, "deepinfra__limit")
    assert set(found) == {"limit", "month"}
    assert (found["limit"].used, found["limit"].limit, found["limit"].window) == (12, 50, None)
    assert notes == ["$3.00 is owed to DeepInfra; there are no prepaid funds."]


@pytest.mark.parametrize("limit", [-1, 0, None])
def test_no_limit_has_three_forms(server, limit):
    assert "limit" not in asked(server, "deepinfra__limit", limit=limit)[0]


def test_a_limit_without_its_use_is_still_told(server):
    found, _ = asked(server, "deepinfra__limit", recent=None)
    assert (found["limit"].used, found["limit"].limit) == (None, 50)


def test_a_suspended_account_is_said_and_may_be_overdrawn(server):
    found, notes = asked(server, "deepinfra__suspended")
    assert set(found) == {"funds"}
    assert found["funds"].left == Decimal("-1.25")
    assert notes == ["DeepInfra has suspended this account. Its billing page says why."]


def test_funds_without_recent_use_say_so(server):
    found, notes = asked(server, recent=None)
    assert found["funds"].left == Decimal("20.5")
    assert notes == ["What was used since the last invoice is not known and not taken off the funds yet."]


def test_no_funds_are_no_zero(server):
    assert "funds" not in asked(server, stripe_balance=0)[0]
    assert "funds" not in asked(server, stripe_balance=None)[0]
    with pytest.raises(Unavailable):
        asked(server, stripe_balance=0, months=[])
