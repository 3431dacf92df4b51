"""Where the program's own files are found."""

from pathlib import Path

import pytest

from trayapp.system.resources import find_resources


def lay_out(*folders):
    for folder in folders:
        (folder / "prices").mkdir(parents=True)


def test_in_this_checkout():
    assert (find_resources() / "prices" / "overrides.toml").is_file()


def test_in_a_checkout(tmp_path):
    lay_out(tmp_path / "resources")
    assert find_resources(tmp_path / "trayapp", "") == tmp_path / "resources"


def test_in_an_installed_wheel(tmp_path):
    lay_out(tmp_path / "trayapp" / "resources", tmp_path / "resources")  # the latter is a stranger's
    assert find_resources(tmp_path / "trayapp", "") == tmp_path / "trayapp" / "resources"


@pytest.mark.parametrize("inside", ["resources", "trayapp/resources"])
def test_in_a_frozen_build(tmp_path, inside):
    lay_out(tmp_path / "unpacked" / inside, tmp_path / "resources")
    found = find_resources(tmp_path / "trayapp", str(tmp_path / "unpacked"))
    assert found == tmp_path / "unpacked" / Path(inside)


def test_nowhere(tmp_path):
    with pytest.raises(FileNotFoundError, match="install"):
        find_resources(tmp_path / "trayapp", "")
