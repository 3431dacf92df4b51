"""What a start of the program asks for; a second start hands it to the first one as one line of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

SHOW: Final = "show"
ADVISE: Final = "advise"

LONGEST: Final = 1 << 20
"""Bytes of a line that is taken; a prompt of that length is no prompt."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`word` says which window; the rest is what "Before you start" begins with."""

    word: str = SHOW
    prompt: str = ""
    files: tuple[str, ...] = ()
    folder: str = ""

    def line(self) -> bytes:
        """One line, its end included."""
        return json.dumps(asdict(self)).encode("ascii") + b"\n"


def heard(line: bytes) -> Asked:
    """What a line asks for; one that is damaged, or from another version, asks to show itself."""
    try:
        told = json.loads(line)
    except ValueError:
        return Asked()
    if not isinstance(told, dict):
        return Asked()
    files = told.get("files")
    return Asked(
        word=_text(told, "word") or SHOW,
        prompt=_text(told, "prompt"),
        files=tuple(each for each in files if isinstance(each, str)) if isinstance(files, list) else (),
        folder=_text(told, "folder"),
    )


def _text(told: dict[object, object], name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""
