"""The languages that there are beside English: how each writes numbers, days and counts.

The texts themselves are in resources/translations; what is here follows the Unicode CLDR (release 46).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from trayapp.domain.phrases import ENGLISH, Catalogue
from trayapp.domain.translation import Texts

SYSTEM: Final = "system"


class Language(NamedTuple):
    """`code` is a BCP 47 tag, `name` what its speakers call it, `file` the part of the file's name.

    `months_short` is empty where they are not shortened. `others` are parts of a system's tag that mean
    another written language of that name: Traditional Chinese is not simplified Chinese.
    """

    code: str
    name: str
    file: str
    months: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    group: str
    point: str
    plural: Callable[[int], int]
    months_short: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()


def _one_form(_: int) -> int:
    return 0


CHINESE: Final = Language(
    code="zh-CN",
    name="中文（简体）",
    file="zh_CN",
    months=tuple(f"{n}月" for n in range(1, 13)),
    weekdays_short=("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    group=",",
    point=".",
    plural=_one_form,
    others=frozenset({"tw", "hk", "mo", "hant"}),
)

OTHERS: Final = {each.code: each for each in (CHINESE,)}
NAMES: Final = {"en": "English", **{each.code: each.name for each in OTHERS.values()}}
PHRASES: Final = "Phrases"
"""The context under which the catalogue's phrases are kept; their key tells equal ones apart."""


def meant(words: str) -> str:
    """The code of a language that is there, for what a system calls the person's ("zh_CN.UTF-8"); else "en".

    Readers of Traditional Chinese get English rather than the wrong script.
    """
    tag = words.partition(".")[0].partition("@")[0].replace("_", "-").casefold()
    language, *parts = tag.split("-")
    for each in OTHERS.values():
        if language == each.code.partition("-")[0].casefold() and not each.others & set(parts):
            return each.code
    return "en"


def texts(language: Language, found: Mapping[tuple[str, str], str]) -> Texts:
    """The texts of windows and commands."""
    return Texts(language.code, found, language.plural)


def catalogue(language: Language, found: Mapping[str, str]) -> Catalogue:
    """The phrases by their keys; one that is missing stays English."""
    return Catalogue(
        language=language.code,
        months=language.months,
        months_short=language.months_short or language.months,
        weekdays_short=language.weekdays_short,
        group=language.group,
        point=language.point,
        plural=language.plural,
        phrases={key: found.get(key) or text for key, text in ENGLISH.phrases.items()},
    )
