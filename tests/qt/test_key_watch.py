"""The key for "Before you start": taken from a portal that speaks on a real bus, and from none."""

import shutil
import socket
import subprocess
import sys
import threading

import jeepney
import pytest
from jeepney.io.blocking import open_dbus_connection

from trayapp.qt.key_watch import KeyWatch

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs dbus-daemon"
)
NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
REQUEST = "org.freedesktop.portal.Request"


class Portal:
    """Answers as the specification of version 1 has it; `declines` as a person may."""

    def __init__(self, *, declines=False, offers=True):
        self._declines, self._offers = declines, offers
        self.bound, self.sessions = [], []
        self.bus = open_dbus_connection("SESSION")
        self.bus.send_and_get_reply(jeepney.message_bus.RequestName(NAME))
        self._served = threading.Thread(target=self._serve, daemon=True)
        self._served.start()

    def _serve(self):
        while True:
            try:
                call = self.bus.receive()
            except OSError:
                return
            if call.header.message_type is jeepney.MessageType.method_call:
                self._answer(call)

    def _answer(self, call):
        fields = call.header.fields
        member, sender = fields[jeepney.HeaderFields.member], fields[jeepney.HeaderFields.sender]
        if not self._offers or fields[jeepney.HeaderFields.interface] != SHORTCUTS:
            self.bus.send(jeepney.new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))
            return
        options = call.body[-1]
        place = sender.replace(":", "").replace(".", "_")
        request = f"{PATH}/request/{place}/{options['handle_token'][1]}"
        self.bus.send(jeepney.new_method_return(call, "o", (request,)))
        results = {}
        if member == "CreateSession":
            session = f"{PATH}/session/{place}/{options['session_handle_token'][1]}"
            self.sessions.append(session)
            results = {"session_handle": ("s", session)}
        if member == "BindShortcuts":
            session, shortcuts, parent, _ = call.body
            self.bound.append((session, shortcuts, parent))
            results = {"shortcuts": ("a(sa{sv})", shortcuts)}
        code = 1 if self._declines and member == "BindShortcuts" else 0
        self._say(request, REQUEST, "Response", "ua{sv}", code, results)

    def _say(self, path, interface, member, signature, *body):
        self.bus.send(jeepney.new_signal(jeepney.DBusAddress(path, NAME, interface), member, signature, body))

    def close(self):
        self.bus.sock.shutdown(socket.SHUT_RDWR)
        self._served.join(5)
        self.bus.close()

    def press(self, session=None, name="before-you-start"):
        told = (session or self.sessions[-1], name, 1, {})
        self._say(PATH, SHORTCUTS, "Activated", "osta{sv}", *told)


@pytest.fixture
def bus(monkeypatch):
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", process.stdout.readline().strip())
    yield process
    process.terminate()
    process.communicate()


@pytest.fixture
def offered(bus):
    made = []

    def make(**how):
        made.append(Portal(**how))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def watch(qapp, heard):
    made = KeyWatch(lambda: heard.append("pressed"), heard.append)
    yield made
    made.close()


def test_the_key_is_proposed_and_each_press_is_heard(offered, watch, heard, qtbot):
    portal = offered()
    watch.follow("Ctrl+Alt+B")
    qtbot.waitUntil(lambda: portal.bound != [])
    [(session, [(name, told)], parent)] = portal.bound
    assert (session, name, parent) == (portal.sessions[0], "before-you-start", "")
    assert told["preferred_trigger"] == ("s", "CTRL+ALT+b")
    assert told["description"] == ("s", "Before you start…")
    qtbot.wait(50)
    portal.press(session=f"{PATH}/session/1_9/another")
    portal.press(name="another")
    portal.press()
    portal.press()
    qtbot.waitUntil(lambda: heard.count("pressed") == 2)
    assert [each for each in heard if each not in {"pressed", ""}] == []


def test_another_key_is_asked_for_anew_and_none_gives_it_back(offered, watch, heard, qtbot):
    portal = offered()
    watch.follow("Ctrl+Alt+B")
    qtbot.waitUntil(lambda: len(portal.bound) == 1)
    watch.follow("Ctrl+Alt+B")
    watch.follow("Super+F5")
    qtbot.waitUntil(lambda: len(portal.bound) == 2)
    assert portal.bound[1][1][0][1]["preferred_trigger"] == ("s", "LOGO+F5")
    watch.follow("")
    qtbot.waitUntil(lambda: not any(each.name == "key" for each in threading.enumerate()))
    portal.press()
    qtbot.wait(100)
    assert "pressed" not in heard


@pytest.mark.parametrize(
    ("portal", "said"),
    [
        ({"declines": True}, "Ctrl+Alt+B was not to be had: choose another key."),
        ({"offers": False}, "remainder advise --window"),
        (None, "remainder advise --window"),
    ],
)
def test_what_stands_against_it_is_said(offered, watch, heard, qtbot, portal, said):
    if portal is not None:
        offered(**portal)
    watch.follow("Ctrl+Alt+B")
    qtbot.waitUntil(lambda: any(said in each for each in heard))
    watch.follow("")
    assert heard[-1] == ""


def test_no_bus_is_a_sentence(monkeypatch, watch, heard, qtbot):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    watch.follow("Ctrl+Alt+B")
    qtbot.waitUntil(lambda: any("advise --window" in each for each in heard))


def test_a_system_without_a_way_says_so(qapp, heard):
    watch = KeyWatch(lambda: None, heard.append, take=lambda *_: None)
    watch.follow("Ctrl+Alt+B")
    assert "advise --window" in heard[-1]
