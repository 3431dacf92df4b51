import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QWidget

from trayapp.qt.signals import EndSignals, _never_again, end_soon, starts_by_autostart_alone

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QTimer
from trayapp.qt.signals import EndSignals
application = QCoreApplication([])
application.aboutToQuit.connect(lambda: print("in order", flush=True))
signals = EndSignals(application.quit)
QTimer.singleShot(0, lambda: print("up", flush=True))
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without a signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_an_idle_loop_in_order(number):
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "up\n"
    os.kill(process.pid, number)
    said, _ = process.communicate(timeout=10)
    assert (said, process.returncode) == ("in order\n", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without a signal")
def test_a_signal_before_the_loop_has_begun_ends_it_too():
    now = "EndSignals(end_soon)\nimport os; os.kill(os.getpid(), 15)"
    early = PROGRAM.replace("EndSignals(application.quit)", now)
    early = early.replace("import EndSignals", "import EndSignals, end_soon")
    words = [sys.executable, "-c", early]
    done = subprocess.run(words, capture_output=True, text=True, timeout=10, check=True)
    assert "in order" in done.stdout


def test_no_window_calls_an_end_off(qapp, qtbot):
    class Stubborn(QWidget):
        def closeEvent(self, event):
            event.ignore()

    window = Stubborn()
    window.show()
    end_soon()
    late = QTimer(singleShot=True)
    late.timeout.connect(qapp.exit)
    late.start(3_000)
    qapp.exec()
    assert late.isActive()
    late.stop()
    window.hide()


def test_closing_puts_back_what_was_there(qapp):
    before = signal.getsignal(signal.SIGTERM)
    EndSignals(lambda: None).close()
    assert signal.getsignal(signal.SIGTERM) is before


class Manager:
    """A session manager as far as it is spoken to; Qt lets nobody make a real one."""

    def setRestartHint(self, hint):
        self.hint = hint


def test_a_session_manager_is_told_not_to_start_it(qapp):
    starts_by_autostart_alone(qapp)
    manager = Manager()
    _never_again(manager)
    assert manager.hint is QSessionManager.RestartHint.RestartNever
    qapp.saveStateRequest.disconnect(_never_again)
    qapp.commitDataRequest.disconnect(_never_again)
