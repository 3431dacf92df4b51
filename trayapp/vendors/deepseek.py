"""DeepSeek: what is left of the account's prepaid money, one balance for each currency.

GET /user/balance with any key of the account; amounts are decimal text. Shape:
https://api-docs.deepseek.com/api/get-user-balance, as of November 2026. What was spent is not told.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Final

import msgspec

from trayapp.domain.errors import Unavailable
from trayapp.domain.model import Reading, Unit
from trayapp.domain.period import Window
from trayapp.domain.saying import saying
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor

Currency = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]


class Balance(msgspec.Struct, frozen=True):
    """In `currency`. `total_balance` is the sum of what was granted and what was paid in."""

    currency: Currency
    total_balance: Decimal | None = None
    granted_balance: Decimal | None = None
    topped_up_balance: Decimal | None = None


class Answer(msgspec.Struct, frozen=True):
    """The whole answer. `is_available` is False when calls are refused for want of money."""

    balance_infos: tuple[Balance, ...]
    is_available: bool | None = None


async def fetch(ports: Ports) -> list[Reading]:
    """One reading for each currency: what is left of it."""
    key = await ports.key("key")
    answer = await ports.json(f"{VENDOR.text(ports, 'base_url')}/user/balance", Answer, bearer=key)
    told = {each.currency: each for each in answer.balance_infos if each.total_balance is not None}
    if not told:
        raise Unavailable(saying("Faults", "DeepSeek names no balance for this account."))
    if answer.is_available is False:
        ports.note(saying("Faults", "DeepSeek takes no calls from this account until money is added."))
    for each in told.values():
        if each.granted_balance:
            ports.note(
                saying(
                    "Faults",
                    "{amount} {currency} of this was granted, which can expire.",
                    amount=each.granted_balance,
                    currency=each.currency,
                )
            )
    return [
        Reading(
            source=VENDOR.id,
            key=f"{VENDOR.id}:balance-{each.currency.lower()}",
            title=saying("Titles", "DeepSeek balance, account-wide")
            if len(told) == 1
            else saying("Titles", "DeepSeek balance in {currency}, account-wide", currency=each.currency),
            account=VENDOR.id,
            unit=Unit(each.currency),
            at=ports.now(),
            used=None,
            limit=None,
            window=Window(None, None),
            left=each.total_balance,
        )
        for each in told.values()
    ]


VENDOR: Final = Vendor(
    id="deepseek",
    name="DeepSeek",
    who="Anyone with a key of a DeepSeek account.",
    tells=(
        "What is left of the account's prepaid money, in each of its currencies. It is account-wide: "
        "a key that colleagues share shows what is left for all."
    ),
    seen="The documented example; never asked live.",
    hosts=("api.deepseek.com",),
    secrets=(Credential("key", "API key", "Any key of the account from platform.deepseek.com/api_keys."),),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "Only where your company runs a relay of its own.",
            "https://api.deepseek.com",
            name="base_url",
        ),
    ),
    documented=True,
    docs_url="https://api-docs.deepseek.com/api/get-user-balance",
    interval=timedelta(minutes=15),
    fetch=fetch,
)
