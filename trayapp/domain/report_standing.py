"""How it stands: what was given, used and likely comes, as figures and as a bar; and what is asked for."""

from __future__ import annotations

from decimal import Decimal

from trayapp.domain.model import Forecast
from trayapp.domain.period import Daily, Rolling
from trayapp.domain.report import Bar, Figure, Request, Section
from trayapp.domain.report_page import Page
from trayapp.domain.report_uses import is_own_figure

_NOTHING = Decimal(0)


def request(page: Page, amount: Decimal) -> Request:
    """So much more, for which time, and what that makes in all."""
    words, limit = page.words, page.gauge.limit
    whole = ""
    if limit is not None:
        whole = words.phrase("report.ask-whole", whole=page.money(limit + amount), limit=page.money(limit))
    return Request(words.phrase("report.head-ask"), amount, _ask(page, page.money(amount)), whole)


def _ask(page: Page, amount: str) -> str:
    """Days come and go: what they lack, each of them lacks. Other windows are named."""
    words, period = page.words, page.gauge.allowance.period
    if isinstance(period, Daily):
        return words.phrase("report.ask-daily", amount=amount)
    window = page.window(page.gauge.window)
    if isinstance(period, Rolling) or page.gauge.window.end is None or not window:
        return words.phrase("report.ask", amount=amount)
    return words.phrase("report.ask-for", amount=amount, window=window)


def standing(page: Page) -> Section:
    """What was given, used and likely comes; a balance only tells what is left."""
    gauge, words = page.gauge, page.words
    figures = [_allowance(page), _used(page), _ahead(page), _runs_out(page)]
    if gauge.is_balance and gauge.left is not None:
        figures = [Figure(words.phrase("report.left"), page.money(gauge.left)), _used(page)]
    pace = words.pace(gauge)
    if pace and gauge.limit is not None and gauge.pace is not None:
        even = gauge.limit * Decimal(str(gauge.pace))
        pace = words.phrase("report.even", pace=f"{pace[:1].upper()}{pace[1:]}", amount=page.money(even))
    return Section(
        "standing",
        words.phrase("report.head-standing"),
        figures=tuple(each for each in figures if each is not None),
        sentences=(pace,) if pace else (),
    )


def _allowance(page: Page) -> Figure | None:
    gauge, words = page.gauge, page.words
    label = words.phrase("report.allowance")
    if gauge.limit is None:
        return Figure(label, words.phrase("report.no-cap"))
    extra = gauge.limit - (gauge.allowance.limit or _NOTHING)
    firm = "" if is_own_figure(gauge.allowance) else "firm" if gauge.allowance.firm else "guideline"
    note = words.phrase(f"report.{firm}") if firm else ""
    if extra > 0:
        note = words.phrase("report.extra", amount=page.money(extra))
    return Figure(label, page.money(gauge.limit), note)


def _used(page: Page) -> Figure | None:
    gauge, words = page.gauge, page.words
    label = words.phrase("report.spent" if gauge.allowance.unit.is_money else "report.used")
    if gauge.used is None:
        return None if gauge.is_balance else Figure(label, words.phrase("unknown"))
    note = ""
    if gauge.limit is not None and gauge.limit > 0:
        share = words.percent(float(gauge.used / gauge.limit))
        note = words.phrase("report.share", percent=share)
        if gauge.pace is not None:
            note = words.phrase("report.share-time", percent=share, time=words.percent(gauge.pace))
    return Figure(label, page.money(gauge.used), note)


def _ahead(page: Page) -> Figure | None:
    gauge, words = page.gauge, page.words
    label = words.phrase("report.ahead")
    if gauge.used is None or gauge.window.end is None or isinstance(gauge.allowance.period, Rolling):
        return None
    if gauge.forecast is None:
        return Figure(label, words.phrase("report.ahead-early"))
    spend = gauge.forecast.spend
    note = ""
    if gauge.limit is not None:
        # In words: less the allowance, the ends as they are rounded here would not add up.
        within, over = spend.high <= gauge.limit, spend.low > gauge.limit
        note = words.phrase(f"report.ahead-{'within' if within else 'over' if over else 'either'}")
    return Figure(label, words.money_range(spend.low, spend.high, gauge.allowance.unit), note)


def _runs_out(page: Page) -> Figure | None:
    gauge, words = page.gauge, page.words
    label = words.phrase("report.runs-out")
    if gauge.limit is None or gauge.left is None:
        return None
    if gauge.left <= 0:
        note = words.phrase("report.out-over", amount=page.money(-gauge.left)) if gauge.left < 0 else ""
        return Figure(label, words.phrase("report.out-now"), note)
    if gauge.forecast is None:
        return None
    return Figure(label, _outlook(page, gauge.forecast), words.phrase("left", amount=page.money(gauge.left)))


def _outlook(page: Page, outlook: Forecast) -> str:
    """When it runs out, as a range that may be open."""
    words = page.words
    if outlook.runs_out_early is None:
        return words.phrase("report.out-not")
    early = page.when(outlook.runs_out_early)
    if outlook.runs_out_likely is None:
        return words.phrase("report.out-likely-not", early=early)
    if outlook.runs_out_late is None:
        return words.phrase("report.out-after", early=early)
    late = page.when(outlook.runs_out_late)
    return early if early == late else words.phrase("report.out-between", early=early, late=late)


def _legend(page: Page) -> dict[str, str]:
    keys = {"used": "report.spent", "ahead": "report.ahead", "even": "history.even"}
    if not page.gauge.allowance.unit.is_money:
        keys["used"] = "report.used"
    keys |= {"limit": "report.allowance", "asked": "report.head-ask"}
    return {mark: page.words.phrase(key) for mark, key in keys.items()}


def bar(page: Page, asked: Decimal | None) -> Bar | None:
    """The same as a bar; None where there is nothing to measure against."""
    gauge = page.gauge
    if gauge.used is None or gauge.limit is None or gauge.limit <= 0:
        return None
    spend = None if gauge.forecast is None else gauge.forecast.spend
    whole = gauge.limit + (asked or _NOTHING)
    top = max(whole, gauge.used, spend.high if spend else _NOTHING)
    return Bar(
        used=float(max(gauge.used, _NOTHING) / top),
        limit=float(gauge.limit / top),
        even=None if gauge.pace is None else float(gauge.limit / top) * gauge.pace,
        ahead=None if spend is None else (float(spend.low / top), float(spend.high / top)),
        asked=None if asked is None else float(whole / top),
        legend=_legend(page),
    )
