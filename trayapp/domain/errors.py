"""The closed list of ways in which asking can fail; translated once, at the edge.

Every sentence in these errors may be shown to a person: it says what happened and what to do, and
never holds a secret.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum


class FaultKind(Enum):
    """Why a source has no fresh answer; grey ones are not malfunctions and cause no storm of retries."""

    NOT_SIGNED_IN = "not signed in"
    REFUSED = "refused"
    THROTTLED = "throttled"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"
    UNAVAILABLE = "unavailable"

    @property
    def calm(self) -> bool:
        """True for states that are expected (no login yet, the plan does not report it)."""
        return self in {FaultKind.NOT_SIGNED_IN, FaultKind.UNAVAILABLE}


class SourceError(Exception):
    """A source could not answer. `retry_at` (aware, UTC) is the source's own wish, where it gave one."""

    kind: FaultKind

    def __init__(self, sentence: str, *, retry_at: datetime | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.retry_at = retry_at


class NotSignedIn(SourceError):
    """No credential, or one that has ended: the person signs in."""

    kind = FaultKind.NOT_SIGNED_IN


class Refused(SourceError):
    """A credential was sent and turned away."""

    kind = FaultKind.REFUSED


class Throttled(SourceError):
    """Asked too often; `retry_at` says when it may be asked again."""

    kind = FaultKind.THROTTLED


class Unreachable(SourceError):
    """No answer: no network, a proxy, a time-out."""

    kind = FaultKind.UNREACHABLE


class Unreadable(SourceError):
    """An answer came in a shape that is not known; the sentence names the field's path."""

    kind = FaultKind.UNREADABLE


class Unavailable(SourceError):
    """This plan or system does not report the figure; not a malfunction."""

    kind = FaultKind.UNAVAILABLE
