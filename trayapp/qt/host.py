"""Is there a place for tray icons, and when does one appear? Listens to the bus, never asks and waits.

A StatusNotifier watcher that hangs blocks every property read for the whole time-out (seen with
xfce4-sntray-plugin), so all questions here are asynchronous.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, QTimer, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusServiceWatcher,
    QDBusVariant,
)

WATCHER = "org.kde.StatusNotifierWatcher"
_PATH = "/StatusNotifierWatcher"
_PATIENCE_MS = 5_000
# A panel that starts after us at login gets this long before anything opens in its place.
GRACE_MS = 2_000
_SETTLE_MS = 50  # a watcher owns its name a moment before it has its object there


class HostWatch(QObject):
    """Calls `absent` once if there is no StatusNotifier host some seconds after the start.

    `appeared` is called when one comes later.

    A host that was there from the start and comes back needs no call: Qt registers with it again by itself.
    """

    def __init__(
        self, bus: QDBusConnection, *, absent: Callable[[], None], appeared: Callable[[], None]
    ) -> None:
        super().__init__()
        self._bus = bus
        self._absent = absent
        self._appeared = appeared
        self._answered_once = self._known = self._came = False
        if not bus.isConnected():
            QTimer.singleShot(GRACE_MS, absent)
            return
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        self._service = QDBusServiceWatcher(WATCHER, bus, mode, self)
        self._service.serviceRegistered.connect(lambda _name: QTimer.singleShot(_SETTLE_MS, self._ask))
        heard = SLOT("_registered()")
        # PySide6 6.11 takes the slot as text only, its stubs say bytes.
        bus.connect("", _PATH, WATCHER, "StatusNotifierHostRegistered", self, heard)  # type: ignore[call-overload]
        self._ask()

    @Slot()
    def _registered(self) -> None:
        self._came = True
        self._arrived()

    def _ask(self) -> None:
        ask = QDBusMessage.createMethodCall(WATCHER, _PATH, "org.freedesktop.DBus.Properties", "Get")
        ask.setArguments([WATCHER, "IsStatusNotifierHostRegistered"])
        ask.setAutoStartService(False)
        call = QDBusPendingCallWatcher(self._bus.asyncCall(ask, _PATIENCE_MS), self)
        call.finished.connect(self._answered)

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        reply = watcher.reply()
        watcher.deleteLater()
        value: object = None
        if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            value = reply.arguments()[0]
        while isinstance(value, QDBusVariant):
            value = value.variant()
        first, self._answered_once = not self._answered_once, True
        if value is not True:
            if first:
                QTimer.singleShot(GRACE_MS, self._still_absent)
        elif first and not self._came:
            self._known = True  # there before the icon was: nothing to do
        else:
            self._arrived()

    def _still_absent(self) -> None:
        if not self._known:
            self._absent()

    def _arrived(self) -> None:
        if self._answered_once and not self._known:
            self._known = True
            self._appeared()
