"""Warnings as desktop notifications, each in place of the last about the same; never waits for the daemon."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal

from trayapp.domain.model import Alert, AlertKind, Level
from trayapp.domain.words import Words
from trayapp.qt import notify_bus
from trayapp.qt.notify_bus import Answered, Daemon, Heard, Moved, Post, understood

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

OPEN, SNOOZE, CHAT = "open", "snooze", "chat"
ANSWER_MS = 10_000  # a daemon that has not answered by then hangs; the person is told another way
# https://specifications.freedesktop.org/notification-spec/latest/urgency-levels.html
_LOW, _NORMAL, _CRITICAL = 0, 1, 2
_SPENDING = frozenset({AlertKind.THRESHOLD, AlertKind.RUN_OUT, AlertKind.PACE})


def urgency(alert: Alert) -> int:
    """Critical stays until it is closed, so only an allowance that has ended is critical."""
    return {Level.SPENT: _CRITICAL, Level.TIGHT: _NORMAL, Level.WATCH: _NORMAL}.get(alert.level, _LOW)


def buttons(alert: Alert, words: Words) -> list[tuple[str, str]]:
    """Keys and labels; the free chat is offered where less spending is the answer."""
    offered = [OPEN, SNOOZE, *([CHAT] if alert.kind in _SPENDING else [])]
    return [(key, words.phrase(f"notice.{key}")) for key in offered]


@dataclass
class _Asked:
    """What is on its way to the daemon."""

    alert: Alert
    late: bool = False


class Notifier(QObject):
    """Shows alerts; `delivered(alert, place)` only once the daemon has confirmed, or the other way was taken.

    `place` says where it stands, for `Alert.replaces` of a later one, in this run or the next. `pressed` gets
    the button's key (OPEN for a click on the message itself). `fall_back(alert)` shows it another way and
    says whether that reached anybody; it serves where there is no session bus or no daemon. The connection is
    made on the first alert, on a thread of its own.
    """

    _ready = Signal(object)

    def __init__(
        self,
        words: Words,
        *,
        delivered: Callable[[Alert, str], None],
        pressed: Callable[[str], None],
        fall_back: Callable[[Alert], bool],
        on_bus: bool = True,
    ) -> None:
        super().__init__()
        self._words = words
        self._delivered = delivered
        self._pressed = pressed
        self._fall_back = fall_back
        self._on_bus = on_bus
        self._daemon: Daemon | None = None
        self._watch: QSocketNotifier | None = None
        self._connecting = False
        self._queue: list[Alert] = []
        self._asked: dict[int, _Asked] = {}  # serial of the call -> what it shows
        self._ids: dict[str, int] = {}  # what an alert is about -> the daemon's id
        self.picture: Callable[[Alert], QImage] | None = None
        self.patience_ms = ANSWER_MS
        self._ready.connect(self._connected, Qt.ConnectionType.QueuedConnection)

    def show(self, alert: Alert) -> None:
        """Show one alert, now or as soon as the bus answers."""
        if not self._on_bus or any(each.late for each in self._asked.values()):
            self._other_way(alert)
        elif self._daemon is not None:
            self._send(alert)
        else:
            self._queue.append(alert)
            if not self._connecting:
                self._connecting = True
                threading.Thread(target=self._connect, name="notifications", daemon=True).start()

    def speak(self, words: Words) -> None:
        """The next ones in another language."""
        self._words = words

    def close(self) -> None:
        """Gives the connection up; what is shown stays."""
        if self._watch is not None:
            self._watch.setEnabled(False)
            self._watch = None
        if self._daemon is not None:
            self._daemon.bus.close()
            self._daemon = None

    # --- connecting, on a thread of its own --------------------------------------------------------

    def _connect(self) -> None:
        """Imports jeepney (23 ms), says hello, asks what the daemon can do; hands all over to the Qt loop."""
        try:
            daemon = notify_bus.find_daemon()
        except Exception:  # noqa: BLE001 (no bus, no jeepney, a bus that turns us away: one outcome, the other way)
            self._ready.emit(None)
            return
        self._ready.emit(daemon)

    def _connected(self, daemon: Daemon | None) -> None:
        self._connecting = False
        waiting, self._queue = self._queue, []
        if daemon is not None:
            self._daemon = daemon
            self._watch = QSocketNotifier(daemon.bus.sock.fileno(), QSocketNotifier.Type.Read, self)
            self._watch.activated.connect(self._read)
        for alert in waiting:
            self._send(alert)

    # --- talking, in the Qt loop -------------------------------------------------------------------

    def _send(self, alert: Alert) -> None:
        daemon = self._daemon
        if daemon is None:
            self._other_way(alert)
            return
        picture = self.picture(alert) if self.picture is not None else None
        post = Post(
            alert.title,
            alert.body,
            urgency(alert),
            buttons(alert, self._words),
            self._ids.get(_about(alert)) or _id_at(daemon, alert.replaces),
            picture,
        )
        try:
            serial = daemon.send(post)
        except OSError:
            self._lost(alert)
            return
        self._asked[serial] = _Asked(alert)
        QTimer.singleShot(self.patience_ms, self, lambda: self._is_late(serial))

    def _is_late(self, serial: int) -> None:
        """A daemon that hangs keeps the call: it may show it yet, but the person hears of it now."""
        asked = self._asked.get(serial)
        if asked is not None:
            asked.late = True
            self._other_way(asked.alert)

    def _read(self) -> None:
        while self._daemon is not None:
            try:
                message = self._daemon.bus.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self._lost()
                return
            self._take(understood(message))

    def _take(self, what: Answered | Heard | Moved | None) -> None:
        if isinstance(what, Answered):
            self._answered(what)
        elif isinstance(what, Heard) and what.id in self._ids.values():
            self._heard(what)  # others are another program's: some daemons broadcast the signals
        elif isinstance(what, Moved) and self._daemon is not None:
            self._ids.clear()
            self._daemon.owner = what.owner

    def _answered(self, answer: Answered) -> None:
        asked = self._asked.pop(answer.serial, None)
        if asked is None or self._daemon is None:
            return
        if answer.id is not None:
            self._ids[_about(asked.alert)] = answer.id
            self._delivered(asked.alert, f"{self._daemon.home}/{answer.id}")
        elif not asked.late:
            self._other_way(asked.alert)

    def _heard(self, what: Heard) -> None:
        if what.member == "NotificationClosed":
            self._ids = {about: number for about, number in self._ids.items() if number != what.id}
        elif what.member == "ActivationToken":
            # Under Wayland the window may only come to the front with this; Qt takes it from there.
            os.environ["XDG_ACTIVATION_TOKEN"] = what.word
        elif what.member == "ActionInvoked":
            self._pressed(what.word if what.word in {SNOOZE, CHAT} else OPEN)

    def _lost(self, alert: Alert | None = None) -> None:
        """The bus went away: what it had not confirmed is shown another way; the next alert connects anew."""
        unconfirmed = [each.alert for each in self._asked.values() if not each.late]
        unconfirmed += [] if alert is None else [alert]
        self._asked.clear()
        self._ids.clear()
        self.close()
        for each in unconfirmed:
            self._other_way(each)

    def _other_way(self, alert: Alert) -> None:
        if self._fall_back(alert):
            self._delivered(alert, "")


def _about(alert: Alert) -> str:
    return alert.about or alert.key


def _id_at(daemon: Daemon, place: str) -> int:
    """The id that an earlier run was given, if it was by this very daemon; 0 for none."""
    home, _, number = place.rpartition("/")
    return int(number) if home and home == daemon.home and number.isdecimal() else 0
