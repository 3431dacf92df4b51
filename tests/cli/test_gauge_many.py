"""Many sources in the terminal: a line for each gauge; balances and percents look like themselves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from trayapp.cli.gauge import render
from trayapp.cli.snapshot_json import snapshot_document
from trayapp.cli.terminal import Depth, cells
from trayapp.domain.model import PERCENT, USD, Allowance, Drift, Gauge, Known, Level, Snapshot, Unit
from trayapp.domain.period import Given, Standing, Window

NOW = datetime(2026, 11, 23, 12, 40, tzinfo=UTC)
MONTH = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
HOURS = Window(NOW - timedelta(hours=2), NOW + timedelta(hours=3))


def gauge(title, used, limit, *, unit=USD, window=MONTH, level=Level.CALM, left=None, **more):
    used, limit = (None if each is None else Decimal(each) for each in (used, limit))
    left = Decimal(left) if left is not None else None if None in (used, limit) else limit - used
    period = Standing() if window.end is None else Given(window)
    return Gauge(
        allowance=Allowance(title.lower(), title, unit, period, limit),
        window=window,
        limit=limit,
        used=used,
        left=left,
        share_left=None if left is None or not limit else max(0.0, float(left / limit)),
        pace=window.elapsed(NOW),
        today=None,
        yesterday=None,
        forecast=None,
        level=level,
        as_of=None if used is None and left is None else NOW - timedelta(minutes=4),
        known=Known.REPORTED,
        **{"reported_at": NOW - timedelta(minutes=4), **more},
    )


EVER = Window(None, None)
HEAD = gauge("November allowance", "83", "250")
SESSION = gauge("Session", "42", "100", unit=PERCENT, window=HOURS)
BALANCE = gauge("Prepaid", None, None, window=EVER, left="12.40")
MANY = (
    HEAD,
    SESSION,
    replace(SESSION, used=Decimal(97), left=Decimal(3), share_left=0.03, level=Level.TIGHT),
    BALANCE,
    gauge("Yuan", None, None, window=EVER, left="80.15", unit=Unit("CNY")),
    gauge("Gone", None, None, window=EVER, left="-3", level=Level.SPENT),
    gauge("Team", None, "500", level=Level.UNKNOWN),
    gauge("Old", "33", "50", stale=True, reported_at=NOW - timedelta(hours=7)),
    gauge("Traced", "13", None),
)


def shown(*gauges, width=80, unicode=True):
    picture = Snapshot(NOW, "UTC", gauges, headline_key=gauges[0].allowance.key)
    return render(picture, width=width, colour=Depth.NONE, unicode=unicode).splitlines()


def test_many_get_a_line_each():
    assert shown(*MANY)[6:] == [
        "  Session  ━━━━━━━┃────  58 % left · resets in 3 hours",
        "  Session  ━──────┃────  ▲ 3 % left · resets in 3 hours",
        "  Prepaid                $12.40 left · reported 4 min ago",
        "  Yuan                   CN¥80.15 left · reported 4 min ago",
        "  Gone                   ✕ $3 owed · reported 4 min ago",
        "  Team     ────────────  ? unknown · resets in 8 days",
        "  Old      ━━┃━────────  $17 of $50 left · reported 7 hours ago",
        "  Traced                 $13 spent in November · reported 4 min ago",
    ]


def test_in_ascii():
    lines = shown(*MANY, unicode=False)
    assert "  Yuan                   CNY 80.15 left - reported 4 min ago" in lines
    assert all(line.isascii() for line in lines)


@pytest.mark.parametrize("width", range(32, 101))
def test_no_line_is_too_wide(width):
    for line in shown(*MANY, width=width):
        assert cells(line) <= width, line


def test_a_few_are_cards_and_a_balance_has_no_bar():
    assert shown(SESSION, BALANCE) == [
        "",
        "  Session                                                           ● on track",
        "  58 % left                                                            3 hours",
        "  ████████████████████████████████████████████▏┃░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░",
        "  resets in 3 hours · reported 4 min ago",
        "",
        "  Prepaid                                                          $12.40 left",
        "  reported 4 min ago",
    ]


def test_a_balance_alone():
    assert shown(BALANCE) == ["", "  Prepaid", "  $12.40 left", "  reported 4 min ago"]


def test_how_far_estimates_were_off_is_said_once_it_is_steady():
    drift = Drift("one", Decimal("1.03"), 9, applied=True)
    assert any("Local estimates ran" in line for line in shown(replace(HEAD, drift=drift)))
    assert not any("Local estimates" in line for line in shown(HEAD))
    document = snapshot_document(Snapshot(NOW, "UTC", (replace(HEAD, drift=drift),)))
    assert document["gauges"][0]["drift"] == {
        "account": "one",
        "ratio": Decimal("1.03"),
        "days": 9,
        "applied": True,
    }
