"""One live figure out of two kinds of truth: a vendor's statement, and local events after it.

Per account: spent = statement.used + local events from the statement's instant on. A statement covers the
half-open time before `at`, so an event at exactly `at` comes on top of it. Money is never counted twice:
each account has one statement at most, however many it made and in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

from trayapp.domain.model import Known, Reading
from trayapp.domain.period import Window, same_window
from trayapp.domain.steps import Kind, Step

Entry = tuple[str, datetime, Decimal]
"""A local amount: account, the instant from which it counts, amount in the allowance's unit."""

_FINEST = Decimal("1e-12")  # scaled amounts are cut here, so that no sum depends on its order
_AS_IT_IS: Mapping[str, Decimal] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Figure:
    """What was used in a window. `used` None is unknown; `reported_at` is the oldest statement's instant.

    `local` is what the local events alone say for the window: what an estimate is compared with. `steps`
    add up to `used`.
    """

    used: Decimal | None
    known: Known
    reported_at: datetime | None
    local: Decimal
    steps: tuple[Step, ...] = ()


def latest(readings: Iterable[Reading], window: Window) -> dict[str | None, Reading]:
    """The newest statement of each account about `window`; those about another window say nothing here.

    A figure typed by hand stands under None: it speaks for every account. Two statements of one instant are
    decided by the larger use, so that the answer does not depend on their order.
    """
    newest: dict[str | None, Reading] = {}
    for reading in readings:
        if reading.used is None or not _about(reading, window):
            continue
        account = None if reading.known is Known.TYPED else reading.account
        held = newest.get(account)
        if held is None or (held.at, held.used or 0) < (reading.at, reading.used):
            newest[account] = reading
    return newest


def _about(reading: Reading, window: Window) -> bool:
    if reading.window is None:
        return reading.at in window
    return same_window(reading.window, window)


def reconcile(
    statements: Mapping[str | None, Reading],
    entries: Iterable[Entry],
    window: Window,
    *,
    logs_tell: bool,
    scale: Mapping[str, Decimal] = _AS_IT_IS,
) -> Figure:
    """Statements as `latest` gives them, and local entries of any time, as one figure for `window`.

    `logs_tell` says whether local logs can speak for what is counted at all: without them and without a
    statement the use is unknown, with them and without an entry it is zero. `scale` is what one unit of an
    account's estimates turned out to cost; it applies to estimates behind that account's own statement only.
    """
    typed = statements.get(None)
    local = Decimal(0)
    after: dict[str, Decimal] = {}
    covered: dict[str, Decimal] = {}
    for account, at, amount in entries:
        if at not in window:
            continue
        local += amount
        covering = statements.get(account) if typed is None else typed
        if covering is None or at >= covering.at:
            after[account] = after.get(account, Decimal(0)) + amount
        else:
            covered[account] = covered.get(account, Decimal(0)) + amount
    if not statements:
        alone = tuple(Step(Kind.LOGS, amount, account) for account, amount in sorted(after.items()))
        return Figure(local if logs_tell else None, Known.ESTIMATED, None, local, alone if logs_tell else ())
    if typed is None:
        for account in after.keys() & scale.keys() & statements.keys():
            after[account] = (after[account] * scale[account]).quantize(_FINEST)
    told = [typed] if typed is not None else list(statements.values())
    stated = sum((reading.used for reading in told if reading.used is not None), Decimal(0))
    added = sum(after.values(), Decimal(0))
    known = Known.TYPED if typed is not None else Known.REPORTED
    steps = (*_told(told), *_counted(after, covered, statements, scale if typed is None else _AS_IT_IS))
    first = min(each.at for each in told)
    return Figure(stated + added, Known.BOTH if added else known, first, local, steps)


def _told(told: Iterable[Reading]) -> Iterator[Step]:
    for each in sorted(told, key=lambda reading: (reading.account, reading.source)):
        if each.used is not None:
            kind = Kind.TYPED if each.known is Known.TYPED else Kind.STATED
            yield Step(kind, each.used, each.source, each.at)


def _counted(
    after: Mapping[str, Decimal],
    covered: Mapping[str, Decimal],
    statements: Mapping[str | None, Reading],
    scale: Mapping[str, Decimal],
) -> Iterator[Step]:
    typed = statements.get(None)
    for account, amount in sorted(after.items()):
        covering = statements.get(account) if typed is None else typed
        if covering is None:
            yield Step(Kind.LOGS, amount, account)
        else:
            yield Step(Kind.SINCE, amount, account, covering.at, scale.get(account))
    for account, amount in sorted(covered.items()):
        yield Step(Kind.COVERED, amount, account)
