"""Foreign JSON in its declared shape; a changed answer is named by the field's path, once, at the edge."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from trayapp.domain.errors import Unreadable

T = TypeVar("T")


def decode(body: bytes, shape: type[T]) -> T:
    """JSON in its declared shape: decimals exact, numbers in quotes accepted, null kept apart from 0."""
    try:
        return msgspec.json.decode(body, type=shape, strict=False)
    except msgspec.ValidationError as error:
        # "from None", as below: msgspec's own text may quote the answer.
        raise Unreadable(f"The answer is not understood ({_plain(str(error))}).") from None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise Unreadable(
            "The answer is not what was asked for. A sign-in page of the network may stand in the way."
        ) from None


# msgspec writes "Expected `decimal`, got `bool` - at `$.data.limit`". Anything but these words and the
# path may quote the answer itself, which may hold anything.
_EXPECTED = re.compile(r"^Expected `(?P<expected>[^`]+)`, got `(?P<got>[^`]+)`")
_MISSING = re.compile(r"^Object missing required field `(?P<name>\w+)`")
_PATH = re.compile(r" - at `(?P<path>\$[\w.\[\]…]*)`$")
_WORDS = {
    "decimal": "number",
    "int": "number",
    "float": "number",
    "str": "text",
    "bool": "true or false",
    "array": "list",
    "null": "nothing",
}


def _plain(text: str) -> str:
    found = _PATH.search(text)
    path = found["path"] if found else "$"
    if expected := _EXPECTED.match(text):
        got = _words(expected["got"])
        return f"{path}: expected {_words(expected['expected'])}, got {got}"
    if missing := _MISSING.match(text):
        return f"{path}.{missing['name']}: missing"
    return f"{path}: not a value that is known"


def _words(types: str) -> str:
    return " or ".join(_WORDS.get(each, each) for each in types.split(" | "))
