"""The page Sources: each vendor's state, key and choices, and the logs that are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trayapp.domain.command import Command, StoreSecret
from trayapp.domain.model import Snapshot, Source
from trayapp.domain.words import Words
from trayapp.qt.parts import Button, Text, line
from trayapp.qt.sections import row
from trayapp.qt.settings_fields import Field
from trayapp.qt.settings_page import Apply, Page, declared_field, value_in
from trayapp.qt.theme import BODY, DEMI, LABEL, MEDIUM, NAME, SECOND, STEP, Theme, font
from trayapp.settings import Settings, source_specs, specs
from trayapp.vendors import Credential, Vendor

DOCUMENTED = "The vendor documents this way."
INTERNAL = "The vendor does not document this way; it may stop working."


class KeyEntry(QWidget):
    """A key on its way into the keyring: typed once, sent off, never shown again."""

    def __init__(self, vendor: Vendor, credential: Credential, send: Callable[[Command], None]) -> None:
        super().__init__()
        self._name = (vendor.id, credential.name)
        self._send = send
        label = Text("ink", BODY, MEDIUM)
        label.setText(credential.label)
        what = Text("faint", SECOND, wrap=True)
        what.say(credential.help)
        self.line = QLineEdit()
        self.line.setFont(font(BODY))
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setPlaceholderText("Paste the key here")
        self.line.setAccessibleName(f"{credential.label} for {vendor.name}")
        self.line.returnPressed.connect(self.keep)
        self._said = Text("soft", SECOND, wrap=True)
        self.save, self.once, self.gone = (
            Button("Save", "main"),
            Button("This run only"),
            Button("Remove key", "plain"),
        )
        self.once.setToolTip("Kept in memory until Remainder ends; for computers without a usable keyring.")
        self.save.clicked.connect(lambda *_: self.keep())
        self.once.clicked.connect(lambda *_: self.keep(this_run=True))
        self.gone.clicked.connect(lambda *_: self.remove())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
        layout.setSpacing(STEP)
        for part in (label, what, self.line):
            layout.addWidget(part)
        layout.addLayout(row(self.save, self.once, self.gone, None))
        layout.addWidget(self._said)
        self._said.hide()

    def keep(self, *, this_run: bool = False) -> None:
        """Sends the key off and forgets it here."""
        key = self.line.text().strip()
        self.line.clear()
        if not key:
            self._said.say("Paste a key first.")
            return
        self._send(StoreSecret(*self._name, key, this_run=this_run))
        kept = "Kept until Remainder ends." if this_run else "Handed to this computer's keyring."
        self._said.say(kept)

    def remove(self) -> None:
        """Has the key taken out of the keyring."""
        self.line.clear()
        self._send(StoreSecret(*self._name, None))
        self._said.say("The key is removed from this computer's keyring.")


class SourceBox(QWidget):
    """One vendor."""

    def __init__(
        self, theme: Theme, vendor: Vendor, *, apply: Apply, send: Callable[[Command], None]
    ) -> None:
        super().__init__()
        self.setObjectName("box")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.vendor = vendor
        self._state = Text("soft", SECOND, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        layout.setSpacing(0)
        name = Text("ink", NAME, DEMI)
        name.setText(vendor.name)
        docs = Button("How it works", "plain")
        docs.setAccessibleName(f"How {vendor.name} is asked")
        docs.clicked.connect(lambda *_: QDesktopServices.openUrl(QUrl(vendor.docs_url)))
        way = Text("faint", SECOND, wrap=True)
        way.say(DOCUMENTED if vendor.documented else INTERNAL)
        layout.addLayout(row(name, None, docs))
        layout.addWidget(self._state)
        layout.addWidget(way)
        self.fields: dict[str, Field] = {}
        for spec in source_specs(vendor.id, {vendor.id: vendor.needs}):
            self.fields[spec.name] = declared_field(theme, spec, apply)
            layout.addWidget(self.fields[spec.name])
        self.keys = [KeyEntry(vendor, credential, send) for credential in vendor.secrets]
        for entry in self.keys:
            layout.addWidget(line())
            layout.addWidget(entry)

    def take_settings(self, settings: Settings) -> None:
        """Its switch and choices."""
        own = settings.sources.of(self.vendor.id)
        for name, field in self.fields.items():
            choice = name.rpartition(".")[2]
            field.set_value(
                own.enabled if choice == "enabled" else own.choices.get(choice, field.spec.default)
            )

    def show_source(self, source: Source | None, now: datetime, words: Words) -> None:
        """How it stands."""
        self._state.say(standing(source, now, words))


def standing(source: Source | None, now: datetime, words: Words) -> str:
    """A vendor's state in one line."""
    if source is None or not source.enabled:
        return "Off. Nothing is sent to it."
    if source.fault is not None:
        return source.fault.sentence
    if source.asked_at is None:
        return "On. It has not answered yet."
    said = f"Answered {words.age(source.asked_at, now)}"
    return f"{said}; {source.next_reason}." if source.next_reason else f"{said}."


class SourcesPage(Page):
    """Vendors that can be asked, then the logs on this computer."""

    def __init__(
        self,
        theme: Theme,
        *,
        vendors: tuple[Vendor, ...],
        apply: Apply,
        send: Callable[[Command], None],
        words: Words,
    ) -> None:
        super().__init__(
            "Sources", "Where the figures come from. Keys lie in this computer's keyring and nowhere else."
        )
        self._words = words
        self.boxes = [SourceBox(theme, vendor, apply=apply, send=send) for vendor in vendors]
        for box in self.boxes:
            self.column.addWidget(box)
            self.column.addSpacing(3 * STEP)
        head = Text("faint", LABEL, DEMI)
        head.setText("LOGS ON THIS COMPUTER")
        self.column.addSpacing(2 * STEP)
        self.column.addWidget(head)
        self._tools = Text("soft", SECOND, wrap=True)
        self.column.addSpacing(STEP)
        self.column.addWidget(self._tools)
        self.fields = {
            spec.name: declared_field(theme, spec, apply) for spec in specs() if spec.page == "Sources"
        }
        for field in self.fields.values():
            self.column.addWidget(field)
            self.column.addWidget(line())
        self.column.addStretch(1)

    def take_settings(self, settings: Settings) -> None:
        """Switches, choices, folders."""
        for box in self.boxes:
            box.take_settings(settings)
        for name, field in self.fields.items():
            field.set_value(value_in(settings, name))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """What each vendor last said, and which logs were found."""
        known = {source.id: source for source in snapshot.sources}
        for box in self.boxes:
            box.show_source(known.get(box.vendor.id), snapshot.at, self._words)
        found = [f"{tool.name}: {_files(tool.files)} in {', '.join(tool.folders)}" for tool in snapshot.tools]
        self._tools.say("\n".join(found))


def _files(count: int) -> str:
    if count == 0:
        return "none found"
    return "1 file" if count == 1 else f"{count:,} files"
