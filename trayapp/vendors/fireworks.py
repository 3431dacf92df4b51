"""Fireworks: what each account has cost in this month (UTC).

GET /v1/accounts (in pages), then GET /v1/accounts/{account}/billing/summary with days from the first of the
month to the end of today; `endTime` is exclusive and only its date counts. Money is a whole part in text and
billionths: units + nanos / 1e9, both of the same sign. There is no balance. Shape:
https://docs.fireworks.ai/api-reference/get-billing-summary, as of November 2026; a line item's fields and the
list of accounts as public clients read them (https://github.com/steipete/CodexBar/pull/2687).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Final
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.errors import Unavailable
from trayapp.domain.model import Reading, Unit
from trayapp.domain.period import Monthly
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor, decode

Currency = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
Name = Annotated[str, msgspec.Meta(pattern="^(accounts/)?[A-Za-z0-9][A-Za-z0-9._-]*$")]
_NANO: Final = Decimal("1e-9")
_PAGES: Final = 10  # of 200 accounts each; a person has one or two


class Account(msgspec.Struct, frozen=True):
    """`name` is "accounts/<its id>"."""

    name: Name


class Accounts(msgspec.Struct, frozen=True, rename="camel"):
    """One page; an empty token ends the list."""

    accounts: tuple[Account, ...]
    next_page_token: str | None = None


class Money(msgspec.Struct, frozen=True, rename="camel"):
    """Zero parts may be left out."""

    currency_code: Currency = "USD"
    units: Decimal | None = None
    nanos: Decimal | None = None


class LineItem(msgspec.Struct, frozen=True, rename="camel"):
    """`total_cost` is absent while a line has no price."""

    total_cost: Money | None = None


class Summary(msgspec.Struct, frozen=True, rename="camel"):
    """An empty list is a month without cost; a missing one tells nothing."""

    line_items: tuple[LineItem, ...] | None = None


async def fetch(ports: Ports) -> list[Reading]:
    """One reading for each account and currency."""
    key = await ports.key("key")
    chosen = VENDOR.text(ports, "account").removeprefix("accounts/")
    names = [chosen] if chosen else await _accounts(ports, key)
    readings: list[Reading] = []
    for name in names:
        costs = await _costs(ports, key, name)
        readings += [_reading(name, cost, now=ports.now(), alone=len(names) == 1) for cost in costs]
    if not readings:
        raise Unavailable(
            saying("Faults", "Fireworks tells this key nothing about what an account has cost.")
        )
    return readings


async def _accounts(ports: Ports, key: Secret) -> list[str]:
    """The ids of all accounts that the key may see."""
    found: dict[str, None] = {}
    token = ""
    for _ in range(_PAGES):
        query = {"pageSize": "200"} | ({"pageToken": token} if token else {})
        url = f"{VENDOR.text(ports, 'base_url')}/v1/accounts?{urlencode(query)}"
        page = await ports.json(url, Accounts, bearer=key)
        found |= dict.fromkeys(each.name.removeprefix("accounts/") for each in page.accounts)
        token = page.next_page_token or ""
        if not token:
            break
    return list(found)


async def _costs(ports: Ports, key: Secret, name: str) -> list[tuple[Unit, Decimal]]:
    """The month's cost by currency; nothing, and a note, where the key may not see it."""
    now = ports.now()
    start = Monthly().window(now, ZoneInfo("UTC")).start
    end = now.astimezone(UTC) + timedelta(days=1)
    query = urlencode({"startTime": f"{start:%Y-%m-%dT00:00:00Z}", "endTime": f"{end:%Y-%m-%dT00:00:00Z}"})
    url = f"{VENDOR.text(ports, 'base_url')}/v1/accounts/{quote(name, safe='')}/billing/summary?{query}"
    answer = await ports.get(url, bearer=key, accept=(403, 404))
    lines = None if answer.status in {403, 404} else decode(answer.body, Summary).line_items
    if lines is None:
        ports.note(
            saying("Faults", "Fireworks does not tell this key what the account {name} has cost.", name=name)
        )
        return []
    if any(line.total_cost is None for line in lines):
        ports.note(
            saying(
                "Faults",
                "Some use of the account {name} has no price yet and is not in its figure.",
                name=name,
            )
        )
    return _totals(line.total_cost for line in lines if line.total_cost is not None)


def _totals(costs: Iterable[Money]) -> list[tuple[Unit, Decimal]]:
    totals: defaultdict[str, Decimal] = defaultdict(Decimal)
    for cost in costs:
        totals[cost.currency_code] += (cost.units or 0) + (cost.nanos or 0) * _NANO
    return [(Unit(code), max(total, Decimal(0))) for code, total in (totals or {"USD": Decimal(0)}).items()]


def _reading(name: str, cost: tuple[Unit, Decimal], *, now: datetime, alone: bool) -> Reading:
    # Which of several accounts a tool's local use belongs to is not known: theirs get names of their own.
    unit, used = cost
    return Reading(
        source=VENDOR.id,
        key=f"{VENDOR.id}:{name}-{unit.code.lower()}",
        title=saying("Titles", "Fireworks, account-wide")
        if alone
        else saying("Titles", "Fireworks {name}, account-wide", name=name),
        account=VENDOR.id if alone else f"{VENDOR.id}:{name}",
        unit=unit,
        at=now,
        used=used,
        limit=None,
        window=Monthly().window(now, ZoneInfo("UTC")),
    )


VENDOR: Final = Vendor(
    id="fireworks",
    name="Fireworks",
    who="Anyone with a Fireworks key that may read its account's billing.",
    tells=(
        "What each account has cost in this month, account-wide. It counts whole days and lags behind; "
        "Fireworks tells neither a balance nor a limit."
    ),
    seen="The documented address, and line items as public clients read them; never asked live.",
    hosts=("api.fireworks.ai",),
    secrets=(Credential("key", "API key", "A key of the account, from the settings at app.fireworks.ai."),),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "Only where your company runs a relay of its own.",
            "https://api.fireworks.ai",
            name="base_url",
        ),
        Spec(
            Kind.TEXT,
            "Account",
            "The id of the one account to ask about; empty for every account that the key may see.",
            "",
            name="account",
        ),
    ),
    documented=True,
    docs_url="https://docs.fireworks.ai/api-reference/get-billing-summary",
    interval=timedelta(minutes=30),
    fetch=fetch,
)
