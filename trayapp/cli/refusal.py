"""A command that cannot be done, in one sentence that says why and what to do."""

from __future__ import annotations


class Refusal(Exception):
    """What the person asked for is not possible; `sentence` is printed, the exit code is 1."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
