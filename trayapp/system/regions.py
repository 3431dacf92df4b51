"""Which region the system names for numbers, money and dates; its forms are in the program's own files."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from trayapp.domain.region import NOWHERE, Form, Region

_NAMELESS = frozenset({"", "C", "POSIX"})
_CATEGORIES = ("LC_NUMERIC", "LC_MONETARY", "LC_TIME")


def region_of(env: Mapping[str, str], resources: Path, platform: str = sys.platform) -> Region:
    """The system's; of what it does not name, or where the file is damaged, the language's own forms hold."""
    tags = [_tag(env, category, platform) for category in _CATEGORIES]
    if not any(tags):
        return NOWHERE
    try:
        told = json.loads((resources / "regions.json").read_text("utf-8"))
        return Region(*(_form(told, tag) for tag in tags))
    except (OSError, ValueError, LookupError, TypeError):
        return NOWHERE


def _form(told: Mapping[str, Any], tag: str) -> Form | None:
    number = told["tags"].get(tag)
    return None if number is None else Form(*told["forms"][number])


def _tag(env: Mapping[str, str], category: str, platform: str) -> str:
    """Such as "de-DE" for "de_DE.UTF-8@euro"; empty where nothing is named."""
    for name in ("LC_ALL", category, "LANG"):
        if value := env.get(name):
            named = value.partition(".")[0].partition("@")[0]
            return "" if named in _NAMELESS else named.replace("_", "-")
    return _of_windows() if platform == "win32" else _of_macos(env) if platform == "darwin" else ""


def _of_windows() -> str:
    """The regional format of the settings (GetUserDefaultLocaleName), which no variable tells."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (one system alone)

        name = ctypes.create_unicode_buffer(85)
        ctypes.windll.kernel32.GetUserDefaultLocaleName(name, 85)
        return name.value
    return ""


def _of_macos(env: Mapping[str, str]) -> str:
    """The region of the system settings; a program that the Finder starts is told none by its environment."""
    from trayapp.system.macos_preferences import preference  # noqa: PLC0415 (one system alone)

    found = preference(env, "AppleLocale")
    return found.partition("@")[0].replace("_", "-") if isinstance(found, str) else ""


def names_region(env: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether the system names any region."""
    return any(_tag(env, category, platform) for category in _CATEGORIES)
