"""Priced uses for any edges, kept in memory so that a change re-reads only the days that it touched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Protocol

from trayapp.domain.model import Route
from trayapp.domain.pricing import PriceBook, price
from trayapp.domain.routes import attribute
from trayapp.domain.usage import Group, Use


class Grouping(Protocol):
    """What it needs of the store."""

    def groups(self, edges: Sequence[datetime]) -> list[Group]:
        """Sums per interval between neighbouring edges and per everything that a price depends on."""
        ...

    def generation(self) -> int:
        """A number that changes whenever an event was added or altered, by any process."""
        ...


class PricedUses:
    """Uses of closed days stay as they were priced; only what changed is asked for again."""

    def __init__(self, store: Grouping, book: PriceBook) -> None:
        self._store = store
        self._book = book
        self._seen: int | None = None
        self._routes: tuple[Route, ...] = ()
        self._kept: dict[tuple[datetime, datetime], tuple[Use, ...]] = {}

    def reprice(self, book: PriceBook) -> None:
        """Forget every price: history is priced anew from its tokens at the next call."""
        self._book = book
        self._kept.clear()

    def uses(
        self,
        edges: Sequence[datetime],
        *,
        routes: tuple[Route, ...] = (),
        dirty: datetime | None = None,
        writes: int = 0,
    ) -> tuple[Use, ...]:
        """Every use between the first and the last edge, with the account that it is billed to.

        Args:
            edges: ascending instants (UTC); no use that comes back straddles one of them.
            routes: how tools are billed; other ones than last time attribute everything anew.
            dirty: the earliest event that changed since the last call. None with a changed
                generation means that it is not known, and everything is asked for again.
            writes: by how much this process itself raised the generation since the last call. Where that
                does not explain it, another process wrote too, and `dirty` does not tell all.
        """
        generation = self._store.generation()
        if generation != self._seen:
            alone = self._seen is not None and generation - self._seen == writes
            self._seen = generation
            self._forget(dirty if alone else None)
        if routes != self._routes:
            self._routes = routes
            self._kept.clear()
        spans = list(pairwise(edges))
        first = next((i for i, span in enumerate(spans) if span not in self._kept), len(spans))
        if first < len(spans):
            fresh: dict[tuple[datetime, datetime], list[Use]] = {span: [] for span in spans[first:]}
            for use in attribute(price(self._store.groups(edges[first:]), self._book), routes):
                fresh[use.start, use.end].append(use)
            self._kept = {span: self._kept[span] for span in spans[:first]}
            self._kept.update((span, tuple(uses)) for span, uses in fresh.items())
        return tuple(use for span in spans for use in self._kept[span])

    def _forget(self, dirty: datetime | None) -> None:
        if dirty is None:
            self._kept.clear()
        else:
            self._kept = {span: uses for span, uses in self._kept.items() if span[1] <= dirty}
