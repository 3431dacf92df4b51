"""The last pages of the settings: what is kept, how everything stands, and what the program is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection

from PySide6.QtCore import QLocale, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QVBoxLayout, QWidget

from trayapp import __version__
from trayapp.domain.model import Snapshot
from trayapp.domain.plain import clean
from trayapp.domain.translation import mark, translate
from trayapp.qt.own_command import OwnCommand
from trayapp.qt.parts import Button, Text, line
from trayapp.qt.sections import row
from trayapp.qt.settings_locked import company, contact
from trayapp.qt.settings_page import Page
from trayapp.qt.theme import BODY, LABEL, MEDIUM, SECOND, STEP
from trayapp.settings import Settings
from trayapp.system.paths import Paths
from trayapp.system.privacy import Place, kept

LONGEST = 260  # characters of a path
LIBRARIES = (
    ("Qt, PySide6", "LGPL 3"),
    ("httpx, httpcore, h11, anyio", "BSD, MIT"),
    ("keyring, jeepney", "MIT"),
    ("msgspec, tomlkit, jmespath, platformdirs, tzlocal", "BSD, MIT"),
    ("asyncinotify, watchdog, truststore", "MPL 2.0, Apache 2.0, MIT"),
    ("genai-prices", "MIT"),
)
KEPT = (
    (
        mark("Settings", "Settings"),
        mark("Settings", "What you chose: a text file that you may read and change."),
    ),
    (
        mark("Settings", "Figures"),
        mark(
            "Settings",
            "When a tool was used, with which model and how many tokens; what vendors told. No text of a "
            "prompt or an answer.",
        ),
    ),
    (
        mark("Settings", "Journal"),
        mark("Settings", "What the program did and what went wrong; keys are left out."),
    ),
    (
        mark("Settings", "Prices"),
        mark("Settings", "Public price lists, fetched only if you switched that on."),
    ),
)
"""In the order of `trayapp.system.privacy.kept`."""


class PrivacyPage(Page):
    """What is stored where; take all of it along, or remove it."""

    _measured = Signal(object)

    def __init__(self, paths: Paths, forget: Callable[[], None], *, keyed: Collection[str] = ()) -> None:
        """`keyed` are the sources, by their ids, that may have a key of their own."""
        super().__init__(
            "Privacy",
            translate(
                "Settings",
                "Everything stays on this computer. Requests go only to the sources that you switched on.",
            ),
        )
        self._paths, self._forget, self._keyed = paths, forget, keyed
        self._keys = Text("soft", BODY, wrap=True)
        self._said = Text("soft", SECOND, wrap=True)
        self._said.hide()
        self._writing = OwnCommand(self._written)
        self._sizes = [Text("faint", SECOND, wrap=True) for _ in KEPT]
        self._measured.connect(self._show_sizes)
        places = (paths.settings, paths.store, paths.journal, paths.prices)
        for (name, what), place, size in zip(KEPT, places, self._sizes, strict=True):
            size.say(str(place))
            entry = _entry(translate("Settings", name), translate("Settings", what), size)
            self.column.addWidget(entry)
            self.column.addWidget(line())
        self.column.addWidget(_entry(translate("Settings", "Keys"), "", self._keys))
        self.column.addSpacing(4 * STEP)
        self.open, self.take, self.gone = (
            Button(translate("Settings", "Open folder")),
            Button(translate("Settings", "Export everything…")),
            Button(translate("Settings", "Remove everything…")),
        )
        self.open.clicked.connect(lambda *_: QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.data))))
        self.take.clicked.connect(lambda *_: self._ask_where())
        self.gone.clicked.connect(lambda *_: self._ask_whether())
        self.column.addLayout(row(self.open, None, self.take, self.gone))
        self.column.addWidget(self._said)
        self.column.addStretch(1)

    def reach(self, target: str) -> QWidget | None:
        """One of the buttons."""
        return {"open": self.open, "export": self.take, "forget": self.gone}.get(target)

    def showEvent(self, event: QShowEvent) -> None:
        """How large everything is now, measured beside the main thread."""
        super().showEvent(event)
        threading.Thread(
            target=lambda: self._measured.emit(kept(self._paths)), name="kept", daemon=True
        ).start()

    def _show_sizes(self, places: tuple[Place, ...]) -> None:
        for place, text in zip(places, self._sizes, strict=True):
            size = (
                translate("Settings", "nothing yet")
                if place.size is None
                else QLocale().formattedDataSize(place.size)
            )
            text.say(f"{place.path}  ·  {size}")

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Which sources have an entry of their own in the keyring."""
        on = [each.name for each in snapshot.sources if each.enabled and each.id in self._keyed]
        names = ", ".join(on) or translate("Settings", "none is switched on")
        self._keys.say(
            translate(
                "Settings",
                "In this computer's keyring under the name “remainder”, for sources that need one: {names}.",
                names=names,
            )
        )

    def export(self, file: str) -> None:
        """Writes the archive there, beside the program."""
        self._said.say(translate("Settings", "Writing …"))
        self._writing.run("export", file)

    def _ask_where(self) -> None:
        title = translate("Settings", "Export everything")
        file, _ = QFileDialog.getSaveFileName(self, title, "remainder.zip", "ZIP (*.zip)")
        if file:
            self.export(file)

    def _written(self, said: str, well: bool) -> None:  # noqa: FBT001 (a callback's argument)
        self._said.say(said, rank="soft" if well else "tight")

    def _ask_whether(self) -> None:
        asked = QMessageBox.question(
            self,
            translate("Settings", "Remove everything"),
            translate(
                "Settings",
                "Settings, figures, journal and keys are removed from this computer, and Remainder ends. "
                "What your tools keep themselves stays. This cannot be undone.",
            ),
        )
        if asked == QMessageBox.StandardButton.Yes:
            self._forget()


class AboutPage(Page):
    """Name, version, licence, and whose work is inside."""

    def __init__(self) -> None:
        super().__init__("About", translate("Settings", "What remains of your AI allowance, at a glance."))
        self._policy = Text("soft", BODY, wrap=True)
        version = Text("ink", BODY, MEDIUM)
        version.setText(translate("Settings", "Version {number}", number=__version__))
        self.column.addWidget(version)
        self.column.addWidget(self._policy)
        self.column.addSpacing(4 * STEP)
        head = Text("faint", LABEL, MEDIUM)
        head.setText(translate("Settings", "MADE WITH"))
        self.column.addWidget(head)
        self.column.addSpacing(2 * STEP)
        for name, licence in LIBRARIES:
            said = Text("soft", SECOND)
            said.setText(f"{name}  ·  {licence}")
            self.column.addWidget(said)
            self.column.addSpacing(STEP)
        self.column.addStretch(1)

    def take_settings(self, settings: Settings) -> None:
        """Whose policy holds here."""
        policy = settings.policy
        self._policy.say(
            translate(
                "Settings",
                "A policy of {company} holds here ({file}). {contact}",
                company=company(policy),
                file=clean(policy.origin, LONGEST),
                contact=contact(policy),
            ).strip()
            if policy.origin
            else ""
        )


def _entry(name: str, what: str, more: QWidget) -> QWidget:
    entry = QWidget()
    layout = QVBoxLayout(entry)
    layout.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
    layout.setSpacing(2)
    title = Text("ink", BODY, MEDIUM)
    title.setText(name)
    said = Text("soft", SECOND, wrap=True)
    said.say(what)
    for part in (title, said, more):
        layout.addWidget(part)
    return entry
