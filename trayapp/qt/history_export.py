"""What the history window gives away: a picture on the clipboard; CSV, JSON and PDF as files."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt import chart, gauge
from trayapp.qt.history_view import Sheet
from trayapp.qt.theme import BODY, DEMI, LIGHT, MEDIUM, SECOND, TITLE, Colours, font

PICTURE = QSizeF(960, 540)  # logical px, drawn at twice that
_PAGE = 96  # px in an inch, so that sizes of type mean the same on paper as on the screen


def picture(found: Sheet, colours: Colours, words: Words) -> None:
    """Puts the chart with its title on the clipboard."""
    image = QImage((PICTURE * 2).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(QColor(colours.page))
    painter = QPainter(image)
    drawn(painter, QRectF(QPointF(0, 0), PICTURE), found, colours, words)
    painter.end()
    QGuiApplication.clipboard().setImage(image)


def export(parent: QWidget, found: Sheet, kind: str, words: Words) -> None:
    """Asks where to, and writes; a file that cannot be written is said, and nothing is left half done."""
    suggested = f"remainder {found.title}.{kind.lower()}".replace("/", "-")
    name, _ = QFileDialog.getSaveFileName(
        parent, translate("History", "Save as {kind}", kind=kind), suggested, f"{kind} (*.{kind.lower()})"
    )
    if name and not save(Path(name), found, kind, words):
        QMessageBox.warning(
            parent,
            translate("History", "Not saved"),
            translate("History", "{name} could not be written. Choose another folder.", name=Path(name).name),
        )


def save(path: Path, found: Sheet, kind: str, words: Words) -> bool:
    """Writes it as a whole or not at all; False where that failed."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    if kind == "PDF":
        _pdf(file, found, words)
    else:
        text = as_csv(found) if kind == "CSV" else as_json(found)
        file.write(text.encode())
    return bool(file.commit())


def as_csv(found: Sheet) -> str:
    """Every bin with its exact amounts; a name that a spreadsheet would take for a formula is quoted."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    kind = found.choice.by.value
    out.writerow(["start", "end", "unit", kind, "amount"])
    for each in found.plot.chart.bins:
        for n, part in enumerate(each.slices):
            if part:
                name = _harmless(found.names[n])
                out.writerow(
                    [
                        each.start.isoformat(),
                        each.end.isoformat(),
                        found.plot.chart.unit.code,
                        name,
                        str(part),
                    ]
                )
    return text.getvalue()


def as_json(found: Sheet) -> str:
    """The same, with totals; amounts are text, so that no program rounds them."""
    chart_ = found.plot.chart
    bins = [
        {
            "start": each.start.isoformat(),
            "end": each.end.isoformat(),
            "amount": None if each.amount is None else str(each.amount),
            "even_pace": None if each.even is None else str(each.even),
            "tokens": each.tokens,
            "requests": each.requests,
            found.choice.by.value: {found.names[n]: str(part) for n, part in enumerate(each.slices) if part},
        }
        for each in chart_.bins
    ]
    document = {
        "title": found.title,
        "unit": chart_.unit.code,
        "total": str(chart_.total),
        "tokens": chart_.tokens,
        "requests": chart_.requests,
        "active_days": chart_.active,
        "unpriced_models": list(chart_.unpriced),
        "bins": bins,
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def drawn(painter: QPainter, box: QRectF, found: Sheet, colours: Colours, words: Words) -> None:
    """Title, total, facts, chart and legend, in the light of these colours."""
    inner = box.adjusted(28, 24, -28, -24)
    _say(painter, inner, 0, found.title, (TITLE, DEMI, colours.soft))
    _say(painter, inner, 26, found.total, (26, DEMI, colours.ink))
    _say(painter, inner, 62, "  ·  ".join(found.facts), (SECOND, MEDIUM, colours.soft))
    below = inner.adjusted(0, 90, 0, -34)
    painter.save()
    painter.translate(below.topLeft())
    plot = replace(found.plot, over=None)
    chart.draw(painter, QRectF(0, 0, below.width(), below.height()), plot, colours)
    painter.restore()
    x = inner.left()
    for n, (name, amount) in enumerate(found.legend if not plot.running else ()):
        gauge.dot(painter, x + 4, inner.bottom() - 12, chart.tone(plot, n, colours))
        x = _word(
            painter, x + 12, inner.bottom() - 22, words.share_name(name), (SECOND, MEDIUM, colours.soft)
        )
        x = _word(painter, x + 4, inner.bottom() - 22, amount, (SECOND, DEMI, colours.ink)) + 16


def _pdf(file: QSaveFile, found: Sheet, words: Words) -> None:
    writer = QPdfWriter(file)
    writer.setCreator("Remainder")
    writer.setTitle(found.title)
    writer.setResolution(_PAGE)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF(36, 36, 36, 36)))
    painter = QPainter(writer)
    drawn(painter, QRectF(0, 0, writer.width(), writer.height()), found, LIGHT, words)
    painter.end()


def _say(painter: QPainter, box: QRectF, top: float, text: str, how: tuple[int, object, str]) -> None:
    _word(painter, box.left(), box.top() + top, text, how)


def _word(painter: QPainter, x: float, top: float, text: str, how: tuple[int, object, str]) -> float:
    pixels, weight, colour = how
    painter.setFont(font(pixels, weight))  # type: ignore[arg-type]
    painter.setPen(QColor(colour))
    width = painter.fontMetrics().horizontalAdvance(text)
    painter.drawText(QRectF(x, top, width + 4, BODY * 2.6), Qt.AlignmentFlag.AlignLeft, text)
    return x + width


def _harmless(name: str) -> str:
    return f"'{name}" if name[:1] in "=+-@\t\r" and name else name
