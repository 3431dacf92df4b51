"""The button that gives the history away, and the line below it that says how that went."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt.history_export import content, file_name, picture
from trayapp.qt.history_view import Sheet
from trayapp.qt.parts import Button, Text, announce
from trayapp.qt.saver import Saver, ask_where, why_not
from trayapp.qt.theme import SECOND, Theme

KINDS = ("CSV", "JSON", "PDF")


class Share(Button):
    """Gives away the sheet that it was shown last; `said` is to stand below it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(translate("History", "Export"))
        self._theme, self._words = theme, words
        self._sheet: Sheet | None = None
        self._saver = Saver()
        self._saver.done.connect(self._written)
        self.said = Text("soft", SECOND, wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.said.hide()
        self.setEnabled(False)
        menu = QMenu(self)
        copy = menu.addAction(translate("History", "Copy picture"), self.copy)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # it is the window's, and only stands here
        menu.addSeparator()
        for kind in KINDS:
            menu.addAction(f"{kind}…", partial(self.export, kind))
        self.setMenu(menu)

    def show_sheet(self, found: Sheet) -> None:
        """From now on this one is given away; what was said of another stretch is over."""
        if self._sheet is None or found.title != self._sheet.title:
            self.said.say("")
        self._sheet = found
        self.setEnabled(True)

    def copy(self) -> None:
        """The picture with its title, to be put into a mail or a chat."""
        if self._sheet is not None:
            picture(self._sheet, self._theme.colours)
            self._tell(translate("History", "The picture is copied."), "soft")

    def export(self, kind: str) -> None:
        """Asks where to, and writes one of KINDS there."""
        if self._sheet is not None:
            title = translate("History", "Save as {kind}", kind=kind)
            found = ask_where(self.window(), title, file_name(self._sheet), kind)
            if found is not None:
                self.export_to(found, kind)

    def export_to(self, path: Path, kind: str) -> None:
        """Writes there; how that went is said below."""
        if self._sheet is not None:
            self._saver.save(path, content(self._sheet, kind))

    def _written(self, path: str, why: str) -> None:
        if why:
            self._tell(why_not(path, why, self._words), "tight")
        else:
            self._tell(translate("History", "Saved as {path}", path=path), "soft")

    def _tell(self, words: str, rank: str) -> None:
        self.said.say(words, rank=rank)
        announce(self.said, words)
