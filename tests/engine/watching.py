"""An engine that runs in a test."""

import asyncio
from contextlib import suppress
from decimal import Decimal

from trayapp.engine.core import Engine


class Watching:
    """An engine that runs, and what it said."""

    def __init__(self, surroundings, **more):
        self.snapshots = []
        self.alerts = []
        self.engine = Engine(surroundings, publish=self.snapshots.append, alert=self.alerts.append, **more)

    async def __aenter__(self):
        self.task = asyncio.create_task(self.engine.run())
        return self

    async def __aexit__(self, *_):
        self.task.cancel()
        with suppress(asyncio.CancelledError):
            await self.task

    async def until(self, condition):
        async with asyncio.timeout(15):
            while not (self.snapshots and condition(self.snapshots[-1])):
                if self.task.done():
                    await self.task
                await asyncio.sleep(0.01)
        return self.snapshots[-1]


def spent(amount):
    return lambda snapshot: snapshot.gauges and snapshot.gauges[0].used == Decimal(amount)
