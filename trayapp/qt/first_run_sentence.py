"""I have [250] [US dollars] each [month]; and the rarer questions: from which day, for which tool."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from trayapp.domain.amount_typed import in_region
from trayapp.domain.model import Allowance, Scope, Tool, Unit
from trayapp.domain.period import Daily, Monthly, Period, Weekly
from trayapp.domain.presets import BadAmountError, amount
from trayapp.domain.translation import mark, texts, translate
from trayapp.qt.parts import Text
from trayapp.qt.sections import column, row
from trayapp.qt.theme import BODY, LARGE, MEDIUM, SECOND, STEP, font

UNITS = {
    "USD": "USD ($)", "EUR": "EUR (€)", "GBP": "GBP (£)", "CNY": "CNY (¥)", "JPY": "JPY (¥)",
    "INR": "INR (₹)", "CHF": "CHF", "CAD": "CAD", "AUD": "AUD", "SGD": "SGD",
    "tokens": mark("FirstRun", "tokens"), "credits": mark("FirstRun", "credits"),
    "requests": mark("FirstRun", "requests"),
}  # fmt: skip
OFTEN = {
    "day": mark("FirstRun", "day"),
    "week": mark("FirstRun", "week"),
    "month": mark("FirstRun", "month"),
}
PERIODS = {Daily: "day", Weekly: "week", Monthly: "month"}
DAYS = (
    mark("FirstRun", "Monday"),
    mark("FirstRun", "Tuesday"),
    mark("FirstRun", "Wednesday"),
    mark("FirstRun", "Thursday"),
    mark("FirstRun", "Friday"),
    mark("FirstRun", "Saturday"),
    mark("FirstRun", "Sunday"),
)
PROBLEMS = {
    "empty": mark("FirstRun", "Type an amount, or pick a shape below. Skip goes on without one."),
    "number": mark("FirstRun", "This is not an amount. Digits are enough, such as 250 or 49.90."),
    "zero": mark("FirstRun", "Nothing is left of nothing: type more than 0, or pick “No cap, only watch”."),
    "large": mark("FirstRun", "This is more than can be counted here."),
    "ambiguous": mark("FirstRun", "This can be read in two ways: type 1500, or 1.50."),
}
EVERYTHING = mark("FirstRun", "All tools")


class Sentence(QWidget):
    """Amount, unit and how often. `edited` is called whenever one of them is another."""

    def __init__(self, edited: Callable[[], None]) -> None:
        super().__init__()
        self._edited = edited
        self.uncapped = False
        self.amount = QLineEdit()
        self.amount.setPlaceholderText("250")
        self.amount.setAccessibleName(translate("FirstRun", "Amount"))
        self.amount.setMaxLength(40)
        self.amount.setFixedWidth(112)
        self.units, self.times = (
            _box(translate("FirstRun", "Currency or unit"), texts("FirstRun", UNITS)),
            _box(translate("FirstRun", "How often"), texts("FirstRun", OFTEN)),
        )
        self.times.setCurrentIndex(2)
        self.problem = Text("tight", SECOND, wrap=True)
        have, each = Text("ink", LARGE), Text("ink", LARGE)
        have.setText(translate("FirstRun", "I have"))
        each.setText(translate("FirstRun", "each"))
        for control in (self.amount, self.units, self.times):
            control.setFont(font(LARGE, MEDIUM))
        layout = column(self, STEP)
        layout.addLayout(row(have, self.amount, self.units, each, self.times, None))
        layout.addWidget(self.problem)
        self.problem.hide()
        self.amount.textEdited.connect(self._typed)
        self.amount.editingFinished.connect(self._left)
        self.units.activated.connect(lambda *_: edited())
        self.times.activated.connect(lambda *_: edited())

    @property
    def unit(self) -> Unit:
        """What the amount counts."""
        return Unit(str(self.units.currentData()))

    @property
    def often(self) -> str:
        """One of day, week and month."""
        return str(self.times.currentData())

    def limit(self) -> Decimal | None:
        """The amount; None is no cap. Raises `BadAmountError`."""
        return None if self.uncapped else amount(self.amount.text())

    def complain(self) -> None:
        """Says beside the field what is wrong with it, and goes there."""
        self._judge(strict=True)
        if self.problem.text():
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            self.amount.selectAll()

    def show_allowance(self, given: Allowance) -> None:
        """Shows this one."""
        self.uncapped = given.limit is None
        self.amount.setPlaceholderText(translate("FirstRun", "no cap") if self.uncapped else "250")
        self.amount.setText("" if given.limit is None else in_region(given.limit))
        code = given.unit.code
        if self.units.findData(code) < 0:
            self.units.addItem(code, code)
        self.units.setCurrentIndex(self.units.findData(code))
        self.times.setCurrentIndex(self.times.findData(PERIODS[type(given.period)]))
        self._judge(strict=False)

    def _typed(self, _text: str) -> None:
        self.uncapped = False
        self.amount.setPlaceholderText("250")
        if self.problem.text():
            self._judge(strict=False)  # what is being mended stops complaining as soon as it is right
        self._edited()

    def _left(self) -> None:
        self._judge(strict=False)

    def _judge(self, *, strict: bool) -> None:
        try:
            self.limit()
        except BadAmountError as error:
            self._say(
                ""
                if error.reason == "empty" and not strict
                else translate("FirstRun", PROBLEMS[error.reason])
            )
        else:
            self._say("")

    def _say(self, problem: str) -> None:
        self.problem.say(problem)
        self.amount.setAccessibleDescription(problem)
        bad = "true" if problem else "false"
        if self.amount.property("bad") != bad:
            self.amount.setProperty("bad", bad)
            self.amount.style().unpolish(self.amount)
            self.amount.style().polish(self.amount)


class More(QWidget):
    """On which day it begins anew, and which tools count."""

    def __init__(self, edited: Callable[[], None]) -> None:
        super().__init__()
        self.day = _box(translate("FirstRun", "Day of the month"), {str(n): str(n) for n in range(1, 32)})
        self.weekday = _box(
            translate("FirstRun", "Day of the week"),
            dict(zip(map(str, range(7)), (translate("FirstRun", day) for day in DAYS), strict=True)),
        )
        self.tools = _box(translate("FirstRun", "Which tools count"), {"": translate("FirstRun", EVERYTHING)})
        self._begins, self._counts = Text("ink", BODY), Text("ink", BODY)
        self._begins.setText(translate("FirstRun", "Begins anew on day"))
        self._counts.setText(translate("FirstRun", "What counts"))
        self._short = Text("faint", SECOND)
        self._short.setText(translate("FirstRun", "a shorter month: on its last day"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3 * STEP, 0, 0)
        grid.setHorizontalSpacing(3 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._begins, 0, 0)
        grid.addLayout(row(self.day, self.weekday, self._short, None), 0, 1)
        grid.addWidget(self._counts, 1, 0)
        grid.addLayout(row(self.tools, None), 1, 1)
        for box in (self.day, self.weekday, self.tools):
            box.activated.connect(lambda *_: edited())

    @property
    def tool_name(self) -> str:
        """The name of the one tool that counts; "" where all do."""
        return self.tools.currentText() if self.tools.currentData() else ""

    def fit(self, often: str) -> None:
        """Only the question that this window has."""
        self._begins.setVisible(often != "day")
        self._begins.setText(
            translate("FirstRun", "Begins anew on")
            if often == "week"
            else translate("FirstRun", "Begins anew on day")
        )
        self.day.setVisible(often == "month")
        self._short.setVisible(often == "month" and int(self.day.currentData()) > 28)
        self.weekday.setVisible(often == "week")

    def period(self, often: str) -> Period:
        """The rule that is set."""
        if often == "day":
            return Daily()
        if often == "week":
            return Weekly(int(self.weekday.currentData()))
        return Monthly(int(self.day.currentData()))

    def counts(self, before: Scope) -> Scope:
        """What counts; several tools that were chosen elsewhere stay."""
        if len(before.tools) > 1:
            return before
        tool = str(self.tools.currentData())
        return replace(before, tools=(tool,) if tool else ())

    def first_tool(self) -> None:
        """Chooses the first tool, where there is one."""
        self.tools.setCurrentIndex(min(1, self.tools.count() - 1))

    def show_allowance(self, given: Allowance) -> None:
        """Shows this one."""
        if isinstance(given.period, Monthly):
            self.day.setCurrentIndex(given.period.day - 1)
        if isinstance(given.period, Weekly):
            self.weekday.setCurrentIndex(given.period.first)
        tools = given.counts.tools
        if len(tools) == 1 and self.tools.findData(tools[0]) < 0:
            self.tools.addItem(tools[0], tools[0])
        self.tools.setCurrentIndex(self.tools.findData(tools[0]) if len(tools) == 1 else 0)

    def show_tools(self, tools: Sequence[Tool]) -> None:
        """The tools that can be chosen, those with logs first; the chosen one stays."""
        for tool in sorted(tools, key=lambda each: not each.files):
            at = self.tools.findData(tool.id)
            if at < 0:
                self.tools.addItem(tool.name, tool.id)
            elif self.tools.itemText(at) != tool.name:
                self.tools.setItemText(at, tool.name)


def _box(name: str, choices: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setFont(font(BODY))
    for value, word in choices.items():
        box.addItem(word, value)
    return box
