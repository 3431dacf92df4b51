"""Dated amounts of an allowance, row by row: what is more for one window, and what else was paid from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trayapp.domain.saying import whole
from trayapp.domain.translation import mark, translate
from trayapp.qt.parts import Button, Text
from trayapp.qt.sections import column, row
from trayapp.qt.settings_fields import in_words, typed
from trayapp.qt.tab_order import as_laid_out
from trayapp.qt.theme import BODY, MEDIUM, SECOND, STEP, font
from trayapp.settings import BadValueError, Kind, Spec
from trayapp.settings.spec import Entry

DAY, AMOUNT = 112, 96  # px

_DAY = Spec(Kind.DAY, mark("Settings", "Day"), "", None)
_AMOUNT = Spec(Kind.AMOUNT, mark("Settings", "Amount"), "", None)
_NOTE = Spec(Kind.TEXT, mark("Settings", "Note"), "", "")


class EntryRow(QWidget):
    """One dated amount; `entry` is None until day and amount are typed and right."""

    def __init__(self, owner: str, changed: Callable[[], None], gone: Callable[[EntryRow], None]) -> None:
        super().__init__()
        self.entry: Entry | None = None
        self._owner = owner
        self._changed = changed
        self.lines: dict[Kind, QLineEdit] = {}
        for spec, hint, width in ((_DAY, "2026-11-30", DAY), (_AMOUNT, "100", AMOUNT), (_NOTE, "", 0)):
            line = QLineEdit()
            line.setFont(font(BODY))
            line.setPlaceholderText(hint or translate("Settings", spec.label))
            line.editingFinished.connect(self._typed)
            if width:
                line.setFixedWidth(width)
            self.lines[spec.kind] = line
        self.gone = Button(translate("Settings", "Remove"), "plain")
        self.gone.clicked.connect(lambda *_: gone(self))
        self._problem = Text("tight", SECOND, wrap=True)
        self._problem.hide()
        layout = column(self, STEP)
        fields = row(*self.lines.values(), self.gone)
        fields.setStretch(2, 1)
        layout.addLayout(fields)
        layout.addWidget(self._problem)

    @property
    def problem(self) -> str:
        """What is wrong with what is typed."""
        return "" if self._problem.isHidden() else self._problem.text()

    def be_number(self, number: int) -> None:
        """Which one it is of the list, from 1: for who hears one row after another."""
        place = f"{self._owner} {number}"
        for spec in (_DAY, _AMOUNT, _NOTE):
            self.lines[spec.kind].setAccessibleName(f"{place}: {translate('Settings', spec.label)}")
        self.gone.setAccessibleName(translate("Settings", "Remove from {list}", list=place))

    def show_entry(self, entry: Entry) -> None:
        """Fills it in."""
        self.entry = entry
        for kind, value in ((Kind.DAY, entry.day), (Kind.AMOUNT, entry.amount), (Kind.TEXT, entry.note)):
            self.lines[kind].setText(in_words(value))
        self._complain(None, "")

    def begin(self, day: date) -> None:
        """A new one, for today; its amount is asked for."""
        self.lines[Kind.DAY].setText(day.isoformat())
        self.lines[Kind.AMOUNT].setFocus()

    def _typed(self) -> None:
        before, self.entry = self.entry, None
        texts = {kind: line.text().strip() for kind, line in self.lines.items()}
        if not texts[Kind.AMOUNT] and before is None:
            return  # it was begun just now
        found: dict[Kind, object] = {}
        for spec in (_DAY, _AMOUNT, _NOTE):
            try:
                found[spec.kind] = typed(spec, texts[spec.kind])
            except BadValueError as error:
                self._complain(spec.kind, whole(error.why))
                self.entry = before  # what held goes on holding
                return
        self._complain(None, "")
        day, amount, note = found.values()
        if isinstance(day, date) and isinstance(amount, Decimal):
            self.entry = Entry(day, amount, str(note))
        if self.entry != before:
            self._changed()

    def _complain(self, kind: Kind | None, problem: str) -> None:
        self._problem.say(problem)
        for each, line in self.lines.items():
            line.setProperty("bad", "true" if each is kind else "false")
            line.style().unpolish(line)
            line.style().polish(line)


class Entries(QWidget):
    """A list of dated amounts; `changed` gets all that are whole, by their days."""

    def __init__(
        self,
        title: str,
        said: str,
        changed: Callable[[tuple[Entry, ...]], None],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._title, self._changed, self._today = title, changed, today
        self._value: tuple[Entry, ...] = ()
        self.rows: list[EntryRow] = []
        head, what = Text("ink", BODY, MEDIUM), Text("faint", SECOND, wrap=True)
        head.setText(title)
        what.setText(said)
        self.add = Button(translate("Settings", "Add"))
        self.add.setAccessibleName(translate("Settings", "Add to {list}", list=title))
        self.add.clicked.connect(lambda *_: self.begin())
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(head)
        words.addWidget(what)
        top = row(spacing=4 * STEP)
        top.addLayout(words, 1)
        top.addWidget(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(2 * STEP)
        layout = column(self, 2 * STEP)
        layout.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
        layout.addLayout(top)
        layout.addLayout(self._list)

    def show_entries(self, entries: tuple[Entry, ...], *, anew: bool) -> None:
        """Shows these; a row that is being typed stays, unless another allowance is shown (`anew`)."""
        if entries == self._value and not anew:
            return
        self._value = entries
        for each in self.rows:
            self._take_out(each)
        self.rows = []
        for entry in entries:
            self._row().show_entry(entry)

    def begin(self) -> EntryRow:
        """One more row, to be typed."""
        made = self._row()
        made.begin(self._today())
        return made

    def _row(self) -> EntryRow:
        made = EntryRow(self._title, self._tell, self._remove)
        self.rows.append(made)
        made.be_number(len(self.rows))
        self._list.addWidget(made)
        as_laid_out(self)
        return made

    def _remove(self, gone: EntryRow) -> None:
        self.rows.remove(gone)
        for number, each in enumerate(self.rows, start=1):
            each.be_number(number)
        self._take_out(gone)
        self.add.setFocus()
        self._tell()

    def _take_out(self, gone: EntryRow) -> None:
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _tell(self) -> None:
        value = tuple(each.entry for each in self.rows if each.entry is not None)
        if value != self._value:
            self._value = value
            self._changed(value)
