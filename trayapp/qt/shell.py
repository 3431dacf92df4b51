"""What the person meets: tray, popup, notifications and windows, held together and fed by one Snapshot.

Everything that costs start-up time is made when it is first needed. Nothing here waits for anything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QImage

from trayapp.domain.asked import ADVISE, Asked
from trayapp.domain.command import Command, Delivered, HideTip, Refresh, ShowSample, Snooze
from trayapp.domain.errors import FaultKind
from trayapp.domain.model import USD, Alert, Allowance, Snapshot
from trayapp.domain.period import Monthly
from trayapp.domain.translation import spoken, translate
from trayapp.domain.words import SPOKEN
from trayapp.qt.announce import Announcer
from trayapp.qt.face import Panel, Style, face
from trayapp.qt.icon import draw, icon
from trayapp.qt.language import QtTexts
from trayapp.qt.menu import Actions, Menu
from trayapp.qt.theme import Theme
from trayapp.qt.tray import Tray
from trayapp.qt.windows import EMBLEM, Outside, Windows

if TYPE_CHECKING:
    from trayapp.qt.key_watch import KeyWatch
    from trayapp.qt.popup import Popup
    from trayapp.settings import Settings

MINUTE_MS = 60_000
NOTICE_PX = 64  # the picture in a notification; daemons show 32 to 64

Apply = Callable[[Mapping[str, object]], None]


@dataclass(frozen=True, slots=True)
class Around:
    """What the program does for its surface.

    `speak` takes the language of the settings ("system", "zh-CN"); `forget` ends the program and removes all
    that it kept.
    """

    speak: Callable[[str], None] = lambda _: None
    forget: Callable[[], None] = lambda: None


class Shell(QObject):
    """`send` hands a command to the core, `apply` changes settings by name, `quit_` ends the program."""

    def __init__(
        self,
        theme: Theme,
        *,
        send: Callable[[Command], None],
        apply: Apply,
        quit_: Callable[[], None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        around: Around = Around(),
    ) -> None:
        super().__init__()
        self._theme, self._send, self._apply = theme, send, apply
        self._words, self._now, self._around = SPOKEN, now, around
        self._qt_texts = QtTexts()
        self._qt_texts.follow()
        self._told: Snapshot | None = None  # as the core sent it
        self._snapshot: Snapshot | None = None
        self._keys: KeyWatch | None = None
        self._key_problem = ""
        self._settings: Settings | None = None
        self._popup: Popup | None = None
        outside = Outside(send, apply, self.test_notification, around.forget, self.open, self._make_room)
        self.windows = Windows(theme, self._words, outside)
        self._welcomed = False
        self._trayless = ""
        actions = Actions(
            toggle=self.toggle,
            open=self.open,
            refresh=lambda: send(Refresh()),
            snooze=lambda until: send(Snooze(until)),
            history=self.windows.open_history,
            report=self.windows.open_report,
            advice=self.windows.open_advice,
            settings=self.windows.open_settings,
            quit=quit_,
        )
        self._menu = Menu(actions, self._words, now)
        self._menu.widget.aboutToShow.connect(self._dress_menu)
        self.tray = Tray(self._menu, actions, self._words)
        # Ages and spans move before the eye only while the popup is open; closed, nothing ticks.
        self._minute = QTimer(self)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._draw)
        self._announcer = Announcer(
            self._words,
            balloon=self.tray.balloon,
            told=lambda key, place: self._send(Delivered(key, place)),
            open_=self.open,
            snooze=lambda: self._send(Snooze(self._menu.tomorrow())),
        )
        self._announcer.draws(self._picture)

    def _dress_menu(self) -> None:
        """In our colours where Qt draws it (XEmbed, Windows); other hosts draw it in theirs."""
        from trayapp.qt import style  # noqa: PLC0415 (the icon need not wait for it)

        self._menu.widget.setStyleSheet(style.sheet(self._theme.colours))

    # --- from the core -----------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Everything that is on the screen now shows this one."""
        self._told = snapshot
        if self._key_problem:
            snapshot = replace(snapshot, problems=(*snapshot.problems, self._key_problem))
        self._snapshot = snapshot
        self.tray.show_snapshot(snapshot)
        if self._popup is not None and self._popup.isVisible():
            self._draw()
        self.windows.show_snapshot(snapshot)
        if not self._welcomed and self.windows.first_run is None:
            self._welcome(snapshot)

    def warn(self, alert: Alert) -> None:
        """One notification; the core hears of it when the desktop has confirmed."""
        self._announcer.show(alert)

    def _picture(self, alert: Alert) -> QImage:
        """The vessel of what the warning is about; for what has none, the tray's."""
        shown = self._snapshot
        if shown is not None and any(gauge.allowance.key == alert.about for gauge in shown.gauges):
            shown = replace(shown, headline_key=alert.about)
        return draw(face(shown), NOTICE_PX, Panel.AUTO)

    def test_notification(self, told: Callable[[str], None] = lambda _: None) -> None:
        """Shows a warning that means nothing; `told` gets a sentence on what became of it."""
        self._announcer.test(told)

    def unreachable(self) -> bool:
        """Whether a source has no fresh answer for want of a connection."""
        faults = () if self._snapshot is None else self._snapshot.faults
        return any(fault.kind is FaultKind.UNREACHABLE for fault in faults)

    def take_settings(self, settings: Settings) -> None:
        """Looks as the person has chosen; an open settings window shows the new values."""
        self._settings = settings
        before = spoken().language
        self._around.speak(settings.general.language)
        if spoken().language != before:
            self._retranslate()
        looks = settings.appearance
        self._theme.choose(looks.theme)
        self.tray.dress(Panel(looks.panel), Style(looks.icon))
        self.windows.take_settings(settings)
        self._follow_key(settings.advice.key)

    def _follow_key(self, key: str) -> None:
        """The key that opens "Before you start" from any program; most people have none."""
        if self._keys is None:
            if not key:
                return
            from trayapp.qt.key_watch import KeyWatch  # noqa: PLC0415 (with a key)

            self._keys = KeyWatch(self.windows.open_advice, self._hear_of_key)
        self._keys.follow(key)

    def _hear_of_key(self, problem: str) -> None:
        self._key_problem = problem
        if self._told is not None:
            self.show(self._told)

    def _retranslate(self) -> None:
        """Everything in the other language: what is open is built anew."""
        self._qt_texts.follow()
        self._menu.retranslate()
        if self._snapshot is not None:
            self.tray.show_snapshot(self._snapshot)
        if self._popup is not None:
            seen, old, self._popup = self._popup.isVisible(), self._popup, None
            old.hide()
            old.deleteLater()
            if self._trayless:
                self._built().become_window(framed=True)
            if seen:
                self.open()
        self.windows.renew()

    # --- from the person ---------------------------------------------------------------------------

    def toggle(self) -> None:
        """A click on the icon: opens the popup near it, or closes it."""
        popup = self._built()
        if not popup.isVisible():
            self._draw()
        popup.toggle(_near())
        self._tick()

    def open(self) -> None:
        """The popup (or, without a tray, the window) in front."""
        popup = self._built()
        self._draw()
        popup.open(None if self._trayless else _near())
        self._tick()

    def answer(self, asked: Asked) -> None:
        """What a second start asks for: the popup, or the window before costly work with its task."""
        if asked.word == ADVISE:
            self.windows.open_advice(asked)
        else:
            self.open()

    def _make_room(self) -> None:
        """A window opens: the popup goes, unless it stands in for the tray."""
        if self._popup is not None and not self._trayless:
            self._popup.hide()

    def _welcome(self, snapshot: Snapshot) -> None:
        """Opens the first run once, at a first start; it is remembered as soon as it is on the screen."""
        settings = self._settings
        if settings is None:
            return
        self._welcomed = settings.general.first_run_done or bool(settings.allowances)
        if self._welcomed:
            return
        from trayapp.qt.first_run import wanted  # noqa: PLC0415 (at a first start only)

        busy = self._popup is not None and self._popup.isVisible() and not self._trayless
        if wanted(settings, snapshot) and not busy:  # nothing comes before what the person looks at
            self._welcomed = True
            self.windows.open_first_run()
            self._apply({"general.first_run_done": True})

    def _first_allowance(self, amount: int | None) -> None:
        if amount is None:
            self.windows.open_settings("Allowances")
            return
        given = Allowance("month", translate("Tray", "Monthly allowance"), USD, Monthly(), Decimal(amount))
        self._apply({"allowance.month": given})

    # --- with and without a tray -------------------------------------------------------------------

    def no_host(self) -> None:
        """No StatusNotifier host is there; unless another kind of tray took the icon, a window opens."""
        if self.tray.available:
            return
        from trayapp.qt.compose import no_tray  # noqa: PLC0415 (with the popup)

        self._trayless = no_tray(os.environ.get("XDG_CURRENT_DESKTOP", ""))
        self._built().become_window(framed=True)
        self.open()

    def host_came(self) -> None:
        """A host that came late knows nothing of an icon made before it: a new one moves in."""
        self.tray.renew()
        if self._trayless:
            self._trayless = ""
            self._built().become_window(framed=False)

    def end(self) -> None:
        """Takes everything off the screen."""
        self._minute.stop()
        self.tray.hide()
        self._announcer.close()
        if self._keys is not None:
            self._keys.close()
        self.windows.hide()
        if self._popup is not None:
            self._popup.hide()

    # --- drawing -----------------------------------------------------------------------------------

    def _built(self) -> Popup:
        if self._popup is None:
            from trayapp.qt.popup import Popup, Ways  # noqa: PLC0415 (built on the first click, not at the start)

            QGuiApplication.setWindowIcon(icon(EMBLEM, Panel.AUTO))
            ways = Ways(
                chosen=self._first_allowance,
                sample=lambda on: self._send(ShowSample(on)),
                refresh=lambda: self._send(Refresh()),
                advice=self.windows.open_advice,
                history=self.windows.open_history,
                settings=self.windows.open_settings,
                fill=self._menu.lend,
                hidden=self._minute.stop,
                why=self.windows.open_trace,
                hide_tip=lambda key: self._send(HideTip(key)),
            )
            self._popup = Popup(self._theme, ways)
        return self._popup

    def _draw(self) -> None:
        from trayapp.qt.compose import compose, starting  # noqa: PLC0415 (with the popup)

        if self._popup is None:
            return
        if self._snapshot is None:
            self._popup.show_view(starting())
            return
        view = compose(self._snapshot, self._now(), self._words, trayless=self._trayless)
        self._popup.show_view(view)

    def _tick(self) -> None:
        if self._popup is not None and self._popup.isVisible():
            self._minute.start()
        else:
            self._minute.stop()


def _near() -> QPoint:
    """Where the pointer is. The icon itself does not know: most hosts report its place as 0, 0."""
    return QCursor.pos()
