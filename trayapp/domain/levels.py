"""How it stands: one level out of use, pace and forecast."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from trayapp.domain.model import Forecast, Level
from trayapp.domain.period import Window

_TIGHT_LEFT = Decimal("0.15")
_WATCH_USED = Decimal("0.75")
_AHEAD_FACTOR = 2.0
_AHEAD_SHARE = 0.15


def far_ahead(share_used: float, pace: float) -> bool:
    """True when use runs far ahead of an even pace: twice of it or more, and 15 % of the limit above it.

    "A third of the month's allowance in four days" is 33 % against 13 %. The second condition keeps the
    first morning of a month, when any use is many times an even pace, from counting.
    """
    return share_used >= _AHEAD_FACTOR * pace and share_used - pace >= _AHEAD_SHARE


def runs_out_well_before(forecast: Forecast, window: Window, now: datetime) -> bool:
    """True when the end of the allowance is both near and as good as certain.

    Certain: even the late end of the run-out range (9 in 10) lies inside the window. Near: the likely
    run-out falls in the first half of the time that remains, so only halving the pace would make it last.
    One alone is not enough: a month's second day often points to the middle of the month, loosely.
    """
    if window.end is None or forecast.runs_out_likely is None or forecast.runs_out_late is None:
        return False
    return forecast.runs_out_likely - now <= (window.end - now) / 2


def level(
    *,
    limit: Decimal | None,
    used: Decimal | None,
    pace: float | None,
    forecast: Forecast | None,
    window: Window,
    now: datetime,
) -> Level:
    """The level, worst reason first; no limit is calm, unknown use under a limit is unknown.

    SPENT nothing left. TIGHT at most 15 % left, or running out well before the end. WATCH the likely
    run-out lies before the end, or over 75 % used, or far ahead of an even pace. CALM otherwise.
    """
    if limit is None:
        return Level.CALM
    if used is None:
        return Level.UNKNOWN
    if used >= limit:
        return Level.SPENT
    near_end = limit - used <= limit * _TIGHT_LEFT
    if near_end or (forecast is not None and runs_out_well_before(forecast, window, now)):
        return Level.TIGHT
    ahead = pace is not None and far_ahead(float(used / limit), pace)
    early = forecast is not None and forecast.runs_out_likely is not None
    return Level.WATCH if early or ahead or used > limit * _WATCH_USED else Level.CALM
