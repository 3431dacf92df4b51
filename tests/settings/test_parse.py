import contextlib
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.domain.model import USD, Expense, Extra, Unit
from trayapp.domain.period import Daily, Monthly, Rolling, Span, Standing, Weekly
from trayapp.settings import Kind, Settings, Spec, allowance_specs, parse, spec_of, specs, value_of
from trayapp.settings.check import BadValueError, check


def problems(text):
    return parse(text)[1]


def only_allowance(body):
    settings, said = parse(f"[[allowance]]\n{body}\n")
    assert said == ()
    return settings.allowances[0]


def test_an_empty_file_holds_the_defaults():
    assert parse("") == (Settings(), ())


def test_every_name_is_declared_once_and_says_what_it_is_for():
    found = [*specs(), *allowance_specs()]
    assert len({spec.name for spec in found}) == len(found)
    assert all(spec.label and spec.help.endswith(".") for spec in found)
    assert all(spec.page for spec in specs())


def test_every_default_is_an_allowed_value():
    for spec in (*specs(), *allowance_specs()):
        if spec.default is not None:
            assert check(spec, spec.default) == spec.default


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'appearance.theme = "drak"',
            'appearance.theme is "drak": it can be system, light or dark (did you mean dark?).',
        ),
        ("general.start_at_login = 1", "general.start_at_login is 1: it can be true or false."),
        (
            'warnings.quiet_from = "25:00"',
            'warnings.quiet_from is "25:00": it must be a time such as "22:00", or "" for none.',
        ),
        (
            "warnings.thresholds = [0]",
            (
                "warnings.thresholds is a list: it must be a list of whole numbers from 1 to 1000, "
                "such as [50, 75, 90, 100]."
            ),
        ),
        ("general = 3", "general must be a table: begin it with a line [general]."),
        ("[genral]", "genral is not a setting (did you mean general?). It is left as it is."),
        ("general.zonne = 1", "general.zonne is not a setting (did you mean zone?). It is left as it is."),
        ("allowance = 3", "allowance must be a list of tables: begin each with a line [[allowance]]."),
        ("sources.x = 3", "sources.x must be a table: begin it with a line [sources.x]."),
    ],
)
def test_a_bad_value_gives_one_sentence_and_the_default(text, said):
    settings, sentences = parse(text)
    assert sentences == (said,)
    assert settings.general == Settings().general
    assert settings.appearance == Settings().appearance
    assert settings.warnings == Settings().warnings


@pytest.mark.parametrize("zone", ["Europe/Berln", "", "/etc/passwd", "../../etc/passwd", "a" * 300, "\0"])
def test_a_zone_that_does_not_exist_is_said(zone):
    settings, said = parse(f"general.zone = {zone!r}" if zone != "\0" else 'general.zone = "\\u0000"')
    assert len(said) == 1
    assert settings.general.zone == "system"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = ", "at its end"),
        ("[general]\nzone = = 3\n", "at line 2"),
        ("a = " + "[" * 5000, "too large"),
        ("a = " + "9" * 5000, "too large"),
        ("a = 1e99999999999999999999", "too large"),
    ],
)
def test_broken_toml_gives_all_defaults_and_names_the_place(text, place):
    settings, (said,) = parse(text)
    assert settings == Settings()
    assert place in said
    assert "is left as it is" in said


@given(st.text())
def test_no_text_is_too_strange(text):
    settings, said = parse(text)
    assert isinstance(settings, Settings)
    assert all(isinstance(each, str) for each in said)


tables = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.text(max_size=5), st.floats(), st.dates(), st.none()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@given(tables, st.sampled_from([spec.name for spec in (*specs(), *allowance_specs())]))
def test_no_value_of_any_type_is_too_strange(raw, name):
    spec = spec_of(name) if not name.startswith("allowance.") else spec_of(name.replace(".", ".key.", 1))
    with contextlib.suppress(BadValueError):
        check(spec, raw)


def test_byte_order_mark_and_windows_line_ends_are_no_trouble():
    settings, said = parse('\ufeff[appearance]\r\ntheme = "dark"\r\n')
    assert said == ()
    assert settings.appearance.theme == "dark"


