import math
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from samples import (
    D,
    allowance,
    gauge,
    head,
    no_cap,
    nothing_found,
    snapshot,
    spent,
    stale,
    starting,
    tight,
    unknown,
    watch,
)

from trayapp.domain.model import Level, Unit
from trayapp.qt.face import STEPS, Face, Panel, Style, face
from trayapp.qt.icon import SIZES, draw, icon, shape
from trayapp.qt.ink import INKS

CALM = Face(Level.CALM, 30)
FACES = {
    "full": Face(Level.CALM, STEPS),
    "calm": CALM,
    "watch": Face(Level.WATCH, 30),
    "tight": Face(Level.TIGHT, 30),
    "spent": Face(Level.SPENT, 0),
    "stale": Face(Level.CALM, 30, stale=True),
    "spent, stale": Face(Level.SPENT, 0, stale=True),
    "unknown": Face(Level.UNKNOWN, None, "?"),
    "reading": Face(Level.UNKNOWN, None, "…"),
    "no cap": Face(Level.CALM, None, "$"),
}


def classes(image: QImage) -> list[bool]:
    """Which pixels differ in brightness class: what remains of a picture without its colours."""
    return [
        (image.pixelColor(x, y).alpha() > 127, image.pixelColor(x, y).lightness() > 70)
        for y in range(image.height())
        for x in range(image.width())
    ]


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("panel", list(Panel))
@pytest.mark.parametrize("size", SIZES)
def test_every_state_has_a_shape_of_its_own(qapp, style, panel, size):
    pictures = {name: classes(draw(each, size, panel, style)) for name, each in FACES.items()}
    names = list(pictures)
    same = [(a, b) for a in names for b in names if a < b and pictures[a] == pictures[b]]
    assert same == []


@pytest.mark.parametrize("size", SIZES)
def test_the_level_sinks_with_what_remains(qapp, size):
    def filled(steps):
        image = draw(Face(Level.CALM, steps), size, Panel.DARK)
        return sum(image.pixelColor(size // 2, y).name() == "#4fd1c5" for y in range(size))

    heights = [filled(steps) for steps in range(1, STEPS + 1)]
    assert heights == sorted(heights)
    assert heights[0] >= 1
    assert heights[-2] < heights[-1]


def test_every_panel_at_every_device_ratio_has_a_picture_of_its_own():
    ratios = [(size, ratio) for size in (16, 22, 24) for ratio in (1, 1.25, 1.5, 2, 3)]
    assert {math.ceil(size * ratio) for size, ratio in ratios} | {20, 40, 64} == set(SIZES)


def solid(image, places):
    """The colours at these places; what is neither there nor wholly see-through is None."""
    found = (image.pixelColor(x, y) for x, y in places)
    return {each.name() if each.alpha() == 255 else "" if each.alpha() == 0 else None for each in found}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("panel", list(Panel))
def test_straight_edges_lie_on_whole_pixels(qapp, size, panel):
    form, image, ink = shape(size), draw(CALM, size, panel), INKS[panel]
    pure = {"", ink.wall, ink.ground, ink.level(Level.CALM)}
    # Between the brim and where the bottom begins to curve, every edge of wall and level is straight.
    rows = range(form.outside.top(), form.outside.bottom() - form.radius)
    assert solid(image, [(x, y) for y in rows for x in range(size)]) <= pure
    assert solid(image, [(size // 2, y) for y in range(size)]) <= pure


@pytest.mark.parametrize("size", [16, 20, 22, 24])
@pytest.mark.parametrize("name", ["full", "calm", "watch", "tight", "stale", "reading"])
def test_small_sizes_have_no_soft_pixels(qapp, size, name):
    image = draw(FACES[name], size, Panel.AUTO)
    alphas = {image.pixelColor(x, y).alpha() for y in range(size) for x in range(size)}
    assert alphas <= {0, 255}


def test_on_a_light_panel_the_wall_is_dark_and_on_a_dark_one_light(qapp):
    # The middle of the left wall at 22 px.
    assert draw(CALM, 22, Panel.LIGHT).pixelColor(3, 10).lightness() < 80
    assert draw(CALM, 22, Panel.DARK).pixelColor(3, 10).lightness() > 200


def test_auto_has_both_a_dark_edge_and_a_light_wall(qapp):
    image = draw(CALM, 22, Panel.AUTO)
    assert image.pixelColor(2, 10).lightness() < 80
    assert image.pixelColor(3, 10).lightness() > 200


def test_an_icon_has_a_picture_for_each_size(qapp):
    assert {size.width() for size in icon(CALM, Panel.AUTO).availableSizes()} == set(SIZES)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (no_cap, Face(Level.CALM, None, "$")),
        (nothing_found, Face(Level.UNKNOWN, None, "?")),
        (starting, Face(Level.UNKNOWN, None, "…")),
        (unknown, Face(Level.UNKNOWN, None, "?")),
        (spent, Face(Level.SPENT, 0)),
    ],
)
def test_a_missing_number_is_never_a_level(state, expected):
    assert face(state()) == expected


def test_faces_of_levels():
    assert face(None) == Face(Level.UNKNOWN, None, "…")
    assert face(tight()).level is Level.TIGHT
    assert face(watch()).level is Level.WATCH
    assert face(stale()).stale
    assert face(replace(snapshot(head()), stopped=True)).stale


def test_full_and_empty_are_only_the_ends():
    def steps(used):
        return face(snapshot(gauge(used, of=allowance(limit="1000")))).steps

    assert steps("0") == STEPS
    assert steps("0.01") == STEPS - 1
    assert steps("999.99") == 1
    assert steps("1000") == 0


def test_other_units_without_a_cap():
    def sign(code):
        return face(snapshot(head(of=allowance(limit=None, unit=Unit(code))))).sign

    assert [sign("EUR"), sign("tokens"), sign("SEK")] == ["€", "Σ", "Σ"]


def test_a_small_change_of_the_amount_changes_no_picture():
    one, other = (face(snapshot(gauge(str(D("83") + D(n) / 100)))) for n in (0, 10))
    assert one == other


@pytest.mark.parametrize("size", SIZES)
def test_figures_keep_from_the_edge_of_their_tile(size):
    picture = draw(Face(Level.CALM, STEPS), size, Panel.AUTO, Style.NUMBER)
    ground = picture.pixelColor(size // 2, 0)
    assert ground.alpha() == 255
    edge = [(x, y) for y in range(size // 4, size // 2) for x in (0, size - 1)]
    assert {picture.pixelColor(x, y).rgb() for x, y in edge} == {ground.rgb()}
    beside = max(1, size // 18)
    inside = [(x, y) for y in range(size // 4, size // 2) for x in (beside - 1, size - beside)]
    assert {picture.pixelColor(x, y).rgb() for x, y in inside} == {ground.rgb()}
