"""Have LiteLLM's own endpoints answer, with its own types, and the source read them.

Run with a Python that has `litellm[proxy]` and this program's few libraries (`make test-litellm` makes one):
`python packaging/check_litellm.py`. The gateway's application is the real one with its routes, its way of
writing JSON and its refusals. Only what it would read from PostgreSQL is handed to it, as rows of its own
types, and the key is taken for signed in: its database client needs a download that is no Python package.
"""

# ruff: noqa: ANN401, D102, D103, FBT003, S105 (a script around a foreign program without types or secrets)

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # its price list is not asked for over the network

import httpx  # noqa: E402
from fastapi import Request  # noqa: E402
from litellm import BudgetExceededError, Router  # noqa: E402
from litellm.models.budget import LiteLLM_BudgetTableFull  # noqa: E402
from litellm.proxy import proxy_server  # noqa: E402
from litellm.proxy._types import (  # noqa: E402
    GenerateKeyResponse,
    LiteLLM_TeamMembership,
    LiteLLM_TeamTable,
    LiteLLM_UserTable,
    LiteLLM_VerificationToken,
    LitellmUserRoles,
    UserAPIKeyAuth,
)
from litellm.proxy.auth.auth_exception_handler import _as_proxy_exception  # noqa: E402
from litellm.proxy.auth.route_checks import RouteChecks  # noqa: E402
from litellm.proxy.auth.user_api_key_auth import user_api_key_auth  # noqa: E402

from trayapp.domain.errors import Refused, SourceError  # noqa: E402 (the checkout's)
from trayapp.domain.secret import Secret  # noqa: E402
from trayapp.vendors import Ports, ask  # noqa: E402
from trayapp.vendors.litellm import VENDOR  # noqa: E402

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
RESET = datetime(2026, 12, 1, tzinfo=UTC)
BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
TOKEN = "sk-check-0123456789"


class Table:
    """Rows of one table; `find_*` as far as the three endpoints use them."""

    def __init__(self, *rows: Any) -> None:
        self.rows = rows

    async def find_unique(self, **_question: Any) -> Any:
        return self.rows[0] if self.rows else None

    find_first = find_unique

    async def find_many(self, **_question: Any) -> list[Any]:
        return list(self.rows)

    async def group_by(self, **_question: Any) -> list[Any]:
        return [{"_sum": {"spend": 1.25}}]

    async def count(self, **_question: Any) -> int:
        return len(self.rows)


@dataclass
class Rows:
    """What the database holds, in LiteLLM's types."""

    key: LiteLLM_VerificationToken
    user: LiteLLM_UserTable | None = None
    team: LiteLLM_TeamTable | None = None
    members: tuple[LiteLLM_TeamMembership, ...] = ()
    db: Any = field(init=False)

    def __post_init__(self) -> None:
        if self.team is not None:  # a JSON column comes out of the database as what was put in
            self.team.members_with_roles = [
                each.model_dump(exclude_none=True) for each in self.team.members_with_roles
            ]
        some = {
            "litellm_verificationtoken": Table(self.key),
            "litellm_usertable": Table(*filter(None, [self.user])),
            "litellm_teamtable": Table(*filter(None, [self.team])),
            "litellm_teammembership": Table(*self.members),
        }

        class Tables:
            def __getattr__(self, name: str) -> Table:
                return some.get(name, Table())

        self.db = Tables()

    async def get_data(
        self, *, table_name: str = "user", query_type: str = "find_unique", **_more: Any
    ) -> Any:
        found = {"key": self.key, "team": self.team, "user": self.user}[table_name]
        if query_type == "find_unique":
            return found
        return [found] if found is not None else []


def gateway(rows: Rows, refuse: Exception | None = None) -> None:
    """Make the gateway answer out of `rows`, or refuse the key as its own authentication would."""

    async def signed_in() -> UserAPIKeyAuth:
        if refuse is not None:
            raise _as_proxy_exception(refuse)
        return UserAPIKeyAuth(
            api_key=rows.key.token,
            user_id=rows.key.user_id,
            team_id=rows.key.team_id,
            user_role=LitellmUserRoles.INTERNAL_USER,
        )

    proxy_server.app.dependency_overrides[user_api_key_auth] = signed_in
    proxy_server.prisma_client = rows


