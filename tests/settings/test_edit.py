from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.domain.model import Allowance, Expense, Extra, Scope, Unit
from trayapp.domain.period import Daily, Monthly, Rolling, Span, Standing, Weekly
from trayapp.settings import EditRefusedError, edit, parse

FILE = """# My own remarks.
[general]
zone = "Europe/Berlin" # home
unknown = 1

[[allowance]] # the company's
key = "m"     # keep this
limit = 250.10
strange = true

# The second one.
[[allowance]]
key = "n"
"""


def allowance(text, key):
    return next(each for each in parse(text)[0].allowances if each.key == key)


def test_a_change_keeps_everything_else_as_it_is():
    assert edit(FILE, {"general.zone": "UTC"}) == FILE.replace('"Europe/Berlin"', '"UTC"')


def test_no_change_is_no_change():
    assert edit(FILE, {}) == FILE
    assert (
        edit(FILE, {"allowance.m": allowance(FILE, "m")}).replace(
            'title = "m"\nunit = "USD"\nperiod = "monthly"\n', ""
        )
        == FILE
    )


def test_windows_line_ends_stay():
    text = '[general]\r\nzone = "UTC"\r\n'
    assert edit(text, {"general.zone": "system"}) == '[general]\r\nzone = "system"\r\n'


def test_an_empty_file_is_begun():
    text = edit(
        "", {"appearance.theme": "dark", "sources.one.enabled": True, "warnings.thresholds": (50, 90)}
    )
    settings, said = parse(text)
    assert said == ()
    assert settings.appearance.theme == "dark"
    assert settings.sources.enabled("one")
    assert settings.warnings.thresholds == (50, 90)


def test_none_takes_a_line_out():
    assert "zone" not in edit(FILE, {"general.zone": None})
    assert edit(FILE, {"appearance.theme": None, "sources.x.enabled": None}) == FILE


def test_a_field_of_an_allowance():
    text = edit(FILE, {"allowance.m.limit": Decimal("300.50")})
    assert text == FILE.replace("250.10", "300.50")
    assert allowance(text, "m").limit == Decimal("300.50")


def test_an_allowance_that_is_not_there_is_said():
    with pytest.raises(EditRefusedError, match='no allowance with the key "q"'):
        edit(FILE, {"allowance.q.limit": Decimal(1)})


def test_an_allowance_is_added_and_removed():
    new = replace(allowance(FILE, "m"), key="new", title="New")
    text = edit(FILE, {"allowance.new": new})
    assert parse(text)[0].allowances[-1] == new
    assert edit(text, {"allowance.new": None}) == FILE


def test_comments_outlive_the_allowance_above_them():
    text = edit(FILE, {"allowance.m": None})
    assert "# The second one." in text
    assert [each.key for each in parse(text)[0].allowances] == ["n"]
    text = edit(FILE + "\n# The end.\n", {"allowance.n": None})
    assert "# The end." in text


def test_the_last_allowance_goes_altogether():
    assert "allowance" not in edit('[general]\n[[allowance]]\nkey = "a"\n', {"allowance.a": None})


def test_a_list_in_one_line_is_changed_too():
    text = edit('allowance = [{ key = "a", limit = 5 }]\n', {"allowance.a.limit": Decimal(6)})
    assert allowance(text, "a").limit == 6
    text = edit(text, {"allowance.b": replace(allowance(text, "a"), key="b")})
    assert allowance(text, "b").limit == 6


def test_tables_out_of_order_are_changed_too():
    text = '[sources.a]\nenabled = true\n[general]\nzone = "UTC"\n[sources.b]\nenabled = true\n'
    edited = edit(text, {"sources.b.enabled": False, "sources.c.enabled": True})
    settings, said = parse(edited)
    assert said == ()
    assert [settings.sources.enabled(each) for each in "abc"] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "changes", "said"),
    [
        ("[general\n", {"general.zone": "UTC"}, "cannot be read at line 1"),
        ("", {"general.zone": "Mars/Base"}, "general.zone was not changed"),
        ("", {"general.zon": "UTC"}, "did you mean general.zone"),
        ("", {"general.start_at_login": "yes"}, "true or false"),
        ("general = 3", {"general.zone": "UTC"}, "in the file itself"),
        ("allowance = 3", {"allowance.a": None}, "in the file itself"),
        ("", {"allowance.a b": Allowance("a b", "", Unit("USD"), Monthly(), None)}, "letters, digits"),
        (
            "",
            {"allowance.a": Allowance("a", "", Unit("USD"), Rolling(timedelta(seconds=7)), None)},
            "whole hours",
        ),
        ("", {"allowance.a": Allowance("a", "", Unit("USD"), Monthly(), Decimal(-1))}, "limit is wrong"),
    ],
)
def test_what_cannot_be_changed_is_said_and_left(text, changes, said):
    with pytest.raises(EditRefusedError) as caught:
        edit(text, changes)
    assert said in caught.value.sentence


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=8)
amounts = st.decimals(min_value=0, max_value=10**9, places=4)
days = st.dates(date(2000, 1, 1), date(2199, 12, 31))
lists = st.lists(words, max_size=3, unique=True).map(tuple)
allowances = st.builds(
    Allowance,
    key=st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True),
    title=words.filter(bool),
    unit=st.sampled_from([Unit("USD"), Unit("tokens"), Unit("CHF")]),
    period=st.one_of(
        st.just(Daily()),
        st.builds(Weekly, st.integers(0, 6)),
        st.builds(Monthly, st.integers(1, 31)),
        st.builds(Rolling, st.integers(1, 87600).map(lambda hours: timedelta(hours=hours))),
        st.tuples(days, days).map(lambda two: Span(min(two), max(two))),
        st.builds(Standing, st.none() | days),
    ),
    limit=st.none() | amounts,
    firm=st.booleans(),
    counts=st.builds(Scope, lists, lists, lists, lists),
    extras=st.lists(st.builds(Extra, days, amounts, words), max_size=2).map(tuple),
    expenses=st.lists(st.builds(Expense, days, amounts, words), max_size=2).map(tuple),
    thresholds=st.lists(st.integers(1, 1000), max_size=4, unique=True).map(lambda each: tuple(sorted(each))),
)


@given(st.lists(allowances, max_size=4, unique_by=lambda each: each.key), st.sampled_from(["", FILE]))
def test_allowances_come_back_as_they_were_written(wanted, start):
    text = edit(start, {f"allowance.{each.key}": each for each in wanted})
    settings, _said = parse(text)
    found = {each.key: each for each in settings.allowances}
    assert all(found[each.key] == each for each in wanted)
    emptied = edit(text, {f"allowance.{each.key}": None for each in settings.allowances})
    assert parse(emptied)[0].allowances == ()
