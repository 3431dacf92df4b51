"""The report as one printed page, drawn into a rectangle of any device: paper, preview or picture.

Sizes are those of paper at 96 px an inch. A page that would be too long is drawn smaller as a whole; the
chart takes what room is left, and is left out where that is too little.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from trayapp.domain.report import Picture, Report, Request, Section, Table
from trayapp.domain.words import Words
from trayapp.qt import chart
from trayapp.qt.report_pen import Pen
from trayapp.qt.report_plot import plot_of
from trayapp.qt.theme import DEMI, LABEL, LIGHT, MEDIUM, REGULAR, SECOND, STEP

INK = LIGHT
"""Paper is white in every theme."""

SIDE, EDGE = 64.0, 52.0  # px of margin at the sides, above and below
_COLUMN_GAP = 28.0
_CHART = (84.0, 230.0)  # px of height: what is too little to be read, and what is enough
_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.72, 0.64)
_SECTION_GAP = 22.0


def draw(painter: QPainter, paper: QSizeF, report: Report, words: Words) -> None:
    """Draws the whole page on paper of this size."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(SIDE, EDGE)
    room = QSizeF(paper.width() - 2 * SIDE, paper.height() - 2 * EDGE)
    scale, picture = _fit(room, report, words)
    painter.scale(scale, scale)
    _lay(Pen(painter, room.width() / scale, INK), report, words, picture)
    painter.restore()


def _fit(room: QSizeF, report: Report, words: Words) -> tuple[float, float]:
    """How much smaller than life, and how high the chart."""
    for scale in _SCALES:
        free = room.height() / scale - _lay(Pen(None, room.width() / scale, INK), report, words, 0)
        if free >= 0 or scale == _SCALES[-1]:
            least, most = _CHART
            return scale, min(most, free) if free >= least else 0.0
    return _SCALES[-1], 0.0


def _lay(pen: Pen, report: Report, words: Words, picture: float) -> float:
    """All from top to bottom; returns where it ends."""
    _head(pen, report)
    if report.request is not None:
        _request(pen, report.request, report.reason)
    elif report.reason:
        pen.gap(12)
        pen.paragraph(report.reason, SECOND, INK.ink)
    drawers: dict[str, Callable[[Pen, Section], None]] = {
        "standing": lambda pen, section: _standing(pen, section, report),
        "spent": _spent,
        "days": lambda pen, section: _days(pen, section, words, picture),
        "saving": _points,
        "known": _known,
    }
    for section in report.sections:
        pen.gap(_SECTION_GAP)
        drawers[section.key](pen, section)
    return pen.y


def _head(pen: Pen, report: Report) -> None:
    if report.notice:
        pen.line_of(report.notice, SECOND, INK.tight, DEMI)
        pen.gap(6)
    top = pen.y
    pen.line_of(report.title, 24, INK.ink, DEMI)
    pen.gap(2)
    pen.line_of(report.subtitle, 14, INK.soft, MEDIUM)
    bottom = pen.y
    pen.y = top + 10
    pen.right_of(report.dated, LABEL, INK.faint)
    pen.y = bottom + 12
    pen.rule(INK.line)


def _request(pen: Pen, request: Request, reason: str) -> None:
    """The one thing to be decided, on a tinted card."""
    pen.gap(14)
    inside = pen.inset(16)
    top = pen.y
    height = _asked(inside.copy(dry=True), request, reason) - top + 14
    pen.card(QRectF(pen.left, top, pen.width, height), INK.tip)
    _asked(inside, request, reason)
    pen.y = top + height


def _asked(pen: Pen, request: Request, reason: str) -> float:
    pen.gap(12)
    pen.line_of(request.head, LABEL, INK.accent, DEMI)
    pen.gap(1)
    top = pen.y
    size = pen.line_of(request.ask, 20, INK.ink, DEMI, least=14)
    if request.whole:
        after = pen.advance(request.ask, size, DEMI) + 14
        if after + pen.advance(request.whole, 13, REGULAR) <= pen.width:
            pen.y = top + (size - 13) * 0.95
            pen.shifted(after).line_of(request.whole, 13, INK.soft)
            pen.y = top + pen.height(size, DEMI)
        else:
            pen.line_of(request.whole, 13, INK.soft)
    if reason:
        pen.gap(6)
        pen.paragraph(reason, 13, INK.ink)
    return pen.y


