"""A source and what it told, and how a tool is billed, in the words that every surface uses."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from trayapp.domain.errors import FaultKind
from trayapp.domain.model import PERCENT, Billing, Known, Reading, Route, Source
from trayapp.domain.period import Given, Window
from trayapp.domain.times import kind_of
from trayapp.domain.words import SEPARATOR, Words

DOCUMENTED = "The vendor documents this way."
INTERNAL = "The vendor does not document this way; it may stop working."

_FAULTS = {
    FaultKind.NOT_SIGNED_IN: "not signed in",
    FaultKind.REFUSED: "turned away",
    FaultKind.THROTTLED: "asks for a pause",
    FaultKind.UNREACHABLE: "did not answer",
    FaultKind.UNREADABLE: "answered something that is not understood",
    FaultKind.UNAVAILABLE: "on, without a figure",
}

_BILLINGS = {
    Billing.SEAT: "a seat, paid by use",
    Billing.FLAT: "a flat seat, so its use costs nothing more",
    Billing.KEY: "an API key",
    Billing.GATEWAY: "a gateway",
    Billing.BEDROCK: "Bedrock",
    Billing.VERTEX: "Vertex",
    Billing.FOUNDRY: "Foundry",
}


def state(source: Source, now: datetime, words: Words) -> str:
    """In a few words: "off", "not signed in", "answered 2 min ago", "on, not asked yet"."""
    if not source.askable:
        return "cannot be asked"
    if not source.enabled:
        return "off"
    if source.fault is not None:
        return _FAULTS[source.fault.kind]
    return "on, not asked yet" if source.asked_at is None else f"answered {words.age(source.asked_at, now)}"


def figure(reading: Reading, now: datetime, zone: ZoneInfo, words: Words) -> str:
    """One figure in one line: "$12.40 of $50 used · November · as of 2 min ago"; parts unknown are absent."""
    parts = [_amounts(reading, words), _window(reading, now, zone, words), _as_of(reading, now, words)]
    return SEPARATOR.join(part for part in parts if part)


def _amounts(reading: Reading, words: Words) -> str:
    unit, used, limit = reading.unit, reading.used, reading.limit
    left = "" if reading.left is None else f"{words.money(reading.left, unit)} left"
    if used is None:
        return left or (
            "" if limit is None else f"of {words.money(limit, unit)}, how much is used is not told"
        )
    if limit is None or unit == PERCENT:
        said = f"{words.money(used, unit)} used"
    else:
        said = f"{words.bare(used, unit)} of {words.money(limit, unit)} used"
    return f"{said}, {left}" if left else said


def _window(reading: Reading, now: datetime, zone: ZoneInfo, words: Words) -> str:
    window = reading.window
    if window is None or window == Window(None, None):
        return ""
    period = Given(window)
    if kind_of(period, window, zone) == "month":
        return words.window_title(period, window, zone)
    return "" if window.end is None else words.resets(period, window, now, zone)


def _as_of(reading: Reading, now: datetime, words: Words) -> str:
    if reading.known is Known.TYPED:
        return f"typed by you {words.age(reading.at, now)}"
    age = words.age(reading.at, now)
    said = age if age == words.phrase("age.now") else f"as of {age}"
    return f"{said}, from the {reading.via}" if reading.via else said


def billed(route: Route) -> str:
    """How a tool's use is paid: "billed to an API key"."""
    return f"billed to {_BILLINGS[route.billing]}"


def why(route: Route) -> str:
    """Where that is known from, as a sentence."""
    return route.why or ("Set by you." if route.by_hand else "")
