"""The last line of "Before you start": begin as chosen, keep what is set, and hear less of such advice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trayapp.domain.advice.task import Advice, Candidate, Move, Task
from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt.advice_adviser import Adviser
from trayapp.qt.advice_begin import Begin, begin
from trayapp.qt.advice_heed import Less, less, lesson
from trayapp.qt.advice_view import Picture, named
from trayapp.qt.parts import Button, More
from trayapp.qt.theme import MARGIN, STEP, Theme


class Foot(QWidget):
    """`act` does what a button says, `quieter` what an entry behind the dots asks for."""

    def __init__(
        self, theme: Theme, words: Words, act: Callable[[Begin], None], quieter: Callable[[Less], None]
    ) -> None:
        super().__init__()
        self._words, self._act, self._quieter = words, act, quieter
        self.main, self.second = Button("", "main"), Button("", "plain")
        self.keep, self.less = Button("", "plain"), More(theme)
        self._does: dict[Button, Begin] = {}
        for button in (self.main, self.second, self.keep):
            button.clicked.connect(lambda *_, pressed=button: self._act(self._does[pressed]))
        foot = QHBoxLayout(self)
        foot.setContentsMargins(MARGIN, 3 * STEP, MARGIN, 4 * STEP)
        foot.setSpacing(2 * STEP)
        for part in (self.main, self.second):
            foot.addWidget(part)
        foot.addStretch(1)
        for part in (self.keep, self.less):
            foot.addWidget(part)

    def begin(self) -> None:
        """As if the main button were pressed, where it is there."""
        if self.main.isVisible():
            self._act(self._does[self.main])

    def clear(self) -> None:
        """Nothing can be begun yet."""
        for button in (self.main, self.second, self.keep, self.less):
            button.hide()

    def show_ways(self, shown: Picture, chosen: int, task: Task, advice: Advice, adviser: Adviser) -> None:
        """The buttons of the way that is chosen."""
        if not shown.candidates:
            self.clear()
            return
        both = zip(shown.candidates, shown.ways, strict=True)
        advised = next((each for each, way in both if way.advised), None)

        def buttons(way: Candidate) -> tuple[Begin, Begin | None]:
            main, second = begin(way, task, self._words, plan=adviser.plan, chat=adviser.chat)
            learned = lesson(task, advice, way, advised)
            return main.teaching(learned), None if second is None else second.teaching(learned)

        taken = shown.candidates[chosen]
        for button, what in zip((self.main, self.second), buttons(taken), strict=True):
            self._dress(button, what)
        stay = next((each for each in shown.candidates if each.move is Move.STAY), None)
        keep = None
        if stay is not None and stay is not taken:
            name = named(stay.model, self._words)
            keep = buttons(stay)[0].named(translate("Advice", "Keep {model}", model=name))
        self._dress(self.keep, keep)
        self._offer(less(task, advice, adviser.wishes))

    def _dress(self, button: Button, what: Begin | None) -> None:
        button.setVisible(what is not None)
        if what is not None:
            self._does[button] = what
            text = what.text.replace("&", "&&")  # a bare one is taken for a key
            if text != button.text():
                button.setText(text)

    def _offer(self, entries: Sequence[Less]) -> None:
        self.less.setVisible(bool(entries))
        menu = self.less.menu()
        if [action.text() for action in menu.actions()] == [each.text for each in entries]:
            return
        menu.clear()
        for each in entries:
            menu.addAction(each.text).triggered.connect(lambda *_, each=each: self._quieter(each))
