"""Day by day, against the window before, and what keeps the cost down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from trayapp.domain.history import Chart, Counts, Series
from trayapp.domain.period import Daily, local_day
from trayapp.domain.plain import clean
from trayapp.domain.report import Figure, Part, Picture, Section
from trayapp.domain.report_page import Page

_NOTHING = Decimal(0)
_DAY = timedelta(days=1)


def days(page: Page) -> Section | None:
    """How often and how much; the window before; a picture. None where the logs hold nothing of it."""
    if page.seen is None or Part.DAYS not in page.choices.parts:
        return None
    words, found = page.words, page.seen.chart
    of = words.count(
        "report.of-days" if page.seen.own else "report.of-last", page.seen.days, some=str(found.active)
    )
    figures = [Figure(words.phrase("report.active"), of), *_daily(page)]
    return Section("days", words.phrase("report.head-days"), figures=tuple(figures), picture=_picture(page))


def _daily(page: Page) -> Iterable[Figure]:
    if page.seen is None:
        return
    words, found, unit = page.words, page.seen.chart, page.seen.unit
    over = [each for each in found.bins if each.even is not None and (each.amount or _NOTHING) > each.even]
    if isinstance(page.gauge.allowance.period, Daily) and page.gauge.limit is not None:
        value = words.count("report.of-last", page.seen.days, some=str(len(over)))
        yield Figure(words.phrase("report.over-days"), value)
    if found.active and found.total:
        average = words.money(found.total / found.active, unit)
        yield Figure(words.phrase("report.a-day"), average)
    most = max(found.bins, key=lambda each: each.amount or _NOTHING)
    if most.amount and most.end - most.start < 2 * _DAY:
        when = words.weekday_date(local_day(most.start, page.zone))
        yield Figure(words.phrase("report.most"), words.money(most.amount, unit), when)
    before = page.seen.before
    if before is not None:
        part = "" if before.part is None else words.money(before.part, unit)
        note = words.phrase("report.before-part", part=part) if part else ""
        label = words.phrase("report.before", window=page.window(before.window))
        yield Figure(label, words.money(before.total, unit), note)


def _picture(page: Page) -> Picture | None:
    """The total so far where the logs agree with the gauge on it to 2 %; otherwise days alone."""
    if page.seen is None:
        return None
    gauge, found, words = page.gauge, _plain(page.seen.chart), page.words
    ours = page.seen.own and page.seen.unit == gauge.allowance.unit and gauge.used is not None
    agrees = ours and abs(found.total - (gauge.used or _NOTHING)) <= found.total / 50
    if agrees and len(found.bins) > 1:
        caption = words.phrase("report.chart-running" if gauge.limit is not None else "report.chart-free")
        spend = None if gauge.forecast is None else gauge.forecast.spend
        return Picture(
            found, page.history.now, page.zone, caption, running=True, limit=gauge.limit, ahead=spend
        )
    even = any(each.even for each in found.bins)
    return Picture(
        found, page.history.now, page.zone, words.phrase("report.chart-even" if even else "report.chart-days")
    )


def _plain(found: Chart) -> Chart:
    """Each day as one piece: what is told apart stands in the tables."""
    whole = Series("", found.total, Counts(found.tokens, found.requests))
    bins = tuple(replace(each, slices=(each.amount or _NOTHING,)) for each in found.bins)
    return replace(found, bins=bins, series=(whole,))


def saving(page: Page) -> Section | None:
    """What the logs show of thrift: cheaper models, the cache, flat seats; None where they show none."""
    if page.seen is None or Part.SAVING not in page.choices.parts:
        return None
    words, now = page.words, page.seen.saving
    before = page.seen.before
    then = None if before is None else before.saving
    said = []
    if now.cheaper and now.models:
        models = ", ".join(dict.fromkeys(clean(words.share_name(name), 40) for name in now.models[:3]))
        sentence = words.phrase(
            "report.cheaper",
            percent=words.percent(now.cheaper),
            dearest=clean(words.share_name(now.dearest), 40),
            models=models,
        )
        same = then is not None and then.dearest == now.dearest
        said.append(_against(page, sentence, then.cheaper if then is not None and same else None))
    if now.cached:
        sentence = words.phrase("report.cached", percent=words.percent(now.cached))
        said.append(_against(page, sentence, None if then is None else then.cached))
    if page.seen.flat:
        tokens = words.count("tokens", page.seen.flat, n=words.tokens(page.seen.flat))
        said.append(words.phrase("report.flat", tokens=tokens))
    if not said:
        return None
    return Section("saving", words.phrase("report.head-saving"), sentences=tuple(said))


def _against(page: Page, sentence: str, before: float | None) -> str:
    """The sentence, and beside it the same of the window before."""
    if before is None or page.seen is None or page.seen.before is None:
        return sentence
    window = page.window(page.seen.before.window)
    percent = page.words.percent(before)
    return page.words.phrase("report.against", sentence=sentence, window=window, percent=percent)
