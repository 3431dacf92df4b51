"""The one crossing from the core thread to the screen: frozen data in, one queued signal, in order.

Never waits: the core thread only appends and emits, the main thread only draws.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from trayapp.domain.history import History
from trayapp.domain.model import Alert, Snapshot
from trayapp.settings import Settings

if TYPE_CHECKING:
    from trayapp.domain.advice.grounds import Grounds
    from trayapp.domain.advice.outcomes import Outcomes
    from trayapp.domain.preview import Preview
    from trayapp.domain.tracing import Trace


class Bridge(QObject):
    """Carries Snapshots, Alerts, what was asked for, and the Settings whenever the core has read them.

    Of Snapshots that pile up while the screen is busy, only the last is drawn: each holds everything, so
    nothing is lost. Everything else arrives, in its order.
    """

    _arrived = Signal(object)
    _kept = Signal(str)
    _answered = Signal(object)

    def __init__(
        self,
        *,
        show: Callable[[Snapshot], None],
        warn: Callable[[Alert], None],
        settle: Callable[[Settings], None] = lambda _: None,
        look_back: Callable[[History], None] = lambda _: None,
        advise: Callable[[Grounds], None] = lambda _: None,
        answer: Callable[[Preview | Trace | Outcomes], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._settle = settle
        self._look_back = look_back
        self._advise = advise
        self._answer = answer
        self._show = show
        self._warn = warn
        self._waiting: deque[Snapshot | Alert | Settings | History | Grounds] = deque()
        self._arrived.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        self._kept.connect(self._to_clipboard, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._show_answer, Qt.ConnectionType.QueuedConnection)

    def push(self, what: Snapshot | Alert | Settings | History | Grounds) -> None:
        """Called from any thread; returns at once."""
        self._waiting.append(what)
        self._arrived.emit(None)

    def answer(self, what: Preview | Trace | Outcomes) -> None:
        """What an editor or a trace asked for; from any thread, in its order among its own kind."""
        self._answered.emit(what)

    def _show_answer(self, what: object) -> None:
        self._answer(cast("Preview | Trace | Outcomes", what))

    def keep(self, prompt: str) -> None:
        """Put a prompt that a hook has stopped onto the clipboard; from any thread, and into no file."""
        self._kept.emit(prompt)

    def _to_clipboard(self, prompt: str) -> None:
        QGuiApplication.clipboard().setText(prompt)

    def _drain(self, _: object) -> None:
        latest: Snapshot | None = None
        while self._waiting:
            what = self._waiting.popleft()
            if isinstance(what, Snapshot):
                latest = what
            elif isinstance(what, Settings):
                self._settle(what)
            elif isinstance(what, History):
                self._look_back(what)
            elif isinstance(what, Alert):
                if latest is not None:  # the figures that it speaks of stand when it comes
                    self._show(latest)
                    latest = None
                self._warn(what)
            else:
                self._advise(what)
        if latest is not None:
            self._show(latest)
