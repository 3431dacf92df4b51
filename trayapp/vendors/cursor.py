"""Cursor: the person's spend in the billing cycle and today, as Cursor's own dashboard asks for it.

No employee's way is published. The token is read from Cursor's own state for each call, sent to cursor.com as
the dashboard's cookie, and kept nowhere. All money is in cents. Shapes: answers shown in
https://github.com/robinebers/openusage/issues/829, https://github.com/steipete/CodexBar/pull/813 and
https://github.com/tddworks/ClaudeBar/issues/136, March to July 2026.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final, TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from trayapp.domain.errors import NotSignedIn, Refused, Unavailable
from trayapp.domain.model import PERCENT, USD, Reading
from trayapp.domain.period import Daily, Window
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.settings import Kind, Spec
from trayapp.vendors import Ports, Vendor, decode

Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class Claims(msgspec.Struct, frozen=True):
    """Of the token: whose it is ("auth0|user_01ABC"), and its end in seconds since 1970."""

    sub: str
    exp: Decimal | None = None


class Spend(msgspec.Struct, frozen=True):
    """Cents. A limit of None or 0 is none."""

    enabled: bool | None = None
    used: Decimal | None = None
    limit: Decimal | None = None


class Plan(Spend, frozen=True, rename="camel"):
    """What the seat includes. The percent is 0 in some answers that have a use."""

    total_percent_used: Decimal | None = None


class Own(msgspec.Struct, frozen=True, rename="camel"):
    """The person's. `overall` is the personal cap of newer company contracts and covers the other two."""

    overall: Spend | None = None
    plan: Plan | None = None
    on_demand: Spend | None = None


class Team(msgspec.Struct, frozen=True, rename="camel"):
    """Everybody's."""

    pooled: Spend | None = None
    on_demand: Spend | None = None


class Summary(msgspec.Struct, frozen=True, rename="camel"):
    """The billing cycle so far."""

    billing_cycle_start: Instant | None
    billing_cycle_end: Instant | None
    is_unlimited: bool | None = None
    individual_usage: Own | None = None
    team_usage: Team | None = None


S = TypeVar("S", bound=Spend)


class Event(msgspec.Struct, frozen=True, rename="camel"):
    """One request: milliseconds since 1970, and cents with the token fee in them."""

    timestamp: int
    kind: str | None = None
    charged_cents: Decimal | None = None


class Events(msgspec.Struct, frozen=True, rename="camel"):
    """One page; the last one may be empty or leave the list out."""

    total_usage_events_count: int | None = None
    usage_events_display: list[Event] = []


_CENTS: Final = Decimal(100)
_FULL: Final = Decimal(100)
_TOKEN: Final = "SELECT value FROM ItemTable WHERE key = 'cursorAuth/accessToken'"  # noqa: S105 (a question)

# `isChargeable` is true for included requests too; counted by it, a day came out more than twice as dear.
_METERED: Final = "USAGE_EVENT_KIND_USAGE_BASED"
_ORIGIN: Final = "https://cursor.com"
_PAGE: Final = 1000
_PAGES: Final = 5
"""5,000 requests in one day are more than a person makes; what is beyond is said, not guessed."""


async def fetch(ports: Ports) -> list[Reading]:
    """The cycle's spend in USD, what is shared or included in percent, and today's metered spend in USD."""
    base = VENDOR.text(ports, "base_url")
    if not _is_cursors(base):
        raise Refused(
            saying(
                "Faults",
                "The sign-in of Cursor goes to cursor.com alone. Take the address back to its default.",
            )
        )
    cookie = {"Cookie": await _cookie(ports)}
    summary = await ports.json(f"{base}/api/usage-summary", Summary, headers=cookie)
    readings = [*_own(summary, ports.now()), *_shared(summary, ports.now())]
    if VENDOR.choice(ports, "today"):
        readings += await _today(ports, base, cookie)
    if not readings:
        raise Unavailable(saying("Faults", "Cursor tells no use for this account."))
    return readings


