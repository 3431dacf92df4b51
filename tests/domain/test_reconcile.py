"""A statement and the events after it make one figure; money is never counted twice."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trayapp.domain.model import USD, Known, Reading
from trayapp.domain.period import Window
from trayapp.domain.reconcile import latest, reconcile

START = datetime(2026, 11, 1, tzinfo=UTC)
WINDOW = Window(START, datetime(2026, 12, 1, tzinfo=UTC))


def at(hours):
    return START + timedelta(hours=hours)


def statement(account, hours, used, *, window=WINDOW, known=Known.REPORTED, key="k"):
    amount = None if used is None else Decimal(used)
    return Reading("vendor", key, "Vendor", account, USD, at(hours), amount, None, window, known)


def figure(readings, entries, *, logs_tell=True):
    return reconcile(latest(readings, WINDOW), entries, WINDOW, logs_tell=logs_tell)


def test_without_a_statement_the_logs_estimate():
    result = figure([], [("a", at(1), Decimal(2)), ("b", at(2), Decimal(3))])
    assert (result.used, result.known, result.reported_at) == (Decimal(5), Known.ESTIMATED, None)


def test_nobody_can_tell_is_unknown_and_never_zero():
    assert figure([], [], logs_tell=False).used is None
    assert figure([], [], logs_tell=True).used == 0


def test_events_before_the_statement_are_covered_and_those_from_it_on_come_on_top():
    entries = [("a", at(9), Decimal(1)), ("a", at(10), Decimal(2)), ("a", at(11), Decimal(4))]
    result = figure([statement("a", 10, "20")], entries)
    assert (result.used, result.known, result.reported_at) == (Decimal(26), Known.BOTH, at(10))
    assert result.local == 7


def test_a_statement_alone_is_reported_and_a_typed_one_typed():
    assert figure([statement("a", 10, "20")], [("a", at(9), Decimal(1))]).known is Known.REPORTED
    typed = figure(
        [statement("", 10, "20", known=Known.TYPED)], [("a", at(9), Decimal(1)), ("b", at(8), Decimal(1))]
    )
    assert (typed.used, typed.known) == (Decimal(20), Known.TYPED)


def test_other_accounts_keep_their_events():
    entries = [("a", at(9), Decimal(1)), ("b", at(9), Decimal(5))]
    assert figure([statement("a", 10, "20")], entries).used == 25


def test_a_later_statement_replaces_an_earlier_one_in_any_order():
    one, two = statement("a", 10, "20"), statement("a", 12, "24", key="other")
    entries = [("a", at(11), Decimal(3)), ("a", at(13), Decimal(1))]
    assert figure([one, two], entries).used == figure([two, one], entries).used == 25


def test_a_statement_about_another_window_says_nothing():
    october = Window(datetime(2026, 10, 1, tzinfo=UTC), START)
    assert figure([statement("a", 1, "240", window=october)], [("a", at(0), Decimal(1))]).used == 1


@pytest.mark.parametrize(("hours", "counts"), [(-1, False), (0, True), (30 * 24 - 1, True), (30 * 24, False)])
def test_a_statement_without_a_window_counts_where_it_was_made(hours, counts):
    assert bool(latest([statement("a", hours, "5", window=None)], WINDOW)) is counts


@pytest.mark.parametrize(("hours", "counts"), [(-1, False), (0, True), (30 * 24 - 1, True), (30 * 24, False)])
def test_an_event_counts_inside_the_half_open_window(hours, counts):
    assert figure([], [("a", at(hours), Decimal(1))]).used == (1 if counts else 0)


def test_a_statement_without_a_figure_is_none():
    assert figure([statement("a", 10, None)], [("a", at(9), Decimal(1))]).used == 1


events = st.tuples(st.sampled_from("abc"), st.integers(0, 700), st.integers(0, 5000))
asked = st.tuples(st.sampled_from("abc"), st.integers(0, 700))


@settings(max_examples=200, deadline=None)
@given(st.lists(events, max_size=30), st.lists(asked, max_size=8), st.randoms(use_true_random=False))
def test_money_is_counted_once_whatever_the_interleaving(happened, questions, shuffle):
    """A vendor that bills exactly what the logs hold: then statements, however many, change no sum."""
    entries = [(account, at(hours), Decimal(cents) / 100) for account, hours, cents in happened]
    readings = [
        statement(
            account, hours, sum((e[2] for e in entries if e[0] == account and e[1] < at(hours)), Decimal(0))
        )
        for account, hours in questions
    ]
    shuffle.shuffle(entries)
    shuffle.shuffle(readings)
    assert figure(readings, entries).used == sum((entry[2] for entry in entries), Decimal(0))


@settings(max_examples=100, deadline=None)
@given(st.lists(events, max_size=20), st.integers(0, 700), st.integers(0, 90000))
def test_the_account_is_the_statement_plus_what_came_after_whatever_was_billed(happened, hours, billed):
    entries = [(account, at(when), Decimal(cents) / 100) for account, when, cents in happened]
    used = figure([statement("a", hours, Decimal(billed) / 100)], entries).used
    rest = sum((e[2] for e in entries if e[0] != "a" or e[1] >= at(hours)), Decimal(0))
    assert used == Decimal(billed) / 100 + rest
