from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import NOVEMBER, NOW, allowance, judged, reading, use
from tests.domain.report_world import figures, gauge_of, history, month, page, section
from trayapp.domain.model import PERCENT, TOKENS, USD, Allowance, Expense, Extra, Forecast, Known, Range, Unit
from trayapp.domain.period import Daily, Monthly, Rolling, Span, Standing, Weekly
from trayapp.domain.plain import clean, short_names
from trayapp.domain.report import REASON_MOST, Choices, Part, clean_reason, proposed, rounded_up
from trayapp.domain.report_build import report
from trayapp.domain.report_text import as_text
from trayapp.domain.report_uses import saving
from trayapp.domain.usage import Tokens
from trayapp.domain.words import ENGLISH

# --- what to ask for --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0.30", 1), ("1", 1), ("7.2", 8), ("11", 15), ("20", 20), ("23.40", 25), ("62", 70), ("100", 100),
        ("137", 150), ("401", 500), ("1234", 1250), ("18400", 20_000), ("7300000", 8_000_000),
    ],
)  # fmt: skip
def test_what_is_missing_is_rounded_up_to_something_one_would_say(amount, rounded):
    assert rounded_up(Decimal(amount)) == rounded


@given(st.decimals("0.01", "1e12", places=2))
def test_what_is_proposed_is_enough_and_not_half_as_much_again(amount):
    found = rounded_up(amount)
    assert amount <= found <= max(amount * Decimal("1.5"), 1, amount + 1)
    assert found == found.to_integral_value()
    assert rounded_up(found) == found


def ahead(low, high):
    return Forecast(Range(Decimal(low), Decimal(low), Decimal(high)), None, None, None)


@pytest.mark.parametrize(
    ("changes", "amount"),
    [
        ({"forecast": ahead(240, 387)}, 150),
        ({"forecast": ahead(100, 250), "used": Decimal(90)}, None),
        ({"forecast": None, "used": Decimal(100)}, None),
        ({"forecast": None, "used": Decimal(262)}, 15),
        ({"forecast": None, "used": None}, None),
        ({"limit": None, "forecast": ahead(100, 900)}, None),
    ],
)
def test_what_is_proposed_is_the_high_end_above_the_limit(changes, amount):
    gauge = replace(gauge_of(allowance(250), month()), **changes)
    assert proposed(gauge) == amount


def test_what_is_asked_for_names_its_time():
    assert page(asked=130).request.ask == "$130 more for November 2026"
    assert page(asked=130).request.whole == "$380 instead of $250"
    weekly = allowance(60, period=Weekly())
    assert page(weekly, asked=20).request.ask == "$20 more for 23 Nov – 29 Nov 2026"
    assert page(allowance(9, period=Daily()), asked=3).request.ask == "$3 more a day"
    assert page(allowance(60, period=Rolling(timedelta(days=7))), asked=5).request.ask == "$5 more"
    assert page(allowance(60, period=Standing()), asked=5).request.ask == "$5 more"
    assert page(allowance(None), asked=5).request.whole == ""


def test_without_an_amount_nothing_is_asked_for():
    found = page(asked=None, reason="For the record.")
    assert (found.title, found.request) == ("How an AI allowance stands", None)
    assert found.reason == "For the record."


# --- how it stands ----------------------------------------------------------------------------------


def test_the_figures_are_the_gauges():
    found = page(allowance(400))
    assert figures(found, "standing") == {
        "Allowance": "$400",
        "Spent so far": "$272",
        "Likely at the end": "$330–390",
        "Runs out": "lasts to the end",
    }
    notes = [each.note for each in section(found, "standing").figures]
    assert notes == [
        "a hard cap",
        "68 % of the allowance, 75 % of the time",
        "within the allowance",
        "$128 left",
    ]


def test_over_the_allowance():
    found = page(allowance(200))
    assert figures(found, "standing")["Runs out"] == "used up"
    assert section(found, "standing").figures[3].note == "$72 over"
    assert found.bar.limit < found.bar.used < found.bar.asked == 1.0
    assert found.request is not None


