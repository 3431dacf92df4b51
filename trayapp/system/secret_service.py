"""The Secret Service (GNOME Keyring, KWallet, KeePassXC) over D-Bus, in the shape of a keyring backend.

After the Secret Service API draft 0.2 (freedesktop.org). Items carry the attributes of the keyring
library, so that either finds the other's. Values cross the session bus, which belongs to this user
alone, in the API's "plain" session.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from trayapp.system.keyrings import locked, missing, not_ready

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

_BUS: Final = "org.freedesktop.secrets"
_ROOT: Final = "/org/freedesktop/secrets"
_API: Final = "org.freedesktop.Secret"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_NONE: Final = "/"
"""D-Bus's way to say "no object"."""

# Seconds. A call is answered in milliseconds; a prompt waits for a person.
_CALL: Final = 10.0
_PROMPT: Final = 300.0


class SecretService:
    """A connection is made for each call: none is kept open, and a daemon that was restarted is found."""

    def __init__(self, bus: str = "SESSION") -> None:
        self._bus = bus  # or a bus's address

    def is_there(self) -> bool:
        """True where a daemon runs, or starts when it is called."""
        try:
            with _connected(self._bus):
                return True
        except Exception as error:
            if type(error).__name__ in {"VaultError", "DBusErrorResponse"} or isinstance(error, OSError):
                return False
            raise

    def is_locked(self) -> bool:
        """True where new items would go into a collection that is locked; nobody is asked."""
        with _connected(self._bus) as bus:
            return bus.is_locked()

    def get_password(self, service: str, username: str) -> str | None:
        """The stored text, None where there is none; a locked one asks the person first."""
        with _connected(self._bus) as bus:
            found = bus.find(_attributes(service, username))
            return bus.secret(found) if found else None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store it in the default collection, in place of any other with these names."""
        with _connected(self._bus) as bus:
            collection = bus.default_collection()
            bus.unlock(collection)
            # With the library's own mark as well: a second item would stand beside the one that it made.
            attributes = {**_attributes(service, username), "application": "Python keyring library"}
            bus.store(collection, f"Remainder: {username}", attributes, password)

    def delete_password(self, service: str, username: str) -> None:
        """Remove it; does nothing where there is none."""
        with _connected(self._bus) as bus:
            found = bus.find(_attributes(service, username))
            if found:
                bus.finish(bus.call(found, "Item", "Delete")[0])


def _attributes(service: str, username: str) -> dict[str, str]:
    return {"service": service, "username": username}


@contextlib.contextmanager
def _connected(bus: str) -> Iterator[_Bus]:
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 (Linux only)

    try:
        connection = open_dbus_connection(bus=bus)
    except (KeyError, OSError, ValueError) as error:  # no address, nobody there, a strange address
        raise missing() from error
    with contextlib.closing(connection):
        yield _Bus(connection)


class _Bus:
    """One connection with its session."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._session: str = self.call(_ROOT, "Service", "OpenSession", "sv", "plain", ("s", ""))[1]

    def call(self, path: str, interface: str, method: str, signature: str = "", *args: object) -> Any:  # noqa: ANN401 (D-Bus)
        """The answer's values; raises jeepney's own error, or `VaultError` for the known ones."""
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415
        from jeepney.wrappers import DBusErrorResponse, unwrap_msg  # noqa: PLC0415

        name = interface if "." in interface else f"{_API}.{interface}"
        address = DBusAddress(path, bus_name=_BUS, interface=name)
        message = new_method_call(address, method, signature or None, args)
        try:
            return unwrap_msg(self._connection.send_and_get_reply(message, timeout=_CALL))
        except DBusErrorResponse as error:
            if error.name == f"{_API}.Error.IsLocked":
                raise locked() from error
            if error.name.endswith((".ServiceUnknown", ".NameHasNoOwner")) or "Spawn" in error.name:
                raise missing() from error
            raise

    def find(self, attributes: dict[str, str]) -> str | None:
        """The path of the item, unlocked; None where there is none."""
        open_ones, locked_ones = self.call(_ROOT, "Service", "SearchItems", "a{ss}", attributes)
        if open_ones:
            return str(open_ones[0])
        if not locked_ones:
            return None
        self.unlock(locked_ones[0])
        return str(locked_ones[0])

    def secret(self, item: str) -> str:
        """The item's text."""
        _session, _parameters, value, _type = self.call(item, "Item", "GetSecret", "o", self._session)[0]
        return bytes(value).decode("utf-8", "replace")

    def is_locked(self) -> bool:
        """True where the default collection is there and locked."""
        path = self.call(_ROOT, "Service", "ReadAlias", "s", "default")[0]
        if path == _NONE:
            return False
        value = self.call(path, _PROPERTIES, "Get", "ss", f"{_API}.Collection", "Locked")
        return bool(value[0][1])

    def default_collection(self) -> str:
        """Where new items go; made, with the person's consent, where there is none yet."""
        path: str = self.call(_ROOT, "Service", "ReadAlias", "s", "default")[0]
        if path != _NONE:
            return path
        label = {f"{_API}.Collection.Label": ("s", "Default")}
        path, prompt = self.call(_ROOT, "Service", "CreateCollection", "a{sv}s", label, "default")
        made = self.finish(prompt) if path == _NONE else path
        if not isinstance(made, str) or made == _NONE:
            raise not_ready()
        return made

    def store(self, collection: str, label: str, attributes: dict[str, str], value: str) -> None:
        """Make or replace the item with these attributes."""
        properties = {
            f"{_API}.Item.Label": ("s", label),
            f"{_API}.Item.Attributes": ("a{ss}", attributes),
        }
        secret = (self._session, b"", value.encode(), "text/plain; charset=utf8")
        answer = self.call(collection, "Collection", "CreateItem", "a{sv}(oayays)b", properties, secret, True)  # noqa: FBT003 (D-Bus)
        self.finish(answer[1])

    def unlock(self, path: str) -> None:
        """Unlock an item or a collection, asking where it must; `VaultError` where the person declines."""
        unlocked, prompt = self.call(_ROOT, "Service", "Unlock", "ao", [path])
        if path not in unlocked:
            self.finish(prompt)

    def finish(self, prompt: str) -> object:
        """Show the prompt and wait for its result; `VaultError` where the person declines."""
        if prompt == _NONE:
            return None
        from jeepney import MatchRule, message_bus  # noqa: PLC0415

        rule = MatchRule(type="signal", interface=f"{_API}.Prompt", member="Completed", path=prompt)
        self._connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=_CALL)
        with self._connection.filter(rule) as answers:
            self.call(prompt, "Prompt", "Prompt", "s", "")
            answer = self._connection.recv_until_filtered(answers, timeout=_PROMPT)
        dismissed, (_signature, result) = answer.body
        if dismissed:
            raise locked()
        return result
