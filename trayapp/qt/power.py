"""After sleep, a changed clock or zone, and a lost network: one fresh look some seconds later, never a storm.

Everything here waits to be told. Only where no system call tells of a changed clock does a timer look, once a
minute and as coarse as Qt has it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import random
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import SLOT, QElapsedTimer, QObject, QSocketNotifier, Qt, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from trayapp.qt.network_watch import NetworkWatch

FIRST_S = (2.0, 6.0)  # the network needs some seconds after sleep; offices do not wake all at once
GAP_S = 30.0  # lids that open and close, and networks that come and go, ask once in this time
JUMP_S = 60.0  # below this a clock was corrected, not changed
LOOK_MS = 60_000

_LOGIN = "org.freedesktop.login1"
_ZONE = "org.freedesktop.timedate1"
_CLOCK_REALTIME, _NONBLOCK, _CLOEXEC = 0, os.O_NONBLOCK if hasattr(os, "O_NONBLOCK") else 0, 0o2000000
_ABSOLUTE, _CANCEL_ON_SET = 1, 2
_NEVER = 2**40  # seconds since 1970


class Soon(QObject):
    """Calls `act` once, some seconds after the first `ask`, however often it is asked meanwhile."""

    def __init__(self, act: Callable[[], None], *, chance: Callable[[], float] = random.random) -> None:
        super().__init__()
        self._act, self._chance = act, chance
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._now)

    def ask(self) -> None:
        """Wants it done; what was done just now is not done again until `GAP_S` are over."""
        if not self._timer.isActive():
            self._timer.start(round(1000 * self.wait()))

    def wait(self) -> float:
        """Seconds until it would be done."""
        low, high = FIRST_S
        wait = low + (high - low) * self._chance()
        if self._since.isValid():
            wait += max(0.0, GAP_S - self._since.elapsed() / 1000)
        return wait

    def stop(self) -> None:
        """Forgets what was asked."""
        self._timer.stop()

    def _now(self) -> None:
        self._since.start()
        self._act()


class Wakes(QObject):
    """Calls `woke` when login1 says that the machine is awake again, or timedate1 that its zone has changed.

    The senders' names are not asked for, since that would wait for the bus; who else could say this on the
    system bus gains one refresh.
    """

    def __init__(self, bus: QDBusConnection, woke: Callable[[], None]) -> None:
        super().__init__()
        self._woke = woke
        sleeps, zone = SLOT("_sleeps(QDBusMessage)"), SLOT("_zone(QDBusMessage)")
        path, properties = "/org/freedesktop/", "org.freedesktop.DBus.Properties"
        # PySide6 6.11 takes the slot as text only, its stubs say bytes.
        bus.connect("", f"{path}login1", f"{_LOGIN}.Manager", "PrepareForSleep", self, sleeps)  # type: ignore[call-overload]
        bus.connect("", f"{path}timedate1", properties, "PropertiesChanged", self, zone)  # type: ignore[call-overload]

    @Slot(QDBusMessage)
    def _sleeps(self, message: QDBusMessage) -> None:
        if message.arguments() == [False]:
            self._woke()

    @Slot(QDBusMessage)
    def _zone(self, message: QDBusMessage) -> None:
        said = message.arguments()
        if said and said[0] == _ZONE and "Timezone" in f"{said[1:]}":
            self._woke()


class Clock(QObject):
    """Calls `jumped` when the wall clock moved against the steady one: sleep, or somebody set it.

    Linux says so itself, through a timer that never fires and is cancelled by the change (timerfd_create(2),
    TFD_TIMER_CANCEL_ON_SET); a wake from sleep cancels it too.
    """

    def __init__(
        self,
        jumped: Callable[[], None],
        *,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._jumped, self._wall, self._steady = jumped, wall, steady
        self._offset, self._looked = wall() - steady(), steady()
        self._told = _until_set()
        if self._told is not None:
            self._notifier = QSocketNotifier(self._told, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._changed)
            return
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    @property
    def polls(self) -> bool:
        """Whether a timer has to look, because nothing tells."""
        return self._told is None

    def look(self) -> None:
        """Compares the clocks."""
        steady = self._steady()
        offset, late = self._wall() - steady, steady - self._looked > 3 * LOOK_MS / 1000
        moved = abs(offset - self._offset) >= JUMP_S
        self._offset, self._looked = offset, steady
        if moved or (late and self.polls):  # Windows' steady clock counts sleep: there only the timer is late
            self._jumped()

    def close(self) -> None:
        """Stops listening."""
        if self._told is None:
            self._timer.stop()
            return
        self._notifier.setEnabled(False)
        os.close(self._told)

    def _changed(self) -> None:
        if self._told is not None:
            with contextlib.suppress(OSError):  # ECANCELED is the very news
                os.read(self._told, 8)
        self.look()


class Attention:
    """Asks for one `refresh` after a wake, a changed clock, and a network that is back while something fails.

    `failing` says whether a source has no fresh answer for want of a connection. Without a network the
    refresh waits until there is one.
    """

    def __init__(
        self,
        *,
        refresh: Callable[[], None],
        failing: Callable[[], bool],
        bus: QDBusConnection,
        network: NetworkWatch,
    ) -> None:
        self._refresh, self._failing, self._network = refresh, failing, network
        self._owed = False
        self._soon = Soon(self._act)
        self._wakes = Wakes(bus, self._woke)
        self._clock = Clock(self._woke)
        network.changed = self._network_changed

    def close(self) -> None:
        """No more refreshes."""
        self._soon.stop()
        self._clock.close()

    def _woke(self) -> None:
        self._owed = True
        self._soon.ask()

    def _network_changed(self) -> None:
        if not self._network.offline and (self._owed or self._failing()):
            self._owed = True
            self._soon.ask()

    def _act(self) -> None:
        if self._owed and not self._network.offline:
            self._owed = False
            self._refresh()


class _Spec(ctypes.Structure):
    """`struct itimerspec`: interval and value, seconds and nanoseconds each."""

    _fields_ = tuple((name, ctypes.c_long) for name in ("every", "every_ns", "at", "at_ns"))


def _until_set() -> int | None:
    """A descriptor that becomes readable when the wall clock is set; None where the system has none."""
    if not sys.platform.startswith("linux") or ctypes.sizeof(ctypes.c_long) != 8:
        return None
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        told: int = libc.timerfd_create(_CLOCK_REALTIME, _NONBLOCK | _CLOEXEC)
        never, how = ctypes.byref(_Spec(0, 0, _NEVER, 0)), _ABSOLUTE | _CANCEL_ON_SET
        if told >= 0 and libc.timerfd_settime(told, how, never, None) == 0:
            return told
    except (OSError, AttributeError):
        return None
    if told >= 0:
        os.close(told)
    return None
