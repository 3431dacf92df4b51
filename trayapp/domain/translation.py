"""The words of windows, commands and errors in the person's language; English is the source text itself.

A text is looked up by its context (the surface where it stands) and its English form, as Qt Linguist's
files keep it. `lupdate` reads the calls of `translate`, `count` and `mark` in the sources, so that their
context and text are literals. Nothing of Qt is needed: commands without a display speak the same language.

What is said at once is made with `translate`. What is kept and shown later (a fault, a problem, a note) is
made with `saying` (saying.py), so that it speaks the language of the moment at which it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple


def one_or_many(count: int) -> int:
    """The index of the form in English: "{n} file|{n} files"."""
    return 0 if count == 1 else 1


class Texts(NamedTuple):
    """One language's texts by context and English text; `plural` gives the index of the form for a count."""

    language: str = "en"
    known: Mapping[tuple[str, str], str] = MappingProxyType({})
    plural: Callable[[int], int] = one_or_many

    def text(self, context: str, english: str) -> str:
        """The translation; the English text where there is none."""
        return self.known.get((context, english)) or english


SOURCE = Texts()


class _Voice:
    """One person sits here: the whole process speaks one language."""

    texts = SOURCE


def speak(texts: Texts) -> None:
    """From now on every text comes from here; what is on the screen already is its window's to renew."""
    _Voice.texts = texts


def spoken() -> Texts:
    """The language that is spoken now."""
    return _Voice.texts


def translate(context: str, text: str, /, **values: object) -> str:
    """`text` in the person's language, with its `{name}`s filled in."""
    found = _Voice.texts.text(context, text)
    return found.format(**values) if values else found


def count(context: str, forms: str, count: int, /, **values: object) -> str:
    """The form of "one|many" that fits `count`; `{n}` is the count, unless it is among the values."""
    choices = _Voice.texts.text(context, forms).split("|")
    form = choices[min(_Voice.texts.plural(count), len(choices) - 1)]
    return form.format(**{"n": count, **values})


def mark(context: str, text: str, /) -> str:
    """The English text itself, for a table that is translated when it is shown."""
    del context
    return text


def texts(context: str, table: Mapping[str, str], /) -> dict[str, str]:
    """A table of marked texts, each in the person's language."""
    return {key: translate(context, text) for key, text in table.items()}
