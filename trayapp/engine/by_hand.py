"""What a person typed: so much of an allowance is used, as of now. It is a statement like a vendor's."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.model import Allowance, Known, Reading
from trayapp.domain.period import Rolling
from trayapp.domain.saying import joined, saying
from trayapp.domain.words import SPOKEN
from trayapp.engine.base import Base, World, open_base

SOURCE = "by-hand"


class NotRecorded(Exception):
    """It cannot be kept; `sentence` may be shown."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def record(world: World, key: str, used: Decimal | None) -> str:
    """Keep `used` (in the allowance's unit) as what the allowance `key` has used so far; None forgets it.

    Gives a sentence that says what holds now. For a process without the engine; a running one sees it too.

    Raises:
        NotRecorded: with a sentence to show.
        StoreError: the records cannot be written.
    """
    base = open_base(world)
    try:
        return keep(base, key, used)
    finally:
        base.close()


def keep(base: Base, key: str, used: Decimal | None) -> str:
    """The same with what is open already."""
    allowance = next((each for each in base.settings.allowances if each.key == key), None)
    if allowance is None:
        names = ", ".join(each.key for each in base.settings.allowances)
        more = (
            saying("Faults", "There are: {names}.", names=names)
            if names
            else saying("Faults", "Set one first, with remainder set allowance.")
        )
        raise NotRecorded(
            joined(saying("Faults", "There is no allowance with the key {key}.", key=key), more)
        )
    base.store.add_reading(typed(allowance, used, base.world.now(), base.zone))
    if used is None:
        return saying("Faults", "{title}: what was typed is forgotten.", title=allowance.title)
    amount = SPOKEN.money(used, allowance.unit)
    return saying(
        "Faults",
        "{title}: {amount} used so far. What local logs show from now on is added to it.",
        title=allowance.title,
        amount=amount,
    )


def typed(allowance: Allowance, used: Decimal | None, now: datetime, zone: ZoneInfo) -> Reading:
    """The statement; it holds in the allowance's present window only.

    Raises:
        NotRecorded: it could not hold for any time.
    """
    if used is not None and (not used.is_finite() or used < 0):
        raise NotRecorded(saying("Faults", "An amount that was used is a number, and not below zero."))
    if isinstance(allowance.period, Rolling):
        raise NotRecorded(
            saying(
                "Faults",
                "{title} counts the last {span}, which move on: a figure typed now would be "
                "wrong soon. It can be typed for periods that begin anew.",
                title=allowance.title,
                span=SPOKEN.span(allowance.period.span),
            )
        )
    return Reading(
        source=SOURCE,
        key=allowance.key,
        title=allowance.title,
        account="",
        unit=allowance.unit,
        at=now,
        used=used,
        limit=None,
        window=allowance.period.window(now, zone),
        known=Known.TYPED,
    )
