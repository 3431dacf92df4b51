"""The network as Qt hears of it: in a network of its own whose only route is taken away and given back."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Signal

from trayapp.qt.network_watch import NetworkWatch, Reachability

ALONE = ("unshare", "--user", "--map-root-user", "--net", "--")
REAL = """
import subprocess
from PySide6.QtCore import QCoreApplication, QTimer
from trayapp.qt.network_watch import NetworkWatch, find_network
def ip(*words):
    subprocess.run(["ip", *words], check=True)
application = QCoreApplication([])
watch = NetworkWatch(find_network())
print("offline" if watch.offline else "online", flush=True)
def changed():
    print("changed", "offline" if watch.offline else "online", flush=True)
    application.quit()
watch.changed = changed
def plug():
    ip("link", "set", "lo", "up")
    ip("route", "add", "default", "dev", "lo")
QTimer.singleShot(200, plug)
QTimer.singleShot(8000, application.quit)
application.exec()
"""


class Network(QObject):
    reachabilityChanged = Signal(Reachability)
    transportMediumChanged = Signal(int)

    def __init__(self, reach):
        super().__init__()
        self.reach = reach

    def reachability(self):
        return self.reach


@pytest.mark.parametrize(
    ("before", "after", "calls"),
    [
        (Reachability.Online, Reachability.Disconnected, 0),
        (Reachability.Unknown, Reachability.Disconnected, 0),
        (Reachability.Disconnected, Reachability.Online, 1),
        (Reachability.Local, Reachability.Online, 1),
        (Reachability.Online, Reachability.Local, 0),
    ],
)
def test_more_that_can_be_reached_is_news(qapp, before, after, calls):
    network, heard = Network(before), []
    watch = NetworkWatch(network)
    watch.changed = lambda: heard.append(1)
    network.reachabilityChanged.emit(after)
    assert len(heard) == calls
    assert watch.offline is (after is Reachability.Disconnected)


def test_another_way_is_news(qapp):
    network, heard = Network(Reachability.Online), []
    watch = NetworkWatch(network)
    watch.changed = lambda: heard.append(1)
    network.transportMediumChanged.emit(2)
    assert heard == [1]


def test_where_nothing_tells_the_network_counts_as_there(qapp):
    assert not NetworkWatch(None).offline


def test_a_route_that_comes_is_heard():
    if (
        shutil.which("ip") is None
        or subprocess.run([*ALONE, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("needs ip and a network namespace")
    done = subprocess.run(
        [*ALONE, sys.executable, "-c", REAL], capture_output=True, text=True, timeout=20, check=False
    )
    assert done.stdout.split("\n")[:2] == ["offline", "changed online"], done.stderr
