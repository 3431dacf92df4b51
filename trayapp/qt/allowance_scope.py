"""What counts towards an allowance: ticked among what was really used, or named by patterns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePath
from typing import NamedTuple

from PySide6.QtCore import QDir, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from trayapp.domain.model import Scope as Counting
from trayapp.domain.model import Unit
from trayapp.domain.patterns import counts, exactly
from trayapp.domain.plain import clean
from trayapp.domain.preview import Preview, Seen
from trayapp.domain.translation import count, mark, texts, translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.qt.gauge import focus
from trayapp.qt.parts import Button, Text, describe, line, put
from trayapp.qt.sections import column, row
from trayapp.qt.segments import Segments
from trayapp.qt.theme import BODY, MEDIUM, SECOND, STEP, Theme, font

FACETS = ("tools", "accounts", "models", "projects")
AT_FIRST = 6  # names that are listed before one asks for all of them
LONGEST = 2_000  # characters of a name that are looked at

_SAID = {
    "tools": mark("Settings", "Which tools count"),
    "accounts": mark("Settings", "Which accounts count"),
    "models": mark("Settings", "Which models count"),
    "projects": mark("Settings", "Which projects count"),
}
_WHICH = {"all": mark("Settings", "All"), "some": mark("Settings", "Only these")}


_ANYTHING = Counting()


class Named(NamedTuple):
    """A name in the place of all that a scope asks for, to see whether one of its lists holds it."""

    tool: str
    account: str
    model: str
    project: str


class Tick(QCheckBox):
    """A name that may be long or hostile, on one line, cut in its middle; never taken for markup."""

    _BOX = 16  # px

    def __init__(self, theme: Theme, name: str, said: str = "") -> None:
        """`said` is how `name` is called, where that is something else."""
        super().__init__()
        self.name = name
        self._theme = theme
        self._said = clean(said or name, LONGEST)
        self.setFont(font(BODY))
        self.setAccessibleName(self._said)
        self.setMinimumHeight(6 * STEP)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hitButton(self, _pos: object) -> bool:
        """All of it can be clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box with its tick, and as much of the name as there is room for."""
        colours, painter = self._theme.colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.width() - self._BOX - 1 if self.isRightToLeft() else 1
        box = QRectF(left, (self.height() - self._BOX) / 2, self._BOX, self._BOX)
        on, able = self.isChecked(), self.isEnabled()
        edge = colours.accent if (on and able) or self.hasFocus() else colours.faint
        painter.setPen(QPen(QColor(edge), 1.5 if self.hasFocus() else 1))
        painter.setBrush(QColor((colours.accent if able else colours.faint) if on else colours.page))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            painter.setPen(QPen(QColor(colours.on_accent), 2))
            points = [box.topLeft() + QPointF(x, y) for x, y in ((4, 8.5), (7, 11.5), (12, 5))]
            painter.drawPolyline(points)
        if self.hasFocus():
            focus(painter, QRectF(self.rect()), QColor(colours.accent))
        room = self.rect().adjusted(0, 0, -self._BOX - 2 * STEP, 0)
        if not self.isRightToLeft():
            room.translate(self._BOX + 2 * STEP, 0)
        shown = self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideMiddle, room.width())
        painter.setPen(QColor(colours.ink if able else colours.soft))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, int(flags | Qt.TextFlag.TextSingleLine), shown)


class Facet(QWidget):
    """One of the four: all of it, or only what is ticked or matches; `changed` gets the patterns."""

    def __init__(self, theme: Theme, name: str, changed: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__()
        self._theme, self._name, self._changed = theme, name, changed
        self._value: tuple[str, ...] = ()  # as it is shown
        self._kept: tuple[str, ...] = ()  # as it holds: the same, unless nothing at all is ticked
        self._seen: tuple[Seen, ...] = ()
        self._whole = False
        self.ticks: list[Tick] = []
        self._amounts: list[Text] = []
        self._title = title = translate("Settings", _SAID[name])
        head = Text("ink", BODY, MEDIUM)
        head.setText(title)
        self.which = Segments(title, texts("Settings", _WHICH), "all", self._choose)
        self._box = QWidget()
        self._list = QVBoxLayout()
        self._list.setSpacing(STEP)
        self._more = Button("", "plain")
        self._more.clicked.connect(lambda *_: self._unfold())
        self.patterns = QLineEdit()
        self._problem = Text("tight", SECOND, wrap=True)
        self.folder = Button(translate("Settings", "Choose a folder…"))
        layout = column(self, 2 * STEP)
        layout.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
        layout.addLayout(row(head, None, self.which))
        layout.addWidget(self._box)
        self._arrange(title)

    def _arrange(self, title: str) -> None:
        self.patterns.setFont(font(BODY))
        self.patterns.setPlaceholderText(translate("Settings", "By pattern, such as *opus*"))
        self.patterns.setAccessibleName(translate("Settings", "{what}, by pattern", what=title))
        self.patterns.setAccessibleDescription(
            translate("Settings", "Commas between them; * and ? stand for anything.")
        )
        self.patterns.editingFinished.connect(self._typed)
        put(self.folder, shown=self._name == "projects")
        self.folder.clicked.connect(lambda *_: self._ask_folder())
        self._problem.hide()
        inside = column(self._box, STEP)
        inside.addLayout(self._list)
        inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        below = row(self.patterns, self.folder)
        below.setStretch(0, 1)
        inside.addLayout(below)
        inside.addWidget(self._problem)
        self._box.hide()

    @property
    def problem(self) -> str:
        """What is wrong with what is chosen."""
        return "" if self._problem.isHidden() else self._problem.text()

    # --- what is shown -----------------------------------------------------------------------------

    def show_patterns(self, patterns: tuple[str, ...], *, anew: bool) -> None:
        """Shows what counts; a choice of a moment ago that names nothing yet stays, unless `anew`."""
        if patterns == self._kept and not anew:
            return
        self._value = self._kept = patterns
        self._show("some" if patterns else "all")

    def show_seen(self, seen: tuple[Seen, ...], names: Mapping[str, str], unit: Unit, words: Words) -> None:
        """What was used in the window, with what it came to; `names` says how tools are called, by id."""
        if [each.name for each in seen] != [each.name for each in self._seen]:
            self._seen = seen
            self._build(names)
        self._seen = seen
        for each, tick, amount in zip(seen, self.ticks, self._amounts, strict=True):
            amount.setText(_amount(each, unit, words))
            describe(tick, f"{self._title}: {amount.text()}")
        self._mark()

    def _build(self, names: Mapping[str, str]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.ticks, self._amounts = [], []
        for each in self._seen:
            tick, amount = Tick(self._theme, each.name, names.get(each.name, "")), Text("soft", BODY)
            tick.clicked.connect(lambda _on=False, tick=tick: self._ticked(tick))
            line_ = QWidget()
            inside = row(tick, amount, spacing=3 * STEP)
            inside.setStretch(0, 1)
            line_.setLayout(inside)
            self._list.addWidget(line_)
            self.ticks.append(tick)
            self._amounts.append(amount)

    def _show(self, which: str) -> None:
        self.which.show_chosen(which)
        self._box.setVisible(which == "some")
        self._mark()
        self._check(silent=True)

    def _mark(self) -> None:
        """Ticks what counts; what a pattern with * or ? holds can only be changed there."""
        exact = {exactly(each.name) for each in self._seen}
        wide = tuple(each for each in self._value if each not in exact)
        if not (self.patterns.hasFocus() and self.patterns.isModified()):
            self.patterns.setText(", ".join(each.replace(",", "?") for each in wide))
        for n, tick in enumerate(self.ticks):
            held = bool(wide) and self._holds(wide, tick.name)
            tick.setChecked(held or exactly(tick.name) in self._value)
            tick.setEnabled(not held)
            shown = self._whole or n < AT_FIRST or tick.isChecked()
            if (line_ := tick.parentWidget()) is not None:
                line_.setVisible(shown)
        hidden = 0 if self._whole else sum(not each.isChecked() for each in self.ticks[AT_FIRST:])
        self._more.setVisible(hidden > 0)
        self._more.setText(count("Settings", "{n} more|{n} more", hidden))

    def _holds(self, patterns: tuple[str, ...], name: str) -> bool:
        return counts(replace(_ANYTHING, **{self._name: patterns}), Named(name, name, name, name))

    def _unfold(self) -> None:
        self._whole = True
        self._mark()

    # --- what is changed ---------------------------------------------------------------------------

    def _choose(self, which: str) -> None:
        self._box.setVisible(which == "some")
        if which == "all":
            self._take(())
        self._check()

    def _ticked(self, tick: Tick) -> None:
        own = exactly(tick.name)
        rest = tuple(each for each in self._value if each != own)
        self._take((*rest, own) if tick.isChecked() else rest)

    def _typed(self) -> None:
        if not self.patterns.isModified():
            return
        self.patterns.setModified(False)
        exact = {exactly(each.name) for each in self._seen}
        kept = tuple(each for each in self._value if each in exact)
        wide = tuple(each.strip() for each in self.patterns.text().split(",") if each.strip())
        self._take(tuple(dict.fromkeys((*kept, *wide))))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self.window(), translate("Settings", "A project's folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.add_folder)
        dialog.open()

    def add_folder(self, folder: str) -> None:
        """Counts what is done in this folder and in those within it."""
        path = str(PurePath(QDir.toNativeSeparators(folder)))
        within = exactly(path.rstrip("/\\")) + ("\\*" if "\\" in path else "/*")
        self._take(tuple(dict.fromkeys((*self._value, exactly(path), within))))

    def _take(self, patterns: tuple[str, ...]) -> None:
        """Nothing ticked is not "any": it is told, and what held goes on holding."""
        nothing = not patterns and not self.which.buttons["all"].isChecked()
        self._value = patterns
        self._mark()
        self._check()
        if patterns != self._kept and not nothing:
            self._kept = patterns
            self._changed(patterns)

    def _check(self, *, silent: bool = False) -> None:
        some = not self.which.buttons["all"].isChecked()
        if some and not self._value:
            said = "" if silent else translate("Settings", "Not kept yet: tick at least one, or choose All.")
            self._problem.say(said, rank="tight")
            return
        idle = some and bool(self._seen) and not any(tick.isChecked() for tick in self.ticks)
        told = translate("Settings", "Nothing that was used in this time matches.") if idle else ""
        self._problem.say(told, rank="soft")


class Scope(QWidget):
    """The four of them; `changed` gets the facet's name and its patterns."""

    def __init__(self, theme: Theme, changed: Callable[[str, tuple[str, ...]], None]) -> None:
        super().__init__()
        self.facets = {name: Facet(theme, name, self._teller(name, changed)) for name in FACETS}
        layout = column(self)
        for n, facet in enumerate(self.facets.values()):
            if n:
                layout.addWidget(line())
            layout.addWidget(facet)

    @staticmethod
    def _teller(
        name: str, changed: Callable[[str, tuple[str, ...]], None]
    ) -> Callable[[tuple[str, ...]], None]:
        return lambda patterns: changed(name, patterns)

    def show_preview(self, shown: Preview, names: Mapping[str, str], words: Words) -> None:
        """What was used in the window that is looked at."""
        unit = shown.gauge.allowance.unit
        for name, facet in self.facets.items():
            facet.show_seen(getattr(shown, name), names if name != "models" else {}, unit, words)


def _amount(seen: Seen, unit: Unit, words: Words) -> str:
    if seen.amount is None:
        return count(
            "Settings", "{n} request|{n} requests", seen.requests, n=SPOKEN.number(Decimal(seen.requests), 0)
        )
    return words.money(seen.amount, unit)
