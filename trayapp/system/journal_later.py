"""The journal for a command that mostly has nothing to say: opened at the first line, and not before.

Without it the library would write warnings and tracebacks to the terminal, as they are.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

NAME: Final = "journal"
"""Of the handler that writes the journal, or stands in for it."""


class JournalLater(logging.Handler):
    """Stands in for the journal until there is a line to write; then opens it and steps aside."""

    def __init__(self, path: Path, *, home: Path) -> None:
        super().__init__(logging.WARNING)
        self.set_name(NAME)
        self._path, self._home = path, home

    def emit(self, record: logging.LogRecord) -> None:
        """Open the journal in this one's place and write the line there."""
        from trayapp.system.journal import open_journal  # noqa: PLC0415 (10 ms that most commands need not pay)

        logging.getLogger().removeHandler(self)
        journal = open_journal(self._path, home=self._home, level=logging.WARNING)
        journal.handle(record)


def journal_later(path: Path, *, home: Path) -> None:
    """Let warnings and errors go to the journal at `path`, from the first one on."""
    root = logging.getLogger()
    if not any(handler.get_name() == NAME for handler in root.handlers):
        root.addHandler(JournalLater(path, home=home))
