"""Qt's own texts (Cancel, Save, names of days) and its signs, in the language that the process speaks."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication

from trayapp.domain.translation import spoken

HAN = {"zh-CN": "Noto Sans CJK SC"}
"""The family with a language's own form of Chinese signs. Where the system speaks another language, Linux
would take the Japanese forms: other strokes, marks in the middle of the line. Other systems choose well.
"""


class QtTexts:
    """What Qt says by itself. English needs nothing, and nothing is loaded for it."""

    def __init__(self) -> None:
        self._language = "en"
        self._translator: QTranslator | None = None
        self._font: QFont | None = None  # the system's

    def follow(self) -> None:
        """Speaks what the process speaks now; numbers and dates of Qt's own widgets follow."""
        language = spoken().language
        if language == self._language:
            return
        self._language = language
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        if sys.platform.startswith("linux"):
            self._write(HAN.get(language))
        locale = QLocale(language)
        # Words in the language, numbers and dates as in the region where Qt knows the two together.
        QLocale.setDefault(QLocale(locale.language(), QLocale.system().territory()))
        if language != "en":
            made = QTranslator()
            if made.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                QCoreApplication.installTranslator(made)
                self._translator = made

    def _write(self, han: str | None) -> None:
        """The system's font stays; signs that it lacks come from this family first."""
        if self._font is None:
            self._font = QGuiApplication.font()
        font = QFont(self._font)
        if han is not None:
            # By its real name: behind an alias such as "Sans", Qt would take the other family for everything.
            font.setFamilies([QFontInfo(font).family(), han])
        QGuiApplication.setFont(font)
