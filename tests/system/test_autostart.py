import configparser
import plistlib
import sys

import pytest

from trayapp.system.autostart import AutostartError, follow, program


def entry(home):
    return home / ".config" / "autostart" / "remainder.desktop"


def read(path):
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read_string(path.read_text())
    return dict(parser["Desktop Entry"])


def set_to(wanted, home, *, command=("/opt/remainder/remainder",), env=None, platform="linux"):
    follow(wanted=wanted, command=command, home=home, env=env or {}, platform=platform)


def test_an_entry_comes_and_goes(tmp_path):
    set_to(True, tmp_path)
    said = read(entry(tmp_path))
    assert (said["StartupNotify"], said["X-GNOME-Autostart-enabled"]) == ("false", "true")
    assert (said["Exec"], said["TryExec"]) == ("/opt/remainder/remainder",) * 2
    set_to(False, tmp_path)
    assert not entry(tmp_path).exists()
    set_to(False, tmp_path)


def test_an_entry_that_stands_is_not_written_again(tmp_path):
    set_to(True, tmp_path)
    before = entry(tmp_path).stat().st_mtime_ns
    set_to(True, tmp_path)
    assert entry(tmp_path).stat().st_mtime_ns == before


def test_one_that_a_package_has_put_there_for_all_is_hidden(tmp_path):
    shared = tmp_path / "etc" / "autostart" / "remainder.desktop"
    shared.parent.mkdir(parents=True)
    shared.write_text("[Desktop Entry]\nType=Application\nExec=remainder\n")
    env = {"XDG_CONFIG_DIRS": f"/nowhere:{shared.parent.parent}"}
    set_to(False, tmp_path, env=env)
    assert read(entry(tmp_path))["Hidden"] == "true"
    set_to(True, tmp_path, env=env)
    assert "Hidden" not in read(entry(tmp_path))
    assert shared.exists()


def test_what_the_desktop_has_switched_off_is_switched_on_again(tmp_path):
    set_to(True, tmp_path)
    text = entry(tmp_path).read_text()
    entry(tmp_path).write_text(text + "Hidden=true\n")
    set_to(True, tmp_path)
    assert entry(tmp_path).read_text() == text


def test_the_folder_is_the_desktops_own(tmp_path):
    set_to(True, tmp_path, env={"XDG_CONFIG_HOME": str(tmp_path / "elsewhere")})
    assert (tmp_path / "elsewhere" / "autostart" / "remainder.desktop").exists()


def test_what_the_specification_reserves_is_quoted(tmp_path):
    set_to(True, tmp_path, command=("/home/me/my apps/re$mainder", "-m", "trayapp"))
    assert read(entry(tmp_path))["Exec"] == '"/home/me/my apps/re\\$mainder" -m trayapp'


def test_macos_has_a_launch_agent(tmp_path):
    set_to(True, tmp_path, platform="darwin")
    (path,) = (tmp_path / "Library" / "LaunchAgents").iterdir()
    agent = plistlib.loads(path.read_bytes())
    assert agent["ProgramArguments"] == ["/opt/remainder/remainder"]
    assert agent["RunAtLoad"] is True


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / ".config").write_text("a file where a folder is needed")
    with pytest.raises(AutostartError, match="could not be switched on"):
        set_to(True, tmp_path)


def test_the_program_is_started_as_it_was_installed():
    assert program()[0].startswith(sys.prefix)
