"""The form of one allowance, drawn from the declarations of its fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trayapp.domain.model import Allowance
from trayapp.domain.translation import mark, texts, translate
from trayapp.qt.parts import Text, line
from trayapp.qt.settings_fields import Field
from trayapp.qt.theme import SECOND, Theme
from trayapp.settings import AllowanceTable, Value, allowance_specs
from trayapp.settings.allowances import PARAMETERS, to_allowance, to_fields

# Extras and other expenses have dates and notes and are kept as they are in the file; the key stays.
SHOWN = (
    "title", "limit", "unit", "period", "first_day", "day", "hours", "first", "last", "since", "firm",
    "tools", "thresholds",
)  # fmt: skip
_BLANK = frozenset({"limit", "first", "last", "since", "thresholds"})
_LABELS = {
    "period": {
        "daily": mark("Settings", "Each day"),
        "weekly": mark("Settings", "Each week"),
        "monthly": mark("Settings", "Each month"),
        "rolling": mark("Settings", "The last hours"),
        "span": mark("Settings", "From one day to another"),
        "standing": mark("Settings", "One pot, never anew"),
    }
}


class AllowanceForm(QWidget):
    """Edits one allowance at a time; `edited` gets it whole, and only when it is whole."""

    def __init__(self, theme: Theme, edited: Callable[[Allowance], None]) -> None:
        super().__init__()
        self._edited = edited
        self._values: dict[str, Any] = {}
        self._thresholds: tuple[int, ...] = ()
        self.fields: dict[str, Field] = {}
        self._lines: dict[str, QWidget] = {}
        self._problem = Text("tight", SECOND, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        specs = {spec.name.removeprefix("allowance."): spec for spec in allowance_specs()}
        for name in SHOWN:
            field = Field(
                theme,
                specs[name],
                self._setter(name),
                labels=texts("Settings", _LABELS.get(name, {})),
                blank=name in _BLANK,
            )
            self.fields[name], self._lines[name] = field, line()
            layout.addWidget(self._lines[name])
            layout.addWidget(field)
        layout.addWidget(self._problem)
        self._problem.hide()

    def show_allowance(self, allowance: Allowance, thresholds: tuple[int, ...]) -> None:
        """Shows this one; `thresholds` are those of the page Warnings."""
        self._thresholds = thresholds
        defaults = {spec.name.removeprefix("allowance."): spec.default for spec in allowance_specs()}
        self._values = {**defaults, **to_fields(allowance, thresholds)}
        for name, field in self.fields.items():
            field.set_value(self._values[name])
        self._fit()
        self._problem.say("")

    def _fit(self) -> None:
        """Only the fields that say something about this period."""
        own = PARAMETERS[str(self._values["period"])]
        every = {name for names in PARAMETERS.values() for name in names}
        for name, field in self.fields.items():
            shown = name not in every or name in own
            field.setVisible(shown)
            self._lines[name].setVisible(shown)

    def _setter(self, name: str) -> Callable[[Value], None]:
        return lambda value: self._set(name, value)

    def _set(self, name: str, value: Value) -> None:
        self._values[name] = value
        self._fit()
        try:
            allowance = to_allowance(AllowanceTable(**self._values), self._thresholds)
        except ValueError as error:
            reason = str(error)
            self._problem.say(translate("Settings", "Not kept yet: {reason}.", reason=reason))
            return
        self._problem.say("")
        self._edited(allowance)
