"""What another model really saves: measured per tool and pair of models, never read off the price list.

Public runs of the same tasks give the first figure, for the tool they ran in; the person's own sessions take
over as they come in. What was promised is kept beside what came of it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

import msgspec

from trayapp.domain.advice.savings_prior import COSTS, EFFORTS, SHARES, SOLVED

Costs = Mapping[str, Mapping[str, tuple[float, ...]]]

VERSION: Final = 1
TRUSTED: Final = 40
"""Sessions with each model before a person's own figure can be believed, its sign included."""
LIKELY: Final = 0.8
"""The chance of a saving below which none is promised."""
WORSE: Final = -8.0
"""Points of public tasks solved less, at which the strong model is needed and nothing is promised."""
# Standard deviations of ln ratio, from pairs that were measured on several kinds of task or in two tools.
_SAME_TOOL: Final = 0.30
_OTHER_TOOL: Final = 0.55
_NOT_MEASURED: Final = 0.70
_OTHER_MODEL: Final = 0.40
_EIGHTY: Final = 1.2816
_FEW: Final = 5
_PUBLIC: Final = "openhands"
_TOOLS: Final = {"gemini-cli": "gemini", "claude": "claude-code", "codex-cli": "codex"}
_DATE = re.compile(r"(?:[-@]\d{8}|-\d{4}-\d{2}-\d{2})(?:-v\d.*)?$|-latest$|\[.*\]$")


@dataclass(frozen=True, slots=True)
class Ratio:
    """Cost with the cheap way over cost with the dear one; above 1 the "cheap" one costs more.

    `low` and `high` hold in four of five cases, `chance` is that of any saving at all. `sessions` counts the
    person's own with the rarer of the two. `basis`: "measured" (public runs in this tool), "other tool",
    "own" (mostly the person's sessions) or "unknown" (nothing measured: `value` 1, nothing is promised).
    `solved` is how many points more of the public tasks the cheap one solved, None where that is not known.
    """

    value: float
    low: float
    high: float
    sessions: int
    basis: str
    chance: float = 0.5
    solved: float | None = None

    @property
    def saves(self) -> bool:
        """Whether a saving may be promised: it is likely, and no work is likely to be done twice for it."""
        able = self.solved is None or self.solved > WORSE
        return self.basis != "unknown" and self.chance >= LIKELY and able

    @property
    def loses(self) -> bool:
        """Whether the cheaper model is likely to cost more here."""
        return self.basis != "unknown" and self.chance <= 1 - LIKELY

    @property
    def trusted(self) -> bool:
        """Whether the person's own sessions are enough to be sure of the sign."""
        return self.sessions >= TRUSTED


UNKNOWN: Final = Ratio(1.0, 1.0, 1.0, 0, "unknown")


@dataclass(frozen=True, slots=True)
class Sums:
    """Sessions with one model: how many, USD, what was expected of them, and the sums of their products."""

    sessions: int = 0
    cost: float = 0.0
    expected: float = 0.0
    cost2: float = 0.0
    both: float = 0.0
    expected2: float = 0.0

    def plus(self, cost: float, expected: float) -> Sums:
        """With one more session."""
        return Sums(
            self.sessions + 1,
            self.cost + cost,
            self.expected + expected,
            self.cost2 + cost * cost,
            self.both + cost * expected,
            self.expected2 + expected * expected,
        )

    def level(self) -> tuple[float, float]:
        """The natural logarithm of cost over expected, in the sum, and its variance."""
        ratio = self.cost / self.expected
        off = max(self.cost2 - 2 * ratio * self.both + ratio * ratio * self.expected2, 0.0)
        variance = off / self.cost**2 * self.sessions / max(self.sessions - 1, 1)
        # A handful of sessions says nothing of how far apart they lie.
        return math.log(ratio), max(
            variance, 0.05 / self.sessions, 1 / self.sessions**2 if self._few else 0.0
        )

    @property
    def _few(self) -> bool:
        return self.sessions < _FEW


