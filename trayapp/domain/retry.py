"""When to come back, in a server's own words: the Retry-After header (RFC 9110, section 10.2.3)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from trayapp.domain.period import in_utc

# Headers can be wrong: whoever asks to be left alone for longer is asked once a week all the same.
LONGEST: Final = timedelta(days=7)


def wait_until(said: str, now: datetime) -> datetime | None:
    """The instant that the header means (seconds or a date), in UTC; None where it says none."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 (5 ms, only where a header came)

    try:
        if said.strip().isascii() and said.strip().isdigit():
            until = now + timedelta(seconds=min(int(said), LONGEST.total_seconds()))
        else:
            until = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    return min(max(in_utc(until), now), now + LONGEST)
