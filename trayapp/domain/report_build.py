"""Puts the page together, and says how its figures are known."""

from __future__ import annotations

from decimal import Decimal

from trayapp.domain.assess import IMPLICIT_KEY
from trayapp.domain.history import History
from trayapp.domain.model import USD, Gauge, Known
from trayapp.domain.plain import clean
from trayapp.domain.report import Choices, Report, Section, clean_reason
from trayapp.domain.report_days import days, saving
from trayapp.domain.report_page import Page
from trayapp.domain.report_spent import spent
from trayapp.domain.report_standing import bar, request, standing
from trayapp.domain.report_uses import seen
from trayapp.domain.words import Words

_MODELS = 5


def report(gauge: Gauge, history: History, asked: Decimal | None, choices: Choices, words: Words) -> Report:
    """The page as of `history.now`; `asked` None only tells how it stands."""
    page = Page(gauge, history, choices, words, seen(gauge, history))
    window = page.window(gauge.window)
    about = clean(gauge.allowance.title, 60) or gauge.allowance.key
    parts = (standing(page), spent(page), days(page), saving(page), known(page))
    return Report(
        title=words.phrase("report.title" if asked is not None else "report.title-plain"),
        subtitle=words.phrase("report.about", title=about, window=window) if window else about,
        dated=page.instant(history.now),
        request=None if asked is None else request(page, asked),
        reason=clean_reason(choices.reason),
        sections=tuple(part for part in parts if part is not None),
        bar=bar(page, asked),
        notice=words.phrase("report.sample") if choices.sample else "",
    )


def known(page: Page) -> Section:
    """Whose figures these are, as of when, and what is only an estimate."""
    gauge, words = page.gauge, page.words
    when = page.instant(gauge.reported_at or gauge.as_of or page.history.now)
    money = gauge.allowance.unit.is_money
    kind = gauge.known.value if gauge.used is not None or gauge.is_balance else "unknown"
    kind = "counted" if kind == "estimated" and not money else kind
    parts = page.seen is not None or any(each.tokens for each in gauge.by_tool)
    said = [
        words.phrase(f"report.known-{kind}", when=when),
        words.phrase("report.stale") if gauge.stale else "",
        words.phrase("report.worth") if gauge.allowance.key == IMPLICIT_KEY else "",
        words.phrase("report.shares" if gauge.allowance.unit == USD else "report.shares-counted")
        if parts and gauge.known is not Known.ESTIMATED
        else "",
        _sentence(words.drift(gauge)),
        words.unpriced([clean(each, 40) for each in gauge.unpriced[:_MODELS]]),
        words.phrase("report.range") if gauge.forecast is not None else "",
    ]
    return Section("known", words.phrase("report.head-known"), sentences=tuple(each for each in said if each))


def _sentence(text: str) -> str:
    return f"{text}." if text and not text.endswith(".") else text