def test_a_run_out_is_a_range():
    found = page(allowance(300))
    assert figures(found, "standing")["Runs out"].startswith("2")
    assert " – " in figures(found, "standing")["Runs out"]


def test_without_a_limit_there_is_no_bar_and_nothing_to_compare_with():
    found = page(allowance(None))
    assert found.request is None
    assert found.bar is None
    assert figures(found, "standing")["Allowance"] == "no cap"
    assert "Runs out" not in figures(found, "standing")


def test_too_early_to_say():
    found = page(allowance(250), uses=(use(3),), asked=50, began=date(2026, 11, 23))
    assert figures(found, "standing")["Likely at the end"] == "too early to say"
    assert "Ranges" not in as_text(found)


def test_what_nobody_knows_is_unknown():
    held = Allowance("seat", "Seat", PERCENT, Monthly(), Decimal(100))
    found = page(held, asked=20)
    assert figures(found, "standing")["Used so far"] == "unknown"
    assert "No figure is known yet." in section(found, "known").sentences
    assert [table.title for table in section(found, "spent").tables] == [
        "By tool, in tokens",
        "By model, in tokens",
        "By project, in tokens",
    ]
    assert all(row.amount is None for table in section(found, "spent").tables for row in table.rows)


def test_another_currency_has_no_dollars_from_the_logs():
    held = allowance(200, unit=Unit("EUR"))
    told = replace(reading(120), unit=Unit("EUR"), account="claude-code", source="claude-code")
    found = page(held, readings=[told])
    assert "$" not in as_text(found)
    assert figures(found, "standing")["Spent so far"] == "€120"


def test_a_balance_tells_what_is_left():
    told = replace(reading(None), key="vendor:balance", left=Decimal("12.40"), limit=None, window=None)
    (gauge,) = judged(readings=[told]).gauges
    found = report(gauge, history(()), None, Choices(), ENGLISH)
    assert figures(found, "standing") == {"Left": "$12.40"}
    assert [each.key for each in found.sections] == ["standing", "known"]


def test_an_exception_is_said():
    held = allowance(250, extras=(Extra(date(2026, 11, 5), Decimal(50)),))
    assert section(page(held), "standing").figures[0].note == "$50 of it for this time only"


def test_tokens_a_day_are_looked_at_over_four_weeks():
    held = Allowance("day", "Tokens a day", TOKENS, Daily(), Decimal(20_000))
    uses = tuple(use(1, days=ago, tokens=30_000 if ago in {1, 2} else 9_000) for ago in range(6))
    found = page(held, uses, asked=10_000)
    days = figures(found, "days")
    assert days["Days over the allowance"] == "2 of the last 28 days"
    assert days["Most on one day"] == "30,000 tokens"
    assert section(found, "days").picture.running is False
    assert section(found, "days").picture.chart.bins[-1].even == 20_000
    assert [table.title for table in section(found, "spent").tables] == ["By tool", "By model"]


# --- where it went ----------------------------------------------------------------------------------

costs = st.one_of(st.none(), st.decimals(0, 50, places=3))
made_uses = st.lists(
    st.builds(
        lambda cost, days, tool, model, project: use(
            cost, days=days, tool=tool, model=model, project=project
        ),
        costs,
        st.integers(0, 60),
        st.sampled_from(["claude-code", "codex", "other-tool"]),
        st.sampled_from(["claude-opus-4-8", "claude-opus-4-8-20260101", "gpt-5.5", "a", "b", "c", "d", "e"]),
        st.sampled_from(["", "/a/x", "/b/x", "C:\\work\\y", "z", "/c/1", "/c/2", "/c/3"]),
    ),
    max_size=30,
)


