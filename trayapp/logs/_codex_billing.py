"""How Codex's use is paid, from its own settings and its newest sessions; its login file is never opened.

Names as its pages have them (https://developers.openai.com/codex/config-reference, .../config-sample, read
2026-11-23). A plan's name stands in each session beside the rate limits; the names are those of the public
source of Codex. Which plan is paid how is not said anywhere: the rule is at `_plan`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from trayapp.domain.model import Billing
from trayapp.domain.saying import saying
from trayapp.logs import Billed, Places
from trayapp.logs._config import host_of, is_here, is_host, read, read_toml, shown, table, text

SEAT = "codex"
KEY = "openai-api"

_SESSIONS = 8
"""Sessions that are looked through for a plan: the newest may have had no answer yet."""

_TAIL = 1 << 18
"""Bytes of a session's end; a line with rate limits has 1 kB, and one follows every answer."""

_LOCAL = {"oss", "ollama", "ollama-chat", "lmstudio"}
_CLOUDS = (
    (Billing.BEDROCK, "bedrock", ("amazonaws.com", "amazonaws.com.cn", "api.aws")),
    (Billing.FOUNDRY, "foundry", ("azure.com", "azure.us")),
    (Billing.VERTEX, "vertex", ("googleapis.com",)),
)
_PERSONAL = {"free", "go", "plus", "pro", "prolite", "pro_lite"}
_COMPANY = ("team", "business", "self_serve_business", "enterprise", "ent26", "hc", "edu")


def billed(places: Places, company: Path | None = None) -> Billed | None:
    """How use is paid now, None where nothing says it.

    `company` stands for the folder of a company's settings.
    """
    home = _home(places)
    shared = company if company is not None else _company(places)
    files = (shared / "config.toml", home / "config.toml", shared / "managed_config.toml")
    read_files = [(read_toml(path), shown(path, places.user)) for path in files]
    said, where = _merged(read_files)
    return _provider(said, where) or _login(said, where) or _plan(home, places.user)


def _home(places: Places) -> Path:
    named = places.listed("CODEX_HOME")
    if not named:
        return places.user / ".codex"
    return named[0].parent if named[0].name in {"sessions", "archived_sessions"} else named[0]


def _company(places: Places) -> Path:
    if places.platform == "win32":
        return Path(places.env.get("ProgramData") or "C:/ProgramData") / "OpenAI" / "Codex"
    return Path("/etc/codex")


def _merged(files: list[tuple[Mapping[str, Any], str]]) -> tuple[dict[str, Any], dict[str, str]]:
    """Every setting with its last word, and the file that it came from; a chosen profile's come last."""
    said: dict[str, Any] = {}
    where: dict[str, str] = {}
    for found, name in files:
        for key, value in found.items():
            both = isinstance(value, dict) and isinstance(said.get(key), dict)
            said[key] = {**said[key], **value} if both else value
            where[key] = name
    profile = table(table(said.get("profiles")).get(text(said.get("profile"))))
    for key, value in profile.items():
        said[key], where[key] = value, where["profiles"]
    return said, where


def _provider(said: Mapping[str, Any], where: Mapping[str, str]) -> Billed | None:
    """Another provider than the vendor's own, or another address of it."""
    name = text(said.get("model_provider")) or "openai"
    if name == "openai":
        url = text(said.get("openai_base_url"))
        named = saying("Billing", "openai_base_url in {where}", where=where.get("openai_base_url"))
        own: Mapping[str, Any] = {"requires_openai_auth": True}
    else:
        named = saying("Billing", "model_provider in {where}", where=where["model_provider"])
        own = table(table(said.get("model_providers")).get(name))
        url = text(own.get("base_url"))
        if name in _LOCAL:
            return Billed(
                Billing.FLAT,
                "local",
                "",
                saying("Billing", "{named} is {name}, which runs on this computer.", named=named, name=name),
            )
        if name == "amazon-bedrock":
            return Billed(
                Billing.BEDROCK,
                "bedrock",
                "",
                saying("Billing", "{named} is {name}.", named=named, name=name),
            )
    host = host_of(url)
    return (
        _at(host, own, saying("Billing", "{named} names {host}.", named=named, host=host)) if host else None
    )


def _at(host: str, own: Mapping[str, Any], why: str) -> Billed | None:
    signed_in = own.get("requires_openai_auth") is True
    if is_host(host, "chatgpt.com") or (is_here(host) and signed_in):
        return None  # the login is passed on: it says how use is paid
    if is_host(host, "openai.com"):
        return None if signed_in else Billed(Billing.KEY, KEY, "", why)
    for billing, account, domains in _CLOUDS:
        if is_host(host, *domains):
            return Billed(billing, account, "", why)
    return Billed(Billing.GATEWAY, host, host, why)


def _login(said: Mapping[str, Any], where: Mapping[str, str]) -> Billed | None:
    """A key, where the settings ask for one; a key in the environment alone is not used."""
    for name, word in (("forced_login_method", "api"), ("preferred_auth_method", "apikey")):
        if said.get(name) == word:
            return Billed(
                Billing.KEY,
                KEY,
                "",
                saying("Billing", "{name} in {where} asks for an API key.", name=name, where=where[name]),
            )
        if said.get(name):
            return None
    return None


def _plan(home: Path, user: Path) -> Billed | None:
    """The seat whose plan the newest sessions name.

    A personal plan is flat. A company's plan is flat where windows (5 hours, a week) hold its included use;
    it is paid by use where it has no windows, has credits, or gives its member a limit of credits.
    """
    for path in _newest(home / "sessions"):
        limits = _limits(path)
        plan = text(limits.get("plan_type")).lower()
        if not plan:
            continue
        why = {"home": shown(home, user), "plan": plan}
        if plan in _PERSONAL:
            return Billed(
                Billing.FLAT,
                SEAT,
                "",
                saying("Billing", "The newest session in {home} has the plan {plan}.", **why),
            )
        if not plan.startswith(_COMPANY) or not re.fullmatch(r"[a-z0-9_]{1,60}", plan):
            return None
        windows = bool(limits.get("primary") or limits.get("secondary"))
        paid = table(limits.get("credits")).get("has_credits") is True or bool(limits.get("individual_limit"))
        if "usage_based" in plan or paid or not windows:
            return Billed(
                Billing.SEAT,
                SEAT,
                "",
                saying(
                    "Billing",
                    "The newest session in {home} has the plan {plan}, which is paid in credits.",
                    **why,
                ),
            )
        return Billed(
            Billing.FLAT,
            SEAT,
            "",
            saying("Billing", "The newest session in {home} has the plan {plan}, with included use.", **why),
        )
    return None


def _newest(sessions: Path) -> Iterator[Path]:
    """The newest sessions by the folders of their days and their names, which begin with the time."""
    left = _SESSIONS
    for year in _names(sessions):
        for month in _names(year):
            for day in _names(month):
                for path in _names(day):
                    if path.suffix == ".jsonl":
                        yield path
                        left -= 1
                        if not left:
                            return


def _names(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), reverse=True)
    except OSError:
        return []


def _limits(path: Path) -> Mapping[str, Any]:
    """The last rate limits of a session that name a plan."""
    for line in reversed((read(path, last=_TAIL) or b"").splitlines()):
        if b'"token_count"' in line and b'"plan_type":"' in line:
            try:
                found = table(table(json.loads(line)).get("payload")).get("rate_limits")
            except (ValueError, RecursionError):
                continue
            if table(found):
                return table(found)
    return {}
