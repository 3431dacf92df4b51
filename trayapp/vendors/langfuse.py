"""Langfuse: what the traced calls of a project have cost in this month (UTC), or those of one person.

GET /api/public/metrics (version 1, which its cloud and one's own servers have; version 2 is the cloud's only)
with the project's pair of keys as user and password. Costs are in US dollars by Langfuse's own price list,
and null where no model of the stretch has a price. Shape:
https://langfuse.com/docs/metrics/features/metrics-api, as of November 2026; the two figures are named
("sum_totalCost", "count_count") as its own dashboards read them.
"""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.errors import Unavailable
from trayapp.domain.model import USD, Reading
from trayapp.domain.period import Monthly
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor


class Row(msgspec.Struct, frozen=True):
    """US dollars, and how many calls were traced."""

    cost: Decimal | None = msgspec.field(name="sum_totalCost", default=None)
    calls: Decimal | None = msgspec.field(name="count_count", default=None)


class Answer(msgspec.Struct, frozen=True):
    """One row, as nothing is grouped; none where nothing was traced."""

    data: tuple[Row, ...]


async def fetch(ports: Ports) -> list[Reading]:
    """One reading: the month's cost, the project's or the person's."""
    public, private = await ports.key("public_key"), await ports.key("secret_key")
    pair = base64.b64encode(f"{public.reveal()}:{private.reveal()}".encode()).decode()
    user = VENDOR.text(ports, "user")
    now = ports.now()
    url = f"{VENDOR.text(ports, 'base_url')}/api/public/metrics?{urlencode({'query': _query(user, now)})}"
    rows = (await ports.json(url, Answer, headers={"Authorization": Secret(f"Basic {pair}")})).data
    whose = saying("Titles", "this user") if user else saying("Titles", "this project")
    if not any(row.calls is None or row.calls > 0 for row in rows):
        ports.note(saying("Faults", "Langfuse has traced no call of {whose} this month.", whose=whose))
    if not user:
        ports.note(
            saying(
                "Faults", "This is what the whole project has spent. Enter your user id to see your own part."
            )
        )
    else:
        ports.note(
            saying(
                "Faults",
                "What is traced here is paid elsewhere. An allowance counts it only where it "
                "names the account langfuse:user.",
            )
        )
    return [
        Reading(
            source=VENDOR.id,
            key=f"{VENDOR.id}:{'user' if user else 'project'}",
            title=saying("Titles", "Langfuse, {user}", user=user)
            if user
            else saying("Titles", "Langfuse, project-wide"),
            # Calls are traced beside what is paid for them: added to what a gateway, a seat or the logs
            # tell, they would count twice.
            account=f"{VENDOR.id}:{'user' if user else 'project'}",
            unit=USD,
            at=now,
            used=_cost(rows, whose),
            limit=None,
            window=Monthly().window(now, ZoneInfo("UTC")),
        )
    ]


def _query(user: str, now: datetime) -> str:
    start = Monthly().window(now, ZoneInfo("UTC")).start
    mine = {"column": "userId", "operator": "=", "value": user, "type": "string"}
    return json.dumps(
        {
            "view": "observations",
            "metrics": [
                {"measure": "totalCost", "aggregation": "sum"},
                {"measure": "count", "aggregation": "count"},
            ],
            "dimensions": [],
            "filters": [mine] if user else [],
            "fromTimestamp": f"{start:%Y-%m-%dT%H:%M:%SZ}",
            "toTimestamp": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        }
    )


def _cost(rows: tuple[Row, ...], whose: str) -> Decimal:
    """Zero where nothing was traced; a sum that is null over calls that were is unknown."""
    if any(row.cost is None and row.calls != 0 for row in rows):
        raise Unavailable(
            saying(
                "Faults",
                "Langfuse has no prices for the models of {whose}, so their cost is not known.",
                whose=whose,
            )
        )
    return max(sum((row.cost or Decimal(0) for row in rows), Decimal(0)), Decimal(0))


VENDOR: Final = Vendor(
    id="langfuse",
    name="Langfuse",
    who="Anyone with the keys of a Langfuse project through which their calls are traced.",
    tells=(
        "What the traced calls of this month have cost by Langfuse's own prices. It is project-wide unless "
        "your calls are traced with a user id that is entered here. Models without a price are not in it, "
        "and calls may take ten minutes to appear."
    ),
    seen="The documented question, and answers as Langfuse's own dashboards read them; never asked live.",
    hosts=("cloud.langfuse.com",),
    secrets=(
        Credential("public_key", "Public key", "The project's settings show it; it begins with pk-lf-."),
        Credential("secret_key", "Secret key", "Shown once when the pair is made; it begins with sk-lf-."),
    ),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "Where your project is: https://us.cloud.langfuse.com in the US region, or your company's own.",
            "https://cloud.langfuse.com",
            name="base_url",
        ),
        Spec(
            Kind.TEXT,
            "Your user id",
            "What your calls are traced with as userId; empty for the whole project.",
            "",
            name="user",
        ),
    ),
    documented=True,
    docs_url="https://langfuse.com/docs/metrics/features/metrics-api",
    interval=timedelta(minutes=15),
    fetch=fetch,
)
