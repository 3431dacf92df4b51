"""A company's policy: what it locks holds, and the person's own file stays as it is."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from trayapp.domain.policy import NO_POLICY
from trayapp.settings import Kind, Settings, Spec, parse, policy_page
from trayapp.settings.policy import is_locked, refusal
from trayapp.settings.policy_read import policy_of
from trayapp.settings.read import read_toml
from trayapp.vendors import discover

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
        ("conpany = 'x'", "conpany is not known (did you mean company?). It is left out."),
        ("company = 3", "company is 3: it must be text in quotes, on one line. It is left out."),
        ("models = 3", "models must be a table: begin it with a line [models]."),
        ("models.of = []", "models.of is not known (did you mean models.off?). It is left out."),
        ("models.fast_mode = 'x'", 'models.fast_mode is "x": it can be true or false. It is left out.'),
        (
            "allowed_hosts = ['https://a.net', '*.example.com']",
            'allowed_hosts: "https://a.net" is no name of a host such as *.example.com. It is left out.',
        ),
        (
            "ask_more_link = 'http://x'",
            "ask_more_link is not usable: it must be an address that begins with https://. It is left out.",
        ),
        ("locked = []", "locked must be a table: begin it with a line [locked]."),
        ("locked.network = 3", "locked.network must be a table. It is left out."),
        ("locked.netwrok.proxy = 'none'", "locked.netwrok.proxy is not a setting. It is left out."),
        ("locked.general.zone = 3", None),
        ("locked.sources.openai.enabled = 1", None),
        (
            "locked.allowance = 3",
            "locked.allowance must be a list of tables: begin each with [[locked.allowance]].",
        ),
    ],
)
def test_what_is_wrong_is_said_with_the_files_name_and_locks_nothing(text, said):
    policy, problems = policy_of(read_toml(text), FILE)
    assert len(problems) == 1
    assert problems[0].startswith(f"{FILE}: ")
    assert said is None or problems == (f"{FILE}: {said}",)
    assert not policy.locked
    assert replace(parse("", None, policy)[0], policy=NO_POLICY) == Settings()


def test_a_bad_locked_value_leaves_the_persons_own():
    policy, problems = policy_of(read_toml("[locked.general]\nzone = 7\nlanguage = 'en'"), FILE)
    assert problems[0].startswith(f"{FILE}: locked.general.zone is 7: it can be")
    settings, wrong = parse('[general]\nzone = "Europe/Berlin"', None, policy)
    assert (settings.general.zone, settings.general.language, wrong) == ("Europe/Berlin", "en", ())
    assert not is_locked(policy, "general.zone")


def test_an_address_with_a_question_is_a_link():
    policy, problems = policy_of(read_toml("ask_more_link = 'https://example.com/form?id=7#top'"), FILE)
    assert (policy.ask_more_link, problems) == ("https://example.com/form?id=7#top", ())


def test_what_the_vendors_declare_is_checked_as_well():
    known = {"relay": (Spec(Kind.ADDRESS, "Address", "", "", name="base_url"),)}
    policy, problems = policy_of(
        read_toml("locked.sources.relay.base_url = 'ftp://x'\nlocked.sources.nobody.enabled = true"),
        FILE,
        known,
    )
    assert [each.partition(": ")[2][:35] for each in problems] == [
        "locked.sources.relay.base_url is no",
        "locked.sources.nobody.enabled is no",
    ]
    assert not policy.tables


@pytest.mark.parametrize("key", ["[]", "3", "'a b'", "''"])
def test_a_companys_allowance_always_has_a_key(key):
    policy, _ = policy_of(read_toml(f"[[locked.allowance]]\ntitle = 'Given'\nkey = {key}\nlimit = 5"), FILE)
    [each] = parse("", None, policy)[0].allowances
    assert each.key == "given"
    assert is_locked(policy, "allowance.given")


def test_an_allowance_of_the_persons_keeps_its_key_behind_the_companys():
    own = "[[allowance]]\nlimit = 20\n"
    policy, _ = policy_of(read_toml("[[locked.allowance]]\nkey = 'company'\nlimit = 250"), FILE)
    [alone] = parse(own)[0].allowances
    assert [each.key for each in parse(own, None, policy)[0].allowances] == ["company", alone.key]


def test_a_bad_allowance_of_the_companys_is_left_out():
    policy, problems = policy_of(
        read_toml("[[locked.allowance]]\nkey = 'a'\nperiod = 'yearly'\n[[locked.allowance]]\nkey = 'b'"), FILE
    )
    assert problems[0].startswith(f"{FILE}: locked.allowance.a.period is ")
    assert set(policy.locked) == {"allowance.b"}


def test_the_docs_page_is_the_declarations_and_its_example_is_right():
    written = Path(__file__).parents[2] / "docs" / "policy.md"
    said = "run: python -m trayapp.settings policy > docs/policy.md"
    assert written.read_text(encoding="utf-8") == policy_page.page(), said
    vendors = {vendor.id: vendor.needs for vendor in discover()}
    policy, problems = policy_of(read_toml(policy_page.EXAMPLE), FILE, vendors)
    assert problems == ()
    settings, problems = parse("", vendors, policy)
    assert problems == ()
    assert settings.allowances[0].counts.models == ("claude-*", "gpt-*")
