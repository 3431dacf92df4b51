import os
import subprocess
import sys
from pathlib import Path

import pytest

from trayapp.system.paths import FolderError, find_paths, home_folder

ASK_PLATFORMDIRS = """
from platformdirs.{module} import {name} as Dirs
dirs = Dirs("remainder", appauthor=False)
print(dirs.user_config_dir, dirs.user_data_dir, dirs.user_state_dir, dirs.user_cache_dir, sep="\\n")
"""


def platformdirs(module, name, env):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")} | env
    script = ASK_PLATFORMDIRS.format(module=module, name=name)
    run = subprocess.run(
        [sys.executable, "-c", script], env=clean, capture_output=True, text=True, check=True
    )
    return [Path(line) for line in run.stdout.splitlines()]


@pytest.mark.parametrize(
    ("platform", "module", "name", "env"),
    [
        ("linux", "unix", "Unix", {"HOME": "/home/ann"}),
        ("linux", "unix", "Unix", {"HOME": "/home/ann", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"}),
        ("linux", "unix", "Unix", {"HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/k"}),
        ("darwin", "macos", "MacOS", {"HOME": "/Users/ann"}),
    ],
)
def test_the_folders_are_those_that_platformdirs_names(platform, module, name, env):
    paths = find_paths(env, platform)
    assert [paths.config, paths.data, paths.state, paths.cache] == platformdirs(module, name, env)


def test_windows_keeps_to_the_local_application_folder():
    paths = find_paths({"USERPROFILE": "/ann", "LOCALAPPDATA": "/ann/AppData/Local"}, "win32")
    assert paths.config == paths.data == Path("/ann/AppData/Local/remainder")
    assert paths.cache == Path("/ann/AppData/Local/remainder/Cache")
    assert find_paths({"USERPROFILE": "/ann"}, "win32") == paths


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_one_folder_holds_everything_where_it_is_said(platform):
    env = {"HOME": "/h", "USERPROFILE": "/h", "XDG_CONFIG_HOME": "/c", "REMAINDER_HOME": "/portable"}
    paths = find_paths(env, platform)
    for folder in (paths.config, paths.data, paths.state, paths.cache, paths.runtime):
        assert folder.parent == Path("/portable")
    assert find_paths({**env, "REMAINDER_HOME": "~/p"}, platform).config == Path("/h/p/config")


def test_a_relative_xdg_folder_is_ignored():
    assert find_paths({"HOME": "/h", "XDG_CONFIG_HOME": "conf"}, "linux").config == Path(
        "/h/.config/remainder"
    )


def test_without_a_session_the_runtime_folder_is_private():
    assert find_paths({"HOME": "/h"}, "linux").runtime == Path("/h/.cache/remainder/run")
    assert find_paths({"HOME": "/h", "XDG_RUNTIME_DIR": "/run/user/7"}, "linux").runtime == Path(
        "/run/user/7/remainder"
    )


def test_home_is_the_environments():
    assert home_folder({"HOME": "/elsewhere"}, "linux") == Path("/elsewhere")
    assert home_folder({}, "linux").is_absolute()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are a POSIX matter")
def test_folders_are_made_for_this_user_alone(tmp_path):
    paths = find_paths({"REMAINDER_HOME": str(tmp_path / "a" / "b")}, "linux")
    paths.ensure()
    paths.ensure()
    for folder in (tmp_path / "a", paths.config, paths.data, paths.state, paths.cache, paths.runtime):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_file_in_the_way_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError) as caught:
        find_paths({"REMAINDER_HOME": str(tmp_path / "file")}, "linux").ensure()
    assert str(tmp_path / "file") in caught.value.sentence
