"""The window "Ask for more": what goes on the page at the left, the page itself at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trayapp.domain.command import AskHistory, Command
from trayapp.domain.history import History
from trayapp.domain.model import Snapshot
from trayapp.domain.report import Choices, Report, clean_reason
from trayapp.domain.report_build import report
from trayapp.domain.report_text import as_text, mail
from trayapp.domain.sample import sample_history
from trayapp.domain.saying import worded
from trayapp.domain.translation import mark, translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.qt import style
from trayapp.qt.parts import Button, Text
from trayapp.qt.report_file import fits, here, mail_address, pdf, size_of
from trayapp.qt.report_form import ReportForm
from trayapp.qt.report_preview import Preview
from trayapp.qt.saver import Saver, ask_where, why_not
from trayapp.qt.theme import MARGIN, SECOND, STEP, Theme, qt_palette
from trayapp.settings import BadValueError

SIZE = (1060, 780)  # px
SIDE = 300
BEHIND = 400
"""Days that are asked for: a year, and the window before it."""

_SETTLE_MS = 120
"""Milliseconds after the last key: a page is put together once for a word, not for each letter."""

TITLE = mark("Report", "Ask for more")
MAIL, SAVE, COPY = mark("Report", "Write mail"), mark("Report", "Save PDF…"), mark("Report", "Copy text")
PREVIEW = mark("Report", "The page")
NOTHING = mark("Report", "There is no allowance yet to report on.")
COPIED = mark("Report", "Copied as text.")
SAVED = mark("Report", "Saved as {path}")
ATTACH = mark("Report", "Attach this to the mail: {path}")
NO_MAIL = mark("Report", "No mail program answered. The text is copied; the page is saved as {path}")


class ReportWindow(QWidget):
    """Draws a Report of the snapshot and of the history that it asks for; writes only what is asked of it."""

    def __init__(
        self,
        theme: Theme,
        *,
        send: Callable[[Command], None],
        today: Callable[[], date] = date.today,
        words: Words = SPOKEN,
        open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme, self._send, self._today, self._words = theme, send, today, words
        self._open_address = open_address
        self._snapshot: Snapshot | None = None
        self._history: History | None = None
        self._report: Report | None = None
        self._paper = here()
        self._mailing = False
        self._saver = Saver()
        self._saver.done.connect(self._written)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Report", TITLE))
        self._build()
        self._arrange()
        self._restyle()
        theme.changed.connect(self._restyle)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        self.resize(*SIZE)
        self.form.reason.setFocus()
        self._draw()
        self._ask()

    # --- from the core ----------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The allowances as they stand now; the one that leads is chosen at first."""
        self._snapshot = snapshot
        self.form.show_gauges(snapshot.gauges, snapshot.headline)
        self._draw()
        if self._history is not None and snapshot.at - self._history.now > timedelta(minutes=5):
            self._ask()

    def show_history(self, history: History) -> None:
        """What was asked for has come; another window's shorter answer changes nothing."""
        if history.first <= self._today() - timedelta(days=BEHIND):
            self._history = history
            self._draw()

    def _ask(self) -> None:
        self._send(AskHistory(self._today() - timedelta(days=BEHIND), self._today()))

    # --- from the person --------------------------------------------------------------------------

    def copy(self) -> None:
        """The text, to be put into a mail or a ticket."""
        if self._report is not None:
            QGuiApplication.clipboard().setText(as_text(self._report))
            self._said.say(translate("Report", COPIED))

    def save(self) -> None:
        """Asks where to, and writes the page there."""
        if self._report is None:
            return
        found = ask_where(self, translate("Report", SAVE).rstrip("…"), self._name(), "PDF")
        if found is not None:
            self.save_as(found)

    def save_as(self, path: Path) -> None:
        """Writes the page there."""
        if self._report is not None:
            self._mailing = False
            self._saver.save(path, pdf(self._report, self._paper, self._words))

    def write_mail(self, folder: Path | None = None) -> None:
        """Saves the page among the person's documents, then opens a mail that names it."""
        if self._report is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folders = (Path(documents), Path.home()) if folder is None else (folder,)
        self._mailing = True
        content = pdf(self._report, self._paper, self._words)
        self._saver.save_beside(folders, f"{self._name()}.pdf", content)

    def _written(self, path: str, why: str) -> None:
        if why:
            self._said.say(why_not(path or f"{self._name()}.pdf", why, self._words), rank="tight")
        elif not self._mailing:
            self._said.say(translate("Report", SAVED).format(path=path), rank="soft")
        elif self._report is not None:
            self._said.say(translate("Report", ATTACH).format(path=path), rank="soft")
            self._open_mail(self._report, path)

    def _open_mail(self, shown: Report, path: str) -> None:
        subject, body = mail(shown, Path(path).name, self._words, lambda body: fits(shown.title, body))
        if not self._open_address(mail_address(subject, body)):
            QGuiApplication.clipboard().setText(body)
            self._said.say(translate("Report", NO_MAIL).format(path=path), rank="soft")

    def _name(self) -> str:
        """A file's name that any system takes."""
        gauge = self.form.gauge
        title = "" if gauge is None else worded(gauge.allowance.title)
        kept = "".join(char if char.isalnum() or char in " -_" else " " for char in title)
        return " ".join(f"{translate('Report', 'AI allowance')} {kept[:40]} {self._today():%Y-%m-%d}".split())

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.form = ReportForm(self._theme, self._words, self._settle.start)
        self.preview = Preview(self._theme, size_of(self._paper), self._words)
        self.preview.setAccessibleName(translate("Report", PREVIEW))
        self.mail, self.keep, self.copied = (
            Button(translate("Report", MAIL), "main"),
            Button(translate("Report", SAVE)),
            Button(translate("Report", COPY)),
        )
        self.mail.clicked.connect(lambda *_: self.write_mail())
        self.keep.clicked.connect(lambda *_: self.save())
        self.copied.clicked.connect(lambda *_: self.copy())
        self._said = Text("soft", SECOND, wrap=True)
        self._said.hide()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        left.setSpacing(2 * STEP)
        left.addWidget(self.form, 1)
        left.addSpacing(2 * STEP)
        left.addWidget(self._said)
        left.addWidget(self.mail)
        beside = QHBoxLayout()
        beside.setSpacing(2 * STEP)
        beside.addWidget(self.keep, 1)
        beside.addWidget(self.copied, 1)
        left.addLayout(beside)
        side = QWidget()
        side.setFixedWidth(SIDE)
        side.setLayout(left)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(self._table(), 1)

    def _table(self) -> QScrollArea:
        """What the page lies on."""
        table = QWidget()
        table.setObjectName("side")
        table.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(table)
        inside.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.preview, 100)
        middle.addStretch(1)
        inside.addLayout(middle)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(translate("Report", PREVIEW))
        area.setWidget(table)
        return area

    # --- drawing ----------------------------------------------------------------------------------

    def _draw(self) -> None:
        """The page as everything is now; what is typed and no amount leaves the last one."""
        gauge, history = self.form.gauge, self._past()
        good = self.form.check()
        for button in (self.mail, self.keep, self.copied):
            button.setEnabled(good and gauge is not None and history is not None)
        if gauge is None or history is None or self._snapshot is None:
            known = self._snapshot is not None and gauge is None
            self._report = None
            self.preview.show_report(
                None, translate("Report", NOTHING) if known else self._words.phrase("history.reading")
            )
            return
        try:
            asked = self.form.asked()
        except BadValueError:
            return
        names = {tool.id: tool.name for tool in self._snapshot.tools}
        reason = clean_reason(self.form.reason.toPlainText())
        choices = Choices(self.form.parts, reason, names, sample=self._snapshot.sample)
        self._report = report(gauge, history, asked, choices, self._words)
        self.preview.show_report(self._report)

    def _past(self) -> History | None:
        """The history that belongs to the snapshot: made-up figures never stand beside real ones."""
        snapshot = self._snapshot
        if snapshot is None or not snapshot.sample:
            return self._history
        return sample_history(snapshot.at, ZoneInfo(snapshot.zone), BEHIND)

    def _restyle(self) -> None:
        self.setPalette(qt_palette(self._theme.colours))
        self.setStyleSheet(style.window_sheet(self._theme.colours))
        self.preview.update()
