"""A pen that goes down a page: lines, paragraphs, bars; without a painter it only measures."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from trayapp.domain.report import Bar
from trayapp.qt.theme import LABEL, MEDIUM, REGULAR, Colours, font

_BAR = 14.0  # px of thickness
_SHARE = 3.0
_TALL = 100_000.0
_PLACED = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | _PLACED) | int(Qt.TextFlag.TextWordWrap)


class Pen:
    """Stands at `y`, between `left` and `left + width`; everything it draws moves it down."""

    def __init__(self, painter: QPainter | None, width: float, colours: Colours) -> None:
        self.painter = painter
        self.left, self.width, self.y = 0.0, width, 0.0
        self.colours = colours

    # --- other pens -------------------------------------------------------------------------------

    def copy(self, *, dry: bool = False) -> Pen:
        """A pen at the same place; a dry one only measures."""
        other = Pen(None if dry else self.painter, self.width, self.colours)
        other.left, other.y = self.left, self.y
        return other

    def inset(self, by: float) -> Pen:
        """Between margins of its own."""
        other = self.shifted(by)
        other.width -= by
        return other

    def shifted(self, by: float) -> Pen:
        """Further right."""
        other = self.copy()
        other.left += by
        other.width -= by
        return other

    def narrowed(self, by: float) -> Pen:
        """Ending further left."""
        other = self.copy()
        other.width = max(0.0, other.width - by)
        return other

    def columns(self, count: int, gap: float) -> list[Pen]:
        """Side by side, equally wide."""
        width = (self.width - gap * (count - 1)) / count
        pens = []
        for n in range(count):
            other = self.copy()
            other.left, other.width = self.left + n * (width + gap), width
            pens.append(other)
        return pens

    # --- text -------------------------------------------------------------------------------------

    def gap(self, by: float) -> None:
        """Goes down."""
        self.y += by

    def height(self, size: int, weight: QFont.Weight) -> float:
        """Of one line."""
        return QFontMetricsF(_font(size, weight)).height()

    def advance(self, text: str, size: int, weight: QFont.Weight) -> float:
        """How wide a text is."""
        return QFontMetricsF(_font(size, weight)).horizontalAdvance(text)

    def fitting(self, text: str, size: int, weight: QFont.Weight, *, least: int) -> int:
        """The size at which it fits in the width, down to `least`."""
        wide = self.advance(text, size, weight)
        return size if wide <= self.width else max(least, int(size * self.width / wide))

    def line_of(
        self,
        text: str,
        size: int,
        colour: str,
        weight: QFont.Weight = REGULAR,
        *,
        least: int | None = None,
    ) -> int:
        """One line, smaller where it must be and down to `least`, then cut; returns the size taken."""
        if least is not None:
            size = self.fitting(text, size, weight, least=least)
        face = _font(size, weight)
        text = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideMiddle, self.width)
        self._put(text, face, colour, Qt.AlignmentFlag.AlignLeft)
        return size

    def right_of(self, text: str, size: int, colour: str, weight: QFont.Weight = REGULAR) -> None:
        """One line that ends at the right."""
        self._put(text, _font(size, weight), colour, Qt.AlignmentFlag.AlignRight)

    def _put(self, text: str, face: QFont, colour: str, side: Qt.AlignmentFlag) -> None:
        height = QFontMetricsF(face).height()
        if self.painter is not None and text:
            self.painter.setFont(face)
            self.painter.setPen(QColor(colour))
            flags = int(side | _PLACED) | int(Qt.TextFlag.TextSingleLine)
            # A hair wider than measured, so that rounding cuts nothing.
            spare = QRectF(self.left - 1, self.y, self.width + 2, height + 4)
            box = (
                spare.adjusted(1, 0, 0, 0)
                if side == Qt.AlignmentFlag.AlignLeft
                else spare.adjusted(0, 0, -1, 0)
            )
            self.painter.drawText(box, flags, text)
        self.y += height

    def paragraph(self, text: str, size: int, colour: str, weight: QFont.Weight = REGULAR) -> None:
        """Wrapped at words, or anywhere in a word that is wider than the page."""
        face = _font(size, weight)
        metrics = QFontMetricsF(face)
        text = text.replace(" %", "\u00a0%")  # a number and its sign stay together
        flags = _WRAPPED | int(Qt.TextFlag.TextWrapAnywhere) if self._breaks(text, metrics) else _WRAPPED
        height = metrics.boundingRect(QRectF(0, 0, self.width, _TALL), flags, text).height()
        if self.painter is not None:
            self.painter.setFont(face)
            self.painter.setPen(QColor(colour))
            self.painter.drawText(QRectF(self.left, self.y, self.width, height + 4), flags, text)
        self.y += height

    def _breaks(self, text: str, metrics: QFontMetricsF) -> bool:
        return any(metrics.horizontalAdvance(word) > self.width for word in text.split())

    # --- shapes -----------------------------------------------------------------------------------

    def rule(self, colour: str) -> None:
        """A hairline over the whole width."""
        if self.painter is not None:
            self.painter.setPen(QPen(QColor(colour), 1))
            self.painter.drawLine(QLineF(self.left, self.y, self.left + self.width, self.y))
        self.y += 1

    def card(self, box: QRectF, colour: str) -> None:
        """A tinted ground with round corners; the pen stays."""
        if self.painter is not None:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(colour))
            self.painter.drawRoundedRect(box, 10, 10)

    def bullet(self, colour: str) -> None:
        """A dot before the line that follows."""
        if self.painter is not None:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(colour))
            self.painter.drawEllipse(QPointF(self.left + 3, self.y + 8), 2.2, 2.2)

    def share(self, share: float | None) -> None:
        """A thin bar as long as the share."""
        if self.painter is not None and share is not None:
            self._strip(QRectF(self.left, self.y, self.width, _SHARE), self.colours.track)
            long = self.width * min(1.0, max(0.0, share))
            if long > 0:
                self._strip(QRectF(self.left, self.y, max(_SHARE, long), _SHARE), self.colours.series[0])
        self.y += _SHARE

    def gauge(self, bar: Bar) -> None:
        """What is used of the whole, where it likely ends, an even pace, the allowance, what is asked for."""
        self.y += 4
        if self.painter is not None:
            self._gauge(self.painter, QRectF(self.left, self.y, self.width, _BAR), bar)
        self.y += _BAR + 10
        self._legend(bar)

    def _gauge(self, painter: QPainter, box: QRectF, bar: Bar) -> None:
        colours = self.colours
        round_ = QPainterPath()
        round_.addRoundedRect(box, _BAR / 2, _BAR / 2)
        painter.save()
        painter.setClipPath(round_)
        painter.fillRect(box, QColor(colours.track))
        if bar.ahead is not None:
            self._hatch(painter, _part(box, bar.used, bar.ahead[1]), colours.accent, 0.35)
            self._hatch(painter, _part(box, bar.used, bar.ahead[0]), colours.accent, 0.35)
        limit = 1.0 if bar.limit is None else bar.limit
        painter.fillRect(_part(box, 0.0, min(bar.used, limit)), QColor(colours.accent))
        painter.fillRect(_part(box, limit, bar.used), QColor(colours.tight))
        painter.restore()
        for share, colour in (
            (bar.even, colours.ink),
            (bar.limit, colours.tight),
            (bar.asked, colours.series[1]),
        ):
            if share is not None:
                self._mark(painter, box, share, colour)

    def _hatch(self, painter: QPainter, area: QRectF, colour: str, alpha: float) -> None:
        if area.width() <= 0:
            return
        ink = QColor(colour)
        ink.setAlphaF(alpha)
        painter.fillRect(area, ink)

    def _mark(self, painter: QPainter, box: QRectF, share: float, colour: str) -> None:
        x = min(max(box.left() + box.width() * share, box.left() + 1.5), box.right() - 1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.page))
        painter.drawRect(QRectF(x - 2.5, box.top() - 4, 5, box.height() + 8))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(x - 1.25, box.top() - 4, 2.5, box.height() + 8), 1.25, 1.25)

    def _legend(self, bar: Bar) -> None:
        """What each colour and mark of the bar is."""
        colours, x, top = self.colours, self.left, self.y
        shown = {
            "used": bar.used,
            "ahead": bar.ahead,
            "even": bar.even,
            "limit": bar.limit,
            "asked": bar.asked,
        }
        inks = {"used": colours.accent, "ahead": "", "even": colours.ink, "limit": colours.tight}
        inks["asked"] = colours.series[1]
        for mark, word in bar.legend.items():
            if shown.get(mark) is None:
                continue
            if self.painter is not None:
                self._swatch(self.painter, mark, QRectF(x, top + 3, 8, 9), inks[mark])
            at = self.shifted(x - self.left + 13)
            at.line_of(word, LABEL, colours.soft)
            x += 13 + self.advance(word, LABEL, MEDIUM) + 16
        self.y = top + self.height(LABEL, REGULAR)

    def _swatch(self, painter: QPainter, mark: str, box: QRectF, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if mark in {"used", "ahead"}:
            ink = QColor(colour or self.colours.accent)
            ink.setAlphaF(1.0 if colour else 0.35)
            painter.setBrush(ink)
            painter.drawRoundedRect(box, 2, 2)
            return
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(
            QRectF(box.center().x() - 1.25, box.top() - 2, 2.5, box.height() + 4), 1.25, 1.25
        )

    def _strip(self, box: QRectF, colour: str) -> None:
        if self.painter is not None:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(colour))
            self.painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def _part(box: QRectF, start: float, end: float) -> QRectF:
    return QRectF(
        box.left() + box.width() * start, box.top(), box.width() * max(0.0, end - start), box.height()
    )


def _font(size: int, weight: QFont.Weight) -> QFont:
    """The system's font, unhinted: paper has many more dots than the screen that it is measured on."""
    # Tabular figures and contextual signs are, in Inter and its kin, glyphs without a character of their own:
    # what is copied out of a PDF, or searched in it, then lacks all digits and the colon of a time.
    result = font(size, weight, tabular=False)
    result.setFeature(QFont.Tag("calt"), 0)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result
