"""The program under Wayland: no window can be placed there, and the only tray host shows no menu."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rig.app import POPUP
from rig.desktop import RIGHT
from rig.session import Unavailable, wait_until
from rig.sway import SwayDesktop, SwaySession, SwayVariant, alone

INSIDE = "REMAINDER_WAYLAND"
VARIANT = SwayVariant()

pytestmark = pytest.mark.skipif(bool(VARIANT.missing), reason=f"not installed: {', '.join(VARIANT.missing)}")


if alone() and INSIDE not in os.environ:
    # As root, one test stands for all: sway runs as somebody else, and everything here beside it.
    def test_under_wayland():
        if subprocess.run([*alone(), "true"], check=False, capture_output=True).returncode:
            pytest.skip("sway refuses root, and there are no user namespaces here")
        command = [*alone(), sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__]
        done = subprocess.run(
            command, env={**os.environ, INSIDE: "1"}, capture_output=True, text=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stdout + done.stderr

else:

    @pytest.fixture(scope="module")
    def session():
        try:
            opened = SwaySession(VARIANT).__enter__()
        except Unavailable as error:
            pytest.fail(str(error), pytrace=False)
        yield opened
        opened.close()

    @pytest.fixture
    def desktop(session):
        hands = SwayDesktop(session)
        hands.point_away()
        hands.run("dunstctl", "close-all")
        return hands

    @pytest.fixture
    def keep(desktop):
        """Pictures, when they are asked for."""
        folder = os.environ.get("REMAINDER_GALLERY")

        def take(name):
            if folder:
                time.sleep(0.3)
                desktop.shot(Path(folder) / f"{name}.png")

        return take

    @pytest.fixture
    def running(app, person):
        person.has_a_month()
        app.start().shows("calm")
        return app

    def test_the_icon_and_the_popup(running, desktop, keep):
        desktop.click_tray()
        window = desktop.window(POPUP, exact=True)
        assert window.rect[2] == 380
        keep("desktop-wayland")
        desktop.key("Escape")
        desktop.gone(POPUP, exact=True)
        assert running.end() == 0

    def test_a_click_elsewhere_closes_it_and_one_on_the_icon_too(running, desktop):
        desktop.click_tray()
        desktop.window(POPUP, exact=True)
        desktop.click(40, 40)
        desktop.gone(POPUP, exact=True)
        time.sleep(0.4)
        desktop.click_tray()
        desktop.window(POPUP, exact=True)
        time.sleep(0.4)
        desktop.click_tray()
        desktop.gone(POPUP, exact=True)
        assert running.end() == 0

    def test_a_right_click_opens_the_window_where_no_menu_comes(running, desktop):
        desktop.click_tray(RIGHT)
        desktop.window(POPUP, exact=True)
        desktop.key("Escape")
        desktop.gone(POPUP, exact=True)
        assert running.end() == 0

    def test_a_warning_with_its_buttons_opens_the_popup(running, person, desktop, keep):
        with desktop.notices() as heard:
            person.works("85")
            notice = heard.wait("7[0-9] %|8[0-9] %")
            assert "snooze" in notice.buttons
            keep("desktop-wayland-warning")
            desktop.run("dunstctl", "action")
            wait_until(lambda: notice.invoked, "the action")
            desktop.window(POPUP, exact=True)
            desktop.key("Escape")
        assert running.end() == 0

    def test_the_compositor_goes_away_and_nothing_is_left_running(running, desktop):
        desktop.session.stop("display")
        running.process.wait(8)
