"""What a person sees on each kind of desktop, from the icon to the history: in full, and kept as pictures."""

from typing import NamedTuple

import pytest
from rig.desktop import RIGHT
from rig.screen import near
from rig.session import Variant, wait_until


class Look(NamedTuple):
    """A desktop, the language, and what the windows are then called."""

    name: str
    variant: Variant
    language: str = "en"
    popup: str = "Remainder"
    settings: str = "Remainder settings"
    history: str = "Remainder history"
    welcome: str = "Welcome to Remainder"
    pages: tuple[str, ...] = ("allowances",)


PAGES = ("allowances", "warnings", "advice", "sources", "appearance", "general", "privacy", "doctor", "about")
ROOM = "1440x960"
LOOKS = (
    Look("dark", Variant(keyring="none", size=ROOM), pages=PAGES),
    Look("light", Variant(keyring="none", size=ROOM, dark=False)),
    Look("200", Variant(keyring="none", size="2560x1700", scale=2, dark=False)),
    Look(
        *("zh", Variant(keyring="none", size=ROOM, dark=False), "zh-CN"),
        *("Remainder", "Remainder 设置", "Remainder 历史", "欢迎使用 Remainder"),
    ),
)
SURFACES = {True: (0x19, 0x1C, 0x21), False: (0xFF, 0xFF, 0xFF)}
"""The page behind everything, dark and light."""


@pytest.fixture(scope="module", params=LOOKS, ids=[look.name for look in LOOKS])
def look(request):
    return request.param


@pytest.fixture(scope="module")
def variant(look):
    return look.variant


@pytest.fixture
def running(app, person, desktop, look):
    desktop.backdrop(0x22303A)  # an empty screen is black, as what nobody draws would be
    person.has_a_month(more=f'[general]\nlanguage = "{look.language}"\n')
    app.start().shows("calm")
    return app


def stands_well(desktop, window, look):
    """Wholly on the screen, and in the desktop's own colours."""
    x, y, width, height = window.rect
    assert x >= 0
    assert y >= 0
    assert x + width <= desktop.screen.width
    assert y + height <= desktop.screen.height
    seen = list(desktop.screen.colours(window.rect))
    assert (0, 0, 0) not in seen  # what is see-through is black where nothing composes
    assert sum(near(each, SURFACES[look.variant.dark], 3) for each in seen) > len(seen) / 3


def menu(desktop, *keys):
    """Right-click on the icon, then these keys."""
    before = len(desktop.unnamed())
    desktop.click_tray(RIGHT)
    wait_until(lambda: len(desktop.unnamed()) > before, "an open menu")
    if keys:
        desktop.key(*keys)


def test_each_window_stands_well(running, desktop, look, picture):
    scale = look.variant.scale
    picture(f"desktop-{look.name}-icon", size=(160 * scale, 40 * scale))
    menu(desktop)
    picture(f"desktop-{look.name}-menu", size=(420 * scale, 300 * scale))
    desktop.key("Escape")

    desktop.click_tray()
    popup = desktop.window(look.popup, exact=True)
    stands_well(desktop, popup, look)
    picture(f"desktop-{look.name}-popup", size=(440 * scale, popup.rect[3] + 60 * scale))
    desktop.key("Escape")
    desktop.gone(look.popup, exact=True)

    menu(desktop, "Up", "Up", "Up", "Up", "Return")
    history = desktop.window(look.history, exact=True)
    stands_well(desktop, history, look)
    picture(f"desktop-{look.name}-history", rect=desktop.framed(history))
    desktop.key("Escape")
    desktop.gone(look.history, exact=True)

    menu(desktop, "Up", "Up", "Return")
    settings = desktop.window(look.settings, exact=True)
    desktop.key("Tab")
    for page in look.pages:
        stands_well(desktop, settings, look)
        if page != "doctor":  # it tells of the computer on which the pictures are made
            picture(f"desktop-{look.name}-settings-{page}", rect=desktop.framed(settings))
        desktop.key("Down")


def test_the_first_start(app, person, desktop, look, picture):
    person.has_a_month()
    person.settings.write_text(f'[general]\nlanguage = "{look.language}"\n')
    app.start()
    window = desktop.window(look.welcome, exact=True)
    stands_well(desktop, window, look)
    picture(f"desktop-{look.name}-first-run", rect=desktop.framed(window))
    desktop.key("Escape")
    desktop.gone(look.welcome, exact=True)
