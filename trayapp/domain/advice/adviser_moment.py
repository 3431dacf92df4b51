"""The four moments at which advice may speak; at any other it is silent."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from trayapp.domain.advice.caches import HOUR
from trayapp.domain.advice.task import Task

RESUMED: Final = 60_000
"""Tokens of context from which on reading it again is worth a word: cold resumes above are 3 % of spend."""

_FAN_OUT: Final = re.compile(
    r"\b(?:sub-?agents?|in parallel|fan(?:ned)? out|swarm|ultrathink|ultracode"
    r"|(?:several|multiple|\d+) agents?"
    r"|(?:all|every|each)(?: of)?(?: the| our| my)? (?:\w+ ){0,2}(?:files?|modules?|tests?|packages?"
    r"|repos?|repositor\w+|folders?|director\w+|services?|components?|endpoints?|pages?|docs)"
    r"|(?:whole|entire|complete) (?:repo\w*|code ?base|project|app\w*|folder|test suite)"
    r"|everywhere in the (?:code|repo)\w*)\b"
    r"|(?:所有|全部|每个|每一个|整个)的?(?:文件|代码|仓库|项目|模块|测试|组件|页面|目录|工程|接口)"
    r"|并行|多个(?:子)?代理|子代理",
    re.IGNORECASE,
)  # fmt: skip
_LOOKED_AT: Final = 4_000


class Moment(Enum):
    """When a task comes."""

    START = "start"
    RESUME = "resume"
    FAN_OUT = "fan out"
    AMIDST = "amidst"


def moment(task: Task, cache_seconds: float = HOUR) -> Moment:
    """The first prompt of a session, a large context gone cold, work about to be spread out, or none.

    `cache_seconds` is how long a pause may last until the context must be read anew.
    """
    if task.turn <= 1 and task.previous_cost is None and task.context_tokens < RESUMED:
        return Moment.START
    if is_cold(task, cache_seconds) and task.context_tokens >= RESUMED:
        return Moment.RESUME
    return Moment.FAN_OUT if _FAN_OUT.search(task.prompt[:_LOOKED_AT]) else Moment.AMIDST


def is_cold(task: Task, cache_seconds: float = HOUR) -> bool:
    """Whether the context must be read again in any case; False where that is not known."""
    return task.context_tokens > 0 and task.idle_seconds is not None and task.idle_seconds > cache_seconds
