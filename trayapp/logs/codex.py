"""Where Codex keeps its rollouts: dated folders of sessions, and a flat one of those put away."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Billed, Parser, Places, Reader

_KEPT = ("sessions", "archived_sessions")


def _folders(places: Places) -> tuple[Path, ...]:
    """Both folders below each of CODEX_HOME's, else below ~/.codex."""
    homes = places.listed("CODEX_HOME") or (places.user / ".codex",)
    return tuple(
        folder
        for home in homes
        for folder in ((home,) if home.name in _KEPT else (home / kept for kept in _KEPT))
    )


def _parser(path: str, changed: int, state: bytes) -> Parser:
    from trayapp.logs._codex import CodexParser  # noqa: PLC0415 (the decoder costs 40 ms, an idle scan none)

    return CodexParser(path, changed, state)


def _billing(places: Places) -> Billed | None:
    from trayapp.logs._codex_billing import billed  # noqa: PLC0415 (only when a route is asked for)

    return billed(places)


READER = Reader(
    id="codex",
    name="Codex",
    version=3,
    folders=_folders,
    parser=_parser,
    marks=(b'"token_count"', b'"token_usage_record"', b'"turn.completed"'),
    billing=_billing,
    about=About(
        where="`~/.codex/sessions`, `~/.codex/archived_sessions` (`CODEX_HOME`)",
        form="JSON lines",
        seen="In real runs of 0.169.0",
        traps=(
            "running totals that are written again without new use, and records beside them: counted once",
            "forks and subagents that begin with their parent's history under new times",
            "the input includes what the cache read and wrote; reasoning is inside the output",
            "earlier totals that come again, and totals that begin anew",
            "what the totals tell beyond the answers is counted as background calls",
        ),
    ),
)
