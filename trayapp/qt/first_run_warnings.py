"""The first run's last page: shares at which to warn, the run-out, quiet hours, the start at sign-in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trayapp.domain.translation import mark, translate
from trayapp.qt.parts import Text, line
from trayapp.qt.sections import column
from trayapp.qt.settings_fields import Field, Switch
from trayapp.qt.settings_locked import set_by
from trayapp.qt.settings_page import Apply, Page, declared_field, value_in
from trayapp.qt.theme import BODY, MEDIUM, SECOND, STEP, Theme
from trayapp.settings import Settings, specs
from trayapp.settings.policy import is_locked

TITLE = mark("FirstRun", "When to tell you")
SAID = mark(
    "FirstRun", "A notification of the desktop, once each. The icon shows how it stands all the time."
)
SHARES = (50, 75, 90, 100)
SHOWN = ("warnings.run_out", "warnings.quiet_from", "warnings.quiet_until", "general.start_at_login")


class Thresholds(QWidget):
    """A switch for each share; other shares that were typed elsewhere stay."""

    def __init__(self, theme: Theme, apply: Apply) -> None:
        super().__init__()
        self._apply = apply
        self._others: tuple[int, ...] = ()
        self.switches: dict[int, Switch] = {}
        title, said = Text("ink", BODY, MEDIUM), Text("faint", SECOND, wrap=True)
        title.setText(translate("FirstRun", "When so much of the allowance is used"))
        self._said = said
        places = QHBoxLayout()
        places.setSpacing(2 * STEP)
        for share in SHARES:
            places.addLayout(self._place(theme, share), 1)
        layout = column(self, 2 * STEP)
        layout.setContentsMargins(0, 2 * STEP, 0, 3 * STEP)
        layout.addWidget(title)
        layout.addLayout(places)
        layout.addWidget(said)
        said.hide()

    def _place(self, theme: Theme, share: int) -> QHBoxLayout:
        switch, name = Switch(theme), Text("soft", BODY, MEDIUM)
        name.setText(f"{share} %")
        name.setBuddy(switch)
        switch.setAccessibleName(translate("FirstRun", "Warn at {share} %", share=share))
        switch.setFixedSize(switch.sizeHint())
        switch.toggled.connect(self._switched)
        self.switches[share] = switch
        place = QHBoxLayout()
        place.setSpacing(STEP)
        place.addWidget(switch)
        place.addWidget(name)
        place.addStretch(1)
        place.setAlignment(name, Qt.AlignmentFlag.AlignVCenter)
        return place

    def _switched(self) -> None:
        chosen = {share for share, switch in self.switches.items() if switch.isChecked()}
        self._apply({"warnings.thresholds": tuple(sorted({*chosen, *self._others}))})

    def take_settings(self, settings: Settings) -> None:
        """Which are on."""
        held = settings.warnings.thresholds
        self._others = tuple(share for share in held if share not in SHARES)
        locked = is_locked(settings.policy, "warnings.thresholds")
        others = ", ".join(f"{each} %" for each in self._others)
        said = translate("FirstRun", "Also at {shares}.", shares=others) if others else ""
        self._said.say(" ".join(each for each in (said, set_by(settings.policy) if locked else "") if each))
        for share, switch in self.switches.items():
            switch.blockSignals(True)  # noqa: FBT003 (Qt's signature)
            switch.setChecked(share in held)
            switch.setEnabled(not locked)
            switch.blockSignals(False)  # noqa: FBT003
            switch.update()


class WarningsPage(Page):
    """Every row takes effect at once."""

    def __init__(self, theme: Theme, apply: Apply) -> None:
        super().__init__(translate("FirstRun", TITLE), translate("FirstRun", SAID))
        self.thresholds = Thresholds(theme, apply)
        known = {spec.name: spec for spec in specs()}
        self.fields: dict[str, Field] = {name: declared_field(theme, known[name], apply) for name in SHOWN}
        for name, hint in (("warnings.quiet_from", "22:00"), ("warnings.quiet_until", "08:00")):
            for line_ in self.fields[name].findChildren(QLineEdit):
                line_.setPlaceholderText(hint)
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(self.thresholds)
        for field in self.fields.values():
            box.addWidget(line())
            box.addWidget(field)
        self.column.addLayout(box)
        self.column.addStretch(1)

    def take_settings(self, settings: Settings) -> None:
        """What holds now."""
        self.thresholds.take_settings(settings)
        for name, field in self.fields.items():
            field.set_value(value_in(settings, name))
            field.lock(settings.policy)
