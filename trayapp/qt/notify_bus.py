"""The desktop's notification service, over D-Bus: what is sent and what comes back; never waits.

Qt's own showMessage sends urgency and picture in types that daemons ignore, has no id, no replacing and no
answer (seen on the bus, November 2026), and QtDBus cannot send a byte or an unsigned number: hence jeepney,
which is loaded with the first warning. docs/decisions/0016-notifications.md weighs it against others.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection
    from PySide6.QtGui import QImage

APP = "Remainder"
DESKTOP_ENTRY = "remainder"
NAME = "org.freedesktop.Notifications"
_OBJECT = "/org/freedesktop/Notifications"
_BUS = "org.freedesktop.DBus"
_PATIENCE_S = 2.0  # for the bus itself and the daemon's list of abilities, off the screen's thread
_ANSWER_S = 5.0
_XFCE = "Xfce Notify Daemon"


@dataclass(frozen=True, slots=True)
class Post:
    """One notification as it is sent. `buttons` are (key, label); `replaces` is an id here, or 0."""

    title: str
    body: str
    urgency: int
    buttons: Sequence[tuple[str, str]] = ()
    replaces: int = 0
    picture: QImage | None = None


@dataclass
class Daemon:
    """An open connection and who answers at its other end.

    `home` names the bus and the daemon's address on it. Neither is used twice, so that an id that was given
    at another home is never taken for one of this home: it may be another program's by now.
    """

    bus: DBusConnection
    guid: str
    owner: str
    abilities: frozenset[str] = field(default_factory=frozenset)
    maker: str = ""

    @property
    def home(self) -> str:
        """Where its ids hold."""
        return f"{self.guid}{self.owner}"

    def send(self, post: Post) -> int:
        """Hands it to the bus; the serial that its answer will name. OSError when the bus is gone."""
        serial: int = next(self.bus.outgoing_serial)
        self.bus.send(self._message(post), serial=serial)
        return serial

    def _message(self, post: Post) -> Message:
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415 (loaded by the connection already)

        body = html.escape(post.body, quote=False) if "body-markup" in self.abilities else post.body
        hints: dict[str, tuple[str, Any]] = {
            "urgency": ("y", post.urgency),
            "desktop-entry": ("s", DESKTOP_ENTRY),
        }
        if post.picture is not None:
            hints["image-data"] = ("(iiibiiay)", _pixels(post.picture))
        content = (APP, post.replaces, "remainder", post.title, body, self._actions(post), hints, -1)
        return new_method_call(DBusAddress(_OBJECT, NAME, NAME), "Notify", "susssasa{sv}i", content)

    def _actions(self, post: Post) -> list[str]:
        """Keys and labels in turn. "default" is a click on the message itself.

        Xfce's daemon draws that one as a button too, which would stand there twice
        (https://docs.xfce.org/apps/xfce4-notifyd/spec).
        """
        if "actions" not in self.abilities or not post.buttons:
            return []
        named = [word for button in post.buttons for word in button]
        return named if self.maker == _XFCE else ["default", post.buttons[0][1], *named]


@dataclass(frozen=True, slots=True)
class Answered:
    """The daemon's answer to a call: its id for what it shows, None where it refused."""

    serial: int
    id: int | None


@dataclass(frozen=True, slots=True)
class Heard:
    """What the person did with a notification, or that it is gone: the signal's name, the id, the rest."""

    member: str
    id: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Another daemon answers from now on; no id of the old one holds."""

    owner: str


def understood(message: Message) -> Answered | Heard | Moved | None:
    """What a message from the bus means; None for what is not about notifications."""
    from jeepney import HeaderFields, MessageType  # noqa: PLC0415 (loaded by the connection already)

    fields, body, kind = message.header.fields, message.body, message.header.message_type
    if kind in {MessageType.method_return, MessageType.error}:
        shown = kind is MessageType.method_return and bool(body) and isinstance(body[0], int)
        return Answered(int(fields.get(HeaderFields.reply_serial, -1)), body[0] if shown else None)
    interface, member = fields.get(HeaderFields.interface), str(fields.get(HeaderFields.member))
    if interface == _BUS and member == "NameOwnerChanged" and body[0] == NAME:
        return Moved(str(body[2]))
    if interface == NAME and len(body) > 1 and isinstance(body[0], int):
        return Heard(member, body[0], str(body[1]))
    return None


def find_daemon() -> Daemon:
    """Connects and asks who is there and what they can do; takes up to some seconds, off the Qt loop.

    Without a daemon it is a Daemon without an owner: the bus may start one when the first message comes.

    Raises:
        Exception: no bus, no jeepney, or a bus that turns us away.
    """
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

    bus = open_dbus_connection("SESSION")
    try:
        return _met(bus)
    except BaseException:
        bus.close()
        raise


def _met(bus: DBusConnection) -> Daemon:
    from jeepney import DBusAddress, MatchRule, new_method_call  # noqa: PLC0415
    from jeepney.bus_messages import message_bus  # noqa: PLC0415

    # One connection for call and signals: daemons send ActionInvoked to the caller alone.
    spoken = MatchRule(type="signal", interface=NAME, path=_OBJECT)
    moved = MatchRule(type="signal", sender=_BUS, interface=_BUS, member="NameOwnerChanged")
    moved.add_arg_condition(0, NAME)
    for rule in (spoken, moved):
        bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=_PATIENCE_S)
    address = DBusAddress(_OBJECT, NAME, NAME)
    abilities = _first(bus, new_method_call(address, "GetCapabilities"), _ANSWER_S)
    maker = "" if abilities is None else _first(bus, new_method_call(address, "GetServerInformation"))
    guid = _first(bus, new_method_call(DBusAddress("/org/freedesktop/DBus", _BUS, _BUS), "GetId"))
    owner = _first(bus, message_bus.GetNameOwner(NAME))
    return Daemon(bus, str(guid or ""), str(owner or ""), frozenset(abilities or ()), str(maker or ""))


def _first(bus: DBusConnection, ask: Message, patience: float = _PATIENCE_S) -> Any:  # noqa: ANN401 (D-Bus)
    """The first value of the answer; None where there is none in time."""
    from jeepney import MessageType  # noqa: PLC0415

    try:
        reply = bus.send_and_get_reply(ask, timeout=patience)
    except (OSError, TimeoutError):
        return None
    return reply.body[0] if reply.header.message_type is MessageType.method_return and reply.body else None


def _pixels(image: QImage) -> tuple[int, int, int, bool, int, int, bytes]:
    """The specification's raw picture: width, height, row length, alpha, bits, channels, RGBA bytes."""
    rgba = image.convertToFormat(image.Format.Format_RGBA8888)
    raw = bytes(rgba.constBits())[: rgba.sizeInBytes()]
    return rgba.width(), rgba.height(), rgba.bytesPerLine(), True, 8, 4, raw
