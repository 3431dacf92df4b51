"""DeepInfra: prepaid funds, use against a spending limit, and what this month has cost.

GET /payment/checklist?compute_owed=true and GET /payment/usage?from=current with a key of the account. Both
are in DeepInfra's own description of its API (https://docs.deepinfra.com), which leaves units and signs open;
those are as others found them in live answers (https://github.com/steipete/CodexBar/pull/2238, read in
November 2026). The checklist is in DOLLARS with the sign of an invoice: `stripe_balance` -20 is $20 of paid
funds, 3 is $3 owed. `recent` is use that is not invoiced yet and comes off those funds. A `limit` that is not
above zero is none. `total_cost` of a month is in CENTS. The checklist also holds a postal address, which is
not decoded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.errors import Unavailable
from trayapp.domain.model import USD, Reading
from trayapp.domain.period import Monthly, Window
from trayapp.domain.saying import saying
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor


class Checklist(msgspec.Struct, frozen=True):
    """US dollars."""

    stripe_balance: Decimal | None
    recent: Decimal | None = None
    limit: Decimal | None = None
    suspended: bool | None = None


class Month(msgspec.Struct, frozen=True):
    """`period` is "2026-11" or "2026.11"; `total_cost` is in US cents."""

    period: str | None = None
    total_cost: Decimal | None = None


class Usage(msgspec.Struct, frozen=True):
    """Months in the order of time."""

    months: tuple[Month, ...] = ()


async def fetch(ports: Ports) -> list[Reading]:
    """Up to three readings: prepaid funds, use against the limit, the cost of this month (UTC)."""
    key = await ports.key("key")
    base = VENDOR.text(ports, "base_url")
    checklist = await ports.json(f"{base}/payment/checklist?compute_owed=true", Checklist, bearer=key)
    usage = await ports.json(f"{base}/payment/usage?from=current", Usage, bearer=key)
    if checklist.suspended:
        ports.note(saying("Faults", "DeepInfra has suspended this account. Its billing page says why."))
    now = ports.now()
    readings = [*_funds(ports, checklist, now), *_against_limit(checklist, now), *_month(usage, now)]
    if not readings:
        raise Unavailable(saying("Faults", "DeepInfra names neither funds nor use for this account."))
    return readings


def _funds(ports: Ports, checklist: Checklist, now: datetime) -> Iterator[Reading]:
    balance, recent = checklist.stripe_balance, checklist.recent
    if balance is None:
        return
    if balance >= 0:
        if balance > 0:
            ports.note(
                saying(
                    "Faults",
                    "${amount} is owed to DeepInfra; there are no prepaid funds.",
                    amount=f"{balance:.2f}",
                )
            )
        return
    if recent is None:
        ports.note(
            saying(
                "Faults", "What was used since the last invoice is not known and not taken off the funds yet."
            )
        )
    left = -balance - (recent or 0)
    blank = _blank("funds", saying("Titles", "DeepInfra funds, account-wide"), now)
    yield replace(blank, left=left, window=Window(None, None))


def _against_limit(checklist: Checklist, now: datetime) -> Iterator[Reading]:
    # The limit is on what is not invoiced yet. When the next invoice falls is not told.
    if checklist.limit is not None and checklist.limit > 0:
        used = None if checklist.recent is None else max(checklist.recent, Decimal(0))
        blank = _blank("limit", saying("Titles", "DeepInfra since the last invoice, account-wide"), now)
        yield replace(blank, used=used, limit=checklist.limit)


def _month(usage: Usage, now: datetime) -> Iterator[Reading]:
    name = now.astimezone(UTC).strftime("%Y-%m")
    for month in usage.months:
        if month.total_cost is not None and (month.period or "").replace(".", "-") == name:
            window = Monthly().window(now, ZoneInfo("UTC"))
            used = max(month.total_cost / 100, Decimal(0))
            yield replace(
                _blank("month", saying("Titles", "DeepInfra, account-wide"), now), used=used, window=window
            )
            return


def _blank(part: str, title: str, now: datetime) -> Reading:
    """A reading without figures."""
    return Reading(
        source=VENDOR.id,
        key=f"{VENDOR.id}:{part}",
        title=title,
        account=VENDOR.id,
        unit=USD,
        at=now,
        used=None,
        limit=None,
        window=None,
    )


VENDOR: Final = Vendor(
    id="deepinfra",
    name="DeepInfra",
    who="Anyone with a key of a DeepInfra account that may read its billing.",
    tells=(
        "What is left of prepaid funds, the use against a spending limit where one is set, and what this "
        "month has cost. All of it is account-wide."
    ),
    seen="Units and signs as others report them from live answers; never asked live here.",
    hosts=("api.deepinfra.com",),
    secrets=(Credential("key", "API key", "A key of the account from deepinfra.com/dash/api_keys."),),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "Only where your company runs a relay of its own.",
            "https://api.deepinfra.com",
            name="base_url",
        ),
    ),
    documented=True,
    docs_url="https://docs.deepinfra.com",
    interval=timedelta(minutes=15),
    fetch=fetch,
)
