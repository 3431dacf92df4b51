"""Folders become projects: by repository, by what the person said, by where a session began."""

from itertools import permutations

import pytest

from trayapp.domain.patterns import matches_project
from trayapp.domain.projects import Folder, Rules, projects, rules_of


def project(path, rules=Rules(), **known):  # noqa: B008 (a value that never changes)
    return projects([Folder(path, **known)], rules)[path]


def test_a_folder_of_a_repository_is_the_repository():
    assert project("/home/me/site/src/deep", root="/home/me/site") == "/home/me/site"


def test_a_folder_without_one_is_itself():
    assert project("/home/me/notes") == "/home/me/notes"
    assert project("/home/me/notes/") == "/home/me/notes"
    assert project("/") == "/"


def test_a_folder_that_a_session_only_went_to_is_where_it_began():
    assert project("/home/me/notes/2026", own=False, above="/home/me/notes") == "/home/me/notes"
    assert project("/home/me/notes/2026", own=True, above="/home/me/notes") == "/home/me/notes/2026"
    assert project("/home/me/a", own=False, above="/home/me", root="/home/me/a") == "/home/me/a"


def test_a_worktree_that_is_gone_is_told_by_its_place():
    assert project("/src/site/.claude/worktrees/blue-fox/web") == "/src/site"
    assert project(r"C:\src\site\.claude\worktrees\blue-fox") == r"C:\src\site"


@pytest.mark.parametrize(
    ("said", "path", "root"),
    [
        ("Website = /src/site", "/src/site/web", "/src/site"),
        ("Website = /src/site/web", "/src/site/web/css", "/src/site"),
        ("Website = ~/site/", "/home/me/site/x", ""),
        ("Website=~/si*", "/home/me/site/x", ""),
        ("Website = site", "/src/site/x", "/src/site"),
        ("Website = */blog-?", "/src/blog-7", ""),
        ("Website = C:/Src/Site", r"c:\src\site\web", ""),
        ("Website = ~", "/home/me/anything", ""),
    ],
)
def test_a_name_that_the_person_gave_comes_first(said, path, root):
    assert project(path, rules_of([said], [], "/home/me"), root=root) == "Website"


@pytest.mark.parametrize("said", ["", "=", "Website", "Website =", "= /src/site", "Website = /src/si"])
def test_what_names_nothing_names_nothing(said):
    assert project("/src/site", rules_of([said], [], "/home/me")) == "/src/site"


def test_the_first_name_wins():
    rules = rules_of(["Web = /src/site/web", "Site = /src/site"], [], "/home/me")
    assert project("/src/site/web", rules, root="/src/site") == "Web"
    assert project("/src/site/api", rules, root="/src/site") == "Site"


def test_an_allowance_can_name_a_part_of_a_repository():
    rules = rules_of([], [("/mono/web", "/mono/web/*"), ("*other*",)], "/home/me")
    assert project("/mono/web/src/x", rules, root="/mono") == "/mono/web"
    assert project("/mono/web", rules, root="/mono") == "/mono/web"
    assert project("/mono/webserver", rules, root="/mono") == "/mono"
    assert project("/mono/api", rules, root="/mono") == "/mono"


def test_a_pattern_of_an_allowance_that_fits_the_whole_repository_leaves_it_whole():
    rules = rules_of([], [("/mono", "/mono/*")], "/home/me")
    assert project("/mono/web", rules, root="/mono") == "/mono"


def test_a_pattern_for_parts_keeps_each_part():
    rules = rules_of([], [("/mono/packages/*",)], "/home/me")
    assert project("/mono/packages/a", rules, root="/mono") == "/mono/packages/a"
    assert project("/mono/docs", rules, root="/mono") == "/mono"


def test_an_odd_name_of_a_folder_is_no_pattern():
    rules = rules_of([], [("/mono/[[]x]",)], "/home/me")
    assert project("/mono/[x]/y", rules, root="/mono") == "/mono/[x]"


def test_capitals_count_where_the_system_tells_them_apart():
    windows = [Folder(r"C:\Src\Site"), Folder(r"c:\src\site"), Folder("C:/Src/Site/")]
    for order in permutations(windows):
        found = projects(order, Rules())
        assert len(set(found.values())) == 1
    mac = projects([Folder("/Users/me/Site"), Folder("/Users/me/site")], Rules())
    assert set(mac.values()) == {"/Users/me/Site"}
    linux = projects([Folder("/home/me/Site"), Folder("/home/me/site")], Rules())
    assert len(set(linux.values())) == 2


@pytest.mark.parametrize(
    ("pattern", "path", "holds"),
    [
        ("/src/site", "/src/site", True),
        ("/src/site", "/src/site/web", False),
        ("site", "/src/site", True),
        ("si*", "/src/site", True),
        ("src", "/src/site", False),
        ("Site", "/src/site", False),
        ("SITE", r"C:\src\site", True),
        ("c:/src/*", r"C:\Src\Site", True),
        ("website", "Website", False),
        ("Website", "Website", True),
        ("/users/ME/*", "/Users/me/site", True),
        ("*", "", True),
        ("site", "", False),
    ],
)
def test_a_pattern_for_projects(pattern, path, holds):
    assert matches_project((pattern,), path) is holds


def test_no_pattern_holds_for_everything():
    assert matches_project((), "/anything")
