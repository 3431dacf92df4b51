"""The window "Before you start": the task above, what each way would cost below, and one button to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trayapp.domain.advice.task import Attachment, Candidate, Move, Task
from trayapp.domain.asked import ADVISE, Asked
from trayapp.domain.command import AskGrounds, ChangeSettings, Command
from trayapp.domain.model import TOKENS
from trayapp.domain.translation import count, translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.qt import style
from trayapp.qt.advice_adviser import Adviser
from trayapp.qt.advice_begin import Begin
from trayapp.qt.advice_files import Files
from trayapp.qt.advice_foot import Foot
from trayapp.qt.advice_heed import Less
from trayapp.qt.advice_place import PlaceRow
from trayapp.qt.advice_prompt import Prompt
from trayapp.qt.advice_rows import INSIDE, Ways
from trayapp.qt.advice_view import Picture, picture
from trayapp.qt.parts import Button, Elided, Text, line
from trayapp.qt.theme import BODY, DEMI, MARGIN, MEDIUM, NAME, SECOND, STEP, TITLE, Theme, qt_palette

SIZE = (680, 660)  # px
_PROMPT = 24 * STEP


class AdviceWindow(QWidget):
    """Draws the advice for what is typed. Keeps nothing: closed, the text is gone."""

    def __init__(
        self,
        theme: Theme,
        *,
        more: Callable[[], None],
        send: Callable[[Command], None] = lambda _: None,
        words: Words = SPOKEN,
        open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme, self._words, self._more = theme, words, more
        self._send, self._open_address = send, open_address
        self._adviser: Adviser | None = None
        self._picture: Picture | None = None
        self._files: tuple[Attachment, ...] = ()
        self._taken: tuple[Move, str] | None = None
        self._reader = Files()
        self._reader.read.connect(self._read)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Advice", "Before you start"))
        self._build()
        self._arrange()
        self._restyle()
        theme.changed.connect(self._restyle)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.foot.begin)
        self.resize(*SIZE)
        self.prompt.setFocus()
        self._draw()

    # --- from the core ----------------------------------------------------------------------------

    def take_adviser(self, adviser: Adviser) -> None:
        """What is known has come, or has changed; what is typed stays."""
        self._adviser = adviser
        self.place.show_choices(adviser.choices)
        self._draw()

    def fill(self, prompt: str, files: Sequence[Path] = (), folder: str = "") -> None:
        """Begins with this task, as a command line may give it."""
        if prompt:
            self.prompt.setPlainText(prompt)
        if folder:
            self.place.folder = folder
        if files:
            self._reader.look(files)

    # --- from the person --------------------------------------------------------------------------

    def task(self) -> Task:
        """What is about to start, as the fields have it."""
        return self.place.task(self.prompt.toPlainText(), self._files)

    def asked(self) -> Asked:
        """The task again, for a window that takes this one's place; files are dropped anew."""
        return Asked(ADVISE, self.prompt.toPlainText(), (), self.place.folder)

    def _read(self, found: tuple[Attachment, ...], folder: str) -> None:
        if folder:
            self.place.folder = folder
        self._files = (*self._files, *found)
        self._draw()

    def _without_files(self) -> None:
        self._files = ()
        self.prompt.setFocus()
        self._draw()

    def _choose(self, row: int) -> None:
        if self._picture is not None and row < len(self._picture.candidates):
            self._taken = _kind(self._picture.candidates[row])
            self._draw()

    def _act(self, what: Begin) -> None:
        """Does what a button says, and says what was done."""
        if what.copied:
            QGuiApplication.clipboard().setText(what.copied)
        went = not what.address or self._open_address(QUrl(what.address))
        self._said.say(what.done if went else what.failed, rank="soft" if went else "tight")
        if not went and what.instead:
            QGuiApplication.clipboard().setText(what.instead)
        if what.teaches is not None:
            self._send(what.teaches)
        if what.more:
            self._more()

    def _quieter(self, entry: Less) -> None:
        """There will be less of this advice; the settings can take it back."""
        self._send(ChangeSettings(entry.changes))
        self._send(AskGrounds())
        self._said.say(translate("Advice", "Done. The settings have it on the page Advice."), rank="soft")

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self._title = Text("ink", TITLE, DEMI)
        self._title.setText(translate("Advice", "Before you start"))
        self.place = PlaceRow(self._draw)
        self.prompt = Prompt(self._reader.look)
        self.prompt.setFixedHeight(_PROMPT)
        self.prompt.textChanged.connect(self._draw)
        self._size = Text("faint", SECOND)
        self.drop_files = Button(translate("Advice", "Without files"), "plain")
        self.drop_files.clicked.connect(lambda *_: self._without_files())
        self._heading = Text("soft", NAME, MEDIUM)
        self._share = Elided("faint", BODY)
        self._share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.ways = Ways(self._theme, self._choose)
        self._reason = Text("soft", NAME, wrap=True)
        self._beside = Text("faint", SECOND, wrap=True)
        self._said = Text("soft", SECOND, wrap=True)
        self.foot = Foot(self._theme, self._words, self._act, self._quieter)

    def _arrange(self) -> None:
        above, below = _column(3 * STEP), _column(2 * STEP)
        above.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        for part in (self._title, self.place, self.prompt):
            above.addWidget(part)
        size = QHBoxLayout()
        size.addWidget(self._size, 1)
        size.addWidget(self.drop_files)
        above.addLayout(size)
        above.addSpacing(STEP)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addWidget(self._share, 1)
        above.addLayout(head)
        rows = _column(0)  # their ground stands out at both sides, so that their words are in line
        rows.setContentsMargins(MARGIN - INSIDE, 2 * STEP, MARGIN - INSIDE, 3 * STEP)
        rows.addWidget(self.ways)
        below.setContentsMargins(MARGIN, 0, MARGIN, 3 * STEP)
        below.addWidget(self._reason)
        below.addWidget(self._beside)
        below.addStretch(1)
        below.addWidget(self._said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addLayout(rows)
        layout.addLayout(below, 1)
        layout.addWidget(line())
        layout.addWidget(self.foot)

    # --- drawing ----------------------------------------------------------------------------------

    def _draw(self) -> None:
        """The picture for what is typed now."""
        adviser, task = self._adviser, self.task()
        typed = bool(task.prompt.strip() or task.files)
        self.drop_files.setVisible(bool(self._files))
        if adviser is None:
            self._heading.say(translate("Advice", "Reading what was spent so far …"))
            self._empty()
            return
        advice = adviser.advise(task)
        whole = task.turn <= 1
        shown = self._picture = picture(advice, adviser.room(task), self._words, whole=whole)
        self._heading.say(
            translate("Advice", "What this session will probably cost")
            if whole
            else translate("Advice", "What the next turn will probably cost")
        )
        self._share.say(shown.share)
        self._size.say(self._counted(advice.estimate.prompt_tokens) if typed else "")
        chosen = next(
            (n for n, each in enumerate(shown.candidates) if _kind(each) == self._taken), shown.chosen
        )
        self.ways.show_ways(shown.ways, chosen, shown.mark)
        self._reason.say(shown.reasons[chosen] if shown.reasons else "")
        self._beside.say(" ".join(each for each in (shown.beside, adviser.record(task)) if each))
        self.foot.show_ways(shown, chosen, task, advice, adviser)

    def _counted(self, tokens: int) -> str:
        files = len(self._files)
        parts = [count("Advice", "{n} file|{n} files", files)] if files else []
        return " · ".join([*parts, self._words.money(Decimal(tokens), TOKENS)])

    def _empty(self) -> None:
        self._picture = None
        self.ways.show_ways((), -1, None)
        for part in (self._share, self._size, self._reason, self._beside):
            part.say("")
        self.foot.clear()

    def _restyle(self) -> None:
        self.setPalette(qt_palette(self._theme.colours))
        self.setStyleSheet(style.window_sheet(self._theme.colours))
        self.update()


def _kind(way: Candidate) -> tuple[Move, str]:
    """What is chosen again when another key is typed: of other models the very one."""
    return way.move, way.model if way.move is Move.MODEL else ""


def _column(spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    return column
