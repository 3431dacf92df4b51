"""Where a budget's stretch began, from when it ends and how long it is: "30d", "1mo", "weekly"."""

from __future__ import annotations

import calendar
import re
from datetime import datetime, timedelta
from typing import Final

from trayapp.domain.period import Window, in_utc

_WORDS: Final = {"hourly": "1h", "daily": "1d", "weekly": "7d", "monthly": "1mo"}
_LENGTH: Final = re.compile(r"(?P<count>\d{1,4})(?P<unit>mo|[smhdw])", re.ASCII)
_LONG: Final = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}


def window_until(end: datetime, length: str | None) -> Window:
    """The window of `length` before `end` (UTC where it names no zone); its start is open where unclear.

    30 days are a calendar month: LiteLLM puts the reset of "30d" and of "1mo" on the 1st (its description of
    `budget_reset_at` on GET /key/info, version 1.106), so that 30 days back is not where the window began.
    """
    end = in_utc(end)
    word = (length or "").strip().lower()
    found = _LENGTH.fullmatch(_WORDS.get(word, word))
    if found is None or not int(found["count"]):
        return Window(None, end)
    count, unit = int(found["count"]), found["unit"]
    if unit == "mo" or (count, unit) == (30, "d"):
        return Window(_months_before(end, count if unit == "mo" else 1), end)
    return Window(end - count * _LONG[unit], end)


def _months_before(end: datetime, months: int) -> datetime:
    year, month = divmod(end.year * 12 + end.month - 1 - months, 12)
    return end.replace(year=year, month=month + 1, day=min(end.day, calendar.monthrange(year, month + 1)[1]))
