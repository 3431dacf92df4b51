"""The few widgets that the popup and the windows are made of; each says in words what it draws.

Colours come from one style sheet (trayapp/qt/style.py) by rank, so a change of theme restyles all at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from trayapp.domain.model import Level
from trayapp.qt import gauge
from trayapp.qt.theme import LABEL, MEDIUM, REGULAR, STEP, Theme, font
from trayapp.qt.view import Slice


class Text(QLabel):
    """Plain text in one of the ranks ink, soft, faint, accent, watch, tight, spent; never rich text."""

    def __init__(
        self,
        rank: str,
        pixels: int,
        weight: QFont.Weight = REGULAR,
        *,
        wrap: bool = False,
        tabular: bool = True,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(pixels, weight, tabular=tabular))
        self.setWordWrap(wrap)
        self.setProperty("rank", rank)
        if self.isRightToLeft():
            # A label follows the direction of its own text, and a column with English names would fray.
            side = Qt.AlignmentFlag
            self.setAlignment(side.AlignRight | side.AlignAbsolute | side.AlignVCenter)
        if wrap:
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            self.setSizePolicy(policy)

    def say(self, text: str, *, rank: str | None = None) -> None:
        """Changes text (and rank); hides when there is nothing to say. Repaints only what changed."""
        if text != self.text():
            self.setText(text)
        if rank is not None and rank != self.property("rank"):
            self.setProperty("rank", rank)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setVisible(bool(text))

    def reach(self, spoken: str = "") -> None:
        """Tab stops here, and a screen reader says `spoken` after the text."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        describe(self, spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, framed while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            gauge.focus(QPainter(self), QRectF(self.rect()), self.palette().color(self.foregroundRole()))


class Elided(Text):
    """One line that ends in "…" where there is no room; the whole text is then its tool tip."""

    def __init__(self, rank: str, pixels: int, weight: QFont.Weight = REGULAR) -> None:
        super().__init__(rank, pixels, weight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws what fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class Button(QPushButton):
    """A push button: "main" is the one action, "quiet" stands on a card, "plain" is text alone."""

    def __init__(self, text: str, kind: str = "quiet") -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setFont(font(13, MEDIUM))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)


class Bar(QProgressBar):
    """A gauge's bar. Tab stops at it; a screen reader has its name, its percent and a sentence.

    Only what it says of itself is a progress bar's: it is drawn here, and nothing in it moves by itself.
    """

    def __init__(self, theme: Theme, thickness: int) -> None:
        super().__init__()
        self._theme = theme
        self._thickness = thickness
        self._shown = gauge.Reading(None, Level.UNKNOWN)
        reach = int(gauge.OVERHANG) if thickness >= 10 else int(gauge.OVERHANG) - 1
        self.setFixedHeight(thickness + 2 * reach)
        self.setMinimumWidth(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextVisible(False)
        self.setRange(0, 100)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_reading(self, shown: gauge.Reading, name: str, words: str) -> None:
        """Draws again only when something is different."""
        if shown != self._shown:
            self._shown = shown
            if shown.left is None:
                self.reset()  # no value, which is not nothing
            else:
                self.setValue(round(100 * shown.left))
            self.update()
        self.setAccessibleName(name)
        describe(self, words)

    def text(self) -> str:
        """The percent that a screen reader speaks; nothing where nothing is known."""
        return "" if self._shown.left is None else super().text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the bar in the middle of its height, from the side where reading begins."""
        painter = QPainter(self)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        top = (self.height() - self._thickness) / 2
        box = QRectF(0, top, self.width(), self._thickness)
        gauge.bar(painter, box, self._shown, self._theme.colours)
        if self.hasFocus():
            gauge.focus(painter, QRectF(self.rect()), QColor(self._theme.colours.ink))


class Breakdown(QLabel):
    """A whole cut into slices, with a legend below that wraps; names are cut before amounts are.

    A label without text, so that a screen reader takes it for words: its description is the legend.
    """

    _BAR = 10
    _LINE = 20

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._slices: tuple[Slice, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_slices(self, title: str, slices: Sequence[Slice]) -> None:
        """Draws again only when something is different; the legend is its spoken description."""
        self.setAccessibleName(title)
        if tuple(slices) == self._slices:
            return
        self._slices = tuple(slices)
        describe(self, ", ".join(f"{each.name} {each.amount}" for each in slices))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The legend wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The bar, and as many lines of legend as that width takes."""
        lines = {row for row, *_ in self._places(width)}
        return self._BAR + (2 * STEP + self._LINE * len(lines) if lines else 0)

    def sizeHint(self) -> QSize:
        """For layouts that do not ask by width."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """One line at least."""
        return QSize(100, self._BAR + 2 * STEP + self._LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar, then dots, names and amounts."""
        painter, colours = QPainter(self), self._theme.colours
        series = [self._colour(n) for n in range(len(self._slices))]
        bar = QRectF(0, 0, self.width(), self._BAR)
        painter.save()
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        gauge.breakdown(painter, bar, [each.share for each in self._slices], series)
        painter.restore()
        for (row, x, name, amount), colour in zip(self._places(self.width()), series, strict=True):
            top = self._BAR + 2 * STEP + row * self._LINE
            gauge.dot(painter, self._turned(x, 8) + 4, top + self._LINE / 2, colour)
            after = self._write(painter, x + 12, top, name, colours.soft, font(LABEL))
            self._write(painter, after + STEP, top, amount, colours.ink, font(LABEL, MEDIUM))
        if self.hasFocus():
            gauge.focus(painter, QRectF(self.rect()), QColor(colours.ink))

    def _turned(self, x: float, width: float) -> float:
        """Where something of this width begins, counted from the side where reading begins."""
        return self.width() - x - width if self.isRightToLeft() else x

    def _write(self, painter: QPainter, x: float, top: int, text: str, colour: str, face: QFont) -> float:
        painter.setFont(face)
        painter.setPen(colour)
        width = QFontMetrics(face).horizontalAdvance(text)
        box = QRectF(self._turned(x, width + 2), top, width + 2, self._LINE)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        return x + width

    def _colour(self, n: int) -> str:
        series = self._theme.colours.series
        return series[-1] if self._slices[n].rest else series[min(n, len(series) - 2)]

    def _places(self, width: int) -> list[tuple[int, int, str, str]]:
        """Row, x, name (cut to fit) and amount of each legend entry at this width."""
        names, amounts = QFontMetrics(font(LABEL)), QFontMetrics(font(LABEL, MEDIUM))
        places, row, x = [], 0, 0
        for each in self._slices:
            needed = amounts.horizontalAdvance(each.amount) + 12 + STEP
            name = names.elidedText(each.name, Qt.TextElideMode.ElideMiddle, max(40, width - needed - STEP))
            needed += names.horizontalAdvance(name)
            if x and x + needed > width:
                row, x = row + 1, 0
            places.append((row, x, name, each.amount))
            x += needed + 3 * STEP
        return places


def line() -> QWidget:
    """A hairline between two parts."""
    result = QWidget()
    result.setObjectName("line")
    result.setFixedHeight(1)
    return result


def describe(part: QWidget, words: str) -> None:
    """What a screen reader says after the name; one that listens is told of a change."""
    if words != part.accessibleDescription():
        part.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.DescriptionChanged))


def sides(part: QWidget, start: int, top: int, end: int, bottom: int) -> QMargins:
    """Margins from where reading begins to where it ends; Qt mirrors layouts, but not their margins."""
    if part.isRightToLeft():
        start, end = end, start
    return QMargins(start, top, end, bottom)
