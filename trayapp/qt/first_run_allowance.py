"""The first run's second page: the allowance as one sentence, presets, and what it would say by now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from trayapp.domain.model import USD, Allowance, Level, Snapshot
from trayapp.domain.period import Daily, Monthly, Weekly
from trayapp.domain.plain import clean
from trayapp.domain.presets import Preset, named, presets, used_so_far
from trayapp.domain.translation import mark, texts, translate
from trayapp.domain.words import Words
from trayapp.qt.allowance_shapes import free_key, summary
from trayapp.qt.first_run_sentence import More, Sentence
from trayapp.qt.gauge import Reading
from trayapp.qt.parts import Bar, Button, Text
from trayapp.qt.sections import column, row
from trayapp.qt.segments import Segments
from trayapp.qt.settings_locked import set_by
from trayapp.qt.settings_page import Apply, Page
from trayapp.qt.theme import BODY, MEDIUM, SECOND, STEP, Theme, font
from trayapp.settings import Settings
from trayapp.settings.policy import is_locked

TITLE = mark("FirstRun", "Your allowance")
SAID = mark(
    "FirstRun",
    "What your company gave you, or what you would like to keep to. It can be changed at any time.",
)
FIRM = {"hard": mark("FirstRun", "Hard cap"), "guideline": mark("FirstRun", "Guideline")}
FIRM_SAID = {
    "hard": mark("FirstRun", "At the limit the work stops, so warnings come in time."),
    "guideline": mark("FirstRun", "Going over is allowed; it is shown all the same."),
}
CHIPS = {
    "month": mark("FirstRun", "$250 a month"),
    "month-500": mark("FirstRun", "$500 a month"),
    "guideline": mark("FirstRun", "$2,000, a guideline"),
    "week": mark("FirstRun", "$200 a week"),
    "day-tool": mark("FirstRun", "$75 a day, one tool"),
    "tokens": mark("FirstRun", "30,000 tokens a day"),
    "credits": mark("FirstRun", "1,000 credits a month"),
    "requests": mark("FirstRun", "300 requests a month"),
    "no-cap": mark("FirstRun", "No cap, only watch"),
}
IN_A_ROW = 3
OTHER_CURRENCY = mark(
    "FirstRun", "Logs are priced in US dollars. Use in another currency shows once a source tells it."
)
SO_FAR = {
    Daily: mark("FirstRun", "Today so far"),
    Weekly: mark("FirstRun", "This week so far"),
    Monthly: mark("FirstRun", "This month so far"),
}
EDITABLE = (Daily, Weekly, Monthly)


class SoFar(QWidget):
    """How it would stand by now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line, self._bar = Text("ink", BODY, MEDIUM, wrap=True), Bar(theme, 6)
        layout = column(self, STEP)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        layout.addWidget(self._line)
        layout.addWidget(self._bar)

    @property
    def said(self) -> str:
        """The line."""
        return self._line.text()

    def show_allowance(self, given: Allowance | None, snapshot: Snapshot | None, words: Words) -> None:
        """The line and the bar; only a sentence where the use is not known, nothing without an allowance."""
        used = None if given is None or snapshot is None else used_so_far(snapshot, given)
        self.setVisible(given is not None)
        if given is None:
            return
        said = so_far(given, used, words)
        self._line.say(said)
        self._bar.setVisible(used is not None and bool(given.limit))
        if used is not None and given.limit:
            left = max(0.0, min(1.0, 1 - float(used / given.limit)))
            self._bar.show_reading(
                Reading(left, Level.CALM if left else Level.SPENT),
                translate("FirstRun", SO_FAR[type(given.period)]),
                said,
            )


def so_far(given: Allowance, used: Decimal | None, words: Words) -> str:
    """As in: This month so far: $128 of $250 – $122 left; or why nobody can say yet."""
    if used is None:
        if given.unit.is_money and given.unit != USD:
            return translate("FirstRun", OTHER_CURRENCY)
        return translate("FirstRun", "How it stands follows a moment after it is set.")
    begin, amount = translate("FirstRun", SO_FAR[type(given.period)]), words.money(used, given.unit)
    if given.limit is None:
        return f"{begin}: {amount}"
    left = given.limit - used
    return translate(
        "FirstRun",
        "{begin}: {amount} of {limit} – {left}",
        begin=begin,
        amount=amount,
        limit=words.money(given.limit, given.unit),
        left=words.phrase("left" if left >= 0 else "over", amount=words.money(abs(left), given.unit)),
    )


