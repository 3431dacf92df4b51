"""Any JSON answer with a budget in it, such as a company's own relay; docs/relay.md has the recommended one.

The person, or a preset, says by expressions where the figures are. What each of them found is told as notes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from trayapp.domain.errors import NotSignedIn, Unavailable, Unreadable
from trayapp.domain.model import PERCENT, USD, Reading, Unit
from trayapp.domain.period import Daily, Monthly, Period, Weekly, Window
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.settings import Kind, Spec, Value
from trayapp.vendors import Credential, Ports, Vendor, _expressions, _relay_presets, _relay_values, _span


@dataclass(frozen=True, slots=True)
class _Found:
    """What the expressions found in one entry, None where nothing; amounts already divided."""

    used: Decimal | None
    limit: Decimal | None
    left: Decimal | None
    start: datetime | None
    end: datetime | None
    period: str
    currency: Unit | None
    as_of: datetime | None
    title: str
    account: str


_PERIODS: Final[dict[str, Period]] = {"daily": Daily(), "weekly": Weekly(), "monthly": Monthly()}
_HEADER: Final = re.compile(r"[A-Za-z0-9-]{1,60}", re.ASCII)
_MOST: Final = 50


async def fetch(ports: Ports) -> list[Reading]:
    """One reading, or one for each entry that `each` finds."""
    url, plan = _url(ports), _plan(ports)
    key = await ports.secret("key")
    name = VENDOR.text(ports, "header")
    if name and not _HEADER.fullmatch(name):
        raise Unavailable(saying("Faults", "The header's name can have letters, digits and hyphens only."))
    if name and key is not None:
        answer = await ports.get(url, headers={name: key})
    else:
        answer = await ports.get(url, bearer=key)
    document = _expressions.document(_without(answer.body, key))
    entries = _entries(ports, plan, document)
    found = [_find(ports, plan, entry) for entry in entries]
    _tell(ports, plan, found[0])
    told = [each for each in found if (each.used, each.limit, each.left) != (None, None, None)]
    if not told:
        raise Unreadable(
            saying(
                "Faults",
                "Neither used, limit nor left was found. The answer has {names}.",
                names=_keys(entries[0]),
            )
        )
    return _readings(ports, told)


def _url(ports: Ports) -> str:
    base = VENDOR.text(ports, "base_url").rstrip("/")
    if not base:
        raise NotSignedIn(saying("Faults", "Enter your relay's address under Sources."))
    path = quote(VENDOR.text(ports, "path"), safe="/?&=:%@,;+~!$'()*[]")
    # What is typed here never becomes a part of the host's name.
    return base + (path if path.startswith(("/", "?")) or not path else f"/{path}")


def _without(body: bytes, key: Secret | None) -> bytes:
    """An answer that repeats the key does not bring it into titles and notes."""
    held = key.reveal().encode() if key is not None else b""
    return body.replace(held, b"(key)") if held else body


# --- where the figures are ----------------------------------------------------------------------


def _plan(ports: Ports) -> Mapping[str, str]:
    """The expression for each name: the person's own, else the preset's."""
    preset = _relay_presets.PRESETS[VENDOR.text(ports, "preset")]
    own = {name: VENDOR.text(ports, name) for name in _relay_presets.NAMES}
    plan = {name: own[name] or preset.get(name, "") for name in own}
    for name, expression in plan.items():
        if expression:
            _expressions.check(name, expression)
    if not any(plan[name] for name in ("used", "limit", "left")):
        raise Unavailable(
            saying("Faults", "Choose a preset, or enter an expression for used, limit or left.")
        )
    return {name: expression for name, expression in plan.items() if expression}


def _entries(ports: Ports, plan: Mapping[str, str], document: object) -> list[object]:
    if "each" not in plan:
        return [document]
    found = _expressions.find("each", plan["each"], document)
    if found is None:
        raise Unreadable(
            saying(
                "Faults",
                'The expression for "each" found nothing. The answer has {names}.',
                names=_keys(document),
            )
        )
    entries = found if isinstance(found, list) else [found]
    if not entries:
        raise Unavailable(saying("Faults", "The relay lists no budget."))
    if isinstance(found, list):
        where = _relay_values.short(plan["each"])
        ports.note(
            saying("Faults", "{name}: {value} (from {where})", name="each", value=len(entries), where=where)
        )
    if len(entries) > _MOST:
        ports.note(saying("Faults", "Only the first {most} are shown.", most=_MOST))
    return entries[:_MOST]


def _find(ports: Ports, plan: Mapping[str, str], entry: object) -> _Found:
    def at(name: str) -> object:
        return _expressions.find(name, plan[name], entry) if name in plan else None

    divisor = _divisor(ports)

    def amount(name: str) -> Decimal | None:
        found = _relay_values.number(name, at(name))
        return None if found is None else found / divisor

    return _Found(
        used=amount("used"),
        limit=amount("limit"),
        left=amount("left"),
        start=_relay_values.instant("start", at("start")),
        end=_relay_values.instant("end", at("end")),
        period=_relay_values.text(at("period")).lower(),
        currency=_relay_values.unit("currency", at("currency")),
        as_of=_relay_values.instant("as_of", at("as_of")),
        title=_relay_values.text(at("title")),
        account=_relay_values.text(at("account")),
    )


def _divisor(ports: Ports) -> int:
    chosen = VENDOR.choice(ports, "divisor")
    if isinstance(chosen, int) and chosen > 1:
        return chosen
    return _relay_presets.DIVISORS.get(VENDOR.text(ports, "preset"), 1)


def _tell(ports: Ports, plan: Mapping[str, str], found: _Found) -> None:
    """What each expression found in the first entry, for whoever sets this up."""
    for name in plan:
        if name != "each":
            value = _relay_values.shown(getattr(found, name))
            where = _relay_values.short(plan[name])
            ports.note(
                saying("Faults", "{name}: {value} (from {where})", name=name, value=value, where=where)
            )


def _keys(document: object) -> str:
    if isinstance(document, list):
        return saying("Titles", "a list of {n}", n=len(document))
    if not isinstance(document, dict):
        return saying("Titles", "no names at its top")
    names = [_relay_values.short(str(each), 30) for each in list(document)[:8]]
    return f"{', '.join(names) or 'nothing in it'}{', …' if len(document) > 8 else ''}"


# --- what they mean -----------------------------------------------------------------------------


def _readings(ports: Ports, told: list[_Found]) -> list[Reading]:
    readings: list[Reading] = []
    for each in told:
        name = "budget" if len(told) == 1 else (each.title or "budget")
        taken = {reading.key for reading in readings}
        count = sum(key == f"{VENDOR.id}:{name}" or key.startswith(f"{VENDOR.id}:{name} #") for key in taken)
        unique = f"{name} #{count + 1}" if count else name
        account = each.account or (VENDOR.id if len(told) == 1 else f"{VENDOR.id}:{unique}")
        readings.append(_reading(ports, each, unique, account))
    return readings


def _reading(ports: Ports, found: _Found, name: str, account: str) -> Reading:
    unit = found.currency or Unit(str(VENDOR.choice(ports, "unit")))
    used, limit, left = found.used, found.limit, found.left
    if unit == PERCENT and limit is None:
        limit = Decimal(100)
    if used is None and limit is not None and left is not None:
        used = max(limit - left, Decimal(0))
    elif limit is None and used is not None and left is not None:
        limit = used + left
    # A clock that is ahead does not make a statement about the future.
    at = min(found.as_of or ports.now(), ports.now())
    return Reading(
        source=VENDOR.id,
        key=f"{VENDOR.id}:{name}",
        title=found.title or saying("Titles", "Company relay"),
        account=account,
        unit=unit,
        at=at,
        used=used,
        limit=limit,
        window=_window(found, at),
        left=left if used is None and limit is None else None,
    )


def _window(found: _Found, at: datetime) -> Window | None:
    if found.start is not None and found.end is not None and found.start >= found.end:
        raise Unreadable(saying("Faults", "The period's start is not before its end."))
    if found.start is not None or found.end is None:
        period = _PERIODS.get(found.period) if found.start is None else None
        if period is not None:
            return period.window(at, ZoneInfo("UTC"))
        return None if found.start is None else Window(found.start, found.end)
    return _span.window_until(found.end, found.period)


def _expression(name: str, label: str, help_: str) -> Spec:
    return Spec(Kind.TEXT, label, f"{help_} Empty for what the preset has.", "", name=name)


def _choice(kind: Kind, name: str, label: str, help_: str, default: Value) -> Spec:
    return Spec(kind, label, help_, default, name=name)


VENDOR: Final = Vendor(
    id="relay",
    name="Company relay",
    who="Anyone whose company answers the question itself, or who knows an address that answers in JSON.",
    tells="Whatever the answer holds: used, limit, left, and the period, for one budget or several.",
    seen="The server in docs/relay.md, run and asked; the presets with each vendor's documented answer.",
    secrets=(
        Credential(
            "key", "Key", "What your company gave you for the relay, if it asks for one.", required=False
        ),
    ),
    needs=(
        _choice(
            Kind.ADDRESS,
            "base_url",
            "Address",
            "Where your company's relay is, without any question.",
            "",
        ),
        _choice(Kind.TEXT, "path", "Path", "What is asked there, such as /me or /me?team=7.", ""),
        _choice(
            Kind.TEXT, "header", "Header", "In which the key is sent; empty for Authorization: Bearer.", ""
        ),
        Spec(
            Kind.CHOICE,
            "Answer",
            "What the answer looks like: remainder is the recommended one, own leaves it to the expressions.",
            "remainder",
            choices=tuple(_relay_presets.PRESETS),
            name="preset",
        ),
        _expression(
            "each", "List", "JMESPath for a list of budgets; the others apply to each of its entries."
        ),
        _expression("used", "Used", "JMESPath for what is used."),
        _expression("limit", "Limit", "JMESPath for the limit."),
        _expression("left", "Left", "JMESPath for what is left, where use or limit is not told."),
        _expression("start", "Start", "JMESPath for when the period began."),
        _expression("end", "End", "JMESPath for when it ends."),
        _expression("period", "Period", "JMESPath for daily, weekly, monthly, or with an end such as 30d."),
        _expression("currency", "Currency", "JMESPath for the currency, or for tokens, requests, credits."),
        _expression("as_of", "As of", "JMESPath for the instant of the figures."),
        _expression("title", "Title", "JMESPath for the budget's name."),
        _expression("account", "Account", "JMESPath for whose spend it is, as the tools' logs name it."),
        _choice(Kind.UNIT, "unit", "Unit", "Where the answer names no currency.", USD.code),
        Spec(
            Kind.WHOLE,
            "Divisor",
            "By what amounts are divided: 100 where they are cents. 1 for what the preset has.",
            1,
            low=1,
            high=1_000_000_000,
            name="divisor",
        ),
    ),
    documented=True,
    docs_url="https://github.com/remainder-app/remainder/blob/main/docs/relay.md",
    interval=timedelta(minutes=15),
    fetch=fetch,
)
