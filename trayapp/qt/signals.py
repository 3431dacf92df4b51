"""SIGTERM and SIGINT end the Qt loop in order, so that quitting cleans up as the menu's Quit does."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier


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
        self._before = {
            number: signal.signal(number, self._caught) for number in (signal.SIGTERM, signal.SIGINT)
        }

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