class AllowancePage(Page):
    """One allowance, or none: `commit` applies it. `editor` opens the page Allowances of the settings."""

    def __init__(self, theme: Theme, *, apply: Apply, words: Words, editor: Callable[[], None]) -> None:
        super().__init__(translate("FirstRun", TITLE), translate("FirstRun", SAID))
        self._apply, self._words = apply, words
        self._snapshot: Snapshot | None = None
        self._settings = Settings()
        self._before: Allowance | None = None
        self._touched = False
        self.sentence, self.more = Sentence(self._edited), More(self._edited)
        self.chips: dict[str, Button] = {}
        self._form = QWidget()
        self._firm = "hard"
        self.firm = Segments(
            translate("FirstRun", "Kind of limit"), texts("FirstRun", FIRM), self._firm, self._choose_firm
        )
        self._firm_said = Text("faint", SECOND, wrap=True)
        self.unfold = Button(translate("FirstRun", "More…"), "plain")
        self.so_far = SoFar(theme)
        self._other = Text("soft", BODY, wrap=True)
        self._editor = Button(translate("FirstRun", "Open the settings"))
        self._editor.clicked.connect(lambda *_: editor())
        self._arrange()
        self._edited(by_hand=False)

    def _arrange(self) -> None:
        self._firm_said.setText(translate("FirstRun", FIRM_SAID[self._firm]))
        self.unfold.setAccessibleDescription(
            translate("FirstRun", "The day on which it begins anew, and which tools count")
        )
        self.unfold.clicked.connect(lambda *_: self.show_more(self.more.isHidden()))
        inside = column(self._form)
        inside.setContentsMargins(0, 2 * STEP, 0, 0)
        inside.addWidget(self.sentence)
        inside.addSpacing(4 * STEP)
        inside.addLayout(self._chip_grid())
        inside.addSpacing(5 * STEP)
        inside.addLayout(row(self.firm, None, self.unfold))
        inside.addSpacing(STEP)
        inside.addWidget(self._firm_said)
        inside.addWidget(self.more)
        inside.addSpacing(5 * STEP)
        inside.addWidget(self.so_far)
        self.more.hide()
        self.column.addWidget(self._form)
        self.column.addWidget(self._other)
        self.column.addSpacing(2 * STEP)
        self.column.addLayout(row(self._editor, None))
        self._other.hide()
        self._editor.hide()
        self.column.addStretch(1)

    def _chip_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2 * STEP)
        for n, preset in enumerate(presets()):
            chip = Button(translate("FirstRun", CHIPS[preset.id]))
            chip.setFont(font(SECOND, MEDIUM))
            chip.setProperty("chip", "true")
            chip.clicked.connect(self._chooser(preset))
            self.chips[preset.id] = chip
            grid.addWidget(chip, n // IN_A_ROW, n % IN_A_ROW)
        for each in range(IN_A_ROW):
            grid.setColumnStretch(each, 1)
        return grid

    def _chooser(self, preset: Preset) -> Callable[[], None]:
        return lambda *_: self.choose(preset)

    # --- what the person does ----------------------------------------------------------------------

    def choose(self, preset: Preset) -> None:
        """Starts from this shape."""
        self._fill(preset.allowance)
        if preset.one_tool:
            self.more.first_tool()
            self.show_more(shown=True)
        self._edited()

    def show_more(self, shown: bool) -> None:  # noqa: FBT001 (shown or not is what it says)
        """Unfolds the rarer questions."""
        self.more.setVisible(shown)
        self.unfold.setText(translate("FirstRun", "Less") if shown else translate("FirstRun", "More…"))

    def commit(self) -> bool:
        """Applies what is set; False, with the reason beside the field, where that is no allowance."""
        if self._form.isHidden():
            return True
        if self._before is not None and not self._touched:
            return True
        given = self._given()
        if given is None:
            self.sentence.complain()
            self.so_far.hide()
            return False
        if given != self._before:
            self._apply({f"allowance.{given.key}": given})
            self._before, self._touched = given, False
        return True

    def _choose_firm(self, kind: str) -> None:
        self._firm = kind
        self._firm_said.setText(translate("FirstRun", FIRM_SAID[kind]))
        self._edited()

    def _edited(self, *, by_hand: bool = True) -> None:
        self._touched = self._touched or by_hand
        self.more.fit(self.sentence.often)
        self.firm.setEnabled(not self.sentence.uncapped)
        self.so_far.show_allowance(self._given(), self._snapshot, self._words)

    def _given(self) -> Allowance | None:
        """The allowance as it is set now; None while the amount is none."""
        try:
            limit = self.sentence.limit()
        except ValueError:
            return None
        period = self.more.period(self.sentence.often)
        shape = self._before or presets()[0].allowance
        given = replace(
            shape,
            unit=self.sentence.unit,
            period=period,
            limit=limit,
            firm=self._firm == "hard",
            counts=self.more.counts(shape.counts),
            thresholds=shape.thresholds if self._before else self._settings.warnings.thresholds,
        )
        if self._before is not None:
            return given
        given = named(given, self.more.tool_name)
        return replace(given, key=free_key(given.key, {each.key for each in self._settings.allowances}))

    # --- what holds --------------------------------------------------------------------------------

    def take_settings(self, settings: Settings) -> None:
        """On a second run: the allowance that there is, where one sentence can say it."""
        first = self._settings.allowances != settings.allowances and not self._touched
        self._settings = settings
        if not first or not settings.allowances:
            return
        (one, *more) = settings.allowances
        given = is_locked(settings.policy, f"allowance.{one.key}")
        if more or given or not isinstance(one.period, EDITABLE):
            self._list(settings)
            return
        self._before = settings.allowances[0]
        self._fill(self._before)
        self._edited(by_hand=False)

    def _list(self, settings: Settings) -> None:
        """What there is, where one sentence cannot say it or a company has set it."""
        lines = [translate("FirstRun", "These are set:")]
        for each in settings.allowances:
            said = [clean(each.title), summary(each, self._words)]
            if is_locked(settings.policy, f"allowance.{each.key}"):
                said.append(set_by(settings.policy))
            lines.append("  ·  ".join(said))
        self._other.say("\n".join(lines))
        self._form.hide()
        self._editor.show()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """How it stands now, and which tools there are."""
        self._snapshot = snapshot
        self.more.show_tools(snapshot.tools)
        self.so_far.show_allowance(self._given(), snapshot, self._words)

    def _fill(self, given: Allowance) -> None:
        self.sentence.show_allowance(given)
        self.more.show_allowance(given)
        self._firm = "hard" if given.firm else "guideline"
        self.firm.show_chosen(self._firm)
        self._firm_said.setText(translate("FirstRun", FIRM_SAID[self._firm]))
