"""The judgement: allowances and facts in, one Snapshot out. Asks nobody and remembers nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from trayapp.domain.forecast import HISTORY_DAYS
from trayapp.domain.gauges import Bench, completed
from trayapp.domain.ledger import Ledger
from trayapp.domain.model import (
    USD,
    Allowance,
    Drift,
    Fault,
    Gauge,
    Progress,
    Reading,
    Route,
    Snapshot,
    Source,
    Tool,
)
from trayapp.domain.period import Monthly, local_day, midnight
from trayapp.domain.routes import Plan
from trayapp.domain.tips import NO_TIPS, Tips, tip_of
from trayapp.domain.usage import Use
from trayapp.domain.words import SPOKEN, Words

IMPLICIT_KEY = "this-month"
_TICK = timedelta(microseconds=1)
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the world at one instant; fields that Snapshot has too pass straight through.

    `intervals` says how often each source (by id) is asked when all is well: a reported figure older than
    three of them, and than 90 minutes, is stale (3 hours where none is given). `uses` carry the accounts that
    `routes` give them (see `routes.attribute`). `drifts` is how far estimates were off, by account.
    """

    uses: tuple[Use, ...] = ()
    readings: tuple[Reading, ...] = ()
    faults: tuple[Fault, ...] = ()
    tools: tuple[Tool, ...] = ()
    sources: tuple[Source, ...] = ()
    routes: tuple[Route, ...] = ()
    progress: Progress | None = None
    problems: tuple[str, ...] = ()
    malformed_lines: int = 0
    headline_key: str | None = None
    sample: bool = False
    snoozed_until: datetime | None = None
    intervals: Mapping[str, timedelta] = field(default_factory=dict)
    drifts: Mapping[str, Drift] = field(default_factory=dict)
    tips: Tips = NO_TIPS


def edges(
    allowances: Iterable[Allowance],
    readings: Iterable[Reading],
    now: datetime,
    zone: ZoneInfo,
    *,
    routes: Iterable[Route] = (),
) -> tuple[datetime, ...]:
    """The instants (UTC, ascending) at which uses must be cut so that none straddles what is asked about.

    They are: the local midnights of the last 28 days, the edges of each allowance's and each reading's
    window, each reading's instant, the instants at which a tool is billed another way, and the one just
    after `now`. Further back a window needs no days: its start is enough, and 1970 stands for "ever".
    """
    last = now.astimezone(UTC) + _TICK
    today = local_day(now, zone)
    cuts = {midnight(today - timedelta(days=ago), zone) for ago in range(HISTORY_DAYS + 1)}
    cuts.update(turn.astimezone(UTC) for turn in Plan(routes).turns())
    windows = [Monthly().window(now, zone)]  # of the implicit allowance
    windows += [allowance.period.window(now, zone) for allowance in allowances]
    for reading in readings:
        cuts.add(reading.at.astimezone(UTC))
        if reading.window is not None:
            windows.append(reading.window)
    for window in windows:
        cuts.add(_EVER if window.start is None else window.start.astimezone(UTC))
        cuts.add(last if window.end is None else window.end.astimezone(UTC))
    return (*sorted(cut for cut in cuts if cut < last), last)


@dataclass(frozen=True, slots=True)
class Desk:
    """What is judged: the person's allowances (or what stands in), and the figures that only vendors know.

    `asks` says that no allowance is set, so that one stands in.
    """

    bench: Bench
    held: tuple[Allowance, ...]
    own: tuple[Reading, ...]
    asks: bool

    def gauges(self) -> tuple[Gauge, ...]:
        """Each as it stands, in the order in which they are shown."""
        return (*map(self.bench.of_allowance, self.held), *map(self.bench.of_reading, self.own))


def laid_out(
    allowances: Sequence[Allowance], facts: Facts, now: datetime, zone: ZoneInfo, *, words: Words = SPOKEN
) -> Desk:
    """The facts, sorted, and what they are to be judged by."""
    asks = not allowances and (bool(facts.uses) or any(tool.files for tool in facts.tools))
    held = (_implicit(now, zone, words),) if asks else tuple(allowances)
    readings = tuple(map(completed, facts.readings))
    bench = Bench(
        ledger=Ledger(facts.uses, now, zone),
        readings=readings,
        tools=facts.tools,
        intervals=facts.intervals,
        drifts=facts.drifts,
        now=now,
        zone=zone,
        worth=asks,
    )
    own = [reading for reading in readings if bench.stands_alone(reading, held)]
    own.sort(key=lambda reading: (reading.source, reading.key))
    return Desk(bench, held, tuple(own), asks)


def assess(
    allowances: Sequence[Allowance], facts: Facts, now: datetime, zone: ZoneInfo, *, words: Words = SPOKEN
) -> Snapshot:
    """Everything that may be shown at `now`: allowances in their order, then figures that only vendors know.

    Without an allowance, but with logs, what this month's use is worth stands in (that of flat seats too, at
    list prices) and the snapshot asks for one.
    Nothing found at all gives no gauge. Uses without a price keep their tokens; a gauge in money lists
    their models as `unpriced`, and its `used` is the sum of what does have a price.
    """
    desk = laid_out(allowances, facts, now, zone, words=words)
    snapshot = Snapshot(
        at=now,
        zone=str(zone),
        gauges=desk.gauges(),
        headline_key=facts.headline_key,
        faults=facts.faults,
        tools=facts.tools,
        sources=facts.sources,
        routes=facts.routes,
        progress=facts.progress,
        problems=facts.problems,
        malformed_lines=facts.malformed_lines,
        asks_allowance=desk.asks,
        sample=facts.sample,
        snoozed_until=facts.snoozed_until,
    )
    return replace(snapshot, tip=tip_of(snapshot.headline, facts.tips, now, zone))


def _implicit(now: datetime, zone: ZoneInfo, words: Words) -> Allowance:
    """What stands in while no allowance is set: this calendar month, without a cap."""
    period = Monthly()
    title = words.window_title(period, period.window(now, zone), zone)
    return Allowance(IMPLICIT_KEY, title, USD, period, None)
