"""What the window before costly work goes by: handed over once, so that each key is answered at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trayapp.domain.advice.adviser_known import Known


@dataclass(frozen=True, slots=True)
class ToolChoice:
    """A tool of this computer, and the models to choose from; the first is what it would use by itself."""

    id: str
    name: str
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """`known` by tool. `chat` is the free chat's address, `prefill` whether a prompt may stand in it."""

    known: Mapping[str, Known]
    tools: tuple[ToolChoice, ...]
    chat: str
    prefill: bool = False
