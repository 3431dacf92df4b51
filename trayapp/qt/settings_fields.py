"""One preference as a row: label, what it does, a control by its kind, and what is wrong beside it.

A value is handed on only when it is valid; what is typed and not valid stays, with the reason below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trayapp.domain.amount_typed import amount_typed, in_region
from trayapp.domain.policy import Policy
from trayapp.domain.saying import whole
from trayapp.domain.translation import mark, translate
from trayapp.qt.parts import Text, describe
from trayapp.qt.settings_locked import Locked
from trayapp.qt.settings_words import help_of
from trayapp.qt.theme import BODY, MEDIUM, SECOND, STEP, Theme, font
from trayapp.settings import BadValueError, Kind, Spec, Value
from trayapp.settings.check import check

CONTROL = 216  # px, so that all controls of a page end on one line

_HINTS = {
    Kind.KEY: mark("Settings", "none"),
    Kind.CLOCK: "hh:mm",
    Kind.DAY: "2026-11-30",
    Kind.PERCENTS: "50, 75, 90, 100",
    Kind.AMOUNT: mark("Settings", "no cap"),
    Kind.ZONE: mark("Settings", "as this computer"),
    Kind.PROXY: mark("Settings", "as this computer"),
    Kind.ADDRESS: "https://…",
}


class Switch(QCheckBox):
    """A check box that looks like a switch; keyboard and screen reader meet a check box."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The pill with room for its focus ring."""
        return QSize(44, 26)

    def hitButton(self, _pos: object) -> bool:
        """All of it can be clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pill with its knob at the end that says the state."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        pill = QRectF(3, (self.height() - 20) / 2, 38, 20)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(-2.2, -2.2, 2.2, 2.2), 12.2, 12.2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if self.isChecked() else colours.faint))
        painter.drawRoundedRect(pill, 10, 10)
        painter.setBrush(QColor(colours.on_accent if self.isChecked() and colours.dark else "#ffffff"))
        left = pill.right() - 17 if self.isChecked() else pill.left() + 3
        painter.drawEllipse(QRectF(left, pill.top() + 3, 14, 14))


class Field(QWidget):
    """A row for one Spec. `changed(value)` gets valid values only, once the person is done typing.

    `labels` are words for choices; a choice without one shows itself. `blank` says that empty means None.
    """

    def __init__(
        self,
        theme: Theme,
        spec: Spec,
        changed: Callable[[Value], None],
        *,
        labels: Mapping[str, str] | None = None,
        blank: bool = False,
    ) -> None:
        super().__init__()
        self.spec = spec
        self._changed = changed
        self._labels = labels or {}
        self._blank = blank
        self._value: Value = spec.default
        self._problem = Text("tight", SECOND, wrap=True)
        self._problem.hide()
        self._locked = Locked()
        self._control = self._make(theme)
        self._control.setAccessibleName(translate("Settings", spec.label))
        self._arrange()
        self.set_value(spec.default)

    @property
    def problem(self) -> str:
        """What is wrong with what is typed; "" when nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def set_value(self, value: Value, *, anew: bool = False) -> None:
        """Shows a value from the settings; leaves alone what the person is typing, and what is wrong.

        `anew` says that it is about something else from now on.
        """
        if value == self._value and not anew and (self.problem or self._reads(value)):
            return
        if (
            not anew
            and isinstance(self._control, QLineEdit)
            and self._control.hasFocus()
            and self._control.isModified()
        ):
            return
        self._value = value
        self._write(value)
        self._complain("")

    def give_up(self) -> bool:
        """What holds stands there again; False where nothing else was typed."""
        if self._reads(self._value):
            return False
        self._write(self._value)
        self._complain("")
        return True

    def lock(self, policy: Policy) -> None:
        """Shows whether a company has set it: then it is to be read, and its file says who did."""
        self._control.setEnabled(not self._locked.show_policy(policy, self.spec.name))
        self._describe()

    @property
    def entry(self) -> QWidget:
        """What the keyboard goes to: the control, or, where a company has set it, what says so."""
        return self._control if self._locked.isHidden() else self._locked

    @property
    def control(self) -> QWidget:
        """What the person types into or presses."""
        return self._control

    def set_choices(self, choices: Mapping[str, str]) -> None:
        """Other choices than the declared ones, with their words."""
        if not isinstance(self._control, QComboBox) or choices == self._labels:
            return
        self._labels = dict(choices)
        self._control.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self._control.clear()
        for value, label in choices.items():
            self._control.addItem(label, value)
        self._control.blockSignals(False)  # noqa: FBT003
        self._write(self._value)

    def type(self, text: str) -> None:
        """As if the person had typed or picked this and gone on."""
        match self._control:
            case QLineEdit():
                self._control.setText(text)
                self._typed()
            case QComboBox():
                self._control.setCurrentIndex(self._control.findData(text))
                self._picked()
            case QCheckBox():
                self._control.setChecked(text == "on")
                self._switched()

    # --- looks -------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        label = Text("ink", BODY, MEDIUM)
        label.setText(translate("Settings", self.spec.label))
        label.setBuddy(self._control)
        what = Text("faint", SECOND, wrap=True)
        what.say(help_of(self.spec))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label)
        words.addWidget(what)
        words.addWidget(self._locked)
        words.addStretch(1)
        control = QVBoxLayout()
        control.setSpacing(STEP)
        control.addWidget(self._control)
        control.addWidget(self._problem)
        control.addStretch(1)
        if isinstance(self._control, Switch):
            control.setAlignment(self._control, Qt.AlignmentFlag.AlignRight)
        else:
            self._control.setFixedWidth(CONTROL)
        self._problem.setMaximumWidth(CONTROL)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
        layout.setSpacing(4 * STEP)
        layout.addLayout(words, 1)
        layout.addLayout(control)

    def _make(self, theme: Theme) -> QWidget:
        if self.spec.kind is Kind.SWITCH:
            switch = Switch(theme)
            switch.toggled.connect(self._switched)
            return switch
        if self.spec.kind is Kind.CHOICE:
            box = QComboBox()
            box.setFont(font(BODY))
            for choice in self.spec.choices:
                box.addItem(self._labels.get(choice) or translate("Settings", choice.capitalize()), choice)
            box.activated.connect(self._picked)
            return box
        line = QLineEdit()
        line.setFont(font(BODY))
        line.setPlaceholderText(self._hint())
        line.editingFinished.connect(self._typed)
        return line

    def _hint(self) -> str:
        """What an empty line stands for, or the form that is wanted."""
        if self._blank and self.spec.kind is Kind.PERCENTS:
            return translate("Settings", "as on the page Warnings")
        if self.spec.kind is Kind.WORDS:
            return translate("Settings", "none")
        return translate("Settings", _HINTS.get(self.spec.kind, ""))

    def _describe(self) -> None:
        """What a screen reader says after the name: what it does, who has set it, what is wrong."""
        words = (help_of(self.spec), self._locked.text(), self._problem.text())
        describe(self._control, " ".join(each for each in words if each))

    def _complain(self, problem: str) -> None:
        self._problem.say(problem)
        self._describe()
        self._control.setProperty("bad", "true" if problem else "false")
        self._control.style().unpolish(self._control)
        self._control.style().polish(self._control)

    # --- values ------------------------------------------------------------------------------------

    def _reads(self, value: Value) -> bool:
        match self._control:
            case QLineEdit():
                return self._control.text() == self._typed_as(value)
            case QComboBox():
                return bool(self._control.currentData() == value)
            case QCheckBox():
                return self._control.isChecked() is value
        return False

    def _write(self, value: Value) -> None:
        self._control.blockSignals(True)  # noqa: FBT003
        match self._control:
            case QLineEdit():
                self._control.setText(self._typed_as(value))
            case QComboBox():
                self._control.setCurrentIndex(max(0, self._control.findData(value)))
            case QCheckBox():
                self._control.setChecked(bool(value))
        self._control.blockSignals(False)  # noqa: FBT003
        self._control.update()

    def _typed_as(self, value: Value) -> str:
        """The file's word for this computer's zone is an empty line here."""
        return "" if (self.spec.kind, value) == (Kind.ZONE, "system") else in_words(value)

    def _switched(self) -> None:
        if isinstance(self._control, QCheckBox):
            self._take(self._control.isChecked())

    def _picked(self) -> None:
        if isinstance(self._control, QComboBox):
            self._take(str(self._control.currentData()))

    def _typed(self) -> None:
        if not isinstance(self._control, QLineEdit):
            return
        try:
            value = typed(self.spec, self._control.text(), blank=self._blank)
        except BadValueError as error:
            self._complain(whole(error.why))
            return
        self._control.setModified(False)
        self._take(value)

    def _take(self, value: Value) -> None:
        self._complain("")
        if value != self._value:
            self._value = value
            self._changed(value)


