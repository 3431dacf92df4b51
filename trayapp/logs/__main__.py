"""Writes what the documentation says of the tools' logs: `docs/logs.md`, and a table in the README.

    python -m trayapp.logs [FOLDER]

FOLDER is a checkout; without it, the one in which this runs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from trayapp.logs import discover
from trayapp.logs._page import logs_page, with_tools

_FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
_README = _FOLDER / "README.md"

(_FOLDER / "docs" / "logs.md").write_text(logs_page(discover()), encoding="utf-8")
_README.write_text(with_tools(_README.read_text(encoding="utf-8"), discover()), encoding="utf-8")
