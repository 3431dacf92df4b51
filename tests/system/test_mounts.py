from pathlib import Path

import pytest

from trayapp.system.mounts import any_far

TABLE = r"""22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
23 22 0:21 / /proc rw - proc proc rw
30 22 0:40 / /mnt/c rw,noatime - 9p C:\134 rw,aname=drvfs
31 22 0:41 / /home/me/far rw shared:7 - fuse.sshfs box:/home/me rw
32 22 0:42 / /home/me/my\040share rw - cifs //box/share rw
33 22 0:43 / /srv rw - nfs4 box:/srv rw
34 33 0:44 / /srv/here rw - ext4 /dev/vdb rw
35 22 0:45 / /media/stick rw - fuseblk /dev/sda1 rw
a line of another kind
"""


@pytest.mark.parametrize(
    ("folder", "far"),
    [
        ("/home/me/.claude/projects", False),
        ("/mnt/c/Users/me/.claude", True),
        ("/home/me/far/.codex", True),
        ("/home/me/farther", False),
        ("/home/me/my share/x", True),
        ("/srv/logs", True),
        ("/srv/here/logs", False),
        ("/media/stick/logs", False),
        ("//wsl.localhost/Ubuntu/home/me", True),
    ],
)
def test_where_a_folder_lies(folder, far):
    assert any_far([Path("/home/me"), Path(folder)], TABLE) is far


def test_this_system_has_a_table_or_none():
    assert any_far([Path("/proc")]) is False
