"""Collects what the window before costly work goes by; on the core's loop, some 250 ms after a busy month."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from trayapp.domain.advice.adviser_known import Left
from trayapp.domain.advice.candidates_models import default_of, model_of, others
from trayapp.domain.advice.grounds import Grounds, ToolChoice
from trayapp.domain.advice.task import Task
from trayapp.domain.free_chat import CHAT
from trayapp.domain.model import Snapshot
from trayapp.engine.advising import REMEMBERED, known_of, learned, left_of
from trayapp.engine.base import Base

FIRST: Final = Task("").tool
"""Offered where no tool was found: somebody may be about to install it."""

_MODELS: Final = 8


def grounds_of(base: Base, snapshot: Snapshot | None) -> Grounds:
    """For every tool whose logs are here, the most used first."""
    now = base.world.now()
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for call in base.store.calls(now - REMEMBERED):
        used[call.tool][call.model] += 1
    tools_here = () if snapshot is None else snapshot.tools
    named = {reader.id: reader.name for reader in base.readers}
    names = {tool.id: tool.name for tool in tools_here if tool.files}
    order = sorted(names, key=lambda tool: -used[tool].total()) or [FIRST]
    past = learned(base, now, keep=True)
    known = {tool: known_of(base, snapshot, task=Task("", tool=tool), learned=past) for tool in order}
    tools = []
    for tool in order:
        usual = model_of(tool, "", known[tool])
        mine = [model for model, _ in used[tool].most_common(_MODELS) if model]
        first = default_of(tool, known[tool]) or (mine[0] if mine else usual)
        models = dict.fromkeys([first, *mine, usual, *others(tool, usual, known[tool])])
        tools.append(ToolChoice(tool, names.get(tool) or named.get(tool, tool), tuple(models)))
    settings = base.settings
    chat = settings.policy.free_chat_link or CHAT
    if snapshot is None:
        return Grounds(known, tuple(tools), chat, settings.advice.prefill)
    shown, zone = snapshot, base.zone

    def left(task: Task) -> Left:
        return left_of(shown, zone, task.tool, model=task.model, project=task.project)

    return Grounds(known, tuple(tools), chat, settings.advice.prefill, left)
