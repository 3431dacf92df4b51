"""Calls one by one, in the order of their sessions: what a person's own turns are rebuilt from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import NamedTuple

from trayapp.domain.usage import Tokens
from trayapp.system.store_schema import Connection

_PICO = Decimal(10) ** -12


class Call(NamedTuple):
    """One answer of a model. `session` is a number that holds in this store alone; `billed` in USD."""

    session: int
    at: datetime
    tool: str
    model: str
    mode: str
    project: str
    tokens: Tokens
    billed: Decimal | None


def calls(db: Connection, since: datetime) -> Iterator[Call]:
    """Every call from `since` on, session by session, each session in the order of time."""
    rows = db.rows(
        "SELECT event.session, event.at, tool, model, mode, coalesce(folder.project, facet.project), input, "
        "output, read, w5, w1, web, billed FROM event JOIN facet ON facet.id = event.facet "
        "LEFT JOIN folder ON folder.path = facet.project WHERE event.at >= ? AND NOT flags & 4 "
        "ORDER BY event.session, event.at",
        (int(since.timestamp() * 1000),),
    )
    for session, at, tool, model, mode, project, new, out, read, w5, w1, web, billed in rows:
        tokens = Tokens(new, out, read, w5, w1, web, 1)
        instant = datetime.fromtimestamp(at / 1000, UTC)
        cost = None if billed is None else billed * _PICO
        yield Call(session, instant, tool, model, mode, project, tokens, cost)
