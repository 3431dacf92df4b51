from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from trayapp.domain.errors import FaultKind
from trayapp.domain.model import (
    CREDITS,
    PERCENT,
    TOKENS,
    USD,
    Billing,
    Fault,
    Known,
    Reading,
    Route,
    Source,
    Unit,
)
from trayapp.domain.period import Window
from trayapp.domain.standing import billed, figure, state, why
from trayapp.domain.words import ENGLISH

NOW = datetime(2026, 11, 23, 12, 40, tzinfo=UTC)
ZONE = ZoneInfo("UTC")
MONTH = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
HOURS = Window(NOW - timedelta(hours=2), NOW + timedelta(hours=3))
TONIGHT = Window(datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC))


def reading(used=None, limit=None, *, unit=USD, **more):
    amounts = {"used": used, "limit": limit, "left": more.pop("left", None)}
    amounts = {name: None if value is None else Decimal(value) for name, value in amounts.items()}
    values = {"window": MONTH, "at": NOW - timedelta(minutes=2), **amounts, **more}
    return Reading("one", "one:key", "Key", "one", unit, **values)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (reading("12.40", "50"), "$12.40 of $50 used · November · as of 2 min ago"),
        (reading("12.40"), "$12.40 used · November · as of 2 min ago"),
        (reading(None, "50"), "of $50, how much is used is not told · November · as of 2 min ago"),
        (reading(left="12.40", window=None), "$12.40 left · as of 2 min ago"),
        (reading(left="12.40", window=Window(None, None)), "$12.40 left · as of 2 min ago"),
        (reading("3", left="0", window=None), "$3 used, $0 left · as of 2 min ago"),
        (reading("0", "50", at=NOW), "$0 of $50 used · November · just now"),
        (reading("42", "100", unit=PERCENT, window=HOURS), "42 % used · resets in 3 hours · as of 2 min ago"),
        (reading("130", "100", unit=PERCENT, window=None), "130 % used · as of 2 min ago"),
        (reading("900", "1500", unit=CREDITS), "900 of 1,500 credits used · November · as of 2 min ago"),
        (reading("21500", unit=TOKENS, window=TONIGHT),
         "21,500 tokens used · resets at midnight · as of 2 min ago"),
        (reading("9.90", unit=Unit("CNY"), window=None), "CN¥9.90 used · as of 2 min ago"),
        (reading("5", via="status line", window=None), "$5 used · as of 2 min ago, from the status line"),
        (reading("5", known=Known.TYPED, window=None), "$5 used · typed by you 2 min ago"),
        (reading("5", window=Window(MONTH.start, None)), "$5 used · as of 2 min ago"),
    ],
)  # fmt: skip
def test_a_figure_in_one_line(told, said):
    assert figure(told, NOW, ZONE, ENGLISH) == said


def test_a_state_in_a_few_words():
    source = Source("one", "One", enabled=True, documented=True)
    assert state(source, NOW, ENGLISH) == "on, not asked yet"
    assert state(replace(source, enabled=False), NOW, ENGLISH) == "off"
    assert state(replace(source, askable=False), NOW, ENGLISH) == "cannot be asked"
    answered = replace(source, asked_at=NOW - timedelta(minutes=2))
    assert state(answered, NOW, ENGLISH) == "answered 2 min ago"


@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_has_words(kind):
    fault = Fault("one", "One", kind, "A sentence.", NOW)
    source = Source("one", "One", enabled=True, documented=True, fault=fault)
    assert state(source, NOW, ENGLISH)


@pytest.mark.parametrize("billing", Billing)
def test_every_billing_has_words(billing):
    assert billed(Route("tool", billing, "account")).startswith("billed to ")


def test_why_it_is_billed_so():
    route = Route("tool", Billing.KEY, "account", by_hand=True)
    assert why(route) == "Set by you."
    assert why(replace(route, why="Found in the tool's settings.")) == "Found in the tool's settings."
    assert why(replace(route, by_hand=False)) == ""
