"""Whether the free chat can do it: office work from an empty context, without files, code or a repository."""

from __future__ import annotations

from trayapp.domain.advice.free_chat_score import score
from trayapp.domain.advice.free_chat_veto import veto
from trayapp.domain.advice.free_chat_weights import LEAST, WEIGHTS
from trayapp.domain.advice.task import Task

LONGEST = 20_000
"""Characters of a prompt from which on it is material for work, and not a wish."""


def suits_free_chat(task: Task) -> bool:
    """True only where all speaks for it: a wrong offer costs more trust than a missed one costs money."""
    if task.context_tokens > 0 or task.turn > 1 or task.files or not task.prompt.strip():
        return False
    if len(task.prompt) > LONGEST or score(task.prompt, WEIGHTS) < LEAST:
        return False
    return not veto(task.prompt)  # last, because it takes longest
