"""Vendors as a feed: those switched on are asked politely; answers are stored, failures said once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from trayapp.domain.cadence import Situation, next_poll
from trayapp.domain.command import StoreSecret
from trayapp.domain.errors import FaultKind, SourceError, Unavailable, Unreachable
from trayapp.domain.model import Fault, Reading, Source
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.engine.base import Base, source_of, vendors
from trayapp.engine.ports import make_ports
from trayapp.system.background import DaemonExecutor
from trayapp.system.store import StoreError
from trayapp.system.vault import Vault, VaultError
from trayapp.system.web import Web
from trayapp.vendors import Vendor, ask

log = logging.getLogger(__name__)

DEADLINE = 75.0
"""Seconds for all that one vendor does for an answer: keyring 10 + its own program 20 + one answer of the web
40 (of them 10 to connect), and 5 to spare. Several programs and answers of one vendor share it."""

KEYRING_DEADLINE = 10.0
"""Seconds that a poll waits for the keyring; a prompt may stay open for as long as the person likes."""

T = TypeVar("T")


@dataclass
class _Standing:
    """How one vendor stands."""

    failures: int = 0
    asking: bool = False
    fault: Fault | None = None
    asked_at: datetime | None = None
    next_at: datetime | None = None
    resets_at: datetime | None = None
    reason: str = ""
    notes: tuple[str, ...] = ()


class VendorFeed:
    """Asks every vendor that is switched on, each at its own pace."""

    def __init__(
        self,
        base: Base,
        *,
        web: Web,
        changed: Callable[[], None],
        worked_at: Callable[[], datetime | None] = lambda: None,
        vault: Vault | None = None,
        known: Sequence[Vendor] | None = None,
    ) -> None:
        """`worked_at` says when some tool was last used, None where that is not known.

        `known` are the vendors that there are.
        """
        self._base = base
        self._web = web
        self._changed = changed
        self._worked_at = worked_at
        self._known = tuple(vendors() if known is None else known)
        self._vault = vault or Vault()
        self._keyring = DaemonExecutor("keyring")
        self._standing: dict[str, _Standing] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._wake: dict[str, asyncio.Event] = {}
        self._changes = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled: one task for each vendor that is switched on."""
        try:
            while True:
                self._follow_settings()
                await self._changes.wait()
                self._changes.clear()
        finally:
            for task in self._tasks.values():
                task.cancel()

    def look(self, only: str = "") -> None:
        """Ask every enabled vendor now, or `only` this one; except those that asked to be left alone."""
        for ident, wake in self._wake.items():
            if only in {"", ident}:
                wake.set()

    def apply(self) -> None:
        """The settings changed: start, stop and ask again."""
        self._changes.set()
        self.look()

    def faults(self) -> tuple[Fault, ...]:
        """What has no fresh answer."""
        asked = (self._standing.get(vendor.id) for vendor in self._known if self._enabled(vendor))
        return tuple(standing.fault for standing in asked if standing and standing.fault)

    def sources(self) -> tuple[Source, ...]:
        """Every vendor there is, and how it stands."""
        return tuple(self._source(vendor) for vendor in self._known)

    async def keep_secret(self, order: StoreSecret) -> None:
        """Keep or remove a secret; a keyring that refuses is the source's fault to show."""
        vendor = next(vendor for vendor in self._known if vendor.id == order.source)
        try:
            if order.value is None:
                await self._in_keyring(self._vault.remove, order.source, order.name, deadline=None)
            elif order.this_run:
                self._vault.put_for_this_run(order.source, order.name, order.value)
            else:
                keep = (order.source, order.name, order.value)
                await self._in_keyring(self._vault.put, *keep, deadline=None)
        except SourceError as error:
            self._fail(vendor, error)
        else:
            self._standing.pop(order.source, None)
            if order.source in self._wake:
                self._wake[order.source].set()
        self._changed()

    async def ask_once(self, patience: float = DEADLINE) -> None:
        """Ask every vendor that is switched on, all at the same time, for at most `patience` seconds."""
        asked = {asyncio.create_task(self._ask(each)): each for each in self._known if self._enabled(each)}
        if not asked:
            return
        _, late = await asyncio.wait(asked, timeout=patience)
        for task in late:
            task.cancel()
            name = asked[task].name
            self._fail(
                asked[task],
                Unreachable(
                    saying(
                        "Faults",
                        "{name} has not answered within {patience} seconds.",
                        name=name,
                        patience=f"{patience:.0f}",
                    )
                ),
            )
        await asyncio.gather(*late, return_exceptions=True)

    def close(self) -> None:
        """No more questions; a keyring call that hangs is left behind."""
        self._keyring.shutdown()

    # --- one vendor -----------------------------------------------------------------------------

    def _follow_settings(self) -> None:
        for vendor in self._known:
            wanted = self._enabled(vendor)
            if wanted and vendor.id not in self._tasks:
                self._wake[vendor.id] = asyncio.Event()
                self._tasks[vendor.id] = asyncio.create_task(self._keep_asking(vendor))
            elif not wanted and vendor.id in self._tasks:
                self._tasks.pop(vendor.id).cancel()
                self._standing.pop(vendor.id, None)
                self._wake.pop(vendor.id, None)

    def _enabled(self, vendor: Vendor) -> bool:
        """Switched on, and there is a way to ask it."""
        return vendor.fetch is not None and self._base.settings.sources.enabled(vendor.id)

    async def _keep_asking(self, vendor: Vendor) -> None:
        while True:
            self._wake[vendor.id].clear()  # before asking: what comes meanwhile asks again
            standing = self._of(vendor)
            standing.asking = True
            try:
                await self._ask(vendor)
            finally:
                standing.asking = False
            standing = self._of(vendor)  # a key that was kept meanwhile began it anew
            now = self._base.world.now()
            poll = next_poll(
                Situation(
                    interval=vendor.interval,
                    failures=standing.failures,
                    fault=standing.fault.kind if standing.fault else None,
                    retry_at=standing.fault.retry_at if standing.fault else None,
                    resets_at=standing.resets_at,
                    idle=self._idle(now),
                    chance=self._base.world.chance(),
                ),
                now,
            )
            standing.next_at, standing.reason = now + poll.delay, poll.reason
            self._changed()
            await self._pause(vendor, poll.delay)

    def _idle(self, now: datetime) -> timedelta | None:
        worked_at = self._worked_at()
        return None if worked_at is None else now - worked_at

    async def _pause(self, vendor: Vendor, delay: timedelta) -> None:
        """Wait; asked by hand it is shorter, but never shorter than the vendor itself asked for."""
        wake = self._wake[vendor.id]
        standing = self._of(vendor)
        if standing.fault is not None and standing.fault.kind is FaultKind.THROTTLED:
            await asyncio.sleep(delay.total_seconds())
            return
        try:
            async with asyncio.timeout(delay.total_seconds()):
                await wake.wait()
        except TimeoutError:
            pass

    async def _ask(self, vendor: Vendor) -> None:
        standing = self._of(vendor)
        standing.asked_at = self._base.world.now()
        notes: list[str] = []
        ports = make_ports(vendor, self._base, web=self._web, secret=self._secret, note=notes.append)
        try:
            async with asyncio.timeout(DEADLINE):
                readings = self._dated(await ask(vendor, ports))
            self._base.store.add_readings(readings)
        except StoreError as error:
            self._fail(vendor, Unavailable(error.sentence))
        except TimeoutError:
            self._fail(
                vendor,
                Unreachable(
                    saying(
                        "Faults", "{name} did not answer in time. It is asked again later.", name=vendor.name
                    )
                ),
            )
        except SourceError as error:
            self._fail(vendor, error)
        except Exception:  # the one bulkhead: a fault in one vendor must not stop all gauges
            log.exception("Asking %s failed in a way that was not foreseen", vendor.name)
            self._fail(
                vendor,
                Unreachable(
                    saying(
                        "Faults", "{name} could not be asked. The journal has the details.", name=vendor.name
                    )
                ),
            )
        else:
            standing.failures, standing.fault = 0, None
            standing.notes = tuple(dict.fromkeys(notes))
            ends = [reading.window.end for reading in readings if reading.window and reading.window.end]
            standing.resets_at = min((end for end in ends if end > standing.asked_at), default=None)

    def _dated(self, readings: list[Reading]) -> list[Reading]:
        """Each in its window, where the answer names none and the one before named that of the same budget.

        A gateway that refuses a used-up key says how much of how much is used and not until when.
        """
        if all(each.window is not None or each.limit is None for each in readings):
            return readings
        known = {(each.source, each.key): each for each in self._base.store.readings()}
        return [_dated(each, known.get((each.source, each.key))) for each in readings]

    def _fail(self, vendor: Vendor, error: SourceError) -> None:
        standing = self._of(vendor)
        standing.failures += 1
        since = standing.fault.since if standing.fault else self._base.world.now()
        standing.fault = Fault(
            source=vendor.id,
            name=vendor.name,
            kind=error.kind,
            sentence=error.sentence,
            since=since,
            retry_at=error.retry_at,
        )

    def _of(self, vendor: Vendor) -> _Standing:
        return self._standing.setdefault(vendor.id, _Standing())

    def _source(self, vendor: Vendor) -> Source:
        standing = self._standing.get(vendor.id, _Standing())
        return replace(
            source_of(vendor, self._base.settings),
            asked_at=standing.asked_at,
            next_at=standing.next_at,
            next_reason=standing.reason,
            fault=standing.fault,
            notes=standing.notes,
            asking=standing.asking,
        )

    async def _secret(self, source: str, name: str) -> Secret | None:
        return await self._in_keyring(self._vault.get, source, name)

    async def _in_keyring(
        self, call: Callable[..., T], *args: str, deadline: float | None = KEYRING_DEADLINE
    ) -> T:
        """Run a keyring call on its own thread; the wait is bounded for polls, the call itself cannot be."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(deadline):
                return await loop.run_in_executor(self._keyring, call, *args)
        except VaultError as error:
            raise Unavailable(error.sentence) from None
        except TimeoutError:
            raise Unavailable(
                saying(
                    "Faults",
                    "The keyring did not answer. It may be asking for its password in another window.",
                )
            ) from None


def _dated(reading: Reading, before: Reading | None) -> Reading:
    if reading.window is not None or reading.limit is None or before is None or before.window is None:
        return reading
    same = (before.account, before.unit, before.limit) == (reading.account, reading.unit, reading.limit)
    return replace(reading, window=before.window) if same and reading.at in before.window else reading


def ask_once(base: Base, patience: float = DEADLINE) -> tuple[tuple[Source, ...], tuple[Fault, ...]]:
    """Ask every vendor that is switched on once, from code that runs no loop of its own.

    After `patience` seconds those that have not answered are left: their last word stays.
    """

    async def ask_all() -> tuple[tuple[Source, ...], tuple[Fault, ...]]:
        world = base.world
        web = Web(
            now=world.now,
            network=lambda: base.settings.network,
            policy=lambda: base.settings.policy,
            env=world.env,
            platform=world.platform,
        )
        feed = VendorFeed(base, web=web, changed=lambda: None)
        try:
            await feed.ask_once(patience)
            return feed.sources(), feed.faults()
        finally:
            feed.close()
            await web.close()

    return asyncio.run(ask_all())
