"""Claude spend limits: one person's caps and what is spent of them, with a key from an administrator.

GET /v1/organizations/spend_limits/effective, answered alike by Claude Enterprise and the Claude apps
gateway. Amounts are text in minor units (cents of a dollar); days, weeks (from Monday) and months are UTC's.
Shape: https://platform.claude.com/docs/en/manage-claude/spend-limits-api and
https://code.claude.com/docs/en/claude-apps-gateway-spend-limits, as of November 2026.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated, Final, Literal
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.errors import Unavailable, Unreadable
from trayapp.domain.model import Reading, Unit
from trayapp.domain.period import Daily, Monthly, Period, Weekly
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor


class Actor(msgspec.Struct, frozen=True):
    """Whose limit it is."""

    user_id: str | None = None
    email_address: str | None = None


class Row(msgspec.Struct, frozen=True):
    """One limit of one person, in minor units. `amount` None is no limit, 0 only what the seat includes."""

    amount: Decimal | None
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Za-z]{3}$")]
    period: Literal["daily", "weekly", "monthly"]
    actor: Actor
    period_to_date_spend: Decimal | None = None


class Page(msgspec.Struct, frozen=True):
    """One page of the answer."""

    data: list[Row]
    next_page: str | None = None


_PERIODS: Final[dict[str, Period]] = {"daily": Daily(), "weekly": Weekly(), "monthly": Monthly()}

# A thousand people to a page, the most that is given, and 60 questions a minute for the whole organisation.
_ON_A_PAGE: Final = 1000
_PAGES: Final = 20

# Currencies without a minor unit (ISO 4217); every other that bills are written in has hundredths.
_WHOLE: Final = frozenset({"CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF"})


async def fetch(ports: Ports) -> list[Reading]:
    """One reading for each period that has a limit or a spend."""
    key = await ports.key("key")
    user = VENDOR.text(ports, "user")
    if not user:
        raise Unavailable(
            saying(
                "Faults", "Enter your e-mail address or user id: the key may see other people's limits too."
            )
        )
    rows = [row for row in await _rows(ports, key, user) if _is_of(row, user)]
    account = _account(VENDOR.text(ports, "base_url"))
    if not rows:
        raise Unavailable(
            saying(
                "Faults", "No spend limit is listed for the person entered under Sources. Check the spelling."
            )
        )
    now = ports.now()
    readings = {row.period: _reading(row, account, now) for row in rows if _tells(row)}
    for row in rows:
        _remark(ports, row)
    if not readings:
        raise Unavailable(saying("Faults", "No limit is set for you, and no spend is told."))
    return list(readings.values())


async def _rows(ports: Ports, key: Secret, user: str) -> list[Row]:
    """Everything that is listed for a user id; for an e-mail address, what is listed for anybody."""
    wanted = [("limit", str(_ON_A_PAGE))] + ([] if "@" in user else [("user_ids[]", user)])
    rows: list[Row] = []
    page: str | None = ""
    for _ in range(_PAGES):
        query = urlencode([*wanted, ("page", page)] if page else wanted)
        url = f"{VENDOR.choice(ports, 'base_url')}/v1/organizations/spend_limits/effective?{query}"
        if VENDOR.choice(ports, "sent_as") == "bearer":
            answer = await ports.json(url, Page, bearer=key)
        else:
            answer = await ports.json(
                url, Page, headers={"x-api-key": key, "anthropic-version": "2023-06-01"}
            )
        rows += answer.data
        page = answer.next_page
        if not page:
            return rows
    raise Unreadable(
        saying(
            "Faults", "The list of people does not end. Enter your user id in place of the e-mail address."
        )
    )


_PERIOD_WORDS: Final = {
    "daily": saying("Titles", "daily"),
    "weekly": saying("Titles", "weekly"),
    "monthly": saying("Titles", "monthly"),
}


def _is_of(row: Row, user: str) -> bool:
    names = (row.actor.user_id, row.actor.email_address)
    return user.casefold() in {name.casefold() for name in names if name}


def _account(base: str) -> str:
    """Whose spend it is: at Anthropic's own address that of the seat, of which Claude Code tells too."""
    host = urlsplit(base).hostname or ""
    return "claude-code" if host == "anthropic.com" or host.endswith(".anthropic.com") else VENDOR.id


def _tells(row: Row) -> bool:
    return row.amount is not None or row.period_to_date_spend is not None


def _reading(row: Row, account: str, now: datetime) -> Reading:
    currency = row.currency.upper()
    minor = 1 if currency in _WHOLE else 100
    return Reading(
        source=VENDOR.id,
        key=f"{VENDOR.id}:{row.period}",
        title=saying("Titles", "Claude, {period}", period=_PERIOD_WORDS[row.period]),
        account=account,
        unit=Unit(currency),
        at=now,
        used=None if row.period_to_date_spend is None else row.period_to_date_spend / minor,
        limit=None if row.amount is None else row.amount / minor,
        window=_PERIODS[row.period].window(now, ZoneInfo("UTC")),
    )


def _remark(ports: Ports, row: Row) -> None:
    if row.amount is None:
        ports.note(saying("Faults", "There is no {period} limit.", period=_PERIOD_WORDS[row.period]))
    elif row.amount == 0:
        ports.note(
            saying(
                "Faults",
                "The {period} limit is nothing: only what your seat includes can be used.",
                period=_PERIOD_WORDS[row.period],
            )
        )
    if row.period_to_date_spend == 0:
        ports.note(
            saying(
                "Faults",
                "The {period} spend is told as nothing, which it can be for a while when it is not.",
                period=_PERIOD_WORDS[row.period],
            )
        )


VENDOR: Final = Vendor(
    id="claude-gateway",
    name="Claude spend limits",
    who=(
        "Members of a Claude Enterprise organisation, or users of a Claude apps gateway, to whom an "
        "administrator gave a key that may only read spend limits."
    ),
    tells="What you have spent of your daily, weekly and monthly limits; each is enforced by itself.",
    seen="The documented shape; never asked live. That the gateway takes user_ids[] is inferred.",
    hosts=("api.anthropic.com",),
    secrets=(
        Credential(
            "key",
            "Key",
            "From your administrator: with scope read:spend_limits, or one of the gateway's read keys.",
        ),
    ),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "Your company's gateway; unchanged for Claude Enterprise.",
            "https://api.anthropic.com",
            name="base_url",
        ),
        Spec(
            Kind.TEXT,
            "You",
            "Your e-mail address, or your user id (faster in a large organisation).",
            "",
            name="user",
        ),
        Spec(
            Kind.CHOICE,
            "How the key is sent",
            "As x-api-key, or as a bearer token that a gateway gave to your group.",
            "x-api-key",
            choices=("x-api-key", "bearer"),
            name="sent_as",
        ),
    ),
    documented=True,
    docs_url="https://platform.claude.com/docs/en/manage-claude/spend-limits-api",
    interval=timedelta(minutes=30),
    fetch=fetch,
)
