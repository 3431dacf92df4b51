"""A screen reader's ears: what a program says of itself over AT-SPI, read as assistive programs read it.

The interfaces are those of /usr/share/dbus-1 and https://gitlab.gnome.org/GNOME/at-spi2-core (xml/):
Accessible (Name, Description, GetRole, GetChildren, GetState), Value and Registry.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
DAEMON = "org.freedesktop.DBus"
REGISTRY = "org.a11y.atspi.Registry"
EVENTS = "org.a11y.atspi.Event.Object"
# Numbers of AtspiRole and AtspiStateType, atspi-constants.h of at-spi2-core 2.46.
ROLES = {29: "label", 42: "progress bar", 43: "button"}
APPLICATION = 75
FOCUSABLE, SHOWING = 11, 25


@dataclass(frozen=True)
class Told:
    """One element: its role (a number where the list above has no word for it), name, description, value."""

    role: str
    name: str
    description: str
    value: float | None
    states: frozenset[int]


class Reader:
    """Use with `with`. From its start on, programs of this session believe that somebody listens."""

    def __init__(self, session: str) -> None:
        self._session = open_dbus_connection(session)
        self._call(self._session, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
                   "ssv", ("org.a11y.Status", "ScreenReaderEnabled", ("b", True)))  # fmt: skip
        (address,) = self._call(self._session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        self._bus = open_dbus_connection(address)
        match = f"type='signal',interface='{EVENTS}',member='StateChanged'"
        self._call(self._bus, DAEMON, "/org/freedesktop/DBus", DAEMON, "AddMatch", "s", (match,))
        events, place = ("object:state-changed:focused",), "/org/a11y/atspi/registry"
        self._call(self._bus, REGISTRY, place, REGISTRY, "RegisterEvent", "s", events)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.close()
        self._session.close()

    @staticmethod
    def missing() -> bool:
        """Whether the accessibility bus is not installed."""
        return not LAUNCHER.exists() or shutil.which("dbus-daemon") is None

    def follow(self, act: Callable[[], None]) -> tuple[str, str]:
        """The element that the keyboard comes to by `act`, as the program announces it."""
        rule = MatchRule(type="signal", interface=EVENTS, member="StateChanged")
        with self._bus.filter(rule, bufsize=64) as heard:
            act()
            while True:
                message = self._bus.recv_until_filtered(heard, timeout=6)
                if message.body[0] == "focused" and message.body[1]:
                    fields = message.header.fields
                    return fields[HeaderFields.sender], fields[HeaderFields.path]

    def around(self, name: str, path: str) -> list[Told]:
        """All that shows in the window of that element, from top to bottom.

        It is found from the element up: Qt (6.11, QAccessibleApplication) leaves windows of the kind
        Popup out of the program's own list of windows.
        """
        while True:
            above = self._property(name, path, "Accessible", "Parent")
            if self._ask(*above, "GetRole") == (APPLICATION,):
                return [self._told(*place) for place in self._within(name, path)]
            name, path = above

    def _within(self, name: str, path: str) -> Iterator[tuple[str, str]]:
        if SHOWING not in self._states(name, path):
            return
        yield name, path
        for child in self._children(name, path):
            yield from self._within(*child)

    def _told(self, name: str, path: str) -> Told:
        (number,) = self._ask(name, path, "GetRole")
        role = ROLES.get(number, str(number))
        return Told(
            role,
            self._property(name, path, "Accessible", "Name"),
            self._property(name, path, "Accessible", "Description"),
            self._property(name, path, "Value", "CurrentValue") if role == "progress bar" else None,
            self._states(name, path),
        )

    def _states(self, name: str, path: str) -> frozenset[int]:
        ((low, high),) = self._ask(name, path, "GetState")
        bits = low | high << 32
        return frozenset(n for n in range(64) if bits >> n & 1)

    def _children(self, name: str, path: str) -> list[tuple[str, str]]:
        (places,) = self._ask(name, path, "GetChildren")
        return places

    def _ask(self, name: str, path: str, member: str) -> tuple[Any, ...]:
        return self._call(self._bus, name, path, "org.a11y.atspi.Accessible", member)

    def _property(self, name: str, path: str, interface: str, member: str) -> Any:
        about = (f"org.a11y.atspi.{interface}", member)
        ((_, value),) = self._call(
            self._bus, name, path, "org.freedesktop.DBus.Properties", "Get", "ss", about
        )
        return value

    @staticmethod
    def _call(
        bus: DBusConnection, name: str, path: str, interface: str, member: str, *typed: Any
    ) -> tuple[Any, ...]:
        place = DBusAddress(path, bus_name=name, interface=interface)
        reply = bus.send_and_get_reply(new_method_call(place, member, *typed), timeout=10)
        if reply.header.message_type is MessageType.error:
            raise AssertionError(f"{name} {path} {interface}.{member}: {reply.body}")
        return reply.body
