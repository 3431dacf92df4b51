"""The one line of advice beside the figures: what a day may cost so that it lasts, or a better default. Pure.

Nobody is interrupted by it: it stands in the popup for whoever looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from trayapp.domain.model import Gauge, Level, Unit
from trayapp.domain.period import local_day
from trayapp.domain.times import last_day

_TICK: Final = timedelta(microseconds=1)
_SHORTEST: Final = timedelta(days=1)
DAYS_LEAST: Final = 2
"""Whole days, behind and before, below which an amount a day says nothing."""


class TipKind(Enum):
    """What the line of advice beside the figures is about."""

    PACE = "pace"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Tip:
    """One thing that is worth knowing; words are found for it where it is shown (tips_said.py).

    `key` is the same for as long as it is the same advice, so that it can be put away. A pace says what a day
    may come to (`amount`) up to the day `last`, and what one came to `so_far`; a default says what `model`
    would have saved (`amount`) in the month, having fitted `fitting` of its `sessions`.
    """

    kind: TipKind
    key: str
    unit: Unit
    amount: Decimal
    so_far: Decimal = Decimal(0)
    last: date | None = None
    model: str = ""
    sessions: int = 0
    fitting: int = 0


@dataclass(frozen=True, slots=True)
class Tips:
    """What the person let it say: `hidden` are keys that were put away; `proposal` is the month's, if any."""

    on: bool = True
    hidden: frozenset[str] = frozenset()
    proposal: Tip | None = None


NO_TIPS: Final = Tips()


def tip_of(gauge: Gauge | None, tips: Tips, now: datetime, zone: ZoneInfo) -> Tip | None:
    """The first that holds and was not put away: the pace of the leading gauge, then the proposal."""
    if not tips.on:
        return None
    found = (None if gauge is None else pace_tip(gauge, now, zone), tips.proposal)
    return next((each for each in found if each is not None and each.key not in tips.hidden), None)


def pace_tip(gauge: Gauge, now: datetime, zone: ZoneInfo) -> Tip | None:
    """What a day may cost from today on, where the use so far will probably not last."""
    outlook, window = gauge.forecast, gauge.window
    early = outlook is not None and outlook.runs_out_likely is not None
    if not early or gauge.stale or gauge.level is Level.SPENT or gauge.used is None or not gauge.left:
        return None
    last = last_day(gauge.allowance.period, window, zone)
    share = daily_share(gauge, now, zone)
    if window.start is None or last is None or share is None:
        return None
    today = local_day(now, zone)
    behind, before = (today - local_day(window.start, zone)).days, (last - today).days + 1
    if min(behind, before) < DAYS_LEAST:
        return None
    so_far = (gauge.used - (gauge.today or Decimal(0))) / behind
    if so_far <= share or share <= 0:
        return None  # today alone was dear
    key = f"pace/{gauge.allowance.key}/{window.start.isoformat()}"
    return Tip(TipKind.PACE, key, gauge.allowance.unit, share, so_far=so_far, last=last)


def daily_share(gauge: Gauge, now: datetime, zone: ZoneInfo) -> Decimal | None:
    """Today's even share of what was left this morning, in the gauge's unit.

    None where the window has no end or nothing is known to be left; on its last day all of it.
    """
    end, left = gauge.window.end, gauge.left
    if end is None or left is None or gauge.is_balance:
        return None
    whole = left + (gauge.today or Decimal(0))
    if end - now <= _SHORTEST:
        return whole
    days = (local_day(end - _TICK, zone) - local_day(now, zone)).days + 1
    return max(Decimal(0), whole) / days
