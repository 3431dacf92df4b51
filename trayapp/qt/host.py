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
_SETTLE_MS = 50  # a watcher owns its name a moment before it has its object there


class HostWatch(QObject):
    """Calls `appeared` each time a StatusNotifier host comes up, and `gone` when the watcher leaves the bus.

    Also calls `appeared` once if a host is there from the start; does nothing without a session bus.
    """

    def __init__(
        self, bus: QDBusConnection, *, appeared: Callable[[], None], gone: Callable[[], None]
    ) -> None:
        super().__init__()
        self._bus = bus
        self._appeared = appeared
        self._there = False
        if not bus.isConnected():
            return
        mode = QDBusServiceWatcher.WatchModeFlag
        self._service = QDBusServiceWatcher(
            WATCHER, bus, mode.WatchForRegistration | mode.WatchForUnregistration, self
        )
        self._service.serviceRegistered.connect(lambda _name: QTimer.singleShot(_SETTLE_MS, self._ask))
        self._service.serviceUnregistered.connect(lambda _name: self._left(gone))
        heard = SLOT("_registered()")
        # PySide6 6.11 takes the slot as text only, its stubs say bytes.
        bus.connect("", _PATH, WATCHER, "StatusNotifierHostRegistered", self, heard)  # type: ignore[call-overload]
        self._ask()

    @Slot()
    def _registered(self) -> None:
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
        if reply.type() is not QDBusMessage.MessageType.ReplyMessage or not reply.arguments():
            return
        value: object = reply.arguments()[0]
        while isinstance(value, QDBusVariant):
            value = value.variant()
        if value is True:
            self._arrived()

    def _arrived(self) -> None:
        if not self._there:
            self._there = True
            self._appeared()

    def _left(self, gone: Callable[[], None]) -> None:
        self._there = False
        gone()
