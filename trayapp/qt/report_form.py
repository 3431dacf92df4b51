"""The left side of the window: how much is asked for, why, and what goes on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from trayapp.domain.model import Gauge
from trayapp.domain.plain import clean
from trayapp.domain.report import REASON_MOST, Part, proposed
from trayapp.domain.saying import whole
from trayapp.domain.translation import count, mark, translate
from trayapp.domain.words import Words
from trayapp.qt.parts import Text
from trayapp.qt.sections import row
from trayapp.qt.settings_fields import Switch, typed
from trayapp.qt.theme import BODY, MEDIUM, SECOND, STEP, Theme, font
from trayapp.settings import BadValueError, Kind, Spec

MOST = Decimal(10**12)

ALLOWANCE = mark("Report", "Allowance")
AMOUNT = mark("Report", "Amount to ask for")
REASON = mark("Report", "Reason")
REASON_HINT = mark("Report", "What it is needed for, and what would have to wait without it")
ON_THE_PAGE = mark("Report", "On the page")
PARTS = {
    Part.SPENT: mark("Report", "Tools and models"),
    Part.PROJECTS: mark("Report", "Names of projects"),
    Part.DAYS: mark("Report", "Day by day"),
    Part.SAVING: mark("Report", "What keeps the cost down"),
}
PROPOSED = mark("Report", "Proposed from the likely end: {amount}.")
WITHIN = mark("Report", "It likely lasts: nothing is missing. Leave it empty to only tell how it stands.")
NO_CAP = mark("Report", "There is no cap to compare with. Leave it empty to only tell how it stands.")
TOO_MUCH = mark("Report", "It is more than anybody can give.")
TOO_LONG = mark(
    "Report",
    "{n} character too many: the page has room for {most}."
    "|{n} characters too many: the page has room for {most}.",
)

_AMOUNT = Spec(Kind.AMOUNT, AMOUNT, "", None, low=0)


class ReportForm(QWidget):
    """Tells `changed` of every edit; an amount that is none is said below its field."""

    def __init__(self, theme: Theme, words: Words, changed: Callable[[], None]) -> None:
        super().__init__()
        self._words, self._changed = words, changed
        self._gauges: tuple[Gauge, ...] = ()
        self._key = ""
        self.what = QComboBox()
        self.amount = QLineEdit()
        self.reason = QPlainTextEdit()
        self.switches = {part: Switch(theme) for part in PARTS}
        self._unit = Text("soft", BODY)
        self._hint = Text("faint", SECOND, wrap=True)
        self._room = Text("tight", SECOND, wrap=True)
        self._room.hide()
        self._dress()
        self._arrange()

    # --- what is chosen ---------------------------------------------------------------------------

    @property
    def gauge(self) -> Gauge | None:
        """The one that the page is about."""
        return next((each for each in self._gauges if each.allowance.key == self._key), None)

    @property
    def parts(self) -> frozenset[Part]:
        """What goes on the page."""
        return frozenset(part for part, switch in self.switches.items() if switch.isChecked())

    def asked(self) -> Decimal | None:
        """The amount; None for none. Raises `BadValueError` for what is no amount."""
        found = typed(_AMOUNT, self.amount.text(), blank=True)
        if isinstance(found, Decimal) and found > MOST:
            raise BadValueError(translate("Report", TOO_MUCH))
        return found if isinstance(found, Decimal) and found else None

    # --- what there is ----------------------------------------------------------------------------

    def show_gauges(self, gauges: Sequence[Gauge], leading: Gauge | None) -> None:
        """The ones to choose from; the leading one is chosen at first."""
        keys = [each.allowance.key for each in gauges]
        fresh = keys != [each.allowance.key for each in self._gauges]
        self._gauges = tuple(gauges)
        if self._key not in keys:
            self._key = leading.allowance.key if leading is not None else ""
        if fresh:
            self.what.blockSignals(True)  # noqa: FBT003 (Qt's own signature)
            self.what.clear()
            for gauge in gauges:
                self.what.addItem(clean(gauge.allowance.title, 60), gauge.allowance.key)
            self.what.setCurrentIndex(self.what.findData(self._key))
            self.what.blockSignals(False)  # noqa: FBT003
        self.setEnabled(bool(keys))
        self._propose()

    def check(self) -> bool:
        """Says what is wrong beside the field; True where nothing is."""
        try:
            self.asked()
        except BadValueError as error:
            self._hint.say(whole(error.why), rank="tight")
            return False
        self._hint.say(self._hinted(), rank="faint")
        return True

    def _hinted(self) -> str:
        gauge = self.gauge
        if gauge is None:
            return ""
        amount = proposed(gauge)
        if amount is not None:
            return translate("Report", PROPOSED).format(
                amount=self._words.money(amount, gauge.allowance.unit)
            )
        return translate("Report", NO_CAP) if gauge.limit is None else translate("Report", WITHIN)

    def _propose(self) -> None:
        """Writes what is missing into the field, until the person has written there."""
        gauge = self.gauge
        self._unit.say("" if gauge is None else gauge.allowance.unit.code)
        if gauge is not None and not self.amount.isModified():
            amount = proposed(gauge)
            text = "" if amount is None else f"{amount:f}"
            if text != self.amount.text():
                self.amount.setText(text)
        self.check()

    # --- building ---------------------------------------------------------------------------------

    def _dress(self) -> None:
        self.what.setAccessibleName(translate("Report", ALLOWANCE))
        self.what.setFont(font(BODY))
        self.what.currentIndexChanged.connect(self._chosen)
        self.amount.setFont(font(BODY))
        self.amount.setAccessibleName(translate("Report", AMOUNT))
        self.amount.textEdited.connect(lambda _: self._edited())
        self.reason.setFont(font(BODY))
        self.reason.setAccessibleName(translate("Report", REASON))
        self.reason.setPlaceholderText(translate("Report", REASON_HINT))
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(120)
        self.reason.textChanged.connect(self._written)
        for part, switch in self.switches.items():
            switch.setChecked(True)
            switch.setAccessibleName(translate("Report", PARTS[part]))
            switch.toggled.connect(lambda _: self._changed())

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP)
        for title, field in (
            (translate("Report", ALLOWANCE), self.what),
            (translate("Report", AMOUNT), row(self.amount, self._unit)),
        ):
            layout.addWidget(_label(title))
            if isinstance(field, QWidget):
                layout.addWidget(field)
                layout.addSpacing(3 * STEP)
            else:
                layout.addLayout(field)
        layout.addWidget(self._hint)
        layout.addSpacing(3 * STEP)
        layout.addWidget(_label(translate("Report", REASON)))
        layout.addWidget(self.reason, 1)
        layout.addWidget(self._room)
        layout.addSpacing(3 * STEP)
        layout.addWidget(_label(translate("Report", ON_THE_PAGE)))
        for part, switch in self.switches.items():
            name = Text("soft", BODY)
            name.setText(translate("Report", PARTS[part]))
            layout.addLayout(row(name, None, switch))

    def _chosen(self) -> None:
        self._key = self.what.currentData() or ""
        self.amount.setModified(False)
        self._propose()
        self._changed()

    def _edited(self) -> None:
        self.check()
        self._changed()

    def _written(self) -> None:
        over = len(self.reason.toPlainText().strip()) - REASON_MOST
        self._room.say(count("Report", TOO_LONG, over, most=REASON_MOST) if over > 0 else "")
        self._changed()


def _label(text: str) -> Text:
    label = Text("ink", BODY, MEDIUM)
    label.setText(text)
    return label
