"""OpenRouter: what the own key has used, and its limit where it has one.

GET /api/v1/key with the key itself; answers are at most 60 s old. Days, weeks (from Monday) and months
are UTC's. Shape: https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key, as of November 2026.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Final, Literal
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.model import USD, Reading
from trayapp.domain.period import Daily, Monthly, Period, Standing, Weekly
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor


class Key(msgspec.Struct, frozen=True):
    """USD. `limit_remaining` is of the stretch that `limit_reset` names, None for the key's whole life."""

    limit: Decimal | None
    limit_remaining: Decimal | None
    usage: Decimal
    label: str | None = None
    limit_reset: Literal["daily", "weekly", "monthly"] | None = None
    include_byok_in_limit: bool = False
    usage_daily: Decimal | None = None
    usage_weekly: Decimal | None = None
    usage_monthly: Decimal | None = None
    byok_usage: Decimal | None = None
    byok_usage_daily: Decimal | None = None
    byok_usage_weekly: Decimal | None = None
    byok_usage_monthly: Decimal | None = None


class Answer(msgspec.Struct, frozen=True):
    """The whole answer."""

    data: Key


_PERIODS: Final[dict[str | None, Period]] = {
    "daily": Daily(),
    "weekly": Weekly(),
    "monthly": Monthly(),
    None: Standing(),
}


async def fetch(ports: Ports) -> list[Reading]:
    """One reading: against the key's limit, or without one, the use of this UTC month."""
    key = await ports.key("key")
    url = f"{VENDOR.choice(ports, 'base_url')}/api/v1/key"
    data = (await ports.json(url, Answer, bearer=key)).data
    now = ports.now()
    reset = "monthly" if data.limit is None else data.limit_reset
    return [
        Reading(
            source=VENDOR.id,
            key=f"{VENDOR.id}:key",
            title=_title(data.label),
            account=VENDOR.id,
            unit=USD,
            at=now,
            used=_used(data, reset),
            limit=data.limit,
            window=_PERIODS[reset].window(now, ZoneInfo("UTC")),
        )
    ]


def _used(data: Key, reset: str | None) -> Decimal | None:
    """What counts against the limit; None where the stretch's use is not told."""
    if data.limit is not None and data.limit_remaining is not None:
        return max(data.limit - data.limit_remaining, Decimal(0))
    used, own = {
        "daily": (data.usage_daily, data.byok_usage_daily),
        "weekly": (data.usage_weekly, data.byok_usage_weekly),
        "monthly": (data.usage_monthly, data.byok_usage_monthly),
        None: (data.usage, data.byok_usage),
    }[reset]
    if not data.include_byok_in_limit or used is None:
        return used
    return None if own is None else used + own


def _title(label: str | None) -> str:
    # A key without a name is labelled with a part of itself.
    return "OpenRouter" if not label or label.startswith("sk-") else f"OpenRouter, {label}"


VENDOR: Final = Vendor(
    id="openrouter",
    name="OpenRouter",
    who="Anyone with an OpenRouter key of their own.",
    tells="What the key has used and, where it has one, its limit and when that begins anew.",
    seen="The documented examples; never asked live.",
    hosts=("openrouter.ai",),
    secrets=(Credential("key", "API key", "Any key of yours from openrouter.ai/settings/keys."),),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "Only where your company runs a relay of its own.",
            "https://openrouter.ai",
            name="base_url",
        ),
    ),
    documented=True,
    docs_url="https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key",
    interval=timedelta(minutes=5),
    fetch=fetch,
)
