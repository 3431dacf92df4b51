"""The figures inside LiteLLM's refusal of a key, a user or a team that has used its budget up.

The sentences are those of LiteLLM's authentication (litellm.proxy.auth.auth_checks, version 1.106.2), of
which older versions knew the first one without the "Key=" part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_NUMBER: Final = r"\$?(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
_SUMS: Final = re.compile(
    rf"(?:Current cost: {_NUMBER}, Max budget: {_NUMBER}|Spend={_NUMBER}, (?:Budget|Limit)={_NUMBER})"
)
_BEGIN: Final = re.compile(r"(?:Budget has been exceeded!|ExceededBudget:)\s*(?P<said>.*)", re.DOTALL)
_WHO: Final = re.compile(r"^(?P<who>Key|User|Team|Project|Organization|Tag|End User|Model access group)\b")
_TEAM: Final = re.compile(r"\bTeam=(?P<team>[\w.:@-]{1,80})")
_WINDOW: Final = re.compile(r"\bover (?P<length>\d{1,4}(?:mo|[smhdw])) budget")


@dataclass(frozen=True, slots=True)
class Over:
    """US dollars used and allowed. `of` is whose budget: "key", "user", "member" (one's part of a team) ...

    `team` and `length` ("1h", of one of several windows) are "" where the sentence names none.
    """

    of: str
    team: str
    length: str
    used: Decimal
    limit: Decimal


def over_budget(body: bytes) -> Over | None:
    """What a refusal says of a used-up budget; None for any other answer."""
    begin = _BEGIN.search(body.decode("utf-8", "replace"))
    if begin is None:
        return None
    said = begin["said"]
    sums = _SUMS.search(said)
    if sums is None:
        return None
    used, limit = (Decimal(each) for each in sums.groups() if each is not None)
    who, team, window = _WHO.search(said), _TEAM.search(said), _WINDOW.search(said)
    of = who["who"].lower() if who else "key"
    return Over(
        of="member" if of == "user" and team else of,
        team=team["team"] if team else "",
        length=window["length"] if window else "",
        used=used,
        limit=limit,
    )
