"""Colour and weight for text on a terminal; plain text where it has none."""

from __future__ import annotations

from typing import Final

from trayapp.cli.terminal import Depth
from trayapp.domain.model import Level

# Tones between the light and the dark palette of the windows: they read on both kinds of terminal.
_LEVELS: Final = {
    Level.UNKNOWN: ("90", "38;5;245", "38;2;138;146;158"),
    Level.CALM: ("36", "38;5;37", "38;2;32;164;154"),
    Level.WATCH: ("33", "38;5;178", "38;2;214;154;32"),
    Level.TIGHT: ("91", "38;5;208", "38;2;232;112;48"),
    Level.SPENT: ("31", "38;5;204", "38;2;226;72;98"),
}
_SHARES: Final = (
    ("36", "38;5;37", "38;2;32;164;154"),
    ("34", "38;5;69", "38;2;92;124;240"),
    ("35", "38;5;141", "38;2;176;120;244"),
    ("33", "38;5;178", "38;2;214;154;32"),
    ("90", "38;5;245", "38;2;138;146;158"),
)

# A level has a shape of its own too, for eyes and terminals without colour.
_MARKS: Final = {Level.UNKNOWN: "?", Level.CALM: "●", Level.WATCH: "◐", Level.TIGHT: "▲", Level.SPENT: "✕"}
_PLAIN_MARKS: Final = {
    Level.UNKNOWN: "?",
    Level.CALM: "o",
    Level.WATCH: "!",
    Level.TIGHT: "!!",
    Level.SPENT: "x",
}


class Ink:
    """Styles text for one terminal. Nothing is nested: each piece ends its own style."""

    def __init__(self, depth: Depth, *, unicode: bool) -> None:
        self._depth = depth
        self.unicode = unicode

    def level(self, text: str, level: Level, *, bold: bool = False) -> str:
        """In the level's colour."""
        return self._styled(text, _LEVELS[level], bold=bold)

    def share(self, text: str, number: int) -> str:
        """In the colour of the n-th slice; the last colour serves for all that follow."""
        return self._styled(text, _SHARES[min(number, len(_SHARES) - 1)], bold=False)

    def bold(self, text: str) -> str:
        """Heavier."""
        return self._wrap(text, "1")

    def soft(self, text: str) -> str:
        """Quieter."""
        return self._wrap(text, "2")

    def mark(self, level: Level) -> str:
        """The level's shape."""
        return (_MARKS if self.unicode else _PLAIN_MARKS)[level]

    def _styled(self, text: str, codes: tuple[str, str, str], *, bold: bool) -> str:
        if self._depth is Depth.NONE:
            return text
        code = codes[self._depth - 1]
        return self._wrap(text, f"1;{code}" if bold else code)

    def _wrap(self, text: str, code: str) -> str:
        return text if self._depth is Depth.NONE or not text else f"\x1b[{code}m{text}\x1b[0m"
