"""The tray's menu: everything that the window can do, as plain entries that any host can draw.

Hosts draw it from D-Bus: bold type, titles and widgets do not arrive there, and a bare "&" is swallowed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from trayapp.domain.model import Snapshot
from trayapp.domain.period import local_day, midnight
from trayapp.domain.translation import mark, translate
from trayapp.domain.words import Words


@dataclass(frozen=True, slots=True)
class Actions:
    """What the tray can ask for. `snooze` takes the instant until which it is quiet, None ends it."""

    toggle: Callable[[], None]
    open: Callable[[], None]
    refresh: Callable[[], None]
    snooze: Callable[[datetime | None], None]
    settings: Callable[[], None]
    quit: Callable[[], None]
    history: Callable[[], None] = lambda: None
    report: Callable[[], None] = lambda: None
    advice: Callable[[], None] = lambda: None


class Menu:
    """Made once; its texts change while it may be open."""

    def __init__(self, actions: Actions, words: Words, now: Callable[[], datetime]) -> None:
        self._words = words
        self._now = now
        self._snapshot: Snapshot | None = None
        self._named: list[tuple[QAction, str]] = []
        self.widget = QMenu()
        self._status = self.widget.addAction(translate("Tray", "Starting…"))
        self._status.setEnabled(False)
        self.widget.addSeparator()
        self._add(self.widget, mark("Tray", "Open"), actions.open)
        self._add(self.widget, mark("Tray", "Before you start…"), actions.advice)
        refresh = self._add(self.widget, mark("Tray", "Refresh"), actions.refresh)
        snooze = self.widget.addMenu("")
        self._named.append((snooze.menuAction(), mark("Tray", "Snooze warnings")))
        self._choices: list[QAction] = []
        for text, until in (
            (mark("Tray", "For 1 hour"), self._in_an_hour),
            (mark("Tray", "Until tomorrow"), self.tomorrow),
            (mark("Tray", "Until the reset"), self._reset),
            (mark("Tray", "End snooze"), _never),
        ):
            self._choices.append(self._add(snooze, text, _snooze(actions, until)))
        self.widget.addSeparator()
        self._add(self.widget, mark("Tray", "History…"), actions.history)
        report = self._add(self.widget, mark("Tray", "Ask for more…"), actions.report)
        self._add(self.widget, mark("Tray", "Settings…"), actions.settings)
        leave = self._add(self.widget, mark("Tray", "Quit"), actions.quit)
        self._shared = (refresh, report, snooze.menuAction(), None, leave)
        self.retranslate()

    def _add(self, menu: QMenu, text: str, does: Callable[[], None]) -> QAction:
        action = menu.addAction("", does)
        self._named.append((action, text))
        return action

    def lend(self, other: QMenu) -> None:
        """Gives the popup's own menu what has no button there: some hosts never draw this one."""
        for action in self._shared:
            if action is None:
                other.addSeparator()
            else:
                other.addAction(action)

    def retranslate(self) -> None:
        """Every entry in the language that is spoken now."""
        for action, text in self._named:
            action.setText(translate("Tray", text))
        self.say(self._snapshot)

    def say(self, snapshot: Snapshot | None) -> None:
        """The status line on top, and which snoozes make sense now."""
        self._snapshot = snapshot
        text = translate("Tray", "Starting…") if snapshot is None else self._line(snapshot)
        text = text.replace("&", "&&")
        if text != self._status.text():
            self._status.setText(text)
        quiet = snapshot is not None and snapshot.snoozed_until is not None
        *_, reset, end = self._choices
        reset.setEnabled(self._reset() is not None)
        end.setEnabled(quiet)

    def _line(self, snapshot: Snapshot) -> str:
        line = self._words.tooltip(snapshot)
        if snapshot.snoozed_until is not None:
            from trayapp.qt.compose import snoozed  # noqa: PLC0415 (the icon need not wait for the popup's parts)

            quiet = snoozed(snapshot.snoozed_until, snapshot.at, ZoneInfo(snapshot.zone), self._words)
            line = f"{line} · {quiet.rstrip('.')}"
        return line

    def _in_an_hour(self) -> datetime:
        return self._now() + timedelta(hours=1)

    def tomorrow(self) -> datetime:
        """The next local midnight (UTC)."""
        zone = ZoneInfo(self._snapshot.zone if self._snapshot else "UTC")
        return midnight(local_day(self._now(), zone) + timedelta(days=1), zone)

    def _reset(self) -> datetime | None:
        head = None if self._snapshot is None else self._snapshot.headline
        end = None if head is None else head.window.end
        return end if end is not None and end > self._now() else None


def _never() -> None:
    """The end of a snooze."""


def _snooze(actions: Actions, until: Callable[[], datetime | None]) -> Callable[[], None]:
    return lambda: actions.snooze(until())
