"""How much a prompt looks like office work: counts of words by group, weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from math import exp, log
from typing import Final, NamedTuple

from trayapp.domain.advice.free_chat_words import GROUPS, OPENINGS, POLITE, POLITE_CHINESE, WORDS

LOOKED_AT: Final = 1_200
"""Characters that are counted: longer prompts repeat themselves, and the weights were fitted on as many."""

FEATURES: Final = (*GROUPS, "blank", "short", "one")

_WORD: Final = re.compile(r"[a-z0-9:]+(?:[-'’.][a-z0-9]+)*")
_BLANK: Final = re.compile(r"[\[【〔][^\]】〕\n]{2,60}[\]】〕]")
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_HEAD_CHINESE: Final = 26
"""Characters in which a Chinese wish names its verb: it stands after whom and how it is for."""


class _Lexicon(NamedTuple):
    words: Mapping[str, tuple[str, ...]]
    chinese: Mapping[str, tuple[str, ...]]
    openings: Mapping[str, tuple[str, ...]]
    openings_chinese: Mapping[str, tuple[str, ...]]


def features(prompt: str) -> dict[str, float]:
    """What is counted in a prompt, by feature; what is absent is 0."""
    text = prompt[:LOOKED_AT].casefold()
    words = _WORD.findall(text.replace("’", "'"))
    chinese = len(_CJK.findall(text))
    counts: dict[str, int] = {}
    lexicon = _lexicon()
    for group in _english(words, lexicon):
        counts[group] = counts.get(group, 0) + 1
    if chinese:
        for group in _chinese(text, lexicon):
            counts[group] = counts.get(group, 0) + 1
    found = {group: log(1 + count) for group, count in counts.items()}
    for group in _openings(text, words, lexicon, chinese=bool(chinese)):
        found[group] = 1.0
    if _BLANK.search(text):
        found["blank"] = 1.0
    size = len(words) + chinese * 0.6
    found["short"] = max(0.0, log(8 / (size + 1))) if size < 7 else 0.0
    found["one"] = 1.0
    return found


def score(prompt: str, weights: Mapping[str, float]) -> float:
    """From 0 (work in a repository) to 1 (office work)."""
    return score_of(features(prompt), weights)


def score_of(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The same of what was counted."""
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def is_chinese(prompt: str) -> bool:
    """Whether there is Chinese among what is counted."""
    return _CJK.search(prompt[:LOOKED_AT]) is not None


def _english(words: list[str], lexicon: _Lexicon) -> Iterator[str]:
    table = lexicon.words
    for place, word in enumerate(words):
        for length in (4, 3, 2):
            phrase = "_".join(words[place : place + length])
            if phrase in table:
                yield from table[phrase]
                break
        else:
            yield from table.get(word) or table.get(word.removesuffix("'s"), ()) or _singular(word, table)


def _singular(word: str, table: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if word.endswith("es") and word[:-2] in table:
        return table[word[:-2]]
    return table.get(word[:-1], ()) if word.endswith("s") else ()


def _chinese(text: str, lexicon: _Lexicon) -> Iterator[str]:
    table, place = lexicon.chinese, 0
    while place < len(text):
        for length in (5, 4, 3, 2, 1):
            groups = table.get(text[place : place + length])
            if groups:
                yield from groups
                place += length
                break
        else:
            place += 1


def _openings(text: str, words: list[str], lexicon: _Lexicon, *, chinese: bool) -> set[str]:
    found: set[str] = set()
    for word in words[:10]:
        if word not in POLITE:
            found.update(lexicon.openings.get(word, ()))
            break
    if not chinese:
        return found
    head = _without_politeness(text)
    for word, groups in lexicon.openings_chinese.items():
        for group in groups:
            if head.startswith(word) or (group != "answers" and word in head[:_HEAD_CHINESE]):
                found.add(group)
    return found


def _without_politeness(text: str) -> str:
    head, before = text.strip(), ""
    while head != before:
        before = head
        for word in POLITE_CHINESE:
            head = head.removeprefix(word)
    return head


@cache
def _lexicon() -> _Lexicon:
    """Built on first use: 5 ms that a start of the program need not pay."""
    words, chinese = _split(WORDS)
    openings, openings_chinese = _split(OPENINGS)
    return _Lexicon(words, chinese, openings, openings_chinese)


def _split(
    table: Mapping[str, str],
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    english: dict[str, tuple[str, ...]] = {}
    chinese: dict[str, tuple[str, ...]] = {}
    for group, listed in table.items():
        for word in listed.split():
            place = chinese if _CJK.search(word) else english
            place[word] = (*place.get(word, ()), group)
    return english, chinese
