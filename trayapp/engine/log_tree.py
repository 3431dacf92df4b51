"""What a running program remembers of log folders, so that the next sweep costs a fraction of a walk.

A folder's time of change tells whether a file came or went, never whether one grew. So files that changed
lately are looked at in every sweep, and everything else in turn, so much at a time: a sweep costs the same
for a thousand files and for half a million, which only take longer to come round. Of files that rest no more
is kept than one number for each folder.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from stat import S_ISDIR, S_ISREG

from trayapp.logs import Places, Reader, folders
from trayapp.logs._names import kept, real
from trayapp.logs.sweep import DEEPEST, Seen, entries_of, is_new, with_companions

LATELY = 2 * 86_400
"""Seconds since its last change in which a file, or a folder, is looked at in every sweep."""

DOUBT = 3.0
"""Seconds within which two changes of a folder may carry the same time (FAT counts in twos)."""

PEEKS = 400
"""Resting folders whose time of change is looked at in one sweep: a millisecond."""

VISITS = 600
"""Resting files and folders that are looked at one by one in one sweep: two milliseconds."""

TURN = 0.05
"""Seconds after which the rest has to wait: on a slow mount each look is a question and an answer."""

PORTION = 10_000
"""Files told of in one look, about: of half a million the first look would hold 140 MiB."""

_FOLDER = 4  # what listing a folder costs, in files

_Stamp = tuple[int, int, int]


class _Folder:
    """One folder below a root, as it was when it was last listed."""

    __slots__ = (
        "children",
        "cold",
        "count",
        "depth",
        "gone",
        "hot",
        "linked",
        "mtime",
        "path",
        "reader",
        "sure",
    )

    def __init__(self, path: str, reader: Reader, depth: int, linked: set[str]) -> None:
        self.path, self.reader, self.depth, self.linked = path, reader, depth, linked
        self.mtime = -1
        self.sure = False  # whether a change since would have another time
        self.gone = False
        self.count = self.cold = 0
        self.hot: dict[str, _Stamp] = {}
        self.children: dict[str, _Folder] = {}


class Tree:
    """Log files that changed since they were last asked for; one thread's."""

    def __init__(
        self,
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
        *,
        entries: Callable[[str, list[str]], list[os.DirEntry[str]]] = entries_of,
        portion: int = PORTION,
    ) -> None:
        """`now` is compared with files' times, `clock` measures how long it takes; `entries` lists a folder.

        `portion` is about how many files one look tells of.
        """
        self._now, self._clock = now, clock
        self._entries, self._portion = entries, portion
        self.took = 0.0
        """Seconds that the last look took; 0 for one at everything, which tells nothing of the next."""
        self.clear()

    def clear(self) -> None:
        """Forget everything: the next look tells of every file."""
        self.counts: Counter[str] = Counter()
        """Files of each tool."""
        self._places: tuple[tuple[str, Reader], ...] = ()
        self._singles: dict[tuple[str, str], _Stamp | None] = {}
        self._warm: dict[_Folder, None] = {}
        self._resting: list[_Folder] = []
        self._peeked = self._visited = 0
        self._waiting: list[_Folder] = []
        self._again: list[Seen] = []
        self._found: dict[tuple[str, str], Seen] = {}

    def again(self, files: Iterable[Seen]) -> None:
        """Tell of these once more with the next look: they could not be read."""
        self._again = list(files)

    @property
    def more(self) -> bool:
        """Whether the next look goes on with what was too much for the last one."""
        return bool(self._waiting)

    def look(self, readers: Sequence[Reader], places: Places, problems: list[str]) -> list[Seen]:
        """Files that changed since the last look, as far as it was their turn; at first, portions of all."""
        began = self._clock()
        roots = tuple((str(folder), reader) for reader in readers for folder in folders(reader, places))
        if roots != self._places:
            self.clear()
            self._begin(roots)
        self._found = {(file.reader.id, file.path): file for file in self._again}
        self._again = []
        for path, reader in self._singles_of(roots):
            self._look_at(path, reader)
        first = self.more
        self._go_on(problems)
        if not first:
            for folder in list(self._warm):
                self._peek(folder, problems)
            self._peeked = self._turn(self._peeked, PEEKS, lambda folder: self._peek(folder, problems))
            self._visited = self._turn(self._visited, VISITS, lambda folder: self._visit(folder, problems))
        if self._visited == 0:
            self._resting = [folder for folder in self._resting if not folder.gone]
        self.took = 0.0 if first else self._clock() - began
        found, self._found = list(self._found.values()), {}
        return found

    def _begin(self, roots: tuple[tuple[str, Reader], ...]) -> None:
        self._places = roots
        for path, reader in roots:
            inside = any(path.startswith(other + os.sep) for other, its in roots if its is reader)
            if not inside and not _is_single(path, reader):
                folder = _Folder(path, reader, 0, {os.path.realpath(path)})
                self._warm[folder] = None
                self._waiting.append(folder)

    @staticmethod
    def _singles_of(roots: tuple[tuple[str, Reader], ...]) -> list[tuple[str, Reader]]:
        return [(path, reader) for path, reader in roots if _is_single(path, reader)]

    def _turn(self, at: int, budget: int, take: Callable[[_Folder], int]) -> int:
        """Go on through the resting folders; what comes back is where to go on the next time."""
        resting, until = self._resting, self._clock() + TURN
        while at < len(resting) and budget > 0 and self._clock() < until:
            folder = resting[at]
            at += 1
            if not folder.gone and folder not in self._warm:
                budget -= take(folder)
        return at if at < len(resting) else 0

    def _look_at(self, path: str, reader: Reader) -> None:
        """A file that is named itself, such as a database, with its companions."""
        try:
            stat = os.stat(path)  # noqa: PTH116 (Path objects would double the cost of a sweep)
        except OSError:
            file = None
        else:
            file = Seen(kept(path), stat.st_size, stat.st_mtime_ns, stat.st_ino, reader)
            file = with_companions(file) if S_ISREG(stat.st_mode) else None  # a pipe would be waited for
        name = (reader.id, path)
        before = self._singles.get(name)
        stamp = None if file is None else file[1:4]
        self._singles[name] = stamp
        self.counts[reader.id] += (stamp is not None) - (before is not None)
        if file is not None and stamp != before:
            self._found[name] = file

    def _peek(self, folder: _Folder, problems: list[str]) -> int:
        """Look for what came and went, and at the files that changed lately."""
        try:
            changed = os.stat(folder.path).st_mtime_ns  # noqa: PTH116 (as above)
        except OSError:
            changed = 0
        if changed != folder.mtime or not folder.sure:
            return self._visit(folder, problems)
        ends, reader = folder.path + os.sep, folder.reader
        for name, before in folder.hot.items():
            try:
                stat = os.stat(ends + name)  # noqa: PTH116 (as above)
            except OSError:
                continue
            file = Seen(kept(ends + name), stat.st_size, stat.st_mtime_ns, stat.st_ino, reader)
            if reader.beside:
                file = with_companions(file)
            if file[1:4] != before:
                folder.hot[name] = file[1:4]
                self._found[reader.id, file.path] = file
        return 1

    def _visit(self, folder: _Folder, problems: list[str]) -> int:
        """List a folder and look at each of its files; how much that was. New folders in it come at once."""
        self._waiting.append(folder)
        return self._go_on(problems)

    def _go_on(self, problems: list[str]) -> int:
        """List the folders that wait, until enough was found."""
        cost = 0
        while self._waiting and len(self._found) < self._portion:
            folder = self._waiting.pop()
            if not folder.gone:
                cost += self._list(folder, problems)
        return cost

    def _list(self, folder: _Folder, problems: list[str]) -> int:
        now, told = self._now(), len(problems)
        try:
            changed = os.stat(folder.path).st_mtime_ns  # noqa: PTH116 (as above)
        except OSError:
            changed = 0
        files, below = self._inside(folder, problems)
        lately = int((now - LATELY) * 1e9)
        hot = {real(file.path)[len(folder.path) + 1 :]: file for file in files if file.changed > lately}
        cold = [file for file in files if file.changed <= lately]
        for name, file in hot.items():
            if folder.hot.get(name) != file[1:4]:
                self._found[file.reader.id, file.path] = file
        rest = hash(tuple(file[:4] for file in cold))
        if rest != folder.cold:
            self._found |= {(file.reader.id, file.path): file for file in cold}
        self.counts[folder.reader.id] += len(files) - folder.count
        folder.count, folder.cold = len(files), rest
        folder.hot = {name: file[1:4] for name, file in hot.items()}
        for name in folder.children.keys() - below.keys():
            self._drop(folder.children.pop(name))
        for name, path in below.items():
            if name not in folder.children:
                child = _Folder(path, folder.reader, folder.depth + 1, folder.linked)
                folder.children[name] = child
                self._resting.append(child)
                self._waiting.append(child)
        folder.mtime = changed
        folder.sure = len(problems) == told and changed < (now - DOUBT) * 1e9
        if hot or folder.depth == 0 or not folder.sure or changed > lately:
            self._warm[folder] = None
        else:
            self._warm.pop(folder, None)
        return _FOLDER + len(files)

    def _inside(self, folder: _Folder, problems: list[str]) -> tuple[list[Seen], dict[str, str]]:
        """Its log files in the order of their names, and the folders below it that are to be followed."""
        files: list[Seen] = []
        below: dict[str, str] = {}
        reader = folder.reader
        for entry in self._entries(folder.path, problems):
            try:
                if entry.name.endswith(reader.ends):
                    stat = entry.stat()
                    if S_ISREG(stat.st_mode):
                        file = Seen(kept(entry.path), stat.st_size, stat.st_mtime_ns, stat.st_ino, reader)
                        files.append(with_companions(file) if reader.beside else file)
                    if not S_ISDIR(stat.st_mode):
                        continue
                if folder.depth == DEEPEST or not entry.is_dir():
                    continue
                if entry.name in folder.children or is_new(entry, folder.linked):
                    below[entry.name] = entry.path
            except OSError:  # gone since
                continue
        files.sort(key=lambda file: file.path)
        return files, below

    def _drop(self, folder: _Folder) -> None:
        """A folder that is not there any more, with all below it."""
        waiting = [folder]
        while waiting:
            each = waiting.pop()
            each.gone = True
            self.counts[each.reader.id] -= each.count
            self._warm.pop(each, None)
            waiting += each.children.values()


def _is_single(path: str, reader: Reader) -> bool:
    """Whether a named place is a file itself; a folder may be called like one."""
    return path.endswith(reader.ends) and not os.path.isdir(path)  # noqa: PTH112 (as above)
