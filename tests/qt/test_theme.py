import pytest
from PySide6.QtGui import QFont

from trayapp.domain.model import Level
from trayapp.qt.scheme import guess_dark
from trayapp.qt.style import sheet, window_sheet
from trayapp.qt.theme import DARK, LIGHT, Theme, contrast, font


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
