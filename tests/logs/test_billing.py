"""How a tool's use is paid: told by its own settings in a home, by real files, and never by a login file."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.logs.home import line, meta
from trayapp.domain.model import Billing
from trayapp.logs import discover
from trayapp.logs._claude_billing import billed as claude
from trayapp.logs._codex_billing import billed as codex

CANARY = "sk-canary-5cf0b1f3"


def told(home, env=None):
    """What Claude Code's settings in `home` say, with a company's settings in its own `company` folder."""
    places = home.places._replace(env=env or {})
    return claude(places, home.folder / "company")


def settings(home, where=".claude/settings.json", **content):
    home.write(where, json.dumps(content))


def login(home, **account):
    home.write(".claude.json", json.dumps({"numStartups": 3, "oauthAccount": account}))


ENVIRONMENT = [
    ({}, None),
    ({"CLAUDE_CODE_USE_BEDROCK": "1"}, (Billing.BEDROCK, "bedrock", "")),
    ({"CLAUDE_CODE_USE_BEDROCK": "0"}, None),
    ({"CLAUDE_CODE_USE_BEDROCK": ""}, None),
    ({"CLAUDE_CODE_USE_MANTLE": "true"}, (Billing.BEDROCK, "bedrock", "")),
    ({"CLAUDE_CODE_USE_VERTEX": "1"}, (Billing.VERTEX, "vertex", "")),
    ({"CLAUDE_CODE_USE_FOUNDRY": "yes"}, (Billing.FOUNDRY, "foundry", "")),
    ({"CLAUDE_CODE_USE_ANTHROPIC_AWS": "1"}, (Billing.KEY, "claude-on-aws", "")),
    ({"CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD": "1"}, (Billing.KEY, "claude-on-google-cloud", "")),
    (
        {"CLAUDE_CODE_USE_BEDROCK": "1", "ANTHROPIC_BEDROCK_BASE_URL": "https://llm.example.com/bedrock"},
        (Billing.GATEWAY, "llm.example.com", "llm.example.com"),
    ),
    (
        {
            "CLAUDE_CODE_USE_BEDROCK": "1",
            "ANTHROPIC_BEDROCK_BASE_URL": "https://bedrock-runtime.eu-west-1.amazonaws.com",
        },
        (Billing.BEDROCK, "bedrock", ""),
    ),
    ({"ANTHROPIC_API_KEY": CANARY}, (Billing.KEY, "anthropic-api", "")),
    ({"ANTHROPIC_AUTH_TOKEN": CANARY}, (Billing.KEY, "anthropic-api", "")),
    ({"ANTHROPIC_BASE_URL": "https://api.anthropic.com"}, None),
    (
        {"ANTHROPIC_BASE_URL": "https://api.anthropic.com", "ANTHROPIC_API_KEY": CANARY},
        (Billing.KEY, "anthropic-api", ""),
    ),
    (
        {"ANTHROPIC_BASE_URL": f"https://me:{CANARY}@llm.example.com:8443/x?key={CANARY}"},
        (Billing.GATEWAY, "llm.example.com", "llm.example.com"),
    ),
    ({"ANTHROPIC_BASE_URL": "https://xanthropic.com"}, (Billing.GATEWAY, "xanthropic.com", "xanthropic.com")),
    ({"ANTHROPIC_BASE_URL": "http://[::1"}, None),
    ({"ANTHROPIC_BASE_URL": "http://127.0.0.1:8082"}, None),
    (
        {"ANTHROPIC_BASE_URL": "http://127.0.0.1:4000", "ANTHROPIC_AUTH_TOKEN": CANARY},
        (Billing.GATEWAY, "127.0.0.1", "127.0.0.1"),
    ),
    # A cloud comes before an address, an address before a key.
    (
        {"CLAUDE_CODE_USE_VERTEX": "1", "ANTHROPIC_BASE_URL": "https://a.example", "ANTHROPIC_API_KEY": "k"},
        (Billing.VERTEX, "vertex", ""),
    ),
    (
        {"ANTHROPIC_BASE_URL": "https://llm.example.com", "ANTHROPIC_API_KEY": CANARY},
        (Billing.GATEWAY, "llm.example.com", "llm.example.com"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("env", "expected"), ENVIRONMENT)
@pytest.mark.parametrize("place", ["environment", "own settings", "company settings"])
def test_claude_codes_variables(home, place, env, expected):
    if place == "own settings":
        settings(home, env=env)
    elif place == "company settings":
        settings(home, "company/managed-settings.json", env=env)
    found = told(home, env if place == "environment" else {})
    assert (found and found[:3]) == expected
    if found:
        assert found.why.endswith(".")
        assert CANARY not in repr(found)


LOGINS = [
    ({"organizationType": "claude_pro"}, Billing.FLAT),
    ({"organizationType": "claude_max", "organizationRateLimitTier": "default_claude_max_20x"}, Billing.FLAT),
    ({"organizationType": "claude_team", "seatTier": "team_standard"}, Billing.FLAT),
    ({"seatTier": "team_tier_1"}, Billing.FLAT),
    ({"organizationType": "claude_enterprise", "userRateLimitTier": "default_claude_zero"}, Billing.SEAT),
    ({"organizationType": "claude_team", "organizationRateLimitTier": "default_claude_zero"}, Billing.SEAT),
    ({"organizationType": "claude_enterprise", "seatTier": "enterprise_usage_based"}, Billing.SEAT),
    ({"organizationType": "claude_enterprise", "seatTier": "premium"}, None),
    ({"organizationType": "claude_free"}, None),
    ({"organizationType": 7, "seatTier": None}, None),
    ({}, None),
]  # fmt: skip


@pytest.mark.parametrize(("account", "expected"), LOGINS)
def test_claude_codes_login(home, account, expected):
    login(home, emailAddress="me@example.com", **account)
    found = told(home)
    assert (found and found.billing) == expected
    if found:
        assert found.account == "claude-code"
        assert "~/.claude.json" in found.why
        assert "me@example.com" not in repr(found)


def test_a_console_login_is_a_key(home):
    home.write(".claude.json", json.dumps({"primaryApiKey": CANARY, "oauthAccount": {"emailAddress": "a@b"}}))
    assert told(home).billing is Billing.KEY
    assert CANARY not in repr(told(home))


def test_a_key_comes_before_the_login(home):
    login(home, organizationType="claude_max")
    settings(home, apiKeyHelper="/usr/bin/get-key")
    found = told(home)
    assert (found.billing, found.why) == (
        Billing.KEY, "apiKeyHelper in ~/.claude/settings.json fetches a key."
    )  # fmt: skip
    settings(home, env={"ANTHROPIC_BASE_URL": "http://localhost:9000"})
    assert told(home).billing is Billing.FLAT  # a relay on this computer passes the login on


def test_settings_replace_the_environment_and_the_companys_replace_the_persons(home):
    env = {"ANTHROPIC_BASE_URL": "https://shell.example"}
    assert told(home, env).why == "ANTHROPIC_BASE_URL in the environment names shell.example."
    settings(home, env={"ANTHROPIC_BASE_URL": "https://own.example"})
    assert told(home, env).why == "ANTHROPIC_BASE_URL in ~/.claude/settings.json names own.example."
    settings(home, "company/managed-settings.json", env={"ANTHROPIC_BASE_URL": "https://company.example"})
    assert told(home, env).host == "company.example"
    settings(home, "company/managed-settings.d/20.json", env={"ANTHROPIC_BASE_URL": "https://last.example"})
    settings(home, "company/managed-settings.d/10.json", env={"ANTHROPIC_BASE_URL": "https://first.example"})
    assert told(home, env).host == "last.example"
    settings(home, ".claude/remote-settings.json", env={"ANTHROPIC_BASE_URL": ""})
    assert told(home, env) is None


def test_a_gateway_that_the_company_signs_people_in_to(home):
    forced = {"forceLoginMethod": "gateway", "forceLoginGatewayUrl": "https://claude.company.example"}
    settings(home, **forced)
    assert told(home) is None  # only a company's settings may say so
    settings(home, "company/managed-settings.json", **forced)
    assert told(home)[:3] == (Billing.GATEWAY, "claude.company.example", "claude.company.example")


def test_another_config_folder(home, tmp_path):
    home.write("work/.claude.json", json.dumps({"oauthAccount": {"organizationType": "claude_team"}}))
    login(home, organizationType="claude_enterprise", seatTier="enterprise_usage_based")
    folder = str(home.folder / "work")
    assert told(home).billing is Billing.SEAT
    assert told(home, {"CLAUDE_CONFIG_DIR": folder}).billing is Billing.FLAT
    assert told(home, {"CLAUDE_CONFIG_DIR": f"{folder}/projects"}).billing is Billing.FLAT


DAMAGED = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"x"',
    b"\xff\xfe{}",
    b"[" * 100_000,
    b'{"env": [1], "oauthAccount": "x"}',
]


@pytest.mark.parametrize("content", DAMAGED)
def test_damaged_settings_say_nothing(home, content):
    for path in (".claude/settings.json", ".claude.json", "company/managed-settings.json"):
        home.write(path, content)
    home.write(".codex/config.toml", content)
    assert told(home) is None
    assert codex(home.places, home.folder / "company") is None


def test_a_byte_order_mark_and_other_values_than_text(home):
    home.write(
        ".claude/settings.json",
        b'\xef\xbb\xbf{"env": {"CLAUDE_CODE_USE_BEDROCK": "1", "ANTHROPIC_BASE_URL": 1}}',
    )
    assert told(home).billing is Billing.BEDROCK


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes that look like files")
def test_what_is_no_file_is_not_waited_for(home):
    (home.folder / ".claude").mkdir()
    os.mkfifo(home.folder / ".claude/settings.json")
    (home.folder / ".claude.json").mkdir()
    assert told(home) is None


def test_a_file_with_a_login_is_never_opened(home):
    for path in (".claude/.credentials.json", ".codex/auth.json"):
        home.write(path, json.dumps({"key": CANARY}))
    login(home, organizationType="claude_max")
    home.write(".codex/config.toml", 'model = "gpt-6-sol"\n')
    seen, listening = [], [True]
    sys.addaudithook(lambda event, args: seen.append(str(args[0])) if event == "open" and listening else None)
    told(home)
    codex(home.places, home.folder / "company")
    listening.clear()  # a hook cannot be taken away again
    names = {Path(path).name for path in seen}
    assert {".claude.json", "settings.json", "config.toml"} >= names - {"managed-settings.json"}
    assert ".claude.json" in names


# --- Codex -----------------------------------------------------------------------------------------

CONFIGS = [
    ("", None),
    ('model_provider = "openai"', None),
    ('preferred_auth_method = "apikey"', (Billing.KEY, "openai-api", "")),
    ('preferred_auth_method = "chatgpt"', None),
    ('forced_login_method = "api"', (Billing.KEY, "openai-api", "")),
    ('forced_login_method = "chatgpt"\npreferred_auth_method = "apikey"', None),
    ('openai_base_url = "https://llm.example/v1"', (Billing.GATEWAY, "llm.example", "llm.example")),
    ('openai_base_url = "https://eu.api.openai.com/v1"', None),
    ('openai_base_url = "http://localhost:8080/v1"', None),
    ('model_provider = "ollama"', (Billing.FLAT, "local", "")),
    ('model_provider = "amazon-bedrock"', (Billing.BEDROCK, "bedrock", "")),
    ('model_provider = "missing"', None),
    # A built-in provider's table is not used.
    ('model_provider = "openai"\n[model_providers.openai]\nbase_url = "https://llm.example"', None),
    (
        'model_provider = "x"\n[model_providers.x]\nbase_url = "https://llm.example:8443/v1"\nenv_key = "K"',
        (Billing.GATEWAY, "llm.example", "llm.example"),
    ),
    (
        'model_provider = "x"\n[model_providers.x]\nbase_url = "http://127.0.0.1:4000"',
        (Billing.GATEWAY, "127.0.0.1", "127.0.0.1"),
    ),
    (
        'model_provider = "x"\n[model_providers.x]\nbase_url = "http://[::1]"\nrequires_openai_auth = true',
        None,
    ),
    (
        'model_provider = "x"\n[model_providers.x]\nbase_url = "https://api.openai.com/v1"\nenv_key = "K"',
        (Billing.KEY, "openai-api", ""),
    ),
    (
        'model_provider = "az"\n[model_providers.az]\nbase_url = "https://me.openai.azure.com/openai"',
        (Billing.FOUNDRY, "foundry", ""),
    ),
    (
        'profile = "p"\n[profiles.p]\nmodel_provider = "x"\n[model_providers.x]\nbase_url = "llm.example/v1"',
        (Billing.GATEWAY, "llm.example", "llm.example"),
    ),
    ('[profiles.work]\nmodel_provider = "ollama"', None),
]


@pytest.mark.parametrize(("config", "expected"), CONFIGS)
def test_codexs_settings(home, config, expected):
    home.write(".codex/config.toml", config)
    found = codex(home.places._replace(env={"OPENAI_API_KEY": CANARY}), home.folder / "company")
    assert (found and found[:3]) == expected
    if found:
        assert "~/.codex/config.toml" in found.why
        assert found.why.endswith(".")
        assert CANARY not in repr(found)


def test_codexs_other_home_and_a_companys_settings(home):
    home.write("work/config.toml", 'preferred_auth_method = "apikey"')
    places = home.places._replace(env={"CODEX_HOME": str(home.folder / "work")})
    assert codex(places, home.folder / "company").billing is Billing.KEY
    home.write("company/managed_config.toml", 'preferred_auth_method = "chatgpt"')
    assert codex(places, home.folder / "company") is None


WINDOW = {"used_percent": 12.5, "window_minutes": 300, "resets_at": 1795461419}
LIMITS = {
    "limit_id": "codex",
    "primary": WINDOW,
    "secondary": None,
    "credits": None,
    "individual_limit": None,
}
PLANS = [
    ("plus", {}, Billing.FLAT),
    ("pro", {"credits": {"has_credits": True}}, Billing.FLAT),
    ("business", {}, Billing.FLAT),
    ("business", {"primary": None}, Billing.SEAT),
    ("team", {"credits": {"has_credits": True}}, Billing.SEAT),
    ("enterprise", {"individual_limit": {"limit": "7500", "used": "2572.3"}}, Billing.SEAT),
    ("enterprise_cbp_usage_based", {}, Billing.SEAT),
    ("edu", {"primary": None}, Billing.SEAT),
    ("something new", {}, None),
    (None, {}, None),
]


def rollout(home, day, name, *plans):
    told = [{"rate_limits": {**LIMITS, "plan_type": plan, **more}} for plan, more in plans]
    lines = [line("event_msg", {"type": "token_count", "info": None, **each}) for each in told]
    home.write(f".codex/sessions/2026/11/{day}/rollout-2026-11-{day}T10-00-00-{name}.jsonl", meta(), *lines)


@pytest.mark.parametrize(("plan", "more", "expected"), PLANS)
def test_the_plan_that_codexs_sessions_name(home, plan, more, expected):
    rollout(home, "20", "t1", ("free", {}), (plan, more) if plan else ("something new", {}))
    found = codex(home.places, home.folder / "company")
    assert (found and found.billing) == expected
    if found:
        assert (found.account, found.host) == ("codex", "")
        assert found.why.startswith(f"The newest session in ~/.codex has the plan {plan}")


def test_the_newest_session_that_names_a_plan_counts(home):
    rollout(home, "19", "t1", ("business", {"primary": None}))
    rollout(home, "20", "t2", ("plus", {}))
    rollout(home, "21", "t3", (None, {}))
    assert codex(home.places, home.folder / "company").billing is Billing.FLAT


def test_settings_come_before_the_plan(home):
    rollout(home, "20", "t1", ("plus", {}))
    home.write(".codex/config.toml", 'forced_login_method = "api"')
    assert codex(home.places, home.folder / "company").billing is Billing.KEY


def test_every_reader_can_be_asked(home):
    asked = [reader for reader in discover() if reader.billing is not None]
    assert {"claude-code", "codex", "gemini"} <= {reader.id for reader in asked}
    for reader in asked:
        assert reader.billing is not None
        reader.billing(home.places)
