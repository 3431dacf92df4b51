"""A balance on the surfaces: what is left, without a bar; a window of percents without "of 100 %"."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from samples import NOW, D, allowance, gauge, snapshot

from trayapp.domain.model import PERCENT, Drift, Known, Level
from trayapp.domain.period import Given, Standing, Window
from trayapp.domain.words import ENGLISH
from trayapp.qt.compose import card, compose, headline
from trayapp.qt.face import STEPS, Face, face

ZONE = ZoneInfo("UTC")
HOURS = Window(NOW - timedelta(hours=2), NOW + timedelta(hours=3))


def balance(left="12.40", **more):
    plain = gauge(
        None, of=allowance("prepaid", "Prepaid", None, period=Standing()), window=Window(None, None)
    )
    quiet = {"today": None, "yesterday": None, "known": Known.REPORTED, "pace": None, "left": D(left)}
    return replace(plain, **{**quiet, "reported_at": NOW - timedelta(minutes=4), **more})


def percents(used="42"):
    of = allowance("session", "Session", "100", PERCENT, Given(HOURS))
    return gauge(used, of=of, window=HOURS, known=Known.REPORTED, today=None, yesterday=None)


def test_a_balance_is_a_number_without_a_bar():
    shown = headline(balance(), NOW, ZONE, ENGLISH)
    assert (shown.number, shown.of, shown.bar) == ("$12.40", "left", None)
    assert (shown.remaining, shown.verdict, shown.outlook, shown.today) == ("", "", "", "")
    small = card(balance(), NOW, ZONE, ENGLISH)
    assert (small.amount, small.bar, small.under) == ("$12.40 left", None, "reported 4 min ago")


def test_an_owed_balance_is_said_calmly():
    small = card(balance("-3", level=Level.SPENT), NOW, ZONE, ENGLISH)
    assert (small.amount, small.rank) == ("$3 owed", "spent")


def test_the_icon_of_a_balance():
    assert face(snapshot(balance())) == Face(Level.CALM, None, "$")
    assert face(snapshot(balance("0", level=Level.SPENT))) == Face(Level.SPENT, 0)
    assert face(snapshot(balance(stale=True))) == Face(Level.CALM, None, "$", stale=True)


def test_a_window_of_percents():
    shown = headline(percents(), NOW, ZONE, ENGLISH)
    assert (shown.number, shown.of, shown.remaining) == ("58 %", "left", "3 hours")
    small = card(percents(), NOW, ZONE, ENGLISH)
    assert small.amount == "58 % left"
    assert small.under.startswith("resets in 3 hours")
    over = replace(percents(), used=D("105"), left=D("-5"), share_left=0.0, level=Level.SPENT)
    assert card(over, NOW, ZONE, ENGLISH).amount == "5 % over"
    assert face(snapshot(percents())) == Face(Level.CALM, round(0.58 * STEPS))


def test_how_far_estimates_were_off_is_a_quiet_note():
    drift = Drift("one", D("1.03"), 9, applied=True)
    [note] = compose(snapshot(replace(gauge(), drift=drift)), NOW, ENGLISH).notes
    assert note.text.startswith("Local estimates ran 3 % low over the last 9 days")
    assert note.rank == "faint"
