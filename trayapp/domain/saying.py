"""Sentences that are made where something happens and worded where they are shown.

A fault may stand for hours, and the language can change meanwhile. So whoever meets it keeps which sentence
it is, with its values; windows and commands word it. As text, for journals, keys and scripts, it is English;
put into another sentence by format(), which makes what a person reads, it is worded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Self

from trayapp.domain.translation import translate

_PACKED: Final = "\x1e"
"""Begins a packed sentence: a control character, which no text of ours begins with."""


class Saying(str):
    """One such sentence: the English text, which knows where it comes from."""

    __slots__ = ("context", "text", "values")

    context: str
    text: str
    values: Mapping[str, str]

    def __new__(cls, context: str, text: str, values: Mapping[str, str]) -> Self:
        """See `saying`."""
        english = {name: str(each) for name, each in values.items()}
        made = super().__new__(cls, text.format(**english) if values else text)
        made.context, made.text, made.values = context, text, values
        return made

    def __format__(self, spec: str, /) -> str:
        return format(worded(self), spec)

    def __reduce__(self) -> tuple[type[Saying], tuple[str, str, Mapping[str, str]]]:
        return Saying, (self.context, self.text, self.values)


def saying(context: str, text: str, /, **values: object) -> Saying:
    """A sentence to be kept and worded later; a value may be such a sentence itself.

    `context` and `text` are literals, as in `translate`.
    """
    kept = {name: each if isinstance(each, str) else str(each) for name, each in values.items()}
    return Saying(context, text, kept)


def joined(*sentences: str) -> Saying:
    """Sentences one after the other; empty ones are left out."""
    kept = {f"part{n}": each for n, each in enumerate(each for each in sentences if each)}
    return Saying("", " ".join(f"{{{name}}}" for name in kept), kept)


def worded(text: str) -> str:
    """A kept sentence in the person's language, with those that stand in it; any other text as it is."""
    if not isinstance(text, Saying):
        return text
    values = {name: worded(each) for name, each in text.values.items()}
    if not text.context:  # a Chinese full stop brings its own space
        return text.text.format(**values).replace("。 ", "。")
    return translate(text.context, text.text, **values)


def text_of(error: Exception) -> str:
    """What an error was made with, so that it can be worded."""
    first = error.args[0] if error.args else ""
    return first if isinstance(first, str) else str(error)


def whole(text: str) -> str:
    """The worded beginning of a sentence, such as "it must be a whole number", as one with its full stop."""
    found = worded(text).rstrip(".")
    return translate("Refusals", "{what}.", what=found[:1].upper() + found[1:])


def changed(text: str, change: Callable[[str], str]) -> str:
    """The same sentence with `change` done to what in it came from elsewhere; to all of any other text."""
    if not isinstance(text, Saying):
        return change(text)
    return Saying(
        text.context, text.text, {name: changed(each, change) for name, each in text.values.items()}
    )


def packed(text: str) -> str:
    """A sentence as plain text from which `unpacked` makes it again; any other text as it is."""
    if not isinstance(text, Saying):
        return text
    import json  # noqa: PLC0415 (most processes keep nothing)

    return _PACKED + json.dumps(_parts(text), ensure_ascii=False)


def unpacked(text: str) -> str:
    """What was packed; any other text, such as what an older version kept, as it is."""
    if not text.startswith(_PACKED):
        return text
    import json  # noqa: PLC0415 (see above)

    try:
        return _of_parts(json.loads(text[1:]))
    except (ValueError, TypeError, LookupError, AttributeError):
        return ""


def _parts(text: str) -> object:
    if not isinstance(text, Saying):
        return text
    return [text.context, text.text, {name: _parts(each) for name, each in text.values.items()}]


def _of_parts(parts: object) -> str:
    if not isinstance(parts, list):
        return str(parts)
    context, text, values = parts
    return Saying(context, text, {name: _of_parts(each) for name, each in values.items()})
