"""Commands speak what the person chose, or what their system speaks."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

from trayapp.domain import translation

# They say nothing, or another program's words; and each of their milliseconds is waited for.
_SILENT: Final = frozenset({"_scan", "statusline", "mcp"})


def speak_as_chosen(argv: Sequence[str]) -> None:
    """Makes this process speak; English costs the look into the settings file and no more."""
    if argv[:1] and argv[0] in _SILENT and not {"-h", "--help"} & set(argv[1:2]):
        return
    from trayapp.system.paths import FolderError, find_paths  # noqa: PLC0415 (not for the silent ones)
    from trayapp.system.translations import chosen, speak, wanted  # noqa: PLC0415

    try:
        file = find_paths(os.environ, sys.platform).settings
    except FolderError:
        return
    code = wanted(chosen(file), os.environ)
    if code == translation.spoken().language:
        return
    from trayapp.system.resources import find_resources  # noqa: PLC0415 (not for English)

    speak(code, find_resources())
