"""What can go wrong between here and a host, as one of the closed kinds, in a sentence without secrets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from trayapp.domain.errors import (
    NotSignedIn,
    Refused,
    SourceError,
    Throttled,
    Unavailable,
    Unreachable,
    Unreadable,
)

# A host that asks to be left alone for longer is asked once a week all the same: headers can be wrong.
_LONGEST_WAIT: Final = timedelta(days=7)


_LACKS: Final = "{host} turned the request away ({status}). The key may lack a permission."
_ELSEWHERE: Final = "{host} does not offer this figure at the address that was asked ({status})."
_OWN_FAULT: Final = "{host} has a fault of its own ({status}). It is asked again later."

_STATUS: Final[Mapping[int, tuple[type[SourceError], str]]] = {
    401: (NotSignedIn, "{host} does not accept this sign-in (any more). Sign in or enter the key again."),
    402: (Refused, _LACKS),
    403: (Refused, _LACKS),
    404: (Unavailable, _ELSEWHERE),
    405: (Unavailable, _ELSEWHERE),
    407: (Unreachable, "The network's proxy asks for a sign-in. Sign in to it and try again."),
    408: (Unreachable, _OWN_FAULT),
    410: (Unavailable, _ELSEWHERE),
    429: (Throttled, "{host} was asked too often. It is asked again later."),
}

_CERTIFICATE: Final = (
    "The identity of {host} could not be verified. If your company inspects traffic, its certificate must be "
    "in the system's store."
)

# The first name among an error's causes decides: httpx wraps httpcore's, which wraps the system's.
_EXCEPTION: Final[tuple[tuple[str, type[SourceError], str], ...]] = (
    ("SSLCertVerificationError", Unreachable, _CERTIFICATE),
    ("SSLError", Unreachable, "No safe connection to {host} could be made."),
    ("gaierror", Unreachable, "{host} was not found. Is the network up?"),
    (
        "ProxyError",
        Unreachable,
        "The network's proxy let nothing through. Check the system's proxy settings.",
    ),
    ("TimeoutException", Unreachable, "{host} did not answer in time. It is asked again later."),
    ("TimeoutError", Unreachable, "{host} did not answer in time. It is asked again later."),
    ("DecodingError", Unreadable, "{host} gave an answer that is not understood."),
    ("RemoteProtocolError", Unreadable, "{host} gave an answer that is not understood."),
    ("Exception", Unreachable, "{host} could not be reached. Is the network up?"),
)


def of_status(host: str, status: int, headers: Mapping[str, str], now: datetime) -> SourceError:
    """The error for an answer that is not a success; `headers` in lower case, `now` aware."""
    retry_at = wait_until(headers.get("retry-after", ""), now)
    kind: type[SourceError]
    if status >= 500:
        kind, sentence = Unreachable, _OWN_FAULT
    elif status >= 400:
        kind, sentence = _STATUS.get(status, (Refused, "{host} did not take the request ({status})."))
    else:
        kind, sentence = Unreadable, "{host} gave an answer that is not understood ({status})."
    return kind(sentence.format(host=host, status=status), retry_at=retry_at)


def of_exception(host: str, error: Exception) -> SourceError:
    """The error for a request that got no answer."""
    names = {kind.__name__ for each in _chain(error) for kind in type(each).__mro__}
    kind, sentence = next((kind, sentence) for name, kind, sentence in _EXCEPTION if name in names)
    return kind(sentence.format(host=host))


def is_foreign(error: Exception) -> bool:
    """True for what the network, the system or httpx raises; anything else is a fault of our own."""
    library = type(error).__module__.partition(".")[0]
    return library in {"httpx", "httpcore", "h11"} or isinstance(error, OSError | UnicodeError)


def wait_until(said: str, now: datetime) -> datetime | None:
    """The instant that a Retry-After header means (seconds or a date), in UTC; None where it says none."""
    try:
        if said.strip().isascii() and said.strip().isdigit():
            until = now + timedelta(seconds=min(int(said), _LONGEST_WAIT.total_seconds()))
        else:
            until = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until.astimezone(UTC)
    return min(max(until, now), now + _LONGEST_WAIT)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
