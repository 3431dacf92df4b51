"""Where Claude Code keeps its transcripts: one JSON Lines file per session, subagents in folders below."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Billed, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """CLAUDE_CONFIG_DIR's folders (each itself, or its `projects`), else both usual places."""
    named = places.listed("CLAUDE_CONFIG_DIR")
    if named:
        return tuple(folder if folder.name == "projects" else _projects(folder) for folder in named)
    config = places.env.get("XDG_CONFIG_HOME")
    roots = (places.user, Path(config) if config else places.user / ".config")
    return roots[0] / ".claude" / "projects", roots[1] / "claude" / "projects"


def _projects(folder: Path) -> Path:
    below = folder / "projects"
    return folder if folder.is_dir() and not below.is_dir() else below


def _parser(_path: str, changed: int, state: bytes) -> Parser:
    from trayapp.logs._claude import ClaudeParser  # noqa: PLC0415 (the decoder costs 40 ms, an idle scan none)

    return ClaudeParser(changed, state)


def _billing(places: Places) -> Billed | None:
    from trayapp.logs._claude_billing import billed  # noqa: PLC0415 (only when a route is asked for)

    return billed(places)


READER = Reader(
    id="claude-code",
    name="Claude Code",
    version=4,
    folders=_folders,
    parser=_parser,
    marks=(b'"usage"', b'"cost-state"'),
    billing=_billing,
    about=About(
        where="`~/.claude/projects`, `~/.config/claude/projects` (`CLAUDE_CONFIG_DIR`, `XDG_CONFIG_HOME`)",
        form="JSON lines",
        seen="In real runs of 2.1.197 and 2.1.330",
        traps=(
            "a response is written as several lines, and again in resumed and forked sessions: counted once",
            "5-minute and 1-hour caches, web searches, fast mode and a second model's advice are told apart",
            "a side chain that repeats its parent does not count",
            "what a compaction used stands only in the session's own total: counted as background calls",
        ),
    ),
)
