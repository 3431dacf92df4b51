"""Prices as a feed: once a day, and only when the person has allowed it, newer rates are asked for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from trayapp.domain.errors import SourceError
from trayapp.engine.base import Base
from trayapp.system.prices import load_book, refresh
from trayapp.system.resources import find_resources
from trayapp.system.store import StoreError
from trayapp.system.web import Web

log = logging.getLogger(__name__)

EVERY = timedelta(days=1)
"""Vendors change prices a few times a year; the data is published daily."""


class PriceFeed:
    """Keeps `base.book` fresh."""

    def __init__(self, base: Base, *, web: Web, changed: Callable[[], None]) -> None:
        self._base = base
        self._web = web
        self._changed = changed
        self._wake = asyncio.Event()

    def look(self) -> None:
        """The settings changed: it may be allowed now."""
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._wake.clear()
            if self._base.settings.general.check_prices and self._due() <= timedelta(0):
                try:
                    await self._ask()
                except StoreError as error:
                    log.warning("The prices were not asked for: %s", error.sentence)
            allowed = self._base.settings.general.check_prices
            pause = max(self._due(), timedelta(minutes=1)).total_seconds() if allowed else None
            try:
                async with asyncio.timeout(pause):
                    await self._wake.wait()
            except TimeoutError:
                pass

    def _due(self) -> timedelta:
        raw = self._base.store.get_state("prices-asked")
        if raw is None:
            return timedelta(0)
        return datetime.fromisoformat(raw.decode()) + EVERY - self._base.world.now()

    async def _ask(self) -> None:
        base = self._base
        base.store.put_state("prices-asked", base.world.now().isoformat().encode())
        try:
            newer = await refresh(
                self._web.get_bytes, base.world.paths.prices, resources=find_resources(), now=base.world.now()
            )
        except SourceError as error:
            log.info("No newer prices: %s", error.sentence)
            return
        if newer:
            base.book = load_book(find_resources(), base.world.paths.prices)
            base.store.recut(base.book.thresholds())
            self._changed()
