"""Advice that was given, and what came of it: followed, passed over, or nobody can tell. Pure.

Nobody is asked: the calls that came after tell. Two that were passed over mute a kind (attention.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from trayapp.domain.advice.savings import Ledger, plain

VERSION: Final = 1
BEGINS: Final = timedelta(hours=1)
"""Within which the work that the advice was about begins; what begins later is other work."""
ENDS: Final = timedelta(hours=2)
"""Without a call, after which a session is taken to be over."""
PAUSE: Final = timedelta(seconds=60)
"""Between two calls: from here on the person is taken to have said something in between. Of 1,964 real turns
74 % began after a longer pause; a turn whose tools run for longer is counted as two."""
LONGEST: Final = timedelta(hours=24)
AT_ONCE: Final = timedelta(minutes=10)
"""Within which somebody who passes over an offer of the free chat goes on here."""
_EARLIER: Final = timedelta(seconds=5)  # clocks of log and program may differ by so much
_KEPT: Final = 40
NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Of a promise that nobody has heard yet."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What was said at `at`: of which kind, about work in `tool` and `project`, and what would be saved.

    `expected` is what it was to cost with `strong`, both in USD; `cheap` is the model that was advised, ""
    for other advice. `context` is what the session held, in tokens. `whole`: both sums are of the session
    from there on, else of the next turn alone.
    """

    at: datetime
    kind: str
    tool: str
    project: str = ""
    strong: str = ""
    cheap: str = ""
    saved: Decimal = Decimal(0)
    expected: Decimal = Decimal(0)
    context: int = 0
    whole: bool = True


class Step(NamedTuple):
    """A call that came after. `cost` is in USD, None where no price is known."""

    session: int
    at: datetime
    tool: str
    project: str
    model: str
    context: int
    cost: Decimal | None


class Fate(Enum):
    """What came of it."""

    OPEN = "open"
    FOLLOWED = "followed"
    PASSED = "passed over"
    UNKNOWN = "unknown"


class Settled(NamedTuple):
    """`spent` is what the session cost, where that is known and the advice was followed."""

    promise: Promise
    fate: Fate
    spent: Decimal | None = None


def settle(promises: Iterable[Promise], steps: Sequence[Step], now: datetime) -> tuple[Settled, ...]:
    """What came of each by now; `steps` in the order of time.

    Of two promises about one session the first counts: nothing is saved twice.
    """
    counted: set[int] = set()
    return tuple(_settle(each, steps, now, counted) for each in promises)


def remembered(ledger: Ledger, settled: Iterable[Settled]) -> Ledger:
    """The ledger with what was promised of another model beside what it came to."""
    for promise, fate, spent in settled:
        if fate is Fate.FOLLOWED and promise.cheap and spent is not None:
            ledger = ledger.followed(
                promise.tool,
                promise.strong,
                promise.cheap,
                promised=promise.saved,
                expected=promise.expected,
                spent=spent,
            )
    return ledger


def _settle(promise: Promise, steps: Sequence[Step], now: datetime, counted: set[int]) -> Settled:
    after = [each for each in steps if each.tool == promise.tool and each.at >= promise.at - _EARLIER]
    first = _first(promise, after)
    if first is None:
        return Settled(promise, Fate.OPEN if now - promise.at < BEGINS else _without(promise))
    session = [each for each in after if each.session == first.session]
    running = now - session[-1].at < ENDS and now - promise.at < LONGEST
    if promise.kind == "cheaper_model":
        if running:
            return Settled(promise, Fate.OPEN)
        if first.session in counted:
            return Settled(promise, Fate.UNKNOWN)
        counted.add(first.session)
        return _by_model(promise, session if promise.whole else _turn(session))
    return Settled(promise, _by_context(promise, first))


def _first(promise: Promise, after: Sequence[Step]) -> Step | None:
    """The call with which the work began: in its own project where there is one, else the next one."""
    soon = [each for each in after if each.at - promise.at < BEGINS]
    own = [each for each in soon if promise.project and _last(promise.project) == _last(each.project)]
    return next(iter(own or soon), None)


def _last(project: str) -> str:
    return project.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _without(promise: Promise) -> Fate:
    """Nothing was done here: the free chat may have done it, of anything else nobody knows."""
    return Fate.FOLLOWED if promise.kind in ("free_chat", "draft_free") else Fate.UNKNOWN


def _turn(session: Sequence[Step]) -> Sequence[Step]:
    """The calls until the person has probably said something again."""
    pairs = enumerate(pairwise(session), start=1)
    ends = next((n for n, (one, other) in pairs if other.at - one.at >= PAUSE), None)
    return session[:ends]


def _by_model(promise: Promise, session: Sequence[Step]) -> Settled:
    costs = [each.cost for each in session if each.cost is not None]
    if not promise.cheap or len(costs) < len(session):
        return Settled(promise, Fate.UNKNOWN)
    cheap = plain(promise.cheap)
    with_it = sum((each.cost or Decimal(0) for each in session if plain(each.model) == cheap), Decimal(0))
    spent = sum(costs, Decimal(0))
    return Settled(promise, Fate.FOLLOWED, spent) if 2 * with_it > spent else Settled(promise, Fate.PASSED)


def _by_context(promise: Promise, first: Step) -> Fate:
    if promise.kind == "fresh_context":
        return Fate.FOLLOWED if 2 * first.context < promise.context else Fate.PASSED
    if promise.kind in ("free_chat", "draft_free"):
        return Fate.PASSED if first.at - promise.at < AT_ONCE else Fate.FOLLOWED
    return Fate.UNKNOWN


class _Stored(msgspec.Struct, frozen=True):
    version: int
    promises: tuple[Promise, ...]


def encode(promises: Sequence[Promise]) -> bytes:
    """As the store keeps those that are open: names and sums, nothing of a prompt."""
    return msgspec.json.encode(_Stored(VERSION, tuple(promises)[-_KEPT:]))


def decode(kept: bytes | None) -> tuple[Promise, ...]:
    """What was kept; nothing where there is none or it is of another version."""
    if not kept:
        return ()
    try:
        found = msgspec.json.decode(kept, type=_Stored)
    except msgspec.MsgspecError:
        return ()
    return found.promises if found.version == VERSION else ()
