"""Plain words: every form of number, span and sentence that a person reads."""

import string
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trayapp.domain import phrases
from trayapp.domain.model import (
    CREDITS,
    PERCENT,
    REQUESTS,
    TOKENS,
    USD,
    Allowance,
    Forecast,
    Gauge,
    Known,
    Level,
    Progress,
    Range,
    Snapshot,
    Unit,
)
from trayapp.domain.period import Daily, Given, Monthly, Rolling, Span, Standing, Weekly, Window
from trayapp.domain.words import ENGLISH, Words, of

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 11, tzinfo=UTC)
EUR, JPY, SEK, KWD = Unit("EUR"), Unit("JPY"), Unit("SEK"), Unit("KWD")


# --- numbers ----------------------------------------------------------------------------------------


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


# --- times ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(seconds=29), "a moment"),
        (timedelta(seconds=30), "1 minute"),
        (timedelta(minutes=40), "40 minutes"),
        (timedelta(minutes=89), "89 minutes"),
        (timedelta(minutes=90), "2 hours"),
        (timedelta(hours=3), "3 hours"),
        (timedelta(hours=35.9), "36 hours"),
        (timedelta(hours=36), "2 days"),
        (timedelta(days=8), "8 days"),
        (timedelta(days=1200), "1,200 days"),
    ],
)
def test_span(length, text):
    assert ENGLISH.span(length) == text


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 min ago"),
        (timedelta(minutes=59), "59 min ago"),
        (timedelta(minutes=60), "1 hour ago"),
        (timedelta(hours=47), "47 hours ago"),
        (timedelta(hours=48), "2 days ago"),
    ],
)
def test_age(ago, text):
    assert ENGLISH.age(NOW - ago, NOW) == text


def test_dates_and_clock():
    assert ENGLISH.long_date(date(2026, 11, 30)) == "30 November"
    assert ENGLISH.short_date(date(2026, 11, 27)) == "27 Nov"
    assert ENGLISH.clock(datetime(2026, 11, 23, 16, 7, 29, tzinfo=UTC), BERLIN) == "17:00"
    assert ENGLISH.clock(datetime(2026, 11, 23, 16, 7, 30, tzinfo=UTC), BERLIN) == "17:15"
    assert ENGLISH.clock(datetime(2026, 11, 23, 22, 55, tzinfo=UTC), BERLIN) == "00:00"


def local(*parts):
    return datetime(*parts, tzinfo=BERLIN).astimezone(UTC)


