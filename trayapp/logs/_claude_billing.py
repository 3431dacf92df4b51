"""How Claude Code's use is paid, from its own settings; no login and no key is ever read.

Names and their order as its pages have them (https://code.claude.com/docs/en/authentication, .../env-vars,
.../settings and .../claude-apps-gateway, read 2026-11-23): a cloud's switch comes before an address, an
address before a key, a key before the login. The fields of the login in `.claude.json` are not documented;
their values are those seen in public code (2026-11).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from trayapp.domain.model import Billing
from trayapp.domain.saying import saying
from trayapp.logs import Billed, Places
from trayapp.logs._config import host_of, is_here, is_host, read_json, shown, table, text

SEAT = "claude-code"
"""The account of every seat; that of other routes is named by who sends the bill."""


class _Cloud(NamedTuple):
    """A switch that sends Claude Code elsewhere, the address that may replace that, and who bills it."""

    switch: str
    address: str
    billing: Billing
    account: str
    own: tuple[str, ...]


# In the order in which Claude Code looks at them.
_CLOUDS = (
    _Cloud("CLAUDE_CODE_USE_BEDROCK", "ANTHROPIC_BEDROCK_BASE_URL", Billing.BEDROCK, "bedrock",
           ("amazonaws.com", "amazonaws.com.cn", "api.aws")),
    _Cloud("CLAUDE_CODE_USE_FOUNDRY", "ANTHROPIC_FOUNDRY_BASE_URL", Billing.FOUNDRY, "foundry",
           ("azure.com", "azure.us", "microsoft.com")),
    # The two platforms are Anthropic's own API at its own prices, paid through the cloud's bill.
    _Cloud("CLAUDE_CODE_USE_ANTHROPIC_AWS", "ANTHROPIC_AWS_BASE_URL", Billing.KEY, "claude-on-aws",
           ("amazonaws.com", "api.aws", "anthropic.com", "claude.com")),
    _Cloud("CLAUDE_CODE_USE_MANTLE", "ANTHROPIC_BEDROCK_MANTLE_BASE_URL", Billing.BEDROCK, "bedrock",
           ("amazonaws.com", "amazonaws.com.cn", "api.aws")),
    _Cloud("CLAUDE_CODE_USE_VERTEX", "ANTHROPIC_VERTEX_BASE_URL", Billing.VERTEX, "vertex",
           ("googleapis.com",)),
    _Cloud("CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD", "ANTHROPIC_GOOGLE_CLOUD_BASE_URL", Billing.KEY,
           "claude-on-google-cloud", ("googleapis.com", "anthropic.com", "claude.com")),
)  # fmt: skip

_KEYS = ("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_API_KEY")
_ADDRESS = "ANTHROPIC_BASE_URL"
_NAMES = (_ADDRESS, *(name for cloud in _CLOUDS for name in (cloud.switch, cloud.address)))
_OWN = ("anthropic.com", "claude.com", "claude.ai")
_FLAT = {"claude_pro": "Pro", "claude_max": "Max", "claude_team": "Team"}


class _Said(NamedTuple):
    value: str
    where: str


def billed(places: Places, managed: Path | None = None) -> Billed | None:
    """How use is paid now, None where nothing says it.

    `managed` stands for the folder of a company's settings.
    """
    folder, state = _homes(places)
    company = managed if managed is not None else _company(places)
    files = [(folder / "settings.json", False)]
    files += [(path, True) for path in _drop_ins(company)]
    files.append((folder / "remote-settings.json", True))  # what the company serves, as last fetched
    read = [(read_json(path), shown(path, places.user), own) for path, own in files]
    said = _environment(places, [(table(found.get("env")), where) for found, where, _ in read])
    return (
        _cloud(said)
        or _gateway(said, [(found, where) for found, where, ours in read if ours])
        or _key(said, [(found, where) for found, where, _ in read])
        or _login(read_json(state), shown(state, places.user))
    )


def _homes(places: Places) -> tuple[Path, Path]:
    """The settings' folder, and the file with the program's own state."""
    named = places.listed("CLAUDE_CONFIG_DIR")
    if named:
        folder = named[0].parent if named[0].name == "projects" else named[0]
        return folder, folder / ".claude.json"
    return places.user / ".claude", places.user / ".claude.json"


def _company(places: Places) -> Path:
    """Where a company's settings lie on each system."""
    if places.platform == "win32":
        return Path(places.env.get("ProgramFiles") or "C:/Program Files") / "ClaudeCode"
    if places.platform == "darwin":
        return Path("/Library/Application Support/ClaudeCode")
    return Path("/etc/claude-code")


