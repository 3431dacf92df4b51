"""GitHub Copilot: the person's own AI credits, and what is left of a plan's pool, as editors ask for it.

GET /copilot_internal/user, which GitHub has not published. An AI credit is $0.01
(https://docs.github.com/en/copilot/concepts/billing). Shape: answers shown in
https://github.com/steipete/CodexBar/pull/2647 and https://github.com/robinebers/openusage/issues/1094,
August 2026. The device flow: https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps.
Why this way and not GitHub's SDK: docs/decisions/0012-github-copilot.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple, TypeVar
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.errors import NotSignedIn, Refused, SourceError, Unavailable
from trayapp.domain.model import PERCENT, REQUESTS, USD, Reading, Unit
from trayapp.domain.period import Monthly, Window
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.settings import Kind, Spec
from trayapp.vendors import Credential, Ports, Vendor, decode

T = TypeVar("T")


class Quota(msgspec.Struct, frozen=True):
    """One pool. Percents are 0 to 100, below 0 where more was used than the pool held.

    A seat of an organisation has `unlimited`, an `entitlement` of 0 and 100 percent remaining: placeholders.
    `credits_used` is rounded down (31 where the bill says 31.13).
    """

    entitlement: Decimal | None = None
    remaining: Decimal | None = None
    percent_remaining: Decimal | None = None
    unlimited: bool | None = None
    overage_count: Decimal | None = None
    credits_used: Decimal | None = None
    token_based_billing: bool | None = None

    @property
    def limited(self) -> bool:
        """False for a placeholder: unlimited, -1, or nothing included."""
        return not self.unlimited and (self.entitlement is None or self.entitlement > 0)


class Quotas(msgspec.Struct, frozen=True):
    """The pools by name."""

    premium_interactions: Quota | None = None
    chat: Quota | None = None
    completions: Quota | None = None


class Counts(msgspec.Struct, frozen=True):
    """Requests; of the free plan."""

    chat: Decimal | None = None
    completions: Decimal | None = None


class Answer(msgspec.Struct, frozen=True):
    """The whole answer, as far as it is used. Dates are of UTC's days, some with a time behind."""

    copilot_plan: str | None
    token_based_billing: bool | None = None
    quota_reset_date: str | None = None
    quota_snapshots: Quotas | None = None
    limited_user_quotas: Counts | None = None  # what remains
    monthly_quotas: Counts | None = None
    limited_user_reset_date: str | None = None


class Code(msgspec.Struct, frozen=True):
    """What begins the device flow; seconds."""

    device_code: str
    user_code: str
    verification_uri: str
    expires_in: int = 900
    interval: float = 5


class Token(msgspec.Struct, frozen=True):
    """What the device flow answers: a token, or why there is none yet."""

    access_token: str | None = None
    error: str | None = None
    interval: float | None = None


class Figure(NamedTuple):
    """A reading's own part; the rest is common to all of them."""

    key: str
    title: str
    unit: Unit
    used: Decimal
    limit: Decimal | None


_CREDIT: Final = Decimal("0.01")
_FULL: Final = Decimal(100)
_NAMES: Final = (
    ("premium_interactions", "pool", saying("Titles", "GitHub Copilot, the plan's pool")),
    ("chat", "chat", saying("Titles", "GitHub Copilot, chat")),
    ("completions", "completions", saying("Titles", "GitHub Copilot, completions")),
)
_TOKEN: Final = re.compile(rb"[A-Za-z0-9_]+")
_TICK: Final = timedelta(microseconds=1)


async def fetch(ports: Ports) -> list[Reading]:
    """The person's own credits in USD, and each limited pool in percent (the free plan's in requests)."""
    base = VENDOR.text(ports, "base_url")
    token = await ports.secret("token") or await _borrowed(ports, base)
    answer = await ports.json(f"{base}/copilot_internal/user", Answer, bearer=token)
    now = ports.now()
    window = _window(answer.quota_reset_date or answer.limited_user_reset_date, now)
    # The free plan's counts come first, so that a pool of the same name stands in their place.
    figures = (*_free(answer), *_credits(answer, ports), *_pools(answer, ports))
    if not figures:
        raise Unavailable(
            saying(
                "Faults",
                "GitHub tells no use for this account. It has no Copilot seat, or one that "
                "does not report it.",
            )
        )
    return [
        Reading(
            source=VENDOR.id,
            key=f"{VENDOR.id}:{figure.key}",
            title=figure.title,
            account=VENDOR.id,
            unit=figure.unit,
            at=now,
            used=figure.used,
            limit=figure.limit,
            window=window,
        )
        for figure in {figure.key: figure for figure in figures}.values()
    ]


