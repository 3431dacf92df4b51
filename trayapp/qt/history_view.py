"""What the history window says and draws, made of a History and a choice: words and rows, no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.history import By, Chart, Grain, History, Series, Span, View, chart, span_window
from trayapp.domain.ledger import OTHER
from trayapp.domain.model import TOKENS, USD, Allowance, Gauge, Range, Unit
from trayapp.domain.period import Window, local_day
from trayapp.domain.plain import clean, short_names
from trayapp.domain.words import Words
from trayapp.qt.chart import Plot, most_of, steps
from trayapp.qt.history_said import facts, lines, nothing, stretch_name, total

_WHOLE = 300
"""Characters of a name where all of it is told."""

_GRAINS = {Span.DAY: Grain.HOUR, Span.YEAR: Grain.WEEK}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person looks at: `day` lies in the span; `gauge` None counts everything, in US dollars."""

    span: Span
    day: date
    by: By = By.TOOL
    gauge: Gauge | None = None
    running: bool = False

    @property
    def allowance(self) -> Allowance | None:
        """Whose uses count."""
        return None if self.gauge is None else self.gauge.allowance

    @property
    def unit(self) -> Unit:
        """What is counted: dollars unless the allowance counts something that logs know too."""
        unit = USD if self.gauge is None else self.gauge.allowance.unit
        return unit if unit in {USD, TOKENS} else USD


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, as words; `n` is its bin."""

    n: int
    when: str
    amount: str
    tokens: str
    requests: str
    slices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A series in words: a short name, the whole one where that says more, and its amount.

    Names come from logs: both are plain, on one line, without anything that controls or turns text.
    """

    name: str
    whole: str
    amount: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that the window shows for one choice; `legend` has its series in their order.

    `reach` is the first day that a comparison needs, `note` says what the picture's lines mean.
    """

    choice: Choice
    plot: Plot
    title: str
    total: str
    facts: tuple[str, ...]
    legend: tuple[Named, ...]
    earlier: bool
    later: bool
    zone: ZoneInfo
    reach: date
    note: str
    sample: bool = False

    def rows(self, words: Words) -> tuple[Row, ...]:
        """The table, the newest stretch first."""
        return _rows(self, words)

    def when(self, n: int, words: Words) -> str:
        """The name of a bin: "14:00", "Wed 18 Nov"."""
        start = self.plot.chart.bins[n].start.astimezone(self.zone)
        if self.choice.span is Span.DAY:
            return words.time_of_day(start.hour, start.minute)
        if self.choice.span is Span.YEAR:
            last = local_day(self.plot.chart.bins[n].end - timedelta(seconds=1), self.zone)
            return words.dates(start.date(), last)
        return words.weekday_date(start.date())


def window_of(choice: Choice, zone: ZoneInfo, history: History) -> Window:
    """The stretch that the choice means."""
    return span_window(choice.span, choice.day, zone, allowance=choice.allowance, now=history.now)


def moved(choice: Choice, history: History, *, by: int) -> date:
    """A day in the stretch before (-1) or after (1) the one shown."""
    window = window_of(choice, history.zone, history)
    start, end = window.start or history.now, window.end or history.now
    beside = start - timedelta(hours=12) if by < 0 else end + timedelta(hours=12)
    return local_day(beside, history.zone)


def sheet(history: History, choice: Choice, words: Words, *, names: Mapping[str, str]) -> Sheet:
    """The picture, its words and its table; `names` says how tools are called, by id."""
    zone = history.zone
    window = window_of(choice, zone, history)
    before = span_window(
        choice.span, moved(choice, history, by=-1), zone, allowance=choice.allowance, now=history.now
    )
    view = View(
        window, choice.by, choice.unit, choice.allowance, before, grain=_GRAINS.get(choice.span, Grain.DAY)
    )
    found = chart(history, view)
    plot = _plot(found, choice, history, words)
    first = local_day(window.start, zone) if window.start else history.first
    return Sheet(
        choice=choice,
        plot=plot,
        title=stretch_name(window, choice.day, zone, words),
        total=total(found, words),
        facts=facts(found, choice.span, history, words),
        legend=_legend(found, words, names),
        earlier=history.began is not None and history.began < first,
        later=window.end is not None and window.end <= history.now,
        zone=zone,
        reach=local_day(before.start, zone) if before.start else first,
        note=lines(plot, words),
        sample=history.sample,
    )


def _plot(found: Chart, choice: Choice, history: History, words: Words) -> Plot:
    gauge = choice.gauge
    current = gauge is not None and found.window == gauge.window
    running = choice.running and choice.span is not Span.DAY
    limit = gauge.limit if gauge is not None and running and current else None
    ahead: Range | None = None
    if gauge is not None and gauge.forecast is not None and running and current:
        ahead = gauge.forecast.spend
    most = most_of(found, running=running, limit=limit, ahead=ahead, now=history.now)
    values = steps(most)
    return Plot(
        chart=found,
        now=history.now,
        ticks=_ticks(found, choice, history.zone, words),
        scale=tuple((value, words.money(value, found.unit) if value else "0") for value in values),
        running=running,
        limit=limit,
        ahead=ahead,
        nothing=nothing(found, history, words),
    )


def _ticks(found: Chart, choice: Choice, zone: ZoneInfo, words: Words) -> tuple[tuple[int, str], ...]:
    ticks = []
    for n, each in enumerate(found.bins):
        start = each.start.astimezone(zone)
        if choice.span is Span.DAY:
            if start.hour % 3 == 0:
                ticks.append((n, words.time_of_day(start.hour, start.minute)))
        elif choice.span is Span.YEAR:
            if n == 0 or start.day <= 7:  # the first Monday of a month
                ticks.append((n, words.catalogue.months_short[start.month - 1]))
        elif choice.span is Span.WEEK:
            ticks.append((n, words.weekday_date(start.date())))
        else:
            ticks.append((n, str(start.day) if start.day != 1 and n else words.short_date(start.date())))
    return tuple(ticks)


def _rows(found: Sheet, words: Words) -> tuple[Row, ...]:
    """The newest bin first; those without any use are left out."""
    unit = found.plot.chart.unit
    return tuple(
        Row(
            n,
            found.when(n, words),
            words.phrase("history.unpriced") if each.amount is None else words.column(each.amount, unit),
            words.tokens(each.tokens),
            words.number(Decimal(each.requests), 0),
            tuple(
                words.column(part, unit)
                if part
                else words.phrase("history.unpriced")
                if counts.unpriced
                else ""
                for part, counts in zip(each.slices, each.counts, strict=True)
            ),
        )
        for n, each in reversed(list(enumerate(found.plot.chart.bins)))
        if each.requests or each.tokens
    )


def _legend(found: Chart, words: Words, names: Mapping[str, str]) -> tuple[Named, ...]:
    folders = short_names([each.name for each in found.series]) if found.by is By.PROJECT else {}
    shown = []
    for each in found.series:
        whole = clean(each.name, _WHOLE)
        if each.rest:
            name = words.share_name(OTHER)
        elif found.by is By.PROJECT:
            name = folders[each.name] or words.phrase("report.no-project")
        else:
            name = names.get(each.name) or words.share_name(whole) or "–"
        shown.append(Named(name, whole, _amount(found, each, words)))
    return tuple(shown)


def _amount(found: Chart, each: Series, words: Words) -> str:
    """Of a series: what nobody has a price for is not shown as nothing."""
    if each.counts.unpriced and not each.amount:
        return words.phrase("history.unpriced")
    return words.money(each.amount, found.unit)
