"""The report on paper: A4 or Letter by country, as a PDF of one page; in a process without a screen too."""

from __future__ import annotations

import os

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QSizeF, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from trayapp.domain.report import Report
from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt.report_page import draw

_INCH = 96  # px of the page's own measure
_DOTS = 1200
_LONGEST_ADDRESS = 1900
"""Characters of a mail's address: Windows hands on some 2,000, and mail programs cut what is longer."""

_COUNTRY = QLocale.Country
LETTER = {
    _COUNTRY.UnitedStates, _COUNTRY.Canada, _COUNTRY.Mexico, _COUNTRY.PuertoRico, _COUNTRY.Philippines,
    _COUNTRY.Chile, _COUNTRY.Colombia, _COUNTRY.CostaRica, _COUNTRY.ElSalvador, _COUNTRY.Guatemala,
    _COUNTRY.Nicaragua, _COUNTRY.Panama, _COUNTRY.Venezuela, _COUNTRY.Belize,
}  # fmt: skip
"""Where paper is Letter, by CLDR's paperSize data (supplemental/territoryInfo of Unicode CLDR)."""


def paper_of(locale: QLocale) -> QPageSize:
    """What people print on there."""
    letter = locale.territory() in LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def here() -> QPageSize:
    """The paper of this computer's country."""
    return paper_of(QLocale.system())


def size_of(paper: QPageSize) -> QSizeF:
    """The whole page in the page's own measure."""
    points = paper.size(QPageSize.Unit.Point)
    return QSizeF(points.width() * _INCH / 72, points.height() * _INCH / 72)


def pdf(report: Report, paper: QPageSize, words: Words) -> bytes:
    """The page as a file."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setCreator("Remainder")
    writer.setTitle(f"{report.title}: {report.subtitle}")
    writer.setResolution(_DOTS)
    writer.setPageLayout(
        QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
    )
    painter = QPainter(writer)
    painter.scale(_DOTS / _INCH, _DOTS / _INCH)
    draw(painter, size_of(paper), report, words)
    painter.end()
    return bytes(held.data().data())


def mail_address(subject: str, body: str) -> QUrl:
    """What opens a mail program with these words; line ends as RFC 6068 has them."""
    return QUrl.fromEncoded(_address(subject, body).encode())


def fits(subject: str, body: str) -> bool:
    """True where a mail program gets all of it."""
    return len(_address(subject, body)) <= _LONGEST_ADDRESS


def _address(subject: str, body: str) -> str:
    encoded = (
        bytes(QUrl.toPercentEncoding(text.replace("\n", "\r\n")).data()).decode() for text in (subject, body)
    )
    return "mailto:?subject={}&body={}".format(*encoded)


class NoScreen(Exception):
    """Nothing can be drawn in this process; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def without_screen() -> QGuiApplication:
    """Qt for drawing alone: needs no display, and writes to none."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    application = QGuiApplication(["remainder"])
    if not QFontDatabase.families():
        raise NoScreen(
            translate("Report", "The PDF needs a font, and this computer has none that Qt can find.")
        )
    return application
