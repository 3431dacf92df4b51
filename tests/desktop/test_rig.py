"""The rig itself, on a tray program of twenty lines: what it sees and does must be so."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rig.screen import near
from rig.session import MARK, Session, Variant, wait_until
from rig.usage import idle, usage

TEAL = (11, 122, 117)
SAMPLE = """
import sys
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSystemTrayIcon
app = QApplication([])
app.setQuitOnLastWindowClosed(False)
pixmap = QPixmap(24, 24)
pixmap.fill(QColor(11, 122, 117))
label = QLabel("hello")
label.setWindowTitle("Sample")
label.resize(200, 100)
menu = QMenu()
menu.addAction("Open", label.show)
menu.addAction("Quit", app.quit)
icon = QSystemTrayIcon(QIcon(pixmap))
icon.setContextMenu(menu)
icon.activated.connect(lambda reason: reason == icon.ActivationReason.Trigger and label.show())
icon.show()
sys.exit(app.exec())
"""


@pytest.fixture
def sample(session):
    with subprocess.Popen(
        [sys.executable, "-c", SAMPLE], env=session.env, stderr=subprocess.DEVNULL
    ) as process:
        yield process
        process.kill()


def test_the_icon_is_found_where_its_colour_is(desktop, sample):
    cell = desktop.tray_rect()
    wait_until(
        lambda: any(near(c, TEAL) for c in desktop.screen.colours(cell)), "the icon's colour in its cell"
    )
    sample.kill()
    wait_until(desktop.tray_empty, "an empty tray")


def test_clicks_and_keys_arrive(desktop, sample):
    desktop.click_tray()
    assert desktop.window("Sample").rect[2:] == (200, 100)
    desktop.click_tray(3)
    wait_until(desktop.unnamed, "an open menu")
    desktop.key("Up", "Return")
    assert sample.wait(5) == 0


def test_notifications_are_heard_with_everything(desktop):
    with desktop.notices() as heard:
        words = ("--action=default,Open", "--urgency=critical", "Almost spent", "$10 left")
        shown = subprocess.Popen(["dunstify", *words], env=desktop.session.env, stdout=subprocess.DEVNULL)
        notice = heard.wait("Almost spent")
        assert (notice.urgency, notice.body, notice.buttons) == ("critical", "$10 left", {"default": "Open"})
        desktop.run("dunstctl", "close")
        wait_until(lambda: notice.closed == "dismissed", "its closing")
        shown.wait(5)


def test_a_sleeping_process_costs_nothing():
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as sleeper:
        wait_until(lambda: usage(sleeper.pid).uss > 1, "an interpreter")
        time.sleep(0.1)
        rest = idle(sleeper.pid, 0.5)
        sleeper.kill()
    assert rest.at_end.threads == 1
    assert rest.wakeups == 0
    assert rest.cpu_percent < 0.1


def test_nothing_is_left_of_a_session():
    if (variant := Variant()).missing:
        pytest.skip(f"not installed: {', '.join(variant.missing)}")
    with Session(variant) as session:
        root = session.root
        stray = subprocess.Popen(["setsid", "sleep", "600"], env=session.env)
    assert stray.wait(3) != 0
    assert not root.exists()
    left = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"{MARK}={root}".encode() in environ.read_bytes():
                left.append(environ)
        except OSError:
            continue
    assert left == []


def test_the_command_gives_its_own_exit_code():
    script = Path(__file__).with_name("session")
    done = subprocess.run(
        [script, "--tray", "none", "--keyring", "none", "--no-notices", "--", "sh", "-c", "exit 42"],
        env=os.environ,
        check=False,
    )
    assert done.returncode == 42
