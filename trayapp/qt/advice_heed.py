"""What the window "Before you start" teaches: the way that was taken, and what to suggest less."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from trayapp.domain.advice.adviser_known import Wishes
from trayapp.domain.advice.adviser_memory import promised
from trayapp.domain.advice.task import Advice, Candidate, Move, Task, Verdict
from trayapp.domain.command import PassedAdvice, TookAdvice
from trayapp.domain.translation import mark, translate

_SLIGHT: Final = frozenset(("advice.quiet.small", "advice.quiet.stay", "advice.quiet.data"))
"""Advice that nobody would have been interrupted for: to pass over it says nothing against its kind."""


_SAME_END: Final = {
    Verdict.CHEAPER_MODEL: (Move.MODEL, Move.EFFORT),
    Verdict.FRESH_CONTEXT: (Move.FRESH, Move.COMPACT),
    Verdict.DOES_NOT_FIT: (Move.SPLIT, Move.ASK_MORE, Move.WAIT, Move.MODEL, Move.EFFORT),
}


class Less(NamedTuple):
    """An entry that asks for less advice: its words, and the settings that it changes."""

    text: str
    changes: Mapping[str, object]


def lesson(
    task: Task, advice: Advice, taken: Candidate, advised: Candidate | None
) -> TookAdvice | PassedAdvice | None:
    """What is learned when work begins with `taken`; None where nothing else was advised.

    Another way to the same end teaches nothing: nobody decided against the advice.
    """
    if advised is None or advice.verdict is Verdict.STAY:
        return None
    if taken is advised:
        return TookAdvice(promised(task, advice))
    if taken.move in _SAME_END.get(advice.verdict, ()) and (taken.saving is None or taken.saving > 0):
        return None
    return PassedAdvice("" if advice.silence in _SLIGHT else advice.verdict.value)


_SWITCHES: Final = {
    Verdict.CHEAPER_MODEL: ("advice.cheaper", mark("Advice", "Never suggest another model")),
    Verdict.FRESH_CONTEXT: ("advice.fresh", mark("Advice", "Never suggest a fresh session")),
    Verdict.FREE_CHAT: ("advice.free_chat", mark("Advice", "Never suggest the free chat")),
    Verdict.DRAFT_FREE: ("advice.free_chat", mark("Advice", "Never suggest the free chat")),
}


def less(task: Task, advice: Advice, wishes: Wishes) -> tuple[Less, ...]:
    """How to hear less of what is advised now; nothing for what does not fit, which is said in any case."""
    switch = _SWITCHES.get(advice.verdict)
    if switch is None:
        return ()
    name, text = switch
    entries = [Less(translate("Advice", text), {name: False})]
    if task.project and not wishes.unwanted("", task.project):
        projects = (*wishes.quiet_projects, task.project)
        here = translate("Advice", "Suggest nothing in this folder")
        entries.insert(0, Less(here, {"advice.quiet_projects": projects}))
    return tuple(entries)
