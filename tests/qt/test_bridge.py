import threading

from samples import NOW, full, tight

from trayapp.domain.model import Alert, AlertKind, Level, Snapshot
from trayapp.qt.bridge import Bridge
from trayapp.settings import Settings


def alert(key="a"):
    return Alert(key, AlertKind.THRESHOLD, Level.WATCH, "Work: 80 % used", "$20 left")


def test_from_another_thread_everything_arrives_on_this_one_in_order(qtbot):
    heard, threads = [], set()

    def hear(what):
        heard.append(what)
        threads.add(threading.current_thread())

    bridge = Bridge(show=hear, warn=hear, settle=hear)
    alerts = [alert(str(n)) for n in range(20)]

    def core():
        for each in alerts:
            bridge.push(each)
        bridge.push(Settings())
        bridge.push(tight())

    worker = threading.Thread(target=core)
    worker.start()
    worker.join()
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 22)
    assert heard[:20] == alerts
    assert isinstance(heard[-1], Snapshot)
    assert threads == {threading.main_thread()}


def test_of_many_snapshots_only_the_last_is_drawn(qtbot):
    drawn = []
    bridge = Bridge(show=drawn.append, warn=drawn.append)
    for _ in range(500):
        bridge.push(full())
    bridge.push(Snapshot(NOW, "UTC"))
    qtbot.waitUntil(lambda: bool(drawn))
    qtbot.wait(20)
    assert drawn == [Snapshot(NOW, "UTC")]


def test_a_warning_comes_after_the_figures_that_it_speaks_of(qtbot):
    heard = []
    bridge = Bridge(show=heard.append, warn=heard.append)
    for what in (full(), tight(), alert(), full()):
        bridge.push(what)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == [tight(), alert(), full()]