@given(
    uses=made_uses,
    stated=st.one_of(st.none(), st.decimals(0, 900, places=2)),
    spent=st.one_of(st.none(), st.decimals(1, 90, places=2)),
    limit=st.one_of(st.none(), st.integers(1, 900)),
)
def test_every_table_adds_up_to_the_total(uses, stated, spent, limit):
    expenses = () if spent is None else (Expense(date(2026, 11, 2), spent, "travel"),)
    held = allowance(limit, expenses=expenses)
    told = () if stated is None else (replace(reading(stated), account="codex", source="codex"),)
    gauge = gauge_of(held, tuple(uses), told)
    found = report(gauge, history(uses), None, Choices(), ENGLISH)
    for table in section(found, "spent").tables if section(found, "spent") else ():
        amounts = [row.amount for row in table.rows if row.amount is not None]
        if amounts:
            assert abs(sum(amounts) - gauge.used) < Decimal("0.005")
            assert len({row.name for row in table.rows}) == len(table.rows)
    assert as_text(found) == as_text(report(gauge, history(uses), None, Choices(), ENGLISH))


def test_what_the_vendor_counts_besides_is_a_row_of_its_own():
    told = replace(reading(300), account="seat", at=NOW)
    found = page(allowance(250), month("seat"), readings=[told])
    for table in section(found, "spent").tables:
        assert (table.rows[-1].name, table.rows[-1].named) == ("Not in the logs here", False)
        assert (table.rows[-1].amount, table.rows[-1].percent) == (28, "9 %")


def test_a_bill_below_list_prices_is_said():
    told = replace(reading(100), account="seat", at=NOW)
    row = section(page(readings=[told], uses=month("seat")), "spent").tables[0].rows[-1]
    assert (row.name, row.amount, row.percent) == ("Billed below list prices", -172, "")


def test_what_only_a_vendor_knows_of_stands_beside_what_the_logs_hold():
    told = replace(reading(40), account="gateway", title="Gateway", at=NOW)
    rows = section(page(readings=[told], uses=month("seat")), "spent").tables[0].rows
    assert [(row.name, row.amount) for row in rows] == [("Claude Code", 240), ("Gateway", 40), ("Codex", 32)]


def test_projects_can_be_kept_out():
    found = page(parts=frozenset(Part) - {Part.PROJECTS}, reason="More")
    text = as_text(found)
    assert not any(name in text for name in ("billing", "web", "data"))
    assert len(section(found, "spent").tables) == 2
    series = section(found, "days").picture.chart.series
    assert [each.name for each in series] == [""]


def test_only_what_is_wanted_is_on_the_page_and_how_it_is_known_always():
    found = page(parts=frozenset())
    assert [each.key for each in found.sections] == ["standing", "known"]


def test_folders_go_by_the_least_that_tells_them_apart():
    names = ["/home/me/web", "/srv/you/web", "C:\\work\\api", "", "/"]
    assert short_names(names) == {
        "/home/me/web": "me/web",
        "/srv/you/web": "you/web",
        "C:\\work\\api": "api",
        "": "",
        "/": "",
    }


# --- days, the window before, and thrift ------------------------------------------------------------


def test_the_window_before_is_there_only_when_all_of_it_is_known():
    found = page()
    label = "Before, October 2026"
    assert figures(found, "days")[label] == "$210"
    (before,) = [each for each in section(found, "days").figures if each.label == label]
    assert before.note == "$160 of it by the same day"
    assert label not in figures(page(began=date(2026, 10, 2)), "days")


def test_a_span_has_none_before():
    held = allowance(900, period=Span(date(2026, 10, 1), date(2026, 12, 31)))
    assert not any(label.startswith("Before") for label in figures(page(held), "days"))


def test_days_are_counted():
    days = figures(page(), "days")
    assert days["Days active"] == "16 of 23 days"
    assert days["On an active day"] == "$17"


def test_a_total_that_the_logs_do_not_agree_with_is_not_drawn_as_one():
    assert section(page(), "days").picture.running
    told = replace(reading(400), account="claude-code", source="claude-code")
    assert not section(page(readings=[told]), "days").picture.running


