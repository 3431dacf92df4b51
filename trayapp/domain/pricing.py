"""What requests cost: the rates of a model on a day, and groups of requests turned into priced uses.

A model without a known price has none: its cost is None, never zero and never a guess.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from trayapp.domain.pricelist import Model, Price, PriceList, Prices, Tiered
from trayapp.domain.pricelookup import Listing, look_up
from trayapp.domain.priceterms import Terms
from trayapp.domain.usage import Group, Tokens, Use

# Costs are summed in whole 10^-18 USD: the price of a million tokens then has twelve decimals, which is exact
# for every price that a vendor has published (at most six, times 1.1), and integers add faster than Decimals.
_DECIMALS = 18
_PER_MILLION = 10 ** (_DECIMALS - 6)
_PER_THOUSAND = 10 ** (_DECIMALS - 3)

_Whole = tuple[int, int, int, int, int, int, int]
_UNKNOWN = -1  # the price of a search, as a whole number

_NOON = timedelta(hours=12)
_ORDINARY = frozenset(("", "standard", "default"))


class Rates(NamedTuple):
    """USD per million tokens; searches and requests in USD per thousand. `searches` None is unknown."""

    input: Decimal
    output: Decimal
    cache_read: Decimal
    cache_write_5m: Decimal
    cache_write_1h: Decimal
    searches: Decimal | None
    requests: Decimal = Decimal(0)

    def cost(self, tokens: Tokens) -> Decimal | None:
        """What `tokens` cost in USD, exactly; None where they hold searches of unknown price."""
        if tokens.web_searches and self.searches is None:
            return None
        return _usd(_units(_whole(self), tokens))


_NOTHING = Decimal(0)
FREE = Rates(_NOTHING, _NOTHING, _NOTHING, _NOTHING, _NOTHING, _NOTHING, _NOTHING)


class PriceBook:
    """A price list with our own terms. `about` says which list it is, `problem` what was wrong with one."""

    def __init__(
        self, listed: PriceList, terms: Terms, *, about: str = "", problem: str | None = None
    ) -> None:
        self.about = about
        self.problem = problem
        self._listed = listed
        self._terms = terms
        # Between two turns nothing changes, so what was found for one day holds for all of them.
        self._turns = sorted({*listed.turns(), *terms.turns()})
        self._found: dict[tuple[str, int], Listing | None] = {}
        self._rates: dict[tuple[str, int, str, int], Rates | None] = {}

    def rates(self, model: str, at: datetime | date, mode: str = "", context_over: int = 0) -> Rates | None:
        """The rates of `model` as a log writes it, at an aware instant or on a UTC day; None if unknown.

        `mode` joins its words with "+"; a mode in which a model has no price of its own costs the
        ordinary one, a mode that is not known makes the price unknown. `context_over` is the highest of
        `thresholds()` that each prompt exceeds.
        """
        day = at.astimezone(UTC).date() if isinstance(at, datetime) else at
        key = (model, self.era(day), mode, context_over)
        if key not in self._rates:
            self._rates[key] = self._rates_of(model, day, mode, context_over)
        return self._rates[key]

    def cost(
        self, model: str, at: datetime | date, tokens: Tokens, *, mode: str = "", context_over: int = 0
    ) -> Decimal | None:
        """What `tokens` cost in USD; None where a price is not known."""
        rates = self.rates(model, at, mode, context_over)
        return None if rates is None else rates.cost(tokens)

    def thresholds(self) -> tuple[int, ...]:
        """Every prompt length (tokens) above which some price changes, ascending."""
        own = (price for stated in self._terms.stated for price in stated.prices.values())
        tiers = (tier for price in own if isinstance(price, Tiered) for tier in price.tiers)
        return tuple(sorted(self._listed.thresholds() | {tier.start for tier in tiers}))

    def alike(self, model: str, mode: str, first: date, last: date) -> dict[int, int]:
        """Each of `thresholds()`, and 0, with the lowest that costs the same on all days from first to last.

        Requests that differ in nothing else may be summed: they have one price.
        """
        days = [first, *(turn for turn in self._turns if first < turn <= last)]
        lowest: dict[tuple[Rates | None, ...], int] = {}
        return {
            over: lowest.setdefault(tuple(self.rates(model, day, mode, over) for day in days), over)
            for over in (0, *self.thresholds())
        }

    def era(self, day: date) -> int:
        """Which stretch without a change of any price a UTC day lies in."""
        return bisect_right(self._turns, day)

    def _rates_of(self, model: str, day: date, mode: str, context_over: int) -> Rates | None:
        era = self.era(day)
        if (model, era) not in self._found:
            self._found[model, era] = look_up(model, day, self._listed, self._terms)
        found = self._found[model, era]
        if found is None:
            return None
        words = {*found.modes, *mode.split("+")} - _ORDINARY
        if not words <= self._terms.modes.keys():
            return None
        prices, factor = found.prices, Decimal(1)
        for word in sorted(words):
            special = _variant(found.entry, self._terms.modes[word], day)
            prices = prices | special
            times = Decimal(1) if special else self._terms.factor_of(word, found.id, day)
            if times is None and word in found.modes:
                return None
            factor *= Decimal(1) if times is None else times
        return _rates(prices, context_over, factor, found.hour_per_input)


def price(groups: Iterable[Group], book: PriceBook) -> list[Use]:
    """Groups with their cost in USD, summed over mode and length of prompt, in the order of appearance.

    Uses are kept apart where a part is unpriced, so that one keeps its money and the other has cost None.
    A group that the log billed costs what was billed. A group's day is that of its noon, or of its middle
    if it is shorter than a day: for half of the world local midnight is still the day before in UTC.
    """
    till = _Till(book)
    start = end = None
    window, day = -1, date.min
    for group in groups:
        if group.start is not start or group.end is not end:
            start, end = group.start, group.end
            window, day = till.window(start, end)
        tokens = group.tokens
        if group.billed is not None:
            till.bill(till.add(group, tokens, window, 0), group.billed)
            continue
        whole = till.whole(group, day)
        if whole is None:
            till.add(group, tokens, window, None)
            continue
        if tokens.web_searches and whole[5] == _UNKNOWN:
            till.add(group, Tokens(web_searches=tokens.web_searches), window, None)
            tokens = replace(tokens, web_searches=0)
        till.add(group, tokens, window, _units(whole, tokens))
    return till.uses()


class _Till:
    """Sums by use, and the rates of each kind of request, looked up once.

    A sum is a row of three lists rather than an object: for tens of thousands of groups that halves the time.
    """

    def __init__(self, book: PriceBook) -> None:
        self._book = book
        self._rates: dict[tuple[str, int, str, int], _Whole | None] = {}
        self._windows: dict[tuple[datetime, datetime], tuple[int, date]] = {}
        self._rows: dict[tuple[int, str, str, str, str, bool], int] = {}
        self._first: list[Group] = []
        self._tokens: list[Tokens | list[Tokens]] = []
        self._units: list[int | None] = []
        self._billed: dict[int, Decimal] = {}

    def window(self, start: datetime, end: datetime) -> tuple[int, date]:
        """A number for the window, quicker to compare than two instants, and the day of its prices."""
        if (start, end) not in self._windows:
            day = (start + min(_NOON, (end - start) / 2)).astimezone(UTC).date()
            self._windows[start, end] = len(self._windows), day
        return self._windows[start, end]

    def whole(self, group: Group, day: date) -> _Whole | None:
        """The rates of a group's requests, None where they are not known."""
        kind = (group.model, self._book.era(day), group.mode, group.context_over)
        if kind not in self._rates:
            rates = self._book.rates(group.model, day, group.mode, group.context_over)
            self._rates[kind] = None if rates is None else _whole(rates)
        return self._rates[kind]

    def add(self, group: Group, tokens: Tokens, window: int, units: int | None) -> int:
        """Add to the group's row and return the row's number; `units` None is unpriced."""
        new = len(self._first)
        key = (window, group.tool, group.account, group.model, group.project, units is None)
        row = self._rows.setdefault(key, new)
        if row == new:
            self._first.append(group)
            self._tokens.append(tokens)
            self._units.append(units)
            return row
        before = self._tokens[row]
        if isinstance(before, list):
            before.append(tokens)
        else:
            self._tokens[row] = [before, tokens]
        if units:
            self._units[row] = (self._units[row] or 0) + units
        return row

    def bill(self, row: int, amount: Decimal) -> None:
        """Add what the log itself billed."""
        self._billed[row] = self._billed[row] + amount if row in self._billed else amount

    def uses(self) -> list[Use]:
        """The rows, in the order in which they were begun."""
        rows = zip(self._first, self._tokens, self._units, strict=True)
        return [
            Use(
                group.start,
                group.end,
                group.tool,
                group.account,
                group.model,
                group.project,
                tokens if isinstance(tokens, Tokens) else _together(tokens),
                self._billed_too(row, units)
                if row in self._billed
                else units
                if units is None
                else _usd(units),
            )
            for row, (group, tokens, units) in enumerate(rows)
        ]

    def _billed_too(self, row: int, units: int | None) -> Decimal:
        return self._billed[row] + _usd(units) if units else self._billed[row]