@dataclass(frozen=True, slots=True)
class Kept:
    """Advice that was followed for a pair: how often, and USD promised, expected the dear way, and spent."""

    times: int = 0
    promised: Decimal = Decimal(0)
    expected: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)

    @property
    def realised(self) -> Decimal:
        """USD saved, negative where the advice cost money."""
        return self.expected - self.spent


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is known of every pair. `own` by tool and model, `kept` by tool, dear and cheap model."""

    own: dict[str, Sums] = field(default_factory=dict)
    kept: dict[str, Kept] = field(default_factory=dict)

    def saving(self, tool: str, strong: str, cheap: str, *, public: Costs = COSTS) -> Ratio:
        """Cost with `cheap` over cost with `strong` for the same work in `tool`.

        `public` are the costs of public runs, as in savings_prior.py.
        """
        tool, strong, cheap = _tool(tool), plain(strong), plain(cheap)
        mean, deviation, basis = _measured(public, tool, strong, cheap)
        solved = _solved(tool, strong, cheap)
        one, other = self.own.get(_key(tool, strong)), self.own.get(_key(tool, cheap))
        if one is None or other is None:
            return _ratio(mean, deviation, 0, basis, solved) if basis != "unknown" else UNKNOWN
        sessions = min(one.sessions, other.sessions)
        (dear, spread), (light, spread2) = one.level(), other.level()
        own, prior = 1 / (spread + spread2), 1 / deviation**2
        mean = (prior * mean + own * (light - dear)) / (prior + own)
        if own > prior and (basis != "unknown" or sessions >= TRUSTED):
            basis = "own"
        deviation = (prior + own) ** -0.5
        return _ratio(mean, deviation, sessions, basis, solved) if basis != "unknown" else UNKNOWN

    def effort(self, model: str, strong: str, cheap: str) -> Ratio:
        """The same for a lower effort of a model, from public runs; "other tool": of a relative of theirs."""
        name = plain(model)
        for measured, costs in EFFORTS.items():
            if name.startswith(measured) and {strong, cheap} <= costs.keys():
                basis = "measured" if name == measured else "other tool"
                deviation = _SAME_TOOL if name == measured else _OTHER_MODEL
                return _ratio(math.log(costs[cheap] / costs[strong]), deviation, 0, basis)
        return UNKNOWN

    def learn(self, tool: str, model: str, cost: Decimal, expected: Decimal | None = None) -> Ledger:
        """With a session that ended. `expected` is what such a session costs whatever the model, if known.

        The same measure of `expected` must be used with both models of a pair: it takes out that hard work
        is given to the strong one.
        """
        if cost <= 0 or (expected is not None and expected <= 0):
            return self
        key = _key(_tool(tool), plain(model))
        sums = self.own.get(key, Sums()).plus(float(cost), float(expected) if expected is not None else 1.0)
        return replace(self, own=self.own | {key: sums})

    def followed(
        self, tool: str, strong: str, cheap: str, *, promised: Decimal, expected: Decimal, spent: Decimal
    ) -> Ledger:
        """With advice that was followed: USD promised, expected with the dear way, and spent."""
        key = _key(_tool(tool), plain(strong), plain(cheap))
        old = self.kept.get(key, Kept())
        new = Kept(old.times + 1, old.promised + promised, old.expected + expected, old.spent + spent)
        return replace(self, kept=self.kept | {key: new})

    def promises(self) -> Iterator[tuple[str, str, str, Kept]]:
        """Tool, dear model, cheap model, and what came of the advice."""
        for key, kept in self.kept.items():
            tool, strong, cheap = key.split("\n")
            yield tool, strong, cheap, kept


NO_SAVINGS: Final = Ledger()


def plain(model: str) -> str:
    """A model's name without its seller, date and window: "claude-opus-4-5", "gpt-5-5"."""
    name = model.casefold().strip().rpartition("/")[2]
    name = re.sub(r"^(?:[a-z]+\.)?anthropic\.", "", name)
    while (shorter := _DATE.sub("", name)) != name:
        name = shorter
    return name.replace(".", "-")


def _measured(public: Costs, tool: str, strong: str, cheap: str) -> tuple[float, float, str]:
    """The ratio of public runs as a natural logarithm, how far it may be off, and the basis."""
    for place, deviation, basis in ((tool, _SAME_TOOL, "measured"), (_PUBLIC, _OTHER_TOOL, "other tool")):
        costs = public.get(place, {})
        if strong in costs and cheap in costs:
            pairs = zip(SHARES, costs[strong], costs[cheap], strict=True)
            return sum(share * math.log(b / a) for share, a, b in pairs), deviation, basis
    return 0.0, _NOT_MEASURED, "unknown"


def _solved(tool: str, strong: str, cheap: str) -> float | None:
    for place in (tool, _PUBLIC):
        shares = SOLVED.get(place, {})
        if strong in shares and cheap in shares:
            return round(shares[cheap] - shares[strong], 1)
    return None


def _ratio(mean: float, deviation: float, sessions: int, basis: str, solved: float | None = None) -> Ratio:
    low, high = (math.exp(mean + side * _EIGHTY * deviation) for side in (-1, 1))
    chance = 0.5 * (1 + math.erf(-mean / deviation / math.sqrt(2)))
    return Ratio(math.exp(mean), low, high, sessions, basis, chance, solved)


def _tool(tool: str) -> str:
    return _TOOLS.get(tool, tool)


def _key(*parts: str) -> str:
    return "\n".join(parts)


class _Stored(msgspec.Struct, frozen=True):
    version: int
    ledger: Ledger


def encode(ledger: Ledger) -> bytes:
    """As the store keeps it: names of tools and models, and sums."""
    return msgspec.json.encode(_Stored(VERSION, ledger))


def decode(kept: bytes | None) -> Ledger:
    """What was kept; nothing where there is none or it is of another version."""
    if not kept:
        return NO_SAVINGS
    try:
        found = msgspec.json.decode(kept, type=_Stored)
    except msgspec.MsgspecError:
        return NO_SAVINGS
    return found.ledger if found.version == VERSION else NO_SAVINGS
