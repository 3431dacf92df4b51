"""How Gemini CLI's use is paid, from its settings and variables; no login, no key and no `.env` is ever read.

Names and order as the source of 0.61.0 has them: the company's settings replace the person's, a chosen way
to sign in comes before what the variables say, and of those a Google sign-in before a cloud, a cloud before
an address, an address before a key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from trayapp.domain.model import Billing
from trayapp.domain.saying import saying
from trayapp.logs import Billed, Places
from trayapp.logs._config import host_of, is_host, read, shown, table, text

SEAT = "gemini"
KEY = "gemini-api"

_OWN = ("googleapis.com", "google.com")
# Its settings may have comments; what stands in quotes is none.
_COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)


def billed(places: Places, company: Path | None = None) -> Billed | None:
    """How use is paid now, None where nothing says it. `company` stands for a company's settings file."""
    home = (places.listed("GEMINI_CLI_HOME")[:1] or (places.user,))[0]
    for path in (company or _company(places), home / ".gemini" / "settings.json"):
        where = shown(path, places.user)
        for way in _ways(_settings(path)):
            return _by(way, places.env, file=where)
    return _from_variables(places.env)


def _ways(settings: Mapping[str, Any]) -> list[str]:
    """The way to sign in that a file names, under its newer or its older name."""
    auth = table(table(settings.get("security")).get("auth"))
    found = (auth.get("enforcedType"), auth.get("selectedType"), settings.get("selectedAuthType"))
    return [text(each) for each in found if text(each)][:1]


def _from_variables(env: Mapping[str, str]) -> Billed | None:
    if env.get("GOOGLE_GENAI_USE_GCA") == "true":
        return _by("oauth-personal", env, variable="GOOGLE_GENAI_USE_GCA")
    if env.get("GOOGLE_GENAI_USE_VERTEXAI") == "true":
        return _by("vertex-ai", env, variable="GOOGLE_GENAI_USE_VERTEXAI")
    if env.get("GOOGLE_GEMINI_BASE_URL"):
        return _by("gateway", env, variable="GOOGLE_GEMINI_BASE_URL")
    if env.get("GEMINI_API_KEY"):
        return _by("gemini-api-key", env, variable="GEMINI_API_KEY")
    return None


def _by(way: str, env: Mapping[str, str], *, file: str = "", variable: str = "") -> Billed | None:
    """What a way to sign in means, which a file or a variable of the environment names."""
    if way in {"gemini-api-key", "gateway"}:
        why = (
            saying("Billing", "The settings in {file} choose a Gemini API key.", file=file)
            if file
            else saying(
                "Billing", "{variable} in the environment chooses a Gemini API key.", variable=variable
            )
        )
        return _relayed("GOOGLE_GEMINI_BASE_URL", env) or Billed(Billing.KEY, KEY, "", why)
    if way == "vertex-ai":
        why = (
            saying("Billing", "The settings in {file} choose Vertex AI.", file=file)
            if file
            else saying("Billing", "{variable} in the environment chooses Vertex AI.", variable=variable)
        )
        return _relayed("GOOGLE_VERTEX_BASE_URL", env) or Billed(Billing.VERTEX, "vertex", "", why)
    if way == "oauth-personal":
        why = (
            saying(
                "Billing",
                "The settings in {file} choose the sign-in with Google, whose use is included.",
                file=file,
            )
            if file
            else saying(
                "Billing",
                "{variable} in the environment chooses the sign-in with Google, whose use is included.",
                variable=variable,
            )
        )
        return Billed(Billing.FLAT, SEAT, "", why)
    return None


def _relayed(variable: str, env: Mapping[str, str]) -> Billed | None:
    host = host_of(env.get(variable, ""))
    if not host or is_host(host, *_OWN):
        return None
    return Billed(
        Billing.GATEWAY,
        host,
        host,
        saying("Billing", "{variable} in the environment names {host}.", variable=variable, host=host),
    )


def _company(places: Places) -> Path:
    named = places.env.get("GEMINI_CLI_SYSTEM_SETTINGS_PATH")
    if named:
        return Path(named)
    if places.platform == "win32":
        return Path("C:/ProgramData/gemini-cli/settings.json")
    if places.platform == "darwin":
        return Path("/Library/Application Support/GeminiCli/settings.json")
    return Path("/etc/gemini-cli/settings.json")


def _settings(path: Path) -> Mapping[str, Any]:
    content = (read(path) or b"").decode("utf-8-sig", "replace")
    try:
        return table(json.loads(_COMMENT.sub(lambda found: found[1] or "", content)))
    except (ValueError, RecursionError):
        return {}
