"""Which region a system names, and that the forms are still those of the library that they were read from."""

import importlib.util
import json
import plistlib
from pathlib import Path

import pytest

from trayapp.domain.region import NOWHERE, Region
from trayapp.system.regions import names_region, region_of
from trayapp.system.translations import wanted

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"


def region(**env):
    return region_of(env, RESOURCES, "linux")


def test_the_systems_region_by_what_is_written():
    german = region(LANG="de_DE.UTF-8").numbers
    assert (german.group, german.point, german.money) == (".", ",", "{number}\u00a0{symbol}")
    assert region(LANG="de_DE.UTF-8") == Region(german, german, german)
    mixed = region(LANG="en_US.UTF-8", LC_NUMERIC="de_DE.UTF-8@euro", LC_TIME="C")
    assert mixed.numbers == german
    assert mixed.money.month_first
    assert mixed.dates is None
    assert region(LANG="en_US.UTF-8", LC_ALL="de_DE").dates == german


@pytest.mark.parametrize(
    "env", [{}, {"LANG": "C.UTF-8"}, {"LANG": "de_DE", "LC_ALL": "POSIX"}, {"LANG": "xx_YY"}]
)
def test_no_region_is_no_guess(env):
    assert region(**env) == NOWHERE


def test_only_what_names_one_costs_a_look():
    assert names_region({"LC_TIME": "de_DE"}, "linux")
    assert not names_region({"LC_MESSAGES": "de_DE", "LANG": "C"}, "linux")


@pytest.mark.parametrize(
    "text", ["", "[]", '{"tags": {"de-DE": 7}, "forms": []}', '{"tags": {"de-DE": 0}, "forms": [[1]]}']
)
def test_a_damaged_file_leaves_the_languages_own_forms(tmp_path, text):
    (tmp_path / "regions.json").write_text(text)
    assert region_of({"LANG": "de_DE"}, tmp_path, "linux") == NOWHERE
    assert region_of({"LANG": "de_DE"}, tmp_path / "none", "linux") == NOWHERE


def test_a_program_that_the_finder_starts_asks_the_settings(tmp_path):
    folder = tmp_path / "Library" / "Preferences"
    folder.mkdir(parents=True)
    told = {"AppleLocale": "de_DE@currency=USD", "AppleLanguages": ["zh-Hans-DE", "en-DE"]}
    (folder / ".GlobalPreferences.plist").write_bytes(plistlib.dumps(told, fmt=plistlib.FMT_BINARY))
    env = {"HOME": str(tmp_path)}
    assert region_of(env, RESOURCES, "darwin").numbers.point == ","
    assert wanted("system", env, "darwin") == "zh-CN"
    (folder / ".GlobalPreferences.plist").write_bytes(b"x")
    assert region_of(env, RESOURCES, "darwin") == NOWHERE
    assert wanted("system", env, "darwin") == "en"


def test_the_file_is_what_qt_knows():
    spec = importlib.util.spec_from_file_location("regions", ROOT / "packaging" / "regions.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    told = json.loads((RESOURCES / "regions.json").read_text("utf-8"))
    for tag in (
        "de-DE",
        "en-US",
        "en-GB",
        "en-IN",
        "fr-FR",
        "de-CH",
        "zh-CN",
        "es-ES",
        "pl-PL",
        "ja-JP",
        "pt-BR",
    ):
        locale = made.QLocale(tag.replace("-", "_"))
        assert told["forms"][told["tags"][tag]] == made.form_of(locale)
