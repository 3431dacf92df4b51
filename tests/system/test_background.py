import subprocess
import sys
import threading

import pytest

from trayapp.system.background import DaemonExecutor


def test_calls_run_in_turn_on_one_thread():
    executor = DaemonExecutor("in turn")
    names = [executor.submit(lambda: threading.current_thread().name) for _ in range(3)]
    assert [name.result(5) for name in names] == ["in turn"] * 3
    executor.shutdown()


def test_what_a_call_raises_arrives():
    def fail():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        DaemonExecutor("failing").submit(fail).result(5)


def test_a_call_that_never_returns_does_not_keep_the_program_from_ending():
    code = (
        "import threading\n"
        "from trayapp.system.background import DaemonExecutor\n"
        "DaemonExecutor('stuck').submit(threading.Event().wait)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=20, check=False).returncode == 0
