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
            return _by(way, f"the settings in {where}", places.env)
    return _from_variables(places.env)


def _ways(settings: Mapping[str, Any]) -> list[str]:
    """The way to sign in that a file names, under its newer or its older name."""
    auth = table(table(settings.get("security")).get("auth"))
    found = (auth.get("enforcedType"), auth.get("selectedType"), settings.get("selectedAuthType"))
    return [text(each) for each in found if text(each)][:1]


def _from_variables(env: Mapping[str, str]) -> Billed | None:
    if env.get("GOOGLE_GENAI_USE_GCA") == "true":
        return _by("oauth-personal", "GOOGLE_GENAI_USE_GCA in the environment", env)
    if env.get("GOOGLE_GENAI_USE_VERTEXAI") == "true":
        return _by("vertex-ai", "GOOGLE_GENAI_USE_VERTEXAI in the environment", env)
    if env.get("GOOGLE_GEMINI_BASE_URL"):
        return _by("gateway", "GOOGLE_GEMINI_BASE_URL in the environment", env)
    if env.get("GEMINI_API_KEY"):
        return _by("gemini-api-key", "GEMINI_API_KEY in the environment", env)
    return None


def _by(way: str, said: str, env: Mapping[str, str]) -> Billed | None:
    """What a way to sign in means; `said` begins the sentence."""
    verb = "choose" if said.startswith("the settings") else "chooses"
    said = said[0].upper() + said[1:]
    if way in {"gemini-api-key", "gateway"}:
        return _relayed("GOOGLE_GEMINI_BASE_URL", env) or Billed(
            Billing.KEY, KEY, "", f"{said} {verb} a Gemini API key."
        )
    if way == "vertex-ai":
        return _relayed("GOOGLE_VERTEX_BASE_URL", env) or Billed(
            Billing.VERTEX, "vertex", "", f"{said} {verb} Vertex AI."
        )
    if way == "oauth-personal":
        return Billed(
            Billing.FLAT, SEAT, "", f"{said} {verb} the sign-in with Google, whose use is included."
        )
    return None


def _relayed(variable: str, env: Mapping[str, str]) -> Billed | None:
    host = host_of(env.get(variable, ""))
    if not host or is_host(host, *_OWN):
        return None
    return Billed(Billing.GATEWAY, host, host, f"{variable} in the environment names {host}.")


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
