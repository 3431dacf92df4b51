"""The page Doctor: what `remainder doctor` finds, each with what to do, and below it the whole report."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trayapp.domain.translation import count, translate
from trayapp.qt.own_command import OwnCommand
from trayapp.qt.parts import Button, Text
from trayapp.qt.sections import column, row
from trayapp.qt.settings_page import Page
from trayapp.qt.tab_order import as_laid_out
from trayapp.qt.theme import BODY, DEMI, LABEL, MEDIUM, SECOND, STEP


class FindingBox(QWidget):
    """What is true, and below it what to do."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__()
        self.setObjectName("box")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.what, self.do = Text("ink", BODY, MEDIUM, wrap=True), Text("soft", SECOND, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        layout.setSpacing(STEP)
        for text, said in ((self.what, what), (self.do, do)):
            text.say(said)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(text)
        self.what.reach(do)


class DoctorPage(Page):
    """Looks when it is first shown, beside the program; all of it can be copied."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        super().__init__(
            "Doctor",
            translate(
                "Settings", "Paths, versions, logs and anything that is wrong. No key and no prompt is in it."
            ),
        )
        self._looking = OwnCommand(self._told, command)
        self.look, self.copy = (
            Button(translate("Settings", "Look again"), "main"),
            Button(translate("Settings", "Copy the report")),
        )
        self.look.clicked.connect(lambda *_: self.begin())
        self.copy.clicked.connect(lambda *_: QGuiApplication.clipboard().setText(self.report.text()))
        self.state = Text("ink", BODY, MEDIUM, wrap=True)
        self.state.reach()
        self.found: list[FindingBox] = []
        self._list = QWidget()
        self._boxes = column(self._list, 2 * STEP)
        self._head = Text("faint", LABEL, DEMI)
        self._head.setText(translate("Settings", "The report").upper())
        self._head.setAccessibleName(translate("Settings", "The report"))
        self.report: Text = Text("soft", SECOND, wrap=True)
        self.report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.report.reach()
        for part in (self.state, self._list, row(self.look, self.copy, None), self._head, self.report):
            if isinstance(part, QWidget):
                self.column.addWidget(part)
            else:
                self.column.addLayout(part)
            self.column.addSpacing(3 * STEP)
        self.column.addStretch(1)
        self._show("", [], "")

    def reach(self, target: str) -> QWidget | None:
        """The button that copies; until there is a report, what is said instead."""
        if target != "copy":
            return None
        return self.state if self.copy.isHidden() else self.copy

    def showEvent(self, event: QShowEvent) -> None:
        """Who opens this page wants it looked at."""
        super().showEvent(event)
        if not self.report.text() and not self._looking.busy:
            self.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the answer any more."""
        super().hideEvent(event)
        if not self.isVisible():
            self._looking.stop()
            self.look.setEnabled(True)

    def begin(self) -> None:
        """Looks; the answer follows."""
        self.look.setEnabled(False)
        self.state.say(translate("Settings", "Looking …"), rank="soft")
        self._looking.run("doctor", "--json")

    def _told(self, said: str, well: bool) -> None:  # noqa: FBT001 (a callback's argument)
        self.look.setEnabled(True)
        try:
            told = json.loads(said) if well else {}
            found = [(str(each["what"]), str(each["do"])) for each in told.get("findings", [])]
            text = "\n".join(map(str, told.get("text", [])))
        except (ValueError, KeyError, TypeError):
            well, found, text = False, [], said
        if well:
            state = count("Settings", "{n} thing was found.|{n} things were found.", len(found))
            self._show(state if found else translate("Settings", "Nothing is wrong."), found, text)
        else:
            self._show(translate("Settings", "It could not be looked at."), [], text or said)

    def _show(self, state: str, found: list[tuple[str, str]], text: str) -> None:
        for old in self.found:
            self._boxes.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.found = [FindingBox(*each) for each in found]
        for box in self.found:
            self._boxes.addWidget(box)
        self._list.setVisible(bool(found))
        self.state.say(state, rank="ink")
        self._head.setVisible(bool(text))
        self.copy.setVisible(bool(text))
        self.report.say(text)
        if (inside := self.widget()) is not None:
            as_laid_out(inside)
