"""Baseten: what the organisation has been charged in this month (UTC).

GET /v1/billing/usage_summary for at most 31 days, none before 2026; figures are renewed every hour, in US
dollars, as numbers or as text. `total` is `subtotal` less `credits_used`. Shape:
https://docs.baseten.co/reference/management-api/billing/gets-billing-usage-summary-for-a-date-range, as of
November 2026.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.errors import Unreadable
from trayapp.domain.model import USD, Reading
from trayapp.domain.period import Monthly
from trayapp.domain.saying import saying
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor


class Section(msgspec.Struct, frozen=True):
    """US dollars."""

    total: Decimal
    credits_used: Decimal | None = None


class Answer(msgspec.Struct, frozen=True):
    """A kind of use that the organisation does not have is absent or null."""

    dedicated_usage: Section | None = None
    training_usage: Section | None = None
    model_apis_usage: Section | None = None


async def fetch(ports: Ports) -> list[Reading]:
    """One reading: what is charged for all kinds of use together."""
    key = await ports.key("key")
    now = ports.now()
    window = Monthly().window(now, ZoneInfo("UTC"))
    # The month so far is never longer than the 31 days that one question may span.
    query = urlencode(
        {
            "start_date": f"{window.start:%Y-%m-%dT%H:%M:%SZ}",
            "end_date": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        }
    )
    url = f"{VENDOR.text(ports, 'base_url')}/v1/billing/usage_summary?{query}"
    answer = await ports.json(url, Answer, bearer=key)
    parts = (answer.dedicated_usage, answer.training_usage, answer.model_apis_usage)
    sections = [each for each in parts if each is not None]
    if not sections:
        raise Unreadable(saying("Faults", "Baseten's answer names no use of any kind that is known."))
    credit = sum((each.credits_used or Decimal(0) for each in sections), Decimal(0))
    if credit > 0:
        ports.note(
            saying(
                "Faults",
                "${credit} was paid from credits this month and is not in the figure.",
                credit=f"{credit:.2f}",
            )
        )
    return [
        Reading(
            source=VENDOR.id,
            key=f"{VENDOR.id}:month",
            title=saying("Titles", "Baseten, account-wide"),
            account=f"{VENDOR.id}:account",  # everybody's, so no allowance takes it for this person's
            unit=USD,
            at=now,
            used=max(sum((each.total for each in sections), Decimal(0)), Decimal(0)),
            limit=None,
            window=window,
        )
    ]


VENDOR: Final = Vendor(
    id="baseten",
    name="Baseten",
    who=(
        "Anyone with a Baseten key that may read billing; in an organisation with teams, only its "
        "administrators may."
    ),
    tells=(
        "What was charged in this month for dedicated models, training and model APIs together, after "
        "credits. It is account-wide, and renewed every hour."
    ),
    seen="The documented example; never asked live.",
    hosts=("api.baseten.co",),
    secrets=(Credential("key", "API key", "A key from app.baseten.co/settings/api_keys."),),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "Only where your company runs a relay of its own.",
            "https://api.baseten.co",
            name="base_url",
        ),
    ),
    documented=True,
    docs_url=(
        "https://docs.baseten.co/reference/management-api/billing/gets-billing-usage-summary-for-a-date-range"
    ),
    interval=timedelta(hours=1),
    fetch=fetch,
)
