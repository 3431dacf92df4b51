import pytest
from colour_vision import DEUTERANOPIA, PLAIN, PROTANOPIA, apart, lab
from PySide6.QtGui import QFont

from trayapp.domain.model import Level
from trayapp.qt.face import Face, Panel, Style
from trayapp.qt.icon import SIZES, draw
from trayapp.qt.scheme import guess_dark
from trayapp.qt.style import sheet, window_sheet
from trayapp.qt.theme import DARK, DARK_STRONG, LIGHT, LIGHT_STRONG, Theme, contrast, font


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("rank", ["ink", "soft", "faint", "accent", "tight", "spent"])
def test_text_can_be_read_on_the_page(colours, rank):
    assert contrast(getattr(colours, rank), colours.page) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_text_can_be_read_on_advice_and_on_the_accent(colours):
    assert contrast(colours.soft, colours.tip) >= 4.5
    assert contrast(colours.ink, colours.tip) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("level", list(Level))
def test_levels_stand_out_from_the_track(colours, level):
    assert contrast(colours.level(level), colours.track) >= 2.5


def test_contrast_of_black_on_white():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0


def test_the_choice_overrules_the_desktop(qapp):
    assert Theme("light", system_dark=True).colours is LIGHT
    assert Theme("dark", system_dark=False).colours is DARK
    assert Theme("system", system_dark=True).colours is DARK


def test_the_desktop_is_followed_and_changes_are_told_once(qapp, qtbot):
    theme = Theme("system")
    with qtbot.waitSignal(theme.changed):
        theme.tell_system(dark=True)
    with qtbot.assertNotEmitted(theme.changed):
        theme.tell_system(dark=True)
    with qtbot.waitSignal(theme.changed):
        theme.choose("light")


def test_high_contrast_holds_whatever_the_choice_is(qapp, qtbot):
    theme = Theme("light")
    with qtbot.waitSignal(theme.changed):
        theme.tell_contrast(strong=True)
    assert theme.colours is LIGHT_STRONG
    theme.choose("dark")
    assert theme.colours is DARK_STRONG
    theme.tell_contrast(strong=False)
    assert theme.colours is DARK


@pytest.mark.parametrize("colours", [LIGHT_STRONG, DARK_STRONG])
def test_high_contrast_is_high(colours):
    for rank in ("ink", "soft", "faint", "accent", "watch", "tight", "spent"):
        assert contrast(getattr(colours, rank), colours.page) >= 7, rank
    assert contrast(colours.on_accent, colours.accent) >= 7
    assert contrast(colours.line, colours.page) >= 3
    assert all(contrast(colours.level(level), colours.track) >= 4.5 for level in Level)


@pytest.mark.parametrize(
    ("env", "ini", "dark"),
    [
        ({}, "", False),
        ({"GTK_THEME": "Adwaita:dark"}, "", True),
        ({"GTK_THEME": "Adwaita"}, "gtk-theme-name=Arc-Dark", False),
        ({}, "[Settings]\ngtk-theme-name=Arc-Dark\n", True),
        ({}, "gtk-application-prefer-dark-theme = 1", True),
        ({}, "gtk-application-prefer-dark-theme=false", False),
        ({}, "\x00\x01 nonsense = = =", False),
    ],
)
def test_what_the_desktop_prefers(env, ini, dark):
    assert guess_dark(env, ini) is dark


def test_figures_are_tabular_unless_asked_otherwise(qapp):
    assert font(13).isFeatureSet(QFont.Tag("tnum"))
    assert not font(40, tabular=False).isFeatureSet(QFont.Tag("tnum"))


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_style_sheets_have_every_value(colours):
    assert "$" not in sheet(colours) + window_sheet(colours)


NEIGHBOURS = ((Level.CALM, Level.WATCH), (Level.WATCH, Level.TIGHT), (Level.TIGHT, Level.SPENT))


@pytest.mark.parametrize("eyes", [PLAIN, PROTANOPIA, DEUTERANOPIA], ids=["all cones", "no red", "no green"])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_neighbouring_levels_differ_for_every_eye(colours, eyes):
    far = [apart(colours.level(one), colours.level(other), eyes) for one, other in NEIGHBOURS]
    # Side by side 2 can be seen. 15 can be told from memory; the nearest pair, watch and tight in light
    # without green cones, has 8, and there the shape must do it (the test below).
    assert min(far) >= 7.9
    assert sum(each < 15 for each in far) <= 1


def covered(image):
    """Which pixels carry ink at all, where the panel shows through elsewhere: shape alone."""
    side = image.width()
    return [image.pixelColor(x, y).alpha() > 127 for y in range(side) for x in range(side)]


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("size", SIZES)
def test_levels_differ_by_shape_where_there_is_one_colour(qapp, style, size):
    calm, watch, tight, spent = (
        covered(draw(Face(level, 0 if level is Level.SPENT else 30), size, Panel.DARK, style))
        for level in (Level.CALM, Level.WATCH, Level.TIGHT, Level.SPENT)
    )
    for one, other in ((calm, watch), (watch, tight), (tight, spent), (calm, tight)):
        assert sum(a != b for a, b in zip(one, other, strict=True)) >= 4


def test_the_matrices_leave_white_white_and_make_red_and_green_alike():
    for eyes in (PROTANOPIA, DEUTERANOPIA):
        assert apart("#ffffff", "#ffffff", eyes) == 0
        assert lab("#ffffff", eyes)[0] > 99
        assert apart("#cc3311", "#777700", eyes) < apart("#cc3311", "#777700") / 2
    assert round(lab("#ff0000")[0], 1) == 53.2
