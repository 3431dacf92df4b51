"""Long text over lines, measured in a terminal's cells; Chinese parts between any two of its characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from trayapp.cli.terminal import cells

# What may not begin a line, and what may not end one (the Unicode line breaking classes CL, EX and OP).
_CLOSING: Final = "，。、；：？！）》】”’％…,.;:?!)%"
_OPENING: Final = "（《【“‘("
_WIDE: Final = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"


def folded(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `width` cells, `first` before the first one and `rest` before the others.

    A word that is longer than a line, such as an address, stands on a line of its own.
    """
    lines: list[str] = []
    line, indent = "", first
    for gap, piece in _pieces(text):
        if line and cells(indent) + cells(line) + len(gap) + cells(piece) > width:
            lines.append(indent + line)
            line, indent = piece, rest
        else:
            line += (gap if line else "") + piece
    return [*lines, indent + line] if line else lines


@cache
def _piece() -> re.Pattern[str]:
    """A Chinese character with the signs that stay with it, a word of other letters, or a command of ours."""
    chinese = f"[{_OPENING}]*[{_WIDE}][{_CLOSING}]*"
    ours = f"remainder [a-z]+[{_CLOSING}]*"
    return re.compile(f"{ours}|{chinese}|[^\\s{_WIDE}]+?(?=[{_WIDE}“‘]|\\s|$)[{_CLOSING}]*")


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What may not be parted, and the space before it: "" between Chinese characters."""
    end = 0
    for found in _piece().finditer(text):
        yield " " if found.start() > end and end else "", found.group()
        end = found.end()
