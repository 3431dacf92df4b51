"""When advice may interrupt, and what it remembers of that: pure, a new value for every change.

An interruption is dear: each one that is waved away makes the next less likely to be read (docs/advice.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

import msgspec

VERSION: Final = 1
A_DAY: Final = timedelta(hours=24)
MOST_A_DAY: Final = 2
DISMISSALS: Final = 2
MUTED: Final = timedelta(days=14)
DELIBERATE: Final = timedelta(hours=2)
MONTH: Final = timedelta(days=30)
SEEN_LEAST: Final = 20
"""Session starts in a month below which nobody can say what applies to most of them."""
_KEPT: Final = 400


@dataclass(frozen=True, slots=True)
class Spoken:
    """An interruption: when, in which session ("" where that is not known), and of which kind."""

    at: datetime
    session: str
    kind: str


@dataclass(frozen=True, slots=True)
class Start:
    """A session's start: the advice that fitted ("" for none) and what it would have saved, in USD cents."""

    at: datetime
    kind: str
    saved: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """One decision instead of forty interruptions: `share` of last month's `sessions` had the same advice."""

    kind: str
    sessions: int
    share: float
    saved: int


@dataclass(frozen=True, slots=True)
class Attention:
    """What was said and waved away. Oldest first; nothing of a prompt is in it.

    `never` are kinds that the person switched off, `not_here` pairs of kind and project; `chosen_at` is when
    the person last decided against advice on purpose; `proposed_at` when a default was last proposed.
    """

    spoken: tuple[Spoken, ...] = ()
    dismissed: tuple[tuple[str, datetime], ...] = ()
    never: tuple[str, ...] = ()
    not_here: tuple[tuple[str, str], ...] = ()
    chosen_at: datetime | None = None
    starts: tuple[Start, ...] = ()
    proposed_at: datetime | None = None

    # --- what is asked ----------------------------------------------------------------------------

    def silence(self, kind: str, project: str, session: str, now: datetime) -> str:
        """Why this kind may not interrupt now, as a phrase key; "" where it may."""
        today = [each for each in self.spoken if timedelta(0) <= now - each.at < A_DAY]
        chosen = self.chosen_at is not None and timedelta(0) <= now - self.chosen_at < DELIBERATE
        rules = (
            ("advice.quiet.never", kind in self.never or (kind, project) in self.not_here),
            ("advice.quiet.chosen", chosen),
            ("advice.quiet.muted", self._muted(kind, now)),
            ("advice.quiet.session", bool(session) and any(e.session == session for e in self.spoken)),
            ("advice.quiet.day", len(today) >= MOST_A_DAY),
            ("advice.quiet.usual", self.usual(now, kind) is not None),
        )
        return next((key for key, holds in rules if holds), "")

    def _muted(self, kind: str, now: datetime) -> bool:
        times = [at for each, at in self.dismissed if each == kind]
        # Every second one begins a fortnight; after it, the kind has its two chances again.
        pairs = times[DISMISSALS - 1 :: DISMISSALS]
        return bool(pairs) and now - pairs[-1] < MUTED

    def usual(self, now: datetime, kind: str) -> Proposal | None:
        """What to propose as a default, where this kind fitted most of last month's session starts."""
        month = [each for each in self.starts if timedelta(0) <= now - each.at < MONTH]
        fitting = [each for each in month if each.kind == kind]
        if not kind or len(month) < SEEN_LEAST or 2 * len(fitting) <= len(month):
            return None
        saved = sum(each.saved for each in fitting)
        return Proposal(kind, len(month), len(fitting) / len(month), saved)

    def proposal(self, now: datetime) -> Proposal | None:
        """The new default that is worth one sentence this month; None where there is none, or it was said."""
        if self.proposed_at is not None and now - self.proposed_at < MONTH:
            return None
        kinds = {each.kind for each in self.starts if each.kind and each.kind not in self.never}
        found = [each for kind in sorted(kinds) if (each := self.usual(now, kind)) is not None]
        return max(found, key=lambda each: each.saved, default=None)

    # --- what happened ----------------------------------------------------------------------------

    def said(self, kind: str, session: str, now: datetime) -> Attention:
        """After an interruption was shown."""
        return replace(self, spoken=(*self.spoken, Spoken(now, session, kind))[-_KEPT:])

    def began(self, kind: str, saved: int, now: datetime) -> Attention:
        """After a session's start was judged; `saved` in cents."""
        return replace(self, starts=(*self.starts, Start(now, kind, saved))[-_KEPT:])

    def waved_away(self, kind: str, now: datetime) -> Attention:
        """After the person closed advice of this kind without following it."""
        return replace(self, dismissed=(*self.dismissed, (kind, now))[-_KEPT:])

    def followed(self, kind: str) -> Attention:
        """After the person did as advised: earlier dismissals of this kind count no more."""
        return replace(self, dismissed=tuple(each for each in self.dismissed if each[0] != kind))

    def chose(self, now: datetime) -> Attention:
        """After the person chose the dear way on purpose."""
        return replace(self, chosen_at=now)

    def silenced(self, kind: str, project: str = "") -> Attention:
        """After "never", or with a project "not here"."""
        if project:
            return replace(self, not_here=_with(self.not_here, (kind, project)))
        return replace(self, never=_with(self.never, kind))

    def proposed(self, now: datetime) -> Attention:
        """After a new default was proposed."""
        return replace(self, proposed_at=now)


NOTHING_SAID = Attention()

_T = TypeVar("_T")


def _with(there: Iterable[_T], new: _T) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*there, new)))


class _Kept(msgspec.Struct, frozen=True):
    version: int
    attention: Attention


def encode(attention: Attention) -> bytes:
    """As the store keeps it."""
    return msgspec.json.encode(_Kept(VERSION, attention))


def decode(kept: bytes | None) -> Attention:
    """What was kept; nothing where there is none, or it is of another version."""
    if not kept:
        return NOTHING_SAID
    try:
        found = msgspec.json.decode(kept, type=_Kept)
    except msgspec.MsgspecError:
        return NOTHING_SAID
    return found.attention if found.version == VERSION else NOTHING_SAID
