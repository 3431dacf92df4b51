"""What an allowance would show by now, as it is being edited; and what was really used in its window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.assess import Facts, laid_out
from trayapp.domain.model import REQUESTS, TOKENS, USD, Allowance, Gauge, Unit
from trayapp.domain.patterns import counts
from trayapp.domain.usage import Use


@dataclass(frozen=True, slots=True)
class Seen:
    """A name that was used in the window. `amount` is in the allowance's unit, None where nobody knows it."""

    name: str
    amount: Decimal | None
    tokens: int
    requests: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The answer to one question of an editor, by its `number`.

    `requests` and `tokens` are those that count. `tools`, `accounts`, `models` and `projects` are what was
    used in the window at all, whether it counts or not, the largest first.
    """

    number: int
    gauge: Gauge
    at: datetime
    zone: ZoneInfo
    requests: int
    tokens: int
    tools: tuple[Seen, ...]
    accounts: tuple[Seen, ...]
    models: tuple[Seen, ...]
    projects: tuple[Seen, ...]


def preview(number: int, allowance: Allowance, facts: Facts, now: datetime, zone: ZoneInfo) -> Preview:
    """How `allowance` would stand at `now`; its uses must be cut at its own edges (`assess.edges`)."""
    bench = laid_out((allowance,), facts, now, zone).bench
    window = allowance.period.window(now, zone)
    inside = [use for use in facts.uses if use.start in window]
    counted = [use.tokens for use in inside if counts(allowance.counts, use)]

    def seen(name: Callable[[Use], str]) -> tuple[Seen, ...]:
        return _seen(inside, name, allowance.unit)

    return Preview(
        number=number,
        gauge=bench.of_allowance(allowance),
        at=now,
        zone=zone,
        requests=sum(each.requests for each in counted),
        tokens=sum(each.total for each in counted),
        tools=seen(lambda use: use.tool),
        accounts=seen(lambda use: use.account),
        models=seen(lambda use: use.model),
        projects=seen(lambda use: use.project),
    )


def amount_of(use: Use, unit: Unit, *, worth: bool = False) -> Decimal | None:
    """What a use counts in `unit`; None where it is not known.

    That of a flat seat costs nothing, unless its `worth` at list prices is asked for.
    """
    if unit == USD:
        return use.cost if use.metered or worth else Decimal(0)
    if unit == TOKENS:
        return Decimal(use.tokens.total)
    return Decimal(use.tokens.requests) if unit == REQUESTS else None


def _seen(uses: Iterable[Use], name: Callable[[Use], str], unit: Unit) -> tuple[Seen, ...]:
    sums: dict[str, tuple[Decimal | None, int, int]] = {}
    for use in uses:
        held, tokens, requests = sums.get(name(use), (None, 0, 0))
        amount = amount_of(use, unit)
        both = held if amount is None else amount if held is None else held + amount
        sums[name(use)] = both, tokens + use.tokens.total, requests + use.tokens.requests
    found = [Seen(each, *sums[each]) for each in sums if each]
    return tuple(sorted(found, key=lambda each: (-(each.amount or 0), -each.tokens, each.name)))
