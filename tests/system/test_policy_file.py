"""Where a company's policy lies, and that nothing goes to a host that it does not allow."""

import asyncio

import pytest

from trayapp.domain.errors import Refused
from trayapp.domain.policy import Policy
from trayapp.settings import EditRefusedError
from trayapp.system.paths import find_paths
from trayapp.system.settings_file import change, load
from trayapp.system.web import Web


@pytest.fixture
def env(tmp_path):
    return {
        "HOME": str(tmp_path / "home"),
        "REMAINDER_HOME": str(tmp_path / "own"),
        "XDG_CONFIG_DIRS": f"relative:{tmp_path / 'first'}:{tmp_path / 'second'}",
    }


def test_the_first_folder_of_the_system_that_has_one_counts(env, tmp_path):
    paths = find_paths(env, "linux")
    assert [each.parent.parent.name for each in paths.policies] == ["first", "second"]
    assert load(paths)[0].policy.origin == ""
    file = paths.policies[1]
    file.parent.mkdir(parents=True)
    file.write_text('company = "Example AG"\n[locked.general]\nlanguage = "en"\n')
    settings, problems = load(paths)
    assert (settings.policy.company, settings.policy.origin, problems) == ("Example AG", str(file), ())


@pytest.mark.parametrize(
    ("platform", "env", "folder"),
    [
        ("linux", {"HOME": "/h"}, "/etc/xdg/remainder"),
        ("darwin", {"HOME": "/h"}, "/Library/Application Support/remainder"),
        ("win32", {"USERPROFILE": "/h", "PROGRAMDATA": "D:/Data"}, "D:/Data/remainder"),
    ],
)
def test_each_system_has_its_place(platform, env, folder):
    (file,) = find_paths(env, platform).policies
    assert str(file.parent).casefold() == folder.casefold()


def test_a_locked_value_cannot_be_changed_and_the_file_stays(env):
    paths = find_paths(env, "linux")
    file = paths.policies[0]
    file.parent.mkdir(parents=True)
    file.write_text('[locked.network]\nproxy = "none"\n')
    with pytest.raises(EditRefusedError) as refused:
        change(paths, {"network.proxy": "http://other:1"})
    assert refused.value.sentence == (
        f"Your company has set network.proxy in {file}. It can only be changed there."
    )
    assert not paths.settings.exists()
    assert change(paths, {"general.language": "en"})[0].network.proxy == "none"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"company = ", "cannot be read at its end"),
        (b"a = 1\nb = ]", "cannot be read at line 2"),
        (b"company = '\xff'", "is not plain text in UTF-8"),
        (b"#" * 1_000_001, "cannot be read (it is too large)"),
    ],
)
def test_a_policy_that_cannot_be_read_is_said_and_sets_nothing(env, data, said):
    paths = find_paths(env, "linux")
    file = paths.policies[0]
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    settings, problems = load(paths)
    assert problems == (
        f"Your company's file {file} {said}. Nothing that it sets holds until your company mends it.",
    )
    assert settings.policy.origin == str(file)
    assert not settings.policy.locked


def test_a_folder_in_the_files_place_ends_nothing(env):
    paths = find_paths(env, "linux")
    paths.policies[0].mkdir(parents=True)
    assert "cannot be read" in load(paths)[1][0]


def test_no_request_goes_to_a_host_that_is_not_allowed():
    policy = Policy(origin="/p.toml", company="Example AG", allowed_hosts=("*.example.com",))

    async def ask():
        web = Web(policy=lambda: policy, env={})
        try:
            await web.ask("https://api.elsewhere.net/me")
        finally:
            await web.close()

    with pytest.raises(Refused, match=r"Example AG allows no requests to api\.elsewhere\.net"):
        asyncio.run(ask())
