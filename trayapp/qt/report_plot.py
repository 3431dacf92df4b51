"""The report's picture as the chart module draws it: its dates and its scale in words."""

from __future__ import annotations

from datetime import timedelta

from trayapp.domain.period import local_day
from trayapp.domain.report import Picture
from trayapp.domain.words import Words
from trayapp.qt.chart import Plot, most_of, steps

_WEEK = timedelta(days=2)


def plot_of(picture: Picture, words: Words) -> Plot:
    """With a round scale, and the days (of a long stretch, the months) below."""
    most = most_of(
        picture.chart, running=picture.running, limit=picture.limit, ahead=picture.ahead, now=picture.now
    )
    unit = picture.chart.unit
    return Plot(
        chart=picture.chart,
        now=picture.now,
        ticks=_ticks(picture, words),
        scale=tuple((value, words.bare(value, unit) if value else "0") for value in steps(most)),
        running=picture.running,
        limit=picture.limit,
        ahead=picture.ahead,
    )


def _ticks(picture: Picture, words: Words) -> tuple[tuple[int, str], ...]:
    ticks = []
    for n, each in enumerate(picture.chart.bins):
        day = local_day(each.start, picture.zone)
        if each.end - each.start > _WEEK:
            if n == 0 or day.day <= 7:
                ticks.append((n, words.catalogue.months_short[day.month - 1]))
        else:
            ticks.append((n, words.short_date(day) if n == 0 or day.day == 1 else str(day.day)))
    return tuple(ticks)
