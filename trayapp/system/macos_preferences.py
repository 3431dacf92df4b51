"""What a person has chosen in macOS's own settings, read from the file in which the system keeps it."""

from __future__ import annotations

import plistlib
from collections.abc import Mapping
from pathlib import Path

_FILE = "Library/Preferences/.GlobalPreferences.plist"


def preference(env: Mapping[str, str], name: str) -> object:
    """A preference that holds for every program, such as AppleLocale; None where there is none."""
    try:
        return plistlib.loads((Path(env.get("HOME", "~")).expanduser() / _FILE).read_bytes()).get(name)
    except (OSError, ValueError, AttributeError, plistlib.InvalidFileException):
        return None
