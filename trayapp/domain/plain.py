"""Names from logs, vendors and settings as they may be shown: on one line, nothing hidden in them."""

from __future__ import annotations

from collections.abc import Iterable

from trayapp.domain.saying import worded

_BLANK = frozenset("\n\u00a0\u202f")
"""What a sentence may hold beside printable characters: lines, and blanks at which none ends."""


def clean(text: str, most: int = 120) -> str:
    """A name from a log or a vendor on one line: nothing that controls, hides or turns text around."""
    kept = "".join(
        char if char.isprintable() else " " if char.isspace() else "" for char in worded(text)[: 4 * most]
    )
    kept = " ".join(kept.split())
    return kept if len(kept) <= most else f"{kept[: most - 1].rstrip()}…"


def readable(text: str) -> str:
    """A text that may have several lines, without what controls, hides or turns around other text."""
    text = worded(text)
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in _BLANK else " " if char.isspace() else "" for char in text
    )


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Folders by their own name, with as many of those above as tell them apart."""
    parts = {name: [part for part in name.replace("\\", "/").split("/") if part] for name in names}
    found: dict[str, str] = {}
    for name, path in parts.items():
        others = [other for each, other in parts.items() if each != name]
        depths = range(1, len(path) + 1)
        depth = next((n for n in depths if all(other[-n:] != path[-n:] for other in others)), len(path))
        found[name] = clean("/".join(path[-depth:]))
    return found
