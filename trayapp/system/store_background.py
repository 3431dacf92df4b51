"""What a client's own running total shows beyond its transcript: calls that were billed and left no line.

Claude Code 2.1.330 writes such a total (`cost-state`) at a session's end; compaction and titles are in it and
in no transcript. It goes on over resumes and is carried into forks, so sums over a family of sessions would
count it several times: of each family only the largest difference per model is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from trayapp.domain.usage import Tokens
from trayapp.system.store_schema import Connection

_PICO = Decimal(10) ** -12

_SUMS = "sum(input), sum(output), sum(read), sum(w5), sum(w1), sum(web), count(*)"


@dataclass(frozen=True, slots=True)
class Background:
    """Hidden use of one family of sessions on one model; never part of any sum of events.

    `tokens` is what the client counted beyond the transcript (requests are not told and stay 0). `client`
    and `client_usd` are the client's whole figures for that session and model, `seen` the transcript's: the
    hidden cost is `client_usd` less the price of `seen`, and `client_usd` itself where `seen` is empty.
    """

    tool: str
    session: str
    model: str
    tokens: Tokens
    seen: Tokens
    client: Tokens
    client_usd: Decimal

    @property
    def cost_usd(self) -> Decimal | None:
        """The hidden cost where it needs no price: nothing of that model stands in the transcript."""
        return None if self.seen.total else self.client_usd


def background(db: Connection) -> list[Background]:
    """The largest gap per family and model, for those that have one; in order of family and model."""
    largest: dict[tuple[int, str], Background] = {}
    told = db.rows(
        "SELECT s.id, s.family, s.tool, s.name, model, input, output, read, w5, w1, web, cost "
        "FROM client AS c JOIN session AS s ON s.id = c.session ORDER BY s.family, c.model, s.name"
    )
    seen = _seen(db) if told else {}
    for session, family, tool, name, model, *counts, cost in told:
        client = Tokens(*counts)
        transcript = seen.get((session, model), Tokens())
        hidden = Tokens(
            *(max(0, getattr(client, kind) - getattr(transcript, kind)) for kind in Tokens.__slots__[:6])
        )
        found = Background(tool, name, model, hidden, transcript, client, cost * _PICO)
        before = largest.get((family, model))
        if hidden.total and (before is None or hidden.total > before.tokens.total):
            largest[family, model] = found
    return list(largest.values())


def _seen(db: Connection) -> dict[tuple[int, str], Tokens]:
    """What the transcripts of sessions with a running total hold, copies of other sessions' included."""
    rows = db.rows(
        f"WITH held AS (SELECT k, session FROM event WHERE session IN (SELECT session FROM client) "  # noqa: S608
        "UNION SELECT k, session FROM copied WHERE session IN (SELECT session FROM client)) "
        f"SELECT held.session, facet.model, {_SUMS} FROM held JOIN event USING (k) "
        "JOIN facet ON facet.id = event.facet GROUP BY 1, 2"
    )
    return {(session, model): Tokens(*counts) for session, model, *counts in rows}