def typed(spec: Spec, text: str, *, blank: bool = False) -> Value:
    """What is typed as a checked value; lists are written with commas. Raises `BadValueError`."""
    text = text.strip()
    if not text and blank:
        return None
    if not text and spec.kind is Kind.ZONE:
        return "system"
    match spec.kind:
        case Kind.WHOLE:
            return check(spec, _whole(text))
        case Kind.WORDS:
            return check(spec, _pieces(text))
        case Kind.PERCENTS:
            return _percents(spec, text)
        case _:
            return check(spec, amount_typed(text) if spec.kind is Kind.AMOUNT else text)


def _percents(spec: Spec, text: str) -> Value:
    try:
        return check(spec, [_whole(piece) for piece in _pieces(text.replace("%", ""))])
    except BadValueError:
        # The declaration's own words show the file's brackets, which nobody types here.
        raise BadValueError(
            translate(
                "Settings",
                "whole percents from {low} to {high}, such as 50, 75, 90, 100",
                low=spec.low,
                high=spec.high,
            )
        ) from None


def _whole(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in text.split(",") if piece.strip()]


def in_words(value: Value) -> str:
    """A value as it is typed."""
    match value:
        case None:
            return ""
        case tuple():
            return ", ".join(str(each) for each in value)
        case Decimal():
            return in_region(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)