def _drop_ins(company: Path) -> list[Path]:
    """The company's file and those beside it, the last one having the last word."""
    try:
        parts = sorted((company / "managed-settings.d").glob("*.json"))[:50]
    except OSError:
        parts = []
    return [company / "managed-settings.json", *parts]


def _environment(places: Places, files: Iterable[tuple[Mapping[str, Any], str]]) -> dict[str, _Said]:
    """What is set, and where. Files replace the session's variables; a key's value is left where it is."""
    said: dict[str, _Said] = {}
    for found, where in ((places.env, saying("Billing", "the environment")), *files):
        for name in _NAMES:
            if name in found:
                said[name] = _Said(text(found[name]), where)
        for name in _KEYS:
            if name in found:
                said[name] = _Said("set" if found[name] else "", where)
    return {name: each for name, each in said.items() if each.value}


def _cloud(said: Mapping[str, _Said]) -> Billed | None:
    for cloud in _CLOUDS:
        switch = said.get(cloud.switch)
        if switch is None or switch.value.lower() not in {"1", "true", "yes", "on"}:
            continue
        address = said.get(cloud.address)
        host = host_of(address.value) if address is not None else ""
        if address is not None and host and not is_host(host, *cloud.own):
            return Billed(Billing.GATEWAY, host, host, f"{cloud.address} in {address.where} names {host}.")
        return Billed(
            cloud.billing,
            cloud.account,
            "",
            saying("Billing", "{switch} is set in {where}.", switch=cloud.switch, where=switch.where),
        )
    return None


def _gateway(said: Mapping[str, _Said], company: Iterable[tuple[Mapping[str, Any], str]]) -> Billed | None:
    """A gateway by its address, or the one that a company's settings make people sign in to."""
    address = said.get(_ADDRESS)
    host = host_of(address.value) if address is not None else ""
    # A relay on this computer that gets no key of its own only passes on the login.
    passed_on = is_here(host) and not any(name in said for name in _KEYS)
    if address is not None and host and not is_host(host, *_OWN) and not passed_on:
        return Billed(Billing.GATEWAY, host, host, f"{_ADDRESS} in {address.where} names {host}.")
    for found, where in company:
        host = host_of(text(found.get("forceLoginGatewayUrl")))
        if host and found.get("forceLoginMethod") == "gateway":
            return Billed(
                Billing.GATEWAY,
                host,
                host,
                saying(
                    "Billing", "The company's settings in {where} sign in to {host}.", where=where, host=host
                ),
            )
    return None


def _key(said: Mapping[str, _Said], files: Iterable[tuple[Mapping[str, Any], str]]) -> Billed | None:
    for name in _KEYS:
        if name in said:
            return Billed(
                Billing.KEY,
                "anthropic-api",
                "",
                saying("Billing", "{name} is set in {where}.", name=name, where=said[name].where),
            )
    for found, where in files:
        if text(found.get("apiKeyHelper")):
            return Billed(
                Billing.KEY,
                "anthropic-api",
                "",
                saying("Billing", "apiKeyHelper in {where} fetches a key.", where=where),
            )
    for found, where in files:
        if found.get("forceLoginMethod") == "console":
            return Billed(
                Billing.KEY,
                "anthropic-api",
                "",
                saying("Billing", "forceLoginMethod in {where} asks for the Console.", where=where),
            )
    return None


def _login(state: Mapping[str, Any], where: str) -> Billed | None:
    """The seat that is signed in; None for one whose kind does not tell how it is paid."""
    account = table(state.get("oauthAccount"))
    kind = text(account.get("organizationType"))
    tiers = [
        text(account.get(name)) for name in ("seatTier", "userRateLimitTier", "organizationRateLimitTier")
    ]
    # A tier without included use: everything is paid by use, whatever the plan is called.
    if any("usage_based" in tier or tier == "default_claude_zero" for tier in tiers):
        return Billed(
            Billing.SEAT,
            SEAT,
            "",
            saying("Billing", "The login in {where} is a seat that is paid by use.", where=where),
        )
    if kind in _FLAT:
        return Billed(
            Billing.FLAT,
            SEAT,
            "",
            saying("Billing", "The login in {where} is a {flat} seat.", where=where, flat=_FLAT[kind]),
        )
    if not kind and tiers[0].startswith("team_"):
        return Billed(
            Billing.FLAT, SEAT, "", saying("Billing", "The login in {where} is a Team seat.", where=where)
        )
    # Signed in through the Console, Claude Code keeps a key of its own there.
    if state.get("primaryApiKey") and not kind.startswith("claude_"):
        return Billed(
            Billing.KEY,
            "anthropic-api",
            "",
            saying("Billing", "The login in {where} is one of the Console.", where=where),
        )
    return None
