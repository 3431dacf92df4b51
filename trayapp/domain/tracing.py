"""From facts to figure: what each step of a gauge is made of, and what was left out of it, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from zoneinfo import ZoneInfo

from trayapp.domain.assess import Facts, laid_out
from trayapp.domain.model import Allowance, Gauge, Known, Reading, Scope, Unit
from trayapp.domain.patterns import counts, matches
from trayapp.domain.period import Window, same_window
from trayapp.domain.preview import amount_of
from trayapp.domain.reconcile import latest
from trayapp.domain.steps import Kind, Step
from trayapp.domain.usage import Use

_NOTHING = Decimal(0)
_EVER = Window(None, None)


class Reason(Enum):
    """Why something does not count."""

    TOOL = "tool"
    ACCOUNT = "account"
    MODEL = "model"
    PROJECT = "project"
    FLAT = "flat"  # a flat seat pays it
    UNPRICED = "unpriced"
    UNIT = "unit"  # a statement in something else
    PERIOD = "period"  # a statement about another stretch
    PARTIAL = "partial"  # a statement of everything, where only models or projects count
    WIDER = "wider"  # a statement of a team or of one key
    OLDER = "older"  # a newer statement of the same account stands
    TYPED = "typed"  # what the person typed stands


@dataclass(frozen=True, slots=True)
class Detail:
    """What local logs hold of one tool within a step. `models` are the largest first.

    `unpriced` are the tokens (among `tokens`) whose price is not known.
    """

    tool: str
    amount: Decimal
    requests: int
    tokens: int
    unpriced: int
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A step of the gauge; `details` are there where it comes from logs, and add up to it before its rate."""

    step: Step
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """What does not count. `name` is a tool for uses, a source for statements; None is not known."""

    reason: Reason
    name: str
    amount: Decimal | None
    requests: int = 0
    tokens: int = 0
    models: tuple[str, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """How `gauge` comes about: those of `rows` that are USED add up to its use, LIMIT to its limit.

    Of a balance, STATED less SINCE is what is left. `prices` says which list costs go by.
    """

    gauge: Gauge
    at: datetime
    zone: ZoneInfo
    rows: tuple[Row, ...]
    asides: tuple[Aside, ...]
    prices: str = ""


def trace(
    key: str,
    allowances: Sequence[Allowance],
    facts: Facts,
    now: datetime,
    zone: ZoneInfo,
    *,
    prices: str = "",
) -> Trace | None:
    """The trace of the gauge that `assess` gives under this key; None where there is none."""
    desk = laid_out(allowances, facts, now, zone)
    bench = desk.bench
    for allowance in desk.held:
        if allowance.key != key:
            continue
        gauge = bench.of_allowance(allowance)
        claimed = [each for each in bench.readings if bench.takes(allowance, each)]
        statements = latest(claimed, gauge.window)
        inside = [use for use in facts.uses if use.start in gauge.window]
        reasons = [_reason(allowance.counts, use) for use in inside]
        counted = [use for use, reason in zip(inside, reasons, strict=True) if reason is None]
        asides = (
            *_lacking(counted, allowance.unit, worth=bench.worth),
            *_outside(inside, reasons, allowance.unit),
            *_unheard(allowance, bench.readings, claimed, statements, gauge.window),
        )
        rows = _rows(gauge.steps, counted, statements, allowance.unit, worth=bench.worth)
        return Trace(gauge, now, zone, rows, asides, prices)
    for reading in desk.own:
        gauge = bench.of_reading(reading)
        if gauge.allowance.key == key:
            return _of_reading(gauge, reading, facts.uses, now, zone, prices)
    return None


def _of_reading(
    gauge: Gauge, reading: Reading, uses: Iterable[Use], now: datetime, zone: ZoneInfo, prices: str
) -> Trace:
    unit = gauge.allowance.unit
    own = [use for use in uses if use.account == reading.account != "" and use.start in gauge.window]
    steps = gauge.steps
    if gauge.is_balance and reading.left is not None and gauge.left is not None and gauge.used is None:
        since = reading.left - gauge.left
        steps = (Step(Kind.STATED, reading.left, reading.source, reading.at),)
        if since:
            rate = gauge.drift.ratio if gauge.drift is not None and gauge.drift.applied else None
            steps = (*steps, Step(Kind.SINCE, since, reading.account, reading.at, rate))
        own = [use for use in own if use.start >= reading.at]
    rows = _rows(steps, own, {reading.account: reading}, unit, worth=False)
    return Trace(gauge, now, zone, rows, tuple(_lacking(own, unit, worth=False)), prices)


# --- what the steps are made of ---------------------------------------------------------------------


def _rows(
    steps: Iterable[Step],
    uses: Iterable[Use],
    statements: Mapping[str | None, Reading],
    unit: Unit,
    *,
    worth: bool,
) -> tuple[Row, ...]:
    parts: dict[tuple[Kind, str], list[Use]] = {}
    for use in uses:
        covering = statements.get(None) or statements.get(use.account)
        kind = Kind.LOGS if covering is None else Kind.SINCE if use.start >= covering.at else Kind.COVERED
        parts.setdefault((kind, use.account), []).append(use)
    return tuple(
        Row(step, tuple(_details(parts.get((step.kind, step.about), ()), unit, worth=worth)))
        for step in steps
    )


def _details(uses: Iterable[Use], unit: Unit, *, worth: bool) -> Iterator[Detail]:
    """By tool, the largest first; what a flat seat paid is not a part of it."""
    tools: dict[str, list[Use]] = {}
    for use in uses:
        if not _flat(use, unit, worth=worth):
            tools.setdefault(use.tool, []).append(use)
    made = [_detail(tool, own, unit, worth=worth) for tool, own in tools.items()]
    yield from sorted(made, key=lambda each: (-each.amount, each.tool))


def _detail(tool: str, uses: Sequence[Use], unit: Unit, *, worth: bool) -> Detail:
    amounts = [(use, amount_of(use, unit, worth=worth)) for use in uses]
    return Detail(
        tool,
        sum((amount for _, amount in amounts if amount is not None), _NOTHING),
        sum(use.tokens.requests for use in uses),
        sum(use.tokens.total for use in uses),
        sum(use.tokens.total for use, amount in amounts if amount is None),
        _models(uses),
    )


def _models(uses: Iterable[Use]) -> tuple[str, ...]:
    sums: dict[str, tuple[Decimal, int]] = {}
    for use in uses:
        cost, tokens = sums.get(use.model, (_NOTHING, 0))
        sums[use.model] = cost + (use.cost or _NOTHING), tokens + use.tokens.total
    return tuple(sorted(sums, key=lambda name: (-sums[name][0], -sums[name][1], name)))


# --- what is left out -------------------------------------------------------------------------------


def _flat(use: Use, unit: Unit, *, worth: bool) -> bool:
    return unit.is_money and not use.metered and not worth


def _reason(scope: Scope, use: Use) -> Reason | None:
    """Why a use does not count; None where it does."""
    if counts(scope, use):
        return None
    alone = (
        (Reason.TOOL, Scope(tools=scope.tools)),
        (Reason.ACCOUNT, Scope(accounts=scope.accounts)),
        (Reason.MODEL, Scope(models=scope.models)),
    )
    return next((reason for reason, part in alone if not counts(part, use)), Reason.PROJECT)


def _lacking(uses: Iterable[Use], unit: Unit, *, worth: bool) -> Iterator[Aside]:
    """What counts, and adds nothing: paid by a flat seat, or without a price."""
    found: dict[tuple[Reason, str], list[Use]] = {}
    for use in uses:
        if not use.tokens.total:
            continue
        if _flat(use, unit, worth=worth):
            found.setdefault((Reason.FLAT, use.tool), []).append(use)
        elif amount_of(use, unit, worth=worth) is None:
            found.setdefault((Reason.UNPRICED, use.tool), []).append(use)
    yield from _asides(found, unit)


def _outside(uses: Iterable[Use], reasons: Iterable[Reason | None], unit: Unit) -> Iterator[Aside]:
    found: dict[tuple[Reason, str], list[Use]] = {}
    for use, reason in zip(uses, reasons, strict=True):
        if reason is not None and use.tokens.total:
            found.setdefault((reason, use.tool), []).append(use)
    yield from _asides(found, unit)


def _asides(found: Mapping[tuple[Reason, str], list[Use]], unit: Unit) -> Iterator[Aside]:
    for (reason, tool), uses in sorted(found.items(), key=lambda item: (item[0][0].value, item[0][1])):
        amounts = [amount for use in uses if (amount := amount_of(use, unit, worth=True)) is not None]
        yield Aside(
            reason,
            tool,
            sum(amounts, _NOTHING) if amounts else None,
            sum(use.tokens.requests for use in uses),
            sum(use.tokens.total for use in uses),
            _models(uses),
        )


def _unheard(
    allowance: Allowance,
    readings: Iterable[Reading],
    claimed: Sequence[Reading],
    statements: Mapping[str | None, Reading],
    window: Window,
) -> Iterator[Aside]:
    """Statements of use that could be meant, and are not taken up."""
    standing = {id(each) for each in statements.values()}
    for reading in readings:
        if reading.used is None or id(reading) in standing:
            continue
        reason = (
            _superseded(reading, statements, window)
            if any(reading is each for each in claimed)
            else _unclaimed(allowance, reading, window)
        )
        if reason is not None:
            yield Aside(reason, reading.source, reading.used, at=reading.at)
    if None in statements:
        for account, reading in statements.items():
            if account is not None:
                yield Aside(Reason.TYPED, reading.source, reading.used, at=reading.at)


def _superseded(reading: Reading, statements: Mapping[str | None, Reading], window: Window) -> Reason | None:
    account = None if reading.known is Known.TYPED else reading.account
    about = reading.at in window if reading.window is None else same_window(reading.window, window)
    return Reason.OLDER if about and account in statements else None


def _unclaimed(allowance: Allowance, reading: Reading, window: Window) -> Reason | None:
    scope = allowance.counts
    if reading.known is Known.TYPED or not matches(scope.tools, reading.source):
        return None
    if reading.unit != allowance.unit:
        return Reason.UNIT if reading.unit.is_money and allowance.unit.is_money else None
    if ":" in reading.account and not any(":" in pattern for pattern in scope.accounts):
        return Reason.WIDER
    if not matches(scope.accounts, reading.account):
        return Reason.ACCOUNT
    if scope.models or scope.projects:
        return Reason.PARTIAL
    return None if same_window(reading.window or _EVER, window) else Reason.PERIOD
