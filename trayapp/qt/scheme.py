"""Does the desktop prefer dark, or high contrast? Asked without ever waiting: the portal, files, environment.

Qt itself only knows with its GTK theme, which costs 13 MiB and 40 ms of start
(docs/decisions/0007-no-gtk-theme.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"
_APPEARANCE, _SCHEME, _CONTRAST = "org.freedesktop.appearance", "color-scheme", "contrast"
_PATIENCE_MS = 10_000  # the call may start the portal, which takes seconds on a cold login

# https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
_NO_PREFERENCE, _DARK, _LIGHT = 0, 1, 2
_NORMAL, _HIGH = 0, 1


def guess_dark(env: Mapping[str, str], gtk_settings: str = "") -> bool:
    """What the environment and the text of gtk-3.0/settings.ini say; light when neither does."""
    theme = env.get("GTK_THEME", "").lower()
    if theme:
        return theme.endswith((":dark", "-dark"))
    wanted = {"gtk-application-prefer-dark-theme": "", "gtk-theme-name": ""}
    for line in gtk_settings.splitlines():
        name, _, value = line.partition("=")
        if name.strip() in wanted:
            wanted[name.strip()] = value.strip().strip('"').lower()
    if wanted["gtk-application-prefer-dark-theme"] in {"1", "true"}:
        return True
    return wanted["gtk-theme-name"].endswith("-dark")


class PortalScheme(QObject):
    """Asks the desktop portal once and listens for changes; `tell(dark)` is called in the Qt loop.

    `contrast(strong)` likewise; portals from 1.19 (2024) on know that too. Silent when there is no bus, no
    portal, or the portal has no preference.
    """

    def __init__(
        self,
        bus: QDBusConnection,
        tell: Callable[[bool], None],
        contrast: Callable[[bool], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._tell, self._contrast = tell, contrast
        self._watchers: dict[QDBusPendingCallWatcher, str] = {}
        if not bus.isConnected():
            return
        heard = SLOT("_changed(QString,QString,QDBusVariant)")
        # PySide6 6.11 takes the slot as text only, its stubs say bytes.
        bus.connect("", _PATH, _INTERFACE, "SettingChanged", self, heard)  # type: ignore[call-overload]
        for key in (_SCHEME, _CONTRAST):
            # Read is deprecated in favour of ReadOne, which portals before 1.17 (2023) do not have.
            ask = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Read")
            ask.setArguments([_APPEARANCE, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(ask, _PATIENCE_MS), self)
            watcher.finished.connect(self._answered)
            self._watchers[watcher] = key

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        reply, key = watcher.reply(), self._watchers.pop(watcher)
        if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            self._judge(key, reply.arguments()[0])
        watcher.deleteLater()

    @Slot(str, str, QDBusVariant)
    def _changed(self, namespace: str, key: str, value: QDBusVariant) -> None:
        if namespace == _APPEARANCE:
            self._judge(key, value)

    def _judge(self, key: str, value: object) -> None:
        while isinstance(value, QDBusVariant):  # Read wraps its answer twice, the signal once
            value = value.variant()
        if key == _SCHEME and value in {_DARK, _LIGHT}:
            self._tell(value == _DARK)
        elif key == _CONTRAST and value in {_NORMAL, _HIGH}:
            self._contrast(value == _HIGH)
