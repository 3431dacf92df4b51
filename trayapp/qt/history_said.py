"""What the history window says beside its picture: the total, short facts, and the stretch before."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from trayapp.domain.history import Before, Chart, History, Span
from trayapp.domain.period import Window, local_day
from trayapp.domain.plain import clean
from trayapp.domain.words import Words
from trayapp.qt.chart import Plot

_MODEL = 40
"""Characters of a model's name in a sentence."""

_SAME = 0.005
"""What is nearer than half a percent is the same."""


def total(found: Chart, words: Words) -> str:
    """The headline: money as far as it is known, else how many tokens."""
    unpriced = any(each.unpriced for each in found.bins)
    if unpriced and not found.total:
        return words.count("tokens", found.tokens, n=words.tokens(found.tokens))
    amount = words.money(found.total, found.unit)
    return words.phrase("history.at-least", amount=amount) if unpriced else amount


def facts(found: Chart, span: Span, history: History, words: Words) -> tuple[str, ...]:
    """Short sentences under the total: compared with before, days active, per day, what has no price."""
    said = [words.phrase("report.sample") if history.sample else ""]
    said += [_compared(found, span, history, words)]
    if found.tokens or found.requests:
        if span is not Span.DAY:
            said += [words.count("history.active", found.active), _a_day(found, words)]
        said += [
            words.count("tokens", found.tokens, n=words.tokens(found.tokens)),
            words.unpriced([clean(model, _MODEL) for model in found.unpriced]),
        ]
    return tuple(filter(None, said))


def nothing(found: Chart, history: History, words: Words) -> str:
    """What stands in the middle of an empty picture; "" where there is something to see."""
    if found.tokens or found.requests:
        return ""
    return words.phrase("history.nothing" if history.began is not None else "history.nothing-ever")


def lines(plot: Plot, words: Words) -> str:
    """What the lines and the hatching of a picture mean."""
    bins, said = plot.chart.bins, []
    if plot.nothing:
        return ""
    if plot.running:
        said += ["lines-running"] if plot.limit is not None else []
    elif any(each.even for each in bins):
        said += ["lines-even"]
    if not plot.running and any(each.unpriced for each in bins):
        said += ["lines-unpriced"]
    return " ".join(words.phrase(f"history.{key}") for key in said)


def stretch_name(window: Window, day: date, zone: ZoneInfo, words: Words) -> str:
    """What a stretch is called: "November 2026", "16 Nov – 22 Nov 2026", "Wed 18 Nov 2026"."""
    first = local_day(window.start, zone) if window.start else day
    last = local_day(window.end - timedelta(seconds=1), zone) if window.end else day
    if first == last:
        return words.dated(first)
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole and (first.year, first.month) == (last.year, last.month):
        return words.month_title(first)
    if whole:
        return f"{words.month_title(first)} – {words.month_title(last)}"
    return words.dates(first, last)


def _a_day(found: Chart, words: Words) -> str:
    """The mean of days with use; of use that is partly without a price nobody knows it."""
    if not found.active or any(each.unpriced for each in found.bins):
        return ""
    return words.phrase("history.a-day", amount=words.money(found.total / found.active, found.unit))


def _compared(found: Chart, span: Span, history: History, words: Words) -> str:
    before = found.before
    if before is None or history.began is None:
        return ""
    when = stretch_name(before.window, history.last, history.zone, words)
    if before.amount is None:
        if not (found.tokens or found.requests):
            return ""
        return words.phrase("history.before-unknown", date=words.dated(max(history.began, history.first)))
    if not before.amount and not before.unpriced:
        return words.phrase("history.before-none", when=when) if found.total else ""
    return words.phrase(_key(found, before, span, history.now), **_figures(found, before, when, words))


def _key(found: Chart, before: Before, span: Span, now: datetime) -> str:
    """More, less or the same where both sides are whole; else only what there was."""
    share = _share(found, before)
    running = found.window.end is not None and found.window.end > now
    if share is None or (span is Span.DAY and running):  # days are known as wholes: half of one is less
        return "history.before-at-least" if before.unpriced and before.amount else "history.before-was"
    if abs(share) < _SAME:
        return "history.before-same"
    return "history.before-more" if share > 0 else "history.before-less"


def _share(found: Chart, before: Before) -> float | None:
    unpriced = before.unpriced or any(each.unpriced for each in found.bins)
    return None if unpriced or not before.amount else float(found.total / before.amount) - 1.0


def _figures(found: Chart, before: Before, when: str, words: Words) -> dict[str, str]:
    share = _share(found, before)
    return {
        "when": when,
        "amount": words.money(before.amount, found.unit)
        if before.amount
        else words.phrase("history.unpriced"),
        "share": "" if share is None else words.percent(abs(share)),
    }
