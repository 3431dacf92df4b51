"""The history window: what was used when and on what, beside an even pace; a chart, a table, an export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trayapp.domain.command import AskHistory, Command
from trayapp.domain.history import By, History, Span
from trayapp.domain.model import TOKENS, USD, Gauge, Snapshot
from trayapp.domain.period import Given, Standing
from trayapp.domain.translation import mark, texts, translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.qt import chart, style
from trayapp.qt.history_chart import HistoryChart, Line
from trayapp.qt.history_export import content, file_name, picture
from trayapp.qt.history_legend import items
from trayapp.qt.history_table import HistoryTable
from trayapp.qt.history_view import Choice, Sheet, moved, sheet
from trayapp.qt.legend import Legend
from trayapp.qt.parts import Button, Text, announce
from trayapp.qt.saver import Saver, ask_where, why_not
from trayapp.qt.segments import Segments
from trayapp.qt.theme import BODY, DEMI, MARGIN, SECOND, STEP, TITLE, Theme, font, qt_palette

SIZE = (860, 620)  # px
BEHIND = 400
"""Days that are asked for at once: a year to look at, and the month before it to compare with."""

AHEAD = 62
"""Days that are asked for beyond what is needed: going back month by month asks every second time."""

EARLIER, LATER, TODAY = "Alt+Left", "Alt+Right", "Ctrl+T"

_SPANS = {
    "day": mark("History", "Day"),
    "week": mark("History", "Week"),
    "month": mark("History", "Month"),
    "window": mark("History", "Window"),
    "year": mark("History", "Year"),
}
_KINDS = {
    "tool": mark("History", "Tool"),
    "model": mark("History", "Model"),
    "project": mark("History", "Project"),
}
_VIEWS = {
    "days": mark("History", "Bars"),
    "running": mark("History", "Running total"),
    "table": mark("History", "Table"),
}


class HistoryWindow(QWidget):
    """Shows a History; asks for another one only when the person goes where this one does not reach."""

    def __init__(
        self,
        theme: Theme,
        *,
        send: Callable[[Command], None],
        today: Callable[[], date] = date.today,
        words: Words = SPOKEN,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme, self._send, self._today, self._words = theme, send, today, words
        self._gauges: tuple[Gauge, ...] = ()
        self._names: dict[str, str] = {}
        self._history: History | None = None
        self._sheet: Sheet | None = None
        self._choice = Choice(Span.MONTH, today())
        self._asked_back_to = today()
        self._saver = Saver()
        self._saver.done.connect(self._written)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("History", "Remainder history"))
        self._build()
        self._arrange()
        self._restyle()
        theme.changed.connect(self._restyle)
        self._shortcuts()
        self.resize(*SIZE)
        self._chart.setFocus()
        self._draw()
        self._ask()

    # --- from the core -----------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The allowances to choose from; the one that leads is chosen at first."""
        gauges = tuple(gauge for gauge in snapshot.gauges if _from_logs(gauge))
        first = not self._gauges and self._choice.gauge is None
        if first and snapshot.headline in gauges:
            self._choice = replace(self._choice, gauge=snapshot.headline)
        chosen = self._choice.allowance.key if self._choice.allowance else ""
        if [each.allowance.key for each in gauges] != [each.allowance.key for each in self._gauges] or first:
            self._what.blockSignals(True)  # noqa: FBT003 (Qt's own signature)
            self._what.clear()
            self._what.addItem(translate("History", "Everything"), "")
            for gauge in gauges:
                self._what.addItem(gauge.allowance.title, gauge.allowance.key)
            self._what.setCurrentIndex(max(0, self._what.findData(chosen)))
            self._what.blockSignals(False)  # noqa: FBT003
        self._gauges = gauges
        self._names = {tool.id: tool.name for tool in snapshot.tools}
        fresh = next((each for each in gauges if each.allowance.key == chosen), None)
        if fresh is not None:
            self._choice = replace(self._choice, gauge=fresh)
        if self._history is not None and snapshot.at - self._history.now > timedelta(minutes=5):
            self._ask()

    def show_history(self, history: History) -> None:
        """What was asked for has come; the answer to another window's question, or the hours of a day."""
        held = self._history
        if held is None:
            self._history = history
        elif history.first > held.first:
            self._history = held if history.hours_of is None else _with_hours(held, history)
        else:
            self._history = _with_hours(history, held) if history.hours_of is None else history
        self._draw()

    # --- from the person ---------------------------------------------------------------------------

    def choose(self, **changes: object) -> None:
        """Looks at something else: any field of Choice."""
        self._choice = replace(self._choice, **changes)  # type: ignore[arg-type]
        self._span.show_chosen(self._choice.span.value)
        self._kind.show_chosen(self._choice.by.value)
        if self._history is not None and self._lacks_hours(self._history):
            self._send(AskHistory(self._choice.day, self._choice.day, self._choice.day))
        self._draw()

    def _lacks_hours(self, history: History) -> bool:
        return self._choice.span is Span.DAY and history.hours_of != self._choice.day

    def move_on(self, by: int) -> None:
        """To the stretch before (-1) or after (1), as far as anything is known."""
        if self._history is None or self._sheet is None:
            return
        if (by < 0 and not self._sheet.earlier) or (by > 0 and not self._sheet.later):
            return
        self.choose(day=moved(self._choice, self._history, by=by))

    def _ask(self, reach: date | None = None) -> None:
        """For a year, and as far back as `reach` or anything that was asked for before."""
        known = [self._today() - timedelta(days=BEHIND), self._asked_back_to]
        self._asked_back_to = min([*known, *([reach] if reach is not None else [])])
        hours = self._choice.day if self._choice.span is Span.DAY else None
        self._send(AskHistory(self._asked_back_to, self._today(), hours))

    def _reach(self, found: Sheet, history: History) -> None:
        """Asks further back where this stretch or the one before it begins earlier, once."""
        there_is_more = history.began is not None and history.began < history.first
        if there_is_more and found.reach < min(history.first, self._asked_back_to):
            self._ask(found.reach - timedelta(days=AHEAD))

    # --- building ----------------------------------------------------------------------------------

    def _shortcuts(self) -> None:
        """Each range has the Ctrl key with its number; Alt with an arrow walks over stretches."""
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        for number, span in enumerate(_SPANS, start=1):
            keys = f"Ctrl+{number}"
            QShortcut(QKeySequence(keys), self, partial(self.choose, span=Span(span)))
            self._span.buttons[span].setToolTip(_keys(keys))
        QShortcut(QKeySequence(EARLIER), self, partial(self.move_on, -1))
        QShortcut(QKeySequence(LATER), self, partial(self.move_on, 1))
        QShortcut(QKeySequence(TODAY), self, lambda: self.choose(day=self._today()))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)

    def _build(self) -> None:
        self._what = QComboBox()
        self._what.setFont(font(BODY))
        self._what.setAccessibleName(translate("History", "What is counted"))
        self._what.addItem(translate("History", "Everything"), "")
        self._what.setMinimumWidth(180)
        self._what.currentIndexChanged.connect(self._chosen_gauge)
        self._earlier, self._later, self._now = (
            Button("‹"),
            Button("›"),
            Button(translate("History", "Today"), "plain"),
        )
        self._earlier.setAccessibleName(translate("History", "Earlier"))
        self._later.setAccessibleName(translate("History", "Later"))
        self._earlier.setToolTip(_keys(EARLIER))
        self._later.setToolTip(_keys(LATER))
        self._now.setToolTip(_keys(TODAY))
        self._earlier.clicked.connect(lambda *_: self.move_on(-1))
        self._later.clicked.connect(lambda *_: self.move_on(1))
        self._now.clicked.connect(lambda *_: self.choose(day=self._today()))
        self._title = Text("ink", TITLE, DEMI)
        self._total = Text("ink", 26, DEMI)
        self._said = Text("soft", SECOND, wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._facts = Text("soft", SECOND, wrap=True)
        self._chart = HistoryChart(self._theme, self._details)
        self._chart.moved.connect(self.move_on)
        self._legend = Legend(self._theme)
        self._table = HistoryTable(self._words)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._chart)
        self._pages.addWidget(self._table)
        self._share = Button(translate("History", "Export"))
        self._share.setMenu(self._menu())

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        copy = menu.addAction(translate("History", "Copy picture"), self.copy)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # it is the window's, and stands here
        menu.addSeparator()
        for kind in ("CSV", "JSON", "PDF"):
            menu.addAction(f"{kind}…", partial(self.export, kind))
        return menu

    def copy(self) -> None:
        """The picture with its title, to be put into a mail or a chat."""
        if self._sheet is not None:
            picture(self._sheet, self._theme.colours)
            self._tell(translate("History", "The picture is copied."))

    def export(self, kind: str) -> None:
        """Asks where to, and writes "CSV", "JSON" or "PDF" there."""
        if self._sheet is not None:
            title = translate("History", "Save as {kind}", kind=kind)
            found = ask_where(self, title, file_name(self._sheet), kind)
            if found is not None:
                self.export_to(found, kind)

    def export_to(self, path: Path, kind: str) -> None:
        """Writes there; how that went is said below the button."""
        if self._sheet is not None:
            self._saver.save(path, content(self._sheet, kind))

    def _written(self, path: str, why: str) -> None:
        if why:
            self._tell(why_not(path, why, self._words), rank="tight")
        else:
            self._tell(translate("History", "Saved as {path}", path=path))

    def _tell(self, words: str, rank: str = "soft") -> None:
        self._said.say(words, rank=rank)
        announce(self._said, words)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(STEP)
        for part in (self._earlier, self._later, self._now):
            top.addWidget(part)
        top.addSpacing(2 * STEP)
        top.addWidget(self._title, 1)
        top.addWidget(self._what)
        top.addWidget(self._share)
        choices = QHBoxLayout()
        self._span = Segments(
            translate("History", "How much"),
            texts("History", _SPANS),
            "month",
            lambda key: self.choose(span=Span(key)),
        )
        self._kind = Segments(
            translate("History", "Divided by"),
            texts("History", _KINDS),
            "tool",
            lambda key: self.choose(by=By(key)),
        )
        self._look = Segments(translate("History", "View"), texts("History", _VIEWS), "days", self.look_as)
        choices.addWidget(self._span)
        choices.addStretch(1)
        choices.addWidget(self._kind)
        choices.addSpacing(3 * STEP)
        choices.addWidget(self._look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(2 * STEP)
        layout.addLayout(top)
        layout.addLayout(choices)
        layout.addSpacing(STEP)
        below = QHBoxLayout()
        below.setSpacing(4 * STEP)
        below.addWidget(self._total)
        below.addWidget(self._said, 1)
        layout.addLayout(below)
        layout.addWidget(self._facts)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._legend)

    def look_as(self, kind: str) -> None:
        """As "days", "running" or "table"."""
        self._look.show_chosen(kind)
        self._pages.setCurrentIndex(1 if kind == "table" else 0)
        self.choose(running=kind == "running")

    def _chosen_gauge(self) -> None:
        key = self._what.currentData()
        self.choose(gauge=next((each for each in self._gauges if each.allowance.key == key), None))

    # --- drawing -----------------------------------------------------------------------------------

    def _draw(self) -> None:
        self._share.setEnabled(self._history is not None)
        if self._history is None:
            self._title.setText(self._words.phrase("history.reading"))
            for part in (self._earlier, self._later):
                part.setEnabled(False)
            self._now.hide()
            return
        if self._lacks_hours(self._history):
            return  # the last picture stays until they come
        found = sheet(self._history, self._choice, self._words, names=self._names)
        if self._sheet is None or found.title != self._sheet.title:
            self._said.say("")
        self._sheet = found
        self._earlier.setEnabled(found.earlier)
        self._later.setEnabled(found.later)
        self._now.setVisible(found.later)
        self._title.setText(found.title)
        self._total.setText(found.total)
        self._facts.say("  ·  ".join(found.facts))
        self._legend.show_items(items(found, self._theme.colours), found.note)
        self._chart.show_plot(found.plot, " ".join((found.title, found.total, *found.facts)))
        if self._pages.currentWidget() is self._table:
            self._table.show_sheet(found)
        self._reach(found, self._history)

    def _details(self, n: int) -> list[Line]:
        """What the bin holds, for the note beside it."""
        found = self._sheet
        if found is None:
            return []
        each, colours = found.plot.chart.bins[n], self._theme.colours
        unit = found.plot.chart.unit
        amount = (
            self._words.phrase("history.unpriced")
            if each.amount is None
            else self._words.money(each.amount, unit)
        )
        lines: list[Line] = [("", found.when(n, self._words), amount)]
        for place, part in enumerate(each.slices):
            if part:
                name = found.legend[place].name
                lines.append((chart.tone(found.plot, place, colours), name, self._words.money(part, unit)))
        if each.even is not None:
            lines.append(("", self._words.phrase("history.even"), self._words.money(each.even, unit)))
        if each.unpriced and each.amount is not None:
            words = self._words.phrase("history.unpriced-tokens")
            lines.append(("", words, self._words.tokens(each.unpriced)))
        if each.tokens:
            lines.append(("", self._words.phrase("history.tokens-used"), self._words.tokens(each.tokens)))
        return lines

    def _restyle(self) -> None:
        self.setPalette(qt_palette(self._theme.colours))
        self.setStyleSheet(style.window_sheet(self._theme.colours))
        if self._history is not None:
            self._draw()


def _with_hours(history: History, of: History) -> History:
    return replace(history, hours_of=of.hours_of, hours=of.hours)


def _keys(keys: str) -> str:
    """As this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _from_logs(gauge: Gauge) -> bool:
    """True for a person's own allowance in what logs tell; a vendor's own figure has no past here."""
    return gauge.allowance.unit in {USD, TOKENS} and not isinstance(gauge.allowance.period, Given | Standing)
