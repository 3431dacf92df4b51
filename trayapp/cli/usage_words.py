"""The sentences of Python's own argparse (usage, headings, errors) in the person's language."""

from __future__ import annotations

import argparse
from typing import Final

from trayapp.domain.translation import mark, spoken, translate

# Its source texts, of Python 3.11 to 3.14, as far as the words of a command can bring them out.
TEXTS: Final = frozenset(
    {
        mark("Usage", "usage: "),
        mark("Usage", "positional arguments"),
        mark("Usage", "options"),
        mark("Usage", "show this help message and exit"),
        mark("Usage", "%(prog)s: error: %(message)s\n"),
        mark("Usage", "argument %(argument_name)s: %(message)s"),
        mark("Usage", "unrecognized arguments: %s"),
        mark("Usage", "not allowed with argument %s"),
        mark("Usage", "ignored explicit argument %r"),
        mark("Usage", "the following arguments are required: %s"),
        mark("Usage", "one of the arguments %s is required"),
        mark("Usage", "expected one argument"),
        mark("Usage", "expected at most one argument"),
        mark("Usage", "expected at least one argument"),
        mark("Usage", "expected %s argument"),
        mark("Usage", "expected %s arguments"),
        mark("Usage", "ambiguous option: %(option)s could match %(matches)s"),
        mark("Usage", "invalid %(type)s value: %(value)r"),
        mark("Usage", "invalid choice: %(value)r (choose from %(choices)s)"),
    }
)


def speak_usage() -> None:
    """From now on argparse speaks the process's language; English is its own.

    It looks its texts up in gettext's catalogues, which are files of a kind that nothing else here has; so
    the two functions by which it does are replaced.
    """
    if spoken().language != "en":
        argparse._ = _said  # type: ignore[attr-defined]
        argparse.ngettext = _counted  # type: ignore[attr-defined]


def _said(text: str) -> str:
    return translate("Usage", text) if text in TEXTS else text


def _counted(one: str, many: str, n: int) -> str:
    return _said(one if n == 1 else many)
