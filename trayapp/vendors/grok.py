"""Grok Build: what a seat has used of its week or month, asked of the installed program itself.

`grok agent stdio` and the question `_x.ai/billing`, which no page describes. Shapes: xAI's own source,
August 2026 (https://github.com/xai-org/grok-build, extensions/billing.rs), where amounts are cents and `{}`
is nothing; and an older one shown at https://github.com/steipete/CodexBar (docs/grok.md). Never asked live.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

import msgspec

from trayapp.domain.errors import NotSignedIn, SourceError, Unavailable, Unreachable
from trayapp.domain.model import PERCENT, USD, Reading, Unit
from trayapp.domain.period import Window, in_utc
from trayapp.domain.saying import saying
from trayapp.settings import Kind, Spec
from trayapp.vendors import Ports, Vendor, _rpc

BILLING: Final = 2

# Without --no-leader a program that serves every session may be left running.
COMMAND: Final = ("agent", "--no-leader", "stdio")

QUESTIONS: Final = (
    {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": 1,
            "clientCapabilities": {
                "fs": {"readTextFile": False, "writeTextFile": False},
                "terminal": False,
            },
        },
    },
    # The Agent Client Protocol marks what is not its own with the underscore.
    {"jsonrpc": "2.0", "id": BILLING, "method": "_x.ai/billing", "params": {}},
)

AUTH_REQUIRED: Final = -32000

SILENT: Final = saying(
    "Faults", "Grok tells no figures for this seat. The allowance that you enter serves in their place."
)


class Cents(msgspec.Struct, frozen=True):
    """An amount in cents of a dollar; zero is left out."""

    val: Decimal = Decimal(0)


class Cycle(msgspec.Struct, frozen=True, rename="camel"):
    """The month that is billed, as older versions have it."""

    billing_period_start: datetime | None = None
    billing_period_end: datetime | None = None


class UsagePeriod(msgspec.Struct, frozen=True):
    """The week or month that the plan's credits are for; `type` ends in WEEKLY or MONTHLY."""

    type: str | None = None
    start: datetime | None = None
    end: datetime | None = None


class Usage(msgspec.Struct, frozen=True, rename="camel"):
    """What was used of what is included, and beyond it, as older versions have it."""

    included_used: Cents | None = None
    on_demand_used: Cents | None = None
    total_used: Cents | None = None


class Config(msgspec.Struct, frozen=True, rename="camel"):
    """A plan. A cap of 0 is none: nothing is billed beyond the plan.

    `credit_usage_percent` is 0 to 100; absent it is unknown, not 0, as some plans never tell it.
    """

    credit_usage_percent: Decimal | None = None
    current_period: UsagePeriod | None = None
    monthly_limit: Cents | None = None
    used: Cents | None = None
    on_demand_cap: Cents | None = None
    on_demand_used: Cents | None = None
    prepaid_balance: Cents | None = None
    billing_period_start: datetime | None = None
    billing_period_end: datetime | None = None


class Billing(Config, frozen=True, rename="camel"):
    """The whole answer; older versions have the plan's fields here."""

    config: Config | None = None
    billing_cycle: Cycle | None = None
    usage: Usage | None = None


async def fetch(ports: Ports) -> list[Reading]:
    """The plan's use, what is billed beyond it, and a prepaid balance, as far as there are any."""
    program = VENDOR.text(ports, "program") or "grok"
    replies = await _rpc.ask(
        ports, (program, *COMMAND), QUESTIONS, pass_on=("GROK_HOME",), enough=lambda told: BILLING in told
    )
    reply = replies.get(BILLING)
    answer = reply.get(Billing) if reply else None
    if answer is None:
        raise _refusal(reply.error if reply else None)
    readings = list(_readings(answer.config or _older(answer), ports.now()))
    if not readings:
        raise Unavailable(SILENT)
    return readings