def _is_cursors(base: str) -> bool:
    host = urlsplit(base).hostname or ""
    return host in {"cursor.com", "127.0.0.1", "localhost"} or host.endswith(".cursor.com")


async def _cookie(ports: Ports) -> Secret:
    rows = await ports.select(_state(ports), _TOKEN)
    held = rows[0][0] if rows else None
    token = held.decode() if isinstance(held, bytes) else str(held or "")
    token = token.strip().strip('"')
    if not token:
        raise NotSignedIn(
            saying("Faults", "Cursor is not signed in on this computer. Open Cursor and sign in.")
        )
    claims = decode(_middle(token), Claims)
    if claims.exp is not None and claims.exp <= Decimal(ports.now().timestamp()):
        raise NotSignedIn(saying("Faults", "Cursor's sign-in has run out. Open Cursor, which renews it."))
    user = claims.sub.rpartition("|")[2]
    return Secret(f"WorkosCursorSessionToken={quote(user, safe='')}%3A%3A{quote(token, safe='')}")


def _middle(token: str) -> bytes:
    """The claims of a JSON Web Token (RFC 7519), unverified: that is for Cursor to do."""
    middle = token.split(".")[1]
    return base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4))


def _state(ports: Ports) -> Path:
    """Where Cursor keeps its state, unless the person named another place."""
    named = VENDOR.text(ports, "state")
    if named:
        return ports.home / named[2:] if named.startswith("~/") else Path(named)
    if ports.platform == "win32":
        folder = Path(ports.env.get("APPDATA") or ports.home / "AppData" / "Roaming")
    elif ports.platform == "darwin":
        folder = ports.home / "Library" / "Application Support"
    else:
        folder = Path(ports.env.get("XDG_CONFIG_HOME") or ports.home / ".config")
    return folder / "Cursor" / "User" / "globalStorage" / "state.vscdb"


def _own(summary: Summary, now: datetime) -> Iterator[Reading]:
    own = summary.individual_usage or Own()
    window = _cycle(summary, now)
    overall = _told(own.overall)
    on_demand = None if overall else _told(own.on_demand)
    for key, title, spend in (
        ("overall", "Cursor", overall),
        ("on-demand", saying("Titles", "Cursor, on demand"), on_demand),
    ):
        if spend is not None:
            limit = spend.limit / _CENTS if spend.limit else None
            used = None if spend.used is None else spend.used / _CENTS
            yield Reading(VENDOR.id, f"{VENDOR.id}:{key}", title, VENDOR.id, USD, now, used, limit, window)
    plan = None if overall or summary.is_unlimited else _told(own.plan)
    share = None if plan is None else _share(plan)
    if share is not None:
        yield _percent("plan", saying("Titles", "Cursor, included in the seat"), now, share, window)


def _shared(summary: Summary, now: datetime) -> Iterator[Reading]:
    """What the whole team used: in percent, so that it is never taken for the person's own money."""
    team = summary.team_usage or Team()
    for key, title, spend in (
        ("team-pool", saying("Titles", "Cursor, the team's pool"), _told(team.pooled)),
        ("team-on-demand", saying("Titles", "Cursor, the team on demand"), _told(team.on_demand)),
    ):
        share = None if spend is None else _share(spend)
        if share is not None:
            yield _percent(key, title, now, share, _cycle(summary, now))


def _percent(key: str, title: str, now: datetime, share: Decimal, window: Window | None) -> Reading:
    return Reading(VENDOR.id, f"{VENDOR.id}:{key}", title, VENDOR.id, PERCENT, now, share, _FULL, window)


def _told(spend: S | None) -> S | None:
    """A figure that means something: switched on, with a use or a limit."""
    if spend is None or spend.enabled is False or (spend.used is None and not spend.limit):
        return None
    return spend


def _share(spend: Spend) -> Decimal | None:
    """Percent used; by the cents where the percent is not told, or 0 beside a use."""
    if isinstance(spend, Plan) and spend.total_percent_used:
        return spend.total_percent_used
    if spend.limit and spend.used is not None:
        return spend.used / spend.limit * 100
    return spend.total_percent_used if isinstance(spend, Plan) else None