HOURS = Given(Window(local(2026, 11, 23, 10), local(2026, 11, 23, 15)))
UTC_MONTH = Given(Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)))
PROJECT = Span(date(2026, 10, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("period", "now", "left", "resets"),
    [
        (Monthly(), NOW, "8 days", "resets in 8 days"),
        (Monthly(), local(2026, 11, 29, 23, 59), "2 days", "resets in 2 days"),
        (Monthly(), local(2026, 11, 30), "until midnight", "resets at midnight"),
        (Daily(), NOW, "until midnight", "resets at midnight"),
        (Weekly(), local(2026, 11, 29, 9), "until midnight", "resets at midnight"),
        (HOURS, NOW, "3 hours", "resets in 3 hours"),
        (HOURS, local(2026, 11, 23, 14, 20), "40 minutes", "resets in 40 minutes"),
        (HOURS, local(2026, 11, 23, 15), "", "its window has ended"),
        (UTC_MONTH, local(2026, 11, 30, 12), "13 hours", "resets tomorrow"),
        (UTC_MONTH, local(2026, 11, 30, 14), "11 hours", "resets in 11 hours"),
        (PROJECT, NOW, "39 days", "ends in 39 days"),
        (PROJECT, local(2026, 12, 31, 8), "until midnight", "ends at midnight"),
        (PROJECT, local(2027, 1, 2), "", "has ended"),
        (Standing(), NOW, "", "does not reset"),
        (Rolling(timedelta(hours=5)), NOW, "a moment", "the last 5 hours"),
    ],
)
def test_time_left_and_reset(period, now, left, resets):
    window = period.window(now, BERLIN)
    assert ENGLISH.time_left(window, now, BERLIN) == left
    assert ENGLISH.resets(period, window, now, BERLIN) == resets


@pytest.mark.parametrize(
    ("period", "title", "spent"),
    [
        (Monthly(), "November", "$38 spent in November"),
        (UTC_MONTH, "November", "$38 spent in November"),
        (Monthly(15), "15 Nov – 14 Dec", "$38 spent since 15 Nov"),
        (Weekly(), "This week", "$38 spent this week"),
        (Daily(), "Today", "$38 spent today"),
        (Rolling(timedelta(days=7)), "Last 7 days", "$38 spent in the last 7 days"),
        (PROJECT, "1 Oct – 31 Dec", "$38 spent since 1 Oct"),
        (Standing(), "So far", "$38 spent so far"),
        (Standing(date(2026, 1, 1)), "So far", "$38 spent since 1 Jan"),
        (HOURS, "23 Nov – 23 Nov", "$38 spent since 23 Nov"),
    ],
)
def test_windows_have_names(period, title, spent):
    assert ENGLISH.window_title(period, period.window(NOW, BERLIN), BERLIN) == title
    assert ENGLISH.spent(gauge(38, limit=None, period=period), BERLIN) == spent


# --- sentences --------------------------------------------------------------------------------------


def gauge(used, *, limit=250, period=None, unit=USD, forecast=None, pace=0.75, **changes):
    period = period or Monthly()
    used = None if used is None else Decimal(str(used))
    limit = None if limit is None else Decimal(limit)
    left = None if used is None or limit is None else limit - used
    plain = Gauge(
        allowance=Allowance("m", "November allowance", unit, period, limit),
        window=period.window(NOW, BERLIN),
        limit=limit,
        used=used,
        left=left,
        share_left=None if left is None or not limit else float(left / limit),
        pace=pace,
        today=None,
        yesterday=None,
        forecast=forecast,
        level=Level.CALM,
        as_of=NOW,
        known=Known.ESTIMATED,
    )
    return replace(plain, **changes)


def spends(low, likely, high, *, outs=(None, None, None)):
    return Forecast(Range(Decimal(low), Decimal(likely), Decimal(high)), *outs)


EARLY, LIKELY, LATE = local(2026, 11, 25, 9), local(2026, 11, 27, 9), local(2026, 11, 29, 9)
LASTS = spends(120, 140, 160)


@pytest.mark.parametrize(
    ("one", "big", "rest", "whole"),
    [
        (gauge(83), "$167", "left of $250", "$167 of $250 left"),
        (gauge(262), "$12", "over $250", "$12 over $250"),
        (gauge(250), "$0", "left of $250", "All of $250 is used"),
        (gauge(None), "unknown", "of $250: not known yet", "Not known yet how much of $250 is left"),
        (gauge(38, limit=None), "$38", "spent in November", "$38 spent in November"),
        (gauge(None, limit=None), "unknown", "", "unknown"),
        (
            gauge(11_600, limit=30_000, unit=TOKENS),
            "18,400",
            "left of 30,000 tokens",
            "18,400 of 30,000 tokens left",
        ),
        (gauge(84, limit=100, unit=PERCENT), "16 %", "left of 100 %", "16 % of 100 % left"),
        (
            gauge(9, limit=None, unit=REQUESTS),
            "9 requests",
            "used in November",
            "9 requests used in November",
        ),
    ],
)
def test_what_remains(one, big, rest, whole):
    assert ENGLISH.headline(one, BERLIN) == (big, rest)
    assert ENGLISH.remains(one, BERLIN) == whole


@pytest.mark.parametrize(
    ("period", "forecast", "text"),
    [
        (Monthly(), None, ""),
        (Monthly(), LASTS, "lasts the month"),
        (Monthly(15), LASTS, "lasts to the end"),
        (Weekly(), LASTS, "lasts the week"),
        (Daily(), LASTS, "lasts the day"),
        (HOURS, LASTS, "lasts until it resets"),
        (UTC_MONTH, LASTS, "lasts the month"),
        (Monthly(), spends(1, 2, 3, outs=(None, LIKELY, None)), "lasts until 27 Nov at this pace"),
        (
            Daily(),
            spends(1, 2, 3, outs=(None, local(2026, 11, 23, 17, 3), None)),
            "lasts until about 17:00 at this pace",
        ),
        (
            Monthly(),
            spends(1, 2, 3, outs=(None, local(2026, 11, 24, 9), None)),
            "lasts until about 09:00 tomorrow at this pace",
        ),
    ],
)
def test_whether_it_lasts(period, forecast, text):
    assert ENGLISH.lasts(gauge(83, period=period, forecast=forecast), NOW, BERLIN) == text


def test_what_is_gone_does_not_last():
    assert ENGLISH.lasts(gauge(250, forecast=LASTS), NOW, BERLIN) == ""
    assert ENGLISH.lasts(gauge(38, limit=None, forecast=LASTS), NOW, BERLIN) == ""


@pytest.mark.parametrize(
    ("outs", "text"),
    [
        ((EARLY, LIKELY, LATE), "Runs out between 25 Nov and 29 Nov"),
        ((EARLY, LIKELY, None), "Runs out 25 Nov at the earliest"),
        ((LIKELY, LIKELY, LIKELY), "Runs out 27 Nov"),
        ((EARLY, None, None), ""),
    ],
)
def test_run_out_as_a_range(outs, text):
    assert ENGLISH.run_out(gauge(83, forecast=spends(1, 2, 3, outs=outs)), NOW, BERLIN) == text


@pytest.mark.parametrize(
    ("limit", "period", "forecast", "text"),
    [
        (250, Monthly(), spends(122, 140, 158), "Likely $90–130 left on 30 November"),
        (250, UTC_MONTH, spends(122, 140, 158), "Likely $90–130 left on 30 November"),
        (250, Monthly(), spends(270, 280, 295), "Likely $20–45 over by 30 November"),
        (250, Monthly(), spends(205, 240, 272), "Likely between $22 over and $45 left on 30 November"),
        (250, Monthly(), spends(250, 250, 250), "Likely $0 left on 30 November"),
        (250, Daily(), spends(122, 140, 158), "Likely $90–130 left at midnight"),
        (250, HOURS, spends(122, 140, 158), "Likely $90–130 left when it resets"),
        (None, Monthly(), spends(92, 110, 128), "Likely $90–130 by 30 November"),
        (250, Monthly(), None, ""),
    ],
)
def test_forecast(limit, period, forecast, text):
    assert ENGLISH.forecast(gauge(83, limit=limit, period=period, forecast=forecast), BERLIN) == text


@pytest.mark.parametrize(
    ("used", "text"),
    [
        (100, "12 % more used than an even pace would have"),
        (50, "8 % less used than an even pace would have"),
        (71, "at an even pace"),
        (None, ""),
    ],
)
def test_pace(used, text):
    assert ENGLISH.pace(gauge(used, pace=0.28)) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"known": Known.ESTIMATED}, "estimated from logs"),
        ({"known": Known.REPORTED, "as_of": NOW - timedelta(minutes=4)}, "reported 4 min ago"),
        (
            {"known": Known.BOTH, "reported_at": NOW - timedelta(hours=2)},
            "reported 2 hours ago, local use added",
        ),
        ({"known": Known.TYPED}, "typed by you"),
        ({"used": None}, "no figure yet"),
    ],
)
def test_how_it_is_known(changes, text):
    one = gauge(**{"used": 83, **changes})
    assert ENGLISH.known(one, NOW) == text
    assert ENGLISH.detail(one, NOW, BERLIN) == f"resets in 8 days · {text}"


