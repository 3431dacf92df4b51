"""What is true right now and worth a warning, in words; whether it was told before is not asked here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from trayapp.domain.levels import far_ahead
from trayapp.domain.model import AlertKind, Fault, Gauge, Level
from trayapp.domain.words import SEPARATOR, Words

SOURCE_SILENT = timedelta(hours=24)
_PACE_UNTIL = 1 / 3  # "early" is the window's first third; later the forecast speaks
_PACE_SHORTEST = timedelta(days=2)  # nobody spends evenly over the hours of a day
_RUN_OUT_MARGIN = 0.03  # a day of a month: closer to the end is within the forecast's own noise


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning that would be right now; `name` is its own within a window, `percent` a threshold's."""

    name: str
    kind: AlertKind
    level: Level
    title: str
    body: str
    percent: int = 0


def of_gauge(gauge: Gauge, now: datetime, zone: ZoneInfo, words: Words) -> list[Notice]:
    """What can be said of a gauge, weightiest first: an earlier one's body says what the later ones would."""
    notices = (
        _threshold(gauge, now, zone, words),
        _run_out(gauge, now, zone, words),
        _pace(gauge, now, words),
    )
    return [notice for notice in notices if notice is not None]


def crossed(gauge: Gauge) -> int:
    """The highest threshold (percent of use) that is reached; 0 for none. Exactly at it is reached.

    A balance has one alone: that nothing is left of it.
    """
    if gauge.is_balance:
        return 100 if gauge.left is not None and gauge.left <= 0 else 0
    if gauge.used is None or gauge.limit is None or gauge.used <= 0:
        return 0
    reached = (mark for mark in gauge.allowance.thresholds if gauge.used * 100 >= gauge.limit * mark)
    return max(reached, default=0)


def _threshold(gauge: Gauge, now: datetime, zone: ZoneInfo, words: Words) -> Notice | None:
    mark = crossed(gauge)
    if not mark or gauge.left is None:
        return None
    title, unit = gauge.allowance.title, gauge.allowance.unit
    if gauge.left == 0 or (gauge.left < 0 and gauge.is_balance):
        said = words.phrase("alert.spent", title=title)
    elif gauge.left < 0:
        said = words.phrase("alert.over", title=title, amount=words.money(-gauge.left, unit))
    elif gauge.used is None or not gauge.limit:
        return None
    else:
        percent = words.percent(float(gauge.used / gauge.limit))
        said = words.phrase("alert.threshold", title=title, percent=percent)
    body = words.gauge_line(gauge, now, zone)
    return Notice(f"threshold-{mark}", AlertKind.THRESHOLD, gauge.level, said, body, mark)


def _run_out(gauge: Gauge, now: datetime, zone: ZoneInfo, words: Words) -> Notice | None:
    start, end = gauge.window.start, gauge.window.end
    likely = gauge.forecast.runs_out_likely if gauge.forecast is not None else None
    if likely is None or start is None or end is None or gauge.left is None or gauge.left <= 0:
        return None
    if end - likely < (end - start) * _RUN_OUT_MARGIN:
        return None
    title = words.phrase("alert.run-out", title=gauge.allowance.title, when=words.when(likely, now, zone))
    line = SEPARATOR.join((words.remains(gauge, zone), words.time_left(gauge.window, now, zone)))
    body = words.phrase("alert.run-out.body", left=line, lasts=words.run_out(gauge, now, zone))
    return Notice("run-out", AlertKind.RUN_OUT, gauge.level, title, body)


def _pace(gauge: Gauge, now: datetime, words: Words) -> Notice | None:
    start, end = gauge.window.start, gauge.window.end
    if start is None or end is None or end - start < _PACE_SHORTEST:
        return None
    if gauge.pace is None or not 0 < gauge.pace <= _PACE_UNTIL or gauge.used is None or not gauge.left:
        return None
    share = 0.0 if gauge.limit is None or gauge.left < 0 else float(gauge.used / gauge.limit)
    if not far_ahead(share, gauge.pace):
        return None
    title = words.phrase("alert.pace", title=gauge.allowance.title)
    body = words.phrase(
        "alert.pace.body",
        percent=words.percent(share),
        span=words.span(now - start),
        pace=words.percent(gauge.pace),
    )
    return Notice("pace", AlertKind.PACE, gauge.level, title, body)


def of_reset(gauge: Gauge, now: datetime, zone: ZoneInfo, words: Words) -> Notice | None:
    """A new window has begun; nothing to say without a limit, an end or a figure."""
    if gauge.limit is None or gauge.used is None or gauge.window.end is None:
        return None
    title = words.phrase("alert.reset", title=gauge.allowance.title)
    body = words.phrase(
        "alert.reset.body", left=words.remains(gauge, zone), span=words.time_left(gauge.window, now, zone)
    )
    return Notice("reset", AlertKind.RESET, gauge.level, title, body)


def of_fault(fault: Fault, now: datetime, words: Words) -> Notice | None:
    """A source that has given no answer for a day; expected states (not signed in) are never told."""
    if fault.kind.calm or now - fault.since < SOURCE_SILENT:
        return None
    title = words.phrase("alert.source", name=fault.name, span=words.span(now - fault.since))
    body = words.phrase("alert.source.body", sentence=fault.sentence)
    return Notice("source", AlertKind.SOURCE, Level.UNKNOWN, title, body)
