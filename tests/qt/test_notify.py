"""Notifications over a real bus, with a daemon of a few lines at its other end."""

import shutil
import subprocess
import threading

import pytest
from PySide6.QtGui import QImage
from test_bridge import alert

from trayapp.domain.model import Alert, AlertKind, Level
from trayapp.qt.notify import Notifier, urgency

jeepney = pytest.importorskip("jeepney", reason="D-Bus is Linux's")
blocking = pytest.importorskip("jeepney.io.blocking")

NAME = "org.freedesktop.Notifications"


class Daemon(threading.Thread):
    """Answers GetCapabilities and Notify, and can send the two signals."""

    def __init__(self, abilities):
        super().__init__(daemon=True)
        self.abilities, self.notices = abilities, []
        self.bus = blocking.open_dbus_connection("SESSION")
        self.bus.send_and_get_reply(jeepney.message_bus.RequestName(NAME))
        self.start()

    def run(self):
        while True:
            try:
                message = self.bus.receive()
            except (OSError, ValueError):
                self.bus.close()
                return
            if message.header.message_type is not jeepney.MessageType.method_call:
                continue
            if message.header.fields[jeepney.HeaderFields.member] == "GetCapabilities":
                self.bus.send(jeepney.new_method_return(message, "as", (self.abilities,)))
            else:
                self.notices.append(message)
                number = message.body[1] or 40 + len(self.notices)
                self.bus.send(jeepney.new_method_return(message, "u", (number,)))

    def tell(self, member, signature, *body):
        self.bus.send(
            jeepney.new_signal(
                jeepney.DBusAddress("/org/freedesktop/Notifications", NAME, NAME), member, signature, body
            )
        )


@pytest.fixture
def bus(monkeypatch):
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon")
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", process.stdout.readline().strip())
    yield process
    process.terminate()
    process.communicate()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def notifier(qapp, heard):
    def fall_back(shown):
        heard.append(("other way", shown.key))
        return True

    made = Notifier(
        delivered=lambda key: heard.append(("delivered", key)),
        open_=lambda: heard.append("open"),
        snooze=lambda: heard.append("snooze"),
        fall_back=fall_back,
    )
    yield made
    made.close()


def test_delivered_when_the_daemon_has_confirmed(bus, notifier, heard, qtbot):
    daemon = Daemon(["body", "body-markup", "actions"])
    picture = QImage(4, 4, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill("#ff0000")
    notifier.picture = lambda: picture
    notifier.show(Alert("k", AlertKind.THRESHOLD, Level.SPENT, "R&D <1>", "a < b & c"))
    assert heard == []
    qtbot.waitUntil(lambda: heard == [("delivered", "k")])
    app, replaces, icon, title, body, actions, hints, _ = daemon.notices[0].body
    assert (app, replaces, icon) == ("Remainder", 0, "remainder")
    assert (title, body) == ("R&D <1>", "a &lt; b &amp; c")
    assert actions == ["default", "Open", "open", "Open", "snooze", "Snooze"]
    assert hints["urgency"] == ("y", 2)
    assert hints["desktop-entry"] == ("s", "remainder")
    signature, (width, height, row, alpha, bits, channels, pixels) = hints["image-data"]
    assert signature == "(iiibiiay)"
    assert (width, height, row, alpha, bits, channels) == (4, 4, 16, True, 8, 4)
    assert bytes(pixels[:4]) == b"\xff\x00\x00\xff"


def test_the_same_key_replaces_and_another_does_not(bus, notifier, heard, qtbot):
    daemon = Daemon(["body"])
    for count, key in enumerate(("a", "a", "b"), 1):
        notifier.show(alert(key))
        qtbot.waitUntil(lambda count=count: len(heard) == count)
    assert [notice.body[1] for notice in daemon.notices] == [0, 41, 0]
    assert daemon.notices[0].body[5] == []  # a daemon without buttons gets none


def test_buttons_call_back_until_the_notice_is_closed(bus, notifier, heard, qtbot):
    daemon = Daemon(["actions"])
    notifier.show(alert())
    qtbot.waitUntil(lambda: len(heard) == 1)
    daemon.tell("ActionInvoked", "us", 99, "snooze")  # another program's
    daemon.tell("ActionInvoked", "us", 41, "snooze")
    daemon.tell("ActionInvoked", "us", 41, "default")
    daemon.tell("NotificationClosed", "uu", 41, 2)
    daemon.tell("ActionInvoked", "us", 41, "open")
    daemon.tell("NotificationClosed", "uu", 41, 2)
    qtbot.waitUntil(lambda: len(heard) == 3)
    qtbot.wait(50)
    assert heard[1:] == ["snooze", "open"]


def test_without_a_daemon_it_goes_the_other_way(bus, notifier, heard, qtbot):
    notifier.show(alert())
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=8000)
    assert heard == [("other way", "a"), ("delivered", "a")]


def test_without_a_bus_it_goes_the_other_way(notifier, heard, qtbot, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    notifier.show(alert("a"))
    notifier.show(alert("b"))
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert ("delivered", "b") in heard


def test_a_bus_that_goes_away_loses_nothing(bus, notifier, heard, qtbot):
    Daemon([])
    notifier.show(alert("a"))
    qtbot.waitUntil(lambda: len(heard) == 1)
    bus.terminate()
    bus.wait()
    notifier.show(alert("b"))
    qtbot.waitUntil(lambda: ("delivered", "b") in heard)


def test_only_what_has_ended_is_critical():
    assert [urgency(Alert("", AlertKind.RESET, level, "", "")) for level in Level] == [0, 0, 1, 1, 2]
