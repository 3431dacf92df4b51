"""The kind that an answer means which a vendor accepted in order to read it, and which held no figure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from trayapp.domain.errors import NotSignedIn, Refused, SourceError, Throttled, Unavailable, Unreachable
from trayapp.domain.retry import wait_until
from trayapp.domain.saying import saying
from trayapp.domain.translation import mark

_KINDS: Final[Mapping[int, tuple[type[SourceError], str]]] = {
    401: (NotSignedIn, mark("Faults", "{name} does not accept this key (any more). Enter it again.")),
    403: (Refused, mark("Faults", "{name} turned the request away. The key may lack a permission.")),
    404: (Unavailable, mark("Faults", "{name} does not offer this figure at the address that was asked.")),
    429: (Throttled, mark("Faults", "{name} was asked too often. It is asked again later.")),
}


def refusal(name: str, status: int, headers: Mapping[str, str], now: datetime) -> SourceError:
    """The error for a status of 400 and above; `headers` by name in lower case, `now` aware."""
    retry_at = wait_until(headers.get("retry-after", ""), now)
    if status >= 500:
        sentence = saying(
            "Faults",
            "{name} has a fault of its own ({status}). It is asked again later.",
            name=name,
            status=status,
        )
        return Unreachable(sentence, retry_at=retry_at)
    kind, words = _KINDS.get(status, (Refused, mark("Faults", "{name} did not take the request ({status}).")))
    return kind(saying("Faults", words, name=name, status=status), retry_at=retry_at)
