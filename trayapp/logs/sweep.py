"""Which log files there are, and what of them tells whether they changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from trayapp.domain.saying import saying
from trayapp.logs import Places, Reader, folders
from trayapp.logs._names import kept, real

DEEPEST = 12
"""Folders below a root; clients use four."""


class Seen(NamedTuple):
    """A log file as the sweep found it; the path as it is kept, which `_names.real` opens."""

    path: str
    size: int
    changed: int
    ino: int
    reader: Reader


def find_files(reader: Reader, places: Places) -> list[Path]:
    """Every log file of `reader`, unread ones too."""
    return [Path(real(file.path)) for file in sweep(reader, places, None, [])]


def sweep(
    reader: Reader, places: Places, only: Collection[Path] | None, problems: list[str]
) -> Iterator[Seen]:
    """The log files of `reader` in all its folders, or those of `only` that lie there; each path once."""
    roots = [str(folder) for folder in folders(reader, places)]
    if only is not None:
        inside = {_main(str(path), reader) for path in only}
        roots = [
            path for path in inside if any(path == root or path.startswith(root + os.sep) for root in roots)
        ]
    seen: set[str] = set()
    for root in roots:
        for file in _walk(root, reader, problems):
            if file.path not in seen:
                seen.add(file.path)
                yield file


def _main(path: str, reader: Reader) -> str:
    """The file beside which a companion was written; any other path as it is."""
    return next((path.removesuffix(end) for end in reader.beside if path.endswith(end)), path)


def _walk(root: str, reader: Reader, problems: list[str]) -> Iterator[Seen]:
    """Every log file at or below `root`; links to folders are followed once each."""
    if root.endswith(reader.ends) and not os.path.isdir(root):  # noqa: PTH112 (Path objects would double
        yield from _one(root, reader)  # the cost of a sweep)
        return
    waiting = [(root, 0)]
    linked = {os.path.realpath(root)}
    while waiting:
        folder, depth = waiting.pop()
        for entry in entries_of(folder, problems):
            try:
                if entry.name.endswith(reader.ends):
                    stat = entry.stat()
                    if S_ISREG(stat.st_mode):
                        path = kept(entry.path)
                        file = Seen(path, stat.st_size, stat.st_mtime_ns, stat.st_ino, reader)
                        yield with_companions(file) if reader.beside else file
                    if not S_ISDIR(stat.st_mode):
                        continue
                if depth < DEEPEST and entry.is_dir() and is_new(entry, linked):
                    waiting.append((entry.path, depth + 1))
            except OSError:  # gone since
                continue


def _one(path: str, reader: Reader) -> Iterator[Seen]:
    with suppress(OSError):  # gone since
        stat = os.stat(path)  # noqa: PTH116 (as above)
        if S_ISREG(stat.st_mode):  # a pipe would be waited for
            file = Seen(kept(path), stat.st_size, stat.st_mtime_ns, stat.st_ino, reader)
            yield with_companions(file)


def with_companions(file: Seen) -> Seen:
    """With the size and the time of what its program writes beside it."""
    for end in file.reader.beside:
        with suppress(OSError):  # there is none
            stat = os.stat(real(file.path) + end)  # noqa: PTH116 (as above)
            file = file._replace(size=file.size + stat.st_size, changed=max(file.changed, stat.st_mtime_ns))
    return file


def entries_of(folder: str, problems: list[str]) -> list[os.DirEntry[str]]:
    """What lies in a folder; nothing where it is gone, a sentence where it may not be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        problems.append(
            saying(
                "Faults",
                "A log folder could not be read: {folder}. Check its permissions.",
                folder=kept(folder),
            )
        )
        return []


def is_new(entry: os.DirEntry[str], linked: set[str]) -> bool:
    """False for a link to a folder that another link, or the root itself, has led to."""
    if not entry.is_symlink():
        return True
    target = os.path.realpath(entry.path)
    if target in linked:
        return False
    linked.add(target)
    return True
