"""A source and what it told, and how a tool is billed, in the words that every surface uses."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from trayapp.domain.errors import FaultKind
from trayapp.domain.model import PERCENT, Billing, Known, Reading, Route, Source
from trayapp.domain.period import Given, Window
from trayapp.domain.saying import worded
from trayapp.domain.times import kind_of
from trayapp.domain.translation import mark, translate
from trayapp.domain.words import SEPARATOR, Words

DOCUMENTED = mark("Standing", "The vendor documents this way.")
INTERNAL = mark("Standing", "The vendor does not document this way; it may stop working.")

_FAULTS = {
    FaultKind.NOT_SIGNED_IN: mark("Standing", "not signed in"),
    FaultKind.REFUSED: mark("Standing", "turned away"),
    FaultKind.THROTTLED: mark("Standing", "asks for a pause"),
    FaultKind.UNREACHABLE: mark("Standing", "did not answer"),
    FaultKind.UNREADABLE: mark("Standing", "answered something that is not understood"),
    FaultKind.UNAVAILABLE: mark("Standing", "on, without a figure"),
}

_BILLINGS = {
    Billing.SEAT: mark("Standing", "a seat, paid by use"),
    Billing.FLAT: mark("Standing", "a flat seat, so its use costs nothing more"),
    Billing.KEY: mark("Standing", "an API key"),
    Billing.GATEWAY: mark("Standing", "a gateway"),
    Billing.BEDROCK: mark("Standing", "Bedrock"),
    Billing.VERTEX: mark("Standing", "Vertex"),
    Billing.FOUNDRY: mark("Standing", "Foundry"),
}


def state(source: Source, now: datetime, words: Words) -> str:
    """In a few words: "off", "not signed in", "answered 2 min ago", "on, not asked yet"."""
    if not source.askable:
        return translate("Standing", "cannot be asked")
    if not source.enabled:
        return translate("Standing", "off")
    if source.fault is not None:
        return translate("Standing", _FAULTS[source.fault.kind])
    if source.asked_at is None:
        return translate("Standing", "on, not asked yet")
    return translate("Standing", "answered {age}", age=words.age(source.asked_at, now))


def figure(reading: Reading, now: datetime, zone: ZoneInfo, words: Words) -> str:
    """One figure in one line: "$12.40 of $50 used · November · as of 2 min ago"; parts unknown are absent."""
    parts = [_amounts(reading, words), _window(reading, now, zone, words), _as_of(reading, now, words)]
    return SEPARATOR.join(part for part in parts if part)


def _amounts(reading: Reading, words: Words) -> str:
    unit, used, limit = reading.unit, reading.used, reading.limit
    left = "" if reading.left is None else words.phrase("left", amount=words.money(reading.left, unit))
    if used is None:
        return left or (
            ""
            if limit is None
            else translate(
                "Standing",
                "of {limit}, how much is used is not told",
                limit=words.money(limit, unit),
            )
        )
    if limit is None or unit == PERCENT:
        said = translate("Standing", "{amount} used", amount=words.money(used, unit))
    else:
        said = translate(
            "Standing",
            "{amount} of {limit} used",
            amount=words.bare(used, unit),
            limit=words.money(limit, unit),
        )
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
        return translate("Standing", "typed by you {age}", age=words.age(reading.at, now))
    age = words.age(reading.at, now)
    said = age if age == words.phrase("age.now") else translate("Standing", "as of {age}", age=age)
    return (
        translate("Standing", "{said}, from the {way}", said=said, way=reading.via) if reading.via else said
    )


def billed(route: Route) -> str:
    """How a tool's use is paid: "billed to an API key"."""
    return translate("Standing", "billed to {what}", what=translate("Standing", _BILLINGS[route.billing]))


def why(route: Route) -> str:
    """Where that is known from, as a sentence."""
    return worded(route.why) or (translate("Standing", "Set by you.") if route.by_hand else "")
