"""Where it went: by tool, model and project, each adding up to the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from trayapp.domain.ledger import OTHER
from trayapp.domain.model import Known, Share
from trayapp.domain.period import midnight
from trayapp.domain.plain import clean, short_names
from trayapp.domain.report import Part, Row, Section, Table
from trayapp.domain.report_page import Page

_NOTHING = Decimal(0)
_HALF_A_CENT = Decimal("0.005")
_HALF = Decimal("0.5")


def spent(page: Page) -> Section | None:
    """Up to three tables; None where all are switched off or nothing is told apart."""
    words, parts = page.words, page.choices.parts
    tables = []
    if Part.SPENT in parts:
        tables += [
            _table(page, "tool", [_tool(page, each) for each in page.gauge.by_tool]),
            _table(page, "model", [_share(page, each) for each in page.gauge.by_model]),
        ]
    if Part.PROJECTS in parts:
        tables.append(_table(page, "project", _projects(page)))
    found = tuple(table for table in tables if table is not None)
    return Section("spent", words.phrase("report.head-spent"), tables=found) if found else None


def _tool(page: Page, share: Share) -> Share:
    name = page.choices.names.get(share.name)
    return _share(page, share) if name is None else Share(clean(name), share.amount, share.tokens)


def _share(page: Page, share: Share) -> Share:
    other = share.name == OTHER
    name = page.words.phrase("report.other") if other else clean(page.words.share_name(share.name))
    return Share(name, share.amount, share.tokens)


def _projects(page: Page) -> list[Share]:
    """Of the gauge's own window only: over other days they would not add up to it."""
    if page.seen is None or not page.seen.own:
        return []
    series = page.seen.chart.series
    money = page.seen.unit == page.gauge.allowance.unit
    short = short_names([each.name for each in series if not each.rest])
    return [
        Share(
            page.words.phrase("report.other")
            if each.rest
            else short[each.name] or page.words.phrase("report.no-project"),
            each.amount if money and (each.amount or not each.counts.tokens) else None,
            each.counts.tokens,
        )
        for each in series
        if each.amount or each.counts.tokens
    ]


def _table(page: Page, by: str, shares: Sequence[Share]) -> Table | None:
    """The shares with what makes them add up to the total; in tokens where no amounts are known."""
    words, gauge = page.words, page.gauge
    # One row that only a vendor tells says no more than the total.
    if not shares or (len(shares) == 1 and not shares[0].tokens):
        return None
    shares = _joined(shares)
    title = words.phrase(f"report.by-{by}")
    if all(share.amount is None for share in shares):
        whole = sum(share.tokens for share in shares)
        rows = [
            _counted(page, each.name, None, words.tokens(each.tokens), each.tokens / whole if whole else None)
            for each in shares
        ]
        return Table(words.phrase("report.by-tokens", by=title), tuple(rows))
    used = gauge.used or _NOTHING
    rows = [_row(page, each.name, each.amount, used, tokens=each.tokens) for each in shares]
    rest = _rest(page, shares)
    return Table(title, (*rows, *rest))


def _joined(shares: Iterable[Share]) -> list[Share]:
    """Two versions of a model that people call by one name are one row."""
    held: dict[str, Share] = {}
    for each in shares:
        other = held.get(each.name)
        if other is None:
            held[each.name] = each
            continue
        amounts = [amount for amount in (other.amount, each.amount) if amount is not None]
        amount = sum(amounts, _NOTHING) if amounts else None
        held[each.name] = Share(each.name, amount, other.tokens + each.tokens)
    return list(held.values())


def _counted(page: Page, name: str, amount: Decimal | None, value: str, share: float | None) -> Row:
    return Row(name, amount, value, share, "" if share is None else page.words.percent(share))


def _row(page: Page, name: str, amount: Decimal | None, used: Decimal, *, tokens: int) -> Row:
    if amount is None:
        return _counted(
            page, name, None, page.words.count("tokens", tokens, n=page.words.tokens(tokens)), None
        )
    share = float(amount / used) if used > 0 and amount >= 0 else None
    return _counted(page, name, amount, page.money(amount), share)


def _rest(page: Page, shares: Iterable[Share]) -> Iterable[Row]:
    """What was typed besides, and what a vendor counts differently from the logs here."""
    gauge, words = page.gauge, page.words
    if gauge.used is None:
        return
    typed = sum(
        (each.amount for each in gauge.allowance.expenses if midnight(each.day, page.zone) in gauge.window),
        _NOTHING,
    )
    rest = gauge.used - typed - sum((each.amount for each in shares if each.amount is not None), _NOTHING)
    estimated = gauge.known is Known.ESTIMATED
    key = "moment" if estimated else "elsewhere" if rest > 0 else "below"
    for amount, name in ((typed, "expenses"), (rest, key)):
        # Less than half of what can be shown is rounding, or a request between two looks.
        if abs(amount) >= (_HALF_A_CENT if gauge.allowance.unit.is_money else _HALF):
            share = float(amount / gauge.used) if gauge.used > 0 and amount > 0 else None
            row = _counted(page, words.phrase(f"report.{name}"), amount, page.money(amount), share)
            yield replace(row, named=False)
