"""From what the core handed over to what the window "Before you start" asks at each key."""

from __future__ import annotations

from trayapp.domain.advice.adviser import advise
from trayapp.domain.advice.adviser_words import record
from trayapp.domain.advice.grounds import Grounds
from trayapp.domain.advice.planning import planning_prompt
from trayapp.domain.advice.task import Advice, Task
from trayapp.domain.free_chat import chat_link
from trayapp.domain.words import Words
from trayapp.qt.advice_adviser import Adviser
from trayapp.qt.advice_place import Choice
from trayapp.qt.advice_view import Room, named


def adviser_of(grounds: Grounds, words: Words) -> Adviser:
    """Its calls go by these grounds until others come."""

    def answer(task: Task) -> Advice:
        return advise(task, grounds.known_for(task))

    def room(task: Task) -> Room:
        left = grounds.known_for(task).left
        return Room(left.today, left.window)

    def kept(task: Task) -> str:
        return record(grounds.known_for(task).savings, task.tool, words)

    choices = [
        Choice(tool.id, tool.name, tuple((model, named(model, words)) for model in tool.models))
        for tool in grounds.tools
    ]
    return Adviser(
        advise=answer,
        plan=lambda task: planning_prompt(task.prompt),
        chat=lambda prompt: chat_link(prompt, prefill=grounds.prefill, base=grounds.chat).url,
        choices=choices,
        room=room,
        record=kept,
        wishes=grounds.known_for(Task("")).wishes,
    )
