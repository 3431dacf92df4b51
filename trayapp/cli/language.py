"""Commands speak what the person chose, or what their system speaks, and count as in its region."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

# They say nothing, or another program's words; and each of their milliseconds is waited for.
_SILENT: Final = frozenset({"_scan", "statusline", "mcp"})


def speak_as_chosen(argv: Sequence[str]) -> None:
    """Makes this process speak; English without a region costs the look into the settings file alone."""
    if argv[:1] and argv[0] in _SILENT and not {"-h", "--help"} & set(argv[1:2]):
        return
    from trayapp.domain import translation  # noqa: PLC0415 (not for the silent ones)
    from trayapp.domain.phrases import live_in  # noqa: PLC0415
    from trayapp.system.paths import FolderError, find_paths  # noqa: PLC0415
    from trayapp.system.regions import names_region, region_of  # noqa: PLC0415
    from trayapp.system.translations import chosen, speak, wanted  # noqa: PLC0415

    try:
        file = find_paths(os.environ, sys.platform).settings
    except FolderError:
        return
    code = wanted(chosen(file), os.environ)
    if not _can_say(code):
        code = "en"
    if code == translation.spoken().language and not names_region(os.environ):
        return
    from trayapp.system.resources import find_resources  # noqa: PLC0415 (not for plain English)

    resources = find_resources()
    speak(code, resources)
    live_in(region_of(os.environ, resources))


def _can_say(code: str) -> bool:
    """False where this output has no signs for the language: question marks help nobody."""
    from trayapp.domain.languages import NAMES  # noqa: PLC0415 (not for the silent ones)

    try:
        NAMES.get(code, "").encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError, AttributeError):
        return False
    return True
