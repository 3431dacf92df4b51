"""What it costs to change the model inside a session, and what a shorter context spares: arithmetic.

Another model finds nothing in its cache: all of the context is written to it anew (docs/advice.md).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from trayapp.domain.advice.caches import is_warm, opening, reread
from trayapp.domain.advice.savings import Ratio
from trayapp.domain.advice.task import CostRange, Task
from trayapp.domain.pricing import Rates

LARGE: Final = 90_000
"""Tokens of warm context above which no switch is proposed, whatever it seems to save."""
CALLS: Final = 5
"""Calls of a median turn of public sessions: each one reads the context."""
SUMMARY: Final = 5_000
"""Tokens that a summary of a session leaves."""
START: Final = 25_000
"""Tokens that a session usually begins with: instructions, tools, the first files."""
_MILLION: Final = Decimal(1_000_000)


def saving(cost: CostRange, ratio: Ratio, task: Task, new: Rates, *, hour: bool = False) -> Decimal | None:
    """USD that moving work which costs `cost` to the model of `new` saves; None: propose no switch.

    None where no saving may be promised (`ratio`), and on a large warm context. Negative where the new cache
    costs more than the work gets cheaper. `hour`: the person's cache lasts an hour.
    """
    warm = is_warm(task, hour=hour)
    if not ratio.saves or (warm and task.context_tokens > LARGE):
        return None
    return cost.p50 * (1 - Decimal(ratio.value)) - _again(task, new, warm=warm)


def moved(cost: CostRange, ratio: Ratio, task: Task, new: Rates, *, hour: bool = False) -> CostRange:
    """What the work costs with the new model: `cost` by the measured ratio, its bad end for P90."""
    extra = _again(task, new, warm=is_warm(task, hour=hour))
    p50 = cost.p50 * Decimal(ratio.value) + extra
    # Both bad ends at once would be met less than once in ten times; the ratio's centre is enough for P90.
    return CostRange(_rounded(p50), _rounded(max(p50, cost.p90 * Decimal(ratio.value) + extra)))


def resume(task: Task, rates: Rates, *, hour: bool = False) -> Decimal | None:
    """USD before any work, to read a cold context again; None where the cache still holds it or none is."""
    if task.context_tokens <= 0 or is_warm(task, hour=hour):
        return None
    return opening(task, rates, warm=False)


def fresh(task: Task, rates: Rates, *, hour: bool = False, calls: int = CALLS) -> Decimal:
    """USD that a new session with a summary saves on a turn of so many calls; 0 for a small context."""
    spared = task.context_tokens - START - SUMMARY
    if spared <= 0:
        return Decimal(0)
    read = spared * rates.cache_read / _MILLION
    if not is_warm(task, hour=hour):
        return spared * rates.cache_write_5m / _MILLION + (calls - 1) * read
    # What begins the new session is in no cache yet, while the old one's is.
    return max(calls * read - reread(START + SUMMARY, rates), Decimal(0))


def compact(task: Task, rates: Rates, *, hour: bool = False, calls: int = CALLS) -> Decimal:
    """The same for shortening this session: its context is read once more, and the summary written."""
    price = opening(task, rates, warm=is_warm(task, hour=hour)) + SUMMARY * rates.output / _MILLION
    return max(fresh(task, rates, hour=hour, calls=calls) - price, Decimal(0))


def _again(task: Task, new: Rates, *, warm: bool) -> Decimal:
    """A cold context is written anew in any case; a warm one only by the new model."""
    return reread(task.context_tokens, new) if warm else Decimal(0)


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.0001"))
