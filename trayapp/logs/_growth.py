"""Running totals without times: only what was added since they were last seen can be told, and when.

A session's growth within a quarter of an hour (every time zone's days begin at one) is one event that grows,
above what the session had used before it. So whoever reads at other moments of it, or reads a copy of the
file at the same time, finds the same event.
"""

from __future__ import annotations

import msgspec

from trayapp.logs._rows import Used

SLOT = 900_000
"""Milliseconds."""


class Growth(msgspec.Struct):
    """A session's totals: those before the slot of the last change, those at it, and that slot.

    `times` counts how often the totals fell: then another count began.
    """

    before: list[int] = msgspec.field(default_factory=lambda: [0] * 4)
    last: list[int] = msgspec.field(default_factory=lambda: [0] * 4)
    slot: int = 0
    times: int = 0

    def grow(self, total: list[int], at: int) -> tuple[str, Used]:
        """What was added in the slot of `at` (ms), and a name for it; totals as in `Used`, without hours."""
        slot = max(at // SLOT, self.slot)
        if any(now < then for now, then in zip(total, self.last, strict=True)):
            self.before, self.times = [0] * 4, self.times + 1
        elif slot > self.slot:
            self.before = self.last
        self.last, self.slot = total, slot
        added = Used(*(now - then for now, then in zip(total, self.before, strict=True)))
        return f"{self.times} {self.before}", added
