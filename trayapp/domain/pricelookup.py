"""From a model's name as a log writes it to its prices on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from trayapp.domain.pricelist import Model, PriceList, Prices
from trayapp.domain.priceterms import Terms

Search = Callable[[str, str], Model | None]


@dataclass(frozen=True, slots=True)
class Listing:
    """What is known of a model's prices: `prices` {} is free, `modes` are those that its name itself says.

    `hour_per_input` is the one-hour cache write's multiple of the input price where no price is stated.
    """

    id: str
    prices: Prices
    entry: Model | None
    hour_per_input: Decimal | None
    modes: tuple[str, ...] = ()


def look_up(model: str, day: date, listed: PriceList, terms: Terms) -> Listing | None:
    """The prices of `model` in force on `day` (UTC); None for a model that nobody lists.

    A name is tried as it stands, then with ever more of what does not change the price taken off.
    """
    name = terms.renamed(model.strip().lower(), day)
    return _by_suffix(name, day, listed, terms) or _by_name(name, day, listed, terms)


def _by_suffix(name: str, day: date, listed: PriceList, terms: Terms) -> Listing | None:
    """A name that ends in a mode ("model-fast"), unless the list spells such a name out itself."""
    for suffix, mode in terms.suffixes.items():
        base = name.removesuffix(suffix)
        if base == name:
            continue
        spelt = _sold(name, day, terms, listed, listed.spelt)
        if spelt is not None:
            return _listing(spelt.id.lower(), spelt, day, terms)
        found = _by_name(base, day, listed, terms)
        return found and replace(found, modes=(mode,))
    return None


def _by_name(name: str, day: date, listed: PriceList, terms: Terms) -> Listing | None:
    for spelling in terms.spellings(name):
        meant = terms.renamed(spelling, day)
        entry = _sold(meant, day, terms, listed, listed.find)
        found = _listing(meant if entry is None else entry.id.lower(), entry, day, terms)
        if found is not None:
            return found
    return None


def _sold(name: str, day: date, terms: Terms, listed: PriceList, search: Search) -> Model | None:
    """The entry that a name means, at the provider that sells it under that name."""
    home = terms.home_of(name, day)
    at_home = search(name, home) if home is not None else None
    if at_home is not None:
        return at_home
    prefix, slash, rest = name.partition("/")
    if not slash:
        offers = (search(name, seller) for seller in listed.sellers(name))
        return next((offer for offer in offers if offer is not None), None)
    if prefix in terms.gateways:
        return _sold(rest, day, terms, listed, search)
    if prefix == terms.router:
        return search(rest, terms.router) or _sold(rest, day, terms, listed, search)
    maker = listed.known_as(prefix)
    direct = search(rest, terms.home_of(rest, day) or maker) if maker is not None else None
    routed = search(name, terms.router) if direct is None or ":" in rest else None
    # "maker/model:variant" is the router's way of writing: its free variants are its own.
    return routed or direct


def _listing(name: str, entry: Model | None, day: date, terms: Terms) -> Listing | None:
    stated = next((term.prices for term in terms.stated if term.holds(name, day)), None)
    prices = stated
    if prices is None and entry is not None:
        prices = entry.standard(day)
    if prices is None:
        return None
    missing = [term for term in terms.missing if term.holds(name, day)] if prices else []
    for term in missing:
        prices = term.prices | prices
    hours = (term.cache_write_1h_per_input for term in missing)
    return Listing(name, prices, entry, next((hour for hour in hours if hour is not None), None))
