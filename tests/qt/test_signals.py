import os
import signal
import subprocess
import sys

import pytest

from trayapp.qt.signals import EndSignals

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
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_an_idle_loop_in_order(number):
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "up\n"
    os.kill(process.pid, number)
    said, _ = process.communicate(timeout=10)
    assert (said, process.returncode) == ("in order\n", 0)


def test_closing_puts_back_what_was_there(qapp):
    before = signal.getsignal(signal.SIGTERM)
    EndSignals(lambda: None).close()
    assert signal.getsignal(signal.SIGTERM) is before
