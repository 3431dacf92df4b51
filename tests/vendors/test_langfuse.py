import base64
import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from tests.vendors.world import fixture, question, serve
from trayapp.domain.assess import Facts, assess
from trayapp.domain.errors import NotSignedIn, Unavailable
from trayapp.domain.model import USD, Allowance
from trayapp.domain.period import Monthly, Window
from trayapp.vendors.langfuse import VENDOR

PATH = "/api/public/metrics"
PAID = (
    "What is traced here is paid elsewhere. An allowance counts it only where it names the account "
    "langfuse:user."
)


def asked(server, name="langfuse", *, rows=None, urls=None, **world):
    recorded = fixture(name)
    if rows is not None:
        recorded["answers"][PATH]["data"] = rows
    recorded["secrets"] = {"public_key": "pk-lf-1", "secret_key": "sk-lf-2"}
    serve(server, recorded)
    notes = []
    (found,) = question(VENDOR, server, recorded, urls=urls, note=notes.append, **world)
    return found, notes


def test_the_whole_project(server):
    found, notes = asked(server)
    pair = base64.b64encode(b"pk-lf-1:sk-lf-2").decode()
    assert server.asked[0].headers["authorization"] == f"Basic {pair}"
    assert (found.used, found.limit, found.unit) == (Decimal("41.0375"), None, USD)
    assert found.window == Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
    assert (found.key, found.title) == ("langfuse:project", "Langfuse, project-wide")
    assert notes == ["This is what the whole project has spent. Enter your user id to see your own part."]


def test_the_question_is_of_version_1(server):
    urls = []
    asked(server, "langfuse__user", urls=urls)
    assert urls[0].startswith("https://langfuse.example.com/api/public/metrics?query=")
    assert json.loads(parse_qs(urlsplit(urls[0]).query)["query"][0]) == {
        "view": "observations",
        "metrics": [
            {"measure": "totalCost", "aggregation": "sum"},
            {"measure": "count", "aggregation": "count"},
        ],
        "dimensions": [],
        "filters": [{"column": "userId", "operator": "=", "value": "me@example.com", "type": "string"}],
        "fromTimestamp": "2026-11-01T00:00:00Z",
        "toTimestamp": "2026-11-25T23:30:00Z",
    }


def test_one_persons_part(server):
    found, notes = asked(server, "langfuse__user")
    assert (found.used, found.key) == (Decimal("3.25"), "langfuse:user")
    assert notes == [PAID]


def test_what_is_traced_is_paid_elsewhere_and_not_added_to_it(server):
    traced, _ = asked(server, "langfuse__user")
    gateway = replace(traced, source="litellm", key="litellm:user", account="litellm", used=Decimal(4))
    given = Allowance("month", "Month", USD, Monthly(), Decimal(100))
    facts = Facts(readings=(gateway, traced))
    month, own = assess([given], facts, traced.at, ZoneInfo("UTC")).gauges
    assert (month.used, own.used) == (4, Decimal("3.25"))


def test_nothing_traced_is_zero_and_said(server):
    found, notes = asked(server, "langfuse__nothing")
    assert found.used == 0
    assert notes == ["Langfuse has traced no call of this user this month.", PAID]
    assert asked(server, "langfuse__nothing", rows=[])[0].used == 0


@pytest.mark.parametrize(
    "row", [{"sum_totalCost": None, "count_count": 3}, {"sum_totalCost": None}, {"count_count": "3"}, {}]
)
def test_calls_without_a_price_are_no_zero(server, row):
    with pytest.raises(Unavailable):
        asked(server, rows=[row])


@pytest.mark.parametrize("missing", ["public_key", "secret_key"])
def test_both_keys_are_needed(server, missing):
    with pytest.raises(NotSignedIn):
        question(VENDOR, server, {"secrets": {missing: None}})
    assert server.asked == []
