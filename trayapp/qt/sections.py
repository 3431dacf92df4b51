"""The popup's sections, from the headline to the notes; each takes its values and changes in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from trayapp.domain.model import Level
from trayapp.domain.translation import translate
from trayapp.qt import view
from trayapp.qt.gauge import Reading, dot
from trayapp.qt.parts import Away, Bar, Button, Elided, Text, sides
from trayapp.qt.theme import BODY, DEMI, LABEL, LARGE, MEDIUM, NAME, NUMBERS, SECOND, STEP, Theme, font, named
from trayapp.qt.trace_ask import Why

ROOM = 338  # px between the popup's margins
PRESETS = (100, 250, 500)
BASE = Qt.AlignmentFlag.AlignBottom


def column(parent: QWidget, spacing: int = 0) -> QVBoxLayout:
    """A layout without margins."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


def height_of(layout: QLayout, width: int) -> int:
    """What the layout takes at this width; Qt itself says -1 where nothing in it wraps."""
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()


def forget_sizes(layout: QLayout) -> None:
    """Lets it ask its items again, rows within it too: Qt passes this on outwards only."""
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item is not None and (inner := item.layout()) is not None:
            forget_sizes(inner)
    layout.invalidate()


def row(*parts: QWidget | int | None, spacing: int = 2 * STEP) -> QHBoxLayout:
    """Widgets in a row; an int is a fixed gap, None takes the room that is left."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        else:
            layout.addWidget(part, 1 if isinstance(part, Elided) else 0)
    return layout


class Headline(QWidget):
    """Title and age, the number, the bar, today and yesterday, the verdict, the outlook."""

    def __init__(self, theme: Theme, why: Callable[[str], None]) -> None:
        super().__init__()
        self._why = Why(self, why)
        self._title = Elided("soft", BODY, MEDIUM)
        self._age = Text("faint", SECOND)
        # Tabular figures would set a hole behind the 1 at this size, and nothing stands in a column here.
        self._number = Text("ink", NUMBERS[0], DEMI, tabular=False)
        self._of = Text("soft", LARGE)
        self._remaining = Text("soft", LARGE, MEDIUM)
        self._bar = Bar(theme, 12)
        self._today, self._today_amount = Text("faint", SECOND), Text("ink", BODY, MEDIUM)
        self._yesterday, self._yesterday_amount = Text("faint", SECOND), Text("ink", BODY, MEDIUM)
        self._verdict = Text("accent", BODY, MEDIUM)
        self._run_out = Text("accent", SECOND, MEDIUM, wrap=True)
        self._outlook = Text("faint", SECOND, wrap=True)
        self._arrange()

    def _arrange(self) -> None:
        layout = column(self)
        layout.addLayout(row(self._title, self._age))
        layout.addSpacing(STEP)
        for label in (self._number, self._of, self._remaining):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        numbers = row(self._number, self._of, None, self._remaining)
        layout.addLayout(numbers)
        layout.addSpacing(STEP)
        layout.addWidget(self._bar)
        layout.addSpacing(STEP)
        days = row(
            self._today,
            self._today_amount,
            3 * STEP,
            self._yesterday,
            self._yesterday_amount,
            None,
            self._verdict,
        )
        layout.addLayout(days)
        layout.addSpacing(STEP)
        layout.addWidget(self._run_out)
        layout.addWidget(self._outlook)

    def show_values(self, values: view.Headline) -> None:
        """Changes what is different."""
        self._title.say(values.title)
        self._age.say(values.age)
        self._number.say(values.number)
        self._of.say(values.of)
        self._remaining.say(values.remaining)
        self._scale()
        self._today.say(translate("Popup", "Today") if values.today else "")
        self._today_amount.say(values.today)
        self._yesterday.say(translate("Popup", "Yesterday") if values.yesterday else "")
        self._yesterday_amount.say(values.yesterday)
        self._verdict.say(values.verdict, rank=values.rank)
        self._run_out.say(values.run_out, rank=values.rank)
        self._outlook.say(values.outlook)
        _gauge(self._bar, self._number, values)
        self._why.about(values.key)
        self.setAccessibleName(values.title)
        self.setAccessibleDescription(values.spoken)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be asked about the figure, by the pointer and by the keyboard's own key."""
        self._why.menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return on its bar asks why."""
        self._why.key(event)

    def _scale(self) -> None:
        """The largest size at which number and words stand in one line, on one baseline."""
        words = sum(
            label.fontMetrics().horizontalAdvance(label.text()) + 3 * STEP
            for label in (self._of, self._remaining)
        )
        for pixels in NUMBERS:
            self._number.setFont(font(pixels, DEMI, tabular=False))
            if self._number.fontMetrics().horizontalAdvance(self._number.text()) + words <= ROOM:
                break
        # Baselines, not bottoms, must meet: the small words are lifted by the number's deeper descent.
        lift = self._number.fontMetrics().descent() - self._of.fontMetrics().descent()
        for label in (self._of, self._remaining):
            label.setContentsMargins(0, 0, 0, lift)


def _gauge(bar: Bar, number: Text, values: view.Headline | view.Card) -> None:
    """The bar of a gauge; where it has none, its number is what Tab stops at."""
    bar.setVisible(values.bar is not None)
    if values.bar is not None:
        bar.show_reading(values.bar, values.title, values.spoken)
        number.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    else:
        number.reach(values.spoken)


class Card(QWidget):
    """One allowance: title and amount, a small bar, a line below. `why` is asked with its key."""

    def __init__(self, theme: Theme, why: Callable[[str], None] = lambda _: None) -> None:
        super().__init__()
        self._why = Why(self, why)
        self._title = Elided("ink", NAME, MEDIUM)
        self._amount = Text("soft", BODY, MEDIUM)
        self._bar = Bar(theme, 6)
        self._under = Elided("faint", SECOND)
        self._mostly = Text("faint", SECOND)
        layout = column(self)
        layout.addLayout(row(self._title, self._amount, spacing=3 * STEP))
        layout.addSpacing(3)
        layout.addWidget(self._bar)
        layout.addSpacing(1)
        layout.addLayout(row(self._under, self._mostly, spacing=3 * STEP))

    def show_values(self, values: view.Card) -> None:
        """Changes what is different."""
        self._title.say(values.title)
        self._amount.say(values.amount, rank=values.rank)
        self._under.say(values.under)
        self._mostly.say(values.mostly)
        _gauge(self._bar, self._amount, values)
        self._why.about(values.key)
        self.setAccessibleName(values.title)
        self.setAccessibleDescription(values.spoken)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be asked about the figure, by the pointer and by the keyboard's own key."""
        self._why.menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return on its bar asks why."""
        self._why.key(event)


class Titled(QWidget):
    """A small title in capitals, and below it as many like parts as there are values."""

    def __init__(self, make: Callable[[], QWidget], title: str, spacing: int) -> None:
        super().__init__()
        self._make = make
        self._parts: list[QWidget] = []
        self._title = Text("faint", LABEL, DEMI)
        self._title.setText(title.upper())
        self._title.setAccessibleName(title)
        self._layout = column(self, spacing)
        if title:
            self._layout.addWidget(self._title)

    def fit(self, count: int) -> Sequence[QWidget]:
        """So many parts, made once and then reused; the whole hides when there are none."""
        while len(self._parts) < count:
            part = self._make()
            self._parts.append(part)
            self._layout.addWidget(part)
        for n, part in enumerate(self._parts):
            part.setVisible(n < count)
        self.setVisible(count > 0)
        return self._parts[:count]


class Tip(QWidget):
    """Advice on its own ground; `hide(key)` puts it away for good."""

    def __init__(self, theme: Theme, hide: Callable[[str], None]) -> None:
        super().__init__()
        self._key = ""
        self.setObjectName("tip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._verdict = Text("ink", BODY, wrap=True)
        self._saving = Text("accent", BODY, DEMI)
        self._reason = Text("soft", SECOND, wrap=True)
        self._away = Away(theme, translate("Popup", "Put this advice away"))
        self._away.clicked.connect(lambda *_: hide(self._key))
        layout = column(self, STEP)
        layout.setContentsMargins(sides(self, 14, 8, 8, 12))
        over = row(self._verdict, self._away)
        over.setStretch(0, 1)
        layout.addLayout(over)
        under = row(self._saving, self._reason)
        under.setStretch(1, 1)
        layout.addLayout(under)

    def show_values(self, values: view.Tip) -> None:
        """Changes what is different."""
        self._key = values.key
        self._verdict.say(values.verdict)
        self._verdict.reach(" ".join((values.saving, values.reason)))
        self._saving.say(values.saving)
        self._reason.say(values.reason)
        self.setAccessibleName(translate("Popup", "Advice"))
        self.setAccessibleDescription(" ".join((values.verdict, values.saving, values.reason)))


class Loading(QWidget):
    """How far the reading of logs has come: a sentence and a thin bar that fills."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = Text("soft", SECOND, wrap=True)
        self._bar = Bar(theme, 4)
        layout = column(self, STEP)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)

    def show_values(self, values: view.Loading) -> None:
        """Changes what is different."""
        self._text.say(values.text)
        self._bar.show_reading(
            Reading(values.share, Level.CALM), translate("Popup", "Reading logs"), values.text
        )


