"""Several budgets that one spend can run into, as readings: one alone speaks for a person and a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from trayapp.domain.errors import Unavailable
from trayapp.domain.model import USD, Reading
from trayapp.domain.period import Window, same_window
from trayapp.domain.saying import saying


@dataclass(frozen=True, slots=True)
class Budget:
    """One budget in US dollars. `window` None is not told.

    `others` is the account for a spend that is not this person's whole spend: a team's, or one model's. A
    budget that does not bind is shown, and never said to leave the least.
    """

    name: str
    title: str
    used: Decimal | None
    limit: Decimal | None
    window: Window | None
    others: str = ""
    binds: bool = True


def least_left(budgets: Sequence[Budget]) -> str:
    """A sentence on which of several budgets ends first; empty where there is no choice."""
    left = [
        (each.limit - each.used, each.title)
        for each in budgets
        if each.binds and each.limit is not None and each.used is not None
    ]
    if len(left) < 2:
        return ""
    least, title = min(left)
    return saying(
        "Faults",
        "Of {n} budgets, this one leaves the least: {title}, {least} USD.",
        n=len(left),
        title=title,
        least=f"{least:.2f}",
    )


def readings_of(source: str, budgets: Sequence[Budget], now: datetime) -> list[Reading]:
    """A reading for each; `Unavailable` where none tells anything.

    They come widest first. Of a person's own for one and the same window, the widest has the source as its
    account and the others accounts of their own: local events and allowances then meet one sum, once.
    """
    spoken: list[Window] = []
    readings = []
    for each in budgets:
        if each.used is None and each.limit is None:
            continue
        window = each.window or Window(None, None)
        account = each.others or source
        if account == source and any(same_window(window, other) for other in spoken):
            account = f"{source}:{each.name}"
        if account == source and each.used is not None:
            spoken.append(window)
        readings.append(reading_of(source, each, account, now))
    if not readings:
        raise Unavailable(saying("Faults", "The gateway tells neither what this key has used nor a budget."))
    return readings


def reading_of(source: str, budget: Budget, account: str, now: datetime) -> Reading:
    """The reading of one budget in a given account."""
    return Reading(
        source=source,
        key=f"{source}:{budget.name}",
        title=budget.title,
        account=account,
        unit=USD,
        at=now,
        used=budget.used,
        limit=budget.limit,
        window=budget.window,
    )
