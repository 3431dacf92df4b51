"""Where it went: a row for each part of the whole, with a small bar and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trayapp.domain.translation import mark, texts, translate
from trayapp.qt import gauge, view
from trayapp.qt.parts import Text, describe
from trayapp.qt.sections import column, row
from trayapp.qt.segments import Segments
from trayapp.qt.theme import DEMI, LABEL, MEDIUM, SECOND, STEP, Theme, font
from trayapp.qt.view import Slice

ROW = 22  # px
BAR = 84  # px, so that the bars of all breakdowns stand below one another
BY = {"model": mark("Popup", "Model"), "tool": mark("Popup", "Tool"), "project": mark("Popup", "Project")}
THICK = 6  # px, as the small gauges


class Breakdown(QLabel):
    """Names are cut in their middle, amounts never; the columns stay where they are.

    A label without text, so that a screen reader takes it for words: its description is the list.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._slices: tuple[Slice, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_slices(self, title: str, slices: Sequence[Slice]) -> None:
        """Draws again only when something is different."""
        self.setAccessibleName(title)
        if tuple(slices) == self._slices:
            return
        self._slices = tuple(slices)
        describe(self, ", ".join(f"{each.name} {each.amount}" for each in slices))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each."""
        return QSize(200, ROW * len(self._slices))

    def minimumSizeHint(self) -> QSize:
        """No narrower than a short name, the bar and an amount."""
        return QSize(160, ROW * len(self._slices))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, bars, amounts; from right to left where that is how one reads."""
        painter, colours = QPainter(self), self._theme.colours
        plain, strong = font(SECOND), font(SECOND, MEDIUM)
        widths = QFontMetrics(strong)
        amounts = max((widths.horizontalAdvance(each.amount) for each in self._slices), default=0)
        names = max(40, self.width() - amounts - BAR - 6 * STEP)
        for n, each in enumerate(self._slices):
            shown = QFontMetrics(plain).elidedText(each.name, Qt.TextElideMode.ElideMiddle, names)
            painter.setFont(plain)
            painter.setPen(QColor(colours.soft))
            self._write(painter, QRectF(0, n * ROW, names, ROW), shown)
            bar = self._turned(QRectF(names + 3 * STEP, n * ROW + (ROW - THICK) / 2, BAR, THICK))
            painter.save()
            if self.isRightToLeft():
                painter.translate(2 * bar.center().x(), 0)
                painter.scale(-1, 1)
            gauge.share(painter, bar, each.share, self._colour(n), colours)
            painter.restore()
            painter.setFont(strong)
            painter.setPen(QColor(colours.ink))
            self._write(painter, QRectF(self.width() - amounts, n * ROW, amounts, ROW), each.amount, end=True)
        if self.hasFocus():
            gauge.focus(painter, QRectF(self.rect()), QColor(colours.ink))

    def _turned(self, box: QRectF) -> QRectF:
        """Where a box stands, counted from the side where reading begins."""
        if self.isRightToLeft():
            box.moveLeft(self.width() - box.right())
        return box

    def _write(self, painter: QPainter, box: QRectF, text: str, *, end: bool = False) -> None:
        side = Qt.AlignmentFlag
        # A text that begins with the other direction's letters still stands at its column's edge.
        edge = side.AlignRight if end is not self.isRightToLeft() else side.AlignLeft
        flags = side.AlignVCenter | edge | side.AlignAbsolute
        painter.drawText(self._turned(box), int(flags | Qt.TextFlag.TextSingleLine), text)

    def _colour(self, n: int) -> str:
        series = self._theme.colours.series
        return series[-1] if self._slices[n].rest else series[min(n, len(series) - 2)]


class Went(QWidget):
    """Where it went, divided by what the person chooses; `changed` is called when that needs other room."""

    def __init__(self, theme: Theme, changed: Callable[[], None]) -> None:
        super().__init__()
        self._changed = changed
        self._parts: dict[str, view.Part] = {}
        self._by = next(iter(BY))
        title = translate("Popup", "Where it went")
        self._title = Text("faint", LABEL, DEMI)
        self._title.setText(title.upper())
        self._title.setAccessibleName(title)
        self.by = Segments(title, texts("Popup", BY), self._by, self._choose)
        self._breakdown = Breakdown(theme)
        layout = column(self, 2 * STEP)
        layout.addLayout(row(self._title, None, self.by))
        layout.addWidget(self._breakdown)

    def show_values(self, values: Sequence[view.Part]) -> None:
        """Changes what is different; what was chosen stays, while there is such a division."""
        self._parts = {part.by: part for part in values}
        for key, button in self.by.buttons.items():
            button.setVisible(key in self._parts)
        self.by.setVisible(len(values) > 1)
        self.setVisible(bool(values))
        if values:
            self._show(self._by if self._by in self._parts else values[0].by)

    def _show(self, by: str) -> None:
        self.by.show_chosen(by)
        self._breakdown.show_slices(
            f"{self._title.accessibleName()}: {translate('Popup', BY[by])}", self._parts[by].slices
        )

    def _choose(self, by: str) -> None:
        self._by = by
        self._show(by)
        self._changed()
