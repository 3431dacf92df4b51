"""Homes and folders that the person named beside the own one; a session that lies in two counts once."""

from pathlib import Path

from tests.logs.home import CODEX, Home, assistant, count, meta, total, turn
from trayapp.logs import discover, folders, with_named
from trayapp.logs.scan import scan
from trayapp.system.store import Store


def named(home, *texts):
    return with_named(home.places, discover(), texts)


def test_another_home_is_looked_through_for_every_tool(tmp_path):
    home, other = Home(tmp_path / "own"), tmp_path / "mnt"
    places = named(home, str(other))
    for reader in discover():
        assert set(folders(reader, places)) >= set(reader.folders(home.places._replace(home=other)))


def test_a_folder_of_one_tool_is_taken_as_it_is(tmp_path):
    home = Home(tmp_path / "own")
    places = named(home, f"codex={tmp_path / 'volume' / 'rollouts'}", "claude-code = ~/box")
    assert places.extra == {
        "codex": (tmp_path / "volume/rollouts",), "claude-code": (Path("~/box").expanduser(),)
    }  # fmt: skip


def test_a_home_whose_name_has_an_equals_sign(tmp_path):
    places = named(Home(tmp_path / "own"), "/mnt/codex=1")
    assert Path("/mnt/codex=1/.codex/sessions") in places.extra["codex"]


def test_an_unknown_tool_names_no_folder(tmp_path):
    assert named(Home(tmp_path), "nobody=/mnt/x").extra == {}


def test_a_session_that_lies_in_two_folders_counts_once(tmp_path):
    home, mount = Home(tmp_path / "own"), Home(tmp_path / "mount")
    for each in (home, mount):
        each.claude("s1", assistant(), assistant("m2", "r2"))
        each.codex("t1", meta(), turn(), count((100, 40, 7), (100, 40, 7)))
    mount.claude("s2", assistant("m3", "r3"))
    alone = total(home.store())
    store = Store.in_memory()
    flat = mount.folder / CODEX
    places = named(home, str(mount.folder), f"codex={flat}")
    scan(store, discover(), places)
    both = total(store)
    assert both == (alone[0] + 7, alone[1] + 57, *alone[2:5], alone[5] + 1)
    scan(store, discover(), places)
    assert total(store) == both


def test_a_folder_that_is_not_there_now_takes_nothing_away(tmp_path):
    home, mount = Home(tmp_path / "own"), Home(tmp_path / "mount")
    mount.claude("s1", assistant())
    store = Store.in_memory()
    scan(store, discover(), named(home, str(mount.folder)))
    mount.folder.rename(tmp_path / "away")
    result = scan(store, discover(), named(home, str(mount.folder)))
    assert result.problems == ()
    assert total(store)[-1] == 1
