"""Gemini Code Assist: what is left of each model's quota, with the sign-in of Gemini CLI.

The way is that of Google's own program and not published; it tells shares, never money. The token is read for
each call and never renewed: that would take Google's own registration, which is not ours to use. Shapes as
described in https://github.com/steipete/CodexBar/blob/main/docs/gemini.md, November 2026.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

import msgspec

from trayapp.domain.errors import NotSignedIn, Refused, Unavailable
from trayapp.domain.model import PERCENT, Reading
from trayapp.domain.period import Window
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.settings import Kind, Spec
from trayapp.vendors import Ports, Vendor, decode

Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class SignIn(msgspec.Struct, frozen=True):
    """oauth_creds.json; the date in milliseconds since 1970."""

    access_token: str | None = None
    expiry_date: Decimal | None = None


class Auth(msgspec.Struct, frozen=True, rename="camel"):
    """How Gemini CLI signs in: "oauth-personal" (also at work), "gemini-api-key", "vertex-ai"."""

    selected_type: str | None = None


class Security(msgspec.Struct, frozen=True):
    """Where newer settings keep it."""

    auth: Auth | None = None


class Config(msgspec.Struct, frozen=True, rename="camel"):
    """settings.json, as far as it is used; the second field is how older versions wrote it."""

    security: Security | None = None
    selected_auth_type: str | None = None


class Project(msgspec.Struct, frozen=True):
    """A Google Cloud project."""

    id: str | None = None


class Assist(msgspec.Struct, frozen=True, rename="camel"):
    """Which project the seat belongs to."""

    cloudaicompanion_project: str | Project | None = None


class Bucket(msgspec.Struct, frozen=True, rename="camel"):
    """What is left, 0 to 1. Left out it is 0, as protocol buffers write a zero; null would be unknown."""

    model_id: str | None = None
    token_type: str | None = None
    remaining_fraction: Decimal | None = Decimal(0)
    reset_time: Instant | None = None


class Quota(msgspec.Struct, frozen=True):
    """The quotas of all models."""

    buckets: list[Bucket]


_FULL: Final = Decimal(100)
_OWN_WAY: Final = "oauth-personal"
_DAY: Final = timedelta(days=1)
_SLACK: Final = timedelta(hours=1)
"""Google's clock and ours, and a day that is 25 hours long."""

