"""Whether changing the model inside a session pays: the context must be read again by the new one."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from trayapp.domain.advice.savings import Ratio
from trayapp.domain.advice.task import CostRange, Task
from trayapp.domain.pricing import Rates

WARM: Final = 300.0
LARGE: Final = 90_000
"""Tokens of warm context above which no switch is proposed."""
_MILLION: Final = Decimal(1_000_000)


def saving(cost: CostRange, ratio: Ratio, task: Task, new: Rates) -> Decimal | None:
    """USD saved on work that costs `cost` when it moves to the model of `new`; None: propose no switch.

    Negative where the re-read costs more than the work gets cheaper.
    """
    warm = is_warm(task)
    if not ratio.saves or (warm and task.context_tokens > LARGE):
        return None
    gained = cost.p50 * (1 - Decimal(ratio.value))
    return gained - (reread(task.context_tokens, new) if warm else Decimal(0))


def is_warm(task: Task) -> bool:
    """Whether the old model still holds the context in its cache."""
    return task.context_tokens > 0 and (task.idle_seconds is None or task.idle_seconds <= WARM)


def reread(context: int, rates: Rates) -> Decimal:
    """USD beyond a cached read that a context costs when it must be written to the cache anew."""
    return context * (rates.cache_write_5m - rates.cache_read) / _MILLION
