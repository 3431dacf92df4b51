"""Qt's own texts (Cancel, Save, names of days) in the language that the process speaks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from trayapp.domain.translation import spoken


class QtTexts:
    """What Qt says by itself. English needs nothing, and nothing is loaded for it."""

    def __init__(self) -> None:
        self._language = "en"
        self._translator: QTranslator | None = None

    def follow(self) -> None:
        """Speaks what the process speaks now; numbers and dates of Qt's own widgets follow."""
        language = spoken().language
        if language == self._language:
            return
        self._language = language
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        locale = QLocale(language)
        # Words in the language, numbers and dates as in the region where Qt knows the two together.
        QLocale.setDefault(QLocale(locale.language(), QLocale.system().territory()))
        if language != "en":
            made = QTranslator()
            if made.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                QCoreApplication.installTranslator(made)
                self._translator = made
