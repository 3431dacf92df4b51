"""What it costs to change the model inside a session, and what a shorter context spares: arithmetic.

Another model finds nothing in its cache: all of the context is written to it anew (docs/advice.md).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from trayapp.domain.advice.caches import CALLS, reread
from trayapp.domain.advice.savings import Ratio
from trayapp.domain.advice.task import CostRange, Task
from trayapp.domain.pricing import Rates

LARGE: Final = 90_000
"""Tokens of warm context above which no switch is proposed, whatever it seems to save."""
SUMMARY: Final = 5_000
"""Tokens that a summary of a session leaves: what a client's own compaction leaves."""
START: Final = 25_000
"""Tokens that a session usually begins with: instructions, tools, the first files."""
_MILLION: Final = Decimal(1_000_000)


def may_switch(task: Task, *, cold: bool) -> bool:
    """Whether another model may be proposed at all; a cold context either model reads anew."""
    return cold or task.context_tokens <= LARGE


def moved(cost: CostRange, ratio: Ratio, task: Task, new: Rates | None, *, cold: bool) -> CostRange:
    """What work of that `cost` costs with the model of `new`: by the measured ratio, and its new cache.

    Both bad ends at once would be met less than once in ten times: the ratio's centre is enough for P90.
    """
    extra = Decimal(0) if cold or new is None else reread(task.context_tokens, new)
    share = Decimal(ratio.value)
    return CostRange(_rounded(cost.p50 * share + extra), _rounded(cost.p90 * share + extra))


def resume(task: Task, rates: Rates) -> Decimal:
    """USD before any work, to read a context anew that no cache holds any more."""
    return _rounded(task.context_tokens * rates.cache_write_5m / _MILLION)


def fresh(task: Task, rates: Rates) -> Decimal:
    """USD that a new session with a summary saves on a median turn after a pause; 0 for a small context."""
    spared = max(task.context_tokens - START - SUMMARY, 0)
    return _rounded(spared * (rates.cache_write_5m + (CALLS - 1) * rates.cache_read) / _MILLION)


def compact(task: Task, rates: Rates) -> Decimal:
    """The same for shortening this session first: its context is read once more, and the summary written."""
    return max(
        fresh(task, rates) - resume(task, rates) - _rounded(SUMMARY * rates.output / _MILLION), Decimal(0)
    )


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.0001"))
