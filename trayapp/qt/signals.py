"""Ends that come from outside: signals end the Qt loop in order, and a session's end is no start of the next.

Nothing is saved here: what must last is written when it changes: a display that goes away gives no notice.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager

_ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]


class EndSignals(QObject):
    """While it lives, a termination signal calls `quit_` in the Qt loop.

    Python runs signal handlers only between two of its own instructions, which an idle Qt loop never
    reaches; the wake-up descriptor makes the loop turn once. Must be made on the main thread.
    """

    def __init__(self, quit_: Callable[[], None]) -> None:
        super().__init__()
        self._quit = quit_
        self._inside, self._outside = socket.socketpair()
        self._inside.settimeout(0)
        self._outside.settimeout(0)
        self._notifier = QSocketNotifier(self._inside.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._before_fd = signal.set_wakeup_fd(self._outside.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, self._caught) for number in _ENDS}

    def close(self) -> None:
        """Puts back what was there before."""
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._inside.close()
        self._outside.close()

    def _drain(self) -> None:
        try:
            self._inside.recv(64)
        except BlockingIOError:
            return

    def _caught(self, _number: int, _frame: FrameType | None) -> None:
        self._quit()


def end_soon() -> None:
    """Ends the Qt loop, in order, also one that is only about to begin.

    Not `quit`: that closes all windows first, is called off by one that refuses, and does nothing before the
    loop runs, so that a signal during the start would be lost.
    """
    QTimer.singleShot(0, lambda: QCoreApplication.exit(0))


def starts_by_autostart_alone(application: QGuiApplication) -> None:
    """A session manager is told not to start it with the next session: that is the autostart entry's to say.

    Where the person left that off, it would come back all the same; where it is on, twice. The wheels of
    PySide6 know no X11 session manager (November 2026), builds of Linux distributions and Windows do.
    """
    direct = Qt.ConnectionType.DirectConnection  # the manager is there only while it asks
    application.saveStateRequest.connect(_never_again, direct)
    application.commitDataRequest.connect(_never_again, direct)


def _never_again(manager: QSessionManager) -> None:
    manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
