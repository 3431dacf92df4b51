"""What the popup says, as plain values: every string and every bar, made from a Snapshot, drawn by others."""

from __future__ import annotations

from dataclasses import dataclass

from trayapp.qt.gauge import Reading


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a whole: what it is called, what it comes to in words, its share (0 to 1)."""

    name: str
    amount: str
    share: float
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """The large gauge. Empty strings are lines with nothing to say; `rank` colours verdict and run-out.

    `key` is the allowance's, "" where nothing can be asked about it.
    """

    title: str
    age: str
    number: str
    of: str
    remaining: str
    today: str
    yesterday: str
    verdict: str
    run_out: str
    rank: str
    outlook: str
    bar: Reading | None
    spoken: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One allowance below the headline; `key` is as the headline's, `mostly` where most of it went."""

    title: str
    amount: str
    rank: str
    under: str
    bar: Reading | None
    spoken: str
    key: str = ""
    mostly: str = ""


@dataclass(frozen=True, slots=True)
class Tip:
    """Advice: by which `key` it is put away, what, how much it saves ("" for nothing), why."""

    key: str
    verdict: str
    saving: str
    reason: str


@dataclass(frozen=True, slots=True)
class Loading:
    """How far the reading of logs has come, 0.0 to 1.0."""

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class Part:
    """A breakdown: `by` is "model", "tool" or "project"."""

    by: str
    slices: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A calm line: what is true, then what to do."""

    text: str
    rank: str


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing to show yet: a title, a sentence, and the places that were looked into.

    `offers` sample data to look around with.
    """

    title: str
    text: str
    places: tuple[str, ...]
    offers: bool


@dataclass(frozen=True, slots=True)
class View:
    """The whole popup."""

    sample: bool = False
    headline: Headline | None = None
    empty: Empty | None = None
    loading: Loading | None = None
    tip: Tip | None = None
    asks: bool = False
    cards: tuple[Card, ...] = ()
    parts: tuple[Part, ...] = ()
    notes: tuple[Note, ...] = ()
