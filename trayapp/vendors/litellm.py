"""LiteLLM: the budgets of one's own virtual key, of oneself and of the key's team; which leaves the least.

GET /key/info with the key itself, then /user/info and /team/info where the key may ask them. US dollars.
Shapes: LiteLLM's own types and endpoints (litellm.proxy, litellm.models) of version 1.106.2, November 2026;
packaging/check_litellm.py asks the real ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, TypeVar
from urllib.parse import quote

import msgspec

from trayapp.domain.errors import NotSignedIn, Refused
from trayapp.domain.model import Reading
from trayapp.domain.period import Window
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.settings import Kind, Spec
from trayapp.vendors import Answer, Credential, Ports, Vendor, _budgets, _over_budget, _refusal, _span, decode


class Limit(msgspec.Struct, frozen=True):
    """One of several windows of a key; what is used of it stands beside it, by `budget_duration`."""

    budget_duration: str
    max_budget: Decimal | None = None
    reset_at: datetime | None = None


class Usage(msgspec.Struct, frozen=True):
    """What is used of a window or of a model's budget; `time_period` is the latter's length."""

    current_spend: Decimal | None = None
    budget_limit: Decimal | None = None
    time_period: str | None = None


class Table(msgspec.Struct, frozen=True):
    """A budget that several keys or members can share; the spend is each one's own."""

    max_budget: Decimal | None = None
    soft_budget: Decimal | None = None
    budget_duration: str | None = None
    budget_reset_at: datetime | None = None


class Budgeted(msgspec.Struct, frozen=True):
    """What keys, users, teams and members have in common; `spend` is since the last reset, if any."""

    spend: Decimal | None = None
    max_budget: Decimal | None = None
    soft_budget: Decimal | None = None
    budget_duration: str | None = None
    budget_reset_at: datetime | None = None
    litellm_budget_table: Table | None = None
    model_max_budget_usage: dict[str, Usage] | None = None


class Key(Budgeted, frozen=True):
    """A virtual key. `budget_limits` may come as the JSON text that it is stored as."""

    user_id: str | None = None
    team_id: str | None = None
    budget_limits: list[Limit] | str | None = None
    budget_limits_usage: dict[str, Usage] | None = None


class Team(Budgeted, frozen=True):
    """A team, with the spend of all its members."""

    team_id: str | None = None
    team_alias: str | None = None


class Member(Budgeted, frozen=True):
    """One person's part in a team."""

    user_id: str | None = None


class KeyInfo(msgspec.Struct, frozen=True):
    """The whole answer of /key/info."""

    info: Key


class UserInfo(msgspec.Struct, frozen=True):
    """The whole answer of /user/info."""

    user_info: Budgeted | None = None
    teams: list[Team] | None = None


class TeamInfo(msgspec.Struct, frozen=True):
    """The whole answer of /team/info."""

    team_info: Team
    team_memberships: list[Member] | None = None


# Where the key itself is over its budget, the status is one that the gateway is set to: 422 by itself in
# version 1.106, 400 and 429 before. Where it may only call models, it is 401 or 403.
_TOLD_WITH: Final = (400, 401, 402, 403, 422, 429)

# Whatever goes wrong beyond the key, its own figures are there; being throttled is still raised.
_BESIDE: Final = tuple(status for status in range(400, 600) if status != 429)

# The user that LiteLLM writes to keys that an administrator made without naming one: everybody's.
_NOBODY: Final = "default_user_id"

Shape = TypeVar("Shape", UserInfo, TeamInfo)


async def fetch(ports: Ports) -> list[Reading]:
    """One reading for each budget that the key may know of."""
    base = VENDOR.text(ports, "base_url").rstrip("/").removesuffix("/v1")
    if not base:
        raise NotSignedIn(saying("Faults", "Enter your gateway's address under Sources."))
    key = await ports.key("key")
    answer = await ports.get(f"{base}/key/info", bearer=key, accept=_TOLD_WITH)
    if answer.status >= 400:
        return await _without_info(ports, base, key, answer)
    info = decode(answer.body, KeyInfo).info
    user = team = None
    if info.user_id and info.user_id != _NOBODY:
        url = f"{base}/user/info?user_id={quote(info.user_id, safe='')}"
        user = await _beside(ports, url, key, UserInfo)
    if info.team_id:
        url = f"{base}/team/info?team_id={quote(info.team_id, safe='')}"
        team = await _beside(ports, url, key, TeamInfo)
    budgets = [*_own(ports, info, user), *_of_team(ports, info, user, team), *_windows(info)]
    if binding := _budgets.least_left(budgets):
        ports.note(binding)
    return _budgets.readings_of(VENDOR.id, budgets, ports.now())


