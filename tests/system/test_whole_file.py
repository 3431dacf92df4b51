import stat
import sys
from pathlib import Path

import pytest

from trayapp.system.whole_file import Unwritten, write


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def test_a_file_is_there_with_all_of_it(tmp_path):
    assert write(tmp_path / "a", b"abc") is None
    assert write(tmp_path / "a", b"other") is None
    assert (tmp_path / "a").read_bytes() == b"other"
    assert names(tmp_path) == ["a"]


def test_a_link_stays_a_link_and_permissions_stay(tmp_path):
    (tmp_path / "there").write_bytes(b"old")
    (tmp_path / "there").chmod(0o640)
    (tmp_path / "link").symlink_to("there")
    assert write(tmp_path / "link", b"new") is None
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "there").stat().st_mode) == 0o640


def test_no_folder(tmp_path):
    (tmp_path / "file").touch()
    assert write(tmp_path / "gone" / "a", b"abc") is Unwritten.FOLDER
    assert write(tmp_path / "file" / "a", b"abc") is Unwritten.FOLDER
    assert names(tmp_path) == ["file"]


def test_where_nothing_may_be_written(tmp_path):
    (tmp_path / "a").mkdir()
    assert write(tmp_path / "a", b"abc") is Unwritten.RIGHT
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that nobody may write to, root neither")
def test_a_folder_of_the_system():
    assert write(Path("/proc/a"), b"abc") is Unwritten.RIGHT
    assert write(Path("/sys/kernel/a"), b"abc") is Unwritten.RIGHT


def test_no_room_leaves_what_was_there(tmp_path):
    resource = pytest.importorskip("resource")  # which Windows has not
    (tmp_path / "a").write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        assert write(tmp_path / "a", b"x" * 5000) is Unwritten.ROOM
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]
