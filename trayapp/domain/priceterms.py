"""Our own terms beside the published list: names as logs write them, and prices that the list has not.

They are data (resources/prices/overrides.toml), each entry with the evidence for it. Days are UTC; `since`
is the first day on which an entry holds and `until` the first on which it no longer does.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase

import msgspec

from trayapp.domain.pricelist import Prices, UnreadablePrices
from trayapp.domain.saying import saying


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every entry has: for which models (globs), when, and why."""

    models: tuple[str, ...]
    why: str
    but: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max

    def holds(self, model: str, day: date) -> bool:
        """Whether the entry is about `model` (lower case) on `day`."""
        return self.since <= day < self.until and self.names(model)

    def names(self, model: str) -> bool:
        """Whether `model` is among those meant, on whatever day."""
        return any(fnmatchcase(model, glob) for glob in self.models) and not any(
            fnmatchcase(model, glob) for glob in self.but
        )


class Alias(Term, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names that stand for the model `to`."""

    to: str


class Home(Term, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names that are sold by `provider`, whatever they contain."""

    provider: str


class Stated(Term, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Prices that hold instead of the list's."""

    prices: Prices


class Missing(Term, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Prices to use where the list states none."""

    prices: Prices = {}
    cache_write_1h_per_input: Decimal | None = None


class Factor(Term, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By how much tokens cost more in a mode for which the list has no prices of its own."""

    modes: tuple[str, ...]
    times: Decimal


class Rewrite(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a name that does not change the price: the pattern, and what stands for it."""

    pattern: str
    to: str = ""
    why: str


class Terms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of them. `modes` maps our word for a mode to the list's words for it."""

    providers: tuple[str, ...]
    router: str
    gateways: tuple[str, ...]
    modes: dict[str, dict[str, str]]
    suffixes: dict[str, str]
    check: tuple[str, ...]
    rewrite: tuple[Rewrite, ...] = ()
    alias: tuple[Alias, ...] = ()
    home: tuple[Home, ...] = ()
    stated: tuple[Stated, ...] = ()
    missing: tuple[Missing, ...] = ()
    factor: tuple[Factor, ...] = ()

    def turns(self) -> Iterator[date]:
        """The days on which an entry begins or ceases to hold."""
        for term in (*self.alias, *self.home, *self.stated, *self.missing, *self.factor):
            yield from (term.since, term.until)

    def spellings(self, name: str) -> Iterator[str]:
        """`name` (lower case), then with ever more taken off that does not change the price."""
        yield name
        for rewrite in self.rewrite:
            shorter = re.sub(rewrite.pattern, rewrite.to, name)
            if shorter != name and shorter:
                name = shorter
                yield name

    def renamed(self, name: str, day: date) -> str:
        """The name for which `name` stands on `day`, itself where it stands for no other."""
        for alias in self.alias:
            if alias.holds(name, day):
                return alias.to
        return name

    def home_of(self, name: str, day: date) -> str | None:
        """The provider whose way of writing `name` is, None where the name itself does not tell."""
        return next((home.provider for home in self.home if home.holds(name, day)), None)

    def factor_of(self, mode: str, model: str, day: date) -> Decimal | None:
        """By how much a mode multiplies a model's token prices; None where that is not told."""
        for factor in self.factor:
            if mode in factor.modes and factor.holds(model, day):
                return factor.times
        return None


def read_terms(text: str) -> Terms:
    """The terms written in TOML; raises UnreadablePrices with the field's path."""
    try:
        return msgspec.convert(tomllib.loads(text), Terms)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UnreadablePrices(
            saying("Faults", "The price overrides cannot be read: {error}.", error=error)
        ) from error
