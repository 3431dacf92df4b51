"""How many tokens a text is, by counting ten kinds of character runs: no vocabulary, no library.

Each vendor's tokenizers fall into a few generations; each has its own weights (docs/advice.md says how they
were fitted, against what, and how far they are off).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

SAMPLE: Final = 20_000
"""Characters that are looked at; a longer text is scaled by its length."""


class Generation(Enum):
    """The tokenizers that are told apart."""

    CLAUDE = "claude"
    CLAUDE_NEW = "claude-new"
    GPT = "gpt"


_WEIGHTS: Final = {
    Generation.CLAUDE_NEW: (1.277, 0.464, 1.457, 1.159, 0.649, 1.66, 1.325, 1.079, 0.0, 0.908),
    Generation.CLAUDE: (1.058, 0.3, 0.096, 1.204, 0.194, 1.702, 2.594, 1.201, 0.0, 0.503),
    Generation.GPT: (1.066, 0.17, 0.0, 1.05, 0.183, 0.771, 2.006, 0.87, 0.881, 0.0),
}

_WORD = re.compile(r"[A-Za-z]+")
_INNER = re.compile(r"[a-z][A-Z]")
_DIGIT = re.compile(r"[0-9]")
_MARK = re.compile(r"[!-/:-@\[-^`{-~]")
_BLANKS = re.compile(r"[ \t]{2,}")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_OTHER = re.compile("[^\x00-\x7f]")

_OLD_CLAUDE = re.compile(
    r"claude-(?:\d|instant|(?:opus|sonnet|haiku)-(?:3|4)(?:-[0-6](?!\d))?(?:-\d{8}|$|@|\[))"
)


def generation(model: str) -> Generation:
    """The tokenizer of a model as a log or a tool names it; a model of no known family counts as GPT's."""
    name = model.casefold().rpartition("/")[2]
    if "claude" not in name and not name.startswith(("opus", "sonnet", "haiku", "fable")):
        return Generation.GPT
    return Generation.CLAUDE if _OLD_CLAUDE.search(name) else Generation.CLAUDE_NEW


def count(text: str, model: str, correction: float = 1.0) -> int:
    """About how many tokens `text` is for `model`; `correction` is billed over counted, once known."""
    if not text:
        return 0
    sample = text if len(text) <= SAMPLE else text[:SAMPLE]
    counted = _weighed(sample, generation(model)) * len(text) / len(sample)
    return max(1, round(counted * correction))


def count_file(sample: str, size: int, model: str, correction: float = 1.0) -> int:
    """The same of a file of `size` bytes of which only the beginning was read."""
    taken = sample[:SAMPLE]
    length = len(taken.encode(errors="replace"))
    if not length:
        return round(size / 4 * correction)
    return max(1, round(_weighed(taken, generation(model)) * max(size / length, 1.0) * correction))


def _weighed(text: str, kind: Generation) -> float:
    return sum(weight * number for weight, number in zip(_WEIGHTS[kind], _counts(text), strict=True))


def _counts(text: str) -> tuple[int, ...]:
    words = _WORD.findall(text)
    beyond = sum(len(word) - 6 for word in words if len(word) > 6)
    inner = sum(1 for word in words if _INNER.search(word))
    cjk = len(_CJK.findall(text))
    return (
        len(words),
        beyond,
        inner,
        len(_DIGIT.findall(text)),
        len(_MARK.findall(text)),
        text.count("\n"),
        len(_BLANKS.findall(text)),
        cjk,
        len(_OTHER.findall(text)) - cjk,
        text.count("_"),
    )