def test_small_sentences():
    assert ENGLISH.level(Level.CALM) == "on track"
    assert {ENGLISH.level(level) for level in Level} >= {"unknown", "worth watching", "tight", "used up"}
    assert ENGLISH.malformed(0) == ""
    assert ENGLISH.malformed(1) == "1 line could not be read"
    assert ENGLISH.malformed(1200) == "1,200 lines could not be read"
    assert ENGLISH.unpriced(()) == ""
    assert ENGLISH.unpriced(("a",)).startswith("No price is known for a. Its")
    assert ENGLISH.unpriced(("a", "b")).startswith("No price is known for a, b. Their")
    assert (ENGLISH.share_name("other"), ENGLISH.share_name("opus")) == ("other", "opus")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (12.4, "Reading logs: 210 of 1,479 files, 12 s left"),
        (0.2, "Reading logs: 210 of 1,479 files, 1 s left"),
        (89, "Reading logs: 210 of 1,479 files, 89 s left"),
        (150, "Reading logs: 210 of 1,479 files, 2 min left"),
        (None, "Reading logs: 210 of 1,479 files"),
    ],
)
def test_progress(seconds, text):
    assert ENGLISH.progress(Progress(210, 1479, 1, 2, seconds)) == text


READING = Progress(210, 1479, 1, 2, None)
OUT = spends(1, 2, 3, outs=(None, LIKELY, None))


