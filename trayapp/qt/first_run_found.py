"""The first run's first page: which tools keep logs here, what this month came to, who could be asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trayapp.domain import standing
from trayapp.domain.model import Known, Snapshot, Source, Tool
from trayapp.domain.presets import month_so_far
from trayapp.domain.translation import count, mark, translate
from trayapp.domain.words import SEPARATOR, Words
from trayapp.qt import view
from trayapp.qt.parts import Button, Elided, Text, describe, put
from trayapp.qt.sections import Loading, column, row
from trayapp.qt.settings_fields import Switch
from trayapp.qt.settings_locked import Locked
from trayapp.qt.settings_page import Apply, Page
from trayapp.qt.settings_source import consent
from trayapp.qt.theme import BODY, DEMI, LABEL, MEDIUM, NUMBERS, SECOND, STEP, Theme
from trayapp.settings import Kind, Settings
from trayapp.vendors import Vendor

TITLE = mark("FirstRun", "What was found on this computer")
SAID = mark(
    "FirstRun", "Read from files that are here already. Nobody is asked anything unless you switch it on."
)
NO_TOOLS = mark(
    "FirstRun", "No AI tool's logs yet. They are looked for again and again; nothing needs to be done."
)


def keyless(vendors: Sequence[Vendor]) -> tuple[Vendor, ...]:
    """Those that can be asked with nothing typed first."""
    return tuple(
        vendor
        for vendor in vendors
        if vendor.fetch is not None
        and not any(each.required for each in vendor.secrets)
        and not any(each.kind is Kind.ADDRESS and not each.default for each in vendor.needs)
    )


class Spent(QWidget):
    """This month so far, large; and how far the reading of logs has come."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._number = Text("ink", NUMBERS[2], DEMI, tabular=False)
        self._words, self._below = Text("soft", BODY), Text("faint", SECOND, wrap=True)
        self._loading = Loading(theme)
        layout = column(self, STEP)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        line = row(self._number, self._words, None)
        line.setAlignment(self._words, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(line)
        layout.addWidget(self._below)
        layout.addWidget(self._loading)
        self._words.setContentsMargins(0, 0, 0, 3)
        self._loading.hide()

    def show_snapshot(self, snapshot: Snapshot, words: Words) -> None:
        """Changes what is different; hides where there is neither use nor a reading."""
        gauge, progress = month_so_far(snapshot), snapshot.progress
        number, rest = ("", "") if gauge is None else words.headline(gauge, ZoneInfo(snapshot.zone))
        known = gauge is not None and (gauge.used is not None or gauge.is_balance)
        self._number.say(number if known else "")
        self._words.say(rest if known else "")
        self._below.say(self._how(snapshot, words) if known else "")
        self._loading.setVisible(progress is not None)
        if progress is not None:
            share = progress.bytes_done / progress.bytes if progress.bytes else 1.0
            self._loading.show_values(view.Loading(f"{words.progress(progress)}.", min(1.0, share)))
        self.setVisible(known or progress is not None)
        self.setAccessibleName(translate("FirstRun", "This month so far"))
        self.setAccessibleDescription(f"{number} {rest}".strip() if known else "")

    def _how(self, snapshot: Snapshot, words: Words) -> str:
        gauge = month_so_far(snapshot)
        if gauge is None:
            return ""
        known = words.known(gauge, snapshot.at)
        said = [f"{known[:1].upper()}{known[1:]}"]
        if gauge.known is Known.ESTIMATED and gauge.allowance.unit.is_money:
            said.append(translate("FirstRun", "at list prices"))
        if gauge.today is not None:
            said.append(
                translate("FirstRun", "today {amount}", amount=words.money(gauge.today, gauge.allowance.unit))
            )
        return SEPARATOR.join(said)


class ToolLine(QWidget):
    """A tool, how many files, how it is billed."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._files = Elided("ink", BODY, MEDIUM), Text("faint", SECOND)
        self._billed = Text("soft", SECOND, wrap=True)
        layout = column(self)
        layout.addLayout(row(self._name, self._files))
        layout.addWidget(self._billed)

    def show_tool(self, tool: Tool, snapshot: Snapshot, words: Words) -> None:
        """Changes what is different."""
        files = count(
            "FirstRun",
            "{n} log file|{n} log files",
            tool.files,
            n=words.number(Decimal(tool.files), 0),
        )
        routes = [route for route in snapshot.routes if route.tool == tool.id]
        said = f"{standing.billed(routes[-1])}. {standing.why(routes[-1])}".strip() if routes else ""
        said = said[:1].upper() + said[1:]
        self._name.say(tool.name)
        self._files.say(files)
        self._billed.say(said)
        self.setAccessibleName(tool.name)
        self.setAccessibleDescription(f"{files}. {said}".strip())


class AskLine(QWidget):
    """A vendor that needs no key: its switch, what it tells, and whose login it uses."""

    def __init__(self, theme: Theme, vendor: Vendor, apply: Apply) -> None:
        super().__init__()
        self.vendor = vendor
        name = Text("ink", BODY, MEDIUM)
        name.setText(vendor.name)
        self._state = Text("faint", SECOND)
        tells, before = Text("soft", SECOND, wrap=True), Text("faint", SECOND, wrap=True)
        tells.say(translate("Sources", vendor.tells))
        before.say(consent(vendor))
        self.switch, self.locked = Switch(theme), Locked()
        self.switch.setAccessibleName(translate("FirstRun", "Ask {source}", source=vendor.name))
        self._said = f"{tells.text()} {consent(vendor)}".strip()
        self.switch.toggled.connect(lambda on: apply({f"sources.{vendor.id}.enabled": on}))
        layout = column(self, 2)
        layout.addLayout(row(name, self._state, None, self.switch))
        layout.addWidget(tells)
        layout.addWidget(before)
        layout.addWidget(self.locked)

    def take_settings(self, settings: Settings) -> None:
        """Whether it is on."""
        self.switch.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.switch.setChecked(settings.sources.enabled(self.vendor.id))
        self.switch.blockSignals(False)  # noqa: FBT003
        self.switch.update()
        name = f"sources.{self.vendor.id}.enabled"
        self.switch.setEnabled(not self.locked.show_policy(settings.policy, name))
        describe(self.switch, f"{self._said} {self.locked.text()}".strip())

    def show_source(self, source: Source | None, snapshot: Snapshot, words: Words) -> None:
        """What came of it."""
        on = source is not None and source.enabled
        self._state.say(standing.state(source, snapshot.at, words) if source is not None and on else "")


class FoundPage(Page):
    """Tools, this month, and who may be asked. `more` opens the page Sources of the settings."""

    def __init__(
        self,
        theme: Theme,
        *,
        vendors: Sequence[Vendor],
        apply: Apply,
        words: Words,
        more: Callable[[], None],
    ) -> None:
        super().__init__(translate("FirstRun", TITLE), translate("FirstRun", SAID))
        self._words = words
        self._spent, self._none = Spent(theme), Text("soft", BODY, wrap=True)
        self._missing = Text("faint", SECOND, wrap=True)
        self._tools: dict[str, ToolLine] = {}
        self._tool_column = QVBoxLayout()
        self._ask_column = QVBoxLayout()
        self.asks = [AskLine(theme, vendor, apply) for vendor in keyless(vendors)]
        rest = sum(vendor.fetch is not None for vendor in vendors) - len(self.asks)
        self.others = Button(translate("FirstRun", "Others that need no key"))
        self.others.clicked.connect(lambda *_: self.unfold())
        self.more = Button(translate("FirstRun", "{n} more, with a key…", n=rest))
        self.more.setAccessibleDescription(translate("FirstRun", "Opens the page Sources of the settings"))
        put(self.more, shown=rest > 0)
        self.more.clicked.connect(lambda *_: more())
        self._used: set[str] = set()
        self._unfolded = False
        self._arrange()

    def _arrange(self) -> None:
        self._none.setText(translate("FirstRun", NO_TOOLS))
        for layout, gap in ((self._tool_column, 2 * STEP), (self._ask_column, 3 * STEP)):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(gap)
        self.column.addWidget(self._spent)
        self.column.addSpacing(3 * STEP)
        self.column.addWidget(self._none)
        self.column.addLayout(self._tool_column)
        self.column.addSpacing(2 * STEP)
        self.column.addWidget(self._missing)
        self.column.addSpacing(4 * STEP)
        head = Text("faint", LABEL, DEMI)
        head.setText(translate("FirstRun", "THE VENDOR'S OWN FIGURES"))
        head.setAccessibleName(translate("FirstRun", "The vendor's own figures"))
        under = Text("soft", SECOND, wrap=True)
        under.setText(
            translate(
                "FirstRun", "Off until you switch them on. Each uses a sign-in that is on this computer."
            )
        )
        self.column.addWidget(head)
        self.column.addSpacing(STEP)
        self.column.addWidget(under)
        self.column.addSpacing(2 * STEP)
        for line in self.asks:
            self._ask_column.addWidget(line)
        self.column.addLayout(self._ask_column)
        self.column.addSpacing(3 * STEP)
        self.column.addLayout(row(self.others, self.more, None))
        self.column.addStretch(1)

    def take_settings(self, settings: Settings) -> None:
        """The switches."""
        for line in self.asks:
            line.take_settings(settings)
        self._fold()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """What is found by now."""
        self._spent.show_snapshot(snapshot, self._words)
        found = [tool for tool in snapshot.tools if tool.files]
        for tool in found:
            if tool.id not in self._tools:
                self._tools[tool.id] = ToolLine()
                self._tool_column.addWidget(self._tools[tool.id])
            self._tools[tool.id].show_tool(tool, snapshot, self._words)
        for name, shown in self._tools.items():
            shown.setVisible(any(tool.id == name for tool in found))
        self._none.setVisible(not found and snapshot.progress is None)
        lacking = [tool.name for tool in snapshot.tools if not tool.files]
        self._missing.say(
            translate("FirstRun", "Looked for, not found: {names}.", names=", ".join(lacking))
            if lacking
            else ""
        )
        sources = {source.id: source for source in snapshot.sources}
        for line in self.asks:
            line.show_source(sources.get(line.vendor.id), snapshot, self._words)
        used = {tool.id for tool in found}
        if used != self._used:
            self._used = used
            self._put_first(used)
            self._fold()
        self._settle()

    def unfold(self) -> None:
        """Shows those as well whose tools were not found here."""
        self._unfolded = True
        self._fold()
        first = next((line for line in self.asks if line.vendor.id not in self._used), None)
        if first is not None:
            first.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        hidden = 0
        for line in self.asks:
            shown = self._unfolded or line.vendor.id in self._used or line.switch.isChecked()
            line.setVisible(shown)
            hidden += not shown
        self.others.setVisible(hidden > 0)
        self.others.setText(
            translate("FirstRun", "Others that need no key")
            if self._used
            else translate("FirstRun", "Those that need no key")
        )
        self._settle()

    def _settle(self) -> None:
        """What has just been shown or hidden counts at once: Qt squeezes lines until its own next round."""
        inside = self.column.parentWidget()
        if inside is None:
            return
        for part in inside.findChildren(QWidget):
            if (layout := part.layout()) is not None:
                layout.invalidate()
        self.column.invalidate()
        inside.updateGeometry()

    def _put_first(self, used: set[str]) -> None:
        self.asks.sort(key=lambda line: line.vendor.id not in used)
        for line in self.asks:
            self._ask_column.addWidget(line)
        before: QWidget | None = None
        for line in self.asks:  # the order of Tab follows the order of the eye
            if before is not None:
                QWidget.setTabOrder(before, line.switch)
            before = line.switch
        if before is not None:
            QWidget.setTabOrder(before, self.others)
            QWidget.setTabOrder(self.others, self.more)
