"""A combination of keys as a person writes it: "Ctrl+Alt+B"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MODIFIERS: Final = ("Ctrl", "Alt", "Shift", "Super")
_KEY: Final = re.compile(r"[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|Space")


@dataclass(frozen=True, slots=True)
class Keypress:
    """`modifiers` stand in the order of `MODIFIERS`; `key` is a letter, a digit, Space or F1 to F24."""

    modifiers: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))

    @property
    def trigger(self) -> str:
        """As the desktops' shortcut specification writes it: "CTRL+ALT+b"."""
        names = {"Super": "LOGO"}
        key = self.key.lower() if len(self.key) == 1 or self.key == "Space" else self.key
        return "+".join((*(names.get(each, each.upper()) for each in self.modifiers), key))


def keypress(text: str) -> Keypress | None:
    """What the text means, in any case and with blanks; None where it is no combination with a modifier.

    Shift alone is no modifier for a letter: it would take the capital from everything that is typed.
    """
    *said, key = (part.strip().capitalize() for part in text.split("+"))
    named = {"Control": "Ctrl", "Win": "Super", "Meta": "Super", "Cmd": "Super"}
    modifiers = {named.get(each, each) for each in said}
    if len(modifiers) != len(said) or not modifiers <= set(MODIFIERS) or not _KEY.fullmatch(key):
        return None
    function = key.startswith("F") and len(key) > 1
    if not (modifiers if function else modifiers - {"Shift"}):
        return None
    return Keypress(tuple(each for each in MODIFIERS if each in modifiers), key)