async def _beside(ports: Ports, url: str, key: Secret, shape: type[Shape]) -> Shape | None:
    answer = await ports.get(url, bearer=key, accept=_BESIDE)
    return None if answer.status >= 400 else decode(answer.body, shape)


# --- what each of them has ----------------------------------------------------------------------


def _own(ports: Ports, key: Key, user: UserInfo | None) -> Iterator[_budgets.Budget]:
    """The person's own spend, widest first: what all their keys used, then this key."""
    person = None if user is None else user.user_info
    if key.user_id and key.user_id != _NOBODY and person is None:
        ports.note(
            saying("Faults", "The gateway did not tell of your user: these are the key's own figures.")
        )
    if person is not None:
        # LiteLLM enforces a user's budget for keys outside teams only, unless the gateway is set otherwise.
        yield _budget(ports, person, "user", "LiteLLM", binds=not key.team_id)
        yield from _of_models(person, "user", "you")
    own = _budget(
        ports, key, "key", saying("Titles", "LiteLLM, this key") if person is not None else "LiteLLM"
    )
    if own.limit is not None or person is None:
        yield own
    yield from _of_models(key, "key", saying("Titles", "this key"))


def _of_team(
    ports: Ports, key: Key, user: UserInfo | None, info: TeamInfo | None
) -> Iterator[_budgets.Budget]:
    """The budget of the key's team, and one's own part of it."""
    teams = (user.teams if user is not None else None) or []
    team = (
        info.team_info
        if info is not None
        else next((each for each in teams if each.team_id == key.team_id), None)
    )
    if not key.team_id:
        return
    if team is None:
        ports.note(
            saying("Faults", "The gateway did not tell of the key's team, whose budget may end first.")
        )
        return
    name = team.team_alias or key.team_id
    of_all = _budget(
        ports,
        team,
        f"team:{key.team_id}",
        saying("Titles", "LiteLLM, team {name}", name=name),
        others=f"{VENDOR.id}:team:{name}",
    )
    if of_all.limit is not None:
        yield of_all
    for member in (info.team_memberships if info is not None else None) or []:
        part = _budget(
            ports,
            member,
            f"member:{key.team_id}",
            saying("Titles", "LiteLLM, your part of {name}", name=name),
        )
        if member.user_id == key.user_id and key.user_id is not None and part.limit is not None:
            yield part


def _windows(key: Key) -> Iterator[_budgets.Budget]:
    """The key's further windows, such as so much an hour; their use is told since August 2026."""
    limits = key.budget_limits or []
    if isinstance(limits, str):
        limits = decode(limits.encode(), list[Limit])
    for limit in limits:
        length = limit.budget_duration
        used = (key.budget_limits_usage or {}).get(length, Usage()).current_spend
        if limit.max_budget is not None:
            yield _budgets.Budget(
                name=f"key:{length}",
                title=saying("Titles", "LiteLLM, this key per {length}", length=length),
                used=used,
                limit=limit.max_budget,
                window=_window(limit.reset_at, length),
            )


def _of_models(held: Budgeted, name: str, whose: str) -> Iterator[_budgets.Budget]:
    for model, usage in (held.model_max_budget_usage or {}).items():
        if usage.budget_limit is not None:
            title = saying("Titles", "LiteLLM, {model} for {whose}", model=model, whose=whose)
            if usage.time_period:
                title = saying("Titles", "{title} per {length}", title=title, length=usage.time_period)
            yield _budgets.Budget(
                name=f"{name}:model:{model}",
                title=title,
                used=usage.current_spend,
                limit=usage.budget_limit,
                window=None,  # it begins with the first request, at an instant that is not told
                others=f"{VENDOR.id}:{name}:model:{model}",
            )


def _budget(
    ports: Ports, held: Budgeted, name: str, title: str, *, others: str = "", binds: bool = True
) -> _budgets.Budget:
    table = held.litellm_budget_table or Table()
    of_table = held.max_budget is None
    soft = table.soft_budget if held.soft_budget is None else held.soft_budget
    if soft is not None and held.spend is not None and held.spend >= soft > 0:
        ports.note(
            saying(
                "Faults",
                "{title}: the soft limit of {soft} USD is passed. Requests still go through.",
                title=title,
                soft=f"{soft:.2f}",
            )
        )
    return _budgets.Budget(
        name=name,
        title=title,
        used=held.spend,
        limit=table.max_budget if of_table else held.max_budget,
        window=_window(
            held.budget_reset_at or (table.budget_reset_at if of_table else None),
            held.budget_duration or (table.budget_duration if of_table else None),
        ),
        others=others,
        binds=binds,
    )


