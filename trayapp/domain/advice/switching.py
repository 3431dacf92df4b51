"""Whether changing the model inside a session pays: the context must be read again by the new one."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from trayapp.domain.advice.caches import is_warm, reread
from trayapp.domain.advice.savings import Ratio
from trayapp.domain.advice.task import CostRange, Task
from trayapp.domain.pricing import Rates

LARGE: Final = 90_000
"""Tokens of warm context above which no switch is proposed."""


def saving(cost: CostRange, ratio: Ratio, task: Task, new: Rates) -> Decimal | None:
    """USD saved on work that costs `cost` when it moves to the model of `new`; None: propose no switch.

    Negative where the re-read costs more than the work gets cheaper.
    """
    warm = is_warm(task)
    if not ratio.saves or (warm and task.context_tokens > LARGE):
        return None
    gained = cost.p50 * (1 - Decimal(ratio.value))
    return gained - (reread(task.context_tokens, new) if warm else Decimal(0))
