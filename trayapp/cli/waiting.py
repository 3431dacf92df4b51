"""One line on standard error while a long reading goes on; nothing where nobody watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Self, TextIO

from trayapp.domain.translation import count, translate

if TYPE_CHECKING:  # 25 ms, and most readings are over before there is any
    from trayapp.domain.model import Progress

_PATIENCE: Final = 0.4
"""Seconds before anything is said: most readings are over by then."""
_BETWEEN: Final = 0.1
"""Seconds between two lines: more often is flicker."""
_CLEAR: Final = "\r\x1b[K"


class Waiting:
    """Shows progress on a terminal; use as `with Waiting() as waiting: ... on_progress=waiting`."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()

    def __call__(self, progress: Progress) -> None:
        """Say how far it is."""
        now = self._clock()
        if now < self._next or not self._stream.isatty():
            return
        self._next = now + _BETWEEN
        self._stream.write(_CLEAR + progress_line(progress))
        self._stream.flush()
        self._shown = True


def progress_line(progress: Progress) -> str:
    """One line, such as: Reading logs: 120 of 1,500 files, 0.3 of 1.0 GB, 8 s left."""
    from trayapp.domain.words import SPOKEN  # noqa: PLC0415 (only where there is something to wait for)

    said = count(
        "CommandLine",
        "Reading logs: {done} of {files} file, {sizes}|Reading logs: {done} of {files} files, {sizes}",
        progress.files,
        done=SPOKEN.number(Decimal(progress.files_done), 0),
        files=SPOKEN.number(Decimal(progress.files), 0),
        sizes=_sizes(progress),
    )
    if progress.seconds_left is None:
        return said
    left = max(1, round(progress.seconds_left))
    if left < 90:
        return translate("CommandLine", "{said}, {left} s left", said=said, left=left)
    return translate("CommandLine", "{said}, {left} min left", said=said, left=round(left / 60))


def _sizes(progress: Progress) -> str:
    unit, size = ("GB", 1e9) if progress.bytes >= 1e9 else ("MB", 1e6)
    from trayapp.domain.words import SPOKEN  # noqa: PLC0415 (only where there is something to wait for)

    done, whole = (SPOKEN.number(Decimal(each / size), 1) for each in (progress.bytes_done, progress.bytes))
    return translate("CommandLine", "{done} of {whole} {unit}", done=done, whole=whole, unit=unit)
