"""The history window: what was used when and on what, beside an even pace; a chart, a table, an export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trayapp.domain.command import Command
from trayapp.domain.history import By, History, Span
from trayapp.domain.model import TOKENS, USD, Gauge, Snapshot
from trayapp.domain.period import Given, Standing
from trayapp.domain.plain import clean
from trayapp.domain.saying import worded
from trayapp.domain.translation import mark, texts, translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.qt import style
from trayapp.qt.history_chart import HistoryChart
from trayapp.qt.history_legend import Line, items, note
from trayapp.qt.history_past import Past
from trayapp.qt.history_share import Share
from trayapp.qt.history_table import HistoryTable
from trayapp.qt.history_view import Choice, Sheet, moved, sheet
from trayapp.qt.legend import Legend
from trayapp.qt.parts import Button, Text
from trayapp.qt.segments import Segments
from trayapp.qt.theme import BODY, DEMI, MARGIN, SECOND, STEP, TITLE, Theme, font, qt_palette

SIZE = (860, 620)  # px
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
        self._theme, self._today, self._words = theme, today, words
        self._gauges: tuple[Gauge, ...] = ()
        self._names: dict[str, str] = {}
        self._sheet: Sheet | None = None
        self._choice = Choice(Span.MONTH, today())
        self._past = Past(send, today)
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
        self._past.ask(self._choice)

    # --- from the core -----------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The allowances to choose from; the one that leads is chosen at first."""
        gauges = tuple(gauge for gauge in snapshot.gauges if _from_logs(gauge))
        before = self._choice.gauge
        if not self._gauges and before is None:
            chosen = snapshot.headline if snapshot.headline in gauges else None
        else:
            key = "" if before is None else before.allowance.key
            chosen = next((each for each in gauges if each.allowance.key == key), None)
        if _titles(gauges) != _titles(self._gauges):
            self._offer(gauges)
        key = "" if chosen is None else chosen.allowance.key
        with QSignalBlocker(self._what):
            self._what.setCurrentIndex(max(0, self._what.findData(key)))
        self._gauges = gauges
        self._names = {tool.id: tool.name for tool in snapshot.tools}
        self._choice = replace(self._choice, gauge=chosen)
        past = self._past.history
        self._past.follow(snapshot)
        if chosen != before or self._past.history != past:
            self._draw()
        history = self._past.history
        if history is not None and snapshot.at - history.now > timedelta(minutes=5):
            self._past.ask(self._choice)

    def _offer(self, gauges: Sequence[Gauge]) -> None:
        with QSignalBlocker(self._what):
            self._what.clear()
            self._what.addItem(translate("History", "Everything"), "")
            for gauge in gauges:
                self._what.addItem(clean(worded(gauge.allowance.title)), gauge.allowance.key)

    def show_history(self, history: History) -> None:
        """What was asked for has come; the answer to another window's question, or the hours of a day."""
        self._past.take(history)
        self._draw()

    # --- from the person ---------------------------------------------------------------------------

    def choose(self, **changes: object) -> None:
        """Looks at something else: any field of Choice."""
        self._choice = replace(self._choice, **changes)  # type: ignore[arg-type]
        self._span.show_chosen(self._choice.span.value)
        self._kind.show_chosen(self._choice.by.value)
        self._past.want_hours(self._choice)
        self._draw()

    def move_on(self, by: int) -> None:
        """To the stretch before (-1) or after (1), as far as anything is known."""
        history = self._past.history
        if history is None or self._sheet is None:
            return
        if (by < 0 and not self._sheet.earlier) or (by > 0 and not self._sheet.later):
            return
        self.choose(day=moved(self._choice, history, by=by))

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
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self._share.copy)

    def _build(self) -> None:
        self._what = QComboBox()
        self._what.setFont(font(BODY))
        self._what.setAccessibleName(translate("History", "What is counted"))
        self._what.addItem(translate("History", "Everything"), "")
        self._what.setMinimumWidth(180)
        self._what.setMaximumWidth(280)
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
        self._facts = Text("soft", SECOND, wrap=True)
        self._chart = HistoryChart(self._theme, self._note)
        self._chart.moved.connect(self.move_on)
        self._legend = Legend(self._theme)
        self._table = HistoryTable(self._words)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._chart)
        self._pages.addWidget(self._table)
        self._share = Share(self._theme, self._words)

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
        below.addWidget(self._share.said, 1)
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
        history = self._past.history
        if history is None:
            self._title.setText(self._words.phrase("history.reading"))
            for part in (self._earlier, self._later):
                part.setEnabled(False)
            self._now.hide()
            return
        if self._past.lacks_hours(self._choice):
            return  # the last picture stays until they come
        found = sheet(history, self._choice, self._words, names=self._names)
        self._sheet = found
        self._share.show_sheet(found)
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
        self._past.reach(found.reach, self._choice)

    def _note(self, n: int) -> list[Line]:
        """What stands beside a bin."""
        return [] if self._sheet is None else note(self._sheet, n, self._theme.colours, self._words)

    def _restyle(self) -> None:
        self.setPalette(qt_palette(self._theme.colours))
        self.setStyleSheet(style.window_sheet(self._theme.colours))
        self._draw()


def _keys(keys: str) -> str:
    """As this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _titles(gauges: Sequence[Gauge]) -> list[tuple[str, str]]:
    return [(each.allowance.key, each.allowance.title) for each in gauges]


def _from_logs(gauge: Gauge) -> bool:
    """True for a person's own allowance in what logs tell; a vendor's own figure has no past here."""
    return gauge.allowance.unit in {USD, TOKENS} and not isinstance(gauge.allowance.period, Given | Standing)
