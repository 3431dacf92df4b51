"""Every form of number that a person reads."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.words_gauge import EUR, JPY, KWD, SEK
from trayapp.domain.model import CREDITS, PERCENT, REQUESTS, TOKENS, USD, Unit
from trayapp.domain.words import ENGLISH


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        ("0", USD, "$0"),
        ("38", USD, "$38"),
        ("83.1", USD, "$83.10"),
        ("99.994", USD, "$99.99"),
        ("99.995", USD, "$100"),
        ("100", USD, "$100"),
        ("166.5", USD, "$167"),
        ("12345.6", USD, "$12,346"),
        ("1234567", USD, "$1,234,567"),
        ("0.005", USD, "$0.01"),
        ("0.0049", USD, "<$0.01"),
        ("-0.001", USD, "−<$0.01"),
        ("-12", USD, "−$12"),
        ("8.5", EUR, "€8.50"),
        ("1500", JPY, "¥1,500"),
        ("15.4", JPY, "¥15"),
        ("250", SEK, "SEK 250"),
        ("1.2345", KWD, "KWD 1.235"),
        ("18400", TOKENS, "18,400 tokens"),
        ("1", TOKENS, "1 token"),
        ("1240000", TOKENS, "1.2 M tokens"),
        ("12", REQUESTS, "12 requests"),
        ("1", CREDITS, "1 credit"),
        ("84", PERCENT, "84 %"),
        ("3", Unit("seats"), "3 seats"),
    ],
)
def test_money(amount, unit, text):
    assert ENGLISH.money(Decimal(amount), unit) == text


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        ("1234.5", USD, "$1,234.50"),
        ("3", USD, "$3.00"),
        ("-3.456", EUR, "−€3.46"),
        ("1234.5", JPY, "¥1,235"),
        ("250", SEK, "SEK 250.00"),
        ("18400", TOKENS, "18,400"),
        ("84.25", PERCENT, "84.3"),
    ],
)
def test_columns_keep_their_decimals(amount, unit, text):
    assert ENGLISH.column(Decimal(amount), unit) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (999, "999"),
        (18_400, "18,400"),
        (999_999, "999,999"),
        (1_000_000, "1 M"),
        (1_250_000, "1.3 M"),
        (99_940_000, "99.9 M"),
        (123_456_789, "123 M"),
        (999_950_000, "1 B"),
        (2_340_000_000, "2.3 B"),
    ],
)
def test_tokens(count, text):
    assert ENGLISH.tokens(count) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 %"),
        (0.0001, "<1 %"),
        (0.01, "1 %"),
        (0.99, "99 %"),
        (0.994, "99 %"),
        (0.835, "84 %"),
        (0.9999, "99 %"),
        (1, "100 %"),
        (1.12, "112 %"),
    ],
)
def test_percent(share, text):
    assert ENGLISH.percent(share) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        ("92.1", "128.3", USD, "$90–130"),
        ("4.21", "6.78", USD, "$4–7"),
        ("4.21", "4.98", USD, "$4.20–5.00"),
        ("7", "7", USD, "$7"),
        ("7.001", "7.002", USD, "$7"),
        ("1210", "1890", USD, "$1,200–1,900"),
        ("92", "128", SEK, "SEK 90–130"),
        ("210000", "1890000", TOKENS, "200,000–2 M tokens"),
        ("26600000", "27550000", TOKENS, "26.6–27.6 M tokens"),
        ("3", "9", REQUESTS, "3–9 requests"),
    ],
)
def test_ranges_are_as_coarse_as_they_are_wide(low, high, unit, text):
    assert ENGLISH.money_range(Decimal(low), Decimal(high), unit) == text


@settings(max_examples=150, deadline=None)
@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from([USD, EUR, JPY, SEK, TOKENS, PERCENT]))
def test_every_amount_can_be_said(amount, unit):
    assert ENGLISH.money(amount, unit)
    assert ENGLISH.column(amount, unit)
    assert (amount == 0) or ENGLISH.money(amount, USD) != "$0"


@settings(max_examples=100, deadline=None)
@given(st.decimals(0, 10**6, places=3), st.decimals(0, 10**6, places=3), st.sampled_from([USD, JPY, TOKENS]))
def test_every_range_can_be_said(one, other, unit):
    assert ENGLISH.money_range(min(one, other), max(one, other), unit)
