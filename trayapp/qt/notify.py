"""Warnings as desktop notifications, over D-Bus in the Qt loop; never waits for the daemon.

Qt's own showMessage sends urgency and picture in types that daemons ignore, has no id, no replacing and no
answer (seen on the bus, November 2026), and QtDBus cannot send a byte or an unsigned number: hence jeepney.
"""

from __future__ import annotations

import html
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal

from trayapp.domain.model import Alert, Level

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection
    from PySide6.QtGui import QImage

APP = "Remainder"
DESKTOP_ENTRY = "remainder"
OPEN, SNOOZE = "open", "snooze"
_NAME = "org.freedesktop.Notifications"
_OBJECT = "/org/freedesktop/Notifications"
_PATIENCE_S = 2.0  # for the bus itself and the daemon's list of abilities, off the screen's thread
_ANSWER_S = 5.0
# https://specifications.freedesktop.org/notification-spec/latest/urgency-levels.html
_LOW, _NORMAL, _CRITICAL = 0, 1, 2


def urgency(alert: Alert) -> int:
    """Critical stays until it is closed, so only an allowance that has ended is critical."""
    return {Level.SPENT: _CRITICAL, Level.TIGHT: _NORMAL, Level.WATCH: _NORMAL}.get(alert.level, _LOW)


