from argparse import Namespace
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from trayapp.cli.allowance import key_from, line_of, made_of
from trayapp.cli.refusal import Refusal
from trayapp.cli.shapes import shape_of
from trayapp.domain.model import CREDITS, PERCENT, REQUESTS, TOKENS, USD, Extra, Unit
from trayapp.domain.period import Daily, Monthly, Rolling, Span, Standing, Weekly

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "limit", "unit", "period"),
    [
        ("250/month", "250", USD, Monthly()),
        ("250", "250", USD, Monthly()),
        ("$1,600 / month", "1600", USD, Monthly()),
        ("200/week", "200", USD, Weekly()),
        ("€200.50/week", "200.50", Unit("EUR"), Weekly()),
        ("200 chf a month", "200", Unit("CHF"), Monthly()),
        ("75 per day", "75", USD, Daily()),
        ("30000tokens/day", "30000", TOKENS, Daily()),
        ("30k tokens/day", "30000", TOKENS, Daily()),
        ("1.5M tokens/month", "1500000", TOKENS, Monthly()),
        ("300 requests/month", "300", REQUESTS, Monthly()),
        ("1000 credits/month", "1000", CREDITS, Monthly()),
        ("100%/5h", "100", PERCENT, Rolling(timedelta(hours=5))),
        ("50/7d", "50", USD, Rolling(timedelta(days=7))),
        ("5000/2026-12-31", "5000", USD, Span(TODAY, date(2026, 12, 31))),
        ("5000/2026-10-01..2026-12-31", "5000", USD, Span(date(2026, 10, 1), date(2026, 12, 31))),
        ("40/once", "40", USD, Standing()),
        ("no-cap/month", None, USD, Monthly()),
    ],
)
def test_a_shape_as_people_say_it(words, limit, unit, period):
    assert shape_of(words, TODAY) == (None if limit is None else Decimal(limit), unit, period)


def test_weeks_and_months_may_begin_on_another_day():
    assert shape_of("200/week", TODAY, "sun").period == Weekly(6)
    assert shape_of("250/month", TODAY, "15").period == Monthly(15)


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("", None),
        ("much", None),
        ("-5/month", None),
        ("250/fortnight", None),
        ("250/0h", None),
        ("$5 eur/month", None),
        ("5 apples/day", None),
        ("5/2026-02-30", None),
        ("5/2026-12-31..2026-12-01", None),
        ("75/day", "monday"),
        ("250/month", "32"),
        ("200/week", "t"),
        ("1e5/month", None),
        ("nan/month", None),
    ],
)
def test_anything_else_is_refused_in_a_sentence(words, starts):
    with pytest.raises(Refusal) as told:
        shape_of(words, TODAY, starts)
    assert told.value.sentence.endswith(".")


def args(**words):
    plain = {
        "title": None,
        "key": None,
        "guideline": False,
        "tool": [],
        "account": [],
        "model": [],
        "project": [],
    }
    return Namespace(**plain | words)


def made(words, held=(), **said):
    return made_of(shape_of(words, TODAY), args(**said), held, (50, 90))


def test_a_new_allowance_has_a_title_a_key_and_the_usual_thresholds():
    allowance = made("250/month")
    assert (allowance.title, allowance.key) == ("Monthly allowance", "monthly-allowance")
    assert (allowance.firm, allowance.thresholds) == (True, (50, 90))
    assert line_of(allowance) == "Monthly allowance: $250 a month, hard cap, key monthly-allowance"


def test_one_with_the_same_key_is_changed_and_keeps_what_was_not_said():
    before = replace(made("250/month"), extras=(Extra(TODAY, Decimal(100)),), thresholds=(80,))
    after = made("500/month", (before,), guideline=True)
    assert after == replace(before, limit=Decimal(500), firm=False)


def test_scopes_name_it():
    allowance = made("75/day", tool=["cursor"])
    assert (allowance.key, allowance.counts.tools) == ("cursor-daily", ("cursor",))


@pytest.mark.parametrize(
    ("title", "key"),
    [("Équipe IA", "equipe-ia"), ("研究", "allowance"), ("a/b  c", "a-b-c"), ("x" * 99, "x" * 64)],
)
def test_a_key_is_made_of_any_title(title, key):
    assert key_from(title) == key


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("200/week", "$200 a week"),
        ("100%/5h", "in any 5 hours"),
        ("50/7d", "in any 7 days"),
        ("5000/2026-12-31", "from 23 Nov 2026 to 31 Dec 2026"),
        ("40/once", "$40 once"),
        ("no-cap/month", "no cap a month"),
    ],
)
def test_every_shape_has_a_line(words, said):
    assert said in line_of(made(words))
