"""What Claude Code tells its status line, kept in one small file: figures, model and session, nothing else.

The command that Claude Code runs writes it, the engine reads it. Both import this module, and the first has
60 ms: it must load nothing but what every Python has at hand.
"""

from __future__ import annotations

import json
import os
from binascii import crc32
from contextlib import suppress

TYPE_CHECKING = False  # what typing calls so; importing typing costs 4 ms
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    Heard = dict[str, Any]

FOLDER = "status-line"
"""Below the state folder: a folder of its own can be watched without hearing the journal grow."""

FILE = "heard.json"

MOST = 1 << 16
"""Bytes of the kept file: 16 sessions and a handful of windows are 2 kB."""

_SESSIONS = 16
_WINDOWS = 16
_FIELDS = 12
_TEXT = 80
"""Longest name or value: ids have 36 characters. Anything longer is not one of the fields that are kept."""


def kept_fields(payload: object) -> Heard | None:
    """The few fields of a status line's JSON that are kept, as they were; None where it tells no limits.

    Shape as written by 2.1.330 (2026-11-23) and described at https://code.claude.com/docs/en/statusline:
    `rate_limits` holds windows with `used_percentage` and `resets_at` (seconds since 1970).
    """
    if not isinstance(payload, dict):
        return None
    limits = _windows(payload.get("rate_limits"))
    # 2.1.251 and later write it among the windows; where it stands beside them it means the same.
    spend = _plain(payload.get("spend_limit"))
    if spend and "spend_limit" not in limits:
        limits["spend_limit"] = spend
    if not limits:
        return None
    said = _plain({name: payload.get(name) for name in ("session_id", "version")})
    model, cost = _plain(payload.get("model")), _plain(payload.get("cost"))
    return {
        **said,
        "model": {name: model[name] for name in ("id", "display_name") if name in model},
        "cost": {name: cost[name] for name in ("total_cost_usd",) if name in cost},
        "rate_limits": limits,
    }


def _windows(found: object) -> Heard:
    """Every window with at least one value in it."""
    if not isinstance(found, dict):
        return {}
    windows = ((name, _plain(each)) for name, each in found.items() if _is_plain(name))
    return dict([(name, each) for name, each in windows if each][:_WINDOWS])


def _plain(found: object) -> Heard:
    """The short numbers and texts of an object, without what is null."""
    if not isinstance(found, dict):
        return {}
    fields = [(name, each) for name, each in found.items() if _is_plain(name) and _is_plain(each)]
    return dict([each for each in fields if each[1] is not None][:_FIELDS])


def _is_plain(value: object) -> bool:
    return isinstance(value, int | float | None) or (isinstance(value, str) and len(value) <= _TEXT)


def newer(before: Heard, kept: Heard, now: float) -> Heard | None:
    """`before` with what one session tells now (seconds since 1970); None where that is nothing new.

    Several sessions run at once, and one that idles repeats what it heard hours ago. One that says what it
    said last time has nothing new; one that says something else has just had an answer. A session that was
    not heard before is believed where no window of it is behind the one that is known.
    """
    session, limits = str(kept.get("session_id", "")), kept["rate_limits"]
    said = _table(before.get("said"))
    saying = crc32(json.dumps(limits, sort_keys=True).encode())
    known = _windows(_table(before.get("payload")).get("rate_limits"))
    if said.get(session) == saying:
        return None
    if any(_behind(limits[name], known[name], strictly=session in said) for name in limits if name in known):
        if session in said:
            return None
        # Remembered, so that it is believed as soon as it says something else.
        return {**before, "said": _recent(said, session, saying)}
    return {"at": now, "payload": kept, "said": _recent(said, session, saying)}


def _behind(window: Heard, known: Heard, *, strictly: bool) -> bool:
    """Whether a window ended before the known one, or (unless `strictly`) had less used of the same."""
    ends, known_ends = _number(window.get("resets_at")), _number(known.get("resets_at"))
    if ends is None or known_ends is None:
        return False
    if ends != known_ends or strictly:
        return ends < known_ends
    used, known_used = (_number(each.get("used_percentage")) for each in (window, known))
    return used is not None and known_used is not None and used < known_used


def _number(found: object) -> float | None:
    return found if isinstance(found, int | float) and not isinstance(found, bool) else None


def _recent(said: Mapping[str, int], session: str, saying: int) -> dict[str, int]:
    """With one session as the last; the oldest are forgotten."""
    others = [(name, each) for name, each in said.items() if name != session]
    return dict([*others, (session, saying)][-_SESSIONS:])


def _table(found: object) -> Heard:
    return found if isinstance(found, dict) else {}


def load(path: str) -> Heard:
    """What was kept; empty where there is nothing that can be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 (a Path would cost its import)
            found = json.loads(file.read(MOST + 1)[:MOST])
    except (OSError, ValueError, RecursionError):
        return {}
    return _table(found)


def save(path: str, heard: Heard) -> None:
    """Replace the file whole, for this user alone; `OSError` where that fails."""
    new = f"{path}.{os.getpid()}"
    try:
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "wb") as file:  # noqa: PTH123 (a descriptor)
            file.write(json.dumps(heard).encode())
        os.replace(new, path)  # noqa: PTH105 (see above)
    except OSError:
        with suppress(OSError):
            os.unlink(new)  # noqa: PTH108 (see above)
        raise
