"""Numbers and dates follow the region, words the language; what is typed is read as it is written."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from trayapp.domain import phrases
from trayapp.domain.amount_typed import amount_typed, in_region
from trayapp.domain.model import TOKENS, USD, Unit
from trayapp.domain.presets import BadAmountError, amount
from trayapp.domain.region import NOWHERE, Form, Region, number_of, typed
from trayapp.domain.words import ENGLISH, SPOKEN

GERMAN = Form(".", ",", 1, False, "{number}\u00a0{symbol}", False, False)
AMERICAN = Form(",", ".", 1, False, "{symbol}{number}", True, True)
INDIAN = Form(",", ".", 1, True, "{symbol}{number}", False, True)
SPANISH = Form(".", ",", 2, False, "{number}\u00a0{symbol}", False, False)
FRENCH = Form("\u202f", ",", 1, False, "{number}\u00a0{symbol}", False, False)
SWISS = Form("’", ".", 1, False, "{symbol}\u00a0{number}", False, False)


@pytest.fixture(autouse=True)
def nowhere_again():
    yield
    phrases.live_in(NOWHERE)


def live(form):
    phrases.live_in(Region(form, form, form))


def test_english_in_germany():
    live(GERMAN)
    assert SPOKEN.money(Decimal("83.10"), USD) == "83,10\u00a0$"
    assert SPOKEN.column(Decimal("1234.5"), USD) == "1.234,50\u00a0$"
    assert SPOKEN.money(Decimal("1234.5"), Unit("CHF")) == "1.235\u00a0CHF"
    assert SPOKEN.money(Decimal("-83.10"), USD) == "−83,10\u00a0$"
    assert SPOKEN.money_range(Decimal(90), Decimal(130), USD) == "90–130\u00a0$"
    assert SPOKEN.money(Decimal(18_400), TOKENS) == "18.400 tokens"
    assert SPOKEN.tokens(1_200_000) == "1,2 M"
    assert SPOKEN.count("malformed", 1234) == "1.234 lines could not be read"
    assert SPOKEN.dated(date(2026, 11, 18)) == "Wed 18 Nov 2026"
    assert SPOKEN.time_of_day(17, 5) == "17:05"


def test_english_in_america():
    live(AMERICAN)
    assert SPOKEN.column(Decimal("1234.5"), USD) == "$1,234.50"
    assert SPOKEN.short_date(date(2026, 11, 7)) == "Nov 7"
    assert SPOKEN.dated(date(2026, 11, 18)) == "Wed Nov 18, 2026"
    assert SPOKEN.dates(date(2026, 11, 16), date(2026, 11, 22)) == "Nov 16 – Nov 22, 2026"
    at, zone = datetime(2026, 11, 22, 17, 14, tzinfo=UTC), ZoneInfo("UTC")
    assert SPOKEN.when(at, at - timedelta(hours=2), zone) == "about 5:15 PM"
    clocks = [SPOKEN.time_of_day(hour, 0) for hour in (0, 1, 11, 12, 23)]
    assert clocks == ["12:00 AM", "1:00 AM", "11:00 AM", "12:00 PM", "11:00 PM"]


def test_groups_of_every_kind():
    for form, said in ((INDIAN, "12,34,567"), (SPANISH, "1.234.567"), (FRENCH, "1\u202f234\u202f567")):
        live(form)
        assert SPOKEN.number(Decimal(1_234_567), 0) == said
    live(SPANISH)
    assert (SPOKEN.number(Decimal(1234), 0), SPOKEN.number(Decimal(12345), 0)) == ("1234", "12.345")
    live(INDIAN)
    assert [SPOKEN.number(Decimal(10**n), 0) for n in (2, 3, 5, 7)] == [
        "100",
        "1,000",
        "1,00,000",
        "1,00,00,000",
    ]


def test_each_of_the_three_may_be_another_region():
    phrases.live_in(Region(numbers=GERMAN, money=AMERICAN, dates=None))
    assert SPOKEN.number(Decimal("1234.5"), 1) == "1.234,5"
    assert SPOKEN.column(Decimal("1234.5"), USD) == "$1,234.50"
    assert SPOKEN.short_date(date(2026, 11, 7)) == "7 Nov"
    phrases.live_in(Region(numbers=GERMAN))
    assert SPOKEN.column(Decimal("1234.5"), USD) == "$1,234.50"


def test_a_language_that_was_asked_for_by_name_has_its_own_forms():
    live(GERMAN)
    assert ENGLISH.column(Decimal("1234.5"), USD) == "$1,234.50"


@pytest.mark.parametrize(
    ("form", "text", "number"),
    [
        (GERMAN, "12,50", "12.50"), (GERMAN, "1.234", "1234"), (GERMAN, "1.234,56", "1234.56"),
        (GERMAN, "83.10", "83.10"), (GERMAN, "0.5", "0.5"), (GERMAN, "1234,5678", "1234.5678"),
        (GERMAN, "1,234.56", None), (GERMAN, "12.34.5", None), (GERMAN, "1.2345", "1.2345"),
        (GERMAN, "1 234", None), (GERMAN, "1,2,3", None), (GERMAN, "", None), (GERMAN, "-3", None),
        (AMERICAN, "1,234.56", "1234.56"), (AMERICAN, "1.234", "1.234"), (AMERICAN, "12,50", None),
        (AMERICAN, "1,234", "1234"), (None, "1,234", "1234"), (None, "12,50", None), (None, "1.234", "1.234"),
        (INDIAN, "12,34,567.5", "1234567.5"), (INDIAN, "1,234,567", None), (FRENCH, "1 234,5", "1234.5"),
        (FRENCH, "1\u202f234,5", "1234.5"), (FRENCH, "1.234", "1.234"), (SWISS, "1'234.50", "1234.50"),
        (SWISS, "1’234.50", "1234.50"), (GERMAN, "1e3", None), (GERMAN, "٣", None),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_as_the_region_writes_it(form, text, number):
    assert number_of(text, form) == (None if number is None else Decimal(number))


@pytest.mark.parametrize("form", [None, GERMAN, AMERICAN, INDIAN, SPANISH, FRENCH, SWISS])
@pytest.mark.parametrize("number", ["0", "7", "12.5", "1234", "1.234", "1234567.89", "0.001"])
def test_what_a_field_shows_is_read_back(form, number):
    assert number_of(typed(Decimal(number), form), form) == Decimal(number)
    if form is not None:
        live(form)
        assert number_of(SPOKEN.number(Decimal(number), 3), form) == Decimal(number)
        assert amount_typed(in_region(Decimal(number))) == Decimal(number)
        assert amount_typed("-" + in_region(Decimal(number))) == -Decimal(number)
        assert amount_typed("x") == "x"


def test_fifteen_hundred_is_one_thing_in_germany_and_two_elsewhere():
    with pytest.raises(BadAmountError):
        amount("1.500")
    live(GERMAN)
    assert (amount("1.500"), amount("1.500,5"), amount("49,90")) == (
        1500,
        Decimal("1500.5"),
        Decimal("49.90"),
    )
    live(AMERICAN)
    with pytest.raises(BadAmountError):
        amount("1.500")
