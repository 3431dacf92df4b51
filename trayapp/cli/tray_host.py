"""Whether this session has a place for tray icons, asked without Qt."""

from __future__ import annotations

from collections.abc import Mapping

from trayapp.domain.saying import saying

WATCHER = "org.kde.StatusNotifierWatcher"
_PATIENCE = 2.0
NO_HOST = saying(
    "CommandLine", "No StatusNotifier host is running; the icon can only use an old-style (XEmbed) tray."
)


def tray_state(env: Mapping[str, str], platform: str) -> str:
    """One sentence. On Linux the session bus is asked for a StatusNotifier watcher, for 2 s at most."""
    if not platform.startswith("linux"):
        return saying("CommandLine", "The system has a place for tray icons.")
    if not env.get("DBUS_SESSION_BUS_ADDRESS") and not env.get("XDG_RUNTIME_DIR"):
        return saying("CommandLine", "This session has no message bus, so no tray host can be found.")
    try:
        found = _watcher_owned()
    except (OSError, KeyError, ValueError, RuntimeError) as error:
        return saying(
            "CommandLine", "The session's message bus does not answer ({kind}).", kind=type(error).__name__
        )
    if found:
        return saying("CommandLine", "A tray host is running.")
    return NO_HOST


def _watcher_owned() -> bool:
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415 (Linux only, and only here)
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    with open_dbus_connection("SESSION") as connection:
        asked = new_method_call(bus, "NameHasOwner", "s", (WATCHER,))
        return bool(connection.send_and_get_reply(asked, timeout=_PATIENCE).body[0])
