"""What this terminal can show: width, colours and characters; and text measured in its cells."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from enum import IntEnum
from typing import Final, NamedTuple, TextIO

from trayapp.domain.saying import worded

WIDEST: Final = 100
"""Wider lines are harder to read than a margin is to bear."""
_NARROWEST: Final = 32


class Depth(IntEnum):
    """How many colours there are: none, the terminal's own 16, 256, or all."""

    NONE = 0
    SIXTEEN = 1
    MANY = 2
    ALL = 3


class Terminal(NamedTuple):
    """What may be printed."""

    width: int
    depth: Depth
    unicode: bool


def terminal_of(stream: TextIO, env: Mapping[str, str]) -> Terminal:
    """What `stream` can show; a file or a pipe gets 80 plain columns."""
    shown = stream.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if shown else 80
    return Terminal(
        width=max(_NARROWEST, min(width, WIDEST)),
        depth=depth_of(env) if shown else Depth.NONE,
        unicode=can_encode(stream.encoding),
    )


def here() -> Terminal:
    """This process's standard output."""
    return terminal_of(sys.stdout, os.environ)


def depth_of(env: Mapping[str, str]) -> Depth:
    """Colours by the environment of a terminal. https://no-color.org: set and not empty means none."""
    term = env.get("TERM", "")
    if env.get("NO_COLOR") or term == "dumb":
        return Depth.NONE
    if env.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or "WT_SESSION" in env:
        return Depth.ALL
    return Depth.MANY if "256color" in term else Depth.SIXTEEN


def can_encode(encoding: str | None) -> bool:
    """True where every character that the gauge draws with can be written."""
    try:
        "█▏▎▍▌▋▊▉━╌│┃░▒●◐▲✕–·…−€".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


_STYLING: Final = re.compile(r"\x1b\[[0-9;]*m")
_PLAIN: Final = str.maketrans(
    {
        "–": "-",
        "−": "-",
        "·": "-",
        "…": "...",
        "€": "EUR ",
        "£": "GBP ",
        "¥": "JPY ",
        "’": "'",
        "“": '"',
        "”": '"',
        "\u00a0": " ",
        "\u202f": " ",
    }
)


def plain(text: str) -> str:
    """The text in ASCII and what else this output can write, where it has no bars: GBK has Chinese."""
    told = sys.stdout.encoding
    encoding = "ascii" if not told or can_encode(told) else told
    return text.replace("CN¥", "CNY ").translate(_PLAIN).encode(encoding, "replace").decode(encoding)


_ON_TOP: Final = frozenset({"Mn", "Me", "Cf"})
"""Accents and vowel signs over another character, and what is not seen at all."""


def cells(text: str) -> int:
    """The cells that `text` takes on a terminal; styling takes none, Chinese two each."""
    bare = _STYLING.sub("", text)
    if bare.isascii():
        return len(bare)
    from unicodedata import category, east_asian_width  # noqa: PLC0415 (0.5 ms that most output need not pay)

    return sum(
        0 if category(char) in _ON_TOP else 2 if east_asian_width(char) in "WF" else 1 for char in bare
    )


def fitted(text: str, width: int, *, unicode: bool) -> str:
    """Unstyled text, cut at its end where it takes more than `width` cells."""
    if cells(text) <= width:
        return text
    mark = "…" if unicode else "..."
    while text and cells(text) + len(mark) > width:
        text = text[:-1]
    return text.rstrip() + mark if width >= len(mark) else text


def printable(text: str) -> str:
    """Text from a log or a vendor without control characters, which could move the cursor or worse."""
    return "".join(char if char.isprintable() else "�" for char in worded(text))
