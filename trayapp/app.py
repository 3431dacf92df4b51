"""The composition root of the tray: builds every part, ties them together, and ends them in order.

Order matters for the start: the icon stands before settings, logs, prices or the store are touched.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trayapp.domain.asked import SHOW
from trayapp.domain.command import ChangeSettings, Command, Refresh
from trayapp.domain.model import Level, Snapshot
from trayapp.domain.saying import worded
from trayapp.system.display import display_missing
from trayapp.system.paths import Paths

if TYPE_CHECKING:
    from trayapp.engine.thread import Core, CoreThread

log = logging.getLogger(__name__)

CORE_AFTER_MS = 120
"""Milliseconds between the icon and the core's start: a panel asks for the icon within some 50."""

POPUP_AFTER_MS = 1_000
"""Milliseconds until the popup's modules are loaded: the start is over, and few people click sooner."""

ATTEND_AFTER_MS = 2_500
"""Milliseconds until sleep, clock and network are listened to: nothing of it is needed for a first figure."""

STOPPED = "Remainder has stopped looking. Quit it and start it again; its journal says what went wrong."


def run(argv: Sequence[str]) -> int:
    """Show the tray until the person quits; without a display, the same gauge in the terminal.

    Returns:
        The process's exit code: 0 for a normal end, also when another instance was asked to show itself; 1
        when that one does not answer.
    """
    missing = display_missing(os.environ, sys.platform)
    if missing is not None:
        from trayapp.cli import in_terminal  # noqa: PLC0415 (only without a screen)

        print(f"{missing} Here is the gauge in the terminal instead.\n")  # noqa: T201 (there is no other place)
        return in_terminal()
    if sys.platform.startswith("linux"):
        # GTK's theme costs 13 MiB and 40 ms (docs/decisions/0007-no-gtk-theme.md).
        os.environ.setdefault("QT_QPA_PLATFORMTHEME", "gnome")
        # Qt warns twice in every session without a desktop portal, where nothing is wrong.
        os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.theme.gnome=false;qt.qpa.services=false")
    return _show(list(argv))


def _show(argv: list[str]) -> int:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (only where there is a screen)

    from trayapp.cli.asked import asked_for  # noqa: PLC0415
    from trayapp.qt.instance import Running, claim  # noqa: PLC0415
    from trayapp.qt.signals import starts_by_autostart_alone  # noqa: PLC0415
    from trayapp.system.paths import FolderError, find_paths  # noqa: PLC0415

    application = QApplication(["remainder", *argv])
    application.setApplicationName("remainder")
    application.setDesktopFileName("remainder")
    starts_by_autostart_alone(application)
    application.setQuitOnLastWindowClosed(False)  # the popup is the only window, and it closes all day
    try:
        paths = find_paths(os.environ, sys.platform)
        paths.ensure()
    except FolderError as problem:
        print(f"remainder: {problem.sentence}", file=sys.stderr)  # noqa: T201 (nothing else is up yet)
        return 1
    asked = asked_for(argv)
    instance = claim(paths.runtime, asked=asked)
    if isinstance(instance, Running):
        print(worded(instance.sentence))  # noqa: T201 (for whoever typed the command)
        return 0 if instance.answered else 1
    program = _Program(paths)
    instance.asked.connect(program.shell.answer)
    if asked.word != SHOW:
        program.shell.answer(asked)
    code = application.exec()
    ended = program.end()
    if ended and program.forgets:
        from trayapp.engine.base import World  # noqa: PLC0415
        from trayapp.engine.forgetting import forget_all  # noqa: PLC0415

        for left in forget_all(World.here()):
            print(f"remainder: {left}", file=sys.stderr)  # noqa: T201 (the windows are gone)
    instance.close()
    if not ended:
        # The core hangs in something that cannot be cancelled; everything that matters is committed.
        os._exit(code)
    return code


