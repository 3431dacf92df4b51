"""What is read off a prompt: a few numbers that are kept, never its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

READ: Final = 20_000
"""Characters of a prompt that are looked at."""

_PATH = re.compile(
    r"(?:[\w.-]+/)+[\w.-]+|\b[\w-]+\.(?:py|ts|tsx|js|jsx|go|rs|c|h|cpp|java|cs|md|json|ya?ml|toml|sql|sh|txt|csv)\b"
)
_BUILD = re.compile(
    r"\b(?:add|build|create|implement|write|make|develop|generate|introduce|migrate|port)\b", re.IGNORECASE
)
_GO = re.compile(
    r"(?:yes|yep|yeah|ok|okay|sure|go|go ahead|continue|proceed|do it|please do|sounds good|lgtm"
    r"|好的?|继续|可以|是的?)"
    r"(?:[\s,.!]+(?:please|go ahead|continue|proceed|do it|do that|let'?s do (?:it|that)))*[\s.!]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one prompt: `words`, `paths` to files, whether it asks, builds, or only says yes."""

    words: int
    paths: int
    asks: bool
    questions: int
    builds: bool
    approves: bool


def read(prompt: str) -> Facts:
    """The facts of a prompt; of a very long one, those of its beginning."""
    text = prompt[:READ]
    questions = text.count("?") + text.count("\uff1f")
    return Facts(
        words=len(text.split()),
        paths=min(len(_PATH.findall(text)), 8),
        asks=questions > 0,
        questions=questions,
        builds=_BUILD.search(text) is not None,
        approves=_GO.fullmatch(text.strip()) is not None,
    )
