"""Local logs: one file of this package is one tool's format, found by walking it; `scan` reads them all.

A reader never writes below the folders that it reads, and knows nothing of where facts are kept.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:  # an unchanged scan does without the model
    from datetime import datetime

    from trayapp.domain.model import Billing

Row = tuple[int, int, int, str, str, str, int, int, int, int, int, int, int, int | None, str]
"""One request: key (63 bits of the tool and the response's id), request (31 bits of the call's id, -1 where
the client wrote none), instant (ms since 1970, UTC), session, model, mode, 1 for a sidechain and 4
for what counters tell beyond every line (the mode then begins with "background"), then tokens
(uncached input, output, cache read, 5-minute and 1-hour cache writes), web searches, the cost that the log
itself states (10^-12 USD, None where it states none), and the folder in which it was worked (empty for the
one in which the session began). A plain tuple: a busy year is a million of them."""

Sum = tuple[str, str, int, int, int, int, int, int, int, int, int]
"""A client's own running total for a session and model: session, model, cost (10^-12 USD), tokens as in a
Row, web searches, when it was told (ms since 1970), and the key of the response behind which it stands,
0 for none, or GREW."""

BEHIND = -1
"""As the cost of a Sum: its last response stands behind a total, though its time does not (a clock was set
back, or the client was started again at once). Its model names the response behind which that total was told,
as "behind" and the key; its counters are zeros."""

GREW = -1
"""In a Sum: by how much a session's counters grew from then to the end of that UTC day. Their lines and their
background calls are counted from what stands between them, so it is only held against these."""

USD = 10**12
"""Units of a stated cost in one US dollar."""


class Places(NamedTuple):
    """Where to look. `platform` is one of `sys.platform`'s words; `extra` adds folders by reader id."""

    home: Path
    env: Mapping[str, str]
    platform: str
    extra: Mapping[str, tuple[Path, ...]] = MappingProxyType({})

    @property
    def user(self) -> Path:
        """The person's home as clients find it: Windows names it in a variable of its own."""
        profile = self.env.get("USERPROFILE") if self.platform == "win32" else None
        return Path(profile) if profile else self.home

    def listed(self, variable: str) -> tuple[Path, ...]:
        """The folders that a comma-separated variable names, in order; empty where it is not set."""
        parts = (part.strip() for part in self.env.get(variable, "").split(","))
        return tuple(self.user / part.removeprefix("~").lstrip("/\\") if part.startswith("~") else Path(part)
                     for part in parts if part)  # fmt: skip


class Billed(NamedTuple):
    """How a tool's use is paid, as its own settings say it: `Route` has the same fields.

    `account` is whom it is billed to, as readings name it. `host` is that of a gateway and empty for the
    tool's own vendor. `why` is a sentence that may be shown; no secret is ever in it.
    """

    billing: Billing
    account: str
    host: str
    why: str


class Limit(NamedTuple):
    """What a vendor said of its limits on a line of a log: JSON as it stood there, and when (UTC).

    A later one of the same tool and `name` replaces it.
    """

    tool: str
    at: datetime
    body: bytes
    name: str = ""


class Parser(Protocol):
    """Reads one file's lines in order. It must give the same rows when it is fed the same lines again."""

    rows: list[Row]
    sums: list[Sum]
    malformed: int

    @property
    def project(self) -> str:
        """Where the session began; empty until a line said it."""
        ...

    @property
    def limits(self) -> Sequence[Limit]:
        """The newest of each name that its lines held so far."""
        ...

    def feed(self, data: bytes, end: int) -> None:
        """Take the whole lines in `data[:end]`, which ends with a line feed."""
        ...

    def finish(self) -> None:
        """Put what was held back for the next line into `rows`."""
        ...

    def state(self) -> bytes:
        """What it must know to go on behind the lines that it has seen."""
        ...


class About(NamedTuple):
    """One tool on the page of tools: sentences without an end of line."""

    where: str
    form: str
    seen: str
    """"In a real run" with the version, or "From documentation" with what it is known from."""
    traps: tuple[str, ...]


class Reader(NamedTuple):
    """One tool's log format, as a value named READER in a module of this package.

    `version` is raised when what comes out changes: every file of that tool is then read again.
    `parser` takes the file's path, its time of change (ms, UTC) and a state (empty for a file's start).
    """

    id: str
    name: str
    version: int
    folders: Callable[[Places], tuple[Path, ...]]
    parser: Callable[[str, int, bytes], Parser]
    marks: tuple[bytes, ...]
    """Bytes by which a line too long to be parsed is known to have held usage."""
    billing: Callable[[Places], Billed | None] | None = None
    """How its use is paid now, from the environment and the tool's own settings; None where they do not say.
    Reads a few small files and must not be called in a hurry."""
    ends: tuple[str, ...] = (".jsonl",)
    """How the names of its files end. A folder of `folders` that ends so is taken for such a file itself."""
    whole: Callable[[str, int, bytes], Parser | None] | None = None
    """Reads a file that is written anew with each change, or a database: arguments as for `parser`, with the
    state of the last reading; what comes back has read everything. None where the file has lines after all.
    May raise OSError: it is tried again with the next scan."""
    beside: tuple[str, ...] = ()
    """Endings of companions whose size and time of change count as the file's own: a database's log."""
    about: About | None = None
    """What the page of tools says of it."""


def discover() -> tuple[Reader, ...]:
    """Every reader of this package, in the order of their modules.

    Modules with a leading underscore parse; they are imported with the first line that needs them.
    """
    modules = (importlib.import_module(f"{__name__}.{name}") for name in sorted(_modules()) if name[0] != "_")
    return tuple(module.READER for module in modules if hasattr(module, "READER"))


def _modules() -> set[str]:
    """The names of this package's modules, from its folder: `pkgutil` costs a command 6 ms."""
    try:
        with os.scandir(__path__[0]) as entries:
            found = {each.name.removesuffix(".py") for each in entries if each.name.endswith(".py")}
    except OSError:
        found = set()
    if found:
        return found
    import pkgutil  # noqa: PLC0415 (a package in an archive has no folder)

    return {each.name for each in pkgutil.iter_modules(__path__)}


def with_named(places: Places, readers: Sequence[Reader], named: Sequence[str]) -> Places:
    """`places` and what the person named beside them: other homes, or "tool=folder" with one tool's logs.

    A folder of one tool is taken as it is, wherever in a container or on another computer it came from.
    """
    extra: dict[str, list[Path]] = {reader.id: [] for reader in readers}
    for each in named:
        tool, equals, folder = each.partition("=")
        if equals and tool.strip() in extra:
            extra[tool.strip()].append(Path(folder.strip()).expanduser())
        elif not equals or "/" in tool or "\\" in tool:
            home = Places(Path(each).expanduser(), {}, places.platform)
            for reader in readers:
                extra[reader.id] += reader.folders(home)
    return places._replace(extra={tool: tuple(paths) for tool, paths in extra.items() if paths})


def folders(reader: Reader, places: Places) -> tuple[Path, ...]:
    """Where `reader`'s files lie or would lie: for watching, and to say where was looked."""
    return tuple(dict.fromkeys((*reader.folders(places), *places.extra.get(reader.id, ()))))