@pytest.mark.parametrize(
    ("gauges", "fields", "text"),
    [
        ((gauge(83, forecast=OUT),), {}, "$167 of $250 left · 8 days · lasts until 27 Nov at this pace"),
        ((gauge(83, forecast=LASTS),), {}, "$167 of $250 left · 8 days · lasts the month"),
        ((gauge(262, forecast=LASTS),), {}, "$12 over $250 · 8 days"),
        ((gauge(38, limit=None, forecast=LASTS),), {}, "$38 spent in November"),
        ((gauge(None),), {}, "Not known yet how much of $250 is left · 8 days"),
        ((gauge(83, period=Rolling(timedelta(days=7))),), {}, "$167 of $250 left · the last 7 days"),
        (
            (gauge(83, stale=True, known=Known.REPORTED, as_of=NOW - timedelta(hours=30)),),
            {},
            "$167 of $250 left · 8 days · reported 30 hours ago",
        ),
        ((), {}, "No AI tool found yet"),
        ((), {"progress": READING}, "Reading logs: 210 of 1,479 files"),
        (
            (gauge(38, limit=None),),
            {"progress": READING},
            "Reading logs: 210 of 1,479 files · $38 spent in November",
        ),
        ((gauge(83),), {"sample": True}, "Sample data · $167 of $250 left · 8 days"),
        ((gauge(83),), {"stopped": True}, "Stopped. Quit and start again."),
    ],
)
def test_tooltip(gauges, fields, text):
    assert ENGLISH.tooltip(Snapshot(at=NOW, zone="Europe/Berlin", gauges=gauges, **fields)) == text


# --- languages --------------------------------------------------------------------------------------


def fields_of(phrase):
    return [{name for _, name, _, _ in string.Formatter().parse(form) if name} for form in phrase.split("|")]


@pytest.mark.parametrize("catalogue", phrases.CATALOGUES.values(), ids=lambda one: one.language)
def test_every_language_says_everything_with_the_same_values(catalogue):
    assert catalogue.phrases.keys() == phrases.ENGLISH.phrases.keys()
    assert len(catalogue.months) == len(catalogue.months_short) == 12
    for key, phrase in catalogue.phrases.items():
        wanted = set().union(*fields_of(phrases.ENGLISH.phrases[key]))
        assert set().union(*fields_of(phrase)) <= wanted, key
        assert "!" not in phrase


def test_a_second_language_needs_a_catalogue_and_nothing_else():
    german = replace(
        phrases.ENGLISH,
        language="de",
        months=("Januar", *phrases.ENGLISH.months[1:10], "November", "Dezember"),
        group=".",
        point=",",
        phrases={
            **phrases.ENGLISH.phrases,
            "money": "{number} {symbol}",
            "spent.month": "Im {month} {amount}",
        },
    )
    words = Words(german)
    assert words.money(Decimal("1234.5"), EUR) == "1.235 €"
    assert words.headline(gauge(38, limit=None), BERLIN) == ("38 $", "Im November")
    assert of("en-GB") is not None
    assert of("xx") is ENGLISH
    assert of("en").catalogue is phrases.ENGLISH
