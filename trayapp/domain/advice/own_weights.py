"""What a person's own costs say of the formula's weights: recursive least squares around the shipped prior.

Written out, because numpy would cost more memory than the rest of the adviser; a table of 21 by 21 takes some
0.1 ms a turn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

BASE: Final = ""
"""The name of the formula's base among the weights."""
FIRM: Final = 40.0
"""How many turns' worth of evidence the prior's weights count for; anything from 30 to 100 does as well."""
FIRM_BASE: Final = 20.0
ODD: Final = 1.5
"""Of ln cost: from here on a turn counts the less, the further off it is (Huber's weights)."""

_Table = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """`moved` is added to the weights; `doubt` is their covariance, in units of the errors' variance."""

    moved: dict[str, float] = field(default_factory=dict)
    doubt: _Table = ()

    def of(self, name: str) -> float:
        """What to add to this weight."""
        return self.moved.get(name, 0.0)

    def learn(self, names: Sequence[str], z: Mapping[str, float], error: float) -> Shift:
        """After the formula with these weights was off by `error` (ln of USD) where the features were `z`.

        `names` are the formula's features, always the same and in the same order.
        """
        row = [1.0, *(z.get(name, 0.0) for name in names)]
        doubt = self.doubt if len(self.doubt) == len(row) else _firm(len(row))
        told = [sum(map(float.__mul__, line, row)) for line in doubt]
        scatter = max(1.0, abs(error) / ODD) + sum(map(float.__mul__, told, row))
        gain = [each / scatter for each in told]
        moved = {name: self.of(name) + step * error for name, step in zip((BASE, *names), gain, strict=True)}
        left = tuple(
            tuple(each - step * by for each, by in zip(line, told, strict=True))
            for line, step in zip(doubt, gain, strict=True)
        )
        return Shift(moved, left)


NO_SHIFT: Final = Shift()


def _firm(size: int) -> _Table:
    """Nothing learned yet: every weight as sure as the prior is, and none tied to another."""
    return tuple(
        tuple(1 / (FIRM if i else FIRM_BASE) if i == j else 0.0 for j in range(size)) for i in range(size)
    )
