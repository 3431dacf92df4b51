"""What the person wants, sent from a surface to the core; the other way goes only the Snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from trayapp.domain.model import Allowance

if TYPE_CHECKING:
    from trayapp.domain.advice.promises import Promise


@dataclass(frozen=True, slots=True)
class Refresh:
    """Look again now: logs and vendors."""


@dataclass(frozen=True, slots=True)
class AskSource:
    """Put one question to this source, by its id, now; nobody else is asked."""

    source: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """No warnings until `until` (aware, UTC); None ends the silence."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Delivered:
    """The desktop took this alert; it is not said again in its window.

    `place` is where it stands there, in the surface's own words: the next about the same replaces it.
    """

    key: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class ApplySettings:
    """The settings file was changed; read it again and judge anew."""


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Write these into the settings file, by dotted name, and judge anew; None restores a default."""

    changes: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class StoreSecret:
    """Keep (or with None, remove) a source's key in the OS keyring; `this_run` keeps it in memory only."""

    source: str
    name: str
    value: str | None = field(repr=False)
    this_run: bool = False


@dataclass(frozen=True, slots=True)
class RecordSpent:
    """By the person's word so much (in its unit) of the allowance `key` is used by now; None forgets it."""

    key: str
    used: Decimal | None


@dataclass(frozen=True, slots=True)
class ShowSample:
    """Show made-up data, marked as such, or go back to what is real."""

    on: bool


@dataclass(frozen=True, slots=True)
class AskHistory:
    """What was used from `first` to the end of `last` (local days); with `hours_of`, that day's hours too."""

    first: date
    last: date
    hours_of: date | None = None


@dataclass(frozen=True, slots=True)
class AskGrounds:
    """What the window before costly work goes by, as it is now."""


@dataclass(frozen=True, slots=True)
class AskPreview:
    """What this allowance, which may be kept nowhere yet, would show by now.

    The answer bears the `number`; a question with a higher one makes those before it idle.
    """

    number: int
    allowance: Allowance


@dataclass(frozen=True, slots=True)
class AskTrace:
    """How the gauge of this allowance comes about, from facts to figure."""

    key: str


@dataclass(frozen=True, slots=True)
class AskOutcomes:
    """What came of the advice that was followed so far."""


@dataclass(frozen=True, slots=True)
class HideTip:
    """The person has put this line of advice away, by its key; another one may come."""

    key: str


@dataclass(frozen=True, slots=True)
class TookAdvice:
    """The person begins as advised; what comes of it is held against what was promised.

    The core sets the time.
    """

    given: Promise


@dataclass(frozen=True, slots=True)
class PassedAdvice:
    """The person begins otherwise on purpose, although advice was before their eyes.

    `kind` is what is held against such advice; "" where it was too slight for that.
    """

    kind: str


Command = (
    Refresh
    | AskSource
    | Snooze
    | Delivered
    | ApplySettings
    | ChangeSettings
    | StoreSecret
    | RecordSpent
    | ShowSample
    | AskHistory
    | AskGrounds
    | AskPreview
    | AskTrace
    | AskOutcomes
    | HideTip
    | TookAdvice
    | PassedAdvice
)
