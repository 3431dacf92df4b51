from datetime import UTC, datetime
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.vendors.world import KEY, fixture, question, serve
from trayapp.domain.errors import Unreadable
from trayapp.domain.model import USD
from trayapp.domain.period import Window
from trayapp.vendors.baseten import VENDOR

PATH = "/v1/billing/usage_summary"


def asked(server, name="baseten", *, urls=None, now=None, **parts):
    """The reading and the notes; `parts` replace sections of the answer."""
    recorded = fixture(name)
    recorded["answers"][PATH].update(parts)
    serve(server, recorded)
    notes = []
    world = {"now": lambda: now} if now else {}
    (found,) = question(VENDOR, server, recorded, urls=urls, note=notes.append, **world)
    return found, notes


def test_all_kinds_of_use_are_summed_after_credits(server):
    found, notes = asked(server)
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert (found.used, found.limit, found.unit) == (Decimal("23.75"), None, USD)
    assert found.window == Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
    assert found.title == "Baseten, account-wide"
    assert notes == ["$10.50 was paid from credits this month and is not in the figure."]


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 11, 25, 23, 30, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(2028, 2, 1, tzinfo=UTC),
    ],
)
def test_the_stretch_is_never_too_long(server, now):
    urls = []
    asked(server, urls=urls, now=now)
    query = parse_qs(urlsplit(urls[0]).query)
    start, end = (datetime.fromisoformat(query[name][0]) for name in ("start_date", "end_date"))
    assert start == now.replace(day=1, hour=0, minute=0, second=0)
    assert end == now
    assert (end - start).days <= 31


def test_kinds_that_there_are_not_are_left_out(server):
    found, notes = asked(server, "baseten__model_apis_only")
    assert found.used == 0
    assert notes == []


def test_dollars_in_quotes_are_exact(server):
    found, _ = asked(server, dedicated_usage=None, training_usage=None, model_apis_usage={"total": "0.10"})
    assert found.used == Decimal("0.10")


def test_no_kind_at_all_is_no_zero(server):
    with pytest.raises(Unreadable):
        asked(server, dedicated_usage=None, training_usage=None, model_apis_usage=None)


def test_a_kind_without_its_total_makes_no_smaller_sum(server):
    for total in ({}, {"total": None}):
        with pytest.raises(Unreadable, match=r"\$\.training_usage\.total"):
            asked(server, training_usage={"subtotal": 2.5} | total)
