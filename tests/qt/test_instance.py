"""One Remainder per folder: a second start is heard, a dead first one is in nobody's way."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from trayapp.domain.asked import ADVISE, Asked, heard
from trayapp.qt.instance import ASKED, Instance, Running, claim

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from trayapp.domain.asked import ADVISE, Asked, heard
from trayapp.qt.instance import ASKED, Instance, Running, claim
application = QCoreApplication([])
held = claim(Path(sys.argv[1]))
first = hasattr(held, "close")
print("first" if first else "second", flush=True)
if first and len(sys.argv) > 2:
    sys.stdin.read()
"""
TELLS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from trayapp.qt.instance import claim
application = QCoreApplication([])
told = claim(Path(sys.argv[1]))
print(told.answered, told.sentence, flush=True)
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
    assert isinstance(held, Instance)
    assert held.listening
    with qtbot.waitSignal(held.asked, timeout=5000) as heard:
        other = start(folder)
    assert heard.args == [Asked()]
    assert other.communicate(timeout=10)[0] == "second\n"
    held.close()


def test_after_a_clean_end_the_place_is_free(qapp, folder):
    first = claim(folder)
    first.close()
    again = claim(folder)
    assert isinstance(again, Instance)
    assert again.listening
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_first_one_is_no_obstacle(qapp, folder):
    first = start(folder, "hold", stdin=subprocess.PIPE)
    assert first.stdout.readline() == "first\n"
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    held = claim(folder)
    assert isinstance(held, Instance)
    assert held.listening
    held.close()


def test_a_first_one_that_does_not_answer_is_left_alone(qapp, folder):
    first = start(folder, "hold", stdin=subprocess.PIPE)
    assert first.stdout.readline() == "first\n"
    told = claim(folder)
    assert isinstance(told, Running)
    assert not told.answered
    assert f"process {first.pid}" in told.sentence
    first.communicate("", timeout=10)


def test_folders_do_not_disturb_one_another(qapp, tmp_path):
    one, other = claim(tmp_path / "one"), claim(tmp_path / "other")
    assert isinstance(one, Instance)
    assert isinstance(other, Instance)
    one.close()
    other.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no such limit")
def test_a_path_too_long_for_a_socket_still_works(qapp, tmp_path):
    held = claim(tmp_path / ("deep" * 25) / "run")
    assert isinstance(held, Instance)
    assert held.listening
    held.close()


def test_what_the_second_one_says(qtbot, folder):
    first = claim(folder)
    with qtbot.waitSignal(first.asked, timeout=5000):
        other = subprocess.Popen(
            [sys.executable, "-c", TELLS, str(folder)], stdout=subprocess.PIPE, text=True
        )
    assert other.communicate(timeout=10)[0] == f"True {ASKED}\n"
    first.close()


@pytest.mark.parametrize("left", [b"", b"no lock at all", b"\0" * 64])
def test_a_lock_that_names_nobody_is_no_obstacle(qapp, folder, left):
    folder.mkdir()
    (folder / "remainder.lock").write_bytes(left)
    held = claim(folder)
    assert isinstance(held, Instance)
    assert held.listening
    held.close()


def test_a_socket_without_a_lock_is_no_obstacle(qapp, folder):
    folder.mkdir()
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(folder / "remainder.sock"))
    held = claim(folder)
    assert isinstance(held, Instance)
    assert held.listening
    held.close()


def test_another_programs_process_of_the_same_number_is_no_obstacle(qapp, folder):
    held = claim(folder)
    text = (folder / "remainder.lock").read_text()
    held.close()
    with subprocess.Popen(["sleep", "30"]) as other:
        (folder / "remainder.lock").write_text(text.replace(str(os.getpid()), str(other.pid), 1))
        again = claim(folder)
        other.kill()
    assert isinstance(again, Instance)
    again.close()


def test_one_on_another_computer_is_named(qapp, folder):
    held = claim(folder)
    process, program, _, _, boot = (folder / "remainder.lock").read_text().splitlines()
    held.close()
    lock = "\n".join((process, program, "elsewhere", "f" * 32, boot, ""))
    (folder / "remainder.lock").write_text(lock)
    told = claim(folder)
    assert isinstance(told, Running)
    assert "elsewhere" in told.sentence
    assert str(folder / "remainder.lock") in told.sentence


ASKS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from trayapp.domain.asked import Asked
from trayapp.qt.instance import claim
application = QCoreApplication([])
asked = Asked("advise", "line one\\nline two \\u4f60", ("/a b",), "/src")
print(claim(Path(sys.argv[1]), asked=asked).answered)
"""


def test_a_task_for_the_window_arrives_whole(qtbot, folder):
    first = claim(folder)
    with qtbot.waitSignal(first.asked, timeout=5000) as told:
        other = subprocess.Popen([sys.executable, "-c", ASKS, str(folder)], stdout=subprocess.PIPE, text=True)
    assert told.args == [Asked(ADVISE, "line one\nline two 你", ("/a b",), "/src")]
    assert other.communicate(timeout=10)[0] == "True\n"
    first.close()


@pytest.mark.parametrize("line", [b"show\n", b"\xff\xfe\n", b"[1]\n", b'{"word": 3, "files": "x"}\n', b"\n"])
def test_a_damaged_word_asks_to_show_itself(line):
    assert heard(line) == Asked()


def test_who_talks_without_end_is_cut_off(qtbot, folder):
    first = claim(folder)
    with socket.socket(socket.AF_UNIX) as endless:
        endless.connect(str(folder / "remainder.sock"))
        endless.settimeout(5)

        def flood():
            try:
                endless.send(b"x" * 65_536, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return False
            except OSError:
                return True
            return False

        qtbot.waitUntil(flood, timeout=10_000)
    with qtbot.waitSignal(first.asked, timeout=5000):
        other = start(folder)
    assert other.communicate(timeout=10)[0] == "second\n"
    first.close()
