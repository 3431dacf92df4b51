"""The page Allowances: what the person was given, one form for every shape of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from trayapp.domain.command import Command
from trayapp.domain.model import TOKENS, USD, Allowance
from trayapp.domain.period import Daily, Monthly, Span, Weekly
from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt.parts import Button, Text, line
from trayapp.qt.sections import row
from trayapp.qt.settings_form import AllowanceForm
from trayapp.qt.settings_page import Apply, Page
from trayapp.qt.settings_spent import SpentEntry
from trayapp.qt.theme import BODY, STEP, Theme, font
from trayapp.settings import Settings

# An edit comes back from the core within milliseconds; what arrives meanwhile is older than the form.
ECHO_MS = 1_500
LISTED = 5  # rows before the list scrolls


def shapes(today: date) -> tuple[tuple[str, Allowance], ...]:
    """What one can start from: a name for the menu, and an allowance to be adapted."""
    month = Allowance("month", translate("Settings", "Monthly allowance"), USD, Monthly(), Decimal(250))
    return (
        (translate("Settings", "A month"), month),
        (
            translate("Settings", "A week"),
            replace(
                month,
                key="week",
                title=translate("Settings", "Weekly allowance"),
                period=Weekly(),
                limit=Decimal(200),
            ),
        ),
        (
            translate("Settings", "A day"),
            replace(
                month,
                key="day",
                title=translate("Settings", "Daily allowance"),
                period=Daily(),
                limit=Decimal(75),
            ),
        ),
        (
            translate("Settings", "Tokens a day"),
            replace(
                month,
                key="tokens",
                title=translate("Settings", "Tokens a day"),
                unit=TOKENS,
                period=Daily(),
                limit=Decimal(30_000),
            ),
        ),
        (
            translate("Settings", "A project with an end"),
            replace(
                month,
                key="project",
                title=translate("Settings", "Project"),
                period=Span(today, today + timedelta(days=90)),
                limit=Decimal(2_000),
            ),
        ),
        (
            translate("Settings", "No cap, only watch"),
            replace(month, key="watch", title=translate("Settings", "This month"), limit=None),
        ),
    )


def free_key(wanted: str, taken: set[str]) -> str:
    """A key of letters, digits and dashes that no other allowance has."""
    base = re.sub(r"[^a-z0-9]+", "-", wanted.lower()).strip("-") or "allowance"
    if base not in taken:
        return base
    return next(key for n in range(2, len(taken) + 3) if (key := f"{base}-{n}") not in taken)


def summary(allowance: Allowance, words: Words) -> str:
    """The second half of a list row: "$250 each month"."""
    each = {
        Daily: translate("Settings", "each day"),
        Weekly: translate("Settings", "each week"),
        Monthly: translate("Settings", "each month"),
    }.get(type(allowance.period), "")
    if isinstance(allowance.period, Span):
        each = translate("Settings", "until {date}", date=words.long_date(allowance.period.last))
    amount = (
        translate("Settings", "no cap")
        if allowance.limit is None
        else words.money(allowance.limit, allowance.unit)
    )
    return f"{amount} {each}".strip()


class AllowancesPage(Page):
    """A list, and below it the chosen one's form; every valid edit holds at once."""

    def __init__(
        self,
        theme: Theme,
        *,
        apply: Apply,
        send: Callable[[Command], None],
        words: Words,
        today: Callable[[], date],
    ) -> None:
        super().__init__(
            "Allowances",
            translate(
                "Settings", "What you were given. Several at once are fine; each keeps its own windows."
            ),
        )
        self._apply, self._words, self._today = apply, words, today
        self._allowances: tuple[Allowance, ...] = ()
        self._thresholds: tuple[int, ...] = ()
        self._since_edit = QElapsedTimer()
        self.list = QListWidget()
        self.list.setFont(font(BODY))
        self.list.setAccessibleName(translate("Settings", "Allowances"))
        self.list.setObjectName("box")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._chosen)
        self._none = Text("soft", BODY, wrap=True)
        self._none.setText(
            translate(
                "Settings", "None yet. Add the one that you were given; this month's use is shown without it."
            )
        )
        self.form = AllowanceForm(theme, self._edited)
        self.spent = SpentEntry(send, words)
        self._arrange()

    def _arrange(self) -> None:
        self.add = Button(translate("Settings", "Add"), "main")
        menu = QMenu(self.add)
        for name, allowance in shapes(self._today()):
            menu.addAction(name, self._adder(allowance))
        self.add.setMenu(menu)
        self._copy, self._remove = (
            Button(translate("Settings", "Duplicate")),
            Button(translate("Settings", "Remove")),
        )
        self._copy.clicked.connect(lambda *_: self.duplicate())
        self._remove.clicked.connect(lambda *_: self.remove())
        self._box = QWidget()
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(0, 2 * STEP, 0, 0)
        inside.addWidget(self.form)
        inside.addWidget(line())
        inside.addWidget(self.spent)
        self.column.addWidget(self._none)
        self.column.addWidget(self.list)
        self.column.addSpacing(3 * STEP)
        self.column.addLayout(row(self.add, self._copy, self._remove, None))
        self.column.addSpacing(2 * STEP)
        self.column.addWidget(self._box)
        self.column.addStretch(1)

    # --- what holds --------------------------------------------------------------------------------

    def take_settings(self, settings: Settings) -> None:
        """Shows what holds now, unless an edit of a moment ago is still on its way."""
        self._thresholds = settings.warnings.thresholds
        fresh = self._since_edit.isValid() and self._since_edit.elapsed() < ECHO_MS
        if fresh and settings.allowances != self._allowances:
            return
        self._show(settings.allowances, self.list.currentRow())

    def _show(self, allowances: tuple[Allowance, ...], chosen: int) -> None:
        self._allowances = allowances
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.list.clear()
        for each in allowances:
            self.list.addItem(QListWidgetItem(f"{each.title}  ·  {summary(each, self._words)}"))
        self.list.blockSignals(False)  # noqa: FBT003
        chosen = min(max(0, chosen), len(allowances) - 1)
        self.list.setCurrentRow(chosen)
        height = self.list.sizeHintForRow(0) + 2 if allowances else 0
        self.list.setFixedHeight(height * min(LISTED, len(allowances)) + 2 * STEP)
        for part in (self.list, self._box, self._copy, self._remove):
            part.setVisible(bool(allowances))
        self._none.setVisible(not allowances)
        self._chosen(chosen)

    def _chosen(self, number: int) -> None:
        if 0 <= number < len(self._allowances):
            self.form.show_allowance(self._allowances[number], self._thresholds)
            self.spent.show_allowance(self._allowances[number])

    # --- what is changed ---------------------------------------------------------------------------

    def new(self, shape: Allowance) -> None:
        """Adds one in this shape, under a key of its own, and chooses it."""
        taken = {each.key for each in self._allowances}
        added = replace(
            shape, key=free_key(shape.key, taken), thresholds=self._thresholds or shape.thresholds
        )
        self._change({f"allowance.{added.key}": added}, (*self._allowances, added), len(self._allowances))

    def _adder(self, shape: Allowance) -> Callable[[], None]:
        return lambda: self.new(shape)

    def duplicate(self) -> None:
        """Adds another like the chosen one."""
        number = self.list.currentRow()
        if 0 <= number < len(self._allowances):
            like = self._allowances[number]
            self.new(replace(like, title=translate("Settings", "{title} (copy)", title=like.title)))

    def remove(self) -> None:
        """Takes the chosen one out; what was used stays in the history."""
        number = self.list.currentRow()
        if 0 <= number < len(self._allowances):
            gone = self._allowances[number]
            rest = tuple(each for each in self._allowances if each is not gone)
            self._change({f"allowance.{gone.key}": None}, rest, number)

    def _edited(self, allowance: Allowance) -> None:
        after = tuple(allowance if each.key == allowance.key else each for each in self._allowances)
        self._change({f"allowance.{allowance.key}": allowance}, after, self.list.currentRow())

    def _change(
        self, changes: dict[str, Allowance | None], after: tuple[Allowance, ...], chosen: int
    ) -> None:
        self._since_edit.start()
        self._show(after, chosen)
        self._apply(changes)
