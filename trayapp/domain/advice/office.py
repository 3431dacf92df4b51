"""Whether the free chat can do it: office work from an empty context, without files, code or a repository."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from trayapp.domain.advice.free_chat_score import features, is_chinese, score_of
from trayapp.domain.advice.free_chat_veto import veto
from trayapp.domain.advice.free_chat_weights import LEAST, WEIGHTS
from trayapp.domain.advice.task import Task

LONGEST: Final = 20_000
"""Characters of a prompt from which on it is material for work, and not a wish."""

_BEGUN: Final = frozenset(("writes", "makes", "informs", "persona"))
_WORK: Final = frozenset(
    ("code", "history", "tests", "faults", "machines", "screens", "places", "tongues", "asks", "ours")
)
# How sure it must be where a word of work in a repository is there too; and in Chinese where nothing is to be
# written or made, since of agents' prompts in Chinese no collection was found (docs/advice.md).
_BESIDE_WORK: Final = 0.4
_UNSURE_CHINESE: Final = 0.5


def suits_free_chat(task: Task) -> bool:
    """True only where all speaks for it: a wrong offer costs more trust than a missed one costs money."""
    if task.context_tokens > 0 or task.turn > 1 or task.files or not task.prompt.strip():
        return False
    if len(task.prompt) > LONGEST:
        return False
    found = features(task.prompt)
    if score_of(found, WEIGHTS) < _least(found.keys(), chinese=is_chinese(task.prompt)):
        return False
    return not veto(task.prompt)  # last, because it takes longest


def _least(groups: AbstractSet[str], *, chinese: bool) -> float:
    """The score from which a prompt with these groups of words is offered the chat."""
    least = LEAST
    if groups & _WORK and "persona" not in groups:
        least = _UNSURE_CHINESE if chinese else _BESIDE_WORK
    if chinese and not groups & _BEGUN:
        least = max(least, _UNSURE_CHINESE)
    return least
