"""The shapes that companies give, what is typed as an amount, and what is used of it by now."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from trayapp.domain.model import (
    CREDITS,
    REQUESTS,
    TOKENS,
    USD,
    Allowance,
    Billing,
    Gauge,
    Known,
    Level,
    Route,
    Scope,
    Share,
    Snapshot,
    Unit,
)
from trayapp.domain.period import Daily, Monthly, Weekly, Window
from trayapp.domain.presets import BadAmountError, amount, named, presets, used_so_far
from trayapp.settings import edit, parse

MONTH = presets()[0].allowance
NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
WINDOW = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def by_id(name):
    return next(each for each in presets() if each.id == name)


def watched(**more):
    implicit = Allowance("this-month", "November", USD, Monthly(), None)
    gauge = Gauge(
        implicit, WINDOW, None, Decimal(128), None, None, 0.7, Decimal("6.40"), Decimal(11), None,
        Level.CALM, NOW, Known.ESTIMATED,
        by_tool=(Share("claude-code", Decimal(100), 9), Share("codex", Decimal(28), 3)),
    )  # fmt: skip
    return Snapshot(NOW, "UTC", (gauge,), asks_allowance=True, **more)


def test_every_shape_of_the_trade_is_there():
    shapes = {(each.allowance.limit, each.allowance.unit, type(each.allowance.period)) for each in presets()}
    assert {
        (Decimal(250), USD, Monthly),
        (Decimal(200), USD, Weekly),
        (Decimal(75), USD, Daily),
        (Decimal(30_000), TOKENS, Daily),
        (Decimal(1_000), CREDITS, Monthly),
        (Decimal(300), REQUESTS, Monthly),
        (None, USD, Monthly),
    } <= shapes
    assert not by_id("guideline").allowance.firm
    assert by_id("month").allowance.firm
    assert by_id("day-tool").one_tool


@pytest.mark.parametrize("preset", presets(), ids=lambda each: each.id)
def test_every_shape_can_be_written_and_read_again(preset):
    given = named(preset.allowance)
    text = edit("", {f"allowance.{given.key}": given})
    assert parse(text)[0].allowances == (given,)


def test_a_name_says_what_it_is():
    assert (named(MONTH).key, named(MONTH).title) == ("month", "Monthly allowance")
    tokens = named(by_id("tokens").allowance)
    assert (tokens.key, tokens.title) == ("tokens", "Daily tokens")
    one = named(replace(MONTH, counts=Scope(tools=("codex",))), "Codex")
    assert (one.key, one.title) == ("codex", "Codex")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("250", "250"),
        (" $1,500 ", "1500"),
        ("49.90", "49.90"),
        ("49,90", "49.90"),
        ("1,234,567.50", "1234567.50"),
        ("30 000", "30000"),
        ("30\u202f000", "30000"),
        ("1'500", "1500"),
        ("250 USD", "250"),
        ("80 €", "80"),
        ("1500,5", "1500.5"),
    ],
)
def test_amounts_as_people_type_them(text, value):
    assert amount(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("$", "empty"),
        ("lots", "number"),
        ("-5", "number"),
        ("1e5", "number"),
        ("NaN", "number"),
        ("1,2,3", "number"),
        ("٢٥٠", "number"),
        ("<b>250</b>", "number"),
        ("0", "zero"),
        ("0.00", "zero"),
        ("1.500", "ambiguous"),
        ("9" * 13, "large"),
        ("9" * 40, "large"),
    ],
)
def test_what_is_no_amount_has_its_reason(text, reason):
    with pytest.raises(BadAmountError) as told:
        amount(text)
    assert told.value.reason == reason


def test_use_so_far_of_a_month_a_day_and_one_tool():
    assert used_so_far(watched(), MONTH) == Decimal(128)
    assert used_so_far(watched(), replace(MONTH, period=Daily())) == Decimal("6.40")
    assert used_so_far(watched(), replace(MONTH, counts=Scope(tools=("codex",)))) == Decimal(28)


def test_what_the_snapshot_does_not_tell_is_unknown():
    for given in (
        replace(MONTH, period=Weekly()),
        replace(MONTH, period=Monthly(15)),
        replace(MONTH, unit=TOKENS),
        replace(MONTH, unit=Unit("EUR")),
        replace(MONTH, period=Daily(), counts=Scope(tools=("codex",))),
    ):
        assert used_so_far(watched(), given) is None
    assert used_so_far(Snapshot(NOW, "UTC"), MONTH) is None


def test_a_flat_seat_costs_the_allowance_nothing():
    flat = watched(routes=(Route("claude-code", Billing.FLAT, "me"),))
    assert used_so_far(flat, MONTH) == Decimal(28)
    assert used_so_far(flat, replace(MONTH, period=Daily())) is None


def test_one_that_is_set_already_tells_its_own_use():
    snapshot = watched()
    held = replace(snapshot.gauges[0], allowance=MONTH, used=Decimal(90))
    assert used_so_far(replace(snapshot, gauges=(held,), asks_allowance=False), MONTH) == Decimal(90)
