"""A trace in words: lines that add up, what each is made of, and what is left out; for every surface."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from trayapp.domain.model import Unit
from trayapp.domain.plain import clean
from trayapp.domain.steps import LIMIT, USED, Kind
from trayapp.domain.tracing import Aside, Detail, Reason, Row, Trace
from trayapp.domain.translation import count, mark, translate
from trayapp.domain.why import label
from trayapp.domain.words import SEPARATOR, SPOKEN, Words

MODELS = 3
"""Models that are named of a detail; the largest say enough."""

ASIDES = 12
"""Lines on what does not count; what is beyond is a sum."""

_SHORT = 60

_REASONS = {
    Reason.TOOL: mark("Trace", "another tool than those that count"),
    Reason.ACCOUNT: mark("Trace", "billed to another account"),
    Reason.MODEL: mark("Trace", "another model than those that count"),
    Reason.PROJECT: mark("Trace", "another project than those that count"),
    Reason.FLAT: mark("Trace", "a flat seat pays for it"),
    Reason.UNPRICED: mark("Trace", "no price is known for it"),
    Reason.UNIT: mark("Trace", "a figure in another currency"),
    Reason.PERIOD: mark("Trace", "a figure about another stretch of time"),
    Reason.PARTIAL: mark("Trace", "a figure of everything, while only a part counts here"),
    Reason.WIDER: mark("Trace", "a figure of a team or of one key"),
    Reason.OLDER: mark("Trace", "a newer figure of the same account stands"),
    Reason.TYPED: mark("Trace", "what you typed stands instead"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sum. A `total` closes what is above it; one `aside` is not added."""

    label: str
    amount: str
    details: tuple[str, ...] = ()
    total: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The whole: `lines` to add up, `left_out` with its reasons, `notes` on prices and on rounding."""

    title: str
    lines: tuple[Line, ...]
    left_out: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def told(trace: Trace, names: Mapping[str, str], words: Words) -> Told:
    """The trace in words; `names` are those of tools and sources by id."""
    lines = tuple(_lines(trace, names, words))
    title = clean(trace.gauge.allowance.title, _SHORT)
    return Told(title, lines, _left_out(trace, names, words), tuple(_notes(trace, words)))


def _lines(trace: Trace, names: Mapping[str, str], words: Words) -> Iterator[Line]:
    gauge = trace.gauge
    unit = gauge.allowance.unit
    balance = gauge.is_balance and gauge.used is None
    for row in trace.rows:
        if row.step.kind in USED:
            # What was used since takes away from a balance, and adds to a use.
            sign = -1 if balance and row.step.kind is Kind.SINCE else 1
            yield _line(row, trace, names, words, sign * row.step.amount)
    for row in trace.rows:
        if row.step.kind is Kind.COVERED:
            yield _line(row, trace, names, words, row.step.amount, aside=True)
    if gauge.used is not None:
        yield Line(words.phrase("why.used"), words.column(gauge.used, unit), total=True)
    for row in trace.rows:
        if row.step.kind in LIMIT:
            yield _line(row, trace, names, words, row.step.amount)
    if gauge.left is not None:
        yield Line(words.phrase("why.left"), words.column(gauge.left, unit), total=True)


def _line(
    row: Row, trace: Trace, names: Mapping[str, str], words: Words, amount: Decimal, *, aside: bool = False
) -> Line:
    unit = trace.gauge.allowance.unit
    said = label(row.step, names, trace.at, trace.zone, words, money=unit.is_money)
    details = tuple(_detail(each, names, words, unit, alone=len(row.details) == 1) for each in row.details)
    return Line(clean(said, 2 * _SHORT), words.column(amount, unit), details, aside=aside)


def _detail(detail: Detail, names: Mapping[str, str], words: Words, unit: Unit, *, alone: bool) -> str:
    """As in: Claude Code $31.20 · 412 requests · Opus 4.8, Sonnet 5.5 · 3 % of the tokens without a price."""
    name = clean(names.get(detail.tool, detail.tool), _SHORT)
    parts = [name if alone else f"{name} {words.column(detail.amount, unit)}", _requests(detail.requests)]
    models = [clean(words.share_name(each), _SHORT) for each in detail.models[:MODELS]]
    more = len(detail.models) - len(models)
    if more > 0:
        models.append(count("Trace", "{n} more|{n} more", more))
    parts.append(", ".join(models))
    if detail.unpriced and unit.is_money:
        share = words.percent(detail.unpriced / detail.tokens)
        parts.append(translate("Trace", "{share} of its tokens without a price", share=share))
    return SEPARATOR.join(parts)


def _requests(requests: int) -> str:
    return count("Trace", "{n} request|{n} requests", requests, n=SPOKEN.number(Decimal(requests), 0))


def _left_out(trace: Trace, names: Mapping[str, str], words: Words) -> tuple[tuple[str, str], ...]:
    """Pairs of what and why."""
    ranked = sorted(trace.asides, key=lambda each: (-(each.amount or 0), -each.tokens, each.name))
    pairs = [
        (_aside(each, trace, names, words), translate("Trace", _REASONS[each.reason])) for each in ranked
    ]
    if len(pairs) > ASIDES:
        rest = len(pairs) - ASIDES + 1
        pairs = [*pairs[: ASIDES - 1], (count("Trace", "{n} more|{n} more", rest), "")]
    return tuple(pairs)


def _aside(aside: Aside, trace: Trace, names: Mapping[str, str], words: Words) -> str:
    unit = trace.gauge.allowance.unit
    parts = [clean(names.get(aside.name, aside.name), _SHORT)]
    if aside.amount is not None and aside.reason not in {Reason.UNPRICED, Reason.UNIT}:
        parts[0] += f" {words.column(aside.amount, unit)}"
    if aside.at is not None:
        parts.append(words.age(aside.at, trace.at))
    if aside.tokens:
        parts += [_requests(aside.requests)]
    if aside.reason in {Reason.UNPRICED, Reason.MODEL}:
        parts.append(", ".join(clean(each, _SHORT) for each in aside.models[:MODELS]))
    return SEPARATOR.join(parts)


def _notes(trace: Trace, words: Words) -> Iterator[str]:
    unit, gauge = trace.gauge.allowance.unit, trace.gauge
    from_logs = any(row.details for row in trace.rows)
    if from_logs and trace.prices and unit.is_money:
        yield translate("Trace", "Logs are priced by {list}.", list=clean(trace.prices, 2 * _SHORT))
    if drift := words.drift(gauge):
        yield f"{drift}."
    if _rounds(trace, words):
        yield translate("Trace", "Each line is rounded by itself; what is added up is exact.")
    if not trace.rows:
        yield translate("Trace", "Nothing is known of it yet.")


def _rounds(trace: Trace, words: Words) -> bool:
    """Whether somebody who adds up the lines as they are written comes to another sum."""
    unit, gauge = trace.gauge.allowance.unit, trace.gauge
    shown = [_shown(row.step.amount, unit, words) for row in trace.rows if row.step.kind in USED]
    return gauge.used is not None and sum(shown, Decimal(0)) != _shown(gauge.used, unit, words)


def _shown(amount: Decimal, unit: Unit, words: Words) -> Decimal:
    """An amount as a column shows it, as a number again."""
    written = words.column(abs(amount), unit)
    digits = "".join(char for char in written if char.isdigit())
    form = words.region.money
    point = written.rfind(words.catalogue.point if form is None else form.point)
    places = sum(char.isdigit() for char in written[point:]) if unit.is_money and point >= 0 else 0
    size = Decimal(digits or 0).scaleb(-places)
    return -size if amount < 0 else size
