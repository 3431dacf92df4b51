"""The history window: what was used when and on what, beside an even pace; a chart, a table, an export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trayapp.domain.command import AskHistory, Command
from trayapp.domain.history import By, History, Span
from trayapp.domain.model import TOKENS, USD, Gauge, Snapshot
from trayapp.domain.period import Given, Standing, local_day
from trayapp.domain.saying import worded
from trayapp.domain.translation import mark, texts, translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.qt import chart, style
from trayapp.qt.history_chart import HistoryChart, Line
from trayapp.qt.history_export import export, picture
from trayapp.qt.history_view import Choice, Sheet, moved, sheet
from trayapp.qt.legend import Legend
from trayapp.qt.parts import Button, Text
from trayapp.qt.segments import Segments
from trayapp.qt.theme import BODY, DEMI, MARGIN, SECOND, STEP, TITLE, Theme, font, qt_palette

SIZE = (860, 620)  # px
BEHIND = 400
"""Days that are asked for at once: a year to look at, and the month before it to compare with."""

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
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("History", "Remainder history"))
        self._build()
        self._arrange()
        self._restyle()
        theme.changed.connect(self._restyle)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        self.resize(*SIZE)
        self._chart.setFocus()
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
                self._what.addItem(worded(gauge.allowance.title), gauge.allowance.key)
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
        """What was asked for has come."""
        self._history = history
        self._draw()

    # --- from the person ---------------------------------------------------------------------------

    def choose(self, **changes: object) -> None:
        """Looks at something else: any field of Choice."""
        self._choice = replace(self._choice, **changes)  # type: ignore[arg-type]
        self._span.show_chosen(self._choice.span.value)
        self._kind.show_chosen(self._choice.by.value)
        history = self._history
        wants_hours = self._choice.span is Span.DAY and history is not None
        if wants_hours and history is not None and history.hours_of != self._choice.day:
            self._ask()
        self._draw()

    def move_on(self, by: int) -> None:
        """To the stretch before (-1) or after (1), as far as anything is known."""
        if self._history is None or self._sheet is None:
            return
        if (by < 0 and not self._sheet.earlier) or (by > 0 and not self._sheet.later):
            return
        self.choose(day=moved(self._choice, self._history, by=by))
        if local_day(self._history.now, self._history.zone) - self._choice.day > timedelta(days=BEHIND - 62):
            self._ask()

    def _ask(self) -> None:
        first = min(self._today(), self._choice.day) - timedelta(days=BEHIND)
        hours = self._choice.day if self._choice.span is Span.DAY else None
        self._send(AskHistory(first, self._today(), hours))

    # --- building ----------------------------------------------------------------------------------

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
        self._earlier.clicked.connect(lambda *_: self.move_on(-1))
        self._later.clicked.connect(lambda *_: self.move_on(1))
        self._now.clicked.connect(lambda *_: self.choose(day=self._today()))
        self._title = Text("ink", TITLE, DEMI)
        self._total = Text("ink", 26, DEMI)
        self._facts = Text("soft", SECOND, wrap=True)
        self._chart = HistoryChart(self._theme, self._details)
        self._chart.moved.connect(self.move_on)
        self._legend = Legend(self._theme)
        self._table = QTableWidget()
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setAccessibleName(translate("History", "Table"))
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setFont(font(BODY))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._chart)
        self._pages.addWidget(self._table)
        self._share = Button(translate("History", "Export"))
        self._share.setMenu(self._menu())

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(translate("History", "Copy picture"), self._copy)
        menu.addSeparator()
        for kind in ("CSV", "JSON", "PDF"):
            menu.addAction(f"{kind}…", partial(self._export, kind))
        return menu

    def _copy(self) -> None:
        if self._sheet is not None:
            picture(self._sheet, self._theme.colours, self._words)

    def _export(self, kind: str) -> None:
        if self._sheet is not None:
            export(self, self._sheet, kind, self._words)

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
        layout.addWidget(self._total)
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
        if self._history is None:
            self._title.setText(self._words.phrase("history.reading"))
            return
        found = sheet(self._history, self._choice, self._words, names=self._names)
        self._sheet = found
        self._earlier.setEnabled(found.earlier)
        self._later.setEnabled(found.later)
        self._now.setVisible(found.later)
        self._title.setText(found.title)
        self._total.setText(found.total)
        self._facts.say("  ·  ".join(found.facts))
        self._legend.show_items(self._swatches(found), self._lines(found))
        self._chart.show_plot(found.plot, " ".join((found.title, found.total, *found.facts)))
        if self._pages.currentWidget() is self._table:
            self._fill(found)

    def _swatches(self, found: Sheet) -> list[tuple[str, str, str]]:
        if found.plot.running:
            return []
        colours = self._theme.colours
        return [
            (chart.tone(found.plot, n, colours), name, amount)
            for n, (name, amount) in enumerate(found.legend)
        ]

    def _lines(self, found: Sheet) -> str:
        if found.plot.running:
            key = "history.lines-running" if found.plot.limit is not None else ""
        else:
            key = "history.lines-even" if any(each.even for each in found.plot.chart.bins) else ""
        return self._words.phrase(key) if key else ""

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
                name, _ = found.legend[place]
                lines.append((chart.tone(found.plot, place, colours), name, self._words.money(part, unit)))
        if each.even is not None:
            lines.append(("", self._words.phrase("history.even"), self._words.money(each.even, unit)))
        if each.tokens:
            lines.append(("", self._words.phrase("history.tokens-used"), self._words.tokens(each.tokens)))
        return lines

    def _fill(self, found: Sheet) -> None:
        heads = [
            "",
            *(self._words.phrase(f"history.head-{name}") for name in ("amount", "tokens", "requests")),
        ]
        heads += [name for name, _ in found.legend]
        self._table.setColumnCount(len(heads))
        self._table.setHorizontalHeaderLabels(heads)
        rows = found.rows(self._words)
        self._table.setRowCount(len(rows))
        for n, row in enumerate(rows):
            for column, word in enumerate((row.when, row.amount, row.tokens, row.requests, *row.slices)):
                item = QTableWidgetItem(word)
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self._table.setItem(n, column, item)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _restyle(self) -> None:
        self.setPalette(qt_palette(self._theme.colours))
        self.setStyleSheet(style.window_sheet(self._theme.colours))
        if self._history is not None:
            self._draw()


def _from_logs(gauge: Gauge) -> bool:
    """True for a person's own allowance in what logs tell; a vendor's own figure has no past here."""
    return gauge.allowance.unit in {USD, TOKENS} and not isinstance(gauge.allowance.period, Given | Standing)
