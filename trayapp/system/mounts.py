"""Folders whose changes may be made elsewhere, by another computer or system: no watcher tells of those."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_FAR = frozenset({
    "9p", "afs", "ceph", "cifs", "davfs", "drvfs", "fuse", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4",
    "prl_fs", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
})  # fmt: skip
_TABLE = Path("/proc/self/mountinfo")


def any_far(folders: Iterable[Path], table: str | None = None) -> bool:
    """Whether one of them lies on a network's or another system's file system.

    Linux says so in a table (proc(5)), which may be handed in; on Windows a path itself does.
    """
    if table is None:
        table = ""
        with suppress(OSError, UnicodeError):  # no Linux
            table = _TABLE.read_text("utf-8")
    mounts = dict(filter(None, map(_mount, table.splitlines())))  # of those at one place the last is seen
    return any(_is_far(folder, mounts) for folder in folders)


def _is_far(folder: Path, mounts: dict[Path, str]) -> bool:
    if str(folder).startswith((r"\\", "//")):
        return True
    kind = next((mounts[place] for place in (folder, *folder.parents) if place in mounts), "")
    return kind.partition(".")[0] in _FAR


def _mount(line: str) -> tuple[Path, str] | None:
    """Where it is mounted, and its kind; a space in a name is written as its octal number."""
    head, dash, tail = line.partition(" - ")
    fields, kinds = head.split(" "), tail.split(" ")
    if not dash or len(fields) < 5:
        return None
    place = fields[4]
    for octal, letter in ((r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")):
        place = place.replace(octal, letter)
    return Path(place), kinds[0]
