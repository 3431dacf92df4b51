from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.vendors.programs import Program, lines_of
from trayapp.domain.errors import NotSignedIn, Unavailable, Unreachable
from trayapp.domain.model import PERCENT, USD
from trayapp.domain.period import Window
from trayapp.vendors.grok import QUESTIONS, SILENT, VENDOR

NOVEMBER = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


@pytest.fixture
def grok(tmp_path):
    return Program(tmp_path, "grok", QUESTIONS[-1])


def told(grok, name="grok", **changes):
    lines = lines_of(name, "grok")
    lines[-1]["result"]["config"] = {**lines[-1]["result"].get("config", {}), **changes} or None
    grok.says(lines)
    return {each.key.removeprefix("grok:"): each for each in grok.asked(VENDOR)}


def test_the_conversation(grok):
    told(grok)
    assert [each["method"] for each in grok.heard] == ["initialize", "_x.ai/billing"]
    assert (
        "\\/" not in (grok.folder / "heard").read_text()
    )  # some versions do not understand an escaped slash
    assert grok.called[0] == ["agent", "--no-leader", "stdio"]


def test_its_folder_is_passed_on_and_no_key(grok):
    grok.says(lines_of("grok", "grok"))
    keys = ["XAI_API_KEY", "GROK_CODE_XAI_API_KEY", "GROK_DEPLOYMENT_KEY"]
    grok.asked(VENDOR, env={"GROK_HOME": "/elsewhere"} | dict.fromkeys(keys, "marked"))
    assert grok.called[1]["GROK_HOME"] == "/elsewhere"
    assert "marked" not in grok.called[1].values()


def test_a_plan_in_percent_of_its_week(grok):
    found = told(grok)
    plan = found["plan"]
    assert (plan.used, plan.limit, plan.unit) == (Decimal("14.5"), 100, PERCENT)
    assert plan.title == "Grok Build, weekly limit"
    assert plan.window == Window(datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 30, tzinfo=UTC))
    beyond = found["on-demand"]
    assert (beyond.used, beyond.limit, beyond.unit) == (Decimal("1.25"), 50, USD)
    assert (found["prepaid"].left, found["prepaid"].used) == (15, None)


def test_amounts_are_cents_and_no_cap_is_nothing_beyond_the_plan(grok):
    found = told(grok, "grok__monthly")
    assert {key: (each.used, each.limit) for key, each in found.items()} == {
        "included": (Decimal("123.45"), 999)
    }
    assert found["included"].window == NOVEMBER


def test_the_older_answer(grok):
    found = told(grok, "grok__older")
    assert {key: (each.used, each.limit) for key, each in found.items()} == {
        "included": (Decimal("123.45"), 999)
    }
    assert found["included"].window == NOVEMBER


def test_a_balance_has_either_sign(grok):
    assert told(grok, prepaidBalance={"val": -1500})["prepaid"].left == 15
    assert "prepaid" not in told(grok, prepaidBalance={})


def test_nothing_used_is_told_and_an_unknown_use_is_not(grok):
    assert told(grok, "grok__monthly", used={})["included"].used == 0
    assert "plan" not in told(grok, creditUsagePercent=None)


def test_a_month_that_is_over_tells_nothing(grok):
    with pytest.raises(Unavailable) as caught:
        told(grok, "grok__monthly", billingPeriodEnd="2026-11-25T00:00:00Z")
    assert caught.value.sentence == SILENT


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"code": -32601, "message": "Method not found"}, Unavailable),
        ({"code": -32000, "message": "Authentication required", "data": "Run `grok login`"}, NotSignedIn),
        (
            {"code": -32603, "message": "Internal error", "data": "Billing service error: HTTP 503"},
            Unreachable,
        ),
        ({}, Unreachable),
    ],
)
def test_an_error_has_a_kind(grok, error, kind):
    grok.says([{"jsonrpc": "2.0", "id": 1, "result": {}}, {"jsonrpc": "2.0", "id": 2, "error": error}])
    with pytest.raises(kind):
        grok.asked(VENDOR)
