"""The icon in the tray: picture, tool tip, menu and clicks, on every kind of host.

Its picture is made anew only when it differs; nothing here polls.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from trayapp.domain.model import Snapshot
from trayapp.domain.words import Words
from trayapp.qt.face import Face, Panel, Style, face
from trayapp.qt.icon import icon
from trayapp.qt.menu import Actions, Menu

# A host with a menu of its own shows it within some milliseconds of the click.
MENU_MS = 120


class Tray(QObject):
    """One QSystemTrayIcon at a time; `renew` makes another for a host that came late."""

    def __init__(self, menu: Menu, actions: Actions, words: Words) -> None:
        super().__init__()
        self._menu = menu
        self._actions = actions
        self._words = words
        self._panel, self._style = Panel.AUTO, Style.VESSEL
        self._face: Face = face(None)
        self._tip = "Remainder"
        self._since_click = QElapsedTimer()
        self._since_menu = QElapsedTimer()
        menu.widget.aboutToShow.connect(self._since_menu.start)
        self._picture = icon(self._face, self._panel, self._style)
        self._icon = self._make()

    @property
    def available(self) -> bool:
        """Is there any place for tray icons at this moment?"""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def renew(self) -> None:
        """A new icon: one made before its host never appears there (seen with hosts that know only SNI)."""
        old, self._icon = self._icon, self._make()
        old.hide()
        old.deleteLater()

    def hide(self) -> None:
        """Takes the icon away at once, rather than when the process has ended."""
        self._icon.hide()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Picture, tool tip and the menu's first line."""
        self._menu.say(snapshot)
        self._tip = self._words.tooltip(snapshot)
        if self._tip != self._icon.toolTip():
            self._icon.setToolTip(self._tip)
        self._dress(face(snapshot), self._panel, self._style)

    def dress(self, panel: Panel, style: Style) -> None:
        """For the colour of the panel, in the person's style."""
        self._dress(self._face, panel, style)

    def balloon(self, title: str, body: str) -> bool:
        """A message by Qt's own means; False where that would show none.

        For a StatusNotifierItem Qt asks the same notification service that was found missing, and hears of
        nothing; such an icon does not know its place. In an XEmbed tray Qt draws the message itself.
        """
        if not self.available or (sys.platform.startswith("linux") and self._icon.geometry().isEmpty()):
            return False
        self._icon.showMessage(title, body, self._picture)
        return True

    def _dress(self, shown: Face, panel: Panel, style: Style) -> None:
        if (shown, panel, style) == (self._face, self._panel, self._style):
            return
        self._face, self._panel, self._style = shown, panel, style
        self._picture = icon(shown, panel, style)
        self._icon.setIcon(self._picture)

    def _make(self) -> QSystemTrayIcon:
        made = QSystemTrayIcon(self._picture, self)
        made.setToolTip(self._tip)
        # Before show(): an icon without a menu hangs xfce4-sntray-plugin.
        made.setContextMenu(self._menu.widget)
        made.activated.connect(self._activated)
        made.messageClicked.connect(self._actions.open)
        made.show()
        return made

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        kind = QSystemTrayIcon.ActivationReason
        if reason in {kind.Trigger, kind.DoubleClick}:
            self._clicked()
        elif reason is kind.MiddleClick:
            self._actions.refresh()
        elif reason is kind.Context:
            # swaybar says Context and shows no menu; where one shows, this must do nothing.
            QTimer.singleShot(MENU_MS, self._menu_or_window)

    def _clicked(self) -> None:
        if sys.platform == "darwin":
            return  # there a click opens the menu
        # Hosts send two Triggers for a double click: the second would close what the first has opened.
        again = self._since_click.isValid() and self._since_click.elapsed() < _double_click_ms()
        self._since_click.start()
        if not again:
            self._actions.toggle()

    def _menu_or_window(self) -> None:
        shown = self._menu.widget.isVisible()
        if not shown and not (self._since_menu.isValid() and self._since_menu.elapsed() < 1_000):
            self._actions.open()


def _double_click_ms() -> int:
    """Shorter than Qt's 400 ms: two deliberate clicks, to open and to close, are about that far apart."""
    return min(250, QApplication.doubleClickInterval())
