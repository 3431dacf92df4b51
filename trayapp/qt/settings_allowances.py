"""The page Allowances: a list, the chosen one's form, and beside it what that would show by now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QListWidget, QMenu, QVBoxLayout, QWidget

from trayapp.domain.command import Command
from trayapp.domain.model import Allowance, Snapshot
from trayapp.domain.plain import clean
from trayapp.domain.policy import Policy
from trayapp.domain.preview import Preview
from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt.allowance_preview import Dock, PreviewPanel
from trayapp.qt.allowance_shapes import free_key, shapes, summary
from trayapp.qt.parts import Button, Elided, Text, line
from trayapp.qt.sections import row
from trayapp.qt.settings_fields import Switch
from trayapp.qt.settings_form import AllowanceForm
from trayapp.qt.settings_locked import Locked, company
from trayapp.qt.settings_page import Apply, Page
from trayapp.qt.settings_places import ALLOWANCE
from trayapp.qt.settings_spent import SpentEntry
from trayapp.qt.tab_order import as_laid_out
from trayapp.qt.theme import BODY, MEDIUM, SECOND, STEP, Theme, font
from trayapp.settings import Settings
from trayapp.settings.policy import is_locked

# An edit comes back from the core within milliseconds; what arrives meanwhile is older than the form.
ECHO_MS = 1_500
LISTED = 5  # rows before the list scrolls
BORDER = 2  # px, the list's upper and lower line
WIDE = 920  # px of a page from which on the preview stands at its side
SIDE = 360  # px of it there
LONGEST = 60  # characters of a title in a sentence


class AllowancesPage(Page):
    """A list, and below it the chosen one's form; every valid edit holds at once."""

    def __init__(
        self,
        theme: Theme,
        *,
        apply: Apply,
        send: Callable[[Command], None],
        words: Words,
        today: Callable[[], date],
        why: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__(
            "Allowances",
            translate(
                "Settings", "What you were given. Several at once are fine; each keeps its own windows."
            ),
        )
        self._apply, self._words, self._today = apply, words, today
        self._allowances: tuple[Allowance, ...] = ()
        self._thresholds: tuple[int, ...] = ()
        self._pinned, self._policy = "", Policy()
        self._names: dict[str, str] = {}
        self._gone: tuple[Allowance, int] | None = None
        self._since_edit = QElapsedTimer()
        self.list = QListWidget()
        self.list.setFont(font(BODY))
        self.list.setAccessibleName(translate("Settings", "Allowances"))
        self.list.setObjectName("box")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._chosen)
        self._none = Text("soft", BODY, wrap=True)
        self._none.setText(
            translate(
                "Settings", "None yet. Add the one that you were given; this month's use is shown without it."
            )
        )
        self.preview = PreviewPanel(theme, send, words, why)
        self.form = AllowanceForm(theme, self._edited, self.preview.ask, today)
        self.spent = SpentEntry(send, words)
        self.pin, self.pinned_by = Switch(theme), Locked()
        self._make_buttons()
        self._arrange()
        self._dock = Dock(self, self.preview, self._place)

    def _make_buttons(self) -> None:
        self.add = Button(translate("Settings", "Add"), "main")
        menu = QMenu(self.add)
        for name, allowance in shapes(self._today()):
            menu.addAction(name, self._adder(allowance))
        self.add.setMenu(menu)
        self.copy = Button(translate("Settings", "Duplicate"))
        self.gone = Button(translate("Settings", "Remove"))
        self.up, self.down = Button(translate("Settings", "Up")), Button(translate("Settings", "Down"))
        self.up.setAccessibleName(translate("Settings", "Move up"))
        self.down.setAccessibleName(translate("Settings", "Move down"))
        self.undo = Button(translate("Settings", "Undo"), "plain")
        for button, called, keys in (
            (self.copy, self.duplicate, "Ctrl+D"),
            (self.gone, self.remove, "Del"),
            (self.up, lambda: self.move_by(-1), "Alt+Up"),
            (self.down, lambda: self.move_by(1), "Alt+Down"),
        ):
            button.clicked.connect(lambda _on=False, called=called: called())
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
            shortcut = QShortcut(QKeySequence(keys), self.list, called)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.undo.clicked.connect(lambda *_: self.bring_back())
        self.pin.setAccessibleName(translate("Settings", "Show this one in the tray"))
        self.pin.clicked.connect(lambda on: self._pin(on=on))

    def _arrange(self) -> None:
        self._removed = QWidget()
        self._removed_said = Elided("soft", SECOND)
        removed = row(self._removed_said, self.undo)
        removed.setContentsMargins(0, 2 * STEP, 0, 0)
        self._removed.setLayout(removed)
        self._removed.hide()
        self._box = QWidget()
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(0, 2 * STEP, 0, 0)
        inside.addWidget(self.form)
        for part in (line(), self.spent, line(), self._pin_row()):
            inside.addWidget(part)
        self.column.addWidget(self._none)
        self.column.addWidget(self.list)
        self.column.addSpacing(3 * STEP)
        self.column.addLayout(row(self.add, self.copy, self.gone, None, self.up, self.down))
        self.column.addWidget(self._removed)
        self.column.addSpacing(2 * STEP)
        self.column.addWidget(self._box)
        self.column.addStretch(1)

    def _pin_row(self) -> QWidget:
        label, what = Text("ink", BODY, MEDIUM), Text("faint", SECOND, wrap=True)
        label.setText(translate("Settings", "Show this one in the tray"))
        what.setText(translate("Settings", "Off: the one that is nearest to running out."))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label)
        words.addWidget(what)
        words.addWidget(self.pinned_by)
        held = QWidget()
        layout = row(spacing=4 * STEP)
        layout.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
        layout.addLayout(words, 1)
        layout.addWidget(self.pin)
        held.setLayout(layout)
        return held

    # --- the preview's place -----------------------------------------------------------------------

    def _place(self) -> None:
        """At the foot of the page, in sight while the form scrolls; in a wide window at its side."""
        if self._dock.isHidden():
            self.setViewportMargins(0, 0, 0, 0)
            return
        size = self.size()
        if size.width() >= WIDE:
            self.setViewportMargins(0, 0, SIDE, 0)
            tall = min(size.height(), self._dock.tall(SIDE, beside=True))
            self._dock.setGeometry(size.width() - SIDE, 5 * STEP, SIDE, tall)
        else:
            tall = self._dock.tall(size.width(), beside=False)
            self.setViewportMargins(0, 0, 0, tall)
            self._dock.setGeometry(0, size.height() - tall, size.width(), tall)
        self._dock.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview keeps its side."""
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """What it would show is asked for when somebody looks."""
        super().showEvent(event)
        self.preview.again()

    # --- what holds --------------------------------------------------------------------------------

    def take_settings(self, settings: Settings) -> None:
        """Shows what holds now, unless an edit of a moment ago is still on its way."""
        self._thresholds, self._policy = settings.warnings.thresholds, settings.policy
        fresh = self._since_edit.isValid() and self._since_edit.elapsed() < ECHO_MS
        if fresh and settings.allowances != self._allowances:
            return
        self._pinned = settings.general.pinned
        self._show(settings.allowances, self.list.currentRow())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """New facts: what is shown is counted anew, while somebody looks."""
        self._names = {tool.id: tool.name for tool in snapshot.tools}
        if self.isVisible():
            self.preview.again()

    def take_preview(self, preview: Preview) -> None:
        """The answer to what the form asked."""
        if self.preview.take(preview, self._names):
            self.form.scope.show_preview(preview, self._names, self._words)
            as_laid_out(self.form)  # names that were not used before have come

    def reach(self, target: str) -> QWidget | None:
        """An allowance in the list, a row of the form, or, while there is none, the button that adds one."""
        keys = [each.key for each in self._allowances]
        if not keys:
            return self.add
        key = target.removeprefix(ALLOWANCE)
        if key != target:
            if key in keys:
                self.list.setCurrentRow(keys.index(key))
            return self.list
        if target == "pin":
            return self.pin if self.pin.isEnabled() else self.pinned_by
        if target == "spent":
            return self.list if self.spent.isHidden() else self.spent.line
        return self.form.reach(target.removeprefix("allowance."))

    def _show(self, allowances: tuple[Allowance, ...], chosen: int) -> None:
        self._allowances = allowances
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        # In place: what is cleared and made anew flickers, and loses what a screen reader stands on.
        while self.list.count() > len(allowances):
            self.list.takeItem(self.list.count() - 1)
        for n, each in enumerate(allowances):
            said = "  ·  ".join(self._in_list(each))
            if n == self.list.count():
                self.list.addItem(said)
            elif self.list.item(n).text() != said:
                self.list.item(n).setText(said)
        self.list.blockSignals(False)  # noqa: FBT003
        chosen = min(max(0, chosen), len(allowances) - 1)
        self.list.setCurrentRow(chosen)
        height = self.list.sizeHintForRow(0) if allowances else 0
        self.list.setFixedHeight(height * min(LISTED, len(allowances)) + BORDER)
        for part in (self.list, self._box, self.copy, self.gone, self._dock):
            part.setVisible(bool(allowances))
        for part in (self.up, self.down):
            part.setVisible(len(allowances) > 1)
        self._none.setVisible(not allowances)
        self._chosen(chosen)
        self._place()

    def _in_list(self, each: Allowance) -> Iterator[str]:
        yield clean(each.title)
        yield summary(each, self._words)
        if self._locked(each):
            yield company(self._policy)
        if each.key == self._pinned:
            yield translate("Settings", "in the tray")

    def _locked(self, allowance: Allowance) -> bool:
        return is_locked(self._policy, f"allowance.{allowance.key}")

    def _movable(self, number: int, to: int) -> bool:
        """What a company has given comes first, whatever stands in the person's file."""
        inside = 0 <= number < len(self._allowances) and 0 <= to < len(self._allowances)
        return inside and not any(self._locked(self._allowances[each]) for each in (number, to))

    def _chosen(self, number: int) -> None:
        if not 0 <= number < len(self._allowances):
            return
        held = self._allowances[number]
        self.form.show_allowance(held, self._thresholds, self._policy)
        self.spent.show_allowance(held)
        self.pin.setChecked(held.key == self._pinned)
        self.pin.setEnabled(not self.pinned_by.show_policy(self._policy, "general.pinned"))
        self.gone.setEnabled(not self._locked(held))
        self.up.setEnabled(self._movable(number, number - 1))
        self.down.setEnabled(self._movable(number, number + 1))
        self.preview.ask(held)

    # --- what is changed ---------------------------------------------------------------------------

    def new(self, shape: Allowance) -> None:
        """Adds one in this shape, under a key of its own, and chooses it."""
        taken = {each.key for each in self._allowances}
        added = replace(
            shape, key=free_key(shape.key, taken), thresholds=self._thresholds or shape.thresholds
        )
        self._change({f"allowance.{added.key}": added}, (*self._allowances, added), len(self._allowances))

    def _adder(self, shape: Allowance) -> Callable[[], None]:
        return lambda: self.new(shape)

    def duplicate(self) -> None:
        """Adds another like the chosen one."""
        number = self.list.currentRow()
        if 0 <= number < len(self._allowances):
            like = self._allowances[number]
            self.new(replace(like, title=translate("Settings", "{title} (copy)", title=like.title)))

    def remove(self) -> None:
        """Takes the chosen one out, until it is undone; what was used stays in the history."""
        number = self.list.currentRow()
        if not (0 <= number < len(self._allowances) and self.gone.isEnabled()):
            return
        gone = self._allowances[number]
        self._gone = gone, number
        rest = tuple(each for each in self._allowances if each is not gone)
        self._change({f"allowance.{gone.key}": None}, rest, number)
        said = translate("Settings", "{title} is removed.", title=clean(gone.title, LONGEST))
        self._removed_said.setText(said)
        self._removed.show()
        self.undo.setFocus()

    def bring_back(self) -> None:
        """Undoes the last removal: the same allowance, in its place."""
        if self._gone is None:
            return
        gone, number = self._gone
        self._gone = None
        self._removed.hide()
        held = [each for each in self._allowances if each.key != gone.key]
        after = (*held[:number], gone, *held[number:])
        order = tuple(each.key for each in after)
        self._change({f"allowance.{gone.key}": gone, "allowance_order": order}, after, number)
        self.list.setFocus()

    def move_by(self, rows: int) -> None:
        """Puts the chosen one further up (below zero) or down."""
        number = self.list.currentRow()
        to = number + rows
        if not self._movable(number, to):
            return
        after = list(self._allowances)
        after.insert(to, after.pop(number))
        self._change({"allowance_order": tuple(each.key for each in after)}, tuple(after), to)

    def _pin(self, *, on: bool) -> None:
        number = self.list.currentRow()
        if 0 <= number < len(self._allowances):
            self._pinned = self._allowances[number].key if on else ""
            self._since_edit.start()
            self._show(self._allowances, number)
            self._apply({"general.pinned": self._pinned or None})

    def _edited(self, allowance: Allowance) -> None:
        after = tuple(allowance if each.key == allowance.key else each for each in self._allowances)
        self._change({f"allowance.{allowance.key}": allowance}, after, self.list.currentRow())

    def _change(self, changes: dict[str, object], after: tuple[Allowance, ...], chosen: int) -> None:
        self._since_edit.start()
        self._show(after, chosen)
        self._apply(changes)
