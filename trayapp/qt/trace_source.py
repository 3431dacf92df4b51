"""On the page of sources: why the numbers are so that a source has a part in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSizePolicy

from trayapp.domain.model import Gauge, Snapshot
from trayapp.domain.plain import clean
from trayapp.domain.steps import Kind
from trayapp.domain.translation import translate
from trayapp.qt.parts import Button

LONGEST = 60  # characters of a title in the menu


class WhyButton(Button):
    """Opens the trace of the figure; of several, a menu with their titles. Hidden while there is none."""

    def __init__(self, source: str, name: str, why: Callable[[str], None]) -> None:
        super().__init__(translate("Settings", "Why this number?"), "plain")
        self._source, self._why = source, why
        self.about: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(translate("Settings", "Why the number of {source} is so", source=name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda *_: self._ask())
        self.hide()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The gauges that this source tells of, or has a part in."""
        own = () if snapshot.sample else (each for each in snapshot.gauges if told_by(each, self._source))
        self.about = tuple((each.allowance.key, clean(each.allowance.title, LONGEST)) for each in own)
        self.setVisible(bool(self.about))

    def _ask(self) -> None:
        if len(self.about) == 1:
            self._why(self.about[0][0])
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, title in self.about:
            menu.addAction(title.replace("&", "&&"), self._asker(key))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _asker(self, key: str) -> Callable[[], None]:
        return lambda: self._why(key)


def told_by(gauge: Gauge, source: str) -> bool:
    """True for a source's own figure, and for an allowance that one of its statements is a step of."""
    own = gauge.allowance.key.startswith(f"{source}:")
    return own or any(step.kind is Kind.STATED and step.about == source for step in gauge.steps)