def test_quiet_hours_need_both_ends():
    settings, said = parse('warnings.quiet_from = "22:00"')
    assert settings.warnings.quiet is None
    assert "quiet_until" in said[0]
    settings, said = parse('warnings.quiet_from = "22:00"\nwarnings.quiet_until = "07:30"')
    assert said == ()
    assert settings.warnings.quiet == (time(22), time(7, 30))


@pytest.mark.parametrize(
    ("body", "period"),
    [
        ("", Monthly()),
        ('period = "daily"', Daily()),
        ('period = "weekly"', Weekly(0)),
        ('period = "weekly"\nfirst_day = "sunday"', Weekly(6)),
        ('period = "monthly"\nday = 31', Monthly(31)),
        ('period = "rolling"\nhours = 5', Rolling(timedelta(hours=5))),
        (
            'period = "span"\nfirst = 2026-11-01\nlast = "2026-12-24"',
            Span(date(2026, 11, 1), date(2026, 12, 24)),
        ),
        ('period = "standing"', Standing()),
        ('period = "standing"\nsince = 2026-01-01', Standing(date(2026, 1, 1))),
    ],
)
def test_every_period(body, period):
    assert only_allowance(f'key = "m"\n{body}').period == period


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("250", "250"),
        ("0.1", "0.1"),
        ('"0.1"', "0.1"),
        ("1_000.50", "1000.50"),
        ('"250.50"', "250.50"),
        ("123456789012.123456789", "123456789012.123456789"),
        ("0", "0"),
    ],
)
def test_amounts_are_exact(written, limit):
    assert str(only_allowance(f'key = "m"\nlimit = {written}').limit) == limit


def test_an_absent_limit_is_no_cap_and_not_zero():
    assert only_allowance('key = "m"').limit is None


@pytest.mark.parametrize(
    "written", ["nan", "inf", "-1", "true", '"1,000"', '"$5"', '""', "1e300", '"1e-300"', "[1]"]
)
def test_an_amount_that_is_none_is_said(written):
    settings, said = parse(f'[[allowance]]\nkey = "m"\nlimit = {written}')
    assert settings.allowances[0].limit is None
    assert len(said) == 1
    assert "allowance.m.limit" in said[0]


def test_a_whole_allowance():
    allowance = only_allowance(
        'key = "m"\ntitle = "Mine"\nunit = "eur"\nlimit = 300\nfirm = false\ntools = ["a*"]\n'
        'accounts = ["b"]\nmodels = ["c"]\nprojects = ["d"]\nthresholds = [90, 50, 90]\n'
        'extras = [{ day = 2026-11-03, amount = "100.10", note = "x" }]\n'
        "expenses = [{ day = 2026-11-04, amount = -5 }]"
    )
    assert (allowance.key, allowance.title, allowance.unit) == ("m", "Mine", Unit("EUR"))
    assert (allowance.limit, allowance.firm, allowance.thresholds) == (Decimal(300), False, (50, 90))
    assert allowance.counts.tools == ("a*",)
    assert allowance.counts.projects == ("d",)
    assert allowance.extras == (Extra(date(2026, 11, 3), Decimal("100.10"), "x"),)
    assert allowance.expenses == (Expense(date(2026, 11, 4), Decimal(-5)),)


def test_an_allowance_takes_the_warnings_thresholds():
    settings, _ = parse('[warnings]\nthresholds = [80]\n[[allowance]]\nkey = "m"')
    assert settings.allowances[0].thresholds == (80,)


@pytest.mark.parametrize(
    "bad", ['period = "montly"', 'unit = "dollars"', "tools = 3", "day = 32", "hours = 0"]
)
def test_an_allowance_that_would_be_judged_wrongly_is_left_out(bad):
    settings, said = parse(f'[[allowance]]\nkey = "m"\n{bad}\n[[allowance]]\nkey = "other"')
    assert [each.key for each in settings.allowances] == ["other"]
    assert said[0].startswith("allowance.m.")
    assert said[-1] == "The allowance m is left out until that is mended."


