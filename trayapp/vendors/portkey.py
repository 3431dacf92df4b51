"""Portkey: what went through a workspace of the gateway in this month (UTC), or through it for one person.

GET /v1/analytics/graphs/cost with a key that may read analytics. Costs are in CENTS. A workspace's own key
ignores `workspace_slug`; a key of the organisation needs it, or gets the default workspace. `metadata`
narrows the figure to requests that were marked with `_user`. Shape, as of November 2026:
https://portkey.ai/docs/api-reference/admin-api/control-plane/analytics/graphs-time-series-data/get-cost-data.
"""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.model import USD, Reading
from trayapp.domain.period import Monthly
from trayapp.domain.saying import saying
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor


class Summary(msgspec.Struct, frozen=True):
    """US cents, over the whole stretch that was asked for."""

    total: Decimal | None


class Answer(msgspec.Struct, frozen=True):
    """The points of the graph are not needed: the summary is their sum."""

    summary: Summary


async def fetch(ports: Ports) -> list[Reading]:
    """One reading: the month's cost, the workspace's or the person's."""
    key = await ports.key("key")
    user = VENDOR.text(ports, "user")
    now = ports.now()
    window = Monthly().window(now, ZoneInfo("UTC"))
    query = {
        "time_of_generation_min": f"{window.start:%Y-%m-%dT%H:%M:%S}+00:00",
        "time_of_generation_max": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00",
        "workspace_slug": VENDOR.text(ports, "workspace_slug"),
        "metadata": json.dumps({"_user": user}) if user else "",
    }
    asked = urlencode({name: value for name, value in query.items() if value})
    url = f"{VENDOR.text(ports, 'base_url')}/v1/analytics/graphs/cost?{asked}"
    cents = (await ports.json(url, Answer, headers={"x-portkey-api-key": key})).summary.total
    if not user:
        ports.note(
            saying(
                "Faults",
                "This is what the whole workspace has spent. Enter your user mark to see your own part.",
            )
        )
    return [
        Reading(
            source=VENDOR.id,
            key=f"{VENDOR.id}:{'user' if user else 'workspace'}",
            title=saying("Titles", "Portkey, {user}", user=user)
            if user
            else saying("Titles", "Portkey, workspace-wide"),
            account=VENDOR.id if user else f"{VENDOR.id}:workspace",
            unit=USD,
            at=now,
            used=None if cents is None else max(cents / 100, Decimal(0)),
            limit=None,
            window=window,
        )
    ]


VENDOR: Final = Vendor(
    id="portkey",
    name="Portkey",
    who="Anyone with a Portkey key that may read analytics, which an administrator gives out.",
    tells=(
        "What went through the gateway in this month. It is the whole workspace's unless your requests carry "
        "a mark of yours (_user) that is entered here. Portkey tells no limit."
    ),
    seen="The documented shape; never asked live.",
    hosts=("api.portkey.ai",),
    secrets=(Credential("key", "API key", "A workspace key that may read analytics, from Portkey's app."),),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "Only where your company runs Portkey itself.",
            "https://api.portkey.ai",
            name="base_url",
        ),
        Spec(
            Kind.TEXT,
            "Workspace",
            "The workspace's short name; only needed with a key of the whole organisation.",
            "",
            name="workspace_slug",
        ),
        Spec(
            Kind.TEXT,
            "Your user mark",
            "What your requests send as _user in their metadata; empty for the whole workspace.",
            "",
            name="user",
        ),
    ),
    documented=True,
    docs_url="https://portkey.ai/docs/guides/use-cases/track-costs-using-metadata",
    interval=timedelta(minutes=15),
    fetch=fetch,
)