class Note(QWidget):
    """A calm line with a mark: ringed where something may be done about it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rank = "soft"
        self._text = Text("soft", SECOND, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = column(self)
        layout.setContentsMargins(sides(self, 4 * STEP, 0, 0, 0))
        layout.addWidget(self._text)

    def show_values(self, values: view.Note) -> None:
        """Changes what is different."""
        self._text.say(values.text)
        self._rank = values.rank
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark, in the middle of the first line."""
        colour = named(self._theme.colours)[self._rank]
        x = self.width() - 4 if self.isRightToLeft() else 4
        dot(QPainter(self), x, self._text.fontMetrics().height() / 2, colour, size=6)


class Ask(QWidget):
    """The first minute: which allowance were you given? `chosen(amount)`; None opens the editor."""

    def __init__(self, chosen: Callable[[int | None], None]) -> None:
        super().__init__()
        self.setObjectName("tip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        question = Text("ink", NAME, MEDIUM, wrap=True)
        question.setText(translate("Popup", "What is your allowance?"))
        more = Text("soft", SECOND, wrap=True)
        more.setText(
            translate(
                "Popup",
                "Each month, in US dollars. Other shapes, such as a week or a project, are under Other.",
            )
        )
        buttons = [Button(f"${amount}", "quiet") for amount in PRESETS]
        for button, amount in zip(buttons, PRESETS, strict=True):
            button.clicked.connect(lambda *_, amount=amount: chosen(amount))
            button.setAccessibleName(translate("Popup", "{amount} dollars a month", amount=amount))
        other = Button(translate("Popup", "Other…"), "plain")
        other.clicked.connect(lambda *_: chosen(None))
        layout = column(self, STEP)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(question)
        layout.addWidget(more)
        layout.addSpacing(STEP)
        layout.addLayout(row(*buttons, other, None))


class Empty(QWidget):
    """Nothing found, or nothing read yet: what is looked for and where."""

    def __init__(self, show_sample: Callable[[], None]) -> None:
        super().__init__()
        self._title = Text("ink", 17, DEMI, wrap=True)
        self._text = Text("soft", BODY, wrap=True)
        self._places = Text("faint", SECOND, wrap=True)
        self._sample = Button(translate("Popup", "Show sample data"), "main")
        self._sample.clicked.connect(lambda *_: show_sample())
        layout = column(self, 2 * STEP)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._places)
        layout.addSpacing(STEP)
        layout.addLayout(row(self._sample, None))

    def show_values(self, values: view.Empty) -> None:
        """Changes what is different."""
        self._title.say(values.title)
        self._text.say(values.text)
        self._places.say("\n".join(values.places))
        self._sample.setVisible(values.offers)


class Ribbon(QWidget):
    """Says that all figures are made up, and leads back to what is real."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("tip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        text = Text("ink", SECOND, MEDIUM)
        text.setText(translate("Popup", "Sample data. None of this is yours."))
        button = Button(translate("Popup", "Back"), "plain")
        button.clicked.connect(lambda *_: back())
        button.setAccessibleName(translate("Popup", "Back to my own data"))
        layout: QLayout = row(text, None, button)
        layout.setContentsMargins(sides(self, 14, 2, 4, 2))
        self.setLayout(layout)
