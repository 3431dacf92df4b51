"""Kilo's database has OpenCode's tables, whose traps are tested there; here its own place and its own ids."""

import shutil

import pytest

from tests.logs.home import total
from tests.logs.tools import sample


@pytest.mark.parametrize(("variable", "below"), [("XDG_DATA_HOME", "x/kilo"), ("KILO_DATA_DIR", "x")])
def test_other_places(tmp_path, variable, below):
    home = sample("kilo", tmp_path / "home")
    (tmp_path / "home" / below).parent.mkdir(exist_ok=True)
    shutil.move(tmp_path / "home/.local/share/kilo", tmp_path / "home" / below)
    home.places = home.places._replace(env={variable: str(tmp_path / "home/x")})
    assert total(home.store())[-1] == 3


def test_the_same_ids_under_another_tool_are_other_use(tmp_path):
    home = sample("kilo", tmp_path / "home")
    shutil.copytree(sample("opencode", tmp_path / "other").folder, home.folder, dirs_exist_ok=True)
    assert total(home.store())[-1] == 6
