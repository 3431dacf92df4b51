"""One source on the page Sources: its switch, how it stands, and folded away its keys and choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trayapp.domain import standing
from trayapp.domain.command import Command, StoreSecret
from trayapp.domain.model import Snapshot, Source
from trayapp.domain.plain import clean
from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.logs import discover
from trayapp.qt.parts import Button, Text, describe, line
from trayapp.qt.sections import row
from trayapp.qt.settings_attempt import Attempt
from trayapp.qt.settings_fields import Field, Switch
from trayapp.qt.settings_locked import Locked
from trayapp.qt.settings_page import Apply, declared_field
from trayapp.qt.theme import BODY, DEMI, MEDIUM, NAME, SECOND, STEP, Theme, font
from trayapp.qt.trace_source import WhyButton
from trayapp.settings import Settings, source_specs
from trayapp.settings.policy import is_locked
from trayapp.vendors import Credential, Vendor

Send = Callable[[Command], None]

SENTENCE = 400  # characters of what somebody else said
BILLING = "billing"  # the choice that stands with the tool's logs, where there is such a tool


class KeyEntry(QWidget):
    """A key on its way into the keyring: typed once, sent off, never shown again.

    A key that its source cannot do without switches the source on, and its removal switches it off.
    """

    def __init__(self, vendor: Vendor, credential: Credential, *, send: Send, apply: Apply) -> None:
        super().__init__()
        self.name = credential.name
        self._name = (vendor.id, credential.name)
        self._vendor, self._required = vendor, credential.required
        self._turns = self._required
        self._send, self._apply = send, apply
        label = Text("ink", BODY, MEDIUM)
        named = translate("Sources", credential.label)
        label.setText(
            named if credential.required else translate("Settings", "{label} (may be left out)", label=named)
        )
        what = Text("faint", SECOND, wrap=True)
        what.say(translate("Sources", credential.help))
        self.line = QLineEdit()
        self.line.setFont(font(BODY))
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setPlaceholderText(translate("Settings", "Paste it here"))
        self.line.setAccessibleName(
            translate("Settings", "{label} for {source}", label=named, source=vendor.name)
        )
        self.line.returnPressed.connect(self.keep)
        self._said = Text("soft", SECOND, wrap=True)
        self.save, self.once = (
            Button(translate("Settings", "Save"), "main"),
            Button(translate("Settings", "This run only")),
        )
        self.gone = Button(translate("Settings", "Remove"), "plain")
        for button in (self.save, self.once, self.gone):
            button.setAccessibleDescription(
                translate("Settings", "{label} for {source}", label=named, source=vendor.name)
            )
        self.once.setToolTip(
            translate(
                "Settings", "Kept in memory until Remainder ends; for computers without a usable keyring."
            )
        )
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

    def lock(self, *, locked: bool) -> None:
        """A company has switched the source on or off: a key changes nothing about that."""
        self._turns = self._required and not locked

    def keep(self, *, this_run: bool = False) -> None:
        """Sends the key off and forgets it here."""
        key = self.line.text().strip()
        self.line.clear()
        if not key:
            self._said.say(translate("Settings", "Paste a key first."))
            return
        self._send(StoreSecret(*self._name, key, this_run=this_run))
        kept = (
            translate("Settings", "Kept until Remainder ends.")
            if this_run
            else translate("Settings", "Handed to this computer's keyring.")
        )
        if self._turns:
            self._apply({f"sources.{self._vendor.id}.enabled": True})
            kept = translate(
                "Settings", "{kept} {source} is asked from now on.", kept=kept, source=self._vendor.name
            )
        self._said.say(kept)

    def remove(self) -> None:
        """Has the key taken out of the keyring."""
        self.line.clear()
        said = translate("Settings", "It is removed from this computer's keyring.")
        if self._turns:
            self._apply({f"sources.{self._vendor.id}.enabled": None})
            said = translate(
                "Settings", "{said} {source} is no longer asked.", said=said, source=self._vendor.name
            )
        self._send(StoreSecret(*self._name, None))
        self._said.say(said)


class Details(QWidget):
    """Who, what, how; choices and keys. Made when it is first opened: most never are."""

    def __init__(self, theme: Theme, vendor: Vendor, *, apply: Apply, send: Send) -> None:
        super().__init__()
        self.vendor = vendor
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, STEP, 0, 0)
        layout.setSpacing(STEP)
        for title, said in about(vendor):
            text = Text("soft", SECOND, wrap=True)
            text.say(f"{title}: {said}")
            layout.addWidget(text)
        docs = Button(translate("Settings", "How it works"))
        docs.setAccessibleName(translate("Settings", "How {source} is asked", source=vendor.name))
        docs.clicked.connect(lambda *_: QDesktopServices.openUrl(QUrl(vendor.docs_url)))
        layout.addSpacing(STEP)
        layout.addLayout(row(docs, None))
        layout.addSpacing(2 * STEP)
        self.keys = [KeyEntry(vendor, each, send=send, apply=apply) for each in vendor.secrets]
        self.fields: dict[str, Field] = {}
        for spec in source_specs(vendor.id, {vendor.id: vendor.needs})[1:]:  # the first is the switch
            if spec.name.rpartition(".")[2] != BILLING or not _is_tool(vendor):
                self.fields[spec.name] = declared_field(theme, spec, apply)
        for part in (*self.keys, *self.fields.values()):
            layout.addWidget(line())
            layout.addWidget(part)

    def take_settings(self, settings: Settings) -> None:
        """Its choices."""
        own = settings.sources.of(self.vendor.id)
        for name, field in self.fields.items():
            field.set_value(own.choices.get(name.rpartition(".")[2], field.spec.default))
            field.lock(settings.policy)
        for key in self.keys:
            key.lock(locked=is_locked(settings.policy, f"sources.{self.vendor.id}.enabled"))


class SourceBox(QWidget):
    """One vendor that can be asked."""

    def __init__(
        self,
        theme: Theme,
        vendor: Vendor,
        *,
        apply: Apply,
        send: Send,
        words: Words,
        why: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self.setObjectName("box")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.vendor = vendor
        self._theme, self._apply, self._send, self._words = theme, apply, send, words
        self._settings = Settings()
        # Called when its details have come, which have a place in the order of Tab; set by who holds it.
        self.unfolded: Callable[[], None] = lambda: None
        self._details: Details | None = None
        self._name, self._state = Text("ink", NAME, DEMI), Text("soft", SECOND)
        self._tells, self._told = Text("soft", SECOND, wrap=True), Text("soft", SECOND, wrap=True)
        self._consent, self.locked = Text("faint", SECOND, wrap=True), Locked()
        self.switch = Switch(theme)
        self.why = WhyButton(vendor.id, vendor.name, why)
        self.attempt = Attempt(vendor.id, vendor.name, send, words, self.why)
        self.more = Button(translate("Settings", "Details"), "plain")
        self._arrange()

    def _arrange(self) -> None:
        vendor = self.vendor
        self._name.setText(vendor.name)
        self._tells.say(translate("Sources", vendor.tells))
        self._consent.say(consent(vendor))
        self.switch.setAccessibleName(translate("Settings", "Ask {source}", source=vendor.name))
        self.switch.toggled.connect(self._switched)
        self.more.setAccessibleName(translate("Settings", "Details of {source}", source=vendor.name))
        self.more.clicked.connect(lambda *_: self.open(not self.opened))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 3 * STEP)
        self._layout.setSpacing(STEP)
        self._layout.addLayout(row(self._name, self._state, None, self.more, self.switch))
        for part in (self._tells, self._told, self._consent, self.locked, self.attempt):
            self._layout.addWidget(part)
        self._told.hide()
        self.attempt.hide()

    @property
    def opened(self) -> bool:
        """True while the details are shown."""
        return self._details is not None and not self._details.isHidden()

    @property
    def details(self) -> Details:
        """Keys and choices."""
        if self._details is None:
            self._details = Details(self._theme, self.vendor, apply=self._apply, send=self._send)
            self._details.take_settings(self._settings)
            self._details.hide()
            self._layout.addWidget(self._details)
            self.unfolded()
        return self._details

    def open(self, shown: bool) -> None:  # noqa: FBT001 (open or not is what it says)
        """Unfolds the details, or folds them away."""
        self.details.setVisible(shown)
        self.more.setText(translate("Settings", "Less") if shown else translate("Settings", "Details"))
        self._tells.setVisible(shown or not self._told.text())

    def reach(self, target: str) -> QWidget | None:
        """One of its keys or choices, unfolded."""
        self.open(shown=True)
        if target in self.details.fields:
            return self.details.fields[target].entry
        name = target.rpartition(".")[2]
        named = (key.line for key in self.details.keys if key.name == name)
        return next(named, self.entry)

    @property
    def entry(self) -> QWidget:
        """What the keyboard goes to: the switch, or, where a company has turned it, what says so."""
        return self.switch if self.locked.isHidden() else self.locked

    def _switched(self, on: bool) -> None:  # noqa: FBT001 (Qt's signal)
        self._apply({f"sources.{self.vendor.id}.enabled": on})
        if on and any(each.required for each in self.vendor.secrets):
            self.open(shown=True)  # a key is the next thing that it needs

    def take_settings(self, settings: Settings) -> None:
        """Its switch and choices."""
        self._settings = settings
        self.switch.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.switch.setChecked(settings.sources.enabled(self.vendor.id))
        self.switch.blockSignals(False)  # noqa: FBT003
        self.switch.update()
        self.switch.setEnabled(
            not self.locked.show_policy(settings.policy, f"sources.{self.vendor.id}.enabled")
        )
        said = (translate("Sources", self.vendor.tells), consent(self.vendor), self.locked.text())
        describe(self.switch, " ".join(each for each in said if each))
        if self._details is not None:
            self._details.take_settings(settings)

    def show_snapshot(self, snapshot: Snapshot, source: Source | None) -> None:
        """How it stands, and what it told."""
        self.why.show_snapshot(snapshot)
        if source is not None:
            self._show_source(snapshot, source)
        self.attempt.setVisible(bool(self.why.about) or not self.attempt.button.isHidden())

    def _show_source(self, snapshot: Snapshot, source: Source) -> None:
        self.attempt.show_source(source, snapshot)
        warm = source.enabled and source.fault is not None and not source.fault.kind.calm
        state = standing.state(source, snapshot.at, self._words) if source.enabled else ""
        self._state.say(state, rank="watch" if warm else "faint")
        quiet = replace(source, fault=None) if self.attempt.tells_fault else source
        self._told.say("\n".join(told(snapshot, quiet, self._words)))
        self._tells.setVisible(self.opened or not self._told.text())

    def matches(self, text: str) -> bool:
        """True where the vendor is the one that somebody looks for."""
        wanted = text.strip().lower()
        return any(wanted in each.lower() for each in (self.vendor.name, self.vendor.id, self.vendor.tells))


class SilentBox(QWidget):
    """A vendor that cannot be asked, and what serves instead."""

    def __init__(self, vendor: Vendor) -> None:
        super().__init__()
        self.vendor = vendor
        self.name, said = Text("ink", BODY, MEDIUM), Text("soft", SECOND, wrap=True)
        self.name.setText(vendor.name)
        said.say(translate("Sources", vendor.instead))
        self.name.reach(said.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
        layout.setSpacing(2)
        layout.addWidget(self.name)
        layout.addWidget(said)

    def matches(self, text: str) -> bool:
        """True where the vendor is the one that somebody looks for."""
        return text.strip().lower() in f"{self.vendor.name} {self.vendor.id}".lower()


def _is_tool(vendor: Vendor) -> bool:
    """True where logs of its tool are read: how that is billed is chosen beside them."""
    return any(reader.id == vendor.id for reader in discover())


def consent(vendor: Vendor) -> str:
    """What to know before it is switched on: that its way is internal, whose login is used."""
    said = [] if vendor.documented else [translate("Standing", standing.INTERNAL)]
    return " ".join([*said, translate("Sources", vendor.borrows)]).strip()


def about(vendor: Vendor) -> Sequence[tuple[str, str]]:
    """What is said of a source in its details."""
    said = [
        (translate("Settings", "Who"), translate("Sources", vendor.who)),
        (translate("Settings", "Checked"), translate("Sources", vendor.seen)),
    ]
    if vendor.documented:  # else it stands at the switch
        said.insert(1, (translate("Settings", "Way"), translate("Standing", standing.DOCUMENTED)))
    if vendor.hosts:
        said.append((translate("Settings", "Talks to"), f"{', '.join(vendor.hosts)}."))
    return said


def told(snapshot: Snapshot, source: Source, words: Words) -> Sequence[str]:
    """Its fault, its figures and its notes, a line each; nothing while it is off and told nothing."""
    said = [source.fault.sentence] if source.enabled and source.fault is not None else []
    zone = ZoneInfo(snapshot.zone)
    said += [
        f"{gauge.allowance.title}: {words.gauge_line(gauge, snapshot.at, zone)}"
        for gauge in snapshot.gauges
        if gauge.allowance.key.startswith(f"{source.id}:")
    ]
    return [clean(each, SENTENCE) for each in (*said, *source.notes)]
