"""A value that must not be seen: it has no text of its own, so no log, error or repr can hold it."""

from __future__ import annotations

import re
from typing import Final, final
from weakref import WeakValueDictionary

_SHORTEST: Final = 6
"""Characters: a shorter value stands in too many words that are no secret."""
_LONG: Final = 16
"""Characters of a part of a secret: shorter ones are names."""

_BETWEEN: Final = re.compile(r"(?:[\s=:;,&]|%[0-9A-Fa-f]{2})+")


@final
class Secret:
    """A key or token. Only `reveal()` gives it away, at the one place where it is sent."""

    __slots__ = ("__weakref__", "_value")

    def __init__(self, value: str) -> None:
        self._value: Final = value
        _IN_USE[id(self)] = self

    def reveal(self) -> str:
        """The value itself, for the one call that needs it."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a secret is not written anywhere")


_IN_USE: Final[WeakValueDictionary[int, Secret]] = WeakValueDictionary()


def without_secrets(text: str, instead: str) -> str:
    """The text with every secret that is in use now replaced: for what is written about failures.

    An error that was raised with a key in its text holds the frames in which that key is in use.
    """
    held = (reference() for reference in _IN_USE.valuerefs())  # a list of its own: other threads add to it
    values = {secret.reveal() for secret in held if secret is not None}
    parts = {part for value in values for part in _parts(value)}
    for value in sorted(values | parts, key=len, reverse=True):
        if len(value) >= _SHORTEST:
            text = text.replace(value, instead)
    return text


def _parts(value: str) -> list[str]:
    """The long parts of a secret that is made of several, such as a cookie: each may be told alone."""
    return [part for part in _BETWEEN.split(value) if len(part) >= _LONG]
