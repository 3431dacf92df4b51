"""What was used of an allowance, typed where nobody else tells it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trayapp.domain.command import Command, RecordSpent
from trayapp.domain.model import Allowance
from trayapp.domain.period import Rolling
from trayapp.domain.saying import whole
from trayapp.domain.translation import mark, translate
from trayapp.domain.words import Words
from trayapp.qt.parts import Button, Text
from trayapp.qt.sections import row
from trayapp.qt.settings_fields import CONTROL, typed
from trayapp.qt.theme import BODY, MEDIUM, SECOND, STEP, font
from trayapp.settings import BadValueError, Kind, Spec

_AMOUNT = Spec(Kind.AMOUNT, mark("Settings", "Spent so far"), "", None, low=0)


class SpentEntry(QWidget):
    """One amount for the chosen allowance, as of now; it stands until the allowance begins anew."""

    def __init__(self, send: Callable[[Command], None], words: Words) -> None:
        super().__init__()
        self._send, self._words = send, words
        self._allowance: Allowance | None = None
        label, what = Text("ink", BODY, MEDIUM), Text("faint", SECOND, wrap=True)
        label.setText(translate("Settings", "Spent so far"))
        what.say(
            translate(
                "Settings",
                "Only where no vendor and no log tells it. It stands until the allowance begins anew; what "
                "local logs show from now on is added to it.",
            )
        )
        self.line = QLineEdit()
        self.line.setFont(font(BODY))
        self.line.setFixedWidth(CONTROL)
        self.line.setAccessibleName(translate("Settings", "Spent so far"))
        self.line.setPlaceholderText("83.10")
        self.line.returnPressed.connect(self.keep)
        self.save, self.gone = (
            Button(translate("Settings", "Save")),
            Button(translate("Settings", "Forget"), "plain"),
        )
        self.gone.setAccessibleDescription(translate("Settings", "What was typed as spent so far"))
        self.save.clicked.connect(lambda *_: self.keep())
        self.gone.clicked.connect(lambda *_: self.forget())
        self._said = Text("soft", SECOND, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
        layout.setSpacing(STEP)
        layout.addWidget(label)
        layout.addWidget(what)
        layout.addLayout(row(self.line, self.save, self.gone, None))
        layout.addWidget(self._said)
        self._said.hide()

    def show_allowance(self, allowance: Allowance) -> None:
        """For this one; the last hours or days move on, so that no figure typed for them would hold."""
        if self._allowance is None or allowance.key != self._allowance.key:
            self.line.clear()
            self._said.say("")
        self._allowance = allowance
        self.setVisible(not isinstance(allowance.period, Rolling))

    def keep(self) -> None:
        """Sends off what is typed, when it is an amount."""
        if self._allowance is None:
            return
        try:
            used = typed(_AMOUNT, self.line.text())
        except BadValueError as error:
            self._said.say(whole(error.why), rank="tight")
            return
        if not isinstance(used, Decimal):
            self._said.say(translate("Settings", "Type an amount first."), rank="tight")
            return
        self._send(RecordSpent(self._allowance.key, used))
        self.line.clear()
        self._said.say(
            translate(
                "Settings", "{amount} used as of now.", amount=self._words.money(used, self._allowance.unit)
            ),
            rank="soft",
        )

    def forget(self) -> None:
        """Goes by vendors and logs again."""
        if self._allowance is not None:
            self._send(RecordSpent(self._allowance.key, None))
            self.line.clear()
            self._said.say(translate("Settings", "What was typed is forgotten."), rank="soft")