async def _borrowed(ports: Ports, base: str) -> Secret:
    """The token that gh holds, asked of gh for this one call."""
    host = _host(base)
    if host is None:
        raise Refused(
            saying(
                "Faults",
                "The sign-in of gh goes to GitHub alone. For another address, enter a token of "
                "your own with remainder login copilot.",
            )
        )
    # Where gh is not signed in it prints nothing and fails; asked for a line, that is an empty answer. Its
    # token may lie in a keyring, which it finds over the session bus.
    said = await ports.run(
        ("gh", "auth", "token", "--hostname", host),
        until=bool,
        pass_on=("GH_CONFIG_DIR", "DBUS_SESSION_BUS_ADDRESS"),
    )
    found = _TOKEN.fullmatch(said.strip())
    if found is None:
        raise NotSignedIn(
            saying(
                "Faults",
                "gh is not signed in to {host}. Run gh auth login, or enter a token with "
                "remainder login copilot.",
                host=host,
            )
        )
    return Secret(found[0].decode())


def _host(base: str) -> str | None:
    """GitHub's own name for the address of its API; None where the address is not GitHub's."""
    parts = urlsplit(base)
    name = parts.hostname or ""
    if name in {"api.github.com", "127.0.0.1", "localhost"}:
        return "github.com"
    inner = name.removeprefix("api.")
    return inner if name.startswith("api.") and inner.endswith(".ghe.com") else None


def _credits(answer: Answer, ports: Ports) -> Iterator[Figure]:
    """What the person's own use cost. The limit is not in the answer: the pool is everybody's."""
    pool = answer.quota_snapshots.premium_interactions if answer.quota_snapshots else None
    if pool is None or pool.credits_used is None:
        return
    # Under the older billing by requests the field is there and stays 0.
    if not pool.credits_used and not (answer.token_based_billing or pool.token_based_billing):
        return
    if not pool.limited:
        ports.note(saying("Faults", "GitHub does not tell what you were given. Enter it under Allowances."))
    yield Figure("credits", "GitHub Copilot", USD, pool.credits_used * _CREDIT, None)


def _pools(answer: Answer, ports: Ports) -> Iterator[Figure]:
    for name, short, title in _NAMES:
        quota: Quota | None = getattr(answer.quota_snapshots, name, None)
        if quota is None or not quota.limited:
            continue
        left = _percent_left(quota)
        if left is None:
            continue
        yield Figure(short, title, PERCENT, max(_FULL - left, Decimal(0)), _FULL)
        if quota.overage_count:
            ports.note(
                saying(
                    "Faults",
                    "{title}: {amount} beyond what is included.",
                    title=title,
                    amount=f"{quota.overage_count:,.0f}",
                )
            )


def _percent_left(quota: Quota) -> Decimal | None:
    if quota.percent_remaining is not None:
        return quota.percent_remaining
    if quota.remaining is None or not quota.entitlement:
        return None
    return quota.remaining / quota.entitlement * 100


def _free(answer: Answer) -> Iterator[Figure]:
    for name, short, title in _NAMES[1:]:
        left: Decimal | None = getattr(answer.limited_user_quotas, name, None)
        given: Decimal | None = getattr(answer.monthly_quotas, name, None)
        if left is not None and given is not None and given > 0:
            yield Figure(short, title, REQUESTS, max(given - left, Decimal(0)), given)


def _window(reset: str | None, now: datetime) -> Window:
    """The month that ends with the reset; UTC's calendar month where that is not told, or is over."""
    utc = ZoneInfo("UTC")
    if reset:
        day = date.fromisoformat(reset[:10])
        window = Monthly(day.day).window(datetime(day.year, day.month, day.day, tzinfo=UTC) - _TICK, utc)
        if now in window:
            return window
    return Monthly().window(now, utc)


