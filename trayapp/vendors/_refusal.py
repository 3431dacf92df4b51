"""The kind that an answer means which a vendor accepted in order to read it, and which held no figure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from trayapp.domain.errors import NotSignedIn, Refused, SourceError, Throttled, Unavailable, Unreachable

# A header can be wrong; whoever asks to be left alone for longer is asked once a week all the same.
_LONGEST_WAIT: Final = timedelta(days=7)

_KINDS: Final[Mapping[int, tuple[type[SourceError], str]]] = {
    401: (NotSignedIn, "{name} does not accept this key (any more). Enter it again."),
    403: (Refused, "{name} turned the request away. The key may lack a permission."),
    404: (Unavailable, "{name} does not offer this figure at the address that was asked."),
    429: (Throttled, "{name} was asked too often. It is asked again later."),
}


def refusal(name: str, status: int, headers: Mapping[str, str], now: datetime) -> SourceError:
    """The error for a status of 400 and above; `headers` by name in lower case, `now` aware."""
    retry_at = _wait_until(headers.get("retry-after", "").strip(), now)
    if status >= 500:
        sentence = f"{name} has a fault of its own ({status}). It is asked again later."
        return Unreachable(sentence, retry_at=retry_at)
    kind, words = _KINDS.get(status, (Refused, f"{{name}} did not take the request ({status})."))
    return kind(words.format(name=name), retry_at=retry_at)


def _wait_until(said: str, now: datetime) -> datetime | None:
    """The instant that a Retry-After header means, seconds or a date; None where it says none."""
    try:
        if said.isascii() and said.isdigit():
            return now + min(timedelta(seconds=int(said)), _LONGEST_WAIT)
        until = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until.astimezone(UTC)
    return min(max(until, now), now + _LONGEST_WAIT)
