"""What the window before costly work goes by: handed over once, so that each key is answered at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from trayapp.domain.advice.adviser_known import Known, Left
from trayapp.domain.advice.task import Task


@dataclass(frozen=True, slots=True)
class ToolChoice:
    """A tool of this computer, and the models to choose from; the first is what it would use by itself."""

    id: str
    name: str
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """`known` by tool. `chat` is the free chat's address, `prefill` whether a prompt may stand in it.

    `left` is what there is to spend on a task: allowances may count some models or folders alone.
    """

    known: Mapping[str, Known]
    tools: tuple[ToolChoice, ...]
    chat: str
    prefill: bool = False
    left: Callable[[Task], Left] | None = None

    def known_for(self, task: Task) -> Known:
        """All that there is to go by for this task; another tool's where its own is not known."""
        found = self.known.get(task.tool) or next(iter(self.known.values()))
        return found if self.left is None else replace(found, left=self.left(task))