@dataclass
class Found:
    """The readings by key, and what was said beside them."""

    readings: dict[str, Any]
    notes: list[str]


def asked(show: Callable[[str, bytes], None], **choices: str) -> Found:
    """The source's answer from the gateway as it stands."""
    notes: list[str] = []

    async def question() -> Any:
        transport = httpx.ASGITransport(app=proxy_server.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport) as client:

            async def get(
                url: str,
                *,
                bearer: Secret | None = None,
                post: bytes | None = None,
                accept: Collection[int] = (),
                **_more: Any,
            ) -> Any:
                key = "" if bearer is None else bearer.reveal()
                sent = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
                method = "GET" if post is None else "POST"
                answer = await client.request(method, url, headers=sent, content=post)
                show(url, answer.content)
                if not answer.is_success and answer.status_code not in accept:
                    raise Refused(f"{url}: {answer.status_code} {answer.text}.")
                return SimpleNamespace(
                    status=answer.status_code, headers=dict(answer.headers), body=answer.content
                )

            return await ask(VENDOR, ports(get, notes.append, choices))

    return Found({reading.key: reading for reading in asyncio.run(question())}, notes)


def ports(get: Any, note: Callable[[str], None], choices: dict[str, str]) -> Ports:
    """A source's world with nothing in it but the gateway."""

    async def secret(_name: str) -> Secret:
        return Secret(TOKEN)

    async def nothing(*_what: Any, **_more: Any) -> Any:
        return None

    return Ports(
        get=get,
        secret=secret,
        run=nothing,
        read=nothing,
        select=nothing,
        env={},
        home=ROOT,
        platform="linux",
        now=lambda: NOW,
        zone=ZoneInfo("UTC"),
        note=note,
        choices={"base_url": "https://gateway.example/v1", **choices},
    )


def key(**more: Any) -> LiteLLM_VerificationToken:
    return LiteLLM_VerificationToken(token="a" * 64, key_name="sk-...6789", spend=12.5, **more)


def expect(what: str, got: object, wanted: object) -> None:
    if got != wanted:
        raise SystemExit(f"{what}: {got!r} instead of {wanted!r}")
    print(f"ok  {what}: {got}")


def plain_key(show: Callable[[str, bytes], None]) -> None:
    gateway(Rows(key()))
    found = asked(show).readings["litellm:key"]
    expect("a key without a budget", (found.used, found.limit), (Decimal("12.5"), None))
    expect("it never resets", (found.window.start, found.window.end), (None, None))


def whole(show: Callable[[str, bytes], None]) -> None:
    """A key with windows and a model's budget, its user, its team, and a part of the team."""
    part = LiteLLM_BudgetTableFull(
        max_budget=40, budget_duration="30d", budget_reset_at=RESET, created_at=BEGIN
    )
    gateway(
        Rows(
            key(
                user_id="u-1",
                team_id="t-1",
                litellm_budget_table={"soft_budget": 10.0, "max_budget": 50.0},
                budget_duration="30d",
                budget_reset_at=RESET,
                budget_limits=[
                    {"budget_duration": "1d", "max_budget": 5.0, "reset_at": "2026-11-26T00:00:00Z"}
                ],
                model_max_budget={"gpt-5": {"budget_limit": 3.0, "time_period": "1d"}},
            ),
            LiteLLM_UserTable(
                user_id="u-1", spend=20.25, max_budget=100, budget_duration="1mo", budget_reset_at=RESET
            ),
            LiteLLM_TeamTable(
                team_id="t-1",
                team_alias="Platform",
                spend=812.75,
                max_budget=1000,
                budget_duration="7d",
                budget_reset_at=datetime(2026, 11, 30, tzinfo=UTC),
                members_with_roles=[{"role": "user", "user_id": "u-1"}],
            ),
            (LiteLLM_TeamMembership(user_id="u-1", team_id="t-1", spend=12.5, litellm_budget_table=part),),
        )
    )
    found = asked(show)
    figures = {name: (str(each.used), str(each.limit)) for name, each in found.readings.items()}
    expect("every budget", figures, {
        "litellm:user": ("20.25", "100.0"),
        "litellm:key": ("12.5", "50.0"),
        "litellm:key:model:gpt-5": ("0.0", "3.0"),
        "litellm:team:t-1": ("812.75", "1000.0"),
        "litellm:member:t-1": ("12.5", "40.0"),
        "litellm:key:1d": ("1.25", "5.0"),
    })  # fmt: skip
    window = found.readings["litellm:user"].window
    expect("the user's month", (window.start, window.end), (BEGIN, RESET))
    expect("the soft limit is told", any("soft limit" in note for note in found.notes), True)


