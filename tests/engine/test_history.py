from datetime import date, timedelta
from decimal import Decimal

from homes import NOW, claude_line, world, write_log

from trayapp.domain.command import AskHistory
from trayapp.domain.model import Billing, Route
from trayapp.engine.base import open_base
from trayapp.engine.history import history_of

TODAY = date(2026, 11, 23)


def asked(tmp_path, question, *, routes=()):
    surroundings = world(tmp_path)
    write_log(
        surroundings.home,
        *(claude_line(NOW - timedelta(days=ago, hours=ago % 7)) for ago in (0, 0, 1, 30, 90)),
    )
    base = open_base(surroundings)
    try:
        base.scan()
        return history_of(base, question, routes, NOW)
    finally:
        base.close()


def test_days_are_cut_at_local_midnights_and_priced(tmp_path):
    found = asked(tmp_path, AskHistory(date(2026, 11, 1), TODAY))
    assert [(use.start.date(), use.cost) for use in found.uses] == [
        (date(2026, 11, 22), Decimal("0.025")),
        (TODAY, Decimal("0.05")),
    ]
    assert found.began == date(2026, 8, 25)
    assert found.hours == ()


def test_a_question_from_before_the_first_use_is_short(tmp_path):
    found = asked(tmp_path, AskHistory(date(2020, 1, 1), TODAY))
    assert sum(use.cost for use in found.uses) == Decimal("0.125")
    assert (found.first, found.uses[0].start.date()) == (date(2020, 1, 1), date(2026, 8, 25))


def test_the_hours_of_a_day(tmp_path):
    found = asked(tmp_path, AskHistory(TODAY, TODAY, TODAY))
    assert [(use.start.hour, use.end.hour, use.cost) for use in found.hours] == [(15, 16, Decimal("0.05"))]


def test_flat_seats_are_marked(tmp_path):
    routes = (Route("claude-code", Billing.FLAT, "claude-code"),)
    found = asked(tmp_path, AskHistory(TODAY, TODAY), routes=routes)
    assert {use.metered for use in found.uses} == {False}


def test_nothing_at_all(tmp_path):
    base = open_base(world(tmp_path))
    try:
        found = history_of(base, AskHistory(TODAY, TODAY), (), NOW)
    finally:
        base.close()
    assert (found.uses, found.began) == ((), None)
