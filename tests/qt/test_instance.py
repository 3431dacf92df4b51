"""One Remainder per folder: a second start is heard, a dead first one is in nobody's way."""

import os
import signal
import subprocess
import sys

import pytest

from trayapp.qt.instance import claim

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from trayapp.qt.instance import claim
application = QCoreApplication([])
held = claim(Path(sys.argv[1]))
print("first" if held else "second", flush=True)
if held and len(sys.argv) > 2:
    sys.stdin.read()
"""


def start(folder, *more, **how):
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(folder), *more], stdout=subprocess.PIPE, text=True, **how
    )


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "run"


def test_the_second_start_is_heard(qtbot, folder):
    held = claim(folder)
    assert held is not None
    assert held.listening
    with qtbot.waitSignal(held.asked, timeout=5000) as heard:
        other = start(folder)
    assert heard.args == ["show"]
    assert other.communicate(timeout=10)[0] == "second\n"
    held.close()


def test_after_a_clean_end_the_place_is_free(qapp, folder):
    first = claim(folder)
    first.close()
    again = claim(folder)
    assert again is not None
    assert again.listening
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_first_one_is_no_obstacle(qapp, folder):
    first = start(folder, "hold", stdin=subprocess.PIPE)
    assert first.stdout.readline() == "first\n"
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    held = claim(folder)
    assert held is not None
    assert held.listening
    held.close()


def test_a_first_one_that_does_not_answer_is_left_alone(qapp, folder):
    first = start(folder, "hold", stdin=subprocess.PIPE)
    assert first.stdout.readline() == "first\n"
    assert claim(folder) is None
    first.communicate("", timeout=10)


def test_folders_do_not_disturb_one_another(qapp, tmp_path):
    one, other = claim(tmp_path / "one"), claim(tmp_path / "other")
    assert one is not None
    assert other is not None
    one.close()
    other.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no such limit")
def test_a_path_too_long_for_a_socket_still_works(qapp, tmp_path):
    held = claim(tmp_path / ("deep" * 25) / "run")
    assert held is not None
    assert held.listening
    held.close()
