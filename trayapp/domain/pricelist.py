"""The published price list as it is written down, and how a model's name is found in it.

The shape is version 2 of the JSON list of the genai-prices project (`data_slim.json` and `data.json`); fields
that are not known are passed over. Providers are decoded when they are first asked for: a list is some
hundreds of kilobytes, and a person uses three models.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from trayapp.domain.saying import saying

# What a coding client's log can hold: text tokens, cache reads and writes, searches and requests. Prices of
# sound, pictures, pages and batches are left out.
PRICE_KEYS = (
    "input_mtok",
    "output_mtok",
    "cache_read_mtok",
    "cache_write_mtok",
    "cache_write_5m_mtok",
    "cache_write_1h_mtok",
    "web_searches_kcount",
    "requests_kcount",
)

# The dearest model ever listed asks 600 USD for a million tokens; a list above this mistakes its unit.
_DEAREST = Decimal(10_000)


class UnreadablePrices(ValueError):
    """A price list is damaged or of a shape that is not known; the message may be shown."""


class Clause(msgspec.Struct, frozen=True, omit_defaults=True):
    """When a name means this entry. A kind of clause that is not known here matches nothing."""

    equals: str | None = None
    starts_with: str | None = None
    ends_with: str | None = None
    contains: str | None = None
    regex: str | None = None
    or_: tuple[Clause, ...] | None = msgspec.field(default=None, name="or")
    and_: tuple[Clause, ...] | None = msgspec.field(default=None, name="and")

    def matches(self, name: str) -> bool:
        """Whether `name` (lower case) is meant."""
        if self.equals is not None:
            return name == self.equals.lower()
        if self.or_ is not None:
            return any(clause.matches(name) for clause in self.or_)
        if self.and_:
            return all(clause.matches(name) for clause in self.and_)
        return (
            (self.starts_with is not None and name.startswith(self.starts_with.lower()))
            or (self.contains is not None and self.contains.lower() in name)
            or (self.ends_with is not None and name.endswith(self.ends_with.lower()))
            or (self.regex is not None and re.search(self.regex, name) is not None)
        )

    def spells(self, name: str) -> bool:
        """Whether `name` is written out here in full, rather than being one of many that are meant."""
        if self.or_ is not None:
            return any(clause.spells(name) for clause in self.or_)
        return self.equals is not None and name == self.equals.lower()


class Tier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The price of a request whose prompt exceeds `start` tokens: for all of it, not for the excess."""

    start: int
    price: Decimal


class Tiered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A price that depends on the length of the whole prompt."""

    base: Decimal
    tiers: tuple[Tier, ...] = ()

    def at(self, context_over: int) -> Decimal:
        """The price of a prompt that exceeds `context_over` tokens, and no higher threshold."""
        chosen = Tier(-1, self.base)
        for tier in self.tiers:
            if chosen.start < tier.start <= context_over:
                chosen = tier
        return chosen.price


Price = Decimal | Tiered
Prices = dict[str, Price | None]


class Constraint(msgspec.Struct, frozen=True, omit_defaults=True):
    """When a price holds. One that holds for hours of the day, or is not known here, never does.

    A group of requests spans hours, so the hour's price cannot be told from it: the day's stands.
    """

    start_date: date | None = None
    start_time: str | None = None

    def holds(self, day: date) -> bool:
        """Whether the price is in force on `day` (UTC)."""
        return self.start_time is None and self.start_date is not None and self.start_date <= day


class Dated(msgspec.Struct, frozen=True, omit_defaults=True):
    """Prices and the time from which they hold; the last one in force wins."""

    prices: Prices
    constraint: Constraint | None = None


class Variant(msgspec.Struct, frozen=True, omit_defaults=True):
    """Prices that replace the standard ones where the request had every property in `when`."""

    when: dict[str, str]
    prices: Prices
    constraint: Constraint | None = None

    def meant(self, properties: dict[str, str], day: date) -> bool:
        """Whether it is for such a request, and in force on `day` (UTC)."""
        in_force = self.constraint is None or self.constraint.holds(day)
        return in_force and all(properties.get(key) == value for key, value in self.when.items())


class Model(msgspec.Struct, frozen=True, omit_defaults=True):
    """A model of a provider, with its prices in USD per million tokens (or per thousand searches)."""

    id: str
    match: Clause
    prices: Prices | tuple[Dated, ...]
    price_variants: tuple[Variant, ...] = ()

    def standard(self, day: date) -> Prices | None:
        """The prices of an ordinary request on `day`: the last in force, else the first; {} is free."""
        if isinstance(self.prices, dict):
            return self.prices
        for dated in reversed(self.prices):
            if dated.constraint is None or dated.constraint.holds(day):
                return dated.prices
        return self.prices[0].prices if self.prices else None


class Provider(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who sells models, and which names are theirs."""

    id: str
    models: msgspec.Raw
    model_match: Clause | None = None
    provider_match: Clause | None = None
    fallback_model_providers: tuple[str, ...] | None = None


_DATES = re.compile(rb'"(\d{4})-(\d\d)-(\d\d)"')


