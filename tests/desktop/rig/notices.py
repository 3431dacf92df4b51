"""What programs asked the notification daemon to show, heard on the bus itself."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from rig.session import wait_until

URGENCIES = {0: "low", 1: "normal", 2: "critical"}
CLOSED = {1: "expired", 2: "dismissed", 3: "withdrawn"}
ADDRESS = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)


@dataclass
class Notice:
    """One call of Notify, and what became of it."""

    app: str
    replaces: int
    icon: str
    summary: str
    body: str
    actions: list[str]
    hints: dict[str, tuple[str, Any]]
    timeout: int
    id: int = 0
    closed: str = ""
    invoked: list[str] = field(default_factory=list)

    @property
    def urgency(self) -> str:
        """As the daemon understands it; "wrong type" where the hint is not the byte of the specification."""
        kind, value = self.hints.get("urgency", ("y", 1))
        return URGENCIES[value] if kind == "y" else "wrong type"

    @property
    def buttons(self) -> dict[str, str]:
        """Action key to its label."""
        return dict(zip(self.actions[::2], self.actions[1::2], strict=True))


class Notices:
    """Listens from entry to exit; `all` is everything heard, in order."""

    def __init__(self, bus: str) -> None:
        self._bus = bus
        self.all: list[Notice] = []
        self._end = threading.Event()
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._asked: dict[tuple[str, int], Notice] = {}

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._listening.wait(5):
            raise AssertionError("the bus does not let anyone listen")
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join(3)

    def like(self, pattern: str) -> list[Notice]:
        """Those whose summary or body matches."""
        return [notice for notice in self.all if re.search(pattern, f"{notice.summary}\n{notice.body}")]

    def wait(self, pattern: str, *, timeout: float = 8.0) -> Notice:
        """The first one that matches, shown by the daemon."""

        def shown() -> Notice | None:
            return next((notice for notice in self.like(pattern) if notice.id), None)

        try:
            found = wait_until(shown, f"a notification like {pattern!r}", timeout=timeout)
        except AssertionError as error:
            raise AssertionError(f"{error}; heard: {[(n.summary, n.body) for n in self.all]}") from None
        assert found is not None
        return found

    def _listen(self) -> None:
        rules = [
            "interface='org.freedesktop.Notifications'",
            "type='method_return',sender='org.freedesktop.Notifications'",
        ]
        monitoring = DBusAddress(
            "/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus.Monitoring"
        )
        with open_dbus_connection(self._bus) as bus:
            bus.send_and_get_reply(new_method_call(monitoring, "BecomeMonitor", "asu", (rules, 0)))
            self._listening.set()
            while not self._end.is_set():
                self._hear_next(bus)

    def _hear_next(self, bus: DBusConnection) -> None:
        try:
            message = bus.receive(timeout=0.1)
        except (TimeoutError, ConnectionError):
            return
        self._hear(message)

    def _hear(self, message: Message) -> None:
        fields, member = message.header.fields, message.header.fields.get(HeaderFields.member)
        if message.header.message_type is MessageType.method_return:
            who = fields.get(HeaderFields.destination), fields.get(HeaderFields.reply_serial)
            if who in self._asked:
                self._asked.pop(who).id = message.body[0]
        elif member == "Notify" and message.header.message_type is MessageType.method_call:
            notice = Notice(*message.body)
            self._asked[fields[HeaderFields.sender], message.header.serial] = notice
            self.all.append(notice)
        elif member == "NotificationClosed":
            for notice in self.all:
                if notice.id == message.body[0]:
                    notice.closed = CLOSED.get(message.body[1], "?")
        elif member == "ActionInvoked":
            for notice in self.all:
                if notice.id == message.body[0]:
                    notice.invoked.append(message.body[1])
