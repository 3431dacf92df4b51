"""Beside the form: what the allowance as it is being edited would have shown by now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trayapp.domain.command import AskPreview, Command
from trayapp.domain.model import Allowance
from trayapp.domain.preview import Preview
from trayapp.domain.translation import count, translate
from trayapp.domain.words import SEPARATOR, SPOKEN, Words
from trayapp.qt.compose import card, slices
from trayapp.qt.parts import Button, Text, sides
from trayapp.qt.sections import Card, column, height_of, row
from trayapp.qt.theme import DEMI, LABEL, SECOND, STEP, Theme

WAIT_MS = 150
"""Milliseconds without a key until it is asked: typing goes on at 100 to 250 ms a key."""


SCROLLBAR = 10  # px, as in the style sheet: what is docked ends where the rows above it end


class PreviewPanel(QWidget):
    """The gauge, and what counts towards it, as the core counts it; asked for, never waited for."""

    def __init__(
        self, theme: Theme, send: Callable[[Command], None], words: Words, why: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._send, self._words = send, words
        self._number = 0
        self._wanted: Allowance | None = None
        self.shown: Preview | None = None
        self.setObjectName("tip")
        self.setAccessibleName(translate("Settings", "As it would stand now"))
        self._title = Text("faint", LABEL, DEMI)
        self._title.setText(translate("Settings", "As it would stand now").upper())
        self.card = Card(theme)
        self.said = Text("soft", SECOND, wrap=True)
        self.why = Button(translate("Settings", "Why this number?"), "plain")
        self.why.clicked.connect(lambda *_: self._explain(why))
        layout = column(self)
        # The plain button's text, not its invisible edge, ends where the bar does.
        layout.setContentsMargins(sides(self, 4 * STEP, STEP, 2 * STEP, 3 * STEP))
        layout.addLayout(row(self._title, None, self.why))
        inside = QVBoxLayout()
        inside.setSpacing(STEP)
        inside.setContentsMargins(sides(self, 0, 0, 2 * STEP, 0))
        inside.addWidget(self.card)
        inside.addWidget(self.said)
        layout.addLayout(inside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.card.hide()
        self.said.setText(translate("Settings", "It is being counted."))

    def _explain(self, why: Callable[[str], None]) -> None:
        if self._wanted is not None:
            why(self._wanted.key)

    def ask(self, allowance: Allowance | None) -> None:
        """In a moment, once nothing more is typed; None says that this is no allowance yet."""
        self._wanted = allowance
        if allowance is None:
            self._number += 1  # an answer that is still on its way is no longer about what is typed
            self._timer.stop()
            self.said.say(translate("Settings", "It follows once every field is right."))
            self.card.setEnabled(False)
            self.why.setEnabled(False)
            return
        self._timer.start()

    def again(self) -> None:
        """Asks once more: the facts have changed. A question that waits already is not put off."""
        if self._wanted is not None and not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        if self._wanted is not None:
            self._number += 1
            self._send(AskPreview(self._number, self._wanted))

    def take(self, preview: Preview, names: Mapping[str, str]) -> bool:
        """Shows the answer; False for one to an earlier question."""
        if preview.number != self._number:
            return False
        self.shown = preview
        self.card.setEnabled(True)
        self.why.setEnabled(True)
        self.card.show_values(card(preview.gauge, preview.at, preview.zone, self._words))
        self.card.show()
        self.said.say(counted(preview, names, self._words))
        return True


class Dock(QWidget):
    """Holds the preview over a page, outside of what scrolls; `moved` is called when it needs other room."""

    def __init__(self, page: QWidget, preview: PreviewPanel, moved: Callable[[], None]) -> None:
        super().__init__(page)
        self._moved = moved
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        preview.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = column(self)
        self._column.addWidget(preview)
        self.hide()

    def tall(self, width: int, *, beside: bool) -> int:
        """The height that it takes at this width; `beside` the rows it needs no margin towards them."""
        start = STEP if beside else 7 * STEP
        wanted = sides(self, start, 2 * STEP, 7 * STEP + SCROLLBAR, 3 * STEP)
        if wanted != self._column.contentsMargins():
            self._column.setContentsMargins(wanted)
        return height_of(self._column, width)

    def event(self, event: QEvent) -> bool:
        """What it holds says more or less than before."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._moved()
        return done


def counted(preview: Preview, names: Mapping[str, str], words: Words) -> str:
    """In one line: how many requests count, and the tools that they come from."""
    n = preview.requests
    if not n:
        return translate("Settings", "Nothing on this computer counts towards it in this time.")
    gauge = preview.gauge
    shares = [replace(each, name=names.get(each.name, each.name)) for each in gauge.by_tool]
    tools = [f"{each.name} {each.amount}" for each in slices(shares, gauge.allowance.unit, words)]
    requests = count("Settings", "{n} request counts|{n} requests count", n, n=SPOKEN.number(Decimal(n), 0))
    tokens = count("Settings", "{n} token|{n} tokens", preview.tokens, n=words.tokens(preview.tokens))
    return SEPARATOR.join((requests, tokens, *tools))
