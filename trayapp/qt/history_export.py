"""What the history window gives away: a picture on the clipboard; CSV, JSON and PDF as bytes of a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPageLayout, QPainter, QPdfWriter

from trayapp.domain.history import Bin, Counts, Series
from trayapp.domain.plain import clean
from trayapp.qt import chart, legend
from trayapp.qt.history_legend import items
from trayapp.qt.history_view import Sheet
from trayapp.qt.report_file import here
from trayapp.qt.theme import DEMI, LIGHT, MEDIUM, SECOND, TITLE, Colours, font

PICTURE = QSizeF(960, 540)  # logical px, drawn at twice that
_PAGE = 96  # px in an inch, so that sizes of type mean the same on paper as on the screen
_NAME = 2000  # characters of a name in a file

_FORMULA = "=+-@＝＋－＠"
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def picture(found: Sheet, colours: Colours) -> None:
    """Puts the chart with its title on the clipboard."""
    image = QImage((PICTURE * 2).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(QColor(colours.page))
    painter = QPainter(image)
    drawn(painter, QRectF(QPointF(0, 0), PICTURE), found, colours)
    painter.end()
    QGuiApplication.clipboard().setImage(image)


def file_name(found: Sheet) -> str:
    """A name that any system takes, without an ending."""
    kept = "".join(char if char.isalnum() or char in " -_" else " " for char in found.title)
    return " ".join(f"remainder {'sample ' if found.sample else ''}{kept}".split())


def content(found: Sheet, kind: str) -> bytes:
    """The file's bytes; `kind` is "CSV", "JSON" or "PDF"."""
    if kind == "PDF":
        return as_pdf(found)
    # Excel takes UTF-8 for the country's old code page unless the file begins with this mark.
    return as_csv(found).encode("utf-8-sig") if kind == "CSV" else as_json(found).encode()


class _Part(NamedTuple):
    """One name within one bin."""

    series: Series
    amount: str | None
    counts: Counts


def as_csv(found: Sheet) -> str:
    """A line for each name of each bin; exact amounts, none where no price is known.

    Lines end as RFC 4180 has it. A name that a spreadsheet would take for a formula has a "'" before it.
    """
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(
        ["start", "end", "unit", found.choice.by.value, "amount", "tokens", "requests", "unpriced_tokens"]
    )
    for each in found.plot.chart.bins:
        for part in _parts(found, each):
            out.writerow(
                [
                    *_when(found, each),
                    found.plot.chart.unit.code,
                    _harmless(_name(part.series)),
                    part.amount or "",
                    *part.counts,
                ]
            )
    return text.getvalue()


def as_json(found: Sheet) -> str:
    """The same, with totals and even pace; amounts are text, so that no program rounds them."""
    chart_ = found.plot.chart
    document = {
        "title": found.title,
        "sample": found.sample,
        "unit": chart_.unit.code,
        "by": found.choice.by.value,
        "total": str(chart_.total),
        "tokens": chart_.tokens,
        "requests": chart_.requests,
        "active_days": chart_.active,
        "unpriced_tokens": sum(each.unpriced for each in chart_.bins),
        "unpriced_models": [clean(model, _NAME) for model in chart_.unpriced],
        "bins": [_as_object(found, each) for each in chart_.bins],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def as_pdf(found: Sheet) -> bytes:
    """The picture on the paper of this country."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setCreator("Remainder")
    writer.setTitle(found.title)
    writer.setResolution(_PAGE)
    writer.setPageLayout(QPageLayout(here(), QPageLayout.Orientation.Landscape, QMarginsF(36, 36, 36, 36)))
    painter = QPainter(writer)
    drawn(painter, QRectF(0, 0, writer.width(), writer.height()), found, LIGHT)
    painter.end()
    return bytes(held.data().data())


def drawn(painter: QPainter, box: QRectF, found: Sheet, colours: Colours) -> None:
    """Title, total, facts, chart and legend, in the light of these colours."""
    inner = box.adjusted(28, 24, -28, -24)
    _say(painter, inner, found.title, font(TITLE, DEMI), colours.soft)
    _say(painter, inner.adjusted(0, 26, 0, 0), found.total, font(26, DEMI), colours.ink)
    facts = inner.adjusted(0, 62, 0, 0)
    _say(painter, facts, "  ·  ".join(found.facts), font(SECOND, MEDIUM), colours.soft)
    named = legend.lay_out(items(found, colours), found.note, inner.width())
    high = legend.height(named)
    below = inner.adjusted(0, 90, 0, -high - 14)
    painter.save()
    painter.translate(below.topLeft())
    plot = replace(found.plot, over=None)
    chart.draw(painter, QRectF(0, 0, below.width(), below.height()), plot, colours)
    painter.restore()
    painter.save()
    painter.translate(inner.left(), inner.bottom() - high)
    legend.paint(painter, named, colours)
    painter.restore()


def _say(painter: QPainter, box: QRectF, text: str, face: QFont, colour: str) -> None:
    """One line at the top of the box, cut at its end."""
    painter.setFont(face)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, shown)


def _parts(found: Sheet, each: Bin) -> Iterator[_Part]:
    """Names with any use in the bin."""
    for series, amount, counts in zip(found.plot.chart.series, each.slices, each.counts, strict=True):
        if counts.tokens or counts.requests or amount:
            unknown = counts.unpriced and not amount
            yield _Part(series, None if unknown else str(amount), counts)


def _as_object(found: Sheet, each: Bin) -> dict[str, object]:
    start, end = _when(found, each)
    return {
        "start": start,
        "end": end,
        "amount": None if each.amount is None else str(each.amount),
        "even_pace": None if each.even is None else str(each.even),
        "tokens": each.tokens,
        "requests": each.requests,
        "unpriced_tokens": each.unpriced,
        "parts": [
            {
                "name": _name(part.series),
                "rest": part.series.rest,
                "amount": part.amount,
                "tokens": part.counts.tokens,
                "requests": part.counts.requests,
                "unpriced_tokens": part.counts.unpriced,
            }
            for part in _parts(found, each)
        ],
    }


def _when(found: Sheet, each: Bin) -> tuple[str, str]:
    """Beginning and end as the person's own clock has them, with its offset."""
    return each.start.astimezone(found.zone).isoformat(), each.end.astimezone(found.zone).isoformat()


def _name(series: Series) -> str:
    return "other" if series.rest else clean(series.name, _NAME)


def _harmless(name: str) -> str:
    return f"'{name}" if name and name[0] in _FORMULA else name
