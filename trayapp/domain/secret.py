"""A value that must not be seen: it has no text of its own, so no log, error or repr can hold it."""

from __future__ import annotations

from typing import Final, final


@final
class Secret:
    """A key or token. Only `reveal()` gives it away, at the one place where it is sent."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value: Final = value

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
