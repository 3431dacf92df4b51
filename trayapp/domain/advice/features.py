"""What is read off a prompt: a few numbers that are kept, never its words. English and Chinese.

The words were chosen on public coding sessions (docs/advice.md): whether a prompt asks for an answer or sets
work going says more than its length, and a bare "yes" sets the dearest work going.
"""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple

from trayapp.domain.advice.caches import FIVE_MINUTES, HOUR, is_first
from trayapp.domain.advice.task import Task

USUAL: Final = -0.9
"""ln of USD: what a turn costs as long as nothing else is known of a person."""
READ: Final = 1_500
"""Characters of a prompt that are looked at."""

_CJK = re.compile("[\u3400-\u9fff]")
_CJK_PER_WORD: Final = 1.6
_SOFT: Final = r"^\W*(?:(?:ok|okay|now|and|please|can you|let'?s|great|yes|yeah)\W+)*"

_PATH = re.compile(
    r"(?:[\w.-]+/)+[\w.-]+"
    r"|\b[\w-]+\.(?:py|tsx?|jsx?|go|rs|[ch]|cpp|java|cs|md|json|ya?ml|toml|sql|sh|txt|csv)\b"
)
_AGREES = re.compile(
    r"^\W*(?:yes|yeah|yep|yup|ok|okay|sure|great|perfect|good|nice|cool|alright|right|agreed|lgtm|go|do|let'?s"
    r"|continue|proceed)\b|^\W*(?:好|行|可以|是的|继续|开始)",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"\b(?:can|could|would|will) (?:you|we|u)\b|\blet'?s\b|\bplease\b|\bpls\b|\bgo ahead\b"
    r"|\bdo (?:it|that|the|this|both|all)\b|请|帮我",
    re.IGNORECASE,
)


def _any(english: str, chinese: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{english})\b|{chinese}", re.IGNORECASE)


_BUILDS = _any(
    "add|build|create|implement|write|make|develop|generate|introduce|migrate|port|refactor|rewrite",
    "实现|新增|添加|开发|重构|编写|创建",
)
_CHECKS = _any(
    r"review|check|investigate|debug|verify|validate|audit|analy[sz]e|look (?:at|into)", "检查|审查|分析|排查"
)
_FIXES = _any("fix|resolve|address|bug|fails?|failing|error|broken", "修复|报错|错误")
_TESTS = _any("tests?", "测试")
_PLANS = _any("plan|steps?", "计划|步骤")
_ALL = _any("all|every|each|whole|entire|everything|across", "所有|全部|每个|整个")
_COMMITS = re.compile(
    _SOFT + r"(?:git )?(?:commit|push|merge|rebase|pull|switch|checkout|stage)\b|^\W*(?:提交|推送|合并)",
    re.IGNORECASE,
)
_SHORT: Final = 12
_PASTED: Final = 6


class Facts(NamedTuple):
    """The facts of a prompt: `words` is ln(1 + words), `paths` counts files named (to 3), the rest 0 or 1.

    `asks` for an answer rather than for work; `agrees` to what was said before; `commits` and little else;
    `pasted` lines; `all` of something.
    """

    words: float
    paths: float
    asks: float
    agrees: float
    builds: float
    checks: float
    fixes: float
    tests: float
    commits: float
    pasted: float
    plans: float
    all: float


def read(prompt: str) -> Facts:
    """The facts of a prompt; of a very long one, those of its beginning (its length counts whole)."""
    text = prompt[:READ]
    words = len(text.split()) + len(_CJK.findall(text)) / _CJK_PER_WORD
    words *= max(1.0, len(prompt) / READ)
    questions = "?" in text or "\uff1f" in text
    return Facts(
        words=math.log1p(words),
        paths=min(len(_PATH.findall(text)), 3),
        asks=_flag(questions and not _REQUESTS.search(text)),
        agrees=_flag(_AGREES.search(text)),
        builds=_flag(_BUILDS.search(text)),
        checks=_flag(_CHECKS.search(text)),
        fixes=_flag(_FIXES.search(text)),
        tests=_flag(_TESTS.search(text)),
        commits=_flag(words < _SHORT and _COMMITS.search(text)),
        pasted=_flag(text.count("\n") > _PASTED),
        plans=_flag(_PLANS.search(text)),
        all=_flag(_ALL.search(text)),
    )


def state(task: Task, last: float | None, recent: tuple[float, ...], *, warm: bool) -> dict[str, float]:
    """What a session's state tells; what is not known is left out.

    `last` and `recent` are ln of USD: the turn before, and the person's last turns.
    """
    first, idle = is_first(task), task.idle_seconds or 0.0
    told = {
        "context": 0.0 if first else math.log1p(task.context_tokens / 1000),
        "cold": _flag(not first and task.context_tokens > 0 and not warm),
        "idle": _flag(not first and idle > FIVE_MINUTES),
        "idle_hour": _flag(not first and idle > HOUR),
        "first": _flag(first),
        "recent": (sum(recent) + 2 * USUAL) / (len(recent) + 2),
    }
    return told if first or last is None else told | {"previous": last}


def _flag(found: object) -> float:
    return 1.0 if found else 0.0
