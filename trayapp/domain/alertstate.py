"""What the warnings remember between judgements and restarts, and the rules that a person set for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Protocol
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.model import Alert, AlertKind, Level, Said
from trayapp.domain.period import Window

VERSION = 1
KEPT = 50
"""Warnings that are remembered: a busy year of one allowance."""


class Choices(Protocol):
    """The preferences that warnings depend on, as the settings hold them."""

    @property
    def on(self) -> bool:
        """Whether anything is said at all."""
        ...

    @property
    def run_out(self) -> bool:
        """Whether an early run-out is said."""
        ...

    @property
    def pace(self) -> bool:
        """Whether an early fast pace is said."""
        ...

    @property
    def reset(self) -> bool:
        """Whether a new window is said."""
        ...

    @property
    def source(self) -> bool:
        """Whether a long silence of a source is said."""
        ...

    @property
    def quiet(self) -> tuple[time, time] | None:
        """Quiet hours in local time, from and until; they may span midnight."""
        ...


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be said, and when. `off` are kinds that are switched off; `quiet` is in `zone`."""

    zone: ZoneInfo
    off: frozenset[AlertKind] = frozenset()
    quiet: tuple[time, time] | None = None

    @classmethod
    def of(cls, choices: Choices, zone: ZoneInfo) -> Rules:
        """The rules that follow from a person's preferences."""
        wanted = {
            AlertKind.THRESHOLD: choices.on,
            AlertKind.RUN_OUT: choices.on and choices.run_out,
            AlertKind.PACE: choices.on and choices.pace,
            AlertKind.RESET: choices.on and choices.reset,
            AlertKind.SOURCE: choices.on and choices.source,
        }
        return cls(zone, frozenset(kind for kind, on in wanted.items() if not on), choices.quiet)

    def silent(self, now: datetime) -> bool:
        """True inside the quiet hours; their first minute is quiet, their end is not."""
        if self.quiet is None:
            return False
        begin, end = self.quiet
        clock = now.astimezone(self.zone).time()
        return begin <= clock < end if begin <= end else clock >= begin or clock < end

    def speaks_again(self, now: datetime) -> datetime | None:
        """When the quiet hours that hold now end (UTC); None outside of them."""
        if self.quiet is None or not self.silent(now):
            return None
        local = now.astimezone(self.zone)
        end = datetime.combine(local.date(), self.quiet[1], self.zone)
        if end.astimezone(UTC) <= now:
            end = datetime.combine(local.date() + timedelta(days=1), self.quiet[1], self.zone)
        return end.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Watch:
    """One allowance in one window: what has been told of it.

    `percent` is the highest threshold told, `told` the names of the other edges. `turn` counts changes of
    the limit inside the window, each of which arms again what is no longer crossed. `worst` is the
    highest level seen. `reset_due` holds while the beginning of this window is still to be told.
    """

    window: Window
    limit: Decimal | None
    turn: int = 0
    percent: int = 0
    told: frozenset[str] = frozenset()
    worst: Level = Level.UNKNOWN
    reset_due: bool = False

    def prefix(self, allowance: str) -> str:
        """What the keys of this window's alerts begin with."""
        start = self.window.start
        return f"{allowance}/{'ever' if start is None else stamp(start)}/{self.turn}"


@dataclass(frozen=True, slots=True)
class Offer:
    """An alert that was handed out and is not known to be delivered: how often, and when last.

    `allowance` (or source), `prefix`, `percent` and `names` say what its delivery marks as told; `since` is
    when the source began to fail. `alert` is what was handed out.
    """

    times: int
    last: datetime
    allowance: str
    prefix: str
    percent: int = 0
    names: frozenset[str] = frozenset()
    since: datetime | None = None
    alert: Alert | None = None


@dataclass(frozen=True, slots=True)
class AlertState:
    """Everything that was told or is on its way; `sources` are failures told, by source: since when.

    `said` are the latest `KEPT` warnings that the desktop took, oldest first.
    """

    watches: Mapping[str, Watch] = field(default_factory=dict)
    offers: Mapping[str, Offer] = field(default_factory=dict)
    sources: Mapping[str, datetime] = field(default_factory=dict)
    version: int = VERSION
    said: tuple[Said, ...] = ()
    snoozed_until: datetime | None = None

    def silence(self, now: datetime) -> datetime | None:
        """Until when the person wants to hear nothing; None once that is over."""
        return self.snoozed_until if self.snoozed_until is not None and now < self.snoozed_until else None

    def place(self, about: str) -> str:
        """Where the last warning about this stands on the screen; empty where there was none."""
        return next((each.place for each in reversed(self.said) if each.alert.about == about), "")

    def encode(self) -> bytes:
        """The state as JSON."""
        return msgspec.json.encode(self)

    @classmethod
    def decode(cls, data: bytes | None) -> AlertState:
        """The state from its bytes; a fresh one for none, damaged ones and those of another version.

        A fresh state tells at most one alert per allowance again, which is better than to fall silent.
        """
        if data is None:
            return cls()
        try:
            state = msgspec.json.decode(data, type=cls)
        except (msgspec.DecodeError, ValueError):
            return cls()
        return state if state.version == VERSION else cls()


def stamp(instant: datetime) -> str:
    """An instant (UTC) as part of a key, to the minute."""
    return instant.strftime("%Y-%m-%dT%H:%MZ")