def _window(reset: datetime | None, length: str | None) -> Window:
    """Up to the next reset; without one the spend is never set back to nothing."""
    return Window(None, None) if reset is None else _span.window_until(reset, length)


# --- where the key may not ask about itself -----------------------------------------------------


async def _without_info(ports: Ports, base: str, key: Secret, answer: Answer) -> list[Reading]:
    if over := _over_budget.over_budget(answer.body):
        return [_over(ports, over)]
    model = VENDOR.text(ports, "probe_model")
    if answer.status not in (401, 403):
        raise _refusal.refusal("LiteLLM", answer.status, answer.headers, ports.now())
    if model:
        return await _probe(ports, base, key, model)
    if b"not allowed to call this route" in answer.body:
        raise Refused(
            saying(
                "Faults",
                "This key may call models and not ask about itself. Ask for one that may also "
                "call /key/info, or enter a model to probe.",
            )
        )
    raise _refusal.refusal("LiteLLM", answer.status, answer.headers, ports.now())


def _over(ports: Ports, over: _over_budget.Over) -> Reading:
    """Used up is a figure and no error."""
    ports.note(
        saying(
            "Faults",
            "A budget is used up: the gateway answers no questions until it begins anew or is raised.",
        )
    )
    parts = [over.of, over.team if over.of in ("team", "member") else "", over.length]
    name = ":".join(part for part in parts if part)
    title: str = "LiteLLM"
    if over.of == "member":
        title = saying("Titles", "LiteLLM, your part of the team")
    elif over.of not in ("key", "user"):
        whose = saying("Titles", "team") if over.of == "team" else over.of
        title = saying("Titles", "LiteLLM, {whose}", whose=whose)
    if over.length:
        title = saying("Titles", "{title} per {length}", title=title, length=over.length)
    own = over.of in ("key", "user", "member") and not over.length
    budget = _budgets.Budget(
        name=name,
        title=title,
        used=over.used,
        limit=over.limit,
        window=None,
    )
    return _budgets.reading_of(VENDOR.id, budget, VENDOR.id if own else f"{VENDOR.id}:{name}", ports.now())


async def _probe(ports: Ports, base: str, key: Secret, model: str) -> list[Reading]:
    """A request without messages: it is turned away for nothing, with the budget in the headers."""
    post = msgspec.json.encode({"model": model, "messages": []})
    url = f"{base}/v1/chat/completions"
    answer = await ports.get(url, bearer=key, post=post, accept=_TOLD_WITH)
    if over := _over_budget.over_budget(answer.body):
        return [_over(ports, over)]
    used = _figure(answer.headers.get("x-litellm-key-spend"))
    limit = _figure(answer.headers.get("x-litellm-key-max-budget"))
    if used is None and answer.status in (401, 403, 429):
        raise _refusal.refusal("LiteLLM", answer.status, answer.headers, ports.now())
    ports.note(
        saying(
            "Faults",
            "These figures are those of a request without messages: they do not tell when the budget resets.",
        )
    )
    return _budgets.readings_of(
        VENDOR.id, [_budgets.Budget("key", "LiteLLM", used, limit, None)], ports.now()
    )


def _figure(said: str | None) -> Decimal | None:
    # LiteLLM writes Python's None into the header of a key without a budget.
    return None if said in (None, "", "None") else Decimal(said)


VENDOR: Final = Vendor(
    id="litellm",
    name="LiteLLM",
    who="Anyone with a virtual key of their own for their company's LiteLLM gateway.",
    tells=(
        "What the key has used and may use, with the budgets of its user and its team, which of them leaves "
        "the least, and when each begins anew."
    ),
    seen=(
        "LiteLLM's own endpoints, types and refusals of version 1.106.2, with made-up rows in place of its "
        "database; never a company's gateway."
    ),
    secrets=(Credential("key", "Virtual key", "Your own key for the gateway; it begins with sk-."),),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "Your company's gateway, as your tools have it; with or without /v1 at its end.",
            "",
            name="base_url",
        ),
        Spec(
            Kind.TEXT,
            "Model to probe",
            "Only for a key that may not ask about itself: then a request without any message is sent for "
            "this model. The gateway passes it on, the model's vendor turns it away, nothing is charged, and "
            "the budget stands in the answer. Empty for never.",
            "",
            name="probe_model",
        ),
    ),
    documented=True,
    docs_url="https://docs.litellm.ai/docs/proxy/users",
    interval=timedelta(minutes=5),
    fetch=fetch,
)
