"""What the tray icon says, before it is drawn: one small value, equal for equal pictures.

A missing number is never shown as a full or an empty vessel.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from trayapp.domain.model import Gauge, Level, Snapshot

# The tallest inside of any picture is 55 rows (72 px): finer shares than this would change none.
STEPS = 56

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥"}


class Panel(Enum):
    """What the icon stands on; AUTO brings its own ground and reads on either."""

    AUTO = "auto"
    DARK = "dark"
    LIGHT = "light"


class Style(Enum):
    """What the icon is: a tumbler, a ring, the share in figures, or a tumbler in one colour."""

    VESSEL = "vessel"
    RING = "ring"
    NUMBER = "number"
    MONO = "mono"


@dataclass(frozen=True, slots=True)
class Face:
    """Everything that the picture depends on.

    `steps` of `STEPS` remain; None shows `sign` instead: "?" unknown, "…" being read, a currency's sign
    or "Σ" where there is no cap and so nothing that could remain.
    """

    level: Level
    steps: int | None
    sign: str = ""
    stale: bool = False


def face(snapshot: Snapshot | None) -> Face:
    """The face for a Snapshot; None is the moment before the first one."""
    if snapshot is None:
        return Face(Level.UNKNOWN, None, "…")
    gauge = snapshot.headline
    if gauge is None or _says_nothing(gauge):
        return Face(Level.UNKNOWN, None, "…" if snapshot.progress else "?")
    stale = gauge.stale or snapshot.stopped
    if gauge.is_balance and gauge.level is Level.SPENT:
        return Face(Level.SPENT, 0, "", stale)
    if gauge.limit is None:
        return Face(Level.CALM, None, SIGNS.get(gauge.allowance.unit.code, "Σ"), stale)
    return Face(gauge.level, _steps(gauge), "", stale)


def _says_nothing(gauge: Gauge) -> bool:
    if gauge.limit is None:
        return gauge.used is None and gauge.left is None
    return gauge.share_left is None or gauge.level is Level.UNKNOWN


def _steps(gauge: Gauge) -> int:
    """Full only when nothing is used, empty only when nothing is left: in between shows in between."""
    share = gauge.share_left or 0.0
    if gauge.level is Level.SPENT or share <= 0.0:
        return 0
    if share >= 1.0:
        return STEPS
    return min(STEPS - 1, max(1, round(share * STEPS)))
