"""Writes what the documentation says of the sources: `docs/sources.md`, and tables in two other pages.

    python -m trayapp.vendors [FOLDER]

FOLDER is a checkout; without it, the one in which this runs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from trayapp.vendors import discover
from trayapp.vendors._page import sources_page, with_hosts, with_table

_FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
_VENDORS = discover()


def _change(name: str, text: str) -> None:
    path = _FOLDER / name
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(name)  # noqa: T201 (says what was written)


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


_change("docs/sources.md", sources_page(_VENDORS))
_change("docs/network.md", with_hosts(_read("docs/network.md"), _VENDORS))
_change("README.md", with_table(_read("README.md"), _VENDORS))
