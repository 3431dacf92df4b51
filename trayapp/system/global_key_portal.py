"""The desktop's portal for global shortcuts (KDE Plasma, GNOME from 48 on, Hyprland).

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html: the desktop
asks the person once whether they agree, and lets them choose another key; ours is what is proposed.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from trayapp.domain.keypress import Keypress
from trayapp.system.global_key import NoKeyError

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_BUS: Final = "org.freedesktop.portal.Desktop"
_OBJECT: Final = "/org/freedesktop/portal/desktop"
_SHORTCUTS: Final = "org.freedesktop.portal.GlobalShortcuts"
_REQUEST: Final = "org.freedesktop.portal.Request"
_REGISTRY: Final = "org.freedesktop.host.portal.Registry"
_APP: Final = "remainder"
_NAME: Final = "before-you-start"
_PATIENCE: Final = 5.0  # seconds for a call; the person's own answer may take as long as it takes


class PortalKey:
    """A key by the portal."""

    def __init__(self, key: Keypress, text: str) -> None:
        self._key, self._text = key, text
        self._bus: DBusConnection | None = None
        self._stopped = False

    def stop(self) -> None:
        """Closes the connection, with which the portal forgets the session."""
        self._stopped = True
        if self._bus is not None:
            with suppress(OSError):
                self._bus.sock.shutdown(socket.SHUT_RDWR)  # who waits in another thread wakes up

    def run(self, pressed: Callable[[], None]) -> None:
        """As `GlobalKey.run`."""
        from jeepney import DBusAddress, MatchRule  # noqa: PLC0415 (with the key)
        from jeepney.bus_messages import message_bus  # noqa: PLC0415
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

        try:
            bus = self._bus = open_dbus_connection("SESSION")
        except Exception:  # noqa: BLE001 (no bus, or one that turns us away: one outcome)
            raise NoKeyError from None
        with bus:
            try:
                for interface in (_SHORTCUTS, _REQUEST):
                    rule = MatchRule(type="signal", sender=_BUS, interface=interface)
                    bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=_PATIENCE)
                registry = DBusAddress(_OBJECT, _BUS, _REGISTRY)
                self._call(registry, "Register", "sa{sv}", _APP, {})  # portals before 1.20 have none
                session = self._session()
                self._bind(session)
                while not self._stopped:
                    if _activates(bus.receive(), session):
                        pressed()
            except (OSError, TimeoutError):
                if not self._stopped:
                    raise NoKeyError from None

    def _session(self) -> str:
        found = self._ask("CreateSession", "a{sv}", {"session_handle_token": ("s", _token())})
        handle = found.get("session_handle", ("s", ""))[1]
        if not handle:
            raise NoKeyError
        return str(handle)

    def _bind(self, session: str) -> None:
        told = {"description": ("s", self._text), "preferred_trigger": ("s", self._key.trigger)}
        found = self._ask("BindShortcuts", "oa(sa{sv})sa{sv}", {}, session, [(_NAME, told)], "")
        if not found.get("shortcuts", ("", []))[1]:
            raise NoKeyError(taken=True)

    def _ask(self, member: str, signature: str, options: dict[str, Any], *words: object) -> Mapping[str, Any]:
        """Calls, and waits for what the portal says later; it asks the person in between."""
        from jeepney import DBusAddress  # noqa: PLC0415 (loaded by the connection already)

        address = DBusAddress(_OBJECT, _BUS, _SHORTCUTS)
        options = {"handle_token": ("s", _token()), **options}
        answer = self._call(address, member, signature, *words, options)
        if not answer:
            raise NoKeyError
        while not self._stopped:
            found = _response(self._connection.receive(), str(answer[0]))
            if found is not None:
                return found
        raise NoKeyError

    def _call(self, address: object, member: str, signature: str, *words: object) -> tuple[Any, ...]:
        """The answer's values; () where it is an error, such as that nobody has this interface."""
        from jeepney import MessageType, new_method_call  # noqa: PLC0415

        call = new_method_call(address, member, signature, words)
        reply = self._connection.send_and_get_reply(call, timeout=_PATIENCE)
        return reply.body if reply.header.message_type is MessageType.method_return else ()

    @property
    def _connection(self) -> DBusConnection:
        if self._bus is None:
            raise NoKeyError
        return self._bus


def _token() -> str:
    return f"remainder_{secrets.token_hex(8)}"


def _is(message: Message, interface: str, member: str) -> bool:
    from jeepney import HeaderFields, MessageType  # noqa: PLC0415

    fields = message.header.fields
    return (
        message.header.message_type is MessageType.signal
        and fields.get(HeaderFields.interface) == interface
        and fields.get(HeaderFields.member) == member
    )


def _response(message: Message, request: str) -> Mapping[str, Any] | None:
    """What became of a request; None for any other message. Raises `NoKeyError` where the person declined."""
    from jeepney import HeaderFields  # noqa: PLC0415

    if not _is(message, _REQUEST, "Response") or message.header.fields.get(HeaderFields.path) != request:
        return None
    code, results = message.body
    if code:
        raise NoKeyError(taken=True)
    return dict(results)


def _activates(message: Message, session: str) -> bool:
    return _is(message, _SHORTCUTS, "Activated") and message.body[:2] == (session, _NAME)
