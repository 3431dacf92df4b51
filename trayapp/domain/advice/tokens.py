"""How many tokens a text is, by counting fourteen kinds of characters and words: no vocabulary, no library.

Each vendor's tokenizers fall into a few generations; each has its own weights, fitted by
benchmarks/advice/fit_tokens.py (docs/advice.md says against what, and how far they are off).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

SAMPLE: Final = 20_000
"""Bytes of a file that are worth reading for its count; the rest is taken to be like them."""
LOOKED_AT: Final = 4_500
"""Characters that are counted: of a longer text, pieces from all over it."""
_PIECES: Final = 15
_BYTES_PER_WORD: Final = 4.0

_WORD = re.compile(r"[A-Za-z]+")
_HUMP = re.compile(r"[a-z][A-Z]")
_CAPITALS = re.compile(r"[A-Z]{2,}")
_DIGITS = re.compile(r"[0-9]+")
_MARKS = re.compile(r"[!-/:-@\[-^`{-~]+")
_BLANKS = re.compile(r"[ \t]{2,}")
_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_OTHER = re.compile("[^\x00-\x7f]")
_LONG: Final = 6
_SHORT: Final = 2


class Generation(Enum):
    """The tokenizers that are told apart."""

    CLAUDE = "claude"
    CLAUDE_NEW = "claude-new"
    GPT = "gpt"


# Words, letters beyond the sixth, humps, digits, marks, lines, runs of blanks, CJK, other non-ASCII,
# underscores; letters in capitals, runs of marks, runs of digits, words of up to two letters.
_WEIGHTS: Final = {
    Generation.CLAUDE: (
        1.011,
        0.075,
        1.505,
        0.139,
        0.200,
        0.861,
        0.979,
        1.076,
        0.455,
        1.140,
        0.167,
        0.856,
        1.347,
        -0.042,
    ),
    Generation.CLAUDE_NEW: (
        1.508,
        0.279,
        1.737,
        0.410,
        0.422,
        1.327,
        0.588,
        1.029,
        0.434,
        1.296,
        0.558,
        0.665,
        1.054,
        -0.825,
    ),
    Generation.GPT: (
        1.014,
        0.097,
        0.560,
        0.068,
        0.258,
        0.367,
        1.017,
        0.754,
        0.756,
        0.455,
        0.080,
        0.411,
        1.554,
        -0.033,
    ),
}

_CLAUDE = re.compile(r"claude|\b(?:opus|sonnet|haiku|fable)\b")
_OLD = re.compile(
    r"claude-(?:instant|[123]\b)|(?:opus|sonnet|haiku)-(?:3|4)(?:[-.][0-6])?(?![-.]?\d{1,2}(?!\d))"
)


def generation(model: str) -> Generation:
    """The tokenizer of a model as a log or a tool names it; a model of no known family counts as GPT's."""
    name = model.casefold()
    if not _CLAUDE.search(name):
        return Generation.GPT
    return Generation.CLAUDE if _OLD.search(name) else Generation.CLAUDE_NEW


def count(text: str, model: str, correction: float = 1.0) -> int:
    """About how many tokens `text` is for `model`; `correction` is billed over counted, once known."""
    return max(weigh(measure(text), model, correction), 1) if text else 0


def correction(counted_and_billed: Iterable[tuple[int, int]]) -> float:
    """Billed over counted, as the median of pairs of one model's texts; between a half and double."""
    ratios = sorted(billed / counted for counted, billed in counted_and_billed if counted > 0 and billed > 0)
    if not ratios:
        return 1.0
    return min(max(ratios[len(ratios) // 2], 0.5), 2.0)


def measure(text: str) -> tuple[float, ...]:
    """The counts of a text, to be weighed for any model."""
    if len(text) <= LOOKED_AT:
        return _counts(text)
    piece = LOOKED_AT // _PIECES
    starts = [nth * (len(text) - piece) // (_PIECES - 1) for nth in range(_PIECES)]
    looked = _counts("\x00".join([text[start : start + piece] for start in starts]))
    return tuple(each * len(text) / (piece * _PIECES) for each in looked)


def measure_file(sample: str, size: int) -> tuple[float, ...]:
    """The counts of a file of `size` bytes; of one without a sample, by its size alone."""
    length = len(sample.encode(errors="replace"))
    if not length:
        # A text of unknown kind: as many words of six letters.
        return (size / _BYTES_PER_WORD, *_counts("")[1:])
    scale = max(size / length, 1.0)
    return tuple(each * scale for each in measure(sample))


def weigh(counts: tuple[float, ...], model: str, correction: float = 1.0) -> int:
    """Tokens of measured text for `model`."""
    pairs = zip(_WEIGHTS[generation(model)], counts, strict=True)
    tokens = sum(weight * number for weight, number in pairs) * correction
    return max(round(tokens), 1 if any(counts) else 0)


def _counts(text: str) -> tuple[float, ...]:
    words = _WORD.findall(text)
    digits = _DIGITS.findall(text)
    marks = _MARKS.findall(text)
    cjk = len(_CJK.findall(text))
    lengths = list(map(len, words))
    return (
        len(words),
        sum([each - _LONG for each in lengths if each > _LONG]),
        len(_HUMP.findall(text)),
        sum(map(len, digits)),
        sum(map(len, marks)),
        text.count("\n"),
        len(_BLANKS.findall(text)),
        cjk,
        len(_OTHER.findall(text)) - cjk,
        text.count("_"),
        sum(map(len, _CAPITALS.findall(text))),
        len(marks),
        len(digits),
        sum([each <= _SHORT for each in lengths]),
    )
