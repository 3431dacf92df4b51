import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from samples import FORECAST, gauge, spent, stale, unknown

from trayapp.domain.model import Level
from trayapp.qt.gauge import Reading, bar, reading, share
from trayapp.qt.theme import DARK, LIGHT

WIDTH, HEIGHT, TOP = 200, 12, 6


def painted(shown, colours=LIGHT):
    image = QImage(WIDTH, HEIGHT + 2 * TOP, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(colours.page)
    painter = QPainter(image)
    bar(painter, QRectF(0, TOP, WIDTH, HEIGHT), shown, colours)
    painter.end()
    return image


def at(image, x, y=TOP + HEIGHT // 2):
    return image.pixelColor(x, y).name()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("level", [Level.CALM, Level.WATCH, Level.TIGHT])
def test_the_bar_is_as_long_as_what_remains(qapp, colours, level):
    image = painted(Reading(0.5, level), colours)
    assert at(image, 95) == colours.level(level)
    assert at(image, 105) == colours.track


def test_ends_are_round(qapp):
    image = painted(Reading(1.0, Level.CALM))
    assert at(image, 0, TOP) == LIGHT.page
    assert at(image, WIDTH - 1, TOP) == LIGHT.page


@pytest.mark.parametrize("left", [None, 0.0])
def test_nothing_and_unknown_are_an_empty_track(qapp, left):
    image = painted(Reading(left, Level.UNKNOWN))
    assert {at(image, x) for x in range(8, WIDTH - 8)} == {LIGHT.track}


def test_a_trace_can_be_seen(qapp):
    image = painted(Reading(0.001, Level.TIGHT))
    assert at(image, 1) != LIGHT.track


def test_the_pace_mark_stands_out_above_and_below(qapp):
    image = painted(Reading(0.8, Level.CALM, pace=0.5))
    for y in (TOP - 3, TOP + HEIGHT // 2, TOP + HEIGHT + 2):
        assert at(image, 100, y) == LIGHT.ink
    assert at(image, 97) not in {LIGHT.ink, LIGHT.accent}


@pytest.mark.parametrize("pace", [0.0, 1.0])
def test_the_pace_mark_stays_inside(qapp, pace):
    image = painted(Reading(0.5, Level.CALM, pace=pace))
    assert LIGHT.ink in {at(image, x) for x in (*range(4), *range(WIDTH - 4, WIDTH))}


def test_hatching_covers_the_likely_range_only(qapp):
    image = painted(Reading(0.9, Level.CALM, band=(0.3, 0.6)))
    inside = {at(image, x) for x in range(62, 118)}
    assert len(inside) > 2
    assert {at(image, x) for x in range(10, 55)} == {LIGHT.accent}


def test_stale_is_an_outline(qapp):
    image = painted(Reading(0.5, Level.CALM, hollow=True))
    assert at(image, 50) == LIGHT.track
    assert at(image, 50, TOP) == LIGHT.faint


@pytest.mark.parametrize(("part", "pixel"), [(0.5, 45), (0.0, 1), (1.0, 95), (7.0, 95)])
def test_a_share_is_as_long_as_its_part_and_never_nothing(qapp, part, pixel):
    image = QImage(100, 6, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill("#000000")
    painter = QPainter(image)
    share(painter, QRectF(0, 0, 100, 6), part, "#ff0000", LIGHT)
    painter.end()
    assert image.pixelColor(pixel, 3).name() == "#ff0000"
    assert part >= 1 or image.pixelColor(60, 3).name() == LIGHT.track


def test_readings_of_gauges():
    shown = reading(gauge(forecast=FORECAST))
    assert shown.left == pytest.approx(0.6676)
    assert shown.band == (pytest.approx(0.36), pytest.approx(0.52))
    assert shown.pace == pytest.approx(0.28, abs=0.01)
    assert reading(unknown().headline).left is None
    assert reading(spent().headline).left == 0.0
    assert reading(spent().headline).band is None
    assert reading(stale().headline).hollow
