"""Helicone: what one person's calls, or the organisation's, have cost in this month (UTC).

POST /v1/user/metrics/query, which answers with a row for each user id (Helicone-User-Id), in pages. Costs are
US dollars. A failure may come with 200 and an `error`. Shape:
https://docs.helicone.ai/rest/user/post-v1usermetricsquery, as of November 2026. The page does not say how a
filter is applied or how long a page may be: rows of other people are left out here once more, and pages are
asked for until one brings nothing new.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.errors import Unavailable
from trayapp.domain.model import USD, Reading
from trayapp.domain.period import Monthly
from trayapp.domain.saying import saying
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor

_ROWS: Final = 500
_PAGES: Final = 20  # 10,000 people are more than any figure of one person's needs


class User(msgspec.Struct, frozen=True):
    """US dollars; the id is empty for calls that carry none."""

    user_id: str
    cost: Decimal


class Users(msgspec.Struct, frozen=True):
    """One page. Its `count` is not read: Helicone keeps it for a minute, also of other questions."""

    users: tuple[User, ...]


class Answer(msgspec.Struct, frozen=True):
    """`data` is null where there is an `error`, whose text is not shown: it may quote anything."""

    data: Users | None


async def fetch(ports: Ports) -> list[Reading]:
    """One reading: the month's cost, the person's or the organisation's."""
    user = VENDOR.text(ports, "user")
    now = ports.now()
    costs = await _costs(ports, user, now)
    if not costs:
        ports.note(
            saying(
                "Faults",
                "Helicone has seen no call of {whose} this month.",
                whose=saying("Titles", "this user") if user else saying("Titles", "this organisation"),
            )
        )
    if not user:
        ports.note(
            saying(
                "Faults",
                "This is what the whole organisation has spent. Enter your user id to see your own part.",
            )
        )
    return [
        Reading(
            source=VENDOR.id,
            key=f"{VENDOR.id}:{'user' if user else 'organisation'}",
            title=saying("Titles", "Helicone, {user}", user=user)
            if user
            else saying("Titles", "Helicone, organisation-wide"),
            account=VENDOR.id if user else f"{VENDOR.id}:organisation",
            unit=USD,
            at=now,
            used=max(sum(costs.values(), Decimal(0)), Decimal(0)),
            limit=None,
            window=Monthly().window(now, ZoneInfo("UTC")),
        )
    ]


async def _costs(ports: Ports, user: str, now: datetime) -> Mapping[str, Decimal]:
    """Cost by user id, of the chosen one alone where one is chosen."""
    key = await ports.key("key")
    url = f"{VENDOR.text(ports, 'base_url')}/v1/user/metrics/query"
    seen: dict[str, Decimal] = {}
    asked = 0
    for _ in range(_PAGES):
        page = (await ports.json(url, Answer, bearer=key, post=_body(user, now, asked))).data
        if page is None:
            raise Unavailable(saying("Faults", "Helicone could not answer the question for this key."))
        fresh = {each.user_id: each.cost for each in page.users if each.user_id not in seen}
        seen |= fresh
        asked += len(page.users)
        if not fresh or (user and user in seen):
            break
    else:
        ports.note(
            saying("Faults", "Helicone lists more users than are asked for, so the figure is too low.")
        )
    return {name: cost for name, cost in seen.items() if not user or name == user}


def _body(user: str, now: datetime, offset: int) -> dict[str, object]:
    start = Monthly().window(now, ZoneInfo("UTC")).start
    return {
        "filter": {"request_response_rmt": {"user_id": {"equals": user}}} if user else "all",
        "offset": offset,
        "limit": _ROWS,
        "timeFilter": {
            "startTimeUnixSeconds": int(start.timestamp()) if start else 0,
            "endTimeUnixSeconds": int(now.timestamp()),
        },
        "timeZoneDifferenceMinutes": 0,
    }


VENDOR: Final = Vendor(
    id="helicone",
    name="Helicone",
    who="Anyone with a key of an organisation whose calls go through Helicone.",
    tells=(
        "What your calls of this month have cost, where they carry your id as Helicone-User-Id; without an "
        "id entered here it is organisation-wide. Helicone tells no limit."
    ),
    seen="The documented shape; how the filter works is not documented, and it was never asked live.",
    hosts=("api.helicone.ai",),
    secrets=(Credential("key", "API key", "A key that may read, from Helicone's settings."),),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "https://eu.api.helicone.ai in the European region, or your company's own.",
            "https://api.helicone.ai",
            name="base_url",
        ),
        Spec(
            Kind.TEXT,
            "Your user id",
            "What your calls send as Helicone-User-Id; empty for the whole organisation.",
            "",
            name="user",
        ),
    ),
    documented=True,
    docs_url="https://docs.helicone.ai/rest/user/post-v1usermetricsquery",
    interval=timedelta(minutes=15),
    fetch=fetch,
)
