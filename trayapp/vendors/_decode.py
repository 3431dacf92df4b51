"""Foreign JSON in its declared shape; a changed answer is named by the field's path, once, at the edge."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from trayapp.domain.errors import Unreadable
from trayapp.domain.saying import saying

T = TypeVar("T")


def decode(body: bytes, shape: type[T]) -> T:
    """JSON in its declared shape: decimals exact, numbers in quotes accepted, null kept apart from 0."""
    try:
        return msgspec.json.decode(body, type=shape, strict=False)
    except msgspec.ValidationError as error:
        # "from None", as below: msgspec's own text may quote the answer.
        raise Unreadable(
            saying("Faults", "The answer is not understood ({what}).", what=_plain(str(error)))
        ) from None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise Unreadable(
            saying(
                "Faults",
                "The answer is not what was asked for. A sign-in page of the network may stand in the way.",
            )
        ) from None


# msgspec writes "Expected `decimal`, got `bool` - at `$.data.limit`". Anything but these words and the
# path may quote the answer itself, which may hold anything.
_EXPECTED = re.compile(r"^Expected `(?P<expected>[^`]+)`, got `(?P<got>[^`]+)`")
_MISSING = re.compile(r"^Object missing required field `(?P<name>\w+)`")
_PATH = re.compile(r" - at `(?P<path>\$[\w.\[\]…]*)`$")
_WORDS = {
    "decimal": saying("Faults", "number"),
    "int": saying("Faults", "number"),
    "float": saying("Faults", "number"),
    "str": saying("Faults", "text"),
    "bool": saying("Faults", "true or false"),
    "array": saying("Faults", "list"),
    "null": saying("Faults", "nothing"),
}


def _plain(text: str) -> str:
    found = _PATH.search(text)
    path = found["path"] if found else "$"
    if expected := _EXPECTED.match(text):
        wanted, got = _words(expected["expected"]), _words(expected["got"])
        return saying("Faults", "{path}: expected {wanted}, got {got}", path=path, wanted=wanted, got=got)
    if missing := _MISSING.match(text):
        return saying("Faults", "{path}: missing", path=f"{path}.{missing['name']}")
    return saying("Faults", "{path}: not a value that is known", path=path)


def _words(types: str) -> str:
    words = [_WORDS.get(each, each) for each in types.split(" | ")]
    said = words[-1]
    for each in reversed(words[:-1]):
        said = saying("Faults", "{one} or {other}", one=each, other=said)
    return said
