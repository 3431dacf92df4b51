"""How it looks in a session: light, in Chinese, and at twice the size; every window opens and says so."""

import shutil
import subprocess

import pytest
from rig.app import POPUP, SETTINGS
from rig.desktop import RIGHT
from rig.session import Variant, wait_until

VARIANT = Variant(dark=False, size="1600x1000")
CHINESE = '[general]\nlanguage = "zh-CN"\nfirst_run_done = true\n'
HISTORY = "Remainder history"

has_chinese = pytest.mark.skipif(
    not shutil.which("fc-list")
    or not subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout,
    reason="no font has Chinese",
)


@pytest.fixture
def worker(person):
    """Two clients' logs, a dear day, and $250 a month."""
    person.has_logs()
    person.works("42.60")
    return person


def menu(desktop, *keys):
    desktop.click_tray(RIGHT)
    wait_until(desktop.unnamed, "an open menu")
    if keys:
        desktop.key(*keys)


def test_light_with_every_window(app, worker, desktop, picture):
    worker.was_given("250")
    app.start().shows("calm")
    desktop.click_tray()
    desktop.window(POPUP, exact=True)
    picture("desktop-light-popup", size=(560, 620))
    desktop.key("Escape")
    menu(desktop, "Up", "Up", "Up", "Up", "Return")
    window = desktop.window(HISTORY)
    picture("desktop-light-history", rect=window.rect)
    desktop.key("Escape")
    desktop.gone(HISTORY)
    menu(desktop, "Up", "Up", "Return")
    window = desktop.window(SETTINGS)
    picture("desktop-light-settings", rect=window.rect)
    desktop.key("Escape")
    desktop.gone(SETTINGS)


@has_chinese
def test_in_chinese(app, worker, desktop, picture):
    worker.was_given("250", more=CHINESE)
    app.start().shows("calm")
    desktop.click_tray()
    desktop.window(POPUP, exact=True)
    picture("desktop-chinese-popup", size=(560, 620))
    desktop.key("Escape")
    menu(desktop)
    picture("desktop-chinese-menu", size=(480, 420))
    desktop.key("Up", "Up", "Return")
    window = desktop.window("Remainder ")  # the rest of its title is Chinese
    picture("desktop-chinese-settings", rect=window.rect)
    desktop.key("Escape")


def test_at_twice_the_size(app, worker, desktop, picture):
    worker.was_given("250")
    app.start(env={"QT_SCALE_FACTOR": "2"}).shows("calm")
    desktop.click_tray()
    desktop.window(POPUP, exact=True)
    picture("desktop-200-popup", size=(900, 900))
    desktop.key("Escape")
