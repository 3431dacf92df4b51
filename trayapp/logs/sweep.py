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

_DEEPEST = 12  # folders below a root; clients use four


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
        inside = [str(path) for path in only]
        roots = [
            path for path in inside if any(path == root or path.startswith(root + os.sep) for root in roots)
        ]
    seen: set[str] = set()
    for root in roots:
        for file in _walk(root, reader, problems):
            if file.path not in seen:
                seen.add(file.path)
                yield file


def _walk(root: str, reader: Reader, problems: list[str]) -> Iterator[Seen]:
    """Every log file at or below `root`; links to folders are followed once each."""
    if root.endswith(reader.ends) and not os.path.isdir(root):  # noqa: PTH112 (Path objects would double
        yield from _one(root, reader)  # the cost of a sweep)
        return
    waiting = [(root, 0)]
    linked = {os.path.realpath(root)}
    while waiting:
        folder, depth = waiting.pop()
        for entry in _entries(folder, problems):
            try:
                if entry.name.endswith(reader.ends):
                    stat = entry.stat()
                    if S_ISREG(stat.st_mode):
                        path = kept(entry.path)
                        yield Seen(path, stat.st_size, stat.st_mtime_ns, stat.st_ino, reader)
                    if not S_ISDIR(stat.st_mode):
                        continue
                if depth < _DEEPEST and entry.is_dir() and _is_new(entry, linked):
                    waiting.append((entry.path, depth + 1))
            except OSError:  # gone since
                continue


def _one(path: str, reader: Reader) -> Iterator[Seen]:
    with suppress(OSError):  # gone since
        stat = os.stat(path)  # noqa: PTH116 (as above)
        if S_ISREG(stat.st_mode):  # a pipe would be waited for
            file = Seen(kept(path), stat.st_size, stat.st_mtime_ns, stat.st_ino, reader)
            yield _with_companions(file)


def _with_companions(file: Seen) -> Seen:
    for end in file.reader.beside:
        with suppress(OSError):  # there is none
            stat = os.stat(real(file.path) + end)  # noqa: PTH116 (as above)
            file = file._replace(size=file.size + stat.st_size, changed=max(file.changed, stat.st_mtime_ns))
    return file


def _entries(folder: str, problems: list[str]) -> list[os.DirEntry[str]]:
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


def _is_new(entry: os.DirEntry[str], linked: set[str]) -> bool:
    """False for a link to a folder that another link, or the root itself, has led to."""
    if not entry.is_symlink():
        return True
    target = os.path.realpath(entry.path)
    if target in linked:
        return False
    linked.add(target)
    return True