def _cycle(summary: Summary, now: datetime) -> Window | None:
    """The billing cycle; None where it is not told, or is not the one that `now` lies in."""
    start, end = summary.billing_cycle_start, summary.billing_cycle_end
    if start is None or end is None or not start <= now < end:
        return None
    return Window(start.astimezone(UTC), end.astimezone(UTC))


async def _today(ports: Ports, base: str, cookie: dict[str, Secret]) -> list[Reading]:
    """What was charged since midnight where the person is; Cursor has no counter of the day."""
    now = ports.now()
    window = Daily().window(now, ports.zone)
    start, end = _milliseconds(window.start or now), _milliseconds(now)
    events = await _events(ports, base, cookie, start, end)
    if events is None:
        ports.note(
            saying(
                "Faults",
                "Cursor lists more requests of today than are read. What they cost today is left out.",
            )
        )
        return []
    metered = [each for each in events if each.kind == _METERED and start <= each.timestamp <= end]
    charged = [each.charged_cents for each in metered if each.charged_cents is not None]
    if len(charged) < len(metered):
        ports.note(
            saying(
                "Faults",
                "Cursor does not say what each request of today was charged. Today's cost is left out.",
            )
        )
        return []
    used = sum(charged, Decimal(0)) / _CENTS
    key, title = f"{VENDOR.id}:today", saying("Titles", "Cursor, today")
    return [Reading(VENDOR.id, key, title, VENDOR.id, USD, now, used, None, window)]


async def _events(
    ports: Ports, base: str, cookie: dict[str, Secret], start: int, end: int
) -> list[Event] | None:
    """The person's own requests of a stretch; None where there are too many to read."""
    found: list[Event] = []
    for page in range(1, _PAGES + 1):
        answer = await ports.json(
            f"{base}/api/dashboard/get-filtered-usage-events",
            Events,
            # Without Origin and Referer a POST is turned away with 403.
            headers={**cookie, "Origin": _ORIGIN, "Referer": f"{_ORIGIN}/dashboard"},
            post={
                "teamId": VENDOR.choice(ports, "team_id"),
                "startDate": str(start),
                "endDate": str(end),
                "page": page,
                "pageSize": _PAGE,
            },
        )
        found += answer.usage_events_display
        everything = answer.total_usage_events_count
        if not answer.usage_events_display or (everything is not None and len(found) >= everything):
            return found
        if everything is None and len(answer.usage_events_display) < _PAGE:
            return found
    return None


def _milliseconds(instant: datetime) -> int:
    return int(instant.timestamp() * 1000)


VENDOR: Final = Vendor(
    id="cursor",
    name="Cursor",
    who="Anyone who is signed in to Cursor on this computer.",
    tells="What you spent in the billing cycle, your cap where you have one, how much of what the seat "
    "includes is used, and what was charged today.",
    seen="Answers that others published from March to August 2026; never asked live. On Business plans the "
    "cycle's figure leaves out Cursor's token fee, today's has it.",
    documented=False,
    docs_url="https://cursor.com/help/models-and-usage/usage-limits",
    hosts=("cursor.com",),
    borrows="The sign-in of Cursor on this computer, read from its own state for each call.",
    needs=(
        Spec(
            Kind.SWITCH,
            "Today's spend",
            "Also asks for today's requests, for an allowance by the day.",
            default=True,
            name="today",
        ),
        Spec(
            Kind.WHOLE,
            "Team number",
            "Only where today's spend stays 0 in a team: the number in the address of the team's dashboard.",
            0,
            low=0,
            name="team_id",
        ),
        Spec(
            Kind.TEXT,
            "Cursor's state",
            "The file state.vscdb, only where Cursor keeps it in an unusual place.",
            "",
            name="state",
        ),
        Spec(
            Kind.ADDRESS,
            "Address",
            "Cursor's own; no other is asked.",
            "https://cursor.com",
            name="base_url",
        ),
    ),
    # The day's requests may be asked for every half hour and vendors remember nothing, so this goes for both.
    interval=timedelta(minutes=30),
    fetch=fetch,
)
