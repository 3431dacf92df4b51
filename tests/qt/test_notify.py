"""Notifications over a real bus, with a daemon of a few lines at its other end."""

import os
import shutil
import subprocess
import threading
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from test_bridge import alert

from trayapp.domain.model import Alert, AlertKind, Level
from trayapp.domain.words import ENGLISH
from trayapp.qt.notify import Notifier, buttons, urgency

jeepney = pytest.importorskip("jeepney", reason="D-Bus is Linux's")
blocking = pytest.importorskip("jeepney.io.blocking")

NAME = "org.freedesktop.Notifications"


class Daemon(threading.Thread):
    """Answers what is asked before Notify, and Notify itself unless it hangs; can send the signals."""

    def __init__(self, abilities, *, maker="a few lines", hangs=False):
        super().__init__(daemon=True)
        self.abilities, self.maker, self.hangs, self.notices = abilities, maker, hangs, []
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
            member = message.header.fields[jeepney.HeaderFields.member]
            if member == "GetCapabilities":
                self.bus.send(jeepney.new_method_return(message, "as", (self.abilities,)))
            elif member == "GetServerInformation":
                self.bus.send(jeepney.new_method_return(message, "ssss", (self.maker, "us", "1", "1.2")))
            elif self.hangs:
                self.notices.append(message)
            else:
                self.notices.append(message)
                number = message.body[1] or 40 + len(self.notices)
                self.bus.send(jeepney.new_method_return(message, "u", (number,)))

    def leave(self):
        """Gives the name up, as a daemon that is replaced does."""
        self.bus.send(jeepney.message_bus.ReleaseName(NAME))

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
def places():
    return []


@pytest.fixture
def make(qapp, heard, places):
    """`make()` is a notifier as a new run of the program has it."""
    made = []

    def fall_back(shown):
        heard.append(("other way", shown.key))
        return True

    def delivered(shown, place):
        heard.append(("delivered", shown.key))
        places.append(place)

    def another():
        made.append(Notifier(ENGLISH, delivered=delivered, pressed=heard.append, fall_back=fall_back))
        return made[-1]

    yield another
    for each in made:
        each.close()


@pytest.fixture
def notifier(make):
    return make()


def about(what, key, *, replaces=""):
    return replace(alert(key), about=what, replaces=replaces)


def test_delivered_when_the_daemon_has_confirmed(bus, notifier, heard, qtbot):
    daemon = Daemon(["body", "body-markup", "actions"])
    picture = QImage(4, 4, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill("#ff0000")
    notifier.picture = lambda _: picture
    notifier.show(Alert("k", AlertKind.THRESHOLD, Level.SPENT, "R&D <1>", "a < b & c"))
    assert heard == []
    qtbot.waitUntil(lambda: heard == [("delivered", "k")])
    app, replaces, icon, title, body, actions, hints, _ = daemon.notices[0].body
    assert (app, replaces, icon) == ("Remainder", 0, "remainder")
    assert (title, body) == ("R&D <1>", "a &lt; b &amp; c")
    named = ["open", "Open", "snooze", "Snooze", "chat", "Draft in Copilot Chat"]
    assert actions == ["default", "Open", *named]
    assert hints["urgency"] == ("y", 2)
    assert hints["desktop-entry"] == ("s", "remainder")
    signature, (width, height, row, alpha, bits, channels, pixels) = hints["image-data"]
    assert signature == "(iiibiiay)"
    assert (width, height, row, alpha, bits, channels) == (4, 4, 16, True, 8, 4)
    assert bytes(pixels[:4]) == b"\xff\x00\x00\xff"


def test_one_about_the_same_replaces_and_another_does_not(bus, notifier, heard, qtbot):
    daemon = Daemon(["body"])
    for count, shown in enumerate((about("m", "75"), about("m", "90"), about("other", "75")), 1):
        notifier.show(shown)
        qtbot.waitUntil(lambda count=count: len(heard) == count)
    assert [notice.body[1] for notice in daemon.notices] == [0, 41, 0]
    assert daemon.notices[0].body[5] == []  # a daemon without buttons gets none


def test_the_next_run_replaces_what_the_last_one_showed(bus, make, heard, places, qtbot):
    daemon = Daemon(["body"])
    make().show(about("m", "75"))
    qtbot.waitUntil(lambda: len(places) == 1)
    make().show(about("m", "90", replaces=places[0]))
    qtbot.waitUntil(lambda: len(places) == 2)
    assert daemon.notices[1].body[1] == 41
    assert places[0] == places[1]


def test_an_id_of_a_daemon_that_is_gone_is_never_used_again(bus, make, heard, places, qtbot):
    first, here = Daemon(["body"]), make()
    here.show(about("m", "75"))
    qtbot.waitUntil(lambda: len(places) == 1)
    first.leave()
    second = Daemon(["body"])  # 41 is its first notification's, and another program's
    qtbot.wait(100)
    here.show(about("m", "90", replaces=places[0]))
    qtbot.waitUntil(lambda: len(places) == 2)
    make().show(about("n", "90", replaces=places[0]))
    qtbot.waitUntil(lambda: len(places) == 3)
    assert [notice.body[1] for notice in second.notices] == [0, 0]
    for nonsense in ("", "41", "/41", f"{places[2].rpartition('/')[0]}/x"):
        make().show(about("o", "o", replaces=nonsense))
    qtbot.waitUntil(lambda: len(places) == 7)
    assert [notice.body[1] for notice in second.notices[2:]] == [0, 0, 0, 0]


def test_a_daemon_that_hangs_is_not_waited_for(bus, notifier, heard, qtbot):
    notifier.patience_ms = 100
    daemon = Daemon(["body"], hangs=True)
    notifier.show(about("m", "75"))
    qtbot.waitUntil(lambda: heard == [("other way", "75"), ("delivered", "75")])
    notifier.show(about("m", "90"))  # nothing more is sent to it
    assert heard[2:] == [("other way", "90"), ("delivered", "90")]
    daemon.hangs = False
    daemon.bus.send(jeepney.new_method_return(daemon.notices[0], "u", (41,)))
    qtbot.waitUntil(lambda: len(heard) == 5)
    notifier.show(about("m", "100"))
    qtbot.waitUntil(lambda: len(heard) == 6)
    assert [notice.body[1] for notice in daemon.notices] == [0, 41]


def test_xfces_daemon_shows_no_button_twice(bus, notifier, heard, qtbot):
    daemon = Daemon(["actions"], maker="Xfce Notify Daemon")
    notifier.show(alert())
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert daemon.notices[0].body[5][::2] == ["open", "snooze", "chat"]


def test_the_free_chat_is_offered_where_less_spending_is_the_answer():
    offered = {
        kind: "chat" in dict(buttons(Alert("", kind, Level.WATCH, "", ""), ENGLISH)) for kind in AlertKind
    }
    assert [kind.value for kind, chat in offered.items() if chat] == ["threshold", "run-out", "pace"]


def test_a_token_lets_the_window_come_to_the_front(bus, notifier, heard, qtbot, monkeypatch):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    daemon = Daemon(["actions"])
    notifier.show(alert())
    qtbot.waitUntil(lambda: len(heard) == 1)
    daemon.tell("ActivationToken", "us", 41, "it may")
    daemon.tell("ActionInvoked", "us", 41, "chat")
    qtbot.waitUntil(lambda: heard[1:] == ["chat"])
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "it may"  # noqa: S105 (no secret)


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
