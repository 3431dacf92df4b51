"""What the person meets: tray, popup, notifications and windows, held together and fed by one Snapshot.

Everything that costs start-up time is made when it is first needed. Nothing here waits for anything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication

from trayapp.domain.model import (
    USD,
    Alert,
    Allowance,
    Command,
    Delivered,
    Refresh,
    ShowSample,
    Snapshot,
    Snooze,
)
from trayapp.domain.period import Monthly
from trayapp.domain.words import ENGLISH, Words
from trayapp.qt.face import Panel, Style, face
from trayapp.qt.icon import draw
from trayapp.qt.menu import Actions, Menu
from trayapp.qt.notify import Notifier
from trayapp.qt.theme import Theme
from trayapp.qt.tray import Tray
from trayapp.settings import Settings

if TYPE_CHECKING:
    from trayapp.qt.popup import Popup
    from trayapp.qt.settings_window import SettingsWindow

# A panel that starts after us at login gets this long before the window opens in its place.
GRACE_MS = 3_000
NO_TRAY = (
    "This desktop shows no tray icons, so Remainder stays in this window. Closed, it goes on warning you; "
    "start it again to see it."
)
NO_TRAY_GNOME = f"{NO_TRAY} On GNOME, the extension AppIndicator Support brings tray icons back."

Apply = Callable[[Mapping[str, object]], None]


class Shell(QObject):
    """`send` hands a command to the core, `apply` changes settings by name, `quit_` ends the program."""

    def __init__(
        self,
        theme: Theme,
        *,
        send: Callable[[Command], None],
        apply: Apply,
        quit_: Callable[[], None],
        words: Words = ENGLISH,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._theme, self._send, self._apply = theme, send, apply
        self._words, self._now = words, now
        self._snapshot: Snapshot | None = None
        self._settings = Settings()
        self._popup: Popup | None = None
        self._window: SettingsWindow | None = None
        self._trayless = ""
        actions = Actions(
            toggle=lambda: self.popup.toggle(_near()),
            open=self.open,
            refresh=lambda: send(Refresh()),
            snooze=lambda until: send(Snooze(until)),
            settings=self.open_settings,
            quit=quit_,
        )
        menu = Menu(actions, words, now)
        self.tray = Tray(menu, actions, words)
        # Only while the popup is open do ages and spans move before the eye; closed, nothing ticks.
        self._minute = QTimer(self)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._draw)
        self._notifier = Notifier(
            delivered=lambda key: send(Delivered(key)),
            open_=self.open,
            snooze=lambda: send(Snooze(menu.tomorrow())),
            fall_back=lambda alert: self.tray.balloon(alert.title, alert.body),
            on_bus=_has_bus(),
        )
        self._notifier.picture = lambda: draw(face(self._snapshot), 64, Panel.AUTO)

    # --- from the core -----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Everything that is on the screen now shows this one."""
        self._snapshot = snapshot
        self.tray.show_snapshot(snapshot)
        if self._popup is not None and self._popup.isVisible():
            self._draw()
        if self._window is not None:
            self._window.show_snapshot(snapshot)

    def warn(self, alert: Alert) -> None:
        """One notification; the core hears of it when the desktop has confirmed."""
        self._notifier.show(alert)

    def take_settings(self, settings: Settings) -> None:
        """Looks as the person has chosen; an open settings window shows the new values."""
        self._settings = settings
        looks = settings.appearance
        self._theme.choose(looks.theme)
        self.tray.dress(Panel(looks.panel), Style(looks.icon))
        if self._window is not None:
            self._window.take_settings(settings)

    # --- from the person ---------------------------------------------------------------------------

    @property
    def popup(self) -> Popup:
        """Built on the first use, with what is known then."""
        if self._popup is None:
            from trayapp.qt.popup import Popup  # noqa: PLC0415 (built on the first click, not at the start)

            self._popup = Popup(
                self._theme,
                chosen=self._first_allowance,
                sample=lambda on: self._send(ShowSample(on)),
                refresh=lambda: self._send(Refresh()),
                settings=self.open_settings,
                shown=self._popup_shown,
                hidden=self._minute.stop,
            )
            self._popup.become_window(framed=bool(self._trayless))
            self._draw()
        return self._popup

    def open(self) -> None:
        """The popup (or, without a tray, the window) in front."""
        self.popup.open(_near())

    def open_settings(self, page: str = "") -> None:
        """The settings window, on a page if one is named."""
        if self._window is None:
            from trayapp.qt.settings_window import SettingsWindow  # noqa: PLC0415 (made when first needed)

            self._window = SettingsWindow(self._theme, send=self._send, apply=self._apply, words=self._words)
            self._window.take_settings(self._settings)
            if self._snapshot is not None:
                self._window.show_snapshot(self._snapshot)
        if self._popup is not None and not self._trayless:
            self._popup.hide()
        self._window.open(page)

    def _first_allowance(self, amount: int | None) -> None:
        if amount is None:
            self.open_settings("Allowances")
            return
        given = Allowance("month", "Monthly allowance", USD, Monthly(), Decimal(amount))
        self._apply({"allowance.month": given})

    # --- with and without a tray -------------------------------------------------------------------

    def no_host(self) -> None:
        """No StatusNotifier host at the start: after a moment's grace, and if no other tray took the icon."""
        QTimer.singleShot(GRACE_MS, self._to_window)

    def host_came(self) -> None:
        """A host that came late knows nothing of an icon made before it: a new one moves in."""
        self.tray.renew()
        if self._trayless:
            self._trayless = ""
            self.popup.become_window(framed=False)
            self._draw()

    def end(self) -> None:
        """Takes everything off the screen."""
        self.tray.hide()
        self._notifier.close()
        for window in (self._popup, self._window):
            if window is not None:
                window.hide()

    def _to_window(self) -> None:
        if self.tray.available:
            return
        gnome = "GNOME" in os.environ.get("XDG_CURRENT_DESKTOP", "").upper()
        self._trayless = NO_TRAY_GNOME if gnome else NO_TRAY
        self.popup.become_window(framed=True)
        self._draw()
        self.popup.open(None)

    # --- drawing -----------------------------------------------------------------------------------

    def _popup_shown(self) -> None:
        self._draw()
        self._minute.start()

    def _draw(self) -> None:
        from trayapp.qt.compose import compose, starting  # noqa: PLC0415 (with the popup)
        from trayapp.qt.view import Note  # noqa: PLC0415

        if self._popup is None:
            return
        view = starting() if self._snapshot is None else compose(self._snapshot, self._now(), self._words)
        if self._trayless:
            view = replace(view, notes=(*view.notes, Note(self._trayless, "faint")))
        self._popup.show_view(view)


def _near() -> QPoint:
    """Where the pointer is. The icon itself does not know: most hosts report its place as 0, 0."""
    return QCursor.pos()


def _has_bus() -> bool:
    """Notifications go over the session bus where desktops have one."""
    return QGuiApplication.platformName() in {"xcb", "wayland", "wayland-egl"}
