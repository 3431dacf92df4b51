"""Every sentence that more than one surface shows."""

import string
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.domain.words_gauge import BERLIN, EUR, HOURS, NOW, UTC_MONTH, gauge, local
from trayapp.domain import phrases
from trayapp.domain.languages import OTHERS, catalogue
from trayapp.domain.model import PERCENT, REQUESTS, TOKENS, Forecast, Known, Level, Progress, Range, Snapshot
from trayapp.domain.period import Daily, Monthly, Rolling, Weekly
from trayapp.domain.words import ENGLISH, Words
from trayapp.system.translations import read

TRANSLATIONS = Path(__file__).resolve().parents[2] / "resources" / "translations"


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
        (gauge(84, limit=100, unit=PERCENT), "16 %", "left", "16 % left"),
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
        (90, "Reading logs: 210 of 1,479 files, 2 min left"),
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


CATALOGUES = [
    phrases.ENGLISH,
    *(catalogue(each, read(TRANSLATIONS / f"remainder_{each.file}.ts")[1]) for each in OTHERS.values()),
]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: one.language)
def test_every_language_says_everything_with_the_same_values(catalogue):
    assert catalogue.phrases.keys() == phrases.ENGLISH.phrases.keys()
    assert len(catalogue.months) == len(catalogue.months_short) == 12
    for key, phrase in catalogue.phrases.items():
        wanted = set().union(*fields_of(phrases.ENGLISH.phrases[key]))
        assert set().union(*fields_of(phrase)) <= wanted, key
        assert "!" not in phrase


def test_a_second_language_needs_a_catalogue_and_nothing_else():
    german = phrases.ENGLISH._replace(
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


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("claude-opus-4-8", "Opus 4.8"),
        ("claude-sonnet-4-5-20250929", "Sonnet 4.5"),
        ("claude-haiku-5", "Haiku 5"),
        ("gpt-5.5", "gpt-5.5"),
        ("gpt-5.1-codex", "gpt-5.1-codex"),
        ("some-model-20260101", "some-model"),
        ("totally-unknown-model", "totally-unknown-model"),
        ("claude-3-5-sonnet-20241022", "claude-3-5-sonnet"),
    ],
)
def test_models_are_named_as_a_person_says_them(name, said):
    assert ENGLISH.share_name(name) == said
