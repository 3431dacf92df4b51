"""Tray hosts and the portal, heard over a real bus from a process that plays them."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtDBus import QDBusConnection

from trayapp.qt.host import GRACE_MS, HostWatch
from trayapp.qt.scheme import PortalScheme

pytest.importorskip("jeepney", reason="D-Bus is Linux's")

PARTS = """
import sys
from jeepney import *
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection("SESSION")
WATCHER, PORTAL = "org.kde.StatusNotifierWatcher", "org.freedesktop.portal.Desktop"
host = False
def answers(until=None):
    while True:
        try:
            message = bus.receive(timeout=until)
        except TimeoutError:
            return
        if message.header.message_type is not MessageType.method_call:
            continue
        member = message.header.fields[HeaderFields.member]
        value = ("b", host) if member == "Get" else ("v", ("u", 1))
        bus.send(new_method_return(message, "v", (value,)))
for word in sys.argv[1:]:
    if word == "watcher":
        bus.send_and_get_reply(message_bus.RequestName(WATCHER))
    elif word == "portal":
        bus.send_and_get_reply(message_bus.RequestName(PORTAL))
    elif word == "host":
        host = True
        place = DBusAddress("/StatusNotifierWatcher", interface=WATCHER)
        bus.send(new_signal(place, "StatusNotifierHostRegistered"))
    elif word == "light":
        place = DBusAddress("/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.Settings")
        about = ("org.freedesktop.appearance", "color-scheme", ("u", 2))
        bus.send(new_signal(place, "SettingChanged", "ssv", about))
    elif word == "even":
        place = DBusAddress("/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.Settings")
        about = ("org.freedesktop.appearance", "contrast", ("u", 0))
        bus.send(new_signal(place, "SettingChanged", "ssv", about))
    elif word == "wait":
        answers(0.4)
    print(word, flush=True)
answers()
"""


class Parts:
    """Starts processes that play parts of a desktop, on a bus of their own."""

    def __init__(self, address):
        self.address, self.running = address, []
        self.bus = QDBusConnection.connectToBus(address, address)

    def play(self, *words):
        process = subprocess.Popen(
            [sys.executable, "-c", PARTS, *words],
            env={"DBUS_SESSION_BUS_ADDRESS": self.address},
            stdout=subprocess.PIPE,
            text=True,
        )
        self.running.append(process)
        for word in words[: words.index("wait")] if "wait" in words else words:
            assert process.stdout.readline() == f"{word}\n"
        return process

    def end(self):
        for process in self.running:
            process.terminate()
            process.communicate()
        QDBusConnection.disconnectFromBus(self.address)


@pytest.fixture
def desktop(qapp):
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    parts = Parts(daemon.stdout.readline().strip())
    yield parts
    parts.end()
    daemon.terminate()
    daemon.communicate()


@pytest.fixture
def heard():
    return []


def watch(bus, heard):
    return HostWatch(bus, absent=lambda: heard.append("absent"), appeared=lambda: heard.append("appeared"))


def test_no_host_at_all(desktop, heard, qtbot):
    watching = watch(desktop.bus, heard)
    qtbot.wait(200)
    assert heard == []  # the panel may only be late
    qtbot.waitUntil(lambda: heard == ["absent"], timeout=GRACE_MS + 2000)
    assert watching


def test_a_host_from_the_start_is_no_news(desktop, heard, qtbot):
    desktop.play("watcher", "host")
    watching = watch(desktop.bus, heard)
    qtbot.wait(GRACE_MS + 300)
    assert heard == []
    assert watching


def test_a_watcher_with_a_host_comes_late(desktop, heard, qtbot):
    watching = watch(desktop.bus, heard)
    qtbot.wait(200)
    desktop.play("watcher", "host")
    qtbot.waitUntil(lambda: heard == ["appeared"])
    qtbot.wait(GRACE_MS + 300)
    assert heard == ["appeared"]
    assert watching


def test_a_host_registers_with_a_watcher_that_was_there(desktop, heard, qtbot):
    desktop.play("watcher", "wait", "wait", "host")
    watching = watch(desktop.bus, heard)
    qtbot.waitUntil(lambda: heard == ["appeared"])
    assert watching


def test_without_a_bus_there_is_no_host(heard, qtbot):
    watching = watch(QDBusConnection("nowhere"), heard)
    qtbot.waitUntil(lambda: heard == ["absent"], timeout=GRACE_MS + 2000)
    assert watching


def test_the_portal_says_dark_and_later_light(desktop, heard, qtbot):
    desktop.play("portal", "wait", "wait", "light")
    asking = PortalScheme(desktop.bus, heard.append)
    qtbot.waitUntil(lambda: heard == [True, False])
    assert asking


def test_no_portal_says_nothing(desktop, heard, qtbot):
    asking = PortalScheme(desktop.bus, heard.append)
    qtbot.wait(300)
    assert heard == []
    assert asking


def test_high_contrast_is_asked_for_and_changes_are_heard(desktop, heard, qtbot):
    desktop.play("portal", "wait", "wait", "even")
    asking = PortalScheme(desktop.bus, lambda _: None, heard.append)
    qtbot.waitUntil(lambda: heard == [True, False])
    assert asking
