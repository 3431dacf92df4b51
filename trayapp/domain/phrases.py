"""Every phrase and form of number that a person reads, one catalogue per language.

A second language is one more Catalogue with the same keys, made of the texts in resources/translations;
"one|many" holds the forms that `plural` picks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from trayapp.domain.phrases_advice import ADVICE
from trayapp.domain.phrases_report import REPORT
from trayapp.domain.region import NOWHERE, Form, Region, grouped


class Catalogue(NamedTuple):
    """One language. `plural` gives the index of the form for a count."""

    language: str
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    group: str
    point: str
    plural: Callable[[int], int]
    phrases: Mapping[str, str]


class Speech:
    """What amounts, times and sentences share: phrases and forms of one language."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue

    @property
    def catalogue(self) -> Catalogue:
        """The one that it was made with; without one, what the process speaks at the moment."""
        return self._catalogue or _Voice.catalogue

    @property
    def region(self) -> Region:
        """The person's region; with a catalogue of its own, that language's forms alone."""
        return _Voice.region if self._catalogue is None else NOWHERE

    def grouped(self, whole: int, form: Form | None) -> str:
        """A whole number, not below zero, in a region's groups; None is the language's own."""
        if form is None:
            return f"{whole:,}".replace(",", self.catalogue.group)
        return grouped(str(whole), form)

    def phrase(self, key: str, **values: str) -> str:
        """The catalogue's phrase with its values."""
        return self.catalogue.phrases[key].format(**values)

    def count(self, key: str, count: int, **values: str) -> str:
        """The form of a phrase that fits `count`; `n` is the count itself, unless it is among the values.

        A phrase with fewer forms than the language has uses its last one for the rest.
        """
        forms = self.catalogue.phrases[key].split("|")
        form = forms[min(self.catalogue.plural(count), len(forms) - 1)]
        return form.format(**{"n": self.grouped(count, self.region.numbers), **values})


def _one_or_many(count: int) -> int:
    return 0 if count == 1 else 1


