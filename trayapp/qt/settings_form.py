"""The form of one allowance: its declared fields, what counts, what is more once, what else was paid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from trayapp.domain.model import Allowance
from trayapp.domain.policy import NO_POLICY, Policy
from trayapp.domain.saying import text_of, worded
from trayapp.domain.translation import mark, texts, translate
from trayapp.qt.allowance_entries import Entries
from trayapp.qt.allowance_scope import Scope
from trayapp.qt.parts import Text, line
from trayapp.qt.sections import column
from trayapp.qt.settings_fields import Field, typed
from trayapp.qt.settings_locked import Locked
from trayapp.qt.theme import DEMI, LABEL, SECOND, STEP, Theme
from trayapp.settings import AllowanceTable, BadValueError, Value, allowance_specs
from trayapp.settings.allowances import PARAMETERS, to_allowance, to_fields
from trayapp.settings.spec import Entry

SHOWN = (
    "title", "limit", "unit", "period", "first_day", "day", "hours", "first", "last", "since", "firm",
    "thresholds",
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
    """Edits one allowance at a time; `edited` gets it whole, and only when it is whole.

    `drafted` gets it while it is typed too, None where what is typed is no allowance.
    """

    def __init__(
        self,
        theme: Theme,
        edited: Callable[[Allowance], None],
        drafted: Callable[[Allowance | None], None] = lambda _: None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._edited, self._drafted = edited, drafted
        self._values: dict[str, Any] = {}
        self._key = ""
        self._thresholds: tuple[int, ...] = ()
        self._inside = QWidget()
        self.fields: dict[str, Field] = {}
        self._lines: dict[str, QWidget] = {}
        self._problem = Text("tight", SECOND, wrap=True)
        self._locked = Locked()
        self.scope = Scope(theme, self._set)
        self.extras = Entries(
            translate("Settings", "More for one time"),
            translate("Settings", "What was approved for one period, the one that holds the day."),
            lambda entries: self._set("extras", entries),
            today,
        )
        self.expenses = Entries(
            translate("Settings", "Other expenses"),
            translate("Settings", "What else is paid from it, such as travel."),
            lambda entries: self._set("expenses", entries),
            today,
        )
        self._arrange(theme)

    def _arrange(self, theme: Theme) -> None:
        layout = column(self._inside)
        outer = column(self)
        self._locked.setContentsMargins(0, 0, 0, 2 * STEP)
        outer.addWidget(self._locked)
        outer.addWidget(self._inside)
        specs = {spec.name.removeprefix("allowance."): spec for spec in allowance_specs()}
        for name in SHOWN:
            field = Field(
                theme,
                specs[name],
                self._setter(name),
                labels=texts("Settings", _LABELS.get(name, {})),
                blank=name in _BLANK,
            )
            if isinstance(field.control, QLineEdit):
                field.control.textEdited.connect(lambda *_: self._drafted(self.draft()))
            self.fields[name], self._lines[name] = field, line()
            layout.addWidget(self._lines[name])
            layout.addWidget(field)
            if name == "since":  # beside the fields of which it speaks
                layout.addWidget(self._problem)
        self._problem.hide()
        self._lines[SHOWN[0]].hide()
        counts = _head(translate("Settings", "What counts"))
        once = _head(translate("Settings", "Once, and beside it"))
        for part in (counts, self.scope, once, self.extras, line(), self.expenses):
            layout.addWidget(part)

    # --- what is shown -----------------------------------------------------------------------------

    def show_allowance(
        self, allowance: Allowance, thresholds: tuple[int, ...], policy: Policy | None = None
    ) -> None:
        """Shows this one; `thresholds` are those of the page Warnings."""
        anew, self._key = allowance.key != self._key, allowance.key
        self._thresholds = thresholds
        defaults = {spec.name.removeprefix("allowance."): spec.default for spec in allowance_specs()}
        self._values = {**defaults, **to_fields(allowance, thresholds)}
        for name, field in self.fields.items():
            field.set_value(self._values[name], anew=anew)
        for name, facet in self.scope.facets.items():
            facet.show_patterns(self._values[name], anew=anew)
        self.extras.show_entries(self._values["extras"], anew=anew)
        self.expenses.show_entries(self._values["expenses"], anew=anew)
        self._fit()
        self._problem.say("")
        self._lock(policy)

    def _lock(self, policy: Policy | None) -> None:
        locked = self._locked.show_policy(policy or NO_POLICY, f"allowance.{self._key}")
        self._inside.setEnabled(not locked)

    def _fit(self) -> None:
        """Only the fields that say something about this period."""
        own = PARAMETERS[str(self._values["period"])]
        every = {name for names in PARAMETERS.values() for name in names}
        for name, field in self.fields.items():
            shown = name not in every or name in own
            field.setVisible(shown)
            self._lines[name].setVisible(shown and name != SHOWN[0])

    def reach(self, name: str) -> QWidget | None:
        """Where this is changed; a row that this period has not is reached by choosing another period."""
        if not self._inside.isEnabled():
            return self._locked
        if name in self.fields:
            shown = "period" if self.fields[name].isHidden() else name
            return self.fields[shown].control
        lists = {"extras": self.extras, "expenses": self.expenses}
        if name in lists:
            return lists[name].add
        facet = self.scope.facets.get(name.removeprefix("counts."))
        return None if facet is None else facet.which.chosen

    def draft(self) -> Allowance | None:
        """The allowance with what stands in the fields by now; None where that is none."""
        values = dict(self._values)
        for name, field in self.fields.items():
            if isinstance(field.control, QLineEdit) and not field.isHidden():
                try:
                    values[name] = typed(field.spec, field.control.text(), blank=name in _BLANK)
                except BadValueError:
                    return None
        try:
            return to_allowance(AllowanceTable(**values), self._thresholds)
        except ValueError:
            return None

    # --- what is changed ---------------------------------------------------------------------------

    def _setter(self, name: str) -> Callable[[Value], None]:
        return lambda value: self._set(name, value)

    def _set(self, name: str, value: Value | tuple[Entry, ...]) -> None:
        self._values[name] = value
        self._fit()
        try:
            allowance = to_allowance(AllowanceTable(**self._values), self._thresholds)
        except ValueError as error:
            reason = worded(text_of(error))
            self._problem.say(translate("Settings", "Not kept yet: {reason}.", reason=reason))
            self._drafted(None)
            return
        self._problem.say("")
        self._edited(allowance)


def _head(text: str) -> Text:
    head = Text("faint", LABEL, DEMI)
    head.setText(text.upper())
    head.setAccessibleName(text)
    head.setContentsMargins(0, 6 * STEP, 0, STEP)
    return head
