"""The shapes of allowance that companies give; what is typed as an amount; what is used so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from trayapp.domain.assess import IMPLICIT_KEY
from trayapp.domain.model import CREDITS, REQUESTS, TOKENS, USD, Allowance, Billing, Gauge, Snapshot
from trayapp.domain.period import Daily, Monthly, Weekly
from trayapp.domain.phrases import at_home
from trayapp.domain.region import number_of

LARGEST: Final = Decimal(10) ** 12

_GROUPED = re.compile(r"\d{1,3}(?:([,\u00a0\u202f' ])\d{3})(?:\1\d{3})*(?:\.\d{1,2})?", re.ASCII)
_PLAIN = re.compile(r"\d+(?:[.,]\d{1,2})?", re.ASCII)
_SIGN = re.compile(r"^(?:[$€£¥]|usd|eur|gbp)\s*|\s*(?:[$€£¥]|usd|eur|gbp)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Preset:
    """One shape. `one_tool` says that it is meant for a single tool, which the person names."""

    id: str
    allowance: Allowance
    one_tool: bool = False


class BadAmountError(ValueError):
    """What is typed is no amount; `reason` is "empty", "number", "zero", "large" or "ambiguous"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def presets() -> tuple[Preset, ...]:
    """Every shape, the most common first."""
    month = Allowance("month", "Monthly allowance", USD, Monthly(), Decimal(250))
    day = replace(month, key="day", title="Daily allowance", period=Daily(), limit=Decimal(75))
    return (
        Preset("month", month),
        Preset("month-500", replace(month, limit=Decimal(500))),
        Preset("guideline", replace(month, limit=Decimal(2_000), firm=False)),
        Preset(
            "week", replace(month, key="week", title="Weekly allowance", period=Weekly(), limit=Decimal(200))
        ),
        Preset("day-tool", day, one_tool=True),
        Preset("tokens", replace(day, key="tokens", unit=TOKENS, limit=Decimal(30_000))),
        Preset("credits", replace(month, key="credits", unit=CREDITS, limit=Decimal(1_000))),
        Preset("requests", replace(month, key="requests", unit=REQUESTS, limit=Decimal(300))),
        Preset("no-cap", replace(month, limit=None)),
    )


def amount(text: str) -> Decimal:
    """What a person types as an amount: "250", "$1,500", "49.90", "49,90", "30 000".

    Raises `BadAmountError`. "1.500" is refused, but where the region's decimal sign is a comma: it is one and
    a half here and fifteen hundred there.
    """
    bare = _SIGN.sub("", text.strip()).strip()
    if not bare:
        raise BadAmountError("empty")
    if len(bare) > 30:
        raise BadAmountError("large" if bare.isdigit() else "number")
    found = _written(bare)
    if found == 0:
        raise BadAmountError("zero")
    if found >= LARGEST:
        raise BadAmountError("large")
    return found


def _written(bare: str) -> Decimal:
    if _GROUPED.fullmatch(bare):
        return Decimal(re.sub(r"[^\d.]", "", bare))
    if _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    home = at_home().numbers
    if home is not None and home.point == "," and (found := number_of(bare, home)) is not None:
        return found
    if re.fullmatch(r"\d{1,3}\.\d{3}", bare, re.ASCII):
        raise BadAmountError("ambiguous")
    raise BadAmountError("number")


def month_so_far(snapshot: Snapshot) -> Gauge | None:
    """What this month came to, while no allowance is set; else the gauge that leads."""
    stands_in = (gauge for gauge in snapshot.gauges if gauge.allowance.key == IMPLICIT_KEY)
    return next(stands_in, None) or snapshot.headline


def used_so_far(snapshot: Snapshot, given: Allowance) -> Decimal | None:
    """What is used of `given` by now, as far as the snapshot tells; None where it does not.

    While no allowance is set, a gauge over the calendar month stands in. It holds the use of flat seats at
    list prices, which an allowance does not: they are left out here.
    """
    for gauge in snapshot.gauges:
        if (gauge.allowance.unit, gauge.allowance.period, gauge.allowance.counts) == (
            given.unit,
            given.period,
            given.counts,
        ) and not snapshot.asks_allowance:
            return gauge.used
    watched = month_so_far(snapshot) if snapshot.asks_allowance else None
    if watched is None or given.unit != USD or watched.allowance.unit != USD:
        return None
    return _of_month(watched, snapshot, given)


def _of_month(watched: Gauge, snapshot: Snapshot, given: Allowance) -> Decimal | None:
    flat = {route.tool for route in snapshot.routes if route.billing is Billing.FLAT}
    tools = given.counts.tools
    if given.period == Daily():
        return None if flat or tools else watched.today
    if given.period != Monthly():
        return None
    if not flat and not tools:
        return watched.used
    shares = [share for share in watched.by_tool if share.name not in flat]
    return sum(
        (share.amount or Decimal(0) for share in shares if not tools or share.name in tools), Decimal(0)
    )


def named(given: Allowance, tool: str = "") -> Allowance:
    """The same under a key and a title that say what it is; `tool` is the name of the one that counts."""
    words = {Daily: ("day", "Daily"), Weekly: ("week", "Weekly"), Monthly: ("month", "Monthly")}
    key, often = words[type(given.period)]
    what = "allowance" if given.unit.is_money else given.unit.code
    if tool:
        return replace(given, key=given.counts.tools[0], title=tool)
    return replace(given, key=key if given.unit.is_money else given.unit.code, title=f"{often} {what}")
