"""Writes a person's file as a whole or not at all: what was there stays until the new one is complete."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from enum import Enum
from pathlib import Path


class Unwritten(Enum):
    """Why a file was not written."""

    FOLDER = "folder"  # there is none
    RIGHT = "right"  # it may not be written there, or another program holds it
    ROOM = "room"  # the disk or the person's share of it is full
    OTHER = "other"


_WHY = {
    errno.ENOENT: Unwritten.FOLDER,
    errno.ENOTDIR: Unwritten.FOLDER,
    errno.EACCES: Unwritten.RIGHT,
    errno.EPERM: Unwritten.RIGHT,
    errno.EROFS: Unwritten.RIGHT,
    errno.EISDIR: Unwritten.RIGHT,
    errno.ENOSPC: Unwritten.ROOM,
    errno.EDQUOT: Unwritten.ROOM,
    errno.EFBIG: Unwritten.ROOM,
}


def write(path: Path, content: bytes) -> Unwritten | None:
    """Replace the file in one step; None where that went well, else it is as it was.

    A link stays a link, permissions stay. It may wait for a disk: not on the main thread.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".remainder-{secrets.token_hex(6)}.part")
    try:
        # Not mkstemp: what a person exports has the permissions of any file that they make.
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        why = _WHY.get(error.errno or 0, Unwritten.OTHER)
        # Some folders of a system say "no such file" of a file that may not be made there.
        return Unwritten.RIGHT if why is Unwritten.FOLDER and target.parent.is_dir() else why
    return None