ENGLISH = Catalogue(
    language="en",
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    months_short=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    weekdays_short=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    group=",",
    point=".",
    plural=_one_or_many,
    phrases={
        # numbers
        "money": "{symbol}{number}",
        "money.code": "{code} {number}",
        "money.tiny": "<{money}",
        "range": "{low}–{high}",
        "tokens": "{n} token|{n} tokens",
        "requests": "{n} request|{n} requests",
        "credits": "{n} credit|{n} credits",
        "percent": "{n} %",
        "million": "{n} M",
        "billion": "{n} B",
        # dates and spans
        "date": "{day} {month}",
        "date.month-first": "{month} {day}",
        "date.weekday": "{weekday} {date}",
        "date.dated": "{date} {year}",
        "date.dated.month-first": "{date}, {year}",
        "date.month": "{month} {year}",
        "dates": "{first} – {last}",
        "clock.am": "{hour}:{minute} AM",
        "clock.pm": "{hour}:{minute} PM",
        "span.days": "{n} day|{n} days",
        "span.hours": "{n} hour|{n} hours",
        "span.minutes": "{n} minute|{n} minutes",
        "span.moment": "a moment",
        "left.midnight": "until midnight",
        "reset.midnight": "resets at midnight",
        "reset.tomorrow": "resets tomorrow",
        "reset.in": "resets in {span}",
        "reset.never": "does not reset",
        "reset.rolling": "the last {span}",
        "reset.over": "its window has ended",
        "ends.midnight": "ends at midnight",
        "ends.tomorrow": "ends tomorrow",
        "ends.in": "ends in {span}",
        "ends.over": "has ended",
        "age.now": "just now",
        "age.minutes": "{n} min ago|{n} min ago",
        "age.hours": "{n} hour ago|{n} hours ago",
        "age.days": "{n} day ago|{n} days ago",
        # windows
        "window.day": "Today",
        "window.week": "This week",
        "window.standing": "So far",
        "window.rolling": "Last {span}",
        "spent.day": "{amount} spent today",
        "spent.week": "{amount} spent this week",
        "spent.month": "{amount} spent in {month}",
        "spent.rolling": "{amount} spent in the last {span}",
        "spent.since": "{amount} spent since {date}",
        "spent.ever": "{amount} spent so far",
        "used.day": "{amount} used today",
        "used.week": "{amount} used this week",
        "used.month": "{amount} used in {month}",
        "used.rolling": "{amount} used in the last {span}",
        "used.since": "{amount} used since {date}",
        "used.ever": "{amount} used so far",
        # why it is so
        "why.stated": "{source}, as of {when}",
        "why.typed": "Typed by you, {when}",
        "why.logs": "Logs of this computer, at list prices",
        "why.logs.counted": "Logs of this computer",
        "why.since": "Logs of this computer since then",
        "why.rate": "{what}, corrected by {rate}",
        "why.account": "{what} ({account})",
        "why.expense": "Other expense on {date}",
        "why.noted": "{what}: {note}",
        "why.used": "Used",
        "why.limit": "Given",
        "why.extra": "For this time only, {date}",
        "why.left": "Left",
        "why.covered": "Not added: logs that the figure above holds already",
        # what remains
        "left": "{amount} left",
        "owed": "{amount} owed",
        "left.of": "left of {limit}",
        "left.whole": "{amount} of {limit} left",
        "over": "{amount} over",
        "over.of": "over {limit}",
        "over.whole": "{amount} over {limit}",
        "spent.whole": "All of {limit} is used",
        "none.of": "of {limit} left",
        "unknown": "unknown",
        "unknown.of": "of {limit}: not known yet",
        "unknown.whole": "Not known yet how much of {limit} is left",
        # run-out
        "lasts.day": "lasts the day",
        "lasts.week": "lasts the week",
        "lasts.month": "lasts the month",
        "lasts.window": "lasts until it resets",
        "lasts.end": "lasts to the end",
        "lasts.until": "lasts until {when} at this pace",
        "lasts.clock": "about {clock}",
        "lasts.clock.tomorrow": "about {clock} tomorrow",
        "lasts.between": "Runs out between {early} and {late}",
        "lasts.around": "Runs out {late}",
        "lasts.after": "Runs out {early} at the earliest",
        # the line of advice
        "tip.pace": "About {amount} a day lasts until {date}",
        "tip.pace.why": "So far it was {amount} a day",
        "tip.default": "{model} as the default would have saved",
        "tip.default.saving": "about {amount}",
        "tip.default.why": "in 30 days; it fitted {fitting} of {sessions} sessions",
        # forecast
        "likely.left": "Likely {range} left on {date}",
        "likely.left.midnight": "Likely {range} left at midnight",
        "likely.left.end": "Likely {range} left when it resets",
        "likely.over": "Likely {range} over by {date}",
        "likely.over.midnight": "Likely {range} over by midnight",
        "likely.over.end": "Likely {range} over when it resets",
        "likely.either": "Likely between {over} over and {left} left on {date}",
        "likely.either.midnight": "Likely between {over} over and {left} left at midnight",
        "likely.either.end": "Likely between {over} over and {left} left when it resets",
        "likely.spent": "Likely {range} by {date}",
        "likely.spent.midnight": "Likely {range} by midnight",
        "likely.spent.end": "Likely {range} when it resets",
        # how known
        "known.reported": "reported {age}",
        "known.estimated": "estimated from logs",
        "known.both": "reported {age}, local use added",
        "known.typed": "typed by you",
        "known.unknown": "no figure yet",
        "drift.low": "Local estimates ran {percent} low over the last {span}; newer ones are corrected",
        "drift.high": "Local estimates ran {percent} high over the last {span}; newer ones are corrected",
        "drift.more": "Billed: {percent} of what the logs here show over the last {span}. "
        "The rest was used elsewhere",
        "drift.less": "Billed: {percent} of what the logs here are worth at list prices over the last {span}",
        "stale": "old figure",
        "unpriced": "No price is known for {models}. Their tokens are counted, their cost is not.",
        "unpriced.one": "No price is known for {models}. Its tokens are counted, its cost is not.",
        "malformed": "{n} line could not be read|{n} lines could not be read",
        "other": "other",
        "stop": ".",
        # pace
        "pace.ahead": "{percent} more used than an even pace would have",
        "pace.behind": "{percent} less used than an even pace would have",
        "pace.even": "at an even pace",
        # levels
        "level.unknown": "unknown",
        "level.calm": "on track",
        "level.watch": "worth watching",
        "level.tight": "tight",
        "level.spent": "used up",
        # whole lines
        "tooltip.sample": "Sample data",
        "tooltip.empty": "No AI tool found yet",
        "tooltip.stopped": "Stopped. Quit and start again.",
        "progress": "Reading logs: {done} of {n} file|Reading logs: {done} of {n} files",
        "progress.left": "{progress}, {left} left",
        "progress.seconds": "{n} s",
        "progress.minutes": "{n} min",
        # alerts
        "alert.threshold": "{title}: {percent} used",
        "alert.spent": "{title} is used up",
        "alert.over": "{title}: {amount} over",
        "alert.run-out": "{title} may run out: {when}",
        "alert.run-out.body": "{left}. {lasts}.",
        "alert.pace": "{title} is going fast",
        "alert.pace.body": "{percent} used in {span}; an even pace would be at {pace}.",
        "alert.reset": "{title} has begun anew",
        "alert.reset.body": "{left} · {span}.",
        "alert.source": "No news from {name} for {span}",
        "alert.source.body": "{sentence} Figures from it may be old.",
        # buttons of a warning, and the one that is only to be looked at
        "notice.open": "Open",
        "notice.snooze": "Snooze",
        "notice.chat": "Draft in Copilot Chat",
        "notice.test": "This is how a warning looks",
        "notice.test.body": "Nothing is wrong: you asked to see one.",
        "notice.test.shown": "Shown. If you see nothing, look whether “do not disturb” is on.",
        "notice.test.balloon": "Shown as a message of the tray icon: no notification service answers here.",
        "notice.test.failed": "Nothing on this desktop can show it: no notification service, and no tray.",
        # polls
        "poll.usual": "asked every {span}",
        "poll.reset": "asked just after the reset",
        "poll.asked": "asked again when the source wishes, in {span}",
        "poll.failed": "asked again in {span}, {n} attempt failed|asked again in {span}, {n} attempts failed",
        "poll.offline": "asked again in {span}, there was no answer",
        "poll.sign-in": "looked again in {span}, nobody is signed in",
        "poll.unavailable": "looked again in {span}, it is not reported at present",
        "poll.battery": "asked every {span} on battery",
        "poll.idle": "asked every {span} while nothing happens",
        # history
        "history.active": "{n} active day|{n} active days",
        "history.a-day": "{amount} an active day",
        "history.at-least": "at least {amount}",
        "history.before-more": "{share} more than {when} ({amount})",
        "history.before-less": "{share} less than {when} ({amount})",
        "history.before-same": "as much as {when} ({amount})",
        "history.before-was": "{when}: {amount}",
        "history.before-at-least": "{when}: at least {amount}",
        "history.before-none": "{when}: nothing",
        "history.before-unknown": "nothing is known before {date}",
        "history.nothing": "Nothing was used in this time.",
        "history.nothing-ever": "Nothing has been found in the logs of this computer yet.",
        "history.unpriced": "unpriced",
        "history.added": "Added",
        "history.unpriced-tokens": "Tokens without a price",
        "history.reading": "Reading what was used",
        "history.even": "An even pace",
        "history.tokens-used": "Tokens",
        "history.head-amount": "Amount",
        "history.head-tokens": "Tokens",
        "history.head-requests": "Requests",
        "history.lines-unpriced": "Hatched: no price is known.",
        "history.lines-even": "Dashed: an even pace.",
        "history.lines-running": "Dashed: an even pace. Level: the limit. Shaded: likely by the end.",
        # files that a person saves
        "file.folder": "{name} is not saved: there is no folder {folder}. Choose another one.",
        "file.right": "{name} is not saved: nothing may be written there. Choose another folder.",
        "file.room": "{name} is not saved: there is no room left on that disk. Free some, or choose another.",
        "file.other": "{name} could not be saved. Choose another folder.",
        **REPORT,
        **ADVICE,
    },
)  # fmt: skip


class _Voice:
    """What is spoken where nobody asked for a certain language."""

    catalogue = ENGLISH
    region = NOWHERE


def live_in(region: Region) -> None:
    """From now on, numbers, money and dates are written as in this region."""
    _Voice.region = region


def at_home() -> Region:
    """The region whose forms hold now; typed numbers are read in them too."""
    return _Voice.region


def speak(catalogue: Catalogue) -> None:
    """From now on, whoever was made without a catalogue speaks this one."""
    _Voice.catalogue = catalogue
