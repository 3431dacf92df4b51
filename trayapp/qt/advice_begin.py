"""What the buttons of "Before you start" do, for each way to do the work: pure, and said in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from trayapp.domain.advice.starting import LINKED, PROMPT_MOST, claude_link, command, switch
from trayapp.domain.advice.task import Candidate, Move, Task
from trayapp.domain.command import PassedAdvice, TookAdvice
from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt.advice_view import named


@dataclass(frozen=True, slots=True)
class Begin:
    """One button. `copied` goes to the clipboard, `address` is opened; `done` and `failed` are said after.

    `instead` goes to the clipboard where the address did not open; `more` opens "Ask for more"; `teaches` is
    told to the core.
    """

    text: str
    copied: str = ""
    address: str = ""
    done: str = ""
    failed: str = ""
    instead: str = ""
    more: bool = False
    teaches: TookAdvice | PassedAdvice | None = None

    def teaching(self, lesson: TookAdvice | PassedAdvice | None) -> Begin:
        """The same, and the core hears of it."""
        return replace(self, teaches=lesson)

    def named(self, text: str) -> Begin:
        """The same under another name."""
        return replace(self, text=text)


def begin(
    way: Candidate, task: Task, words: Words, *, plan: Callable[[Task], str], chat: Callable[[str], str]
) -> tuple[Begin, Begin | None]:
    """The main button of a way, and the one beside it."""
    match way.move:
        case Move.FREE_CHAT:
            return _chat(translate("Advice", "Copy and open Copilot Chat"), task.prompt, chat), None
        case Move.DRAFT_FREE | Move.SPLIT:
            return _chat(translate("Advice", "Copy plan prompt and open the chat"), plan(task), chat), None
        case Move.ASK_MORE:
            return Begin(translate("Advice", "Ask for more…"), more=True), None
        case Move.COMPACT:
            return _copy(translate("Advice", "Copy /compact"), "/compact"), None
        case Move.STAY | Move.MODEL | Move.EFFORT | Move.FRESH | Move.WAIT:
            return _start(way, task, words)


def _chat(text: str, prompt: str, chat: Callable[[str], str]) -> Begin:
    done = translate("Advice", "Copied. Paste it there; agents that search your company's data are metered.")
    failed = translate("Advice", "The page did not open. The text is copied: paste it into the chat.")
    return Begin(text, copied=prompt, address=chat(prompt), done=done, failed=failed)


def _copy(text: str, what: str) -> Begin:
    return Begin(text, copied=what, done=translate("Advice", "Copied: {text}", text=what))


def _start(way: Candidate, task: Task, words: Words) -> tuple[Begin, Begin | None]:
    """With the tool itself; inside a session the model is switched there."""
    if way.move is not Move.FRESH and task.turn > 1 and way.model != task.model:
        typed = switch(task.tool, way.model)
        if typed:
            return _copy(translate("Advice", "Copy {text}", text=typed), typed), None
    told = command(task.tool, way.model, dict(way.facts).get("effort", ""))
    copy = _copy(translate("Advice", "Copy command"), told) if told else None
    if task.tool not in LINKED:
        prompt = _copy(translate("Advice", "Copy prompt"), task.prompt)
        prompt = replace(prompt, done=translate("Advice", "The prompt is copied."))
        return (copy, prompt) if copy is not None else (prompt, None)
    name = named(way.model, words) if way.model else "Claude Code"
    return _open_claude(translate("Advice", "Start on {model}", model=name), way, task, told), copy


def _open_claude(text: str, way: Candidate, task: Task, told: str) -> Begin:
    """The link carries the prompt, and never sends it; it cannot carry a model."""
    fits = len(task.prompt) <= PROMPT_MOST
    typed = switch(task.tool, way.model)
    parts = [
        translate("Advice", "Claude Code opens with the prompt typed and not sent.")
        if fits
        else translate("Advice", "Claude Code opens. The prompt is too long for a link, so it is copied.")
    ]
    if typed:
        parts.append(translate("Advice", "Type {text} there first.", text=typed))
    return Begin(
        text,
        copied="" if fits else task.prompt,
        address=claude_link(task.project, task.prompt),
        done=" ".join(parts),
        failed=translate("Advice", "Claude Code did not open. Its command is copied: {text}", text=told),
        instead=told,
    )
