"""What another model really saves: measured per tool and pair of models, never read off the price list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

TRUSTED: Final = 40
"""Sessions on each side before a person's own figures alone can be believed, sign included."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Cost with the cheap model over cost with the strong one; above 1 the "cheap" one costs more.

    `low` and `high` hold four times in five. `sessions` counts the person's own behind it. `basis` is
    "measured" (public outcomes of this tool), "other tool", "own" (mostly the person's sessions) or
    "unknown" (nothing measured: `value` 1, nothing may be promised).
    """

    value: float
    low: float
    high: float
    sessions: int
    basis: str

    @property
    def saves(self) -> bool:
        """Whether a saving may be promised: something was measured, and even the bad end of it saves."""
        return self.basis != "unknown" and self.value < 1 and self.high < 1


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is known of every pair."""

    def saving(self, tool: str, strong: str, cheap: str) -> Ratio:
        """Cost with `cheap` over cost with `strong` for the same work in `tool`."""
        for known_tool, dear, light, value, low, high in _PRIOR:
            if dear in strong and light in cheap:
                return Ratio(value, low, high, 0, "measured" if tool == known_tool else "other tool")
        return Ratio(1.0, 0.3, 3.0, 0, "unknown")


NO_SAVINGS: Final = Ledger()

_PRIOR: Final = (
    ("claude-code", "opus-4-6", "sonnet-4-5", 0.61, 0.5, 0.75),
    ("claude-code", "opus-4-7", "sonnet-4-5", 0.55, 0.45, 0.7),
    ("openhands", "opus-4-6", "sonnet-4-6", 1.51, 1.3, 1.8),
    ("openhands", "opus-4-8", "sonnet-4-6", 1.55, 1.3, 1.8),
)