# Gemini CLI allows comments in its settings; what stands in quotes is none.
_COMMENT: Final = re.compile(rb'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)


async def fetch(ports: Ports) -> list[Reading]:
    """One reading for each model: percent used of the quota that is nearest to its end."""
    base = VENDOR.text(ports, "base_url")
    if not _is_googles(base):
        raise Refused(
            saying(
                "Faults",
                "The sign-in of Gemini CLI goes to Google alone. Take the address back to its default.",
            )
        )
    token = await _token(ports)
    project = VENDOR.text(ports, "project") or ports.env.get("GOOGLE_CLOUD_PROJECT", "")
    ask: dict[str, object] = {"metadata": {"ideType": "GEMINI_CLI", "pluginType": "GEMINI"}}
    if project:
        ask["cloudaicompanionProject"] = project
    assist = await ports.json(f"{base}/v1internal:loadCodeAssist", Assist, bearer=token, post=ask)
    project = _named(assist) or project
    body = {"project": project} if project else {}
    quota = await ports.json(f"{base}/v1internal:retrieveUserQuota", Quota, bearer=token, post=body)
    return _readings(quota, ports.now())


def _is_googles(base: str) -> bool:
    host = urlsplit(base).hostname or ""
    return host in {"127.0.0.1", "localhost"} or host.endswith(".googleapis.com")


async def _token(ports: Ports) -> Secret:
    """The token that Gemini CLI holds, where it is the kind that this way serves."""
    folder = Path(ports.env.get("GEMINI_CLI_HOME") or ports.home) / ".gemini"
    settings = await ports.read(folder / "settings.json")
    way = _way(decode(_COMMENT.sub(rb"\1", settings), Config)) if settings and settings.strip() else None
    if way is not None and way != _OWN_WAY:
        raise Unavailable(
            saying(
                "Faults",
                "Gemini CLI is set to an API key or a cloud project, which has no such quota. "
                "Its use is in its logs.",
            )
        )
    held = await ports.read(folder / "oauth_creds.json")
    if not held:
        raise NotSignedIn(
            saying("Faults", "Gemini CLI is not signed in with Google. Run gemini and sign in.")
        )
    found = decode(held, SignIn)
    if not found.access_token:
        raise NotSignedIn(
            saying("Faults", "Gemini CLI is not signed in with Google. Run gemini and sign in.")
        )
    if found.expiry_date is not None and found.expiry_date <= Decimal(ports.now().timestamp()) * 1000:
        raise NotSignedIn(
            saying("Faults", "Gemini CLI's sign-in has run out. Run gemini once, which renews it.")
        )
    return Secret(found.access_token)


def _way(config: Config) -> str | None:
    auth = config.security.auth if config.security else None
    return (auth.selected_type if auth else None) or config.selected_auth_type


def _named(assist: Assist) -> str:
    project = assist.cloudaicompanion_project
    return (project.id if isinstance(project, Project) else project) or ""


def _readings(quota: Quota, now: datetime) -> list[Reading]:
    lowest: dict[str, tuple[Decimal, Bucket]] = {}
    for bucket in quota.buckets:
        left = bucket.remaining_fraction
        model = bucket.model_id or saying("Titles", "all models")
        if left is not None and (model not in lowest or left < lowest[model][0]):
            lowest[model] = (left, bucket)
    if not lowest:
        raise Unavailable(
            saying("Faults", "Google names no quota for this account. Only Code Assist seats have one here.")
        )
    return [
        Reading(
            source=VENDOR.id,
            key=f"{VENDOR.id}:{model}",
            title=saying("Titles", "Gemini, {model}", model=model),
            account=VENDOR.id,
            unit=PERCENT,
            at=now,
            used=max((1 - left) * 100, Decimal(0)),
            limit=_FULL,
            window=_window(bucket.reset_time, now),
        )
        for model, (left, bucket) in sorted(lowest.items())
    ]


def _window(reset: datetime | None, now: datetime) -> Window | None:
    """The stretch that ends with the reset. Its start is not told: a day before, which most quotas are.

    Where that has not come yet, the quota is longer than a day and the start stays open.
    """
    if reset is None or reset <= now:
        return None
    end = reset.astimezone(UTC)
    start = end - _DAY
    if start - now > _SLACK:
        return Window(None, end)
    return Window(min(start, now), end)


VENDOR: Final = Vendor(
    id="gemini",
    name="Gemini Code Assist",
    who="Anyone with a Code Assist Standard or Enterprise seat who is signed in to Gemini CLI with Google.",
    tells="How much of each model's quota is used, in percent, and when it begins anew. No money.",
    seen="The shape as others describe it in 2026; never asked live. When a quota began is not told: a day "
    "before its end is assumed.",
    documented=False,
    docs_url="https://developers.google.com/gemini-code-assist/resources/quotas",
    hosts=("cloudcode-pa.googleapis.com",),
    borrows="The Google sign-in of Gemini CLI, read from its file for each call and never renewed here.",
    needs=(
        Spec(
            Kind.CHOICE,
            "How it is billed",
            "What Gemini CLI uses on this computer: a seat, an API key or Vertex; auto finds it out.",
            "auto",
            choices=("auto", "seat", "key", "vertex"),
            name="billing",
        ),
        Spec(
            Kind.TEXT,
            "Google Cloud project",
            "The project that holds your seat, only where Google asks for one.",
            "",
            name="project",
        ),
        Spec(
            Kind.ADDRESS,
            "Address",
            "Google's own; no other is asked.",
            "https://cloudcode-pa.googleapis.com",
            name="base_url",
        ),
    ),
    interval=timedelta(minutes=10),
    fetch=fetch,
)
