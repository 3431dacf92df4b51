"""Moonshot (Kimi): what is left of the account's prepaid money.

GET /v1/users/me/balance with any key of the account. The answer names no currency: api.moonshot.ai counts in
US dollars, api.moonshot.cn in yuan. Shape: https://platform.moonshot.cn/docs/api/balance, as of November
2026. Cash may be negative, which is money owed; then only vouchers are available. What was spent is not told.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Final
from urllib.parse import urlsplit

import msgspec

from trayapp.domain.errors import Unavailable
from trayapp.domain.model import USD, Reading, Unit
from trayapp.domain.period import Window
from trayapp.domain.saying import saying
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor


class Balance(msgspec.Struct, frozen=True):
    """In the currency of the host that was asked. `available_balance` is what calls may still cost."""

    available_balance: Decimal | None = None
    voucher_balance: Decimal | None = None
    cash_balance: Decimal | None = None


class Answer(msgspec.Struct, frozen=True):
    """The whole answer; `status` False is a failure in an answer that came with 200."""

    data: Balance | None = None
    status: bool | None = None


async def fetch(ports: Ports) -> list[Reading]:
    """One reading: what is available."""
    key = await ports.key("key")
    base = VENDOR.text(ports, "base_url")
    answer = await ports.json(f"{base}/v1/users/me/balance", Answer, bearer=key)
    balance = answer.data
    if balance is None or answer.status is False or balance.available_balance is None:
        raise Unavailable(saying("Faults", "Moonshot names no balance for this account."))
    unit = _unit(base, VENDOR.text(ports, "currency"))
    if balance.cash_balance is not None and balance.cash_balance < 0:
        ports.note(
            saying(
                "Faults",
                "{amount} {code} is owed. Until it is paid only vouchers count.",
                amount=-balance.cash_balance,
                code=unit.code,
            )
        )
    if balance.available_balance <= 0:
        ports.note(saying("Faults", "Moonshot takes no calls from this account until money is added."))
    return [
        Reading(
            source=VENDOR.id,
            key=f"{VENDOR.id}:balance-{unit.code.lower()}",
            title=saying("Titles", "Moonshot balance, account-wide"),
            account=VENDOR.id,
            unit=unit,
            at=ports.now(),
            used=None,
            limit=None,
            window=Window(None, None),
            left=balance.available_balance,
        )
    ]


def _unit(base: str, chosen: str) -> Unit:
    if chosen in {"USD", "CNY"}:
        return Unit(chosen)
    return Unit("CNY") if (urlsplit(base).hostname or "").endswith(".cn") else USD


VENDOR: Final = Vendor(
    id="moonshot",
    name="Moonshot (Kimi)",
    who="Anyone with a key of a Moonshot account.",
    tells=(
        "What is left of the account's prepaid money, vouchers included. It is account-wide: a key that "
        "colleagues share shows what is left for all."
    ),
    seen="The documented example; never asked live.",
    hosts=("api.moonshot.ai", "api.moonshot.cn"),
    secrets=(Credential("key", "API key", "Any key of the account from platform.moonshot.ai."),),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "https://api.moonshot.cn for an account in China; else only where your company runs a relay.",
            "https://api.moonshot.ai",
            name="base_url",
        ),
        Spec(
            Kind.CHOICE,
            "Currency",
            "Moonshot does not name it: dollars, or yuan at an address that ends in .cn, unless set here.",
            "by address",
            choices=("by address", "USD", "CNY"),
            name="currency",
        ),
    ),
    documented=True,
    docs_url="https://platform.moonshot.ai/docs/api/balance",
    interval=timedelta(minutes=15),
    fetch=fetch,
)
