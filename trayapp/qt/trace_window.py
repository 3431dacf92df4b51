"""Why a number is so: the sum from facts to figure, what each line is made of, and what does not count."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from trayapp.domain.command import AskTrace, Command
from trayapp.domain.model import Gauge, Snapshot
from trayapp.domain.tracing import Trace
from trayapp.domain.tracing_said import Line, Told, told
from trayapp.domain.translation import translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.qt import style
from trayapp.qt.parts import Button, Text, line
from trayapp.qt.place import fitting
from trayapp.qt.sections import column, row
from trayapp.qt.settings_page import Inside
from trayapp.qt.theme import BODY, DEMI, LABEL, MARGIN, MEDIUM, SECOND, STEP, TITLE, Theme, font, qt_palette

SIZE = (520, 560)  # px


class TraceWindow(QWidget):
    """Of one gauge, by its key; asked for when it opens and whenever the gauge has changed."""

    def __init__(
        self, theme: Theme, key: str, *, send: Callable[[Command], None], words: Words = SPOKEN
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.key = key
        self._theme, self._send, self._words = theme, send, words
        self._names: dict[str, str] = {}
        self._gauge: Gauge | None = None
        self._trace: Trace | None = None
        self.told: Told | None = None
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Trace", "Why this number"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.copy = Button(translate("Trace", "Copy as text"))
        self.copy.clicked.connect(lambda *_: self._copy())
        close = Button(translate("Trace", "Close"), "plain")
        close.clicked.connect(lambda *_: self.close())
        footer = row(self.copy, None, close)
        footer.setContentsMargins(MARGIN, 3 * STEP, MARGIN, 3 * STEP)
        layout = column(self)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(line())
        layout.addLayout(footer)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        self._restyle()
        theme.changed.connect(self._restyle)
        self.resize(fitting(SIZE, self.screen().availableGeometry()))
        self._fill(Told(translate("Trace", "It is being worked out."), (), (), ()))
        self.copy.setEnabled(False)

    def ask(self, key: str) -> None:
        """About this one from now on."""
        if key != self.key:
            self.key, self._trace = key, None
        self._send(AskTrace(key))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Asks anew where the figure is another one now."""
        self._names = {source.id: source.name for source in snapshot.sources}
        self._names |= {tool.id: tool.name for tool in snapshot.tools}
        gauge = next((each for each in snapshot.gauges if each.allowance.key == self.key), None)
        if gauge is not None and gauge != self._gauge:
            self._gauge = gauge
            self.ask(self.key)

    def show_trace(self, trace: Trace) -> None:
        """The answer, if it is about this one; nothing is drawn again that says the same."""
        if trace.gauge.allowance.key != self.key:
            return
        self._trace = trace
        said = told(trace, self._names, self._words)
        if said != self.told:
            self.told = said
            self._fill(said)
            self.copy.setEnabled(True)

    # --- looks -------------------------------------------------------------------------------------

    def _fill(self, said: Told) -> None:
        at = self._scroll.verticalScrollBar().value()
        inside = Inside()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(0)
        head = _text(said.title, "ink", TITLE, wrap=True)
        head.setFont(font(TITLE, DEMI))
        layout.addWidget(head)
        layout.addSpacing(3 * STEP)
        for each in said.lines:
            for part in _line(each):
                layout.addWidget(part)
        if said.left_out:
            layout.addSpacing(5 * STEP)
            layout.addWidget(_head(translate("Trace", "Not counted")))
            for what, why in said.left_out:
                layout.addSpacing(2 * STEP)
                layout.addWidget(_text(what, "soft", BODY, wrap=True))
                if why:
                    layout.addWidget(_text(why, "faint", SECOND, wrap=True))
        if said.notes:
            layout.addSpacing(5 * STEP)
        for note in said.notes:
            layout.addWidget(_text(note, "faint", SECOND, wrap=True))
            layout.addSpacing(STEP)
        layout.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.setAccessibleName(self.windowTitle())
        self._scroll.verticalScrollBar().setValue(at)

    def _copy(self) -> None:
        if self.told is not None:
            QGuiApplication.clipboard().setText(as_text(self.told))

    def _restyle(self) -> None:
        self.setPalette(qt_palette(self._theme.colours))
        self.setStyleSheet(style.window_sheet(self._theme.colours))


def as_text(said: Told) -> str:
    """The whole for a mail or a ticket."""
    lines = [said.title]
    for each in said.lines:
        amount = f"({each.amount})" if each.aside else each.amount
        lines.append(f"{'= ' if each.total else '  '}{each.label}: {amount}")
        lines += [f"      {detail}" for detail in each.details]
    if said.left_out:
        lines += ["", translate("Trace", "Not counted")]
        lines += [f"  {what}: {why}" if why else f"  {what}" for what, why in said.left_out]
    return "\n".join([*lines, *([""] if said.notes else []), *said.notes]) + "\n"


def _line(each: Line) -> Iterator[QWidget]:
    """The label, its amount at the end of the line, and below it what it is made of."""
    if each.total:
        yield line()
    rank, weight = ("ink", DEMI) if each.total else ("faint", MEDIUM) if each.aside else ("ink", MEDIUM)
    label = _text(each.label, rank, BODY, wrap=True)
    amount = Text(rank, BODY, weight)
    amount.setText(f"({each.amount})" if each.aside else each.amount)
    if each.total:
        label.setFont(font(BODY, DEMI))
    label.reach(" ".join((each.amount, *each.details)))
    held = QWidget()
    inside = row(label, amount, spacing=4 * STEP)
    inside.setStretch(0, 1)
    inside.setAlignment(amount, Qt.AlignmentFlag.AlignTop)
    inside.setContentsMargins(0, 2 * STEP, 0, 0 if each.details else 2 * STEP)
    held.setLayout(inside)
    yield held
    for n, detail in enumerate(each.details):
        under = _text(detail, "faint", SECOND, wrap=True)
        last = n == len(each.details) - 1
        under.setContentsMargins(0, 0, 0, 2 * STEP if last else 0)
        yield under
    if each.total:
        yield _gap()


def _gap() -> QWidget:
    gap = QWidget()
    gap.setFixedHeight(3 * STEP)
    return gap


def _head(text: str) -> Text:
    head = Text("faint", LABEL, DEMI)
    head.setText(text.upper())
    head.setAccessibleName(text)
    return head


def _text(said: str, rank: str, pixels: int, *, wrap: bool) -> Text:
    text = Text(rank, pixels, wrap=wrap)
    text.setText(said)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return text