def _standing(pen: Pen, section: Section, report: Report) -> None:
    _title(pen, section)
    _figures(pen, section, 19)
    if report.bar is not None:
        pen.gap(12)
        pen.gauge(report.bar)
    for sentence in section.sentences:
        pen.gap(6)
        pen.paragraph(sentence, SECOND, INK.soft)


def _figures(pen: Pen, section: Section, size: int) -> None:
    """Facts side by side in equal columns: a quiet label, the value, a quiet note."""
    top, ends = pen.y, [pen.y]
    for column, figure in zip(pen.columns(max(1, len(section.figures)), 20), section.figures, strict=False):
        column.y = top
        column.line_of(figure.label, LABEL, INK.faint, MEDIUM)
        column.gap(1)
        # All values stand on one line, also one that had to be drawn smaller.
        line = column.height(size, DEMI)
        taken = column.fitting(figure.value, size, DEMI, least=12)
        column.y += (size - taken) * 0.9
        value_top = column.y
        column.line_of(figure.value, taken, INK.ink, DEMI)
        column.y = max(column.y, value_top + line - (size - taken) * 0.9)
        if figure.note:
            column.paragraph(figure.note, LABEL, INK.soft)
        ends.append(column.y)
    pen.y = max(ends)


def _spent(pen: Pen, section: Section) -> None:
    _title(pen, section)
    top, ends = pen.y, [pen.y]
    columns = pen.columns(max(2, len(section.tables)), _COLUMN_GAP)
    for column, table in zip(columns, section.tables, strict=False):
        column.y = top
        _table(column, table)
        ends.append(column.y)
    pen.y = max(ends)


def _table(pen: Pen, table: Table) -> None:
    """Names and amounts, each over a line as long as its share."""
    pen.line_of(table.title, LABEL, INK.faint, MEDIUM)
    pen.gap(3)
    percent = max(pen.advance(row.percent, SECOND, REGULAR) for row in table.rows)
    for row in table.rows:
        tone = INK.ink if row.named else INK.faint
        top = pen.y
        pen.right_of(row.percent, SECOND, INK.soft)
        pen.y = top
        amounts = pen.narrowed(percent + 10 if percent else 0)
        amounts.y = top
        taken = amounts.advance(row.value, SECOND, MEDIUM)
        amounts.right_of(row.value, SECOND, tone, MEDIUM)
        names = amounts.narrowed(taken + 10)
        names.y = top
        names.line_of(row.name, SECOND, tone)
        pen.y = top + pen.height(SECOND, MEDIUM) + 2
        pen.share(row.share if row.named else None)
        pen.gap(5)


def _days(pen: Pen, section: Section, words: Words, room: float) -> None:
    _title(pen, section)
    _figures(pen, section, 15)
    if section.picture is not None and room:
        _picture(pen, section.picture, words, room)


def _picture(pen: Pen, picture: Picture, words: Words, room: float) -> None:
    """The chart and, below it, what its lines mean; both in `room`."""
    caption = pen.height(LABEL, REGULAR) + 2
    pen.gap(8)
    if pen.painter is not None:
        box = QRectF(0, 0, pen.width, room - 8 - caption)
        pen.painter.save()
        pen.painter.translate(pen.left, pen.y)
        chart.draw(pen.painter, box, plot_of(picture, words), INK)
        pen.painter.restore()
    pen.y += room - 8 - caption
    pen.line_of(picture.caption, LABEL, INK.faint)


def _points(pen: Pen, section: Section) -> None:
    _title(pen, section)
    _bullets(pen, section.sentences)


def _bullets(pen: Pen, sentences: Sequence[str]) -> None:
    for n, sentence in enumerate(sentences):
        if n:
            pen.gap(3)
        pen.bullet(INK.accent)
        inside = pen.shifted(3 * STEP)
        inside.paragraph(sentence, SECOND, INK.ink)
        pen.y = inside.y


def _known(pen: Pen, section: Section) -> None:
    """Small, and never left out."""
    pen.rule(INK.line)
    pen.gap(8)
    pen.line_of(section.title, LABEL, INK.faint, DEMI)
    pen.gap(1)
    pen.paragraph(" ".join(section.sentences), LABEL, INK.faint)


def _title(pen: Pen, section: Section) -> None:
    pen.line_of(section.title, 14, INK.ink, DEMI)
    pen.gap(6)
