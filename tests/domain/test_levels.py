"""A row for every boundary between two levels."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from trayapp.domain.levels import far_ahead, level
from trayapp.domain.model import Forecast, Level, Range
from trayapp.domain.period import Window

START = datetime(2026, 11, 1, tzinfo=UTC)
WINDOW = Window(START, START + timedelta(days=30))
NOW = START + timedelta(days=10)
HALF = NOW + timedelta(days=10)
MICRO = timedelta(microseconds=1)


def outlook(early, likely, late):
    return Forecast(Range(Decimal(0), Decimal(0), Decimal(0)), early, likely, late)


LASTS = outlook(None, None, None)


def judged(used, limit=100, *, pace=None, forecast=None, window=WINDOW):
    return level(
        limit=None if limit is None else Decimal(str(limit)),
        used=None if used is None else Decimal(str(used)),
        pace=pace,
        forecast=forecast,
        window=window,
        now=NOW,
    )


@pytest.mark.parametrize(
    ("used", "limit", "expected"),
    [
        (None, None, Level.CALM),
        (10_000, None, Level.CALM),
        (None, 100, Level.UNKNOWN),
        (0, 100, Level.CALM),
        (75, 100, Level.CALM),
        ("75.01", 100, Level.WATCH),
        ("84.99", 100, Level.WATCH),
        (85, 100, Level.TIGHT),
        ("99.99", 100, Level.TIGHT),
        (100, 100, Level.SPENT),
        (101, 100, Level.SPENT),
        (0, 0, Level.SPENT),
        (-5, 100, Level.CALM),
        (0, -10, Level.SPENT),
    ],
)
def test_by_use(used, limit, expected):
    assert judged(used, limit) is expected


@pytest.mark.parametrize(
    ("forecast", "expected"),
    [
        (None, Level.CALM),
        (LASTS, Level.CALM),
        (outlook(HALF, None, None), Level.CALM),  # only the pessimistic end runs out
        (outlook(NOW, HALF, None), Level.WATCH),  # near, but not certain
        (outlook(NOW, HALF + MICRO, WINDOW.end - MICRO), Level.WATCH),  # certain, but not near
        (outlook(NOW, HALF, WINDOW.end - MICRO), Level.TIGHT),  # certain and near
        (outlook(NOW, WINDOW.end - MICRO, None), Level.WATCH),
    ],
)
def test_by_forecast(forecast, expected):
    assert judged(40, forecast=forecast) is expected


def test_a_forecast_in_a_window_without_end_is_never_near_its_end():
    window = Window(START, None)
    assert judged(40, forecast=outlook(NOW, NOW, NOW), window=window) is Level.WATCH


@pytest.mark.parametrize(
    ("share", "pace", "expected"),
    [
        (1 / 3, 4 / 30, True),  # a third of the month's allowance in four days
        (0.3, 0.15, True),  # exactly twice and 0.15 above
        (0.2999, 0.15, False),
        (0.1499, 0.0, False),
        (0.15, 0.0, True),
        (0.7, 0.4, False),
        (0.5, 0.5, False),
    ],
)
def test_far_ahead(share, pace, expected):
    assert far_ahead(share, pace) is expected
    assert judged(share * 100, pace=pace) is (Level.WATCH if expected else Level.CALM)


def test_the_worst_reason_wins():
    assert judged(90, pace=0.1, forecast=outlook(NOW, HALF, HALF)) is Level.TIGHT
    assert judged(100, pace=0.1, forecast=outlook(NOW, HALF, HALF)) is Level.SPENT
