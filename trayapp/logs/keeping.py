"""What passes between a scan and whoever keeps its facts; the store in `system` has the same shapes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from trayapp.logs import Limit, Row, Sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trayapp.logs import Places, Reader
    from trayapp.logs.sweep import Seen

Mark = tuple[int, int, int, int, int, int, int, bytes]
"""A file as it was last read: size, time of change (ns), inode, offset of the first unread byte, hash of the
bytes before it, reader's version, malformed lines so far, reader's state."""


class Found(NamedTuple):
    """What was read of one file; `before` is the mark that reading began with."""

    path: str
    tool: str
    project: str
    before: Mark | None
    mark: Mark
    rows: Sequence[Row]
    sums: Sequence[Sum]
    limits: Sequence[Limit] = ()


class Written(Protocol):
    """What keeping did: the earliest instant (ms) that changed, and files left for the next scan."""

    @property
    def since(self) -> int | None: ...  # noqa: D102
    @property
    def left(self) -> tuple[str, ...]: ...  # noqa: D102


class Keeper(Protocol):
    """Where facts are kept; `system.store.Store` is one."""

    def marks(self, paths: Sequence[str] | None = None) -> dict[str, Mark]:
        """How each file was last read: of `paths`, or of all."""
        ...

    def write(self, reads: Sequence[Found]) -> Written:
        """Keep rows and marks together or not at all; leave files whose mark is no longer `before`."""
        ...


if TYPE_CHECKING:  # a command does without it

    class Tree(Protocol):
        """What a running program remembers of the folders between two scans."""

        @property
        def counts(self) -> Mapping[str, int]:
            """Files of each tool."""

        @property
        def more(self) -> bool:
            """Whether the next look goes on with what was too much for the last one."""

        def look(self, readers: Sequence[Reader], places: Places, problems: list[str]) -> list[Seen]:
            """Files that may have changed since the last look."""

        def again(self, files: Iterable[Seen]) -> None:
            """Tell of these once more with the next look."""

        def clear(self) -> None:
            """Forget everything: the next look tells of every file."""
