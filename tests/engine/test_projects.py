"""From the folder on a log's line to the project that an allowance counts."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from homes import NOW, claude_line, world, write_log

from trayapp.engine.base import open_base
from trayapp.engine.projects import AGAIN

DAY = [NOW - timedelta(days=1), NOW + timedelta(days=1)]


def line(folder, output=10):
    return json.dumps(json.loads(claude_line(NOW, output=output)) | {"cwd": str(folder)})


def repository(folder):
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main")
    return folder


def counted(base):
    return {group.project: group.tokens.output for group in base.store.groups(DAY)}


@pytest.fixture
def here(tmp_path):
    def opened(settings="", at=NOW):
        base = open_base(replace(world(tmp_path, settings=settings), now=lambda: at))
        bases.append(base)
        return base

    bases = []
    yield opened
    for base in bases:
        base.close()


def test_folders_of_one_repository_are_summed_as_one(here, tmp_path):
    site = repository(tmp_path.resolve() / "site")
    write_log(tmp_path / "home", line(site), line(site / "src", 5), line(tmp_path / "notes", 3))
    base = here()
    base.scan()
    assert counted(base) == {str(site): 15, str(tmp_path / "notes"): 3}
    assert len(base.store.groups(DAY)) == 2
    assert {call.project for call in base.store.calls(DAY[0])} == {str(site), str(tmp_path / "notes")}


def test_nothing_to_name_changes_nothing(here, tmp_path):
    write_log(tmp_path / "home", line(repository(tmp_path / "site")))
    base = here()
    base.scan()
    before = base.store.generation()
    assert not base.name_projects()
    base.scan()
    assert base.store.generation() == before


def test_a_repository_that_goes_stays_the_project(here, tmp_path):
    site = repository(tmp_path.resolve() / "site")
    write_log(tmp_path / "home", line(site / "src"))
    here().scan()
    (site / ".git" / "HEAD").unlink()
    later = here(at=NOW + 2 * AGAIN)
    later.scan()
    assert counted(later) == {str(site): 10}


def test_a_repository_made_later_is_found_a_day_later(here, tmp_path):
    folder = tmp_path.resolve() / "site"
    write_log(tmp_path / "home", line(folder / "src"))
    here().scan()
    repository(folder)
    soon = here(at=NOW + timedelta(hours=1))
    soon.scan()
    assert counted(soon) == {str(folder / "src"): 10}
    later = here(at=NOW + AGAIN + timedelta(minutes=1))
    before = later.store.generation()
    later.scan()
    assert counted(later) == {str(folder): 10}
    assert later.store.generation() == before + 1


def test_names_and_parts_from_the_settings_hold_for_the_past_too(here, tmp_path):
    mono = repository(tmp_path.resolve() / "mono")
    write_log(tmp_path / "home", line(mono / "web" / "css"), line(mono / "api", 5), line("/elsewhere", 2))
    base = here()
    base.scan()
    assert counted(base) == {str(mono): 15, "/elsewhere": 2}
    paths = base.world.paths
    paths.settings.write_text(
        '[general]\nzone = "UTC"\n[logs]\nprojects = ["Other = /else*"]\n'
        f'[[allowance]]\nkey = "w"\ntitle = "Web"\nlimit = 10\nprojects = ["{mono}/web"]\n'
    )
    before = base.store.generation()
    base.reload()
    assert counted(base) == {f"{mono}/web": 10, str(mono): 5, "Other": 2}
    assert base.store.generation() == before + 1


def test_the_folder_where_a_session_began_holds_what_lies_within(here, tmp_path):
    write_log(tmp_path / "home", line("/notes"), line("/notes/2026", 5))
    write_log(tmp_path / "home", line("/notes/own", 3), name="other.jsonl")
    base = here()
    base.scan()
    assert counted(base) == {"/notes": 15, "/notes/own": 3}


def test_instants_of_the_store_are_aware(here):
    base = here()
    assert base.store.folders_to_look_for(datetime.now(NOW.tzinfo)) == []
