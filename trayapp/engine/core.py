"""The engine: facts come in from logs and vendors, one frozen Snapshot goes out, commands come in.

It owns the store and runs on one asyncio loop; nothing in it may know a vendor's name or a widget.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from trayapp.domain.alerts import AlertState, Rules, delivered, judge
from trayapp.domain.assess import Facts, assess, edges
from trayapp.domain.command import (
    ApplySettings,
    AskGrounds,
    AskHistory,
    AskOutcomes,
    AskPreview,
    AskSource,
    AskTrace,
    ChangeSettings,
    Command,
    Delivered,
    HideTip,
    PassedAdvice,
    RecordSpent,
    Refresh,
    ShowSample,
    Snooze,
    StoreSecret,
    TookAdvice,
)
from trayapp.domain.history import History
from trayapp.domain.model import Alert, Progress, Snapshot
from trayapp.domain.routes import placed
from trayapp.domain.sample import sample_snapshot
from trayapp.engine import by_hand
from trayapp.engine.base import (
    World,
    intervals,
    open_base,
    shown_readings,
    tools_of,
    zone_of,
)
from trayapp.engine.changing import change_settings
from trayapp.engine.drifts import Drifts
from trayapp.engine.history import DaySums, history_of
from trayapp.engine.hooks import Hooks
from trayapp.engine.log_feed import LogFeed
from trayapp.engine.price_feed import PriceFeed
from trayapp.engine.priced import PricedUses
from trayapp.engine.routing import Routing
from trayapp.engine.tips import hide, tips_of
from trayapp.engine.vendor_feed import VendorFeed
from trayapp.settings import Settings
from trayapp.system.store import StoreDamaged, StoreError
from trayapp.system.web import Web

if TYPE_CHECKING:
    from trayapp.domain.advice.grounds import Grounds
    from trayapp.domain.advice.outcomes import Outcomes
    from trayapp.domain.preview import Preview
    from trayapp.domain.tracing import Trace

log = logging.getLogger(__name__)

RETRY = 5.0
"""Seconds until records that were busy are asked again."""

LOOK_ELSEWHERE = 60.0
"""Seconds between two looks whether a command in a terminal has written: a query of some microseconds, as
often as logs are swept."""

JUDGE_AGAIN = timedelta(minutes=30)
"""The longest time between two judgements: pace and forecast move with time alone."""


class Engine:
    """Ask, remember, judge, publish."""

    def __init__(
        self,
        world: World,
        *,
        publish: Callable[[Snapshot], None],
        alert: Callable[[Alert], None],
        settled: Callable[[Settings], None] = lambda _: None,
        elsewhere: float = LOOK_ELSEWHERE,
        history: Callable[[History], None] = lambda _: None,
    ) -> None:
        """Those that can be called are, on the core's thread, and must only hand on.

        `settled` gets the settings whenever they have been read, `history` what was asked for. `elsewhere`
        is the seconds between two looks whether another program has written.
        """
        self._world = world
        self._publish = publish
        self._alert = alert
        self._settled = settled
        self._elsewhere = elsewhere
        self._history = history
        # Gets what a hook has stopped; set before `run`, by whoever has a clipboard.
        self.keep_prompt: Callable[[str], None] = lambda _: None
        # Gets what the window before costly work asked for; set before `run`, by whoever shows it.
        self.hand_over: Callable[[Grounds], None] = lambda _: None
        # Gets what an editor, a trace or a page asked for; set before `run`, by whoever shows it.
        self.answer: Callable[[Preview | Trace | Outcomes], None] = lambda _: None
        self._previews = 0
        self._commands: asyncio.Queue[Command] = asyncio.Queue()
        self._progress: Progress | None = None
        self._sample = False
        self._alerts = AlertState()
        self._refused: tuple[str, ...] = ()
        self._keeping: set[asyncio.Task[None]] = set()
        self._soon = asyncio.Event()
        self._dirty: list[datetime | None] = []

    def post(self, command: Command) -> None:
        """Take a command; on the core's own loop."""
        if isinstance(command, AskPreview):
            self._previews = command.number
        self._commands.put_nowait(command)

    async def run(self) -> None:
        """Until cancelled. What is stored shows at once, then logs and vendors are asked."""
        self._base = open_base(self._world)
        self._web = Web(
            now=self._world.now,
            network=lambda: self._base.settings.network,
            policy=lambda: self._base.settings.policy,
            env=self._world.env,
            platform=self._world.platform,
        )
        self._priced = PricedUses(self._base.store, self._base.book)
        self._routing = Routing(self._base, resident=True)
        self._drifts = Drifts(self._base)
        self._day_sums = DaySums(self._base)
        self._worked_at = self._world.now()  # who has just signed in is about to work
        self._alerts = AlertState.decode(self._base.store.get_state("alerts"))
        self._logs = LogFeed(self._base, changed=self._logs_changed, progress=self._show_progress)
        self._vendors = VendorFeed(
            self._base, web=self._web, changed=self._judge_soon, worked_at=lambda: self._worked_at
        )
        self._prices = PriceFeed(self._base, web=self._web, changed=self._reprice)
        try:
            self._settled(self._base.settings)
            self._judge_or_mend()
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._logs.run())
                tasks.create_task(self._vendors.run())
                tasks.create_task(self._prices.run())
                tasks.create_task(self._clock())
                tasks.create_task(self._obey())
                tasks.create_task(
                    Hooks(self._base, lambda: self._last, self.keep_prompt, self._judge_soon).run()
                )
        finally:
            self._vendors.close()
            await self._web.close()
            self._base.close()

    # --- judging -------------------------------------------------------------------------------

    async def _clock(self) -> None:
        """Judge when something changed, and when time alone changes the picture."""
        while True:
            now = self._world.now()
            tomorrow = next((edge for edge in self._boundaries(now) if edge > now), now + JUDGE_AGAIN)
            pause = min(tomorrow - now, JUDGE_AGAIN).total_seconds() + 0.5
            try:
                await self._until_news(pause)
                self._soon.clear()
                self._base.zone = zone_of(self._base.settings)  # the person may have travelled
                self._judge_or_mend()
                if self._logs.caught_up:
                    self._day_sums.keep(self._world.now())
            except StoreError as error:  # another program holds the records, or the disk is full
                log.warning("Not judged: %s", error.sentence)
                await asyncio.sleep(RETRY)
                self._soon.set()

    async def _until_news(self, pause: float) -> None:
        """Until somebody calls, another program has written, or so many seconds have gone."""
        if self._soon.is_set():
            return
        written = self._base.store.written_elsewhere()
        while pause > 0 and not self._soon.is_set() and self._base.store.written_elsewhere() == written:
            try:
                async with asyncio.timeout(min(pause, self._elsewhere)):
                    await self._soon.wait()
            except TimeoutError:
                pause -= self._elsewhere

    def _judge_or_mend(self) -> None:
        """Judge; damaged records are set aside first, and the logs are read again."""
        try:
            self._judge()
        except StoreDamaged as problem:
            log.warning("The records are begun anew: %s", problem.sentence)
            self._base.begin_anew(problem)
            self._priced = PricedUses(self._base.store, self._base.book)
            self._logs.look()
            self._judge()

    def _boundaries(self, now: datetime) -> list[datetime]:
        ends = [gauge.window.end for gauge in self._last.gauges]
        ends += [self._alerts.silence(now), self._rules().speaks_again(now)]
        return sorted(end for end in ends if end is not None and end > now)

    def _judge_soon(self) -> None:
        self._soon.set()

    def _logs_changed(self, since: datetime | None) -> None:
        self._dirty.append(since)
        self._worked_at = self._world.now()
        self._soon.set()

    def _show_progress(self, progress: Progress | None) -> None:
        """Progress moves many times a second at no cost: only the last picture is sent again."""
        self._progress = progress
        if progress is not None and not self._sample:
            self._publish(replace(self._last, progress=progress))

    def _judge(self) -> None:
        snapshot = replace(self._assess(), said=self._alerts.said)
        self._last = snapshot
        if self._sample:
            self._publish(sample_snapshot(snapshot.at, self._base.zone))
            return
        self._publish(snapshot)
        self._warn(snapshot)

    def _assess(self) -> Snapshot:
        base, now = self._base, self._world.now()
        allowances = base.settings.allowances
        routes = self._routing.routes()
        readings = placed(shown_readings(base), routes)
        marks = edges(allowances, readings, now, base.zone, routes=routes)
        dirty, writes = self._take_dirty()
        self._facts = facts = Facts(
            uses=self._priced.uses(marks, routes=routes, dirty=dirty, writes=writes),
            readings=readings,
            faults=self._vendors.faults(),
            tools=tools_of(base, self._logs.counts),
            sources=self._vendors.sources(),
            routes=routes,
            progress=self._progress,
            problems=(*base.problems, *self._refused, *self._logs.problems()),
            malformed_lines=base.store.malformed_lines(),
            headline_key=base.settings.general.pinned or None,
            snoozed_until=self._alerts.silence(now),
            intervals=intervals(),
            drifts=self._drifts.of(routes) if self._logs.caught_up else {},
            tips=tips_of(base),
        )
        return assess(allowances, facts, now, base.zone)

    def _take_dirty(self) -> tuple[datetime | None, int]:
        """The earliest event that changed since last time (None: not known), and by how many writes."""
        known = [since for since in self._dirty if since is not None]
        unknown = len(known) < len(self._dirty) or not known
        self._dirty.clear()
        return (None, 0) if unknown else (min(known), len(known))

    def _warn(self, snapshot: Snapshot) -> None:
        if snapshot.progress is not None or not self._logs.caught_up:
            return  # half-read logs would warn about a figure that is still growing
        before = self._alerts
        self._alerts, alerts = judge(before, snapshot, self._rules())
        if self._alerts != before:
            self._remember_alerts()
        for alert in alerts:
            self._alert(alert)

    def _remember_alerts(self) -> None:
        try:
            self._base.store.put_state("alerts", self._alerts.encode())
        except StoreError as error:  # they are in memory; the next change writes them
            log.warning("The warnings are not remembered: %s", error.sentence)

    def _said(self, key: str, place: str) -> None:
        self._alerts = delivered(self._alerts, key, place=place)
        self._remember_alerts()
        self._last = replace(self._last, said=self._alerts.said)
        if not self._sample:
            self._publish(self._last)

    def _rules(self) -> Rules:
        return Rules.of(self._base.settings.warnings, self._base.zone)

    # --- commands ------------------------------------------------------------------------------

    async def _obey(self) -> None:
        while True:
            command = await self._commands.get()
            try:
                await self._do(command)
            except Exception:  # the bulkhead for commands: one that fails must not end the core
                log.exception("The command %s failed", type(command).__name__)

    def _answer(self, command: Command) -> bool:
        """Those that change no figure and no setting; False for all others."""
        match command:
            case Delivered(key, place):
                self._said(key, place)
            case AskHistory():
                self._history(history_of(self._base, command, self._last.routes, self._world.now()))
            case AskGrounds():
                from trayapp.engine.grounds import grounds_of  # noqa: PLC0415 (with the window that asks)

                self.hand_over(grounds_of(self._base, self._last))
            case AskPreview(number):
                from trayapp.engine.preview import preview_of  # noqa: PLC0415 (with the editor)

                if number == self._previews:  # a later question waits in the queue
                    self.answer(preview_of(self._base, command, self._facts, self._world.now()))
            case AskTrace() | AskOutcomes():
                from trayapp.engine.answers import answer_to  # noqa: PLC0415 (when somebody asks)

                if (found := answer_to(self._base, command, self._facts, self._last.at)) is not None:
                    self.answer(found)
            case HideTip(key):
                hide(self._base, key)
                self._soon.set()
            case TookAdvice() | PassedAdvice():
                from trayapp.engine.advice_kept import heeded  # noqa: PLC0415 (with the window that advises)

                heeded(self._base.store, command, self._world.now())
            case _:
                return False
        return True

    async def _do(self, command: Command) -> None:
        if self._answer(command):
            return
        match command:
            case Refresh():
                self._logs.look()
                self._routing.look()
                self._vendors.look()
            case AskSource(source):
                self._vendors.look(source)
            case Snooze(until):
                self._alerts = replace(self._alerts, snoozed_until=until)
                self._remember_alerts()
            case ApplySettings():
                self._apply()
            case ChangeSettings(changes):
                self._change(changes)
            case StoreSecret():
                # A prompt may stay open for as long as the person likes; other commands do not wait for it.
                keeping = asyncio.create_task(self._vendors.keep_secret(command))
                self._keeping.add(keeping)
                keeping.add_done_callback(self._keeping.discard)
            case RecordSpent(key, used):
                self._record(key, used)
            case ShowSample(on):
                self._sample = on
        self._soon.set()

    def _record(self, key: str, used: Decimal | None) -> None:
        self._refused = ()
        try:
            by_hand.keep(self._base, key, used)
        except (by_hand.NotRecorded, StoreError) as error:
            self._refused = (error.sentence,)

    def _change(self, changes: Mapping[str, object]) -> None:
        written, refused = change_settings(self._world, self._base.settings, changes)
        if written:
            self._apply()
        if refused:
            self._refused = (refused,)

    def _apply(self) -> None:
        self._refused = ()
        self._base.reload()
        self._settled(self._base.settings)
        self._logs.look()
        self._routing.look()
        self._vendors.apply()
        self._prices.look()

    def _reprice(self) -> None:
        self._priced.reprice(self._base.book)
        self._soon.set()
