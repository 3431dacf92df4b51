"""Why a number is so: the steps from facts to figure, which add up to it exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum


class Kind(Enum):
    """What a step is. The first five add up to what is used, the next two to the limit."""

    STATED = "stated"  # a vendor's statement
    TYPED = "typed"  # the person's word
    LOGS = "logs"  # local logs, where no statement covers them
    SINCE = "since"  # local logs after the statement
    EXPENSE = "expense"  # something else that was paid from it
    LIMIT = "limit"  # as it was given
    EXTRA = "extra"  # more or less, for this window alone
    COVERED = "covered"  # local logs that a statement holds already; added to nothing


USED = frozenset({Kind.STATED, Kind.TYPED, Kind.LOGS, Kind.SINCE, Kind.EXPENSE})
LIMIT = frozenset({Kind.LIMIT, Kind.EXTRA})


@dataclass(frozen=True, slots=True)
class Step:
    """One step, in the allowance's unit. `about` is an account, a source or a note; `at` its instant.

    `rate` is what one unit of an estimate turned out to cost, where estimates were corrected by it.
    """

    kind: Kind
    amount: Decimal
    about: str = ""
    at: datetime | None = None
    rate: Decimal | None = None


def total(steps: Iterable[Step], kinds: frozenset[Kind]) -> Decimal | None:
    """The sum of these kinds; None where there is no such step."""
    amounts = [step.amount for step in steps if step.kind in kinds]
    return sum(amounts, Decimal(0)) if amounts else None