def test_a_span_needs_its_days_in_order():
    for body in ("first = 2026-01-01", "first = 2026-02-01\nlast = 2026-01-01"):
        settings, (said,) = parse(f'[[allowance]]\nkey = "m"\nperiod = "span"\n{body}')
        assert settings.allowances == ()
        assert "left out" in said


def test_days_at_the_calendars_ends_are_refused():
    for day in ("0001-01-01", "9999-12-31"):
        settings, said = parse(f'[[allowance]]\nkey = "m"\nperiod = "standing"\nsince = {day}')
        assert settings.allowances == ()
        assert "from 2000 to 2199" in said[0]


def test_a_parameter_of_another_period_is_said():
    assert problems('[[allowance]]\nkey = "m"\nperiod = "weekly"\nday = 3') == (
        "allowance.m.day has no effect with the period weekly.",
    )


def test_keys_are_made_from_titles_and_never_twice():
    settings, said = parse(
        '[[allowance]]\ntitle = "Über Cursor!"\n[[allowance]]\n[[allowance]]\ntitle = "über cursor"'
    )
    assert [each.key for each in settings.allowances] == ["uber-cursor", "allowance-2"]
    assert len(said) == 1
    assert "uber-cursor" in said[0]


def test_a_source_is_off_until_it_is_switched_on():
    settings, said = parse('[sources.one]\nenabled = true\nbase_url = "x"\n[sources.two]\n')
    assert said == ()
    assert settings.sources.enabled("one")
    assert not settings.sources.enabled("two")
    assert not settings.sources.enabled("three")
    assert settings.sources.of("one").choices == {"base_url": "x"}


ADDRESS = {"one": (Spec(Kind.ADDRESS, "Address", "Where it is.", "https://one.example", name="base_url"),)}


@pytest.mark.parametrize(
    "address",
    [
        "http://one.example",
        "ftp://x",
        "https://",
        "https://a:b@x",
        "https://x/?q",
        "https://x y",
        "x",
        "https://[",
        "https://x:99999",
    ],
)
def test_a_source_with_an_unsafe_address_keeps_the_default(address):
    settings, (said,) = parse(f'[sources.one]\nbase_url = "{address}"', ADDRESS)
    assert settings.sources.of("one").choices == {}
    assert "begins with https://" in said
    assert "a:b" not in said


def test_an_address_on_the_own_machine_need_not_be_encrypted():
    settings, said = parse('[sources.one]\nbase_url = "http://127.0.0.1:8080/"', ADDRESS)
    assert said == ()
    assert settings.sources.of("one").choices == {"base_url": "http://127.0.0.1:8080"}


def test_a_source_that_is_not_known_is_said():
    assert problems("[sources.own]") == ()
    assert parse("[sources.onne]", ADDRESS)[1] == (
        "sources.onne is not a setting (did you mean one?). It is left as it is.",
    )


@pytest.mark.parametrize(
    ("name", "word", "value"),
    [
        ("general.check_prices", "on", True),
        ("general.check_prices", "No", False),
        ("warnings.thresholds", "90%, 50", (50, 90)),
        ("logs.off", "a, b", ("a", "b")),
        ("logs.off", "", ()),
        ("appearance.theme", "dark", "dark"),
        ("allowance.m.limit", "250.10", Decimal("250.10")),
        ("allowance.m.day", "15", 15),
        ("allowance.m.first", "2026-11-30", date(2026, 11, 30)),
        ("allowance.m.unit", "usd", USD.code),
        ("sources.any.enabled", "on", True),
        ("sources.any.region", "eu", "eu"),
    ],
)
def test_words_of_a_command_line(name, word, value):
    assert value_of(name, word) == value


@pytest.mark.parametrize(
    ("name", "word", "said"),
    [
        ("general.zon", "x", "general.zon is not a setting; did you mean general.zone?"),
        ("warnings.on", "maybe", 'warnings.on cannot be "maybe": it can be true or false.'),
        (
            "allowance.m.day",
            "fifteen",
            'allowance.m.day cannot be "fifteen": it must be a whole number from 1 to 31.',
        ),
        ("q", "x", "q is not a setting."),
    ],
)
def test_words_that_are_not_allowed(name, word, said):
    with pytest.raises(BadValueError) as caught:
        value_of(name, word)
    assert str(caught.value) == said