class Notifier(QObject):
    """Shows alerts; `delivered(key)` only once the daemon has confirmed with an id.

    `open_` and `snooze` are called when the person uses the notification's buttons (or clicks it).
    `fall_back(title, body)` shows it another way and says whether that reached anybody; it serves where
    there is no session bus or no daemon. The connection is made on the first alert, on a thread of its own.
    """

    _ready = Signal(object, object)

    def __init__(
        self,
        *,
        delivered: Callable[[str], None],
        open_: Callable[[], None],
        snooze: Callable[[], None],
        fall_back: Callable[[Alert], bool],
        on_bus: bool = True,
    ) -> None:
        super().__init__()
        self._delivered = delivered
        self._open = open_
        self._snooze = snooze
        self._fall_back = fall_back
        self._on_bus = on_bus
        self._bus: DBusConnection | None = None
        self._watch: QSocketNotifier | None = None
        self._connecting = False
        self._abilities: frozenset[str] = frozenset()
        self._queue: list[Alert] = []
        self._asked: dict[int, Alert] = {}  # serial of the call -> what it shows
        self._ids: dict[str, int] = {}  # alert key -> the daemon's id
        self.picture: Callable[[], QImage] | None = None
        self._ready.connect(self._connected, Qt.ConnectionType.QueuedConnection)

    def show(self, alert: Alert) -> None:
        """Show one alert, now or as soon as the bus answers; the same key replaces what it showed before."""
        if not self._on_bus:
            self._other_way(alert)
        elif self._bus is not None:
            self._send(alert)
        else:
            self._queue.append(alert)
            if not self._connecting:
                self._connecting = True
                threading.Thread(target=self._connect, name="notifications", daemon=True).start()

    def close(self) -> None:
        """Gives the connection up; what is shown stays."""
        if self._watch is not None:
            self._watch.setEnabled(False)
            self._watch = None
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    # --- connecting, on a thread of its own --------------------------------------------------------

    def _connect(self) -> None:
        """Imports jeepney (23 ms), says hello, asks what the daemon can do; hands all over to the Qt loop."""
        try:
            bus = _open_bus()
        except Exception:  # noqa: BLE001 (no bus, no jeepney, a bus that turns us away: one outcome, the other way)
            self._ready.emit(None, frozenset())
            return
        self._ready.emit(bus, _abilities(bus))

    def _connected(self, bus: DBusConnection | None, abilities: frozenset[str]) -> None:
        self._connecting = False
        waiting, self._queue = self._queue, []
        if bus is None:
            for alert in waiting:
                self._other_way(alert)
            return
        self._bus, self._abilities = bus, abilities
        self._watch = QSocketNotifier(bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._read)
        for alert in waiting:
            self._send(alert)

    # --- talking, in the Qt loop -------------------------------------------------------------------

    def _send(self, alert: Alert) -> None:
        if self._bus is None:
            self._other_way(alert)
            return
        serial = next(self._bus.outgoing_serial)
        try:
            self._bus.send(self._message(alert), serial=serial)
        except OSError:
            self._lost(alert)
            return
        self._asked[serial] = alert

    def _message(self, alert: Alert) -> Message:
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415 (loaded by the connection already)

        markup = "body-markup" in self._abilities
        body = html.escape(alert.body, quote=False) if markup else alert.body
        hints: dict[str, tuple[str, Any]] = {
            "urgency": ("y", urgency(alert)),
            "desktop-entry": ("s", DESKTOP_ENTRY),
        }
        if self.picture is not None:
            hints["image-data"] = ("(iiibiiay)", _pixels(self.picture()))
        actions = ["default", "Open", OPEN, "Open", SNOOZE, "Snooze"] if "actions" in self._abilities else []
        content = (APP, self._ids.get(alert.key, 0), "remainder", alert.title, body, actions, hints, -1)
        return new_method_call(DBusAddress(_OBJECT, _NAME, _NAME), "Notify", "susssasa{sv}i", content)

    def _read(self) -> None:
        while self._bus is not None:
            try:
                message = self._bus.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self._lost()
                return
            self._take(message)

    def _take(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415 (loaded by the connection already)

        fields, kind = message.header.fields, message.header.message_type
        if kind is MessageType.signal:
            if fields.get(HeaderFields.interface) == _NAME:
                self._heard(str(fields.get(HeaderFields.member)), message.body)
            return
        alert = self._asked.pop(int(fields.get(HeaderFields.reply_serial, -1)), None)
        if alert is None:
            return
        if kind is MessageType.method_return:
            self._ids[alert.key] = int(message.body[0])
            self._delivered(alert.key)
        else:
            self._other_way(alert)

    def _heard(self, member: str, body: tuple[Any, ...]) -> None:
        if not body or body[0] not in self._ids.values():
            return  # another program's notification: the signals are broadcast by some daemons
        if member == "NotificationClosed":
            self._ids = {key: number for key, number in self._ids.items() if number != body[0]}
        elif member == "ActionInvoked":
            (self._snooze if body[1] == SNOOZE else self._open)()

    def _lost(self, alert: Alert | None = None) -> None:
        """The bus went away: what it had not confirmed is shown another way; the next alert connects anew."""
        unconfirmed = [*self._asked.values(), *([] if alert is None else [alert])]
        self._asked.clear()
        self._ids.clear()
        self.close()
        for each in unconfirmed:
            self._other_way(each)

    def _other_way(self, alert: Alert) -> None:
        if self._fall_back(alert):
            self._delivered(alert.key)


def _open_bus() -> DBusConnection:
    from jeepney import DBusAddress, MatchRule, MessageType  # noqa: PLC0415
    from jeepney.bus_messages import message_bus  # noqa: PLC0415
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

    bus = open_dbus_connection("SESSION")
    # One connection for call and signals: daemons send ActionInvoked to the caller alone.
    rule = MatchRule(
        type=MessageType.signal.name, interface=DBusAddress(_OBJECT, _NAME, _NAME).interface, path=_OBJECT
    )
    try:
        bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=_PATIENCE_S)
    except BaseException:
        bus.close()
        raise
    return bus


def _abilities(bus: DBusConnection) -> frozenset[str]:
    """What the daemon can do; nothing when none answers, and the first alert then goes the other way."""
    from jeepney import DBusAddress, MessageType, new_method_call  # noqa: PLC0415

    ask = new_method_call(DBusAddress(_OBJECT, _NAME, _NAME), "GetCapabilities")
    try:
        reply = bus.send_and_get_reply(ask, timeout=_ANSWER_S)
    except (OSError, TimeoutError):
        return frozenset()
    return frozenset(reply.body[0]) if reply.header.message_type is MessageType.method_return else frozenset()


def _pixels(image: QImage) -> tuple[int, int, int, bool, int, int, bytes]:
    """The specification's raw picture: width, height, row length, alpha, bits, channels, RGBA bytes."""
    rgba = image.convertToFormat(image.Format.Format_RGBA8888)
    raw = bytes(rgba.constBits())[: rgba.sizeInBytes()]
    return rgba.width(), rgba.height(), rgba.bytesPerLine(), True, 8, 4, raw
