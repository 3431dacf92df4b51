"""The gauge as text: golden pictures, and laws that hold for any width."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.cli.gauge import render
from trayapp.cli.terminal import Depth, cells
from trayapp.domain.errors import FaultKind
from trayapp.domain.model import (
    TOKENS,
    USD,
    Allowance,
    Fault,
    Forecast,
    Gauge,
    Known,
    Level,
    Progress,
    Range,
    Share,
    Snapshot,
    Tool,
)
from trayapp.domain.period import Daily, Monthly, Window, midnight

NOW = datetime(2026, 11, 23, 12, 40, tzinfo=UTC)
ZONE = ZoneInfo("UTC")
MONTH = Window(midnight(date(2026, 11, 1), ZONE), midnight(date(2026, 12, 1), ZONE))
DAY = Window(midnight(date(2026, 11, 23), ZONE), midnight(date(2026, 11, 24), ZONE))


def gauge(**changes):
    calm = Gauge(
        allowance=Allowance("month", "November allowance", USD, Monthly(), Decimal(250)),
        window=MONTH,
        limit=Decimal(250),
        used=Decimal(83),
        left=Decimal(167),
        share_left=0.668,
        pace=0.75,
        today=Decimal("6.40"),
        yesterday=Decimal("11.20"),
        forecast=Forecast(Range(Decimal(120), Decimal(140), Decimal(160)), None, None, None),
        level=Level.CALM,
        as_of=NOW,
        known=Known.ESTIMATED,
        by_tool=(Share("claude-code", Decimal(70), 900), Share("codex", Decimal(13), 100)),
        by_model=(Share("claude-opus-4-8", Decimal(64), 800), Share("gpt-5.5", Decimal(19), 200)),
    )
    return replace(calm, **changes)


CODEX = Gauge(
    allowance=Allowance("codex", "Codex, today", USD, Daily(), Decimal(75)),
    window=DAY,
    limit=Decimal(75),
    used=Decimal("62.60"),
    left=Decimal("12.40"),
    share_left=12.4 / 75,
    pace=0.5,
    today=Decimal("62.60"),
    yesterday=None,
    forecast=None,
    level=Level.TIGHT,
    as_of=NOW,
    known=Known.REPORTED,
    reported_at=NOW - timedelta(minutes=4),
)

TOOLS = (Tool("claude-code", "Claude Code", ("/home/me/.claude/projects",), 3), Tool("codex", "Codex", (), 1))


def snapshot(*gauges, **changes):
    held = Snapshot(at=NOW, zone="UTC", gauges=gauges, headline_key="month", tools=TOOLS)
    return replace(held, **changes)


def text(shown, *, width=64, colour=Depth.NONE, unicode=True):
    return render(shown, width=width, colour=colour, unicode=unicode)


@pytest.mark.parametrize(
    ("name", "shown", "width", "unicode"),
    [
        ("two", snapshot(gauge(), CODEX), 64, True),
        ("ascii", snapshot(gauge(), CODEX), 44, False),
        ("narrow", snapshot(gauge(), CODEX), 32, True),
    ],
)
def test_the_picture_is_as_it_was_approved(name, shown, width, unicode):
    golden = Path(__file__).parent / "golden" / f"gauge-{name}.txt"
    assert text(shown, width=width, unicode=unicode) == golden.read_text(encoding="utf-8")


def test_a_screen_without_colour_gets_none():
    assert "\x1b" not in text(snapshot(gauge(), CODEX))
    assert "\x1b[" in text(snapshot(gauge(), CODEX), colour=Depth.ALL)


@pytest.mark.parametrize(
    ("level", "mark", "plain"),
    [
        (Level.CALM, "●", "o"),
        (Level.WATCH, "◐", "!"),
        (Level.TIGHT, "▲", "!!"),
        (Level.SPENT, "✕", "x"),
        (Level.UNKNOWN, "?", "?"),
    ],
)
def test_every_level_has_a_shape_of_its_own(level, mark, plain):
    assert mark in text(snapshot(gauge(level=level))).splitlines()[1]
    assert plain in text(snapshot(gauge(level=level)), unicode=False).splitlines()[1]


def test_unknown_is_never_a_full_or_an_empty_bar():
    unknown = gauge(used=None, left=None, share_left=None, level=Level.UNKNOWN, forecast=None, by_model=())
    picture = text(snapshot(unknown))
    assert "unknown" in picture
    assert "█" not in picture
    assert "$0" not in picture


def test_no_cap_shows_the_spend_alone():
    free = gauge(limit=None, left=None, share_left=None, forecast=None)
    picture = text(snapshot(replace(free, allowance=replace(free.allowance, limit=None))))
    assert "$83 spent in November" in picture
    assert "░" not in picture


def test_over_the_limit_says_by_how_much():
    over = gauge(used=Decimal(262), left=Decimal(-12), share_left=-0.048, level=Level.SPENT, forecast=None)
    assert "$12 over $250" in text(snapshot(over))


def test_nothing_found_says_where_was_looked():
    picture = text(snapshot())
    assert "No AI tool found yet" in picture
    assert "/home/me/.claude/projects" in picture


def test_what_is_wrong_stands_at_the_end():
    fault = Fault("vendor", "Vendor", FaultKind.UNREACHABLE, "There is no network.", NOW)
    shown = snapshot(
        gauge(unpriced=("new-model",)),
        faults=(fault,),
        problems=("A folder cannot be read.",),
        malformed_lines=3,
        progress=Progress(1, 10, 1, 10, 4.0),
        asks_allowance=True,
        sample=True,
    )
    picture = text(shown, width=100)
    for said in (
        "Sample data",
        "Vendor: There is no network.",
        "A folder cannot be read.",
        "3 lines could not be read.",
        "Reading logs",
        "remainder set allowance 250/month",
        "No price is known for new-model",
    ):
        assert said in picture


def test_control_characters_do_not_reach_the_terminal():
    evil = Share("model\x1b]0;title\x07", Decimal(64), 1)
    assert "\x1b" not in text(snapshot(gauge(by_model=(evil,))))


@given(
    width=st.integers(32, 120),
    left=st.floats(-1, 1.5),
    title=st.text(max_size=60),
    level=st.sampled_from(Level),
    unicode=st.booleans(),
    depth=st.sampled_from(Depth),
)
def test_no_line_is_wider_than_the_terminal(width, left, title, level, unicode, depth):
    held = gauge(share_left=left, left=Decimal(str(round(left * 250, 2))), level=level)
    held = replace(held, allowance=replace(held.allowance, title=title))
    other = replace(CODEX, allowance=replace(CODEX.allowance, title=title, unit=TOKENS))
    picture = text(snapshot(held, other, malformed_lines=2), width=width, colour=depth, unicode=unicode)
    assert picture.endswith("\n")
    for line in picture.splitlines():
        assert cells(line) <= width, line
    if not unicode:
        assert re.sub(r"\x1b\[[\d;]*m", "", picture).isascii()
