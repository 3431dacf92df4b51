"""Codex: the limits and credits of a ChatGPT seat, asked of the installed program itself.

`codex app-server` and two of its questions, described at https://developers.openai.com/codex/app-server.
It sends no prompt, and the sign-in stays Codex's own. Shapes: `codex app-server generate-ts` of 0.169.0;
tried with that version (tests/clients). Why not the address that it asks: docs/decisions/0011.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

import msgspec

from trayapp.domain.errors import NotSignedIn, SourceError, Throttled, Unavailable, Unreachable
from trayapp.domain.model import Reading
from trayapp.domain.saying import saying
from trayapp.settings import Kind, Spec
from trayapp.vendors import Ports, Vendor, _codex_windows, _rpc

ACCOUNT: Final = 1
LIMITS: Final = 2

# OpenAI shows `name` to a company's compliance officers: it is this program's own.
QUESTIONS: Final = (
    {
        "method": "initialize",
        "id": 0,
        "params": {"clientInfo": {"name": "remainder", "title": "Remainder", "version": "1"}},
    },
    {"method": "initialized"},
    {"method": "account/read", "id": ACCOUNT, "params": {"refreshToken": False}},
    {"method": "account/rateLimits/read", "id": LIMITS},
)

REACHED: Final = saying(
    "Faults", "Your company's limit for you in Codex is reached. Only an administrator can raise it."
)
DEPLETED: Final = saying(
    "Faults", "Your company's credits for Codex are used up. Only an administrator can add some."
)
SILENT: Final = saying(
    "Faults", "Codex tells no limits for this seat. The allowance that you enter and the local logs serve."
)


class Account(msgspec.Struct, frozen=True, rename="camel"):
    """Who is signed in; `type` is "chatgpt", "apiKey", "amazonBedrock" or "gcp"."""

    type: str | None = None


class AccountAnswer(msgspec.Struct, frozen=True, rename="camel"):
    """`account` is None where nobody is signed in."""

    account: Account | None = None


class LimitsAnswer(msgspec.Struct, frozen=True, rename="camel"):
    """One limit, and all of them by id in newer versions."""

    rate_limits: _codex_windows.Snapshot | None = None
    rate_limits_by_limit_id: dict[str, _codex_windows.Snapshot | None] | None = None


async def fetch(ports: Ports) -> list[Reading]:
    """Each limit's windows in percent, and a company seat's credits."""
    program = VENDOR.text(ports, "program") or "codex"
    replies = await _rpc.ask(
        ports, (program, "app-server"), QUESTIONS, pass_on=("CODEX_HOME",), enough=_is_enough
    )
    limits = replies.get(LIMITS)
    if limits is None:
        raise Unavailable(saying("Faults", "This Codex does not tell its limits. Run codex update."))
    told = limits.get(LimitsAnswer)
    if told is None:
        raise _refusal(replies.get(ACCOUNT), limits.error or _rpc.Failure())
    return _readings(told, ports)


def _is_enough(replies: Mapping[int, _rpc.Reply]) -> bool:
    # Who is signed in matters where there are no limits, and has a way of its own that may fail.
    return LIMITS in replies and (replies[LIMITS].error is None or ACCOUNT in replies)


def _refusal(account: _rpc.Reply | None, failure: _rpc.Failure) -> SourceError:
    """Why there are no limits: the sign-in first, then what the way to OpenAI met."""
    who = account.get(AccountAnswer) if account else None
    if who is not None:
        if who.account is None:
            return NotSignedIn(saying("Faults", "Codex is not signed in. Run codex login."))
        if who.account.type != "chatgpt":
            return Unavailable(
                saying(
                    "Faults",
                    "Codex is signed in with a key, which has no limits to tell. The allowance "
                    "that you enter and the local logs serve.",
                )
            )
    status = re.search(r"failed: (\d{3})\b", failure.message)
    match status and status[1]:
        case "401" | "403":
            return NotSignedIn(saying("Faults", "The sign-in of Codex has ended. Run codex login."))
        case "429":
            return Throttled(
                saying("Faults", "OpenAI was asked for the limits too often. It is asked again later.")
            )
    if failure.code in {_rpc.METHOD_NOT_FOUND, _rpc.INVALID_REQUEST}:
        return Unavailable(saying("Faults", "This Codex does not tell its limits. Run codex update."))
    return Unreachable(
        saying("Faults", "Codex could not ask OpenAI for the limits. It is asked again later.")
    )


def _readings(answer: LimitsAnswer, ports: Ports) -> list[Reading]:
    now = ports.now()
    by_key: dict[str, Reading] = {}
    for limit_id, snapshot in _snapshots(answer):
        for each in _codex_windows.window_readings(limit_id, snapshot.limit_name, snapshot.spans, now):
            by_key.setdefault(each.key, each)
    main = answer.rate_limits
    if main is not None:
        for each in _codex_windows.money_readings(main.credits, main.individual_limit, now):
            by_key.setdefault(each.key, each)
        _say(main, ports)
    if not by_key:
        raise Unavailable(SILENT)
    return list(by_key.values())


def _snapshots(answer: LimitsAnswer) -> Iterator[tuple[str | None, _codex_windows.Snapshot]]:
    if answer.rate_limits is not None:
        yield answer.rate_limits.limit_id, answer.rate_limits
    for limit_id, snapshot in (answer.rate_limits_by_limit_id or {}).items():
        if snapshot is not None:
            yield limit_id, snapshot


def _say(main: _codex_windows.Snapshot, ports: Ports) -> None:
    reached = main.rate_limit_reached_type or ""
    if reached.endswith("credits_depleted"):
        ports.note(DEPLETED)
    elif main.spend_control_reached or reached.startswith("workspace_"):
        ports.note(REACHED)


VENDOR: Final = Vendor(
    id="codex",
    name="Codex",
    who="Anyone with Codex installed and signed in with ChatGPT: Plus, Pro, Business, Enterprise or Edu.",
    tells="How much of each window is used, and in a company the person's monthly credits and their balance.",
    seen="Asked of the real Codex 0.169.0 with a stand-in for ChatGPT.",
    borrows="Codex's own sign-in, by running codex; its token is never read.",
    hosts=("chatgpt.com", "auth.openai.com"),
    needs=(
        Spec(Kind.TEXT, "Program", "The path of codex; empty for the one that is found.", "", name="program"),
        Spec(
            Kind.CHOICE,
            "How it is billed",
            "By use through a seat, a flat seat, or an API key; auto finds out.",
            "auto",
            choices=("auto", "seat", "flat", "key"),
            name="billing",
        ),
    ),
    documented=True,
    docs_url="https://developers.openai.com/codex/app-server",
    interval=timedelta(minutes=5),
    fetch=fetch,
)