def test_a_vendors_own_figure_takes_nothing_from_logs_that_may_be_anybodys():
    (gauge,) = judged(readings=[reading(83)], uses=()).gauges
    found = report(gauge, history(month()), None, Choices(), ENGLISH)
    assert [each.key for each in found.sections] == ["standing", "known"]


def test_cheaper_models_are_those_that_cost_less_for_the_same_work():
    found = saving(
        [
            replace(use(10, model="dear"), tokens=Tokens(output=1_000)),
            # As dear for each token that was used, and yet a cheap one: nothing of it came from the cache.
            replace(use(2, model="cheap"), tokens=Tokens(input=2_000, output=600)),
            replace(use(9, model="alike"), tokens=Tokens(output=1_000)),
            replace(use(None, model="new"), tokens=Tokens(output=400)),
        ]
    )
    assert (found.dearest, found.models) == ("dear", ("cheap",))
    assert found.cheaper == pytest.approx(2_600 / 5_000)
    assert found.cached == 0


def test_one_model_alone_is_no_thrift():
    found = saving([use(10, model="only"), use(5, model="only")])
    assert (found.cheaper, found.models) == (None, ())
    assert saving([]).cached is None


def test_a_flat_seat_is_told_and_not_counted():
    flat = tuple(replace(each, metered=False) if each.tool == "codex" else each for each in month())
    found = page(uses=flat)
    assert any("went through a flat seat" in each for each in section(found, "saving").sentences)
    assert figures(found, "standing")["Spent so far"] == "$240"
    assert section(found, "spent").tables[2].rows[-1].name != "data"


# --- words from elsewhere ---------------------------------------------------------------------------

HOSTILE = "\u202e<b>x</b>\x1b[31m\r\n\x00" + "name" * 3_000


@pytest.mark.parametrize("name", [HOSTILE, "\u200f\u05e2\u05d1\u05e8", "=cmd()", "   ", "\ud800"])
def test_names_from_logs_stay_on_their_line(name):
    uses = (use(3, tool=name, model=name, project=name), use(2))
    found = page(allowance(4, title=name or "x"), uses, asked=5, reason=name)
    text = as_text(found)
    assert all(char.isprintable() or char in "\n " for char in text)
    assert max(map(len, text.splitlines())) <= max(REASON_MOST, 130)
    assert len(text.splitlines()) < 70


def test_reasons_keep_their_paragraphs_and_the_pages_room():
    assert clean_reason("  One.\n\n\n\nTwo.\t x\x07 ") == "One.\n\nTwo. x"
    assert len(clean_reason("x" * 5_000)) <= REASON_MOST
    assert clean_reason("\n".join("a" * 40)).count("\n") < 12
    assert clean(" a\u2028b ") == "a b"


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Known.REPORTED, "The total is the vendor's own figure of"),
        (Known.BOTH, "with what the logs hold since."),
        (Known.TYPED, "The total was typed by hand on"),
        (Known.ESTIMATED, "The total is an estimate of"),
    ],
)
def test_how_it_is_known_is_always_said(known, said):
    gauge = replace(gauge_of(allowance(250), month()), known=known, reported_at=NOW)
    found = report(gauge, history(month()), None, Choices(frozenset()), ENGLISH)
    assert said in as_text(found).replace("\n", " ")
    assert "23 November 2026, 15:30 (Europe/Berlin)" in as_text(found).replace("\n", " ")


def test_a_window_in_utc_is_the_month_all_the_same():
    gauge = gauge_of(allowance(250), month())
    moved = replace(
        gauge.window, start=NOVEMBER.start + timedelta(hours=1), end=NOVEMBER.end + timedelta(hours=1)
    )
    found = report(replace(gauge, window=moved), history(month()), None, Choices(), ENGLISH)
    assert found.subtitle.endswith("November 2026")


def test_sample_data_says_so():
    gauge = gauge_of(allowance(250), month())
    found = report(gauge, history(month()), None, Choices(sample=True), ENGLISH)
    assert as_text(found).startswith("Sample data: nothing here is real\n")
    assert gauge.allowance.unit == USD