def _refusal(failure: _rpc.Failure | None) -> SourceError:
    if failure is None or failure.code in {_rpc.METHOD_NOT_FOUND, _rpc.INVALID_REQUEST}:
        return Unavailable(
            saying(
                "Faults",
                "This Grok Build does not tell what was used. Update it; until then the "
                "allowance that you enter serves.",
            )
        )
    if failure.code == AUTH_REQUIRED or "auth" in failure.message.lower():
        return NotSignedIn(saying("Faults", "Grok Build is not signed in with grok.com. Run grok login."))
    return Unreachable(
        saying("Faults", "Grok Build could not ask xAI what was used. It is asked again later.")
    )


def _older(answer: Billing) -> Config:
    cycle, usage = answer.billing_cycle or Cycle(), answer.usage or Usage()
    return Config(
        monthly_limit=answer.monthly_limit,
        used=usage.included_used or usage.total_used,
        on_demand_cap=answer.on_demand_cap,
        on_demand_used=usage.on_demand_used,
        billing_period_start=cycle.billing_period_start,
        billing_period_end=cycle.billing_period_end,
    )


class Figure(NamedTuple):
    """What a reading tells."""

    key: str
    title: str
    unit: Unit
    used: Decimal | None = None
    limit: Decimal | None = None
    left: Decimal | None = None
    window: Window | None = None


def _readings(plan: Config, now: datetime) -> Iterator[Reading]:
    for figure in _figures(plan, now):
        yield Reading(
            source=VENDOR.id,
            key=f"{VENDOR.id}:{figure.key}",
            title=figure.title,
            account=VENDOR.id,
            unit=figure.unit,
            at=now,
            used=figure.used,
            limit=figure.limit,
            window=figure.window,
            left=figure.left,
        )


def _figures(plan: Config, now: datetime) -> Iterator[Figure]:
    period = plan.current_period or UsagePeriod(None, plan.billing_period_start, plan.billing_period_end)
    window = _window(period)
    limit = _dollars(plan.monthly_limit)
    if window is not None and now in window:
        if plan.credit_usage_percent is not None:
            words = (
                saying("Titles", "weekly limit")
                if (period.type or "").upper().endswith("WEEKLY")
                else saying("Titles", "monthly limit")
            )
            yield Figure(
                "plan",
                saying("Titles", "Grok Build, {words}", words=words),
                PERCENT,
                plan.credit_usage_percent,
                Decimal(100),
                None,
                window,
            )
        elif plan.used is not None and limit:
            yield Figure("included", "Grok Build", USD, _dollars(plan.used), limit, None, window)
        cap, beyond = _dollars(plan.on_demand_cap), _dollars(plan.on_demand_used)
        if cap or beyond:
            yield Figure(
                "on-demand",
                saying("Titles", "Grok Build, beyond the plan"),
                USD,
                beyond,
                cap or None,
                None,
                window,
            )
    balance = _dollars(plan.prepaid_balance)
    if balance:
        # Told with either sign; it is always what is left.
        yield Figure("prepaid", saying("Titles", "Grok Build, prepaid"), USD, left=abs(balance))


def _dollars(cents: Cents | None) -> Decimal | None:
    return None if cents is None else cents.val / 100


def _window(period: UsagePeriod) -> Window | None:
    if period.end is None:
        return None
    return Window(None if period.start is None else in_utc(period.start), in_utc(period.end))


VENDOR: Final = Vendor(
    id="grok",
    name="Grok Build",
    who="Anyone with Grok Build installed and signed in with grok.com.",
    tells="How much of the plan's week or month is used, what is billed beyond it, and a prepaid balance.",
    seen="Read in xAI's published source; never asked live, and some versions do not answer.",
    borrows="Grok Build's own sign-in, by running grok; its token is never read.",
    hosts=("cli-chat-proxy.grok.com", "auth.x.ai"),
    needs=(
        Spec(Kind.TEXT, "Program", "The path of grok; empty for the one that is found.", "", name="program"),
    ),
    documented=False,
    docs_url="https://docs.x.ai/build/overview",
    interval=timedelta(minutes=15),
    fetch=fetch,
)
