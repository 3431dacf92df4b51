"""`remainder spent` as a process: what was typed stands until the allowance begins anew."""

import json

import pytest

from trayapp.cli.refusal import Refusal
from trayapp.cli.shapes import amount_of
from trayapp.domain.model import CREDITS, PERCENT, TOKENS, USD, Unit


@pytest.fixture
def given(home):
    home.run("set", "allowance", "250/month", "--title", "Team budget", "--key", "team")
    return home


def gauge(home):
    [found] = json.loads(home.run("status", "--json").stdout)["gauges"]
    return found


def test_what_is_typed_is_the_figure(given):
    done = given.run("spent", "team", "83.10")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Team budget: $83.10 used so far.")
    found = gauge(given)
    assert (found["used"], found["left"], found["known"]) == (83.1, 166.9, "typed")


def test_the_last_word_holds(given):
    given.run("spent", "team", "83.10")
    given.run("spent", "Team Budget", "$1,090.50")
    assert gauge(given)["used"] == 1090.5
    given.run("spent", "team", "0")
    assert gauge(given)["used"] == 0


def test_what_was_typed_is_shown_and_forgotten(given):
    assert given.run("spent").stdout == "Team budget (team): nothing typed\n"
    given.run("spent", "team", "83.10")
    assert given.run("spent").stdout == "Team budget (team): $83.10 used, typed just now\n"
    assert given.run("spent", "team").stdout == "Team budget (team): $83.10 used, typed just now\n"
    done = given.run("spent", "team", "--forget")
    assert (done.returncode, done.stderr) == (0, "")
    assert given.run("spent").stdout == "Team budget (team): nothing typed\n"
    assert gauge(given)["used"] != 83.1


def test_counts_are_typed_in_their_unit(home):
    home.run("set", "allowance", "30k tokens/day", "--key", "day")
    assert "12,000 tokens used" in home.run("spent", "day", "12k").stdout
    assert "21,500 tokens used" in home.run("spent", "day", "21,500", "tokens").stdout
    refused = home.run("spent", "day", "$5")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "counted in tokens, not in USD" in refused.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nobody", "5"), 'no allowance with the key "nobody". Keys: team.'),
        (("team", "much"), "is not an amount"),
        (("team", "83,10"), "is not an amount"),
        (("team", "-5"), "is not an amount"),
        (("team", "NaN"), "is not an amount"),
        (("team", "5", "--forget"), "not both"),
        (("--forget",), "Say which allowance: team."),
        (("5",), 'no allowance with the key "5"'),
    ],
)
def test_what_cannot_be_done_is_one_sentence(given, words, said):
    done = given.run("spent", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_allowance_over_the_last_hours_is_refused(home):
    home.run("set", "allowance", "50/5h", "--key", "hours")
    done = home.run("spent", "hours", "5")
    assert done.returncode == 1
    assert "move on" in done.stderr


def test_without_an_allowance_it_says_how_to_set_one(home):
    done = home.run("spent")
    assert done.returncode == 1
    assert "remainder set allowance 250/month" in done.stderr


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("83.10", ("83.10", None)),
        ("$1,090.50", ("1090.50", USD)),
        ("€5", ("5", Unit("EUR"))),
        ("200 chf", ("200", Unit("CHF"))),
        ("12k", ("12000", None)),
        ("1.5m tokens", ("1500000.0", TOKENS)),
        ("900 credits", ("900", CREDITS)),
        ("42 %", ("42", PERCENT)),
    ],
)
def test_amounts(words, amount):
    number, unit = amount_of(words)
    assert (str(number), unit) == amount


@pytest.mark.parametrize("words", ["", "much", "1,2", "83,10", "1,0000", "-5", "$5 usd", "5 frobs", "1e9"])
def test_what_is_no_amount(words):
    with pytest.raises(Refusal):
        amount_of(words)


def test_a_german_types_and_reads_amounts_as_at_home(home):
    german = {
        "LANG": "en_US.UTF-8",
        "LC_NUMERIC": "de_DE.UTF-8",
        "LC_MONETARY": "de_DE.UTF-8",
        "LC_TIME": "de_DE",
    }
    assert "1.500\u00a0$" in home.run("set", "allowance", "1.500/month", **german).stdout
    done = home.run("spent", "monthly-allowance", "1.234,56", **german)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1.235\u00a0$ used so far" in done.stdout
    assert home.run("spent", "monthly-allowance", "12,50 $", **german).returncode == 0
    assert "12,50\u00a0$" in home.run("spent", **german).stdout
    refused = home.run("spent", "monthly-allowance", "1,234.5", **german)
    assert refused.returncode == 1
    assert "83,10" in refused.stderr
    done = home.run("status", "--json", **german)
    gauge = next(each for each in json.loads(done.stdout)["gauges"] if each["key"] == "monthly-allowance")
    assert (gauge["used"], gauge["limit"]) == (12.5, 1500)
