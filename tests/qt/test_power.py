"""One refresh after a wake or a changed clock, heard over a real bus; never a storm."""

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtDBus import QDBusConnection

from trayapp.qt.network_watch import NetworkWatch, Reachability
from trayapp.qt.power import FIRST_S, GAP_S, Attention, Clock, Soon, Wakes

LOGIN, ZONE = "/org/freedesktop/login1", "/org/freedesktop/timedate1"
SLEEP = "org.freedesktop.login1.Manager.PrepareForSleep"
CHANGED = "org.freedesktop.DBus.Properties.PropertiesChanged"


@pytest.fixture
def bus(qapp):
    if shutil.which("dbus-daemon") is None or shutil.which("dbus-send") is None:
        pytest.skip("needs dbus-daemon and dbus-send")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        address = daemon.stdout.readline().strip()
        yield QDBusConnection.connectToBus(address, address)
        QDBusConnection.disconnectFromBus(address)
        daemon.terminate()


def tell(bus, path, member, *values):
    subprocess.run(["dbus-send", f"--bus={bus.name()}", "--type=signal", path, member, *values], check=True)


@pytest.fixture
def heard():
    return []


class Clocks:
    """A wall clock and a steady one that are moved by hand."""

    def __init__(self):
        self.wall, self.steady = 1_800_000_000.0, 5_000.0

    def move(self, *, wall, steady):
        self.wall += wall
        self.steady += steady


def clock(hands, heard):
    return Clock(lambda: heard.append("jumped"), wall=lambda: hands.wall, steady=lambda: hands.steady)


# --- the bus ----------------------------------------------------------------------------------------


def test_a_wake_is_heard_and_going_to_sleep_is_not(bus, heard, qtbot):
    wakes = Wakes(bus, lambda: heard.append("woke"))
    tell(bus, LOGIN, SLEEP, "boolean:true")
    tell(bus, LOGIN, SLEEP, "boolean:false")
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(100)
    assert heard == ["woke"]
    assert wakes


def test_another_zone_is_heard_and_other_news_of_the_clock_are_not(bus, heard, qtbot):
    wakes = Wakes(bus, lambda: heard.append("zone"))
    tell(bus, ZONE, CHANGED, "string:org.freedesktop.timedate1", "array:string:Timezone")
    tell(bus, ZONE, CHANGED, "string:org.freedesktop.timedate1", "array:string:NTPSynchronized")
    tell(bus, ZONE, CHANGED, "string:somebody.else", "array:string:Timezone")
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(100)
    assert heard == ["zone"]
    assert wakes


def test_without_a_bus_nothing_happens(qapp, heard):
    assert Wakes(QDBusConnection("nowhere"), lambda: heard.append("woke"))
    assert heard == []


# --- the clock --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wall", "steady", "jumps"),
    [(60, 60, 0), (3_600, 0.1, 1), (-7_200, 1, 1), (90, 60, 0), (10, 0.1, 0), (0, 600, 1)],
)
def test_only_a_change_that_matters_counts(qapp, heard, wall, steady, jumps):
    hands = Clocks()
    watch = clock(hands, heard)
    hands.move(wall=wall, steady=steady)
    watch.look()
    watch.look()
    assert len(heard) == jumps
    watch.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system call is Linux's")
def test_linux_tells_so_nothing_polls(qapp, heard):
    watch = clock(Clocks(), heard)
    assert not watch.polls
    with pytest.raises(BlockingIOError):  # armed, and not yet cancelled
        os.read(watch._told, 8)
    watch.close()


def test_a_late_timer_is_a_sleep_where_nothing_tells(qapp, heard):
    hands = Clocks()
    watch = clock(hands, heard)
    if watch._told is not None:
        watch._notifier.setEnabled(False)
        os.close(watch._told)
        watch._told = None
    hands.move(wall=8 * 3_600, steady=8 * 3_600)  # Windows' steady clock went on meanwhile
    watch.look()
    hands.move(wall=60, steady=60)
    watch.look()
    assert heard == ["jumped"]


# --- once -------------------------------------------------------------------------------------------


def test_soon_is_some_seconds_and_not_again_at_once(qapp, heard):
    for chance in (0.0, 0.5, 1.0):
        soon = Soon(lambda: heard.append("now"), chance=lambda chance=chance: chance)
        assert FIRST_S[0] <= soon.wait() <= FIRST_S[1]
    soon.ask()
    soon.ask()
    soon._now()
    assert heard == ["now"]
    assert GAP_S < soon.wait() <= GAP_S + FIRST_S[1]
    soon.stop()


class Machine:
    """A network, sources, and what was asked for."""

    def __init__(self, bus):
        self.network, self.failing, self.refreshed = NetworkWatch(None), False, 0
        self.attention = Attention(
            refresh=self.refresh, failing=lambda: self.failing, bus=bus, network=self.network
        )

    def refresh(self):
        self.refreshed += 1

    def later(self):
        """The timer's end, if it runs."""
        if self.attention._soon._timer.isActive():
            self.attention._soon.stop()
            self.attention._soon._now()

    def reach(self, how):
        self.network._reached(how)


@pytest.fixture
def machine(qapp):
    made = Machine(QDBusConnection("nowhere"))
    yield made
    made.attention.close()


def test_a_wake_that_everybody_tells_of_is_one_refresh(machine):
    for _ in range(3):
        machine.attention._woke()
    machine.later()
    machine.later()
    assert machine.refreshed == 1


def test_awake_without_a_network_waits_for_it(machine):
    machine.reach(Reachability.Disconnected)
    machine.attention._woke()
    machine.later()
    assert machine.refreshed == 0
    machine.reach(Reachability.Online)
    machine.later()
    assert machine.refreshed == 1
    machine.reach(Reachability.Disconnected)
    machine.reach(Reachability.Online)
    machine.later()
    assert machine.refreshed == 1  # nothing was owed and nothing fails


def test_a_network_that_is_back_helps_what_failed(machine):
    machine.reach(Reachability.Disconnected)
    machine.failing = True
    machine.reach(Reachability.Local)
    machine.reach(Reachability.Online)
    machine.later()
    assert machine.refreshed == 1
    machine.network._moved(None)  # a cable was pulled, or the company's tunnel came up
    machine.later()
    assert machine.refreshed == 2