class PriceList:
    """A price list, ready to be asked; raises UnreadablePrices where `data` is no such list.

    Only the providers in `order` are read, and they are asked in that order.
    """

    def __init__(self, data: bytes, order: Sequence[str]) -> None:
        try:
            found = {provider.id: provider for provider in _HEADS.decode(data)}
        except _UNREADABLE as error:
            raise UnreadablePrices(
                saying("Faults", "The price list cannot be read: {error}.", error=error)
            ) from error
        self.providers = {name: found[name] for name in order if name in found}
        self._data = data
        self._models: dict[str, tuple[Model, ...]] = {}

    def turns(self) -> Iterator[date]:
        """The days on which a price of the list may change: every date that is written in it."""
        for year, month, day in set(_DATES.findall(self._data)):
            yield date(int(year), int(month), int(day))

    def models(self, provider: str) -> tuple[Model, ...]:
        """Every model of a provider, none for one that is not listed."""
        if provider not in self._models:
            head = self.providers.get(provider)
            self._models[provider] = _MODELS.decode(head.models) if head is not None else ()
        return self._models[provider]

    def find(self, name: str, provider: str) -> Model | None:
        """The model that `name` (lower case) means at `provider`, or at those whose models it sells too."""
        head = self.providers.get(provider)
        for seller in (provider, *((head and head.fallback_model_providers) or ())):
            for model in self.models(seller):
                if model.match.matches(name):
                    return model
        return None

    def spelt(self, name: str, provider: str) -> Model | None:
        """The model whose id, or one of whose full names, is exactly `name` (lower case)."""
        for model in self.models(provider):
            if model.id.lower() == name or model.match.spells(name):
                return model
        return None

    def sellers(self, name: str) -> Iterator[str]:
        """The providers that claim a model's bare name as theirs."""
        for provider in self.providers.values():
            if provider.model_match is not None and provider.model_match.matches(name):
                yield provider.id

    def known_as(self, prefix: str) -> str | None:
        """The provider that `prefix` names, as in "prefix/model"."""
        if prefix in self.providers:
            return prefix
        for provider in self.providers.values():
            if provider.provider_match is not None and provider.provider_match.matches(prefix):
                return provider.id
        return None

    def thresholds(self) -> set[int]:
        """Prompt lengths (tokens) above which any model in the list changes its price."""
        return {
            int(start)
            for head in self.providers.values()
            for start in _STARTS.findall(memoryview(head.models))
        }


def slim(data: bytes, order: Sequence[str]) -> bytes:
    """The same list with what a PriceList needs and no more, every value checked.

    Raises UnreadablePrices for a list of another shape and for a price that is negative or beyond reason.
    """
    listed = PriceList(data, order)
    if not listed.providers:
        raise UnreadablePrices(
            saying("Faults", "The price list names none of the providers that are known here.")
        )
    try:
        return _ENCODER.encode([_slim_provider(listed, head) for head in listed.providers.values()])
    except _UNREADABLE as error:
        raise UnreadablePrices(
            saying("Faults", "The price list is not in the form that is known here: {error}.", error=error)
        ) from error


def _slim_provider(listed: PriceList, head: Provider) -> dict[str, object]:
    models = [slimmed for model in listed.models(head.id) if (slimmed := _slim_model(model)) is not None]
    fields = msgspec.structs.asdict(head) | {"models": models}
    return {key: value for key, value in fields.items() if value is not None}


def _slim_model(model: Model) -> Model | None:
    _compile(model.match)
    variants = tuple(_slim_variants(model.price_variants))
    if isinstance(model.prices, dict):
        prices = _slim_prices(model.prices)
        return None if prices is None else Model(model.id, model.match, prices, variants)
    dated = _slim_dated(model.prices)
    return Model(model.id, model.match, dated, variants) if dated else None


def _slim_dated(dated: Iterable[Dated]) -> tuple[Dated, ...]:
    kept = []
    for entry in dated:
        prices = _slim_prices(entry.prices)
        hourly = entry.constraint is not None and entry.constraint.start_date is None
        if prices is not None and not hourly:
            kept.append(Dated(prices, entry.constraint))
    return tuple(kept)


def _slim_variants(variants: Iterable[Variant]) -> Iterable[Variant]:
    for variant in variants:
        prices = _slim_prices(variant.prices)
        if prices and "processing" not in variant.when:
            yield Variant(variant.when, prices, variant.constraint)


def _slim_prices(prices: Prices) -> Prices | None:
    """The prices that matter here; None where a model is sold by other things (pictures, hours)."""
    kept = {key: prices[key] for key in PRICE_KEYS if prices.get(key) is not None}
    for price in kept.values():
        _check(price)
    return kept if kept or not prices else None


def _check(price: Price | None) -> None:
    levels = [price.base, *(tier.price for tier in price.tiers)] if isinstance(price, Tiered) else [price]
    if not all(level is not None and Decimal(0) <= level <= _DEAREST for level in levels):
        raise UnreadablePrices(
            saying("Faults", "The price list holds a price beyond reason: {levels}.", levels=levels)
        )


def _compile(clause: Clause) -> None:
    if clause.regex is not None:
        re.compile(clause.regex)
    for inner in (*(clause.or_ or ()), *(clause.and_ or ())):
        _compile(inner)


_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, re.error)
_HEADS = msgspec.json.Decoder(list[Provider])
_MODELS = msgspec.json.Decoder(tuple[Model, ...])
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_STARTS = re.compile(rb'"start":\s*(\d+)')
