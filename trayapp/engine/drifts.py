"""How far estimates were off, measured once a day: it needs sums of two weeks, and days that are over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from trayapp.domain.drift import DAYS, daily, measure
from trayapp.domain.model import Drift, Route
from trayapp.domain.pricing import PriceBook, price
from trayapp.domain.routes import Plan, attribute, placed
from trayapp.engine.base import Base


class Drifts:
    """The drift of each account, kept until the day, the prices or the routes change."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._measured: tuple[date, PriceBook, tuple[Route, ...]] | None = None
        self._drifts: Mapping[str, Drift] = {}

    def of(self, routes: tuple[Route, ...]) -> Mapping[str, Drift]:
        """By account; ask only once all logs have been read, as what is missing would be taken for drift."""
        now = self._base.world.now()
        wanted = (now.astimezone(UTC).date(), self._base.book, routes)
        if wanted != self._measured:
            self._drifts = self._measure(now, routes)
            self._measured = wanted
        return self._drifts

    def _measure(self, now: datetime, routes: tuple[Route, ...]) -> Mapping[str, Drift]:
        since = now - timedelta(days=DAYS + 1)
        statements = daily(placed(self._base.store.reading_history(since), routes), now)
        edges = sorted({each.at for each in statements})
        if len(edges) < 2:
            return {}
        cuts = {turn for turn in Plan(routes).turns() if edges[0] < turn < edges[-1]}
        groups = self._base.store.groups(sorted({*edges, *cuts}))
        return measure(statements, attribute(price(groups, self._base.book), routes))
