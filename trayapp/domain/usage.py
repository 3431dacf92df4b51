"""What was used, summed: counters of tokens, as the store groups them and as they are priced.

Apart from the rest of the model, because a look at an unchanged store needs nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Tokens:
    """Counters of one or many requests. `input` is the uncached part; `output` includes reasoning."""

    input: int = 0
    output: int = 0
    cache_read: int = 0
    cache_write_5m: int = 0
    cache_write_1h: int = 0
    web_searches: int = 0
    requests: int = 0

    @property
    def total(self) -> int:
        """Every token that was read or written, cached ones included."""
        return self.input + self.output + self.cache_read + self.cache_write_5m + self.cache_write_1h

    @property
    def context(self) -> int:
        """Tokens of the prompt as the model saw it: what price tiers by request size go by."""
        return self.input + self.cache_read + self.cache_write_5m + self.cache_write_1h

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(
            self.input + other.input,
            self.output + other.output,
            self.cache_read + other.cache_read,
            self.cache_write_5m + other.cache_write_5m,
            self.cache_write_1h + other.cache_write_1h,
            self.web_searches + other.web_searches,
            self.requests + other.requests,
        )


@dataclass(frozen=True, slots=True)
class Use:
    """What was used in [start, end) by one tool, account, model and project; cost None is "unpriced".

    `cost` is at list price. Use that is not `metered` is paid by a flat seat: nobody is billed for it.
    """

    start: datetime
    end: datetime
    tool: str
    account: str
    model: str
    project: str
    tokens: Tokens
    cost: Decimal | None
    metered: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Requests in [start, end) that share everything that a price depends on, summed by the store.

    `context_over` is the highest price threshold (tokens) that each request's prompt exceeds, 0 for none:
    tiers apply to whole requests, so sums are only kept between thresholds. `billed` is the sum of costs
    that the log itself stated (USD); such requests stand in groups of their own. `background` use was told by
    a client's own totals and stands on no line: how many requests it was is not known, and counts as 0.
    """

    start: datetime
    end: datetime
    tool: str
    account: str
    model: str
    project: str
    mode: str
    context_over: int
    tokens: Tokens
    billed: Decimal | None = None
    background: bool = False
