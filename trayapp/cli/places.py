"""What the program calls its own files, in words for a person."""

from __future__ import annotations

from typing import Final

from trayapp.domain.translation import mark, translate

_NAMES: Final = {
    "settings": mark("CommandLine", "settings"),
    "policy": mark("CommandLine", "policy"),
    "store": mark("CommandLine", "store"),
    "journal": mark("CommandLine", "journal"),
    "prices": mark("CommandLine", "prices"),
    "runtime": mark("CommandLine", "runtime"),
    "home": mark("CommandLine", "home"),
}


def place_name(name: str) -> str:
    """The word for a file or folder by its name in the documents of `doctor`."""
    return translate("CommandLine", _NAMES.get(name, name))
