"""Everything in the popup between its edge and its footer: the sections, one below the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from trayapp.domain.translation import translate
from trayapp.qt.breakdown import Went
from trayapp.qt.parts import sides
from trayapp.qt.sections import (
    Ask,
    Card,
    Empty,
    Headline,
    Loading,
    Note,
    Ribbon,
    Tip,
    Titled,
    column,
    height_of,
)
from trayapp.qt.theme import MARGIN, STEP, Theme
from trayapp.qt.view import View

WIDTH = 380  # px, of the popup


class Body(QWidget):
    """Everything between the edge and the footer."""

    def __init__(
        self,
        theme: Theme,
        *,
        chosen: Callable[[int | None], None],
        sample: Callable[[bool], None],
        refit: Callable[[], None],
        why: Callable[[str], None],
        hide: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._ribbon = Ribbon(lambda: sample(False))  # noqa: FBT003 (on or off is what it says)
        self._headline = Headline(theme, why)
        self._empty = Empty(lambda: sample(True))  # noqa: FBT003
        self._loading = Loading(theme)
        self._tip = Tip(theme, hide)
        self._ask = Ask(chosen)
        self._cards = Titled(lambda: Card(theme, why), translate("Popup", "Allowances"), 3 * STEP)
        self._went = Went(theme, refit)
        self._notes = Titled(lambda: Note(theme), "", 2 * STEP)
        self._column = column(self, 4 * STEP)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        for part in self._parts():
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self._ribbon,
            self._headline,
            self._empty,
            self._loading,
            self._ask,
            self._tip,
            self._cards,
            self._went,
            self._notes,
        )

    def show_view(self, shown: View) -> None:
        """Changes what is different; parts with nothing to say take no room."""
        self._ribbon.setVisible(shown.sample)
        self._ask.setVisible(shown.asks)
        _show(self._headline, shown.headline)
        _show(self._loading, shown.loading)
        _show(self._tip, shown.tip)
        _show(self._empty, shown.empty)
        for card, values in zip(self._cards.fit(len(shown.cards)), shown.cards, strict=True):
            cast("Card", card).show_values(values)
        self._went.show_values(shown.parts)
        for note, said in zip(self._notes.fit(len(shown.notes)), shown.notes, strict=True):
            cast("Note", note).show_values(said)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, from top to bottom."""
        within = (each for part in self._parts() for each in part.findChildren(QWidget))
        return [each for each in within if each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def keep_free(self, right: int) -> None:
        """Leaves the scroll bar its room, so that the text's right edge stays where it is."""
        self._column.setContentsMargins(sides(self, MARGIN, MARGIN, MARGIN - right, MARGIN))

    def minimumSizeHint(self) -> QSize:
        """What its content takes at its width: Qt's own reckoning wraps some lines once more."""
        return QSize(0, self.height_at(min(max(300, self.width()), WIDTH - 2)))

    def height_at(self, width: int) -> int:
        """The height that everything takes at this width."""
        self._column.activate()
        return height_of(self._column, width)


_V_contra = TypeVar("_V_contra", contravariant=True)


class _Shows(Protocol[_V_contra]):
    def show_values(self, values: _V_contra, /) -> None: ...

    def setVisible(self, visible: bool, /) -> None: ...  # noqa: FBT001 (Qt's signature)


def _show(part: _Shows[_V_contra], values: _V_contra | None) -> None:
    part.setVisible(values is not None)
    if values is not None:
        part.show_values(values)
