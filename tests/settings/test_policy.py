"""A company's policy: what it locks holds, and the person's own file stays as it is."""

from decimal import Decimal

import pytest

from trayapp.domain.policy import NO_POLICY
from trayapp.settings import Settings, parse
from trayapp.settings.policy import is_locked, policy_of, refusal
from trayapp.settings.read import read_toml

FILE = "/etc/xdg/remainder/policy.toml"
POLICY = """
company = "Example AG"
contact = "it@example.com"
ask_more_link = "https://example.com/more"
allowed_hosts = ["*.example.com", "api.openai.com"]

[models]
default = "claude-sonnet-5"
discouraged = ["*opus*"]
off = ["*fable*"]
fast_mode = false

[locked.network]
proxy = "http://proxy.example.com:3128"

[locked.warnings]
thresholds = [80, 100]

[locked.sources.litellm-key]
enabled = true
base_url = "https://litellm.example.com"

[[locked.allowance]]
key = "company"
title = "Given by Example AG"
limit = 250
"""
OWN = """
[network]
proxy = "none"
[warnings]
pace = false
[[allowance]]
key = "mine"
limit = 20
[[allowance]]
key = "company"
limit = 9000
"""


@pytest.fixture
def policy():
    found, problems = policy_of(read_toml(POLICY), FILE)
    assert problems == ()
    return found


def test_what_is_locked_holds_and_the_rest_is_the_persons(policy):
    settings, problems = parse(OWN, None, policy)
    assert problems == ()
    assert settings.network.proxy == "http://proxy.example.com:3128"
    assert settings.warnings.thresholds == (80, 100)
    assert settings.warnings.pace is False
    assert settings.sources.enabled("litellm-key")
    assert settings.sources.of("litellm-key").choices["base_url"] == "https://litellm.example.com"
    assert [(each.key, each.limit) for each in settings.allowances] == [
        ("company", Decimal(250)),
        ("mine", Decimal(20)),
    ]
    assert settings.policy is policy


def test_it_holds_beside_a_broken_file_of_the_person(policy):
    settings, problems = parse("[network\nproxy", None, policy)
    assert "cannot be read" in problems[0]
    assert settings.network.proxy == "http://proxy.example.com:3128"


def test_models_and_hosts(policy):
    assert policy.models.is_off("Claude-Fable-5")
    assert policy.models.is_discouraged("claude-opus-4-8")
    assert not policy.models.is_discouraged("claude-sonnet-5")
    assert not policy.models.fast_mode
    assert policy.allows("litellm.example.com")
    assert not policy.allows("example.com.evil.net")
    assert NO_POLICY.allows("anything.net")


@pytest.mark.parametrize(
    ("name", "locked"),
    [
        ("network.proxy", True), ("network.ca_bundle", False), ("allowance.company", True),
        ("allowance.company.limit", True), ("allowance.mine", False), ("sources.litellm-key.base_url", True),
        ("sources.litellm-key.project", False),
    ],
)  # fmt: skip
def test_a_change_of_what_is_locked_is_refused_by_name(policy, name, locked):
    assert is_locked(policy, name) is locked
    said = refusal(policy, [name])
    assert said == (f"Example AG has set {name} in {FILE}. It can only be changed there." if locked else "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("conpany = 'x'", "conpany is not known (did you mean company?)."),
        ("company = 3", "company must be a text on one line; it is left out."),
        ("models = 3", "models must be a table: begin it with a line [models]."),
        ("models.off = 'x'", "models.off must be a list of texts; it is left out."),
        ("models.fast_mode = 'x'", "models.fast_mode must be true or false; it is left out."),
        ("allowed_hosts = [1]", "allowed_hosts must be a list of texts; it is left out."),
        ("ask_more_link = 'http://x'", "ask_more_link must begin with https://; it is left out."),
        ("locked = []", "locked must be a table: begin it with a line [locked]."),
    ],
)
def test_what_is_wrong_is_said_and_left_out(text, said):
    policy, problems = policy_of(read_toml(text), FILE)
    assert problems == (f"{FILE}: {said}",)
    assert parse("", None, policy)[0].network == Settings().network


def test_a_bad_locked_value_is_said_like_any_other():
    policy, _ = policy_of(read_toml("[locked.network]\nproxy = 7"), FILE)
    settings, problems = parse("", None, policy)
    assert problems[0].startswith("network.proxy is ")
    assert settings.network.proxy == ""
