"""A page of the settings window: a title, rows, and boxes; and the pages that are drawn from declarations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from trayapp.domain.languages import NAMES
from trayapp.domain.model import Snapshot
from trayapp.domain.plain import clean
from trayapp.domain.preview import Preview
from trayapp.domain.translation import mark, texts, translate
from trayapp.qt.parts import Text, line
from trayapp.qt.sections import height_of
from trayapp.qt.settings_fields import Field
from trayapp.qt.theme import BODY, DEMI, STEP, TITLE, Theme
from trayapp.settings import Kind, Settings, Spec, Value, specs

LONGEST = 60  # characters of a title in a list of choices

Apply = Callable[[Mapping[str, object]], None]

LABELS = {
    # A language is named by those who speak it, whatever is spoken now.
    "general.language": {"system": mark("Settings", "As the desktop"), **NAMES},
    "general.pinned": {"": mark("Settings", "Nearest to running out")},
    "appearance.theme": {"system": mark("Settings", "As the desktop")},
    "appearance.icon": {
        "mono": mark("Settings", "Vessel in one colour"),
        "number": mark("Settings", "Figures"),
    },
    "appearance.panel": {
        "auto": mark("Settings", "Either"),
        "light": mark("Settings", "Light"),
        "dark": mark("Settings", "Dark"),
    },
}


class Inside(QWidget):
    """What scrolls: as tall as its wrapped lines are at its width. Qt reckons with the narrowest width."""

    def minimumSizeHint(self) -> QSize:
        """The height that everything takes, at any width."""
        layout = self.layout()
        return QSize(0, 0 if layout is None else height_of(layout, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class Page(QScrollArea):
    """A column that scrolls."""

    def __init__(self, title: str, said: str = "") -> None:
        super().__init__()
        self.name = title
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named = translate("Settings", title)
        self.setAccessibleName(named)
        inside = Inside()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(7 * STEP, 6 * STEP, 7 * STEP, 6 * STEP)
        self.column.setSpacing(0)
        head = Text("ink", TITLE, DEMI)
        head.setText(named)
        self.column.addWidget(head)
        if said:
            self.column.addSpacing(STEP)
            words = Text("soft", BODY, wrap=True)
            words.say(said)
            self.column.addWidget(words)
        self.column.addSpacing(3 * STEP)
        self.setWidget(inside)

    def take_settings(self, settings: Settings) -> None:
        """Shows what holds now."""

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Shows how things stand now."""

    def take_preview(self, preview: Preview) -> None:
        """What an allowance would show as it is being edited."""

    def reach(self, target: str) -> QWidget | None:
        """Where the keyboard goes for what a search found here (trayapp/qt/settings_places.py)."""
        del target
        return None


class DeclaredPage(Page):
    """Every preference of one page of `specs()`, in the order of their declaration.

    A page of its own may leave some out (`hidden`) and `add` more below them.
    """

    hidden: frozenset[str] = frozenset()

    def __init__(self, theme: Theme, name: str, apply: Apply, said: str = "") -> None:
        super().__init__(name, said)
        self.fields: dict[str, Field] = {}
        for spec in specs():
            if spec.page == name and spec.name not in self.hidden:
                if self.fields:
                    self.column.addWidget(line())
                self.fields[spec.name] = declared_field(theme, spec, apply)
                self.column.addWidget(self.fields[spec.name])
        self.column.addStretch(1)

    def add(self, part: QWidget | QLayout) -> None:
        """One more below the rows."""
        end = self.column.count() - 1
        if isinstance(part, QLayout):
            self.column.insertLayout(end, part)
        else:
            self.column.insertWidget(end, part)
        self.column.insertSpacing(end, 3 * STEP)

    def reach(self, target: str) -> QWidget | None:
        """The row's control, or what says why it is locked."""
        field = self.fields.get(target)
        return None if field is None else field.entry

    def take_settings(self, settings: Settings) -> None:
        """Shows what holds now."""
        if pinned := self.fields.get("general.pinned"):
            titles = {each.key: clean(each.title, LONGEST) for each in settings.allowances}
            pinned.set_choices({"": translate("Settings", LABELS["general.pinned"][""]), **titles})
        for name, field in self.fields.items():
            field.set_value(value_in(settings, name))
            field.lock(settings.policy)


def declared_field(theme: Theme, spec: Spec, apply: Apply) -> Field:
    """A row that applies its value under its own name."""
    if spec.name == "general.pinned":
        # Declared as text, because the file holds a key; here one picks from what there is.
        spec = replace(spec, kind=Kind.CHOICE, choices=("",))
    name = spec.name

    def changed(value: Value) -> None:
        apply({name: value})

    return Field(theme, spec, changed, labels=texts("Settings", LABELS.get(name, {})))


def value_in(settings: Settings, name: str) -> Value:
    """The value of a preference by its dotted name of two parts."""
    part, _, field = name.partition(".")
    value: Value = getattr(getattr(settings, part), field)
    return value
