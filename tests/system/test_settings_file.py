import os
import sys

import pytest

from trayapp.settings import EditRefusedError, Settings
from trayapp.system.paths import find_paths
from trayapp.system.settings_file import SettingsFileError, change, load, read_text, save


@pytest.fixture
def paths(tmp_path):
    return find_paths({"REMAINDER_HOME": str(tmp_path)}, "linux")


def write(paths, data):
    paths.config.mkdir(exist_ok=True)
    paths.settings.write_bytes(data)


def test_no_file_holds_the_defaults(paths):
    assert load(paths) == (Settings(), ())


def test_a_change_is_read_back(paths):
    settings, said = change(paths, {"appearance.theme": "dark"})
    assert (settings, said) == load(paths)
    assert settings.appearance.theme == "dark"
    assert [each.name for each in paths.config.iterdir()] == ["settings.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are a POSIX matter")
def test_permissions_stay_and_new_files_are_private(paths):
    change(paths, {"appearance.theme": "dark"})
    assert paths.settings.stat().st_mode & 0o777 == 0o600
    paths.settings.chmod(0o640)
    change(paths, {"appearance.theme": "light"})
    assert paths.settings.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_stays_a_link(paths, tmp_path):
    real = tmp_path / "dotfiles.toml"
    real.write_text("# mine\n")
    paths.config.mkdir()
    paths.settings.symlink_to(real)
    change(paths, {"appearance.theme": "dark"})
    assert paths.settings.is_symlink()
    assert real.read_text().startswith("# mine\n")


def test_a_broken_file_is_never_overwritten(paths):
    write(paths, b"[general\n")
    with pytest.raises(EditRefusedError):
        change(paths, {"appearance.theme": "dark"})
    assert paths.settings.read_bytes() == b"[general\n"
    settings, said = load(paths)
    assert settings == Settings()
    assert "line 1" in said[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"\xff\xfe", "UTF-8"), (b"#" * 1_000_001, "too large")],
)
def test_a_file_that_is_none_is_said_and_left(paths, data, said):
    write(paths, data)
    assert said in load(paths)[1][0]
    with pytest.raises(SettingsFileError):
        change(paths, {"appearance.theme": "dark"})
    assert paths.settings.read_bytes() == data


def test_a_folder_in_its_place_is_said(paths):
    paths.settings.mkdir(parents=True)
    assert "cannot be read" in load(paths)[1][0]
    with pytest.raises(SettingsFileError, match="cannot be written"):
        save(paths.settings, "")
    assert [each.name for each in paths.config.iterdir()] == ["settings.toml"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write anything"
)
def test_a_file_without_permission_is_said(paths):
    write(paths, b"")
    paths.settings.chmod(0)
    assert "cannot be read" in load(paths)[1][0]


def test_line_ends_are_kept_on_disk(paths):
    write(paths, b'[general]\r\nzone = "UTC"\r\n')
    change(paths, {"general.zone": "Europe/Berlin"})
    assert read_text(paths.settings) == '[general]\r\nzone = "Europe/Berlin"\r\n'
