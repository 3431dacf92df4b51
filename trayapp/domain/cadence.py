"""When to ask a source again, and why: politely, seldom while nothing can change, promptly after a reset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from trayapp.domain.errors import FaultKind
from trayapp.domain.words import SPOKEN, Words

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)

_WORST_BACK_OFF = _HOUR  # or the source's own interval, where that is longer
_LONGEST_WISH = timedelta(hours=24)  # a Retry-After beyond a day is taken for a mistake
_CALM_FACTOR, _CALM_LEAST, _CALM_MOST = 6, _HOUR, timedelta(hours=6)
_IDLE_AFTER = timedelta(minutes=30)
_STRETCH = 2  # on battery, and again while nobody works: at most four times as seldom
_AFTER_RESET = _MINUTE  # vendors take some seconds to begin their new window


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides when a source is asked next.

    `interval` is the source's own; `failures` counts attempts in a row that failed; `chance` in [0, 1) is
    the jitter's throw; `idle` is how long no tool was used (None: not known); `resets_at` is when the
    source's window begins anew.
    """

    interval: timedelta
    failures: int = 0
    fault: FaultKind | None = None
    retry_at: datetime | None = None
    resets_at: datetime | None = None
    on_battery: bool = False
    idle: timedelta | None = None
    chance: float = 0.5


@dataclass(frozen=True, slots=True)
class Poll:
    """How long to wait, and why in words that may be shown."""

    delay: timedelta
    reason: str


def next_poll(situation: Situation, now: datetime, *, words: Words = SPOKEN) -> Poll:
    """The pause before the next question, never shorter than a source asked for.

    In this order: the source's own wish (Retry-After); expected states such as "not signed in", which are
    looked at seldom; failures, at doubling distances; otherwise the interval, stretched on battery and
    while nobody works, and cut short by a reset that lies before its end. All but wishes get 10 % jitter.
    """
    wish = min((situation.retry_at or now) - now, _LONGEST_WISH)
    if situation.fault is not None and wish > timedelta(0):
        delay = wish + _MINUTE * situation.chance  # only later, so that a crowd does not come back at once
        return Poll(delay, words.phrase("poll.asked", span=words.span(delay)))
    if situation.fault is not None and situation.fault.calm:
        return _calm(situation, words)
    if situation.fault is not None or situation.failures > 0:
        return _failed(situation, words)
    return _usual(situation, now, words)


def _calm(situation: Situation, words: Words) -> Poll:
    delay = min(max(situation.interval * _CALM_FACTOR, _CALM_LEAST), max(_CALM_MOST, situation.interval))
    key = "poll.sign-in" if situation.fault is FaultKind.NOT_SIGNED_IN else "poll.unavailable"
    return Poll(_jittered(delay, situation), words.phrase(key, span=words.span(delay)))


def _failed(situation: Situation, words: Words) -> Poll:
    """Doubling; from one minute on where nobody answered, as such an attempt costs the source nothing."""
    failures = max(1, situation.failures)
    offline = situation.fault is FaultKind.UNREACHABLE
    first = min(_MINUTE, situation.interval) if offline else situation.interval * 2
    doubled = first * 2 ** min(failures - 1, 12)
    delay = min(doubled, max(_WORST_BACK_OFF, situation.interval))
    span = words.span(delay)
    if offline:
        return Poll(_jittered(delay, situation), words.phrase("poll.offline", span=span))
    return Poll(_jittered(delay, situation), words.count("poll.failed", failures, span=span))


def _usual(situation: Situation, now: datetime, words: Words) -> Poll:
    idle = situation.idle is not None and situation.idle >= _IDLE_AFTER
    stretch = (_STRETCH if situation.on_battery else 1) * (_STRETCH if idle else 1)
    delay = situation.interval * stretch
    wait = None if situation.resets_at is None else situation.resets_at - now
    if wait is not None and timedelta(0) < wait <= delay:
        return Poll(wait + _AFTER_RESET * (0.5 + situation.chance), words.phrase("poll.reset"))
    key = "poll.battery" if situation.on_battery else "poll.idle" if idle else "poll.usual"
    return Poll(_jittered(delay, situation), words.phrase(key, span=words.span(delay)))


def _jittered(delay: timedelta, situation: Situation) -> timedelta:
    return delay * (0.9 + 0.2 * situation.chance)
