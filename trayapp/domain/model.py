"""The types that carry the meaning: facts in, one frozen Snapshot out.

Money is `Decimal` with its currency; instants are aware and in UTC; unknown is `None` and never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from trayapp.domain.errors import FaultKind
from trayapp.domain.period import Period, Window
from trayapp.domain.steps import Step

if TYPE_CHECKING:
    from trayapp.domain.tips import Tip


@dataclass(frozen=True, slots=True)
class Unit:
    """What an amount counts: an ISO 4217 currency (three capitals) or one of the words below."""

    code: str

    @property
    def is_money(self) -> bool:
        """True for a currency."""
        return len(self.code) == 3 and self.code.isalpha() and self.code.isupper()


USD = Unit("USD")
TOKENS = Unit("tokens")
REQUESTS = Unit("requests")
CREDITS = Unit("credits")
PERCENT = Unit("percent")


class Level(IntEnum):
    """How it stands, in order; gives colour, shape, alert and exit code."""

    UNKNOWN = 0
    CALM = 1
    WATCH = 2
    TIGHT = 3
    SPENT = 4


class Known(Enum):
    """How a figure is known."""

    REPORTED = "reported"  # the vendor's own statement
    ESTIMATED = "estimated"  # local logs at list prices
    BOTH = "both"  # a statement, and local events since
    TYPED = "typed"  # by hand


@dataclass(frozen=True, slots=True)
class Scope:
    """What counts towards an allowance; an empty field means "any". Patterns are shell globs."""

    tools: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extra:
    """An exception for the one window that contains `day`: `amount` more (or less, if negative)."""

    day: date
    amount: Decimal
    note: str = ""


@dataclass(frozen=True, slots=True)
class Expense:
    """Something else that eats into the same budget: travel, a contractor; typed by hand."""

    day: date
    amount: Decimal
    note: str = ""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a person was given: so much of a unit in each window, for what counts.

    `limit` None is "no cap": only the use is shown. `firm` is a hard cap, otherwise a guideline.
    `thresholds` are whole percents of use at which to warn.
    """

    key: str
    title: str
    unit: Unit
    period: Period
    limit: Decimal | None
    firm: bool = True
    counts: Scope = field(default_factory=Scope)
    extras: tuple[Extra, ...] = ()
    expenses: tuple[Expense, ...] = ()
    thresholds: tuple[int, ...] = (50, 75, 90, 100)


@dataclass(frozen=True, slots=True)
class Reading:
    """A vendor's word: so much used of so much, until then. `key` is stable per source and figure.

    `account` says whose spend it is; local events of that account up to `at` are covered by it. What is not
    one person's whole spend there (a team's, one key's) has an account with a colon, "relay:team". `left` is
    told by vendors that know a balance and no use. `via` names the local file kind that it came by ("log",
    "status line"); it is empty where the vendor was asked.
    """

    source: str
    key: str
    title: str
    account: str
    unit: Unit
    at: datetime
    used: Decimal | None
    limit: Decimal | None
    window: Window | None
    known: Known = Known.REPORTED
    left: Decimal | None = None
    via: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """10 %, 50 % and 90 % points of an uncertain amount."""

    low: Decimal
    likely: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where this window is heading; None as a whole while there is too little to say.

    `spend` is the use at the window's end. `runs_out_*` are instants at which the limit is met: None is
    "not before the window ends". Early belongs to the high end of spend.
    """

    spend: Range
    runs_out_early: datetime | None
    runs_out_likely: datetime | None
    runs_out_late: datetime | None


@dataclass(frozen=True, slots=True)
class Share:
    """A slice of a gauge's use: by tool, model or project. `amount` is in its unit; None is unpriced."""

    name: str
    amount: Decimal | None
    tokens: int


@dataclass(frozen=True, slots=True)
class Drift:
    """How far local estimates of one account were off, once that is steady enough to be told.

    `ratio` is what was billed for one unit of estimate: 1.03 is "ran 3 % low". `days` is the stretch that it
    was measured over. It is `applied` to newer estimates unless it is too far from 1 to be a matter of rates.
    """

    account: str
    ratio: Decimal
    days: int
    applied: bool