def _together(tokens: list[Tokens]) -> Tokens:
    """The sum: by counter, which for several at once is five times quicker than adding pairs."""
    return Tokens(
        sum([each.input for each in tokens]),
        sum([each.output for each in tokens]),
        sum([each.cache_read for each in tokens]),
        sum([each.cache_write_5m for each in tokens]),
        sum([each.cache_write_1h for each in tokens]),
        sum([each.web_searches for each in tokens]),
        sum([each.requests for each in tokens]),
    )


def _variant(entry: Model | None, properties: dict[str, str], day: date) -> Prices:
    """The list's own prices for a request with these properties; for each price the first variant counts."""
    prices: Prices = {}
    for variant in entry.price_variants if entry is not None else ():
        if variant.meant(properties, day):
            prices = variant.prices | prices
    return prices


def _rates(
    prices: Prices, context_over: int, factor: Decimal, hour_per_input: Decimal | None
) -> Rates | None:
    """The rates of one kind of request. A cache price that is not listed is the input's (so the list)."""
    if not prices:
        return FREE
    at = {key: _level(price, context_over) for key, price in prices.items() if price is not None}
    if "input_mtok" not in at or "output_mtok" not in at:
        return None
    plain = at["input_mtok"]
    write = at.get("cache_write_mtok", plain)
    hour = write if hour_per_input is None else plain * hour_per_input
    tokens = (
        plain,
        at["output_mtok"],
        at.get("cache_read_mtok", plain),
        at.get("cache_write_5m_mtok", write),
        at.get("cache_write_1h_mtok", hour),
    )
    per_request = at.get("requests_kcount", Decimal(0))
    plain, output, read, write, hour = (rate * factor for rate in tokens)
    return Rates(plain, output, read, write, hour, at.get("web_searches_kcount"), per_request)


def _level(price: Price, context_over: int) -> Decimal:
    return price.at(context_over) if isinstance(price, Tiered) else price


def _whole(rates: Rates) -> _Whole:
    """The rates in whole 10^-18 USD per token, search and request."""
    searches = _UNKNOWN if rates.searches is None else int(rates.searches * _PER_THOUSAND)
    return (
        int(rates.input * _PER_MILLION),
        int(rates.output * _PER_MILLION),
        int(rates.cache_read * _PER_MILLION),
        int(rates.cache_write_5m * _PER_MILLION),
        int(rates.cache_write_1h * _PER_MILLION),
        searches,
        int(rates.requests * _PER_THOUSAND),
    )


def _units(whole: _Whole, tokens: Tokens) -> int:
    plain, output, read, write, hour, searches, requests = whole
    return (
        plain * tokens.input
        + output * tokens.output
        + read * tokens.cache_read
        + write * tokens.cache_write_5m
        + hour * tokens.cache_write_1h
        + searches * tokens.web_searches
        + requests * tokens.requests
    )


def _usd(units: int) -> Decimal:
    return Decimal(units).scaleb(-_DECIMALS)
