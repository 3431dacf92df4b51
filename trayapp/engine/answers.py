"""What windows ask the core besides the Snapshot; loaded when one asks."""

from __future__ import annotations

from datetime import datetime

from trayapp.domain.advice.outcomes import Outcomes
from trayapp.domain.assess import Facts
from trayapp.domain.command import AskOutcomes, AskTrace
from trayapp.domain.tracing import Trace
from trayapp.engine.advice_kept import outcomes_of
from trayapp.engine.base import Base
from trayapp.engine.preview import trace_of


def answer_to(
    base: Base, asked: AskTrace | AskOutcomes, facts: Facts, at: datetime
) -> Trace | Outcomes | None:
    """The answer; None where what was asked about is gone. Raises `StoreError`."""
    if isinstance(asked, AskTrace):
        return trace_of(base, asked.key, facts, at)
    return outcomes_of(base.store)
