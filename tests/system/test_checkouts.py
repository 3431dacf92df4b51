"""Where the repository of a folder lies: real files of git's shapes, and real git where it is there."""

import shutil
import subprocess
import threading
import time

import pytest

from trayapp.system.checkouts import HANGING, PATIENCE, Checkouts, root_of


def repository(folder):
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    return folder


def worktree(folder, main, name="wt", *, common="../.."):
    own = main / "worktrees" / name
    own.mkdir(parents=True)
    (own / "commondir").write_text(f"{common}\n")
    folder.mkdir(parents=True)
    (folder / ".git").write_text(f"gitdir: {own}\n")
    return folder


@pytest.fixture
def base(tmp_path):
    return tmp_path.resolve()


def test_a_folder_below_a_repository_is_its_own(base):
    site = repository(base / "site")
    (site / "src" / "deep").mkdir(parents=True)
    for folder in (site, site / "src" / "deep", site / "gone" / "since"):
        assert root_of(str(folder), "/home/me") == str(site)


def test_a_folder_without_one_has_none(base):
    assert root_of(str(base / "notes"), str(base)) == ""
    assert root_of("relative/path", "/home/me") == ""
    assert root_of("", "/home/me") == ""
    assert root_of("0a8f2c", "/home/me") == ""


def test_a_git_folder_that_is_none_is_passed(base):
    (base / "site" / ".git").mkdir(parents=True)
    assert root_of(str(base / "site"), str(base)) == ""


def test_a_home_that_is_a_repository_holds_only_itself(base):
    repository(base)
    assert root_of(str(base / "notes"), str(base)) == ""
    assert root_of(str(base), str(base)) == str(base)


def test_a_worktree_is_its_main_repository(base):
    main = repository(base / "site")
    tree = worktree(base / "site-blue", main / ".git")
    assert root_of(str(tree / "src"), "/home/me") == str(main)


def test_a_worktree_of_a_bare_repository(base):
    tree = worktree(base / "site" / "blue", base / "site" / ".bare")
    assert root_of(str(tree), "/home/me") == str(base / "site")
    other = worktree(base / "elsewhere", base / "store" / "site.git")
    assert root_of(str(other), "/home/me") == str(base / "store" / "site.git")


def test_a_worktree_whose_main_repository_is_gone(base):
    tree = worktree(base / "blue", base / "site" / ".git")
    shutil.rmtree(base / "site")
    assert root_of(str(tree), "/home/me") == str(base / "site")


def test_a_submodule_is_itself(base):
    main = repository(base / "site")
    (main / ".git" / "modules" / "lib").mkdir(parents=True)
    (main / "lib").mkdir()
    (main / "lib" / ".git").write_text("gitdir: ../.git/modules/lib\n")
    assert root_of(str(main / "lib" / "src"), "/home/me") == str(main / "lib")


def test_a_git_file_that_says_something_else_is_passed(base):
    main = repository(base / "site")
    (main / "x").mkdir()
    (main / "x" / ".git").write_bytes(b"\xff\x00nothing of git's")
    assert root_of(str(main / "x"), "/home/me") == str(main)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
def test_as_git_itself_lays_them_out(base):
    def git(*words):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *words],
            cwd=base, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", "HOME": str(base)},
        )  # fmt: skip

    git("init", "-q", "site")
    git("-C", "site", "commit", "-q", "--allow-empty", "-m", "first")
    git("-C", "site", "worktree", "add", "-q", "../blue")
    git("clone", "-q", "--bare", "site", "bare.git")
    git("-C", "bare.git", "worktree", "add", "-q", "../green")
    assert root_of(str(base / "blue"), "/home/me") == str(base / "site")
    assert root_of(str(base / "green"), "/home/me") == str(base / "bare.git")


# --- mounts that hang -------------------------------------------------------------------------------


def test_what_hangs_holds_nobody_up(tmp_path):
    gate = threading.Event()
    checkouts = Checkouts(tmp_path, lambda folder, _home: (gate.wait() and folder) or folder)
    began = time.monotonic()
    assert checkouts.find(["/slow"], 0.01) == {}
    assert time.monotonic() - began < PATIENCE
    gate.set()
    assert checkouts.find(["/slow"], 5) == {"/slow": "/slow"}


def test_what_comes_late_is_handed_over_later_once(tmp_path):
    asked = []
    checkouts = Checkouts(tmp_path, lambda folder, home: asked.append((folder, home)) or "/root")
    assert checkouts.find(["/a", "/b"], 5) == {"/a": "/root", "/b": "/root"}
    assert asked == [("/a", str(tmp_path)), ("/b", str(tmp_path))]
    assert checkouts.find([], 0) == {}


def test_after_some_that_hang_nothing_is_looked_for_any_more(tmp_path):
    forever, asked = threading.Event(), []
    checkouts = Checkouts(
        tmp_path, lambda folder, _home: asked.append(folder) or str(forever.wait()), patience=0.0
    )
    folders = ["/a", "/b", "/c", "/d"]
    for _ in range(HANGING):
        assert checkouts.find(folders, 0.01) == {}
        assert checkouts.find(folders, 0.01) == {folders.pop(0): ""}
    assert checkouts.find(["/d"], 0.01) == {}
    assert "/d" not in asked
    forever.set()
