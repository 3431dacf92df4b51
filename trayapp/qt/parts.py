"""The few widgets that the popup and the windows are made of; each says in words what it draws.

Colours come from one style sheet (trayapp/qt/style.py) by rank, so a change of theme restyles all at once.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QFont,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QMenu, QProgressBar, QPushButton, QSizePolicy, QToolTip, QWidget

from trayapp.domain.model import Level
from trayapp.domain.plain import clean, readable
from trayapp.domain.saying import worded
from trayapp.domain.translation import translate
from trayapp.qt import gauge
from trayapp.qt.theme import MEDIUM, REGULAR, Theme, font
from trayapp.qt.wrapping import LONG, Wrapped, has_long_word

_TIP_LONGEST, _TIP_LINE = 400, 60  # characters: of a tool tip, and of one that needs no second line


class Text(QLabel):
    """Plain text in one of the ranks ink, soft, faint, accent, watch, tight, spent; never rich text.

    One that wraps does so inside a long word too, so that no name or path widens its window.
    """

    _LEAST = 96
    """px that a long word asks for; it breaks wherever there is no more."""
    _WISH = 320

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
        self._long = False
        self._wrapped: Wrapped | None = None
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

    def setText(self, text: str) -> None:
        """Shows this, without what would hide or turn around other text."""
        shown = readable(text)
        self._long, self._wrapped = self.wordWrap() and has_long_word(shown), None
        super().setText(shown)

    def say(self, text: str, *, rank: str | None = None) -> None:
        """Changes text (and rank); hides when there is nothing to say. Repaints only what changed."""
        text = worded(text)
        if text != self.text():
            self.setText(text)
        if rank is not None and rank != self.property("rank"):
            self.setProperty("rank", rank)
            self.style().unpolish(self)
            self.style().polish(self)
        put(self, shown=bool(text))

    def reach(self, spoken: str = "") -> None:
        """Tab stops here, and a screen reader says `spoken` after the text."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        describe(self, spoken)

    def _laid_out(self, width: int) -> Wrapped:
        """The text at this width of the label."""
        margins = self.contentsMargins()
        width -= margins.left() + margins.right()
        held = self._wrapped
        if held is None or (held.width, held.font) != (width, self.font()):
            held = self._wrapped = Wrapped(self.text(), self.font(), width, self.alignment())
        return held

    def heightForWidth(self, width: int) -> int:
        """What its lines take, those within long words counted."""
        if not self._long:
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        return self._laid_out(width).height + margins.top() + margins.bottom()

    def minimumSizeHint(self) -> QSize:
        """A long word is no reason to be wide."""
        if not self._long:
            return super().minimumSizeHint()
        return QSize(self._LEAST, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        """As wide as a column; a layout gives what there is, and asks for the height."""
        return QSize(self._WISH, self.heightForWidth(self._WISH)) if self._long else super().sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, framed while the keyboard is here."""
        colour = self.palette().color(self.foregroundRole())
        if self._long:
            painter = QPainter(self)
            painter.setPen(colour)
            at = self.selectionStart()
            chosen = None if at < 0 else (at, len(self.selectedText()), self.palette())
            self._laid_out(self.width()).draw(painter, self.contentsRect(), self.alignment(), chosen)
            painter.end()
        else:
            super().paintEvent(event)
        if self.hasFocus():
            gauge.focus(QPainter(self), QRectF(self.rect()), colour)


class Elided(Text):
    """One line that ends in "…" where there is no room; the whole text is then its tool tip."""

    def __init__(self, rank: str, pixels: int, weight: QFont.Weight = REGULAR) -> None:
        super().__init__(rank, pixels, weight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws what fits."""
        painter = QPainter(self)
        shown = self._fitting()
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def _fitting(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def event(self, event: QEvent) -> bool:
        """The tool tip is made when it is asked for: a standing one would be read out after the text."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip(), self)
            return True
        return super().event(event)

    def tip(self) -> str:
        """What the pointer is told; nothing where all can be read."""
        return "" if self._fitting() == self.text() else as_tip(self.text())


class Button(QPushButton):
    """A push button: "main" is the one action, "quiet" stands on a card, "plain" is text alone."""

    def __init__(self, text: str, kind: str = "quiet") -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setFont(font(13, MEDIUM))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)


class More(Button):
    """Three dots that open a menu: what is needed seldom."""

    INSIDE = 8
    """px from its edge to the first and last dot."""
    _SIZE = 34

    def __init__(self, theme: Theme) -> None:
        super().__init__("", "plain")
        self._theme = theme
        self.setFixedSize(self._SIZE, self._SIZE)
        self.setAccessibleName(translate("Popup", "More"))
        self.setToolTip(self.accessibleName())
        self.setMenu(QMenu(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button's ground, and the dots."""
        super().paintEvent(event)
        painter, middle = QPainter(self), self.height() / 2
        for n in (-1, 0, 1):
            x = self.width() / 2 + n * (self.width() / 2 - self.INSIDE - 2)
            gauge.dot(painter, x, middle, self._theme.colours.soft, size=4)


class Away(Button):
    """A small cross: puts away what it stands on."""

    _SIZE = 24
    _CROSS = 8

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__("", "plain")
        self._theme = theme
        self.setFixedSize(self._SIZE, self._SIZE)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button's ground, and the cross."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.soft), 1.5, c=Qt.PenCapStyle.RoundCap))
        box = QRectF(0, 0, self._CROSS, self._CROSS)
        box.moveCenter(QRectF(self.rect()).center())
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())


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


def put(part: QWidget, *, shown: bool) -> None:
    """Shows it within what it belongs to, or hides it there.

    What belongs to nothing yet would be a window of its own: it is as if nobody had ever hidden it.
    """
    if shown and part.parentWidget() is None:
        part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
    else:
        part.setVisible(shown)


def as_tip(text: str) -> str:
    """A tool tip of a text that may be anything: Qt takes what looks like markup for markup.

    A long one becomes a paragraph, because only those wrap, with places to break at in long words.
    """
    shown = clean(text, _TIP_LONGEST)
    if len(shown) <= _TIP_LINE and "<" not in shown:
        return shown
    words = ("\u200b".join(each) if len(each) > LONG else each for each in shown.split(" "))
    plain = " ".join(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{plain}</p>"


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


def announce(part: QWidget, words: str) -> None:
    """A screen reader says this now, wherever its focus is."""
    if words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(part, words))


def sides(part: QWidget, start: int, top: int, end: int, bottom: int) -> QMargins:
    """Margins from where reading begins to where it ends; Qt mirrors layouts, but not their margins."""
    if part.isRightToLeft():
        start, end = end, start
    return QMargins(start, top, end, bottom)
