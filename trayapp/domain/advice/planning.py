"""A plan from the free chat that the metered tool then carries out: when it helps, and how to ask for it."""

from __future__ import annotations

import re
from typing import Final

from trayapp.domain.translation import translate

_PLANS: Final = re.compile(
    r"\b(?:plan|design|architect\w*|spec(?:ify|ification)?|rfc|concept|brainstorm|research"
    r"|compare (?:options|approaches)|trade-?offs?|strategy|proposal|think (?:through|about) how"
    r"|how (?:should|would) (?:we|i|you)|from scratch|new (?:app|project|service|tool|website)"
    r"|build (?:me )?an?)\b|方案|设计|规划|调研|选型|架构|从零|新项目|需求分析",
    re.IGNORECASE,
)  # fmt: skip
_ORDERS: Final = re.compile(
    r"\bimplement the (?:following )?plan\b|\bplan\.md\b|按照?(?:计划|方案)", re.IGNORECASE
)
_LOOKED_AT: Final = 1_200


def is_planning(prompt: str) -> bool:
    """Whether much of the work is to think, which needs no repository; never for a plan that is there."""
    head = prompt[:_LOOKED_AT]
    return _PLANS.search(head) is not None and _ORDERS.search(head) is None


def planning_prompt(prompt: str) -> str:
    """What to paste into the free chat, so that its answer is what a coding agent can carry out."""
    asked = translate(
        "Advice",
        "I will hand your answer to a coding agent that is paid by use and can read my files; you cannot. "
        "Do not write code. Think the task below through and answer with a plan that the agent can carry out "
        "without asking back:\n"
        "1. The goal in one sentence, and what is not part of it.\n"
        "2. What you assume. Ask me at most three questions first, if an answer would change the plan.\n"
        "3. Steps in order, each small enough to be checked by itself, with how to check it.\n"
        "4. What the agent has to look up in my files before it begins: name it, do not guess it.\n"
        "5. All texts for people (labels, messages, documentation), ready to be copied.\n"
        "6. When it is done: a list to tick off.\n"
        "At most 600 words.",
    )
    task = translate("Advice", "The task:")
    return f"{asked}\n\n{task}\n{prompt.strip()}\n"
