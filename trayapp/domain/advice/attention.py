"""When advice may interrupt, and what it remembers of that: pure, a new value for every change.

An interruption is dear: each one that is waved away makes the next less likely to be read (docs/advice.md).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import msgspec

VERSION: Final = 2
A_DAY: Final = timedelta(hours=24)
MOST_A_DAY: Final = 2
DISMISSALS: Final = 2
MUTED: Final = timedelta(days=14)
DELIBERATE: Final = timedelta(hours=2)
MONTH: Final = timedelta(days=30)
SEEN_LEAST: Final = 20
"""Session starts in a month below which nobody can say what applies to most of them."""
DEFAULTS: Final = ("cheaper_model",)
"""Kinds that a default of the tool can settle. What does not fit is said each time."""
_KEPT: Final = 400


@dataclass(frozen=True, slots=True)
class Spoken:
    """An interruption: when, in which session ("" where that is not known), and of which kind."""

    at: datetime
    session: str
    kind: str


@dataclass(frozen=True, slots=True)
class Start:
    """A session's start: the advice that fitted ("" for none), its model, and the saving in USD cents."""

    at: datetime
    kind: str
    saved: int = 0
    tool: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One decision instead of forty interruptions: `fitting` of last month's `sessions` had the same advice.

    `model` is what most of them were pointed to, `saved` what all of them would have saved, in USD cents.
    """

    kind: str
    sessions: int
    fitting: int
    saved: int
    tool: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Attention:
    """What was said and waved away. Oldest first; nothing of a prompt is in it.

    `chosen_at` is when the person last decided against advice on purpose; `proposed_at` when the default
    `standing` was proposed, which is None once the person has put it away.
    """

    spoken: tuple[Spoken, ...] = ()
    dismissed: tuple[tuple[str, datetime], ...] = ()
    chosen_at: datetime | None = None
    starts: tuple[Start, ...] = ()
    proposed_at: datetime | None = None
    standing: Proposal | None = None

    # --- what is asked ----------------------------------------------------------------------------

    def silence(self, kind: str, session: str, now: datetime) -> str:
        """Why this kind may not interrupt now, as a phrase key; "" where it may."""
        today = [each for each in self.spoken if timedelta(0) <= now - each.at < A_DAY]
        chosen = self.chosen_at is not None and timedelta(0) <= now - self.chosen_at < DELIBERATE
        rules = (
            ("advice.quiet.chosen", chosen),
            ("advice.quiet.muted", self.muted_until(kind, now) is not None),
            ("advice.quiet.session", bool(session) and any(e.session == session for e in self.spoken)),
            ("advice.quiet.day", len(today) >= MOST_A_DAY),
            ("advice.quiet.usual", self._is_proposed(now) and self.usual(now, kind) is not None),
        )
        return next((key for key, holds in rules if holds), "")

    def muted_until(self, kind: str, now: datetime) -> datetime | None:
        """Until when a kind is not said, because it was waved away twice; None where it is not muted."""
        times = [at for each, at in self.dismissed if each == kind]
        # Every second one begins a fortnight; after it, the kind has its two chances again.
        pairs = times[DISMISSALS - 1 :: DISMISSALS]
        return pairs[-1] + MUTED if pairs and now - pairs[-1] < MUTED else None

    def _is_proposed(self, now: datetime) -> bool:
        return self.proposed_at is not None and now - self.proposed_at < MONTH

    def usual(self, now: datetime, kind: str) -> Proposal | None:
        """What to propose as a default, where this kind fitted most of last month's session starts."""
        month = [each for each in self.starts if timedelta(0) <= now - each.at < MONTH]
        fitting = [each for each in month if each.kind == kind]
        if kind not in DEFAULTS or len(month) < SEEN_LEAST or 2 * len(fitting) <= len(month):
            return None
        [((tool, model), _)] = Counter((each.tool, each.model) for each in fitting).most_common(1)
        return Proposal(kind, len(month), len(fitting), sum(each.saved for each in fitting), tool, model)

    def proposal(self, now: datetime) -> Proposal | None:
        """The new default that is worth one sentence this month; None where there is none, or it was said."""
        if self._is_proposed(now):
            return None
        found = [each for kind in DEFAULTS if (each := self.usual(now, kind)) is not None]
        return max(found, key=lambda each: each.saved, default=None)

    def stands(self, now: datetime) -> Proposal | None:
        """What was proposed this month and is not put away."""
        return self.standing if self._is_proposed(now) else None

    # --- what happened ----------------------------------------------------------------------------

    def said(self, kind: str, session: str, now: datetime) -> Attention:
        """After an interruption was shown."""
        return replace(self, spoken=(*self.spoken, Spoken(now, session, kind))[-_KEPT:])

    def began(self, start: Start) -> Attention:
        """After a session's start was judged."""
        return replace(self, starts=(*self.starts, start)[-_KEPT:])

    def waved_away(self, kind: str, now: datetime) -> Attention:
        """After the person passed over advice of this kind; twice within two hours is one decision.

        What calls tell of a session is known after what the window tells at once.
        """
        if any(each == kind and abs(now - at) < DELIBERATE for each, at in self.dismissed):
            return self
        dismissed = sorted((*self.dismissed, (kind, now)), key=lambda each: each[1])
        return replace(self, dismissed=tuple(dismissed[-_KEPT:]))

    def followed(self, kind: str) -> Attention:
        """After the person did as advised: earlier dismissals of this kind count no more."""
        return replace(self, dismissed=tuple(each for each in self.dismissed if each[0] != kind))

    def chose(self, now: datetime) -> Attention:
        """After the person chose the dear way on purpose."""
        return replace(self, chosen_at=now)

    def proposed(self, proposal: Proposal, now: datetime) -> Attention:
        """After a new default was proposed."""
        return replace(self, proposed_at=now, standing=proposal)

    def put_away(self) -> Attention:
        """After the person has put the proposal away; none is made until a month has gone."""
        return replace(self, standing=None)


NOTHING_SAID = Attention()


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