class _Program:
    """The screen's side and the core's side, and the one bridge between them."""

    def __init__(self, paths: Paths) -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415

        from trayapp.qt.scheme import guess_dark  # noqa: PLC0415
        from trayapp.qt.shell import Around, Shell  # noqa: PLC0415
        from trayapp.qt.signals import EndSignals, end_soon  # noqa: PLC0415
        from trayapp.qt.theme import Theme  # noqa: PLC0415

        self._paths = paths
        self._theme = Theme(system_dark=guess_dark(os.environ, _gtk_settings(os.environ)))
        self.shell = Shell(
            self._theme,
            send=self._send,
            apply=lambda changes: self._send(ChangeSettings(changes)),
            quit_=end_soon,
            around=Around(_speak, self._forget),
        )
        self._signals = EndSignals(end_soon)
        self.forgets = False
        self._core: CoreThread | None = None
        self._early: list[Command] = []
        # The icon is asked for. Loading the core takes the interpreter for 150 ms, which would keep the
        # icon from being drawn: it begins when the tray's host has had its answers.
        QTimer.singleShot(0, self._listen)
        QTimer.singleShot(CORE_AFTER_MS, self._begin)

    def _forget(self) -> None:
        """Ends; everything is removed once nothing has it open any more."""
        from trayapp.qt.signals import end_soon  # noqa: PLC0415

        self.forgets = True
        end_soon()

    def end(self) -> bool:
        """Take everything off the screen and stop the core; False when the core did not stop in time."""
        self.shell.end()
        stopped = self._core is None or self._core.stop()
        self._signals.close()
        return stopped

    def _begin(self) -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415

        from trayapp.engine.thread import CoreThread  # noqa: PLC0415
        from trayapp.qt.bridge import Bridge  # noqa: PLC0415

        shell = self.shell
        self._bridge = Bridge(
            show=shell.show,
            warn=shell.warn,
            settle=shell.take_settings,
            look_back=shell.windows.take_history,
            advise=shell.windows.take_grounds,
            answer=shell.windows.take_answer,
        )
        self._core = CoreThread(self._make_core, self._core_ended)
        for command in self._early:
            self._core.post(command)
        self._core.start()
        QTimer.singleShot(POPUP_AFTER_MS, self._load_popup)
        QTimer.singleShot(ATTEND_AFTER_MS, self._attend)

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

        from trayapp.qt.face import STEPS, Face, Panel  # noqa: PLC0415
        from trayapp.qt.host import HostWatch  # noqa: PLC0415
        from trayapp.qt.icon import icon  # noqa: PLC0415
        from trayapp.qt.scheme import PortalScheme  # noqa: PLC0415

        QGuiApplication.setWindowIcon(icon(Face(Level.CALM, STEPS), Panel.AUTO))
        bus = QDBusConnection.sessionBus()
        theme = self._theme
        self._portal = PortalScheme(
            bus,
            lambda dark: theme.tell_system(dark=dark),
            lambda strong: theme.tell_contrast(strong=strong),
        )
        self._hosts = HostWatch(bus, absent=self.shell.no_host, appeared=self.shell.host_came)

    def _load_popup(self) -> None:
        """The popup's modules, loaded beside the loop: the first click then only builds widgets."""
        threading.Thread(target=_import_popup, name="popup", daemon=True).start()

    def _attend(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415

        from trayapp.qt.network_watch import NetworkWatch, find_network  # noqa: PLC0415
        from trayapp.qt.power import Attention  # noqa: PLC0415

        self._attention = Attention(
            refresh=lambda: self._send(Refresh()),
            failing=self.shell.unreachable,
            bus=QDBusConnection.systemBus(),
            network=NetworkWatch(find_network()),
        )

    def _send(self, command: Command) -> None:
        if self._core is None:
            self._early.append(command)
        else:
            self._core.post(command)

    def _make_core(self) -> Core:
        """On the core's thread: imports and files are its business, not the screen's."""
        from trayapp.engine.base import World  # noqa: PLC0415
        from trayapp.engine.core import Engine  # noqa: PLC0415
        from trayapp.system.journal import open_journal  # noqa: PLC0415

        world = World.here()
        open_journal(self._paths.journal, home=world.home)
        push = self._bridge.push
        engine = Engine(world, publish=push, alert=push, settled=push, history=push)
        engine.keep_prompt = self._bridge.keep
        engine.hand_over = push
        engine.answer = self._bridge.answer
        return engine

    def _core_ended(self, failure: BaseException | None) -> None:
        """A core that died says so in a last snapshot and in the journal; nothing pretends to be fresh."""
        log.critical("The core has ended", exc_info=failure)
        self._bridge.push(Snapshot(at=datetime.now(UTC), zone="UTC", stopped=True, problems=(STOPPED,)))


def _speak(choice: str) -> None:
    """Speaks what the settings say; the file of a language is 100 kB of this program's own."""
    from trayapp.domain.phrases import live_in  # noqa: PLC0415 (with the settings)
    from trayapp.system.regions import region_of  # noqa: PLC0415
    from trayapp.system.resources import find_resources  # noqa: PLC0415
    from trayapp.system.translations import speak, wanted  # noqa: PLC0415

    resources = find_resources()
    speak(wanted(choice, os.environ), resources)
    live_in(region_of(os.environ, resources))


def _import_popup() -> None:
    import trayapp.qt.compose  # noqa: PLC0415 (that is the point)
    import trayapp.qt.popup  # noqa: F401, PLC0415


def _gtk_settings(env: Mapping[str, str]) -> str:
    """The text of GTK's own settings, where it says whether dark is preferred; "" where there is none."""
    folder = Path(env.get("XDG_CONFIG_HOME") or Path(env.get("HOME", "~")).expanduser() / ".config")
    try:
        return (folder / "gtk-3.0" / "settings.ini").read_text("utf-8", errors="replace")
    except OSError:
        return ""
