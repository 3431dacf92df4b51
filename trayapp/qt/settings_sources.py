"""The page Sources: each vendor's state, key and choices, and the logs that are read."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trayapp.domain import standing
from trayapp.domain.command import Command
from trayapp.domain.model import Snapshot, Tool
from trayapp.domain.plain import clean
from trayapp.domain.translation import count, translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.qt.parts import Elided, Text, line, put
from trayapp.qt.sections import column
from trayapp.qt.settings_fields import Field
from trayapp.qt.settings_page import Apply, Page, declared_field, value_in
from trayapp.qt.settings_places import SOURCE
from trayapp.qt.settings_source import BILLING, SENTENCE, SilentBox, SourceBox
from trayapp.qt.tab_order import as_laid_out
from trayapp.qt.theme import BODY, DEMI, LABEL, MEDIUM, SECOND, STEP, Theme, font
from trayapp.settings import Settings, source_specs, specs
from trayapp.vendors import Vendor

PATH = 260  # characters of a folder: the longest path of Windows
MANY = 8  # sources from which on it is quicker to type a name than to look for it


class Group(QWidget):
    """Boxes under a small title; hidden while it has none to show."""

    def __init__(self, title: str, spacing: int) -> None:
        super().__init__()
        self._layout = column(self, spacing)
        head = Text("faint", LABEL, DEMI)
        head.setText(title.upper())
        head.setAccessibleName(title)
        self._layout.addWidget(head)
        self._layout.setContentsMargins(0, 0, 0, 5 * STEP)

    def hold(self, boxes: list[QWidget]) -> None:
        """These boxes, in this order."""
        for box in boxes:
            self._layout.addWidget(box)  # one that is in another group, or in another place, moves here

    def fit(self) -> None:
        """Hides itself where everything in it is hidden."""
        items = (self._layout.itemAt(n) for n in range(1, self._layout.count()))
        boxes = (item.widget() for item in items if item is not None)
        self.setVisible(any(box is not None and not box.isHidden() for box in boxes))


class ToolRow(QWidget):
    """A tool's logs on this computer, and how its use is billed."""

    def __init__(self, tool: Tool, field: Field | None) -> None:
        super().__init__()
        self.id, self.field = tool.id, field
        name, self._found = Elided("ink", BODY, MEDIUM), Text("faint", SECOND, wrap=True)
        name.setText(clean(tool.name))
        self._billed = Text("soft", SECOND, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
        layout.setSpacing(2)
        for part in (name, self._billed, self._found):
            layout.addWidget(part)
        if field is not None:
            layout.addWidget(field)

    def show_snapshot(self, snapshot: Snapshot, tool: Tool) -> None:
        """How many files there are and where, and how it is billed now."""
        folders = ", ".join(clean(each, PATH) for each in tool.folders)
        self._found.say(
            translate("Settings", "{files} in {folders}", files=_files(tool.files), folders=folders)
        )
        routes = [route for route in snapshot.routes if route.tool == tool.id]
        said = f"{standing.billed(routes[-1])}. {standing.why(routes[-1])}".strip() if routes else ""
        self._billed.say(clean(said[:1].upper() + said[1:], SENTENCE))


class SourcesPage(Page):
    """Vendors that can be asked, those that cannot, then the logs on this computer."""

    def __init__(
        self,
        theme: Theme,
        *,
        vendors: tuple[Vendor, ...],
        apply: Apply,
        send: Callable[[Command], None],
        words: Words,
        why: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__(
            "Sources",
            translate(
                "Settings",
                "Where the figures come from. Each source is off until you switch it on. Keys lie in this "
                "computer's keyring and nowhere else.",
            ),
        )
        self._theme, self._apply = theme, apply
        self._settings = Settings()
        self._snapshot: Snapshot | None = None
        self._vendors = {vendor.id: vendor for vendor in vendors}
        asked = [vendor for vendor in vendors if vendor.fetch is not None]
        self.boxes = [
            SourceBox(theme, vendor, apply=apply, send=send, words=words, why=why) for vendor in asked
        ]
        for box in self.boxes:
            box.unfolded = self._follow_eye
        self.why = {box.vendor.id: box.why for box in self.boxes}
        self.silent = [SilentBox(vendor) for vendor in vendors if vendor.fetch is None]
        self.search = QLineEdit()
        self._on, self._off = (
            Group(translate("Settings", "On"), 3 * STEP),
            Group(translate("Settings", "Off"), 3 * STEP),
        )
        self._silent, self._tools = (
            Group(translate("Settings", "Cannot be asked"), 0),
            Group(translate("Settings", "Logs on this computer"), 0),
        )
        self.tools: dict[str, ToolRow] = {}
        self.fields = {
            spec.name: declared_field(theme, spec, apply) for spec in specs() if spec.page == "Sources"
        }
        self._arrange()

    def _arrange(self) -> None:
        self.search.setFont(font(BODY))
        self.search.setPlaceholderText(translate("Settings", "Find a source"))
        self.search.setAccessibleName(translate("Settings", "Find a source"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda *_: self._find())
        put(self.search, shown=len(self._vendors) > MANY)
        self.column.addWidget(self.search)
        self.column.addSpacing(4 * STEP)
        self._silent.hold(list(self.silent))
        for group in (self._on, self._off, self._silent, self._tools):
            self.column.addWidget(group)
        for field in self.fields.values():
            self.column.addWidget(line())
            self.column.addWidget(field)
        self.column.addStretch(1)
        self._sort()

    def reach(self, target: str) -> QWidget | None:
        """A row, a source's switch, or what lies folded away in its details."""
        self.search.clear()
        if target in self.fields:
            return self.fields[target].entry
        kind, _, rest = target.partition(":")
        source = rest.partition(".")[0] if rest else target.split(".")[1]
        for silent in self.silent:
            if silent.vendor.id == source:
                return silent.name
        for box in self.boxes:
            if box.vendor.id == source:
                billed = self.tools.get(source)
                if target.endswith(f".{BILLING}") and billed is not None and billed.field is not None:
                    return billed.field.entry
                return box.entry if f"{kind}:" == SOURCE else box.reach(target)
        return None

    def take_settings(self, settings: Settings) -> None:
        """Switches, choices, folders."""
        self._settings = settings
        for box in self.boxes:
            box.take_settings(settings)
        for name, field in self.fields.items():
            field.set_value(value_in(settings, name))
            field.lock(settings.policy)
        for row in self.tools.values():
            self._take_billing(row)
        if not self.isVisible():
            self._sort()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """What each vendor last said, and which logs were found."""
        first, self._snapshot = self._snapshot is None, snapshot
        known = {source.id: source for source in snapshot.sources}
        for box in self.boxes:
            box.show_snapshot(snapshot, known.get(box.vendor.id))
        for tool in snapshot.tools:
            if tool.id not in self.tools:
                self.tools[tool.id] = ToolRow(tool, self._billing(tool))
                self._tools.hold([self.tools[tool.id]])
            self.tools[tool.id].show_snapshot(snapshot, tool)
            self._take_billing(self.tools[tool.id])
        self._tools.fit()
        if first or not self.isVisible():
            self._sort()

    def showEvent(self, event: QShowEvent) -> None:
        """Sorts anew: never while somebody looks, so that nothing moves under the pointer."""
        self._sort()
        super().showEvent(event)

    def _sort(self) -> None:
        """Those that are on, then those whose tool is used here, then the rest; each by name."""
        used = {tool.id for tool in self._snapshot.tools if tool.files} if self._snapshot else set()
        boxes = sorted(self.boxes, key=lambda box: (box.vendor.id not in used, box.vendor.name.lower()))
        on = [box for box in boxes if self._settings.sources.enabled(box.vendor.id)]
        self._on.hold(list(on))
        self._off.hold([box for box in boxes if box not in on])
        self._follow_eye()
        self._find()

    def _follow_eye(self) -> None:
        """Boxes move between the groups and unfold; Tab goes by what is seen."""
        if (inside := self.widget()) is not None:
            as_laid_out(inside)

    def _find(self) -> None:
        """Hides what does not match what is typed."""
        text = self.search.text()
        for box in self.boxes:
            box.setVisible(box.matches(text))
        for silent in self.silent:
            silent.setVisible(silent.matches(text))
        for group in (self._on, self._off, self._silent):
            group.fit()

    def _billing(self, tool: Tool) -> Field | None:
        """The choice of how this tool is billed, where its vendor offers one."""
        vendor = self._vendors.get(tool.id)
        for spec in () if vendor is None else source_specs(tool.id, {tool.id: vendor.needs}):
            if spec.name.endswith(f".{BILLING}"):
                return declared_field(self._theme, spec, self._apply)
        return None

    def _take_billing(self, row: ToolRow) -> None:
        if row.field is not None:
            chosen = self._settings.sources.of(row.id).choices.get(BILLING, row.field.spec.default)
            row.field.set_value(chosen)
            row.field.lock(self._settings.policy)


def _files(files: int) -> str:
    if files == 0:
        return translate("Settings", "No files found")
    return count("Settings", "{n} file|{n} files", files, n=SPOKEN.number(Decimal(files), 0))