async def sign_in(ports: Ports, say: Callable[[str], None]) -> Secret:
    """GitHub's device flow: the person types a code in the browser, and the token comes here."""
    client = VENDOR.text(ports, "client_id")
    if not client:
        raise Unavailable(
            saying(
                "Faults",
                "Remainder has no registration with GitHub yet. Run gh auth login, which is "
                "enough, or enter a token of your own.",
            )
        )
    host = _host(VENDOR.text(ports, "base_url"))
    if host is None:
        raise Refused(
            saying("Faults", "A sign-in in the browser is possible at GitHub alone. Enter a token instead.")
        )
    site = _site(VENDOR.text(ports, "base_url"), host)
    begun = await _post(ports, f"{site}/login/device/code", Code, client_id=client, scope="read:user")
    say(
        saying(
            "Faults",
            "Open {address} and enter the code {code}",
            address=begun.verification_uri,
            code=begun.user_code,
        )
    )
    return await _granted(ports, f"{site}/login/oauth/access_token", client, begun)


def _site(base: str, host: str) -> str:
    # On this machine there is one server for both, which is a test's.
    return base if urlsplit(base).hostname in {"127.0.0.1", "localhost"} else f"https://{host}"


async def _granted(ports: Ports, url: str, client: str, begun: Code) -> Secret:
    """The token, once the person has agreed; asked for as often as GitHub says, until the code runs out."""
    from asyncio import sleep  # noqa: PLC0415 (20 ms, which no other vendor needs)

    wait, end = begun.interval, ports.now() + timedelta(seconds=begun.expires_in)
    while ports.now() < end:
        await sleep(wait)
        answer = await _post(
            ports,
            url,
            Token,
            client_id=client,
            device_code=begun.device_code,
            grant_type="urn:ietf:params:oauth:grant-type:device_code",
        )
        if answer.access_token:
            return Secret(answer.access_token)
        if answer.error == "slow_down":
            wait = wait + 5 if answer.interval is None else answer.interval
        elif answer.error != "authorization_pending":
            kind, sentence = _REFUSALS.get(answer.error or "", _NOT_GIVEN)
            raise kind(sentence)
    raise NotSignedIn(_RUN_OUT)


async def _post(ports: Ports, url: str, shape: type[T], **fields: str) -> T:
    """A form, as the flow's standard has it (RFC 8628); a refusal comes as 200 or 400 with its reason."""
    answer = await ports.get(
        url,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        post=urlencode(fields).encode(),
        accept=(400,),
    )
    return decode(answer.body, shape)


_RUN_OUT: Final = saying(
    "Faults", "The code has run out before it was entered. Begin again to get a new one."
)
_NOT_GIVEN: Final[tuple[type[SourceError], str]] = (
    Unavailable,
    saying(
        "Faults",
        "GitHub did not take the registration that is set as client_id. Check it, or enter a token instead.",
    ),
)
_REFUSALS: Final[dict[str, tuple[type[SourceError], str]]] = {
    "expired_token": (NotSignedIn, _RUN_OUT),
    "access_denied": (
        Refused,
        saying("Faults", "The sign-in was declined in the browser. Nothing was changed."),
    ),
}


VENDOR: Final = Vendor(
    id="copilot",
    name="GitHub Copilot",
    who="Anyone with a Copilot seat, of a company or paid by themselves.",
    tells="What your own AI credits cost this month, or how much of a personal plan is used. What a company "
    "gave you is not told.",
    seen="Answers that others published in August 2026; never asked live. The sign-in in the browser was "
    "tried with a server of our own only.",
    documented=False,
    docs_url="https://docs.github.com/en/copilot/concepts/billing",
    hosts=("api.github.com", "github.com"),
    borrows="The GitHub sign-in of gh, asked of gh for each call where no token is stored here.",
    secrets=(
        Credential(
            "token",
            "GitHub token",
            "Not needed where gh is signed in. Else a token of yours from an app that may use Copilot.",
            required=False,
        ),
    ),
    needs=(
        Spec(
            Kind.ADDRESS,
            "Address",
            "Only for a company at ghe.com: https://api.SUBDOMAIN.ghe.com.",
            "https://api.github.com",
            name="base_url",
        ),
        Spec(
            Kind.TEXT,
            "Registration (client ID)",
            "Of a GitHub app with device flow, such as your company's; it allows signing in in the browser.",
            "",
            name="client_id",
        ),
    ),
    interval=timedelta(minutes=15),
    fetch=fetch,
    sign_in=sign_in,
)
