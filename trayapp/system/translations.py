"""Reads the texts of a language from its Qt Linguist file, and makes the whole process speak it."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from trayapp.domain import phrases, translation
from trayapp.domain.languages import OTHERS, PHRASES, SYSTEM, catalogue, meant, texts

_CHOSEN = re.compile(r"""^\s*language\s*=\s*["']([\w-]+)["']""", re.MULTILINE)


def speak(code: str, folder: Path) -> None:
    """From now on the process speaks `code` ("en", "zh-CN"); `folder` is that of the program's own files.

    English needs no file, and is spoken where the file of a language is missing or damaged.
    """
    if code == translation.spoken().language:
        return
    language = OTHERS.get(code)
    if language is None:
        translation.speak(translation.SOURCE)
        phrases.speak(phrases.ENGLISH)
        return
    found, keyed = read(folder / "translations" / f"remainder_{language.file}.ts")
    translation.speak(texts(language, found))
    phrases.speak(catalogue(language, keyed))


def read(file: Path) -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """The finished texts by context and English, and those of the phrase catalogue by their keys."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 (a file of the program's own; English needs none)

    found: dict[tuple[str, str], str] = {}
    keyed: dict[str, str] = {}
    try:
        root = ET.parse(file).getroot()  # noqa: S314 (the same)
    except (OSError, ET.ParseError):
        return found, keyed
    for context in root.iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            said = message.find("translation")
            if said is None or not said.text or said.get("type") in {"unfinished", "vanished", "obsolete"}:
                continue
            if name == PHRASES:
                keyed[message.findtext("comment") or ""] = said.text
            else:
                found[name, message.findtext("source") or ""] = said.text
    return found, keyed


def wanted(choice: str, env: Mapping[str, str], platform: str = sys.platform) -> str:
    """The code of the language for the person's choice: itself, or what their system speaks."""
    if choice != SYSTEM:
        return choice
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := env.get(name):
            return meant(value)
    return meant(_of_windows() if platform == "win32" else _of_macos(env) if platform == "darwin" else "")


def chosen(file: Path) -> str:
    """What the settings file says, without reading all of it: commands have no time for that."""
    try:
        found = _CHOSEN.search(file.read_text("utf-8"))
    except (OSError, UnicodeError):
        return SYSTEM
    return found[1] if found and (found[1] in OTHERS or found[1] == "en") else SYSTEM


def _of_windows() -> str:
    """Windows' language for menus, which no variable tells; its format of numbers may be another region's."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (one system alone)
        from locale import windows_locale  # noqa: PLC0415

        return windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def _of_macos(env: Mapping[str, str]) -> str:
    """The first language of the system settings, which the Finder tells no program."""
    from trayapp.system.macos_preferences import preference  # noqa: PLC0415 (one system alone)

    found = preference(env, "AppleLanguages")
    return found[0] if isinstance(found, list) and found and isinstance(found[0], str) else ""