def refused(show: Callable[[str, bytes], None]) -> None:
    """LiteLLM's own words for a used-up budget, with either of the statuses that it can be set to."""
    over = BudgetExceededError(current_cost=0.008835, max_budget=0.003)
    gateway(Rows(key()), refuse=over)
    found = asked(show).readings["litellm:key"]
    expect("a used-up key", (found.used, found.limit), (Decimal("0.008835"), Decimal("0.003")))
    hour = "ExceededBudget: Key over 1h budget. Spend=$2.0100, Limit=$2.00"
    gateway(Rows(key()), refuse=BudgetExceededError(2.01, 2.0, message=hour))
    found = asked(show).readings["litellm:key:1h"]
    expect("a used-up hour", (found.used, found.limit), (Decimal("2.0100"), Decimal("2.00")))


def only_models(show: Callable[[str, bytes], None]) -> None:
    """A key that may only call models: LiteLLM's refusal, and what the probe gets in its place."""
    token = UserAPIKeyAuth(api_key="a" * 64, allowed_routes=["llm_api_routes"], spend=12.5, max_budget=50)

    async def signed_in(request: Request) -> UserAPIKeyAuth:
        try:
            RouteChecks.is_virtual_key_allowed_to_call_route(route=request.url.path, valid_token=token)
        except Exception as error:
            raise _as_proxy_exception(error) from error
        return token

    signed_in.__annotations__["request"] = Request  # the gateway's framework reads it as a type
    proxy_server.app.dependency_overrides[user_api_key_auth] = signed_in
    said = ""
    try:
        asked(show)
    except Refused as error:
        said = error.sentence
    expect("it is told what to do", said.endswith("or enter a model to probe."), True)
    with model_vendor() as (address, seen):
        there = {"model": "openai/some-model", "api_key": "none", "api_base": address}
        proxy_server.llm_router = Router(model_list=[{"model_name": "some-model", "litellm_params": there}])
        found = asked(show, probe_model="some-model").readings["litellm:key"]
    expect("the probe's headers", (found.used, found.limit), (Decimal("12.5"), Decimal("50.0")))
    expect("the model's vendor gets no message", seen, [{"model": "some-model", "messages": []}])


@contextmanager
def model_vendor() -> Iterator[tuple[str, list[Any]]]:
    """A vendor of models that turns away a request without messages, as OpenAI does."""
    seen: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            seen.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            body = b'{"error": {"message": "messages is too short", "type": "invalid_request_error"}}'
            self.send_response(400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_what: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def windows_agree() -> None:
    """The beginning of a window as LiteLLM works it out."""
    from litellm.litellm_core_utils.duration_parser import get_budget_window_start  # noqa: PLC0415

    from trayapp.vendors._span import window_until  # noqa: PLC0415

    for length in ("1h", "24h", "1d", "7d", "2w", "30d", "1mo", "2mo", "90d", "daily", "weekly", "monthly"):
        ours = window_until(RESET, length).start
        expect(f"{length} before the reset", ours, get_budget_window_start(length, RESET))


def new_key_decodes() -> None:
    """What /key/generate answers has the fields that /key/info is read by."""
    fields = GenerateKeyResponse.model_fields
    for name in ("max_budget", "budget_duration", "budget_limits", "user_id", "team_id"):
        expect(f"GenerateKeyResponse.{name}", name in fields, True)


def main() -> None:
    """Every check; the answers themselves with --show."""
    shown = "--show" in sys.argv

    def show(url: str, body: bytes) -> None:
        if shown:
            print(url, body.decode())

    print(f"LiteLLM {version('litellm')}")
    try:
        for check in (plain_key, whole, refused, only_models):
            check(show)
    except SourceError as error:
        raise SystemExit(f"{error.kind.value}: {error.sentence}") from error
    windows_agree()
    new_key_decodes()


if __name__ == "__main__":
    main()