@dataclass(frozen=True, slots=True)
class Gauge:
    """One allowance as it stands. `used`, `left` and `share_left` are None when unknown or without cap.

    A balance (prepaid credit) has `left` without a limit: what it once was nobody tells, so that it has no
    share, and mostly no use. `pace` is the share of the window that is over: where an even pace would have
    the use be. `unpriced` lists models whose tokens are counted but whose price is not known.
    """

    allowance: Allowance
    window: Window
    limit: Decimal | None
    used: Decimal | None
    left: Decimal | None
    share_left: float | None
    pace: float | None
    today: Decimal | None
    yesterday: Decimal | None
    forecast: Forecast | None
    level: Level
    as_of: datetime | None
    known: Known
    by_tool: tuple[Share, ...] = ()
    by_model: tuple[Share, ...] = ()
    by_project: tuple[Share, ...] = ()
    unpriced: tuple[str, ...] = ()
    stale: bool = False
    reported_at: datetime | None = None
    drift: Drift | None = None
    steps: tuple[Step, ...] = ()

    @property
    def is_vendors_own(self) -> bool:
        """True for a figure that only a vendor tells: its key has a colon, which no person's has."""
        return ":" in self.allowance.key

    @property
    def is_balance(self) -> bool:
        """True where it is known what is left, and of nothing."""
        return self.left is not None and self.limit is None


@dataclass(frozen=True, slots=True)
class Fault:
    """A source that has no fresh answer, with a sentence that may be shown."""

    source: str
    name: str
    kind: FaultKind
    sentence: str
    since: datetime
    retry_at: datetime | None = None


class AlertKind(Enum):
    """What a warning is about."""

    THRESHOLD = "threshold"
    RUN_OUT = "run-out"
    PACE = "pace"
    RESET = "reset"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to tell the person once. `key` names the edge; it is marked when delivered, not before.

    `about` is what it is about, an allowance or a source: on the screen a new one takes the place of the last
    one about the same. `replaces` is where that stands, in the words of the surface that showed it.
    """

    key: str
    kind: AlertKind
    level: Level
    title: str
    body: str
    about: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A warning that the desktop took, when, and where it stands there in the surface's own words."""

    at: datetime
    alert: Alert
    place: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long reading of logs has come. Bytes are those still to be read at its start."""

    files_done: int
    files: int
    bytes_done: int
    bytes: int
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool whose logs were looked for: where, and how many files were found."""

    id: str
    name: str
    folders: tuple[str, ...]
    files: int


@dataclass(frozen=True, slots=True)
class Source:
    """A vendor that can be asked, and how that stands; for the settings window and `sources`.

    `notes` are sentences about what its last answer told or left out. One that is not `askable` has no way
    to be asked; its vendor says what serves instead. `asking` is true while a question to it is on its way.
    """

    id: str
    name: str
    enabled: bool
    documented: bool
    asked_at: datetime | None = None
    next_at: datetime | None = None
    next_reason: str = ""
    fault: Fault | None = None
    notes: tuple[str, ...] = ()
    askable: bool = True
    asking: bool = False


class Billing(Enum):
    """How the use of a tool is paid."""

    SEAT = "seat"  # by use, through a seat of the company
    FLAT = "flat"  # a flat seat: its use costs nothing more
    KEY = "key"  # an API key of the vendor's
    GATEWAY = "gateway"  # a gateway or relay in between
    BEDROCK = "bedrock"
    VERTEX = "vertex"
    FOUNDRY = "foundry"


@dataclass(frozen=True, slots=True)
class Route:
    """How one tool's use is billed from `since` on (None: from the beginning).

    `account` is whom it is billed to, as readings name it. `why` is a sentence that says where this was
    found. A route `by_hand` holds for all time.
    """

    tool: str
    billing: Billing
    account: str
    why: str = ""
    since: datetime | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that any surface may show, at one instant; the only thing that leaves the core.

    `gauges` come in the order in which they are shown. `headline_key` names the pinned one, None lets
    the one that is nearest to running out lead. `sample` marks made-up data, which is never mixed with
    real. `problems` are calm sentences about settings, logs and the store. `said` are the latest warnings,
    oldest first.
    """

    at: datetime
    zone: str
    gauges: tuple[Gauge, ...] = ()
    headline_key: str | None = None
    faults: tuple[Fault, ...] = ()
    tip: Tip | None = None
    tools: tuple[Tool, ...] = ()
    sources: tuple[Source, ...] = ()
    routes: tuple[Route, ...] = ()
    progress: Progress | None = None
    problems: tuple[str, ...] = ()
    malformed_lines: int = 0
    asks_allowance: bool = False
    sample: bool = False
    stopped: bool = False
    snoozed_until: datetime | None = None
    said: tuple[Said, ...] = ()

    @property
    def headline(self) -> Gauge | None:
        """The gauge that the tray shows: the pinned one, else the one nearest to running out."""
        for gauge in self.gauges:
            if gauge.allowance.key == self.headline_key:
                return gauge
        return max(self.gauges, key=_nearness, default=None)


def _nearness(gauge: Gauge) -> tuple[int, bool, float]:
    # Of equal levels, what the person was given leads: a vendor's five-hour window is often the emptier one.
    used = 0.0 if gauge.share_left is None else 1.0 - gauge.share_left
    return gauge.level, not gauge.is_vendors_own, used
